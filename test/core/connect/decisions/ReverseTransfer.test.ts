import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Currency from "#core/money/Currency.ts"
import {
  ada,
  after,
  answer,
  charge,
  done,
  feeRefund,
  money,
  monday,
  objectOf,
  refund,
  refused,
  reversal,
  statement,
  sten,
  text,
  thursday,
  toAda,
  transfer,
  tuesday,
  wednesday
} from "../Worlds.ts"

const usd = Currency.of("usd")
const some = (amount: string) => ({ amount: money(amount) })
const withFee = { refundApplicationFee: true }

const flour = charge("flour", "10.00 usd")
const stall = transfer("stall", "7.00 usd", { sourceTransaction: "ch_flour" })
const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })

describe("a transfer reversal", () => {
  it("takes the amount back, pending while the transfer is", () => {
    expect(statement(done(after([flour, stall]), reversal("back", "tr_stall", some("3.00 usd")), tuesday))).toBe(text`
      market: transfer_refund 3.00 - 0.00 = 3.00 usd
        tr_stall, 2026-03-04, transfer_reversal, "REFUND FOR TRANSFER"
      ada: payment_refund -3.00 - 0.00 = -3.00 usd
        pyr_back, 2026-03-04, refund, "REFUND FOR PAYMENT"
    `)
  })

  it("of an available transfer is available now", () => {
    expect(statement(done(after([flour, stall]), reversal("back", "tr_stall"), thursday))).toBe(text`
      market: transfer_refund 7.00 - 0.00 = 7.00 usd
        tr_stall, 2026-03-05T12:00:00Z, transfer_reversal, "REFUND FOR TRANSFER"
      ada: payment_refund -7.00 - 0.00 = -7.00 usd
        pyr_back, 2026-03-05T12:00:00Z, refund, "REFUND FOR PAYMENT"
    `)
  })

  it("with refund_application_fee returns the share of the fee, as an adjustment", () => {
    const asked = { ...some("5.00 usd"), ...withFee }
    expect(statement(done(after([cake]), reversal("back", "tr_cake", asked), tuesday))).toBe(text`
      market: transfer_refund 5.00 - 0.00 = 5.00 usd
        tr_cake, 2026-03-04, transfer_reversal, "REFUND FOR TRANSFER"
      ada: payment_refund -5.00 - 0.00 = -5.00 usd
        pyr_back, 2026-03-04, refund, "REFUND FOR PAYMENT"
      market: application_fee_refund -1.00 - 0.00 = -1.00 usd
        fee_cake, 2026-03-04, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      ada: adjustment 1.00 - 0.00 = 1.00 usd
        py_cake, 2026-03-04, other_adjustment, "Application fee refund for py_cake"
    `)
  })

  it("of a destination charge's transfer leaves the fee with the platform unless it is asked for", () => {
    const made = done(after([cake]), reversal("back", "tr_cake"), tuesday)
    expect(made.outcome.transactions.map(({ type }) => type)).toEqual(["transfer_refund", "payment_refund"])
  })

  it("links the reversal and its refund, and no refund of a charge", () => {
    const made = done(after([flour, stall]), reversal("back", "tr_stall", some("3.00 usd")), tuesday)
    expect(made.outcome.made).toEqual([
      {
        object: "transfer_reversal",
        id: "trr_back",
        account: "acct_market",
        transfer: "tr_stall",
        amount: money("3.00 usd"),
        created: tuesday,
        destinationPaymentRefund: "pyr_back",
        balanceTransaction: "txn_back"
      },
      {
        object: "refund",
        id: "pyr_back",
        account: "acct_ada",
        charge: "py_stall",
        amount: money("3.00 usd"),
        created: tuesday,
        refundedBefore: money("0 usd"),
        status: "succeeded",
        balanceTransaction: "txn_back.2",
        sourceTransferReversal: "trr_back"
      }
    ])
    expect(made.outcome.changed.map(({ id }) => id)).toEqual(["tr_stall", "py_stall"])
    expect(objectOf(made, "tr_stall")).toHaveProperty("amountReversed", money("3.00 usd"))
    expect(objectOf(made, "py_stall")).toHaveProperty("amountRefunded", money("3.00 usd"))
    expect(made.outcome.transactions.map(({ availableOn }) => availableOn)).toEqual([wednesday, wednesday])
  })

  it("takes all that is left when no amount is given", () => {
    const world = after([flour, stall, reversal("some", "tr_stall", some("2.50 usd"))])
    expect(objectOf(done(world, reversal("rest", "tr_stall")), "trr_rest")).toHaveProperty("amount", money("4.50 usd"))
    expect(world.balance(ada.id, usd).pending).toEqual(money("0 usd"))
  })

  it("takes what a refund left of the transfer", () => {
    const world = after([cake, refund("some", "ch_cake", { ...some("2.50 usd"), reverseTransfer: true })])
    expect(objectOf(done(world, reversal("rest", "tr_cake")), "trr_rest")).toHaveProperty("amount", money("7.50 usd"))
  })
})

describe("the share of the fee that a reversal returns", () => {
  const shares = (completingRefund: "returns_the_rest" | "by_ratio") => {
    const world = after([toAda("cake", "3.00 usd", { applicationFeeAmount: money("1.00 usd") })], {
      choices: { completingRefund }
    })
    return ["one", "two", "three"].map((key) => {
      const made = done(world, reversal(key, "tr_cake", { ...some("1.00 usd"), ...withFee }))
      return objectOf(made, `fr_${key}`)
    })
  }

  it("is half up of the original each time, or adds up to it", () => {
    expect(shares("returns_the_rest")).toMatchObject([some("0.33 usd"), some("0.34 usd"), some("0.33 usd")])
    expect(shares("by_ratio")).toMatchObject([some("0.33 usd"), some("0.33 usd"), some("0.33 usd")])
  })

  it("may be nothing, when the fee was given back already or the part is too small", () => {
    const gone = after([cake, feeRefund("given", "fee_cake")])
    expect(done(gone, reversal("back", "tr_cake", withFee)).outcome.made.map(({ id }) => id)).toEqual([
      "trr_back",
      "pyr_back"
    ])
    const tiny = after([toAda("cake", "100.00 usd", { applicationFeeAmount: money("0.01 usd") })])
    const made = done(tiny, reversal("back", "tr_cake", { ...some("10.00 usd"), ...withFee }))
    expect(made.outcome.made.map(({ id }) => id)).toEqual(["trr_back", "pyr_back"])
  })
})

describe("a destination that may not go below zero", () => {
  const desk = charge("desk", "10.00 usd", { transferData: { destination: sten.id } })
  const spent = charge("lamp", "5.00 usd", { stripeAccount: sten.id })

  it("gives back what it has: pending money of a pending transfer", () => {
    const world = after([desk])
    expect(done(world, reversal("all", "tr_desk"), monday)._tag).toBe("done")
    expect(world.balance(sten.id, usd).pending).toEqual(money("0 usd"))
  })

  it("does not give back available money that another charge has pending", () => {
    const world = after([desk, spent])
    done(world, refund("gone", "ch_lamp"), wednesday)
    done(world, charge("later", "50.00 usd", { stripeAccount: sten.id }), wednesday)
    expect(world.balance(sten.id, usd).available).toEqual(money("9.55 usd"))
    expect(answer(refused(world, reversal("x", "tr_desk", some("9.56 usd"))))).toBe(
      "400 invalid_request_error balance_insufficient: The destination account acct_sten has insufficient funds for " +
        "this reversal."
    )
    expect(done(world, reversal("y", "tr_desk", some("9.55 usd")))._tag).toBe("done")
  })

  it("gives back what it has and the fee that comes back with it", () => {
    const to = { transferData: { destination: sten.id }, applicationFeeAmount: money("2.00 usd") }
    const dear = charge("desk", "10.00 usd", to)
    expect(answer(refused(after([dear]), reversal("x", "tr_desk"), thursday))).toContain("insufficient funds")
    const world = after([dear])
    done(world, reversal("all", "tr_desk", withFee), thursday)
    expect(world.balance(sten.id, usd).available).toEqual(money("0 usd"))
  })

  it("may where the platform covers its losses", () => {
    const world = after([cake, reversal("all", "tr_cake")])
    expect(world.balance(ada.id, usd).pending).toEqual(money("-2.00 usd"))
  })
})

describe("of two things wrong with a reversal, the first of these is answered", () => {
  const desk = charge("desk", "10.00 usd", { transferData: { destination: sten.id } })
  const lamp = charge("lamp", "5.00 usd", { stripeAccount: sten.id })

  it.each<readonly [string, Command, string]>([
    ["no such transfer", reversal("x", "tr_nothing", { ...some("0 eur"), ...withFee }), "No such transfer"],
    ["all was reversed", reversal("x", "tr_gone", { ...some("0 eur"), ...withFee }), "already fully reversed"],
    ["an amount that is not positive", reversal("x", "tr_desk", { ...some("0 eur"), ...withFee }), "of amount: This"],
    [
      "an amount of another currency",
      reversal("x", "tr_desk", { ...some("99 eur"), ...withFee }),
      "currency of amount"
    ],
    ["an amount above what is left", reversal("x", "tr_desk", { ...some("10.01 usd"), ...withFee }), "than unreversed"],
    ["a destination that is short", reversal("x", "tr_desk", withFee), "insufficient funds"],
    ["no application fee", reversal("x", "tr_desk", { ...some("1.00 usd"), ...withFee }), "no application fee"]
  ])("%s", (_, command, expected) => {
    const world = after([toAda("gone", "10.00 usd"), reversal("gone-1", "tr_gone"), desk, lamp])
    done(world, refund("spent", "ch_lamp"), thursday)
    expect(answer(refused(world, command))).toContain(expected)
  })
})
