import { describe, expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as Tally from "#core/simulation/Tally.ts"
import {
  ada,
  capture,
  charge,
  done,
  feeRefund,
  hold,
  monday,
  money,
  payout,
  payoutCancel,
  refund,
  refundCancel,
  refundFailure,
  release,
  reversal,
  sten,
  thursday,
  toAda,
  topUp,
  topUpCancel,
  topUpReversal,
  tuesday,
  world
} from "../connect/Worlds.ts"
import { type Dated, end, tallyOf, told } from "./Tallies.ts"

const some = (amount: string) => ({ amount: money(amount) })
const flour = charge("flour", "10.00 usd")
const recomputed = { processingFeeOnRefund: "recomputed" } as const
type Setup = NonNullable<Parameters<typeof world>[0]>

describe("what payers paid and what Stripe took of it", () => {
  it.each<readonly [string, ReadonlyArray<Dated>, string, string]>([
    ["a charge", [[monday, flour]], "10.00 usd", "0.59 usd"],
    ["a payment that a transfer brought is nobody's", [[monday, toAda("cake", "10.00 usd")]], "10.00 usd", "0.59 usd"],
    [
      "what a reversal takes back is nobody's",
      [
        [monday, toAda("cake", "10.00 usd")],
        [tuesday, reversal("less", "tr_cake")]
      ],
      "10.00 usd",
      "0.59 usd"
    ],
    [
      "a refund",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour", some("4.00 usd"))]
      ],
      "6.00 usd",
      "0.59 usd"
    ],
    [
      "a refund that failed",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour")],
        [tuesday, refundFailure("no", "re_back")]
      ],
      "10.00 usd",
      "0.59 usd"
    ],
    [
      "a refund that waits is not paid",
      [
        [monday, flour],
        [thursday, refund("back", "ch_flour")]
      ],
      "10.00 usd",
      "0.59 usd"
    ],
    [
      "a refund that waited is",
      [
        [monday, flour],
        [thursday, refund("back", "ch_flour")],
        [thursday, topUp("more", "1.00 usd")]
      ],
      "0.00 usd",
      "0.59 usd"
    ],
    [
      "a refund that waited and was canceled",
      [
        [monday, flour],
        [thursday, refund("back", "ch_flour")],
        [thursday, refundCancel("no", "re_back")]
      ],
      "10.00 usd",
      "0.59 usd"
    ],
    [
      "a hold and its release",
      [
        [monday, hold("bike", "10.00 usd")],
        [tuesday, release("no", "ch_bike")]
      ],
      "",
      ""
    ],
    [
      "what is captured of a hold",
      [
        [monday, hold("bike", "10.00 usd")],
        [tuesday, capture("now", "ch_bike", { amountToCapture: money("5.00 usd") })]
      ],
      "5.00 usd",
      "0.45 usd"
    ],
    ["a declined card", [[monday, charge("x", "10.00 usd", { declineCode: "lost_card" })]], "", ""]
  ])("%s", (_, commands, paid, fees) => {
    const tally = tallyOf(commands)
    expect([told(tally.paid), told(tally.fees)]).toEqual([paid, fees])
  })

  it.each<readonly [string, ReadonlyArray<Dated>, string]>([
    [
      "a refund",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour", some("5.00 usd"))]
      ],
      "0.45 usd"
    ],
    [
      "all of it",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour")]
      ],
      "0.00 usd"
    ],
    [
      "and failed",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour")],
        [tuesday, refundFailure("no", "re_back")]
      ],
      "0.59 usd"
    ],
    [
      "that waited",
      [
        [monday, flour],
        [thursday, refund("back", "ch_flour")],
        [thursday, topUp("more", "1.00 usd")]
      ],
      "0.00 usd"
    ]
  ])("where Stripe recomputes its fee: %s", (_, commands, fees) => {
    expect(told(tallyOf(commands, { choices: recomputed }).fees)).toBe(fees)
  })

  it("is counted of a thread that is over when its refund is paid at last", () => {
    const commands: ReadonlyArray<Dated> = [
      [monday, flour],
      [thursday, payout("out", "9.41 usd")],
      [thursday, topUp("more", "20.00 usd")],
      [thursday, refund("back", "ch_flour")]
    ]
    const tally = tallyOf(commands, { choices: recomputed }, { id: "flour", isFirst: true, isLast: false })
    expect([told(tally.paid), told(tally.fees)]).toEqual(["0.00 usd", "0.00 usd"])
  })
})

/** What each account has by its objects, as `account source type amount`; pots that came to nothing are left out. */
const held = ({ holdings }: Tally.Tally): ReadonlyArray<string> =>
  [...holdings.pots.keys()].flatMap((id) =>
    Holdings.of(holdings, id).flatMap(({ held, sourceType }) =>
      Money.isZero(held) ? [] : [`${id.slice(5)} ${sourceType} ${Money.format(held)}`]
    )
  )

describe("what an account's objects come to", () => {
  const paying = { accounts: [ada, { ...sten, controller: { ...sten.controller, feesPayer: "application" } }] } as const
  const fee = { applicationFeeAmount: money("2.00 usd") }
  const cake = [monday, toAda("cake", "10.00 usd", fee)] as const
  const debit = { paymentMethod: "us_bank_account" } as const
  const lamp = [monday, charge("lamp", "10.00 usd", { stripeAccount: sten.id, ...fee })] as const
  const all = { reverseTransfer: true, refundApplicationFee: true }
  const fund = [monday, topUp("more", "20.00 usd")] as const

  it.each<readonly [string, ReadonlyArray<Dated>, ReadonlyArray<string>]>([
    ["a charge, less Stripe's fee", [[monday, flour]], ["market card 9.41 usd"]],
    [
      "a destination charge: the transfer once, and the fee out of it",
      [cake],
      ["market card 1.41 usd", "ada card 8.00 usd"]
    ],
    ["a direct charge whose account pays Stripe", [lamp], ["sten card 7.41 usd", "market card 2.00 usd"]],
    [
      "a payment by bank debit and its transfer, in one pot",
      [[monday, toAda("cake", "10.00 usd", debit)]],
      ["market bank_account -0.08 usd", "ada bank_account 10.00 usd"]
    ],
    [
      "a refund that takes back transfer and fee",
      [cake, [tuesday, refund("x", "ch_cake", all)]],
      ["market card -0.59 usd"]
    ],
    [
      "a reversal",
      [cake, [tuesday, reversal("less", "tr_cake", some("3.00 usd"))]],
      ["market card 4.41 usd", "ada card 5.00 usd"]
    ],
    [
      "a fee refund",
      [cake, [tuesday, feeRefund("given", "fee_cake", "0.50 usd")]],
      ["market card 0.91 usd", "ada card 8.50 usd"]
    ],
    [
      "a refund that failed",
      [
        [monday, flour],
        [tuesday, refund("x", "ch_flour")],
        [tuesday, refundFailure("no", "re_x")]
      ],
      ["market card 9.41 usd"]
    ],
    [
      "a refund that waits",
      [
        [monday, flour],
        [thursday, refund("x", "ch_flour")]
      ],
      ["market card 9.41 usd"]
    ],
    [
      "a payout",
      [
        [monday, flour],
        [thursday, payout("out", "5.00 usd")]
      ],
      ["market card 4.41 usd"]
    ],
    [
      "a payout that came back",
      [
        [monday, flour],
        [thursday, payout("out", "5.00 usd")],
        [thursday, payoutCancel("no", "po_out")]
      ],
      ["market card 9.41 usd"]
    ],
    ["a top-up that came", [fund], ["market bank_account 20.00 usd"]],
    ["a top-up that went back", [fund, [end, topUpReversal("back", "tu_more")]], []],
    ["a top-up that did not", [fund, [tuesday, topUpCancel("no", "tu_more")]], []]
  ])("%s", (_, commands, expected) => {
    expect(held(tallyOf(commands))).toEqual(expected)
  })

  it.each<readonly [string, ReadonlyArray<Dated>, ReadonlyArray<string>, Setup]>([
    ["a direct charge whose platform pays Stripe", [lamp], ["sten card 8.00 usd", "market card 1.41 usd"], paying],
    [
      "a bank debit whose platform pays Stripe, out of its own pot of bank accounts",
      [[monday, charge("lamp", "10.00 usd", { stripeAccount: sten.id, ...debit })]],
      ["sten bank_account 10.00 usd", "market bank_account -0.08 usd"],
      paying
    ],
    [
      "a refund whose fee is given back to the platform that paid it",
      [lamp, [tuesday, refund("x", "ch_lamp", some("5.00 usd"))]],
      ["sten card 3.00 usd", "market card 1.55 usd"],
      { ...paying, choices: recomputed }
    ],
    [
      "part of a hold, where Stripe shows the whole",
      [
        [monday, hold("bike", "10.00 usd")],
        [tuesday, capture("now", "ch_bike", { amountToCapture: money("5.00 usd") })]
      ],
      ["market card 4.55 usd"],
      { choices: { partialCapture: "whole_and_reversal" } }
    ]
  ])("%s", (_, commands, expected, setup) => {
    expect(held(tallyOf(commands, setup))).toEqual(expected)
  })

  it("is counted of objects and of nothing else", () => {
    const made = world()
    const tally = Tally.empty()
    const { outcome } = done(made, flour)
    Tally.add(tally, made, { ...outcome, transactions: [] })
    expect(held(tally)).toEqual(["market card 9.41 usd"])
    Tally.add(tally, made, { ...outcome, made: [] })
    expect(held(tally)).toEqual(["market card 9.41 usd"])
  })
})
