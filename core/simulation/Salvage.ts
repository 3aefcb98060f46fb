/**
 * Salvage: what of a misshapen scenario can still be checked, so that all that is wrong with it is said at once.
 *
 * Each part with an issue is replaced by a harmless one of the same name: an account without properties, a step that
 * keeps its id and its moment, no expectation. What is found wrong elsewhere is then true of the file itself.
 */
import type { Issue } from "#core/simulation/Issue.ts"

export interface Salvage {
  readonly value: unknown
  /** Whether what was found wrong with the value is wrong with the file, and not with what replaced a part of it. */
  readonly isTrue: (issue: Issue) => boolean
}

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value)

/** The keys of `section` that `issues` are under; undefined among them for an issue with the section itself. */
const brokenIn = (
  issues: ReadonlyArray<Issue>,
  ...section: ReadonlyArray<string>
): ReadonlySet<PropertyKey | undefined> =>
  new Set(
    issues
      .filter(({ path }) => section.every((key, index) => path[index] === key))
      .map(({ path }) => path[section.length])
  )

const filter = (map: Plain, keeps: (key: string) => boolean): Plain =>
  Object.fromEntries(Object.entries(map).filter(([key]) => keeps(key)))

/** The salvage of a value with `issues`, or undefined where names would be missing that others refer to. */
export const of = (value: unknown, issues: ReadonlyArray<Issue>): Salvage | undefined => {
  const broken = brokenIn(issues)
  const brokenAccounts = brokenIn(issues, "accounts")
  const brokenSteps = brokenIn(issues, "steps")
  if (!isPlain(value) || brokenAccounts.has(undefined) || brokenSteps.has(undefined)) return undefined
  const { accounts, expect, platform, steps } = value
  if (!isPlain(accounts) || !Array.isArray(steps)) return undefined
  const areAccountsSure = !broken.has("platform") && !broken.has("tariffs")
  return {
    value: {
      ...filter(value, (key) => !broken.has(key)),
      platform: broken.has("platform") ? {} : platform,
      accounts: withoutBroken(accounts, brokenAccounts, issues),
      steps: withStubs(steps, brokenSteps, issues),
      ...(isPlain(expect) ? { expect: unbroken(expect, issues) } : {})
    },
    isTrue: ({ path: [section, name] }) => {
      if (section === "platform") return areAccountsSure
      return section !== "accounts" || (areAccountsSure && !brokenAccounts.has(name))
    }
  }
}

const withoutBroken = (accounts: Plain, broken: ReadonlySet<PropertyKey | undefined>, issues: ReadonlyArray<Issue>) => {
  const nameless = new Set(
    issues.filter(({ about, path }) => about === "key" && path.length === 2).map(({ path }) => path[1])
  )
  return Object.fromEntries(
    Object.entries(filter(accounts, (name) => !nameless.has(name))).map(([name, account]) => [
      name,
      broken.has(name) ? { type: "express" } : account
    ])
  )
}

/** A charge, because most can be said of a charge's step; at its own moment, or else with the step above it. */
const withStubs = (
  steps: ReadonlyArray<unknown>,
  broken: ReadonlySet<PropertyKey | undefined>,
  issues: ReadonlyArray<Issue>
): ReadonlyArray<unknown> => {
  const brokenKeys = new Set(
    issues.filter(({ path }) => path[0] === "steps").map(({ path }) => `${String(path[1])}.${String(path[2])}`)
  )
  let before = "1970-01-01"
  return steps.map((step, index) => {
    const { at, id } = isPlain(step) ? step : {}
    if (typeof at === "string" && !brokenKeys.has(`${index}.at`)) before = at
    if (!broken.has(index)) return step
    const named = typeof id === "string" && !brokenKeys.has(`${index}.id`)
    return { at: before, ...(named ? { id } : {}), charge: { amount: "1.00 usd" } }
  })
}

const unbroken = (expect: Plain, issues: ReadonlyArray<Issue>): Plain => {
  const broken = brokenIn(issues, "expect")
  return Object.fromEntries(
    Object.entries(expect).flatMap(([part, value]) => {
      if (!broken.has(part)) return [[part, value]]
      const names = brokenIn(issues, "expect", part)
      return isPlain(value) && !names.has(undefined) ? [[part, filter(value, (name) => !names.has(name))]] : []
    })
  )
}
