import { describe, expect, it } from "vitest"
import * as SourceFacts from "#core/booking/SourceFacts.ts"
import { types } from "#core/connect/objects/BalanceTransactionType.ts"
import * as Rate from "#core/money/Rate.ts"
import { money, transaction } from "../ledger/Books.ts"
import { borders, cara, colin } from "../connect/Borders.ts"
import {
  ada,
  after,
  charge,
  dispute,
  done,
  evidence,
  lost,
  market,
  payout,
  refund,
  reversal,
  sten,
  thursday,
  toAda,
  transfer,
  world as emptyWorld
} from "../connect/Worlds.ts"

// A destination charge with a fee, a direct charge with one and one without, and a transfer that was half taken back.
const world = after([
  toAda("cake", "10.00 usd", { applicationFeeAmount: money("1.23 usd") }),
  charge("lamp", "20.00 usd", { stripeAccount: sten.id, applicationFeeAmount: money("2.00 usd") }),
  charge("bulb", "3.00 usd", { stripeAccount: sten.id }),
  charge("market", "50.00 usd"),
  transfer("stall", "40.00 usd", { sourceTransaction: "ch_market", destination: ada.id }),
  reversal("less", "tr_stall", { amount: money("20.00 usd") })
])

const facts = (type: string, source: string | undefined) => SourceFacts.of(transaction({ type, source }), world)

describe("what booking must know of a source", () => {
  it.each<readonly [string, string, SourceFacts.SourceFacts, string]>([
    ["payment", "py_cake", { transfer: "tr_cake" }, "the transfer that brought it"],
    ["payment", "py_stall", { transfer: "tr_stall" }, "the same without an application fee"],
    ["payment", "ch_market", { transfer: null }, "that a payer paid it"],
    ["payment", "py_unseen", {}, "nothing of a payment that was not seen"],
    ["payment_refund", "pyr_less", { transfer: "tr_stall" }, "the transfer behind the payment it refunds"],
    ["payment_refund", "pyr_unseen", {}, "nothing of a refund that was not seen"],
    ["application_fee", "fee_cake", { charge: "py_cake" }, "the payment on the connected account, not the charge"],
    ["application_fee", "fee_lamp", { charge: "ch_lamp" }, "the direct charge"],
    ["application_fee_refund", "fee_cake", { charge: "py_cake" }, "the same, since its source is the fee"],
    ["application_fee", "fee_unseen", {}, "nothing of a fee that was not seen"],
    ["adjustment", "py_cake", { charge: "py_cake" }, "the payment whose fee came back"],
    ["adjustment", "ch_lamp", { charge: "ch_lamp" }, "the charge whose fee came back"],
    ["adjustment", "ch_bulb", {}, "nothing of a charge that has no fee"],
    ["adjustment", "fee_cake", {}, "nothing of anything else"]
  ])("%s of %s: %o, %s", (type, source, expected) => {
    expect(facts(type, source)).toEqual(expected)
  })

  it("is nothing without a source", () => {
    for (const type of types) expect(facts(type, undefined)).toEqual({})
  })

  it("is nothing for every other type, since their lines say all", () => {
    const asked = ["payment", "payment_refund", "application_fee", "application_fee_refund", "adjustment"]
    for (const type of [...types, "financing_paydown"].filter((type) => !asked.includes(type))) {
      for (const source of ["py_cake", "fee_cake", "tr_cake", "ch_market"]) expect(facts(type, source)).toEqual({})
    }
  })
})

describe("what booking must know of an adjustment of a payout", () => {
  const platform = { ...market, instantPayoutPricing: { rate: Rate.of("3%") } }
  const world = after([toAda("cake", "100.00 usd")], { platform })
  const own = { stripeAccount: ada.id } as const
  const fast = done(world, payout("fast", "50.00 usd", { ...own, method: "instant" }), thursday).outcome
  const slow = done(world, payout("slow", "10.00 usd", own), thursday).outcome
  const adjusted = (source: string) => transaction({ type: "adjustment", source })

  it("is that its fee came back, whether the payout was there before or is made with the line", () => {
    expect(SourceFacts.of(adjusted("po_fast"), world)).toEqual({ charge: "po_fast" })
    expect(SourceFacts.of(adjusted("po_fast"), emptyWorld(), fast.made)).toEqual({ charge: "po_fast" })
  })

  it("is nothing of a payout without a fee", () => {
    expect(SourceFacts.of(adjusted("po_slow"), world)).toEqual({})
    expect(SourceFacts.of(adjusted("po_slow"), emptyWorld(), slow.made)).toEqual({})
  })
})

describe("what booking must know of a source that is made with the line", () => {
  const none = emptyWorld()
  const both = { reverseTransfer: true, refundApplicationFee: true }
  const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("1.23 usd") })
  const { made } = done(emptyWorld(), cake).outcome
  const refunded = done(after([cake]), refund("back", "ch_cake", both)).outcome
  const facts = (type: string, source: string, from = made) => SourceFacts.of(transaction({ type, source }), none, from)

  it("is known of the objects made, whatever their order", () => {
    for (const from of [made, made.toReversed()]) {
      expect(facts("payment", "py_cake", from)).toEqual({ transfer: "tr_cake" })
      expect(facts("application_fee", "fee_cake", from)).toEqual({ charge: "py_cake" })
      expect(facts("adjustment", "py_cake", from)).toEqual({ charge: "py_cake" })
      expect(facts("payment_refund", "pyr_back", [...from, ...refunded.made])).toEqual({ transfer: "tr_cake" })
    }
  })

  it("is not taken from an object of another kind", () => {
    expect(facts("payment", "tr_cake")).toEqual({})
    expect(facts("application_fee", "ch_cake")).toEqual({})
    expect(facts("payment_refund", "trr_back", refunded.made)).toEqual({})
  })

  it("is known of a made refund whose charge was there before", () => {
    const before = after([cake])
    const pyr = transaction({ type: "payment_refund", source: "pyr_back" })
    expect(SourceFacts.of(pyr, before, refunded.made)).toEqual({ transfer: "tr_cake" })
    expect(SourceFacts.of(pyr, before)).toEqual({})
  })
})

describe("what booking must know of a converted line", () => {
  const rate = { exchangeRate: Rate.of("1.25") }
  const world = borders()
  const sale = done(world, charge("sale", "100.00 usd", { stripeAccount: colin.id }))
  const sent = done(world, charge("sent", "50.00 usd", { transferData: { destination: cara.id } }))
  const back = done(world, refund("back", "ch_sale", { amount: money("30.00 usd") }))
  const bad = done(world, dispute("bad", "ch_sale", { amount: money("20.00 usd") }))
  done(world, evidence("proof", "dp_bad"))
  const part = done(world, lost("part", "dp_bad", "5.00 usd"))
  const facts = (type: string, source: string, changes: Parameters<typeof transaction>[0] = {}) =>
    SourceFacts.of(transaction({ type, source, ...rate, ...changes }), world)

  it("is what its source states, in its own currency", () => {
    expect([sale, sent, back, bad, part].map(({ _tag }) => _tag)).toEqual(Array.from({ length: 5 }, () => "done"))
    expect(facts("charge", "ch_sale").stated).toEqual(money("100.00 usd"))
    expect(facts("payment", "py_sent")).toEqual({ transfer: "tr_sent", stated: money("50.00 usd") })
    expect(facts("refund", "re_back").stated).toEqual(money("30.00 usd"))
    expect(facts("refund_failure", "re_back").stated).toEqual(money("30.00 usd"))
    expect(facts("payment_failure_refund", "ch_sale").stated).toEqual(money("100.00 usd"))
  })

  it("is the whole of a dispute when it is withdrawn, and the part that comes back when that does", () => {
    const of = (reportingCategory: "dispute" | "dispute_reversal") =>
      facts("adjustment", "dp_bad", { reportingCategory })
    expect(of("dispute").stated).toEqual(money("20.00 usd"))
    expect(of("dispute_reversal").stated).toEqual(money("5.00 usd"))
  })

  it("is nothing of what was not seen, of a fee, and of a line that was not converted", () => {
    expect(facts("charge", "ch_unseen")).toEqual({})
    expect(facts("application_fee", "ch_sale")).toEqual({})
    expect(SourceFacts.of(transaction({ type: "charge", source: "ch_sale" }), world)).toEqual({})
  })
})
