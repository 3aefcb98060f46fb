/**
 * Beginning: how the world of a sandbox begins: a platform alone, or the accounts of a scenario, with its steps in the
 * past or without them.
 */
import { Result } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import { type Beginning, WorldUnusable } from "#adapters/WorldStore.ts"
import * as AccountMaking from "#apps/sandbox/state/AccountMaking.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as State from "#apps/sandbox/state/State.ts"
import * as BillConnectFees from "#core/connect/decisions/BillConnectFees.ts"
import type * as Scenario from "#core/simulation/Scenario.ts"
import * as Instant from "#core/time/Instant.ts"

/** What whoever starts a sandbox may say of how it begins. */
export interface Options {
  /** What ids are drawn by, and the orders that a scenario generates; 1, if absent. */
  readonly seed?: number
  /** The moment at which its world begins: the real now, if absent. A scenario with steps states its own. */
  readonly start?: Instant.Instant
  /** The platform, in the words of a scenario: `{ country: "US" }`, if absent. */
  readonly platform?: AccountMaking.Words
  /** In the place of `platform`: the plain value of a scenario file, which is played to its end first. */
  readonly scenario?: unknown
  /** `accounts`: the steps of the scenario are left out, and its world begins where they would. */
  readonly of?: "accounts" | "played"
}

const raw = (_: string, value: unknown): unknown => (typeof value === "bigint" ? JSON.rawJSON(`${value}`) : value)

/** What the options say; fails with a sentence where there can be no such world. */
export const of = (options: Options): Result.Result<Beginning, string> => {
  const { of: part = "played", platform = {}, scenario = { platform, accounts: {}, steps: [] }, seed = 1 } = options
  if (options.scenario !== undefined && options.platform !== undefined) {
    return Result.fail("a scenario has its own platform: state one of them")
  }
  const decoded =
    options.scenario === undefined ? AccountMaking.alone(platform) : AccountMaking.decoded(scenario, options.seed)
  return Result.flatMap(decoded, (read) => {
    const isDated = read.start > 0
    if (isDated && options.start !== undefined) {
      return Result.fail(`the scenario begins at ${Instant.format(read.start)}, with its first step: leave start out`)
    }
    const start = isDated ? read.start : (options.start ?? Instant.of(Math.floor(Date.now() / 1000)))
    return Result.succeed({ seed, start, scenario: JSON.stringify(scenario, raw), isPlayed: part === "played" })
  })
}

/** What is stated of a world that has begun otherwise already; undefined where nothing is. */
const otherwise = (begun: Beginning, stated: Options): string | undefined => {
  const { of: part, platform, scenario, seed, start } = stated
  if (seed !== undefined && seed !== begun.seed) return `seed ${begun.seed}`
  if (start !== undefined && start !== begun.start) return `its start at ${Instant.format(begun.start)}`
  if (part !== undefined && (part === "played") !== begun.isPlayed) return "the other part of its scenario"
  const whole = scenario ?? (platform === undefined ? undefined : { platform, accounts: {}, steps: [] })
  return whole !== undefined && JSON.stringify(whole, raw) !== begun.scenario
    ? "another platform or scenario"
    : undefined
}

/** The beginning of a world that has begun already; fails where the options say another one. */
export const again = (place: string, begun: Beginning, stated: Options): Result.Result<Beginning, WorldUnusable> => {
  const other = otherwise(begun, stated)
  if (other === undefined) return Result.succeed(begun)
  const why = `its world began with ${other}; state nothing of how it begins, or begin with a new file`
  return Result.fail(new WorldUnusable({ place, why }))
}

/** Plays the steps; fails with the first that is refused and was not meant to be. */
const play = (state: State.State, scenario: Scenario.Scenario): string | undefined => {
  const stated = new Set(scenario.stated.map(({ command }) => command.key))
  for (const { at, command } of scenario.steps) {
    Recording.advance(state, at)
    const done = Recording.carryOut(state, Outbox.time(at), command)
    if (Result.isSuccess(done)) continue
    const { code, message } = done.failure.error
    const isMeant = stated.has(command.key)
      ? scenario.expected.refusals.has(command.key)
      : code !== "sandbox_not_served"
    if (!isMeant) return `${command.key} of the scenario is refused: ${message}`
  }
  Recording.advance(state, Instant.max(state.world.now(), scenario.until))
  return undefined
}

/** The world as it is in the beginning. Fails with a sentence where its scenario cannot be played. */
export const state = ({ isPlayed, scenario: said, seed, start }: Beginning): Result.Result<State.State, string> => {
  const value = ExactInteger.parse(said)
  return Result.flatMap(AccountMaking.decoded(value, seed), (scenario) => {
    const { accounts, platform } = scenario
    const missing = accounts
      .map((each) => BillConnectFees.refusalOf(scenario, each, start))
      .find((it) => it !== undefined)
    if (missing !== undefined) return Result.fail(`Connect's fees cannot be billed: ${missing.message}`)
    const words = (value as { readonly platform: AccountMaking.Words }).platform
    const made = State.make(MemoryWorld.make({ ...scenario, start, reschedulable: "all" }), words, seed)
    for (const account of [platform, ...accounts]) {
      made.accounts.put(platform.id, account.id, account)
      const kept = made.accounts.get(account.id)
      if (kept !== undefined) kept.beside = { ...kept.beside, businessName: account.name, created: start }
    }
    const refused = isPlayed ? play(made, scenario) : undefined
    return refused === undefined ? Result.succeed(made) : Result.fail(refused)
  })
}
