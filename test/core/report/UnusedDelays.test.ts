import { expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as UnusedDelays from "#core/report/UnusedDelays.ts"
import * as Run from "#core/simulation/Run.ts"
import { charge, connected, market, moment, toAda, world } from "../connect/Worlds.ts"

const two = { days: 2, count: "business" } as const
const seven = { days: 7, count: "business" } as const
const slow = connected("Ada", "express", { settlementDelay: seven, lowestDelay: two })
const later: Command = { _tag: "balance_settings_update", key: "later", stripeAccount: "acct_ada", delayDays: 7 }
const sooner: Command = { ...later, key: "sooner", delayDays: "minimum" }
const onBehalf = charge("rug", "10.00 usd", { onBehalfOf: "acct_ada", transferData: { destination: "acct_ada" } })
const direct = charge("tea", "10.00 usd", { stripeAccount: "acct_ada" })

/** Of whom nothing waited for a longer delay after these, an hour apart. */
const unused = (ada: typeof slow, platform: typeof market, ...commands: ReadonlyArray<Command>) => {
  const of = world({ platform, accounts: [ada], reschedulable: "all" })
  const used = UnusedDelays.empty()
  for (const [hour, command] of commands.entries()) {
    const ran = Run.step(of, { at: moment(`2026-03-02T${10 + hour}:00Z`), command })
    if (ran._tag === "refused") expect.fail(`${command.key} is refused: ${ran.refusal.message}`)
    for (const outcome of Run.outcomesOf(ran)) UnusedDelays.add(used, of, outcome)
  }
  return UnusedDelays.of(
    used,
    [platform, ada].map((it) => of.account(it.id) ?? it)
  )
}

const fast = connected("Ada", "express", { settlementDelay: two, lowestDelay: two })

it.each<readonly [string, typeof slow, ReadonlyArray<Command>, ReadonlyArray<string>]>([
  ["nothing is charged", slow, [], [slow.id]],
  ["it is only sent money", slow, [toAda("cake", "10.00 usd")], [slow.id]],
  ["it is charged directly", slow, [direct], []],
  ["it is charged on behalf of", slow, [onBehalf], []],
  [
    "only a bank is debited, which takes its own days",
    slow,
    [charge("tea", "10.00 usd", { stripeAccount: "acct_ada", paymentMethod: "us_bank_account" })],
    [slow.id]
  ],
  ["the delay is no longer than the lowest", fast, [toAda("cake", "10.00 usd")], []],
  ["it was charged before, when it was not longer", fast, [direct, later], [slow.id]],
  ["it was charged while it was longer", slow, [direct, sooner], []],
  ["it was charged after it was made longer", fast, [later, direct], []]
])("the longer delay of an account is unused, or not, where %s", (_, ada, commands, expected) => {
  expect(unused(ada, market, ...commands)).toEqual(expected)
})

it("the platform's own counts for what is transferred, and not where it is all on behalf of others", () => {
  const platform = { ...market, settlementDelay: seven, lowestDelay: two }
  expect(unused(fast, platform, toAda("cake", "10.00 usd"))).toEqual([])
  expect(unused(fast, platform, onBehalf)).toEqual([market.id])
})
