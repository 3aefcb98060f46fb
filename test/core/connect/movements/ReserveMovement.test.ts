import { describe, expect, it } from "vitest"
import type { ReservePlan } from "#core/connect/schedules/ReservePlan.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  capture,
  charge,
  dispute,
  done,
  held,
  hold,
  moment,
  money,
  monday,
  passed,
  payout,
  refund,
  reserveRelease,
  reversal,
  statement,
  sten,
  text,
  thursday,
  toAda,
  transfer,
  tuesday,
  wednesday,
  won,
  world
} from "../Worlds.ts"

const rolling = (percent: string, daysAfterCharge = 30): ReservePlan => ({
  percent: Rate.of(percent),
  release: { type: "rolling_release", daysAfterCharge }
})
const market = (plan: ReservePlan, choices = {}) => world({ accounts: [{ ...ada, reservePlan: plan }, sten], choices })
const releases = (happened: ReturnType<typeof passed>) =>
  happened
    .filter(({ happening }) => happening.kind === "reserve_expiry")
    .map(({ happening, outcome }) => [Instant.format(happening.at).slice(0, 10), outcome.made.length])

describe("a reserve plan", () => {
  it("holds its part of a direct charge's gross amount, as long as the charge is pending and after it", () => {
    const made = market(rolling("10%"))
    const step = done(
      made,
      charge("lamp", "100.05 usd", { stripeAccount: ada.id, applicationFeeAmount: money("5 usd") })
    )
    expect(statement(step).split("\n").slice(-2).join("\n")).toBe(text`
      ada: reserve_hold -10.01 - 0.00 = -10.01 usd
        reshold_lamp, 2026-03-04, risk_reserved_funds, "Reserve hold for ch_lamp"
    `)
    expect(made.reserveHold("reshold_lamp")).toMatchObject({
      account: ada.id,
      sourceCharge: "ch_lamp",
      availableOn: wednesday,
      releaseAfter: Instant.plus(monday, 30 * 86_400),
      scheduledRelease: moment("2026-04-02")
    })
    expect(held(made, ada.id)).toBe("81.84 / 0.00")
    passed(made, wednesday)
    expect(held(made, ada.id)).toBe("0.00 / 81.84")
  })

  it("holds of what a destination charge and a transfer bring, and of what is captured", () => {
    const made = market(rolling("10%"))
    done(made, toAda("order", "50.00 usd", { applicationFeeAmount: money("5.00 usd") }))
    done(made, charge("own", "40.00 usd"))
    done(made, transfer("share", "30.00 usd", { sourceTransaction: "ch_own" }))
    done(made, hold("booking", "20.00 usd", { stripeAccount: ada.id }))
    expect(made.reserveHold("reshold_booking")).toBeUndefined()
    done(made, capture("taken", "ch_booking", { amountToCapture: money("10.00 usd") }), tuesday)
    const holds = ["order", "share", "booking"].map((key) => made.reserveHold(`reshold_${key}`))
    expect(holds.map((it) => [it?.sourceCharge, it?.amount])).toEqual([
      ["py_order", money("5.00 usd")],
      ["py_share", money("3.00 usd")],
      ["ch_booking", money("1.00 usd")]
    ])
    expect(made.reserveHold("reshold_own")).toBeUndefined()
  })

  it("releases what was held on one day together", () => {
    const made = market(rolling("10%", 5))
    done(made, charge("a", "10.00 usd", { stripeAccount: ada.id }), monday)
    done(made, charge("b", "10.00 usd", { stripeAccount: ada.id }), moment("2026-03-02T23:59:59Z"))
    done(made, charge("c", "10.00 usd", { stripeAccount: ada.id }), tuesday)
    expect(releases(passed(made, moment("2026-04-01")))).toEqual([
      ["2026-03-08", 2],
      ["2026-03-09", 1]
    ])
  })

  it("gives back what is not available yet only when its charge is", () => {
    const made = market(rolling("50%", 1))
    done(made, charge("late", "10.00 usd", { stripeAccount: ada.id }), moment("2026-03-06T10:00Z"))
    done(made, reserveRelease("part", "reshold_late", "1.00 usd"))
    passed(made, moment("2026-03-08"))
    expect(held(made, ada.id)).toBe("9.41 / 0.00")
  })

  it("holds nothing once it is over, nothing of nothing, and nothing elsewhere", () => {
    const releaseAfter = moment("2026-03-03T09:00Z")
    const made = market({ percent: Rate.of("0.4%"), release: { type: "fixed_release", releaseAfter } })
    done(made, charge("small", "1.24 usd", { stripeAccount: ada.id }))
    done(made, charge("other", "10.00 usd", { stripeAccount: sten.id }))
    done(made, charge("own", "10.00 usd"))
    done(made, charge("last", "10.00 usd", { stripeAccount: ada.id }))
    done(made, charge("after", "10.00 usd", { stripeAccount: ada.id }), tuesday)
    const keys = ["small", "other", "own", "last", "after"]
    expect(keys.filter((key) => made.reserveHold(`reshold_${key}`) !== undefined)).toEqual(["last"])
  })

  it("may hold more than a charge leaves after its fees", () => {
    const made = market(rolling("100%"))
    done(made, charge("all", "10.00 usd", { stripeAccount: ada.id }))
    passed(made, thursday)
    expect(held(made, ada.id)).toBe("0.00 / -0.59")
  })
})

describe("what goes back of a charge is taken from what is held of it first", () => {
  const left = (made: ReturnType<typeof market>, key: string) => made.reserveHold(`reshold_${key}`)?.amountReleasable

  it("by a refund, as far as it goes", () => {
    const made = market(rolling("10%"))
    done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
    done(made, payout("out", undefined, { stripeAccount: ada.id }), thursday)
    const step = done(made, refund("part", "ch_lamp", { amount: money("4.00 usd") }))
    expect(statement(step)).toBe(text`
      ada: refund -4.00 - 0.00 = -4.00 usd
        re_part, 2026-03-05T12:00:00Z, refund, "REFUND FOR CHARGE"
      ada: reserve_release 4.00 - 0.00 = 4.00 usd
        resrel_part, 2026-03-05T12:00:00Z, risk_reserved_funds, "Reserve release of reshold_lamp"
    `)
    expect(step.outcome.made.at(-1)).toMatchObject({ reason: "hold_reversed", reserveHold: "reshold_lamp" })
    done(made, refund("more", "ch_lamp", { amount: money("6.01 usd") }))
    expect(made.refund("re_more")?.status).toBe("pending")
    expect(left(made, "lamp")).toEqual(money("6.00 usd"))
    done(made, refund("rest", "ch_lamp", { amount: money("6.00 usd") }))
    expect([left(made, "lamp"), held(made, ada.id)]).toEqual([money("0.00 usd"), "0.00 / 0.00"])
  })

  it("by a refund of a charge that is pending, which stays so", () => {
    const made = market(rolling("10%"))
    done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
    done(made, refund("all", "ch_lamp"))
    expect([left(made, "lamp"), held(made, ada.id)]).toEqual([money("0.00 usd"), "-3.20 / 0.00"])
  })

  it("by the reversal of a transfer", () => {
    const made = market(rolling("10%"))
    done(made, toAda("order", "50.00 usd"))
    done(made, reversal("back", "tr_order", { amount: money("2.00 usd") }))
    expect([left(made, "order"), held(made, ada.id)]).toEqual([money("3.00 usd"), "45.00 / 0.00"])
  })

  it("by a dispute, and what is won is not held once more", () => {
    const made = market(rolling("10%"))
    done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
    done(made, dispute("bank", "ch_lamp"), thursday)
    expect([left(made, "lamp"), held(made, ada.id)]).toEqual([money("0.00 usd"), "0.00 / -18.20"])
    done(made, { _tag: "dispute_evidence", key: "proof", dispute: "dp_bank" })
    done(made, won("mine", "dp_bank"))
    expect(left(made, "lamp")).toEqual(money("0.00 usd"))
  })

  it("but not from a hold that was released whole before", () => {
    const made = market(rolling("10%"))
    done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
    done(made, reserveRelease("early", "reshold_lamp"))
    const step = done(made, refund("back", "ch_lamp", { amount: money("4.00 usd") }), thursday)
    expect(step.outcome.made.map(({ id }) => id)).toEqual(["re_back"])
    expect([left(made, "lamp"), held(made, ada.id)]).toEqual([money("0.00 usd"), "0.00 / 92.80"])
  })

  it("but not by a refund that leaves the money of a destination charge where it is", () => {
    const made = market(rolling("10%"))
    done(made, charge("own", "100.00 usd"))
    done(made, toAda("order", "50.00 usd"))
    done(made, refund("kept", "ch_order", { amount: money("2.00 usd") }), thursday)
    expect(left(made, "order")).toEqual(money("5.00 usd"))
    done(made, refund("back", "ch_order", { amount: money("3.00 usd"), reverseTransfer: true }))
    expect([left(made, "order"), held(made, ada.id)]).toEqual([money("2.00 usd"), "0.00 / 45.00"])
  })

  it("and not from what is held of others, or was asked for", () => {
    const made = market(rolling("10%"))
    done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
    done(made, charge("other", "100.00 usd", { stripeAccount: ada.id }))
    done(made, refund("all", "ch_lamp"))
    expect(left(made, "other")).toEqual(money("10.00 usd"))
  })
})

it("the automatic payouts pay what is not held, and then what is released", () => {
  const payouts = { schedule: { interval: "daily" }, debitNegativeBalances: false } as const
  const made = world({ accounts: [{ ...ada, payouts, reservePlan: rolling("10%", 5) }] })
  done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
  const happened = passed(made, moment("2026-03-20"))
  const swept = happened.flatMap(({ outcome }) => outcome.swept ?? [])
  expect(swept.map(({ payout: id, transactions }) => [id, made.payout(id)?.amount, transactions])).toEqual([
    ["po_ada.2026-03-04", money("86.80 usd"), ["txn_lamp", "txn_lamp.2"]],
    ["po_ada.2026-03-09", money("10.00 usd"), ["txn_ada.reserve.2026-03-08"]]
  ])
})
