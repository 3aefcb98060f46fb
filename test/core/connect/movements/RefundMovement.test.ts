import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  dispute,
  done,
  evidence,
  held,
  inquiry,
  market,
  moment,
  money,
  objectOf,
  passed,
  payout,
  refund,
  refundCancel,
  refunded,
  refused,
  reversal,
  statement,
  sten,
  text,
  thursday,
  toAda,
  topUp,
  transfer,
  wednesday
} from "../Worlds.ts"

const fee = (amount: string) => ({ applicationFeeAmount: money(amount) })
const some = (amount: string) => ({ amount: money(amount) })
const both = { reverseTransfer: true, refundApplicationFee: true }
const friday = moment("2026-03-06")
const nextWeek = moment("2026-03-09T12:00Z")

// Of each of them 10.00 less 0.59 is available on Wednesday, so that not even its own refund is covered.
const flour = charge("flour", "10.00 usd")
const cake = toAda("cake", "10.00 usd", fee("2.00 usd"))
const lamp = charge("lamp", "10.00 usd", { stripeAccount: sten.id, ...fee("2.00 usd") })
// It leaves the platform with 0.59 less than nothing.
const below = toAda("cake", "10.00 usd")
const debit = charge("debit", "10.00 usd", { paymentMethod: "us_bank_account" })

describe("a refund of what was not paid by card", () => {
  it("is a line of its own type, on the pot that the money came into", () => {
    const world = after([debit, charge("more", "10.00 usd")])
    passed(world, friday)
    const paid = done(world, refund("back", "py_debit"))
    expect(paid.outcome.transactions).toMatchObject([
      { type: "payment_refund", sourceType: "bank_account", description: "REFUND FOR PAYMENT" }
    ])
  })
})

describe("a refund that the available balance cannot pay", () => {
  const world = after([flour])
  const waiting = done(world, refund("back", "ch_flour"), thursday)

  it("waits, without a line, and counts as refunded on its charge", () => {
    expect(waiting.outcome.transactions).toEqual([])
    expect(waiting.outcome.made).toEqual([
      {
        object: "refund",
        id: "re_back",
        key: "back",
        account: market.id,
        charge: "ch_flour",
        amount: money("10.00 usd"),
        created: thursday,
        refundedBefore: money("0 usd"),
        status: "pending",
        pendingReason: "insufficient_funds",
        reverseTransfer: false,
        refundApplicationFee: false
      }
    ])
    expect(objectOf(waiting, "ch_flour")).toHaveProperty("amountRefunded", money("10.00 usd"))
    expect(held(world, market.id)).toBe("0.00 / 9.41")
    expect(answer(refused(world, refund("again", "ch_flour")))).toContain("already been refunded")
  })

  it.each<readonly [string, ReadonlyArray<Command>, Command, string]>([
    ["by a cent", [flour], refund("back", "ch_flour", some("9.42 usd")), "pending"],
    ["not at all, to the cent", [flour], refund("back", "ch_flour", some("9.41 usd")), "succeeded"],
    [
      "but for what comes back of the transfer",
      [cake],
      refund("back", "ch_cake", { reverseTransfer: true }),
      "succeeded"
    ],
    [
      "not at all where nothing is taken in all, even below zero",
      [below],
      refund("back", "ch_cake", { reverseTransfer: true }),
      "succeeded"
    ],
    ["below zero by what is taken", [below], refund("back", "ch_cake", some("0.01 usd")), "pending"],
    ["with the fee that it gives back", [cake], refund("back", "ch_cake", both), "pending"],
    ["on a connected account", [lamp], refund("back", "ch_lamp", some("7.42 usd")), "pending"],
    ["on a connected account, to the cent", [lamp], refund("back", "ch_lamp", some("7.41 usd")), "succeeded"],
    [
      "on a connected account, with the fee it gets back",
      [lamp],
      refund("back", "ch_lamp", { ...some("9.00 usd"), refundApplicationFee: true }),
      "succeeded"
    ]
  ])("%s: it waits only then", (_, before, command, status) => {
    expect(objectOf(done(after(before), command, thursday), "re_back")).toHaveProperty("status", status)
  })

  it("never waits while its charge is pending: it is as pending as that", () => {
    const early = after([flour, refund("back", "ch_flour")])
    expect(early.refund("re_back")?.status).toBe("succeeded")
    expect(held(early, market.id)).toBe("-0.59 / 0.00")
  })

  it("waits from the very second in which its charge is available", () => {
    const world = after([flour])
    expect(objectOf(done(world, refund("back", "ch_flour"), wednesday), "re_back")).toHaveProperty("status", "pending")
  })

  it("makes the balance negative instead, where it is set so", () => {
    const old = after([flour], { choices: { refundWithoutFunds: "negative_balance" } })
    expect(statement(done(old, refund("back", "ch_flour"), thursday))).toContain("market: refund -10.00")
    expect(held(old, market.id)).toBe("0.00 / -0.59")
  })

  it("fails at once if it is not to a card, and its charge may be refunded again", () => {
    const later = moment("2026-03-12")
    const bank = after([debit])
    expect(done(bank, refund("back", "py_debit"), later).outcome).toMatchObject({
      made: [
        {
          id: "pyr_back",
          status: "failed",
          failure: "unfunded",
          failureReason: "insufficient_funds",
          amount: money("10.00 usd"),
          refundedBefore: money("0 usd"),
          created: later
        }
      ],
      changed: [],
      transactions: [],
      happenings: []
    })
    expect(bank.charge("py_debit")?.amountRefunded).toEqual(money("0 usd"))
    expect([...bank.waitingRefunds(market.id)]).toEqual([])
    done(bank, topUp("more", "5.00 usd", { expectedAvailabilityDate: later }), later)
    expect(done(bank, refund("again", "py_debit"), later).outcome.transactions).toHaveLength(1)
  })
})

/** A refund of all of the flour waits since Thursday; 0.59 is missing. */
const short = () => {
  const world = after([flour])
  done(world, refund("back", "ch_flour"), thursday)
  return world
}

describe("a refund that waits is paid", () => {
  it("the moment that money matures, with what it was asked for, in its own name", () => {
    const world = short()
    done(world, charge("salt", "1.00 usd"))
    expect(passed(world, moment("2026-03-08T23:59:59Z")).map(({ happening }) => happening.kind)).toEqual([])
    const happened = passed(world, nextWeek)
    expect(happened.map(({ happening }) => [happening.kind, happening.at])).toEqual([
      ["maturity", moment("2026-03-09")],
      ["funding", moment("2026-03-09")],
      ["funding", moment("2026-03-09")]
    ])
    expect(happened.map(statement).join("")).toBe(text`
      market: refund -10.00 - 0.00 = -10.00 usd
        re_back, 2026-03-09, refund, "REFUND FOR CHARGE"
    `)
    expect(world.refund("re_back")).toEqual({
      object: "refund",
      id: "re_back",
      account: market.id,
      charge: "ch_flour",
      amount: money("10.00 usd"),
      created: thursday,
      refundedBefore: money("0 usd"),
      status: "succeeded",
      balanceTransaction: "txn_back"
    })
    expect(held(world, market.id)).toBe("0.00 / 0.08")
    expect([...world.waitingRefunds(market.id)]).toEqual([])
  })

  it.each<readonly [string, ReadonlyArray<Command>, Command]>([
    ["a top-up comes", [payout("out", "0.60 usd")], topUp("more", "0.59 usd", { expectedAvailabilityDate: friday })],
    ["a transfer is taken back", [transfer("stall", "9.41 usd")], reversal("back-too", "tr_stall", some("9.41 usd"))],
    ["a payout is canceled", [payout("out")], { _tag: "payout_cancel", key: "no", payout: "po_out" }],
    [
      "another refund fails",
      [refund("other", "ch_spare", some("0.90 usd"))],
      { _tag: "refund_failure", key: "no", refund: "re_other", failureReason: "unknown" }
    ]
  ])("when %s", (_, before, command) => {
    const world = after([charge("flour", "10.00 usd"), charge("spare", "0.93 usd")])
    passed(world, thursday)
    for (const each of before) done(world, each, thursday)
    done(world, refund("back", "ch_flour", some("10.00 usd")), thursday)
    const isPaidBefore = world.refund("re_back")?.status === "succeeded"
    done(world, command, thursday)
    passed(world, friday)
    expect([isPaidBefore, world.refund("re_back")?.status]).toEqual([false, "succeeded"])
  })

  it("on a connected account, when a transfer reaches it", () => {
    const world = after([lamp, flour])
    done(world, refund("back", "ch_lamp"), thursday)
    expect([world.refund("re_back")?.status, held(world, sten.id)]).toEqual(["pending", "0.00 / 7.41"])
    done(world, transfer("gift", "2.59 usd", { destination: sten.id }))
    passed(world, thursday)
    expect([world.refund("re_back")?.status, held(world, sten.id)]).toEqual(["succeeded", "0.00 / 0.00"])
  })

  it("not by less than it needs, nor by money that is still pending", () => {
    const world = short()
    done(world, topUp("more", "0.58 usd", { expectedAvailabilityDate: friday }))
    done(world, charge("salt", "10.00 usd"), moment("2026-03-06T12:00Z"))
    expect([world.refund("re_back")?.status, held(world, market.id)]).toEqual(["pending", "9.41 / 9.99"])
  })

  it("with the reversal and the fee refund that it asked for, and nothing of them before", () => {
    const world = after([cake])
    done(world, refund("back", "ch_cake", both), thursday)
    expect(held(world, ada.id)).toBe("0.00 / 8.00")
    expect(world.transfer("tr_cake")?.amountReversed).toEqual(money("0 usd"))
    done(world, topUp("more", "0.59 usd", { expectedAvailabilityDate: friday }))
    const lines = passed(world, friday).map(statement)
    expect(lines.filter((each) => each !== "").join("\n")).toBe(text`
      market: topup 0.59 - 0.00 = 0.59 usd
        tu_more, 2026-03-06, topup, "Top-up"
      market: refund -10.00 - 0.00 = -10.00 usd
        re_back, 2026-03-06, refund, "REFUND FOR CHARGE"
      market: transfer_refund 10.00 - 0.00 = 10.00 usd
        tr_cake, 2026-03-06, transfer_reversal, "REFUND FOR TRANSFER"
      ada: payment_refund -10.00 - 0.00 = -10.00 usd
        pyr_back, 2026-03-06, refund, "REFUND FOR PAYMENT"
      market: application_fee_refund -2.00 - 0.00 = -2.00 usd
        fee_cake, 2026-03-06, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      ada: adjustment 2.00 - 0.00 = 2.00 usd
        py_cake, 2026-03-06, other_adjustment, "Application fee refund for py_cake"
    `)
    expect(world.refund("re_back")).toMatchObject({ status: "succeeded", transferReversal: "trr_back" })
    expect([held(world, market.id), held(world, ada.id)]).toEqual(["0.00 / 0.00", "0.00 / 0.00"])
  })
})

describe("of several refunds that wait", () => {
  /** Three wait: 4.00 since Thursday morning, then 3.00 and 2.00; 0.82 is there. */
  const three = () => {
    const world = after([charge("a", "10.00 usd")])
    passed(world, thursday)
    done(world, payout("out", "8.59 usd"))
    done(world, refund("one", "ch_a", some("4.00 usd")))
    done(world, refund("two", "ch_a", some("3.00 usd")))
    done(world, refund("three", "ch_a", some("2.00 usd")))
    expect(held(world, market.id)).toBe("0.00 / 0.82")
    return world
  }
  const states = (world: ReturnType<typeof three>) =>
    ["re_one", "re_two", "re_three"].map((id) => world.refund(id)?.status)

  it.each([
    ["3.17 usd", ["pending", "pending", "pending"]],
    ["3.18 usd", ["succeeded", "pending", "pending"]],
    ["6.18 usd", ["succeeded", "succeeded", "pending"]],
    ["8.18 usd", ["succeeded", "succeeded", "succeeded"]]
  ] as const)("the oldest goes first, even where a younger one could be paid: %s come", (amount, expected) => {
    const world = three()
    done(world, topUp("more", amount, { expectedAvailabilityDate: friday }))
    passed(world, friday)
    expect(states(world)).toEqual(expected)
  })

  it("the others go on when the oldest is canceled", () => {
    const world = three()
    done(world, topUp("more", "3.17 usd", { expectedAvailabilityDate: friday }))
    done(world, refundCancel("no", "re_one"), friday)
    passed(world, friday)
    expect(states(world)).toEqual(["canceled", "succeeded", "pending"])
  })

  it("a new one that the balance can pay does not wait behind them", () => {
    const world = three()
    expect(objectOf(done(world, refund("four", "ch_a", some("0.50 usd"))), "re_four")).toHaveProperty(
      "status",
      "succeeded"
    )
  })

  it("those behind one whose destination becomes short go at once, as far as they are covered", () => {
    const poor = connected("Sten", "standard")
    const desk = charge("desk", "10.00 usd", { transferData: { destination: poor.id }, ...fee("2.00 usd") })
    const world = after([desk, flour], { accounts: [ada, poor] })
    passed(world, thursday)
    done(world, payout("out", undefined))
    done(world, refund("desk-back", "ch_desk", both))
    done(world, refund("flour-back", "ch_flour", some("1.00 usd")))
    done(world, topUp("more", "1.50 usd", { expectedAvailabilityDate: friday }))
    passed(world, friday)
    const states = () => [world.refund("re_desk-back")?.status, world.refund("re_flour-back")?.status]
    expect(states()).toEqual(["pending", "pending"])
    done(world, payout("gone", undefined, { stripeAccount: poor.id }))
    passed(world, friday)
    expect(states()).toEqual(["pending", "succeeded"])
    expect(held(world, market.id)).toBe("0.00 / 0.50")
  })

  it("one whose destination is short stands aside, and is paid as soon as the destination is not", () => {
    const poor = connected("Sten", "standard")
    const desk = charge("desk", "10.00 usd", { transferData: { destination: poor.id }, ...fee("2.00 usd") })
    const world = after([desk, flour], { accounts: [ada, poor] })
    passed(world, thursday)
    done(world, payout("out", "10.82 usd"))
    done(
      world,
      refund("desk-back", "ch_desk", { ...some("5.00 usd"), reverseTransfer: true, refundApplicationFee: true })
    )
    done(world, refund("flour-back", "ch_flour", some("3.00 usd")))
    done(world, payout("gone", undefined, { stripeAccount: poor.id }))
    expect([world.refund("re_desk-back")?.status, world.refund("re_flour-back")?.status]).toEqual([
      "pending",
      "pending"
    ])
    done(world, topUp("more", "4.00 usd", { expectedAvailabilityDate: friday }))
    passed(world, friday)
    expect([world.refund("re_desk-back")?.status, world.refund("re_flour-back")?.status]).toEqual([
      "pending",
      "succeeded"
    ])
    done(world, charge("mine", "10.00 usd", { stripeAccount: poor.id }), friday)
    passed(world, moment("2026-03-12"))
    expect(world.refund("re_desk-back")?.status).toBe("succeeded")
    expect(held(world, poor.id)).toBe("0.00 / 5.41")
  })
})

describe("the shares of refunds that are paid at once and later", () => {
  /** A third of the transfer comes back three times, half up: 3.33, 3.34 and 3.33 in their order. */
  const play = (commands: ReadonlyArray<readonly [Command, typeof thursday]>) => {
    const world = after([toAda("cake", "30.00 usd", fee("10.00 usd"))])
    passed(world, wednesday)
    done(world, topUp("stock", "1.17 usd", { expectedAvailabilityDate: wednesday }), wednesday)
    for (const [command, at] of commands) done(world, command, at)
    passed(world, nextWeek)
    return {
      returned: Money.format(world.applicationFee("fee_cake")?.amountRefunded ?? expect.fail()),
      reversed: Money.format(world.transfer("tr_cake")?.amountReversed ?? expect.fail()),
      statuses: ["re_one", "re_two", "re_three"].map((id) => world.refund(id)?.status)
    }
  }
  const third = (key: string) => refund(key, "ch_cake", { ...some("10.00 usd"), ...both })
  const all = { returned: "10.00 usd", reversed: "30.00 usd", statuses: Array(3).fill("succeeded") }
  const empty = payout("out", undefined)

  it.each<readonly [string, ReadonlyArray<readonly [Command, typeof thursday]>]>([
    [
      "all at once",
      [
        [third("one"), thursday],
        [third("two"), thursday],
        [third("three"), thursday]
      ]
    ],
    [
      "the first later",
      [
        [empty, thursday],
        [third("one"), thursday],
        [topUp("more", "99 usd", { expectedAvailabilityDate: friday }), thursday],
        [third("two"), friday],
        [third("three"), friday]
      ]
    ],
    [
      "the second one later",
      [
        [third("one"), thursday],
        [empty, thursday],
        [third("two"), thursday],
        [topUp("more", "99 usd", { expectedAvailabilityDate: friday }), thursday],
        [third("three"), friday]
      ]
    ],
    [
      "all of them later",
      [
        [empty, thursday],
        [third("one"), thursday],
        [third("two"), thursday],
        [third("three"), thursday],
        [topUp("more", "99 usd", { expectedAvailabilityDate: friday }), thursday]
      ]
    ]
  ])("come to everything: %s", (_, commands) => {
    expect(play(commands)).toEqual(all)
  })

  it("come to everything when one that waited was canceled and asked for again", () => {
    const more = topUp("more", "99 usd", { expectedAvailabilityDate: friday })
    const again = refund("three", "ch_cake", { ...some("10.00 usd"), ...both })
    expect(
      play([
        [empty, thursday],
        [refund("no", "ch_cake", { ...some("10.00 usd"), ...both }), thursday],
        [third("one"), thursday],
        [refundCancel("nil", "re_no"), thursday],
        [more, thursday],
        [third("two"), friday],
        [again, friday]
      ])
    ).toEqual(all)
  })

  it("are those of the moment when it is paid: a newer refund that was covered went before", () => {
    const world = after([flour, charge("lamp", "2.00 usd", { stripeAccount: sten.id, ...fee("0.10 usd") })])
    passed(world, thursday)
    done(world, payout("out", "0.54 usd", { stripeAccount: sten.id }))
    const old = refund("old", "ch_lamp", { ...some("1.10 usd"), refundApplicationFee: true })
    expect(objectOf(done(world, old), "re_old")).toMatchObject({ status: "pending", refundedBefore: money("0 usd") })
    const newer = done(world, refund("newer", "ch_lamp", { ...some("0.90 usd"), refundApplicationFee: true }))
    expect(objectOf(newer, "re_newer")).toMatchObject({ status: "succeeded", refundedBefore: money("0 usd") })
    expect(objectOf(newer, "fr_newer")).toHaveProperty("amount", money("0.05 usd"))
    done(world, transfer("gift", "1.00 usd", { destination: sten.id, sourceTransaction: "ch_flour" }))
    passed(world, nextWeek)
    expect(refunded(world, "re_old")).toMatchObject({ status: "succeeded", refundedBefore: money("0.90 usd") })
    // Asked for on Thursday it was 5.5 cents, half up 6; what was left on the day it was paid are 5.
    expect(world.applicationFee("fee_lamp")?.amountRefunded).toEqual(money("0.10 usd"))
  })

  it("are of what the payer has got back, not of what waits", () => {
    const world = after([toAda("cake", "30.00 usd", fee("10.00 usd"))])
    passed(world, thursday)
    done(world, payout("out"))
    done(world, third("one"), thursday)
    const waiting = refunded(world, "re_one")
    expect(waiting).toMatchObject({ status: "pending", refundedBefore: money("0 usd") })
    done(world, topUp("more", "99 usd", { expectedAvailabilityDate: friday }))
    done(world, third("two"), friday)
    expect(refunded(world, "re_two")).toMatchObject({ refundedBefore: money("10.00 usd") })
  })
})

describe("a refund of a charge that the payer's bank asks about", () => {
  const asked = () => after([charge("flour", "10.00 usd"), inquiry("bank", "ch_flour")])
  const part = (key: string, amount: string) => refund(key, "ch_flour", { amount: money(amount) })

  it("closes the inquiry once the payer has got everything back", () => {
    const world = asked()
    done(world, part("one", "4.00 usd"))
    expect(world.dispute("dp_bank")?.status).toBe("warning_needs_response")
    const whole = done(world, part("two", "6.00 usd"))
    expect(whole.outcome.changed).toContainEqual(world.dispute("dp_bank"))
    expect(world.dispute("dp_bank")).toMatchObject({ status: "warning_closed", balanceTransactions: [] })
  })

  it("closes it also after it was answered, and not while the refund waits for funds", () => {
    const world = asked()
    done(world, evidence("no", "dp_bank"))
    done(world, payout("out"), thursday)
    done(world, refund("back", "ch_flour"))
    expect(world.dispute("dp_bank")?.status).toBe("warning_under_review")
    done(world, topUp("more", "50.00 usd", { expectedAvailabilityDate: moment("2026-03-10") }))
    passed(world, moment("2026-03-10"))
    expect(world.refund("re_back")?.status).toBe("succeeded")
    expect(world.dispute("dp_bank")?.status).toBe("warning_closed")
  })

  it("closes every inquiry that is open, and no more than once", () => {
    const some = { amount: money("3.00 usd") }
    const world = after([charge("flour", "10.00 usd"), inquiry("one", "ch_flour", some), inquiry("two", "ch_flour")])
    const whole = done(world, refund("back", "ch_flour"))
    expect(["dp_one", "dp_two"].map((id) => world.dispute(id)?.status)).toEqual(["warning_closed", "warning_closed"])
    expect(whole.outcome.changed.filter(({ object }) => object === "dispute")).toHaveLength(2)
  })

  it("leaves a dispute alone that is no inquiry", () => {
    const world = after([charge("flour", "10.00 usd"), dispute("bank", "ch_flour", { status: "prevented" })])
    done(world, refund("back", "ch_flour"))
    expect(world.dispute("dp_bank")?.status).toBe("prevented")
  })
})
