import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  done,
  held,
  market,
  moment,
  money,
  objectOf,
  passed,
  refund,
  refundCancel,
  refundFailure,
  refused,
  reversal,
  statement,
  sten,
  text,
  thursday,
  toAda,
  topUp,
  tuesday
} from "../Worlds.ts"
import { borders, colin } from "../Borders.ts"

const fee = (amount: string) => ({ applicationFeeAmount: money(amount) })
const some = (amount: string) => ({ amount: money(amount) })
const both = { reverseTransfer: true, refundApplicationFee: true }
const flour = charge("flour", "10.00 usd")
const cake = toAda("cake", "10.00 usd", fee("2.00 usd"))

describe("a refund that fails", () => {
  it("counts as the last one, whichever came first", () => {
    const world = after([
      flour,
      refund("one", "ch_flour", some("3.00 usd")),
      refund("two", "ch_flour", some("4.00 usd"))
    ])
    const failed = done(world, refundFailure("no", "re_one"), tuesday)
    expect(objectOf(failed, "re_one")).toHaveProperty("refundedBefore", money("4.00 usd"))
  })

  it("brings back what it took of a balance in another currency, by the rate of then", () => {
    const world = borders()
    done(world, charge("sale", "100.00 usd", { stripeAccount: colin.id }))
    done(world, refund("back", "ch_sale"), tuesday)
    expect(statement(done(world, refundFailure("no", "re_back"), thursday))).toContain(
      "colin: refund_failure 130.00 - 0.00 = 130.00 cad"
    )
  })

  it("brings the money back to the platform only; what was reversed and given back stays so", () => {
    const world = after([cake, flour, refund("back", "ch_cake", both)])
    const before = [held(world, market.id), held(world, ada.id)]
    const failed = done(world, refundFailure("no", "re_back"), tuesday)
    expect(statement(failed)).toBe(text`
      market: refund_failure 10.00 - 0.00 = 10.00 usd
        re_back, 2026-03-04, refund_failure, "REFUND FAILURE"
    `)
    expect(objectOf(failed, "re_back")).toMatchObject({
      status: "failed",
      failure: "returned",
      failureReason: "expired_or_canceled_card",
      balanceTransaction: "txn_back",
      failureBalanceTransaction: "txn_no"
    })
    expect(failed.outcome.changed.map(({ id }) => id)).toEqual(["re_back", "ch_cake"])
    expect(before).toEqual(["8.82 / 0.00", "0.00 / 0.00"])
    expect([held(world, market.id), held(world, ada.id)]).toEqual(["18.82 / 0.00", "0.00 / 0.00"])
  })

  it("is available as the charge is: now, if that is over", () => {
    const world = after([flour, refund("back", "ch_flour", some("5.00 usd"))])
    expect(statement(done(world, refundFailure("no", "re_back"), thursday))).toContain(
      "2026-03-05T12:00:00Z, refund_failure"
    )
  })

  it("leaves the charge refundable again, by as much", () => {
    const world = after([flour, refund("some", "ch_flour", some("3.00 usd")), refund("back", "ch_flour")])
    done(world, refundFailure("no", "re_back"))
    expect(world.charge("ch_flour")?.amountRefunded).toEqual(money("3.00 usd"))
    expect(objectOf(done(world, refund("again", "ch_flour")), "re_again")).toMatchObject({
      amount: money("7.00 usd"),
      status: "succeeded"
    })
  })

  it("of a direct charge brings it back to the connected account", () => {
    const world = after([charge("lamp", "10.00 usd", { stripeAccount: sten.id }), refund("back", "ch_lamp")])
    expect(statement(done(world, refundFailure("no", "re_back"), tuesday))).toContain("sten: refund_failure 10.00")
  })
})

describe("where Stripe recomputes its fee on what is left", () => {
  const choices = { processingFeeOnRefund: "recomputed" } as const
  const refundedFee = (...commands: ReadonlyArray<Command>) => {
    const world = after([flour, ...commands], { choices })
    return held(world, market.id)
  }

  it.each<readonly [string, ReadonlyArray<Command>, string]>([
    ["nothing back", [], "9.41 / 0.00"],
    ["all of it back", [refund("all", "ch_flour")], "0.00 / 0.00"],
    ["all of it back, and failed", [refund("all", "ch_flour"), refundFailure("no", "re_all")], "9.41 / 0.00"],
    ["half of it back", [refund("half", "ch_flour", some("5.00 usd"))], "4.55 / 0.00"],
    [
      "two halves, the last one failed",
      [refund("half", "ch_flour", some("5.00 usd")), refund("rest", "ch_flour"), refundFailure("no", "re_rest")],
      "4.55 / 0.00"
    ],
    [
      "two halves, the first one failed",
      [refund("half", "ch_flour", some("5.00 usd")), refund("rest", "ch_flour"), refundFailure("no", "re_half")],
      "4.55 / 0.00"
    ],
    [
      "two halves, the first one failed, and again",
      [
        refund("half", "ch_flour", some("5.00 usd")),
        refund("rest", "ch_flour"),
        refundFailure("no", "re_half"),
        refund("again", "ch_flour")
      ],
      "0.00 / 0.00"
    ]
  ])("its fee is that of what the payer has not got back: %s", (_, commands, expected) => {
    expect(refundedFee(...commands)).toBe(expected)
  })

  it("the failure undoes what the refund gave back", () => {
    const world = after([flour, refund("back", "ch_flour", some("5.00 usd"))], { choices })
    expect(statement(done(world, refundFailure("no", "re_back"), tuesday))).toBe(text`
      market: refund_failure 5.00 - 0.14 = 4.86 usd
        less stripe_fee 0.14, Stripe processing fees
        re_back, 2026-03-04, refund_failure, "REFUND FAILURE"
    `)
  })

  it("the platform is billed again where it pays for a direct charge", () => {
    const cora = connected("Cora", "custom", { controller: { ...ada.controller, feesPayer: "application" } })
    const lamp = charge("lamp", "10.00 usd", { stripeAccount: cora.id })
    const world = after([lamp, refund("back", "ch_lamp")], { accounts: [cora], choices })
    expect(statement(done(world, refundFailure("no", "re_back"), tuesday))).toBe(text`
      cora: refund_failure 10.00 - 0.00 = 10.00 usd
        re_back, 2026-03-04, refund_failure, "REFUND FAILURE"
      market: stripe_fee -0.59 - 0.00 = -0.59 usd
        no source, 2026-03-03T10:00:00Z, fee, "Stripe processing fees for ch_lamp"
    `)
  })

  it("what waits for funds has given nothing of the fee back yet, and once canceled never does", () => {
    const world = after([flour], { choices })
    passed(world, thursday)
    done(world, { _tag: "payout", key: "out", amount: money("8.00 usd") })
    done(world, refund("first", "ch_flour", some("5.00 usd")))
    done(world, refund("second", "ch_flour", some("1.00 usd")))
    expect([world.refund("re_first")?.status, world.refund("re_second")?.status]).toEqual(["pending", "succeeded"])
    expect(held(world, market.id)).toBe("0.00 / 0.44")
    done(world, refundCancel("no", "re_first"))
    done(world, topUp("more", "99.00 usd", { expectedAvailabilityDate: thursday }))
    expect(statement(done(world, refund("rest", "ch_flour")))).toContain("market: refund -9.00 - -0.56 = -8.44 usd")
    expect(held(world, market.id)).toBe("0.00 / 91.00")
  })
})

describe("a refund that waits for funds", () => {
  const short = () => {
    const world = after([flour])
    done(world, refund("back", "ch_flour"), thursday)
    return world
  }

  it("may be canceled: no money moves, and the charge may be refunded again", () => {
    const world = short()
    const canceled = done(world, refundCancel("no", "re_back"))
    expect(canceled.outcome).toMatchObject({
      made: [],
      changed: [
        { id: "re_back", status: "canceled" },
        { id: "ch_flour", amountRefunded: money("0 usd") }
      ],
      transactions: []
    })
    expect(objectOf(canceled, "re_back")).toEqual({
      object: "refund",
      id: "re_back",
      account: market.id,
      charge: "ch_flour",
      amount: money("10.00 usd"),
      refundedBefore: money("0 usd"),
      created: thursday,
      status: "canceled"
    })
    expect([...world.waitingRefunds(market.id)]).toEqual([])
    done(world, topUp("more", "99.00 usd"))
    passed(world, moment("2026-04-01"))
    expect([world.refund("re_back")?.status, held(world, market.id)]).toEqual(["canceled", "0.00 / 108.41"])
    expect(done(world, refund("again", "ch_flour")).outcome.transactions).toHaveLength(1)
  })

  it("cannot fail: it was never sent", () => {
    expect(answer(refused(short(), refundFailure("x", "re_back")))).toContain("re_back is pending, so it cannot fail")
  })
})

describe("it is refused", () => {
  it.each<readonly [string, ReadonlyArray<Command>, Command, string]>([
    [
      "of a refund that there is not",
      [flour],
      refundCancel("x", "re_no"),
      "404 invalid_request_error resource_missing of id: No such refund: 're_no'"
    ],
    ["of a refund that there is not", [flour], refundFailure("x", "re_no"), "No such refund: 're_no'"],
    [
      "of what a reversal took back",
      [cake, reversal("less", "tr_cake")],
      refundFailure("x", "pyr_less"),
      "No such refund: 'pyr_less'"
    ],
    [
      "of one that was canceled already",
      [flour, refund("back", "ch_flour"), refundFailure("no", "re_back")],
      refundCancel("x", "re_back"),
      "re_back is failed, and only"
    ]
  ])("%s", (_, before, command, expected) => {
    expect(answer(refused(after(before), command))).toContain(expected)
  })
})
