import { describe, expect, it } from "vitest"
import type { Done } from "#core/simulation/Run.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  after,
  charge,
  done,
  monday,
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
import { borders, cara } from "../Borders.ts"

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

describe("a transfer to an account that settles in another currency", () => {
  const sent = () => {
    const moving = borders()
    done(moving, charge("flour", "100.00 usd"))
    return [
      moving,
      done(moving, transfer("sent", "50.00 usd", { destination: cara.id, sourceTransaction: "ch_flour" }))
    ] as const
  }

  it("is made when it is asked for, and becomes a payment of which nothing went on in that currency", () => {
    const [, { outcome }] = sent()
    expect(outcome.made.map(({ created, id }) => [id, created])).toEqual([
      ["tr_sent", monday],
      ["py_sent", monday]
    ])
    expect(outcome.made.find(({ id }) => id === "py_sent")).toMatchObject({
      settled: { amount: money("61.25 cad") },
      transferred: { count: 0, total: money("0.00 cad") }
    })
  })

  it("takes back of it what the reversal is worth there, and says so of both", () => {
    const [moving] = sent()
    const back = done(moving, reversal("x", "tr_sent", { amount: money("10.00 usd") }))
    const taken = Money.negate(back.outcome.transactions[1]?.net ?? expect.fail())
    expect(taken.currency).toBe("cad")
    const refund = back.outcome.made.find(({ object }) => object === "refund")
    expect(refund).toMatchObject({ amount: money("10.00 usd"), settled: { amount: taken } })
    expect(objectOf(back, refund === undefined ? "" : "trr_x")).toMatchObject({ taken: { amount: taken } })
  })

  it("takes it out of what is held of that payment first, in that currency", () => {
    const reservePlan = { percent: Rate.of("10%"), release: { type: "rolling_release", daysAfterCharge: 30 } } as const
    const moving = borders({ accounts: [{ ...cara, reservePlan }] })
    done(moving, charge("flour", "100.00 usd", { transferData: { destination: cara.id } }))
    const releasable = () => moving.reserveHold("reshold_flour")?.amountReleasable ?? expect.fail()
    const before = releasable()
    const back = done(moving, reversal("x", "tr_flour", { amount: money("5.00 usd") }))
    const taken = back.outcome.transactions.find(({ type }) => type === "payment_refund")?.net ?? expect.fail()
    expect(taken.currency).toBe("cad")
    expect(releasable()).toEqual(Money.add(before, taken))
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
