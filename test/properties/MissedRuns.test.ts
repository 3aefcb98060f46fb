/**
 * A platform that is paid out every day while refunds wait that take transfers back: what it keeps for them depends on
 * what their destinations have, and it is looked at when that changes.
 */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  after,
  charge,
  connected,
  done,
  feeRefund,
  market,
  moment,
  passed,
  payout,
  refund,
  refundCancel,
  reversal,
  topUp
} from "../core/connect/Worlds.ts"
import * as Counterexample from "./Counterexample.ts"
import * as MissedRuns from "./MissedRuns.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

const tries = Counterexample.tries(500)
const timeout = Counterexample.patience(tries)

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: false }
const platform = { ...market, payouts: daily }
const byHand = connected("Sten", "standard")
const weekly = connected("Ben", "standard", {
  payouts: { schedule: { interval: "weekly", weekdays: [4] }, debitNegativeBalances: false }
})
const accounts = [byHand, weekly]

const usd = (cents: number): Money.Money => Money.of(Currency.of("usd"), BigInt(cents))
const text = (cents: number): string => Money.format(usd(cents))

/** Something asked for with a key of its own, so many hours later. */
interface Asked {
  readonly hours: number
  readonly command: (key: string) => Command
}

const cents = fc.integer({ min: 1, max: 60_00 })
const someOrAll = fc.option(cents, { nil: undefined })
const who = fc.constantFrom(...accounts).map(({ id }) => id)
const sold = fc.constantFrom("room", "boat", "bike")

const part = (amount: number | undefined) => (amount === undefined ? {} : { amount: usd(amount) })

const commands: fc.Arbitrary<Asked["command"]> = fc.oneof(
  { weight: 3, arbitrary: cents.map((amount) => (key: string) => charge(key, text(50 + amount))) },
  {
    weight: 3,
    arbitrary: fc
      .record({ sold, amount: someOrAll, reverseTransfer: fc.boolean(), refundApplicationFee: fc.boolean() })
      .map(
        ({ amount, sold, ...flags }) =>
          (key: string) =>
            refund(key, `ch_${sold}`, { ...flags, ...part(amount) })
      )
  },
  {
    weight: 3,
    arbitrary: fc.tuple(someOrAll, who).map(
      ([amount, stripeAccount]) =>
        (key: string) =>
          payout(key, amount === undefined ? undefined : text(amount), { stripeAccount })
    )
  },
  fc.tuple(cents, who).map(
    ([amount, stripeAccount]) =>
      (key: string) =>
        charge(key, text(50 + amount), { stripeAccount })
  ),
  fc.tuple(sold, someOrAll).map(
    ([sold, amount]) =>
      (key: string) =>
        reversal(key, `tr_${sold}`, part(amount))
  ),
  sold.map((sold) => (key: string) => feeRefund(key, `fee_${sold}`, "0.10 usd")),
  sold.map((sold) => (key: string) => refundCancel(key, `re_${sold}-back`)),
  cents.map((amount) => (key: string) => topUp(key, text(amount)))
)

const asked: fc.Arbitrary<Asked> = fc.record({ hours: fc.integer({ min: 0, max: 72 }), command: commands })

/** Three sales whose refunds wait: of the first 20.00 is missing, and of the second and third the fee. */
const begun = () => {
  const room = charge("room", "100.00 usd", { transferData: { destination: byHand.id, amount: usd(80_00) } })
  const boat = charge("boat", "50.00 usd", {
    transferData: { destination: weekly.id },
    applicationFeeAmount: usd(10_00)
  })
  const bike = charge("bike", "30.00 usd", {
    transferData: { destination: byHand.id },
    applicationFeeAmount: usd(5_00)
  })
  const made = after([room, boat, bike], { platform, accounts })
  passed(made, moment("2026-03-04T12:00Z"))
  const asked = { reverseTransfer: true, refundApplicationFee: true }
  done(made, refund("room-back", "ch_room", { reverseTransfer: true }))
  for (const sold of ["boat", "bike"]) done(made, refund(`${sold}-back`, `ch_${sold}`, asked))
  expect(made.waitingRefunds(platform.id).size).toBe(3)
  return made
}

describe("a platform whose refunds take transfers back", () => {
  it("pays out on each day what it need not keep for them, however their destinations fare", { timeout }, () => {
    const property = fc.property(fc.array(asked, { minLength: 1, maxLength: 12, size: "max" }), (all) => {
      const made = begun()
      for (const [n, { command, hours }] of all.entries()) {
        const at = Instant.plus(made.now(), hours * 3600)
        expect(MissedRuns.until(made, { platform, accounts }, at)).toEqual([])
        Run.step(made, { at, command: command(`k${n}`) })
      }
      const end = Instant.plus(made.now(), 20 * 86_400)
      expect(MissedRuns.until(made, { platform, accounts }, end)).toEqual([])
    })
    fc.assert(property, tries)
  })
})
