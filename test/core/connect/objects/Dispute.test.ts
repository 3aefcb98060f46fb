import type Stripe from "stripe"
import { describe, expect, expectTypeOf, it } from "vitest"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as Instant from "#core/time/Instant.ts"
import { after, charge, dispute, evidence, inquiry, lost, moment, money, won } from "../Worlds.ts"

const of = (status: Dispute.Dispute["status"]) => ({ status }) as Dispute.Dispute

/** It was countered, and is under review. */
const answered = [dispute("bank", "ch_cake"), evidence("slip", "dp_bank")]

describe("a dispute", () => {
  it.each<readonly [Dispute.Dispute["status"], isInquiry: boolean, isWithdrawn: boolean, isOver: boolean]>([
    ["warning_needs_response", true, false, false],
    ["warning_under_review", true, false, false],
    ["warning_closed", false, false, true],
    ["needs_response", false, true, false],
    ["under_review", false, true, false],
    ["won", false, false, true],
    ["lost", false, true, false],
    ["prevented", false, false, true]
  ])("that is %s: an inquiry %s, with the money withdrawn %s, over %s", (status, inquiry, withdrawn, over) => {
    expect(Dispute.isInquiry(of(status))).toBe(inquiry)
    expect(Dispute.isWithdrawn(of(status))).toBe(withdrawn)
    expect(Dispute.isChargeRefundable([of(status)])).toBe(!withdrawn)
    expect(Dispute.isOpen(of(status))).toBe(!over && status !== "lost")
  })

  it.each([
    ["an inquiry takes nothing", [inquiry("bank", "ch_cake")], "0.00", "0.00"],
    ["a chargeback takes its amount", [dispute("bank", "ch_cake")], "10.00", "0.00"],
    ["lost, it stays away", [...answered, lost("no", "dp_bank")], "10.00", "0.00"],
    ["won, all comes back", [...answered, won("yes", "dp_bank")], "10.00", "10.00"],
    ["lost in part, the rest comes back", [...answered, lost("part", "dp_bank", "4.00 usd")], "10.00", "4.00"]
  ])("moves money: %s", (_, commands, withdrawn, reinstated) => {
    const found = after([charge("cake", "10.00 usd"), ...commands]).dispute("dp_bank") ?? expect.fail("no dispute")
    expect(Dispute.moved(found)).toEqual({
      withdrawn: money(`${withdrawn} usd`),
      reinstated: money(`${reinstated} usd`)
    })
  })

  it("is one of several of its charge, which can be refunded where none of them has money", () => {
    const part = { amount: money("4.00 usd") }
    const world = after([charge("cake", "10.00 usd"), dispute("one", "ch_cake", part), inquiry("two", "ch_cake")])
    const cake = world.charge("ch_cake") ?? expect.fail("no charge")
    const [one, two, ...others] = Dispute.ofCharge(world, cake)
    if (one === undefined || two === undefined) expect.fail("no disputes")
    expect([one.id, two.id, others]).toEqual(["dp_one", "dp_two", []])
    expect([[one, two], [one], [two], []].map(Dispute.isChargeRefundable)).toEqual([false, false, true, true])
    expect(Dispute.ofCharge(world, {})).toEqual([])
    expect(Dispute.ofCharge(world, { disputes: ["dp_forgotten", "dp_two"] })).toEqual([two])
  })

  it("has Stripe's statuses, but for those of an appeal", () => {
    type Known = Exclude<Stripe.Dispute.Status, `appeal_${string}`>
    expectTypeOf<Dispute.Dispute["status"]>().toExtend<Known>()
  })

  it("has one of Stripe's reasons, and begins in one of four ways", () => {
    expect(Dispute.reasons).toEqual([
      "bank_cannot_process",
      "check_returned",
      "credit_not_processed",
      "customer_initiated",
      "debit_not_authorized",
      "duplicate",
      "fraudulent",
      "general",
      "incorrect_account_details",
      "insufficient_funds",
      "noncompliant",
      "product_not_received",
      "product_unacceptable",
      "subscription_canceled",
      "unrecognized"
    ])
    expect(Dispute.filed).toEqual(["needs_response", "warning_needs_response", "lost", "prevented"])
  })

  it("cannot be an inquiry with a line, a win with one, or a loss without a withdrawal", () => {
    expectTypeOf<Dispute.Inquiry["balanceTransactions"]>().toEqualTypeOf<readonly []>()
    expectTypeOf<Dispute.Won["balanceTransactions"]["length"]>().toEqualTypeOf<2>()
    expectTypeOf<(Dispute.Lost | Dispute.PartlyLost)["balanceTransactions"]["length"]>().toEqualTypeOf<1 | 2>()
  })

  it("may usually be answered until the end of the 19th day, as in Stripe's own reference", () => {
    expect(Dispute.usualDeadline(Instant.of(1_680_651_737))).toBe(1_682_294_399)
  })

  it("that only asks closes 120 days later", () => {
    expect(Instant.format(Dispute.inquiryEnd(moment("2026-03-02T09:30Z")))).toBe("2026-06-30T09:30:00Z")
  })
})
