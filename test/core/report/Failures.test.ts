import { expect, it } from "vitest"
import {
  ada,
  capture,
  charge,
  done,
  hold,
  monday,
  money,
  moment,
  passed,
  payout,
  payoutCancel,
  payoutFailure,
  paymentFailure,
  refund,
  refundCancel,
  refundFailure,
  topUp,
  topUpCancel,
  topUpFailure,
  topUpReversal,
  world
} from "../connect/Worlds.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as Failures from "#core/report/Failures.ts"
import * as Run from "#core/simulation/Run.ts"
import type * as Instant from "#core/time/Instant.ts"

const late = moment("2026-07-01")

/** What failed of what these did, and of what came about by the end. */
const told = (...steps: ReadonlyArray<readonly [at: Instant.Instant, command: Command]>) => {
  const of = world()
  const failures = Failures.empty()
  for (const [at, command] of steps) {
    for (const outcome of Run.outcomesOf(done(of, command, at))) Failures.add(failures, outcome)
  }
  for (const { outcome } of passed(of, late)) Failures.add(failures, outcome)
  return Failures.list(failures).map(
    ({ amount, count, object, reason }) => `${count} ${object} ${Money.format(amount)} ${reason}`
  )
}

const own = { stripeAccount: ada.id }
const thursday = moment("2026-03-05T10:00Z")
const friday = moment("2026-03-06T10:00Z")

it("nothing fails where nothing does, nor where somebody gives it up", () => {
  expect(
    told(
      [monday, charge("a", "100.00 usd", own)],
      [monday, hold("held", "8.00 usd")],
      [monday, capture("taken", "ch_held")],
      [thursday, payout("first", "1.00 usd", own)],
      [thursday, payoutCancel("kept", "po_first")],
      [thursday, payout("out", undefined, own)],
      [friday, refund("back", "ch_a", { amount: money("10.00 usd") })],
      [friday, refundCancel("stop", "re_back")],
      [friday, topUp("in", "10.00 usd")],
      [friday, topUpCancel("no", "tu_in")]
    )
  ).toEqual([])
})

it("declined payments and debits that their banks do not pay are counted by reason", () => {
  const debit = { ...own, paymentMethod: "us_bank_account" } as const
  expect(
    told(
      [monday, charge("a", "10.00 usd", { declineCode: "lost_card" })],
      [monday, charge("b", "5.00 usd", { ...own, declineCode: "lost_card" })],
      [monday, charge("c", "7.00 usd", debit)],
      [thursday, paymentFailure("no", "py_c")]
    )
  ).toEqual(["1 charge 7.00 usd insufficient_funds", "2 charge 15.00 usd lost_card"])
})

it("a hold that is not captured in time expires", () => {
  expect(told([monday, hold("a", "10.00 usd")])).toEqual(["1 hold 10.00 usd expired"])
})

it("a refund fails for want of funds, or at the payer's bank", () => {
  expect(
    told(
      [monday, charge("a", "100.00 usd", own)],
      [monday, charge("b", "30.00 usd")],
      [thursday, payout("out", undefined, own)],
      [friday, refund("back", "ch_a")],
      [friday, refund("sent", "ch_b", { amount: money("9.00 usd") })],
      [friday, refundFailure("returned", "re_sent")]
    )
  ).toEqual(["1 refund 9.00 usd expired_or_canceled_card", "1 refund 100.00 usd insufficient_funds"])
})

it("payouts and top-ups fail, or are taken back, each once", () => {
  expect(
    told(
      [monday, charge("a", "100.00 usd", own)],
      [thursday, payout("out", "20.00 usd", own)],
      [friday, payoutFailure("no", "po_out")],
      [friday, topUp("in", "10.00 usd")],
      [friday, topUp("on", "11.00 usd")],
      [friday, topUpFailure("never", "tu_in")],
      [moment("2026-03-20"), topUpReversal("back", "tu_on")]
    )
  ).toEqual(["1 payout 20.00 usd account_closed", "1 topup 10.00 usd insufficient_funds", "1 topup 11.00 usd reversed"])
})

it("payments come first, then holds, refunds, payouts and top-ups", () => {
  expect(
    told(
      [monday, topUp("in", "10.00 usd")],
      [monday, topUpFailure("never", "tu_in")],
      [monday, charge("a", "100.00 usd", own)],
      [monday, hold("b", "10.00 usd")],
      [monday, charge("c", "9.00 usd", { declineCode: "lost_card" })],
      [thursday, payout("out", "20.00 usd", own)],
      [friday, payoutFailure("no", "po_out")],
      [friday, refund("sent", "ch_a", { amount: money("9.00 usd") })],
      [friday, refundFailure("returned", "re_sent")]
    ).map((line) => line.split(" ")[1])
  ).toEqual(["charge", "hold", "refund", "payout", "topup"])
})

it("what failed is not counted anew where it is told again", () => {
  const debit = { ...own, paymentMethod: "us_bank_account" } as const
  const of = world()
  done(of, charge("a", "100.00 usd", own), monday)
  done(of, charge("b", "7.00 usd", debit), monday)
  const failed = done(of, paymentFailure("unpaid", "py_b"), thursday).outcome
  done(of, payout("out", "20.00 usd", own), thursday)
  done(of, refund("sent", "ch_a", { amount: money("9.00 usd") }), thursday)
  const outcomes = [
    failed,
    done(of, payoutFailure("no", "po_out"), friday).outcome,
    done(of, refundFailure("returned", "re_sent"), friday).outcome
  ]
  const other = outcomes.flatMap(({ transactions }) => transactions)
  for (const outcome of outcomes) {
    const failures = Failures.empty()
    const isOwn = new Set(outcome.transactions)
    Failures.add(failures, { ...outcome, transactions: other.filter((line) => !isOwn.has(line)) })
    expect(Failures.list(failures)).toEqual([])
    Failures.add(failures, { ...outcome, transactions: other })
    expect(Failures.list(failures).map(({ count }) => count)).toEqual([1])
  }
})
