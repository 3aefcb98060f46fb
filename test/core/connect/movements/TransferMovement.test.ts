import { describe, expect, it } from "vitest"
import type { Done } from "#core/simulation/Run.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  after,
  charge,
  done,
  money,
  objectOf,
  passed,
  reversal,
  thursday,
  toAda,
  topUp,
  transfer,
  tuesday,
  wednesday,
  world
} from "../Worlds.ts"

const flour = charge("flour", "10.01 usd")
const stall = transfer("stall", "7.03 usd", { sourceTransaction: "ch_flour" })

const movements: ReadonlyArray<readonly [string, () => Done]> = [
  ["a transfer", () => done(after([flour]), stall, tuesday)],
  ["a reversal", () => done(after([flour, stall]), reversal("x", "tr_stall", { amount: money("3.33 usd") }))]
]

describe("a transfer between two books", () => {
  it.each(movements)("has two lines, the platform's first, of the same amount the other way: %s", (_, send) => {
    const [ours = expect.fail(), theirs = expect.fail(), ...more] = send().outcome.transactions
    expect(more).toEqual([])
    expect(ours.account).toBe("acct_market")
    expect(theirs.account).toBe("acct_ada")
    expect(theirs.amount).toEqual(Money.negate(ours.amount))
    expect(theirs.availableOn).toBe(ours.availableOn)
    expect([ours.fee, theirs.fee]).toEqual([money("0 usd"), money("0 usd")])
  })

  it("draws on one pot and brings the money to the same one, there and back", () => {
    const debit = charge("debit", "10.01 usd", { paymentMethod: "us_bank_account" })
    const world = after([debit])
    const sent = done(world, transfer("stall", "7.03 usd", { sourceTransaction: "py_debit" }))
    const back = done(world, reversal("x", "tr_stall"))
    const lines = [...sent.outcome.transactions, ...back.outcome.transactions]
    expect(lines.map(({ sourceType }) => sourceType)).toEqual(Array.from({ length: 4 }, () => "bank_account"))
    expect(objectOf(sent, "py_stall")).toHaveProperty("paymentMethod", "us_bank_account")
  })

  it("without a charge behind it is like a card payment to the account that receives it", () => {
    const world = after([topUp("more", "50.00 usd", { expectedAvailabilityDate: tuesday })])
    passed(world, tuesday)
    const sent = done(world, transfer("stall", "7.03 usd", { sourceType: "bank_account" }))
    expect(objectOf(sent, "py_stall")).toMatchObject({ paymentMethod: "card", sourceType: "bank_account" })
  })
})

/** https://docs.stripe.com/connect/service-agreement-types */
describe("what is transferred to a recipient", () => {
  const recipient = { ...ada, serviceAgreement: "recipient" } as const
  const linesOf = ({ outcome }: Done) =>
    outcome.transactions.map(({ account, availableOn, type }) => [account, type, Instant.format(availableOn)])

  it("is there 24 hours later than what it comes from, and than the platform's part of it", () => {
    const taken = done(
      world({ accounts: [recipient] }),
      toAda("flour", "10.00 usd", { applicationFeeAmount: money("1.00 usd") })
    )
    expect(linesOf(taken)).toEqual([
      ["acct_market", "charge", "2026-03-04T00:00:00Z"],
      ["acct_market", "transfer", "2026-03-04T00:00:00Z"],
      ["acct_ada", "payment", "2026-03-05T00:00:00Z"],
      ["acct_market", "application_fee", "2026-03-04T00:00:00Z"]
    ])
  })

  it("without a source is there 24 hours after it was sent, to the second; what goes back of it follows", () => {
    const moving = world({ accounts: [recipient] })
    done(moving, charge("flour", "10.00 usd"))
    passed(moving, wednesday)
    const sent = done(moving, transfer("stall", "7.03 usd"), thursday)
    expect(linesOf(sent)).toEqual([
      ["acct_market", "transfer", "2026-03-05T12:00:00Z"],
      ["acct_ada", "payment", "2026-03-06T12:00:00Z"]
    ])
    expect(linesOf(done(moving, reversal("x", "tr_stall", { amount: money("1.00 usd") }), thursday))).toEqual([
      ["acct_market", "transfer_refund", "2026-03-05T12:00:00Z"],
      ["acct_ada", "payment_refund", "2026-03-06T12:00:00Z"]
    ])
  })
})
