/**
 * ScenarioParts: a scenario file by its parts, with what can be known of those that do not have their shape.
 *
 * A broken account still has its name, and a broken step its id, its moment and its kind as far as they can be read,
 * so that the sound parts can be checked and what refers to a broken one is not taken for a mistake. Nothing in the
 * schema transforms a value: a part without an issue is what the schema says it is.
 */
import type { AccountSchema, PlatformSchema } from "#core/simulation/schema/AccountSchema.ts"
import type { ExchangeRateSchema } from "#core/simulation/schema/ExchangeRateSchema.ts"
import type { Issue, Path } from "#core/simulation/schema/Issue.ts"
import type { ExpectationsSchema, ScenarioSchema } from "#core/simulation/schema/ScenarioSchema.ts"
import { type Request, requestNames, type StepSchema } from "#core/simulation/schema/StepSchema.ts"

export interface StepPart {
  /** Its own id, or one by its place; undefined where it has one that cannot be read. */
  readonly id: string | undefined
  readonly at: string | undefined
  readonly request: Request | undefined
  /** Undefined where the step is broken. */
  readonly step: StepSchema | undefined
}

type Section = "platform" | "accounts" | "tariffs" | "exchange_rates" | "steps" | "generate" | "expect"

/** The parts; a broken one is undefined, or left out of what only says more. */
export interface ScenarioParts extends Partial<Omit<ScenarioSchema, Section>> {
  readonly platform: PlatformSchema | undefined
  readonly accounts: ReadonlyMap<string, AccountSchema | undefined>
  readonly tariffs: NonNullable<ScenarioSchema["tariffs"]> | undefined
  /** Undefined those that are broken; where they are no list, a single one. */
  readonly exchange_rates: ReadonlyArray<ExchangeRateSchema | undefined>
  readonly steps: ReadonlyArray<StepPart>
  readonly generate: ScenarioSchema["generate"]
  /** The groups of generated sellers with how many there are in each, also where the rest of the block is broken. */
  readonly sellers: ReadonlyMap<string, number>
  readonly expect: ExpectationsSchema
}

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value)

const filter = (map: Plain, keeps: (key: string) => boolean): Plain =>
  Object.fromEntries(Object.entries(map).filter(([key]) => keeps(key)))

/** The keys in `section` that `issues` are with; undefined among them for an issue with the section itself. */
const brokenIn = (issues: ReadonlyArray<Issue>, ...section: Path): ReadonlySet<Path[number] | undefined> =>
  new Set(
    issues
      .filter(({ path }) => section.every((key, index) => path[index] === key))
      .map(({ path }) => path[section.length])
  )

/** The keys in `section` that cannot be keys there. */
const keysWrongIn = (issues: ReadonlyArray<Issue>, ...section: Path): ReadonlySet<Path[number] | undefined> =>
  brokenIn(
    issues.filter(({ about, path }) => about === "key" && path.length === section.length + 1),
    ...section
  )

/** Undefined where it cannot be known what the sellers are called. */
const sellersIn = (generate: unknown, issues: ReadonlyArray<Issue>): ReadonlyMap<string, number> | undefined => {
  if (generate === undefined) return new Map()
  const section = ["generate", "sellers"]
  if (brokenIn(issues, "generate").has(undefined) || brokenIn(issues, ...section).has(undefined)) return undefined
  if (!isPlain(generate) || !isPlain(generate["sellers"])) return undefined
  const nameless = keysWrongIn(issues, ...section)
  const groups = Object.entries(generate["sellers"]).filter(([name]) => !nameless.has(name))
  const isCounted = ([name, group]: (typeof groups)[number]) =>
    isPlain(group) && "count" in group && !brokenIn(issues, ...section, name).has("count")
  return groups.every(isCounted) ? new Map(groups.map(([name, group]) => [name, (group as Counted).count])) : undefined
}

interface Counted {
  readonly count: number
}

/** The parts of a value whose `issues` are all that is wrong with its shape; undefined where its names are unknown. */
export const of = (value: unknown, issues: ReadonlyArray<Issue>): ScenarioParts | undefined => {
  const broken = brokenIn(issues)
  const brokenAccounts = brokenIn(issues, "accounts")
  const brokenSteps = brokenIn(issues, "steps")
  if (!isPlain(value) || brokenAccounts.has(undefined) || brokenSteps.has(undefined)) return undefined
  const { accounts, expect, steps = [] } = value
  const sellers = sellersIn(value["generate"], issues)
  if (!isPlain(accounts) || !Array.isArray(steps) || sellers === undefined) return undefined
  const {
    generate,
    platform,
    tariffs = {},
    ...sound
  } = filter(value, (key) => !broken.has(key)) as Partial<ScenarioSchema>
  const nameless = keysWrongIn(issues, "accounts")
  const named = Object.entries(accounts).filter(([name]) => !nameless.has(name))
  return {
    ...sound,
    platform,
    tariffs: broken.has("tariffs") ? undefined : tariffs,
    accounts: new Map(
      named.map(([name, account]) => [name, brokenAccounts.has(name) ? undefined : (account as AccountSchema)])
    ),
    exchange_rates: exchangeRates(value["exchange_rates"] ?? [], issues),
    steps: stepParts(steps, brokenSteps, issues),
    generate,
    sellers,
    expect: isPlain(expect) ? soundExpectations(expect, issues) : {}
  }
}

const exchangeRates = (stated: unknown, issues: ReadonlyArray<Issue>): ScenarioParts["exchange_rates"] => {
  const broken = brokenIn(issues, "exchange_rates")
  if (!Array.isArray(stated) || broken.has(undefined)) return [undefined]
  return stated.map((rate: unknown, index) => (broken.has(index) ? undefined : (rate as ExchangeRateSchema)))
}

const stepParts = (
  steps: ReadonlyArray<unknown>,
  broken: ReadonlySet<Path[number] | undefined>,
  issues: ReadonlyArray<Issue>
): ReadonlyArray<StepPart> => {
  const unreadable = new Set(
    issues.filter(({ path }) => path[0] === "steps").map(({ path }) => `${String(path[1])}.${String(path[2])}`)
  )
  return Array.from(steps, (step: unknown, index) => {
    const keys = isPlain(step) ? step : {}
    const text = (key: string) => {
      const value = keys[key]
      return typeof value === "string" && !unreadable.has(`${index}.${key}`) ? value : undefined
    }
    const requests = requestNames.filter((name) => name in keys)
    return {
      id: "id" in keys ? text("id") : `step-${index + 1}`,
      at: text("at"),
      request: requests.length === 1 ? requests[0] : undefined,
      step: broken.has(index) ? undefined : (step as StepSchema)
    }
  })
}

const soundExpectations = (expect: Plain, issues: ReadonlyArray<Issue>): ExpectationsSchema => {
  const broken = brokenIn(issues, "expect")
  return Object.fromEntries(
    Object.entries(expect).flatMap(([part, value]) => {
      if (!broken.has(part)) return [[part, value]]
      const names = brokenIn(issues, "expect", part)
      return isPlain(value) && !names.has(undefined) ? [[part, filter(value, (name) => !names.has(name))]] : []
    })
  )
}
