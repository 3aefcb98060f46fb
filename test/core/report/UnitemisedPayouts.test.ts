import { expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as UnitemisedPayouts from "#core/report/UnitemisedPayouts.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  bankUpdate,
  charge,
  connected,
  done,
  market,
  moment,
  money,
  monday,
  payout,
  payoutFailure,
  payoutReversal,
  world
} from "../connect/Worlds.ts"

const by = (account: `acct_${string}`) => ({ stripeAccount: account })
const ada = connected("Ada", "express", { payouts: { schedule: { interval: "daily" }, debitNegativeBalances: false } })
const ben = connected("Ben", "express", {
  payouts: { schedule: { interval: "manual", holding: { days: 10 } }, debitNegativeBalances: false }
})

const play: ReadonlyArray<readonly [Instant.Instant, Command]> = [
  [monday, charge("before", "100.00 usd", by(ben.id))],
  [moment("2026-03-04T10:00Z"), payout("early", "5.00 usd", by(ben.id))],
  [moment("2026-03-04T11:00Z"), charge("cake", "50.00 usd", by(ben.id))],
  [moment("2026-03-04T11:00Z"), charge("tart", "50.00 usd", by(ada.id))],
  [moment("2026-03-05T11:00Z"), charge("own", "50.00 usd")],
  [moment("2026-03-10T11:00Z"), payout("mine", "1.00 usd")],
  [moment("2026-03-10T11:00Z"), payout("asked", "10.00 usd", by(ben.id))],
  [moment("2026-03-10T12:00Z"), payoutFailure("closed", "po_asked")],
  [moment("2026-03-10T13:00Z"), bankUpdate("bank", ben.id)],
  [moment("2026-03-10T14:00Z"), payout("again", "10.00 usd", by(ben.id))],
  [moment("2026-03-13T10:00Z"), payoutReversal("back", "po_again")]
]

it("are those that an account asked for, or could hold no longer, since what is followed came to it", () => {
  const of = world({ platform: market, accounts: [ada, ben] })
  const found = UnitemisedPayouts.empty()
  const add = (outcomes: ReturnType<typeof Run.outcomesOf>, key: string) => {
    for (const [index, outcome] of outcomes.entries()) {
      UnitemisedPayouts.add(found, outcome, index === outcomes.length - 1 && ["cake", "tart"].includes(key))
    }
  }
  for (const [at, command] of play) {
    const ran = Run.step(of, { at, command })
    if (ran._tag === "refused") expect.fail(`${command.key} is refused: ${ran.refusal.message}`)
    add(Run.outcomesOf(ran), command.key)
  }
  const list = () => [...found.payouts.values()].map(({ id, maker, status }) => `${id} ${maker} ${status}`)
  expect(list()).toEqual(["po_asked request failed", "po_again request paid"])
  for (const each of Run.advance(of, moment("2026-03-31"))) UnitemisedPayouts.add(found, each.outcome, false)
  expect(list()).toEqual([
    "po_asked request failed",
    "po_again request paid",
    "po_ben.2026-03-14 holding_period paid",
    "po_ben.2026-03-16 holding_period paid",
    "po_ben.2026-03-20 holding_period paid",
    "po_ben.2026-03-26 holding_period paid"
  ])
  expect([...found.accounts]).toEqual([ben.id, ada.id])
})

it("one may have paid out what an automatic payout had left if it is of the same balance, and not older", () => {
  const of = world({ accounts: [ada, ben] })
  done(of, charge("sale", "50.00 usd", by(ben.id)), monday)
  const sent = done(of, payout("out", "5.00 usd", by(ben.id)), moment("2026-03-05T10:00Z")).outcome.made
  const one = sent.find((it) => it.object === "payout") ?? expect.fail("nothing was paid out")
  const { created } = one
  expect(UnitemisedPayouts.isAfter(one, one)).toBe(true)
  expect(UnitemisedPayouts.isAfter(one, { ...one, created: Instant.plus(created, -1) })).toBe(true)
  expect(UnitemisedPayouts.isAfter(one, { ...one, created: Instant.plus(created, 1) })).toBe(false)
  expect(UnitemisedPayouts.isAfter(one, { ...one, account: ada.id })).toBe(false)
  expect(UnitemisedPayouts.isAfter(one, { ...one, amount: money("5.00 eur") })).toBe(false)
})
