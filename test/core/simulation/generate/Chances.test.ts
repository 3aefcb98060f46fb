import { describe, expect, it } from "vitest"
import { shops } from "../schema/Markets.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Chances from "#core/simulation/generate/Chances.ts"
import * as Random from "#core/simulation/generate/Random.ts"

const odds = (rate: string) => Random.odds(Rate.of(rate))

const of = (stated: object) => Chances.of({ ...shops, ...stated } as never)

const span = (from: number, to: number) => ({ from, to })

describe("what may become of an order", () => {
  it("is nothing of which nothing is said", () => {
    expect(of({})).toEqual({
      declines: undefined,
      holds: undefined,
      paymentFailures: undefined,
      refunds: undefined,
      disputes: undefined
    })
  })

  it("is what is usual, where only its rate is said", () => {
    const rate = "5%"
    const stated = { declines: { rate }, holds: { rate }, payment_failures: { rate }, disputes: { rate } }
    expect(of({ ...stated, refunds: { rate, failures: { rate } } })).toEqual({
      declines: { rate: odds(rate), code: "generic_decline" },
      holds: { rate: odds(rate), captureHours: span(1, 48), captured: odds("100%"), partial: odds("0%") },
      paymentFailures: { rate: odds(rate), delay: span(1, 5), why: "insufficient_funds", reverseTransfer: false },
      refunds: {
        rate: odds(rate),
        delay: span(1, 14),
        partial: odds("0%"),
        reverseTransfer: false,
        refundApplicationFee: false,
        failures: { rate: odds(rate), delay: span(1, 14), why: "expired_or_canceled_card" }
      },
      disputes: {
        rate: odds(rate),
        delay: span(5, 60),
        reason: "fraudulent",
        inquiries: odds("0%"),
        answered: odds("100%"),
        answer: span(1, 10),
        won: odds("0%"),
        decision: span(30, 75)
      }
    })
  })

  it("is what is said of it", () => {
    const declines = { rate: "1%", code: "lost_card" }
    const holds = { rate: "2%", capture_hours: [3, 4], captured: "50%", partial: "10%" }
    const late = { rate: "3%", delay_days: [2], code: "account_closed", reverse_transfer: true }
    const disputes = {
      rate: "4%",
      delay_days: [6, 7],
      reason: "general",
      inquiries: "11%",
      answered: "12%",
      answer_days: [8],
      won: "13%",
      decision_days: [31, 32]
    }
    const refunds = {
      rate: "5%",
      delay_days: [9],
      partial: "14%",
      reverse_transfer: true,
      refund_application_fee: true
    }
    expect(of({ declines, holds, payment_failures: late, disputes, refunds })).toEqual({
      declines: { rate: odds("1%"), code: "lost_card" },
      holds: { rate: odds("2%"), captureHours: span(3, 4), captured: odds("50%"), partial: odds("10%") },
      paymentFailures: { rate: odds("3%"), delay: span(2, 2), why: "account_closed", reverseTransfer: true },
      refunds: {
        rate: odds("5%"),
        delay: span(9, 9),
        partial: odds("14%"),
        reverseTransfer: true,
        refundApplicationFee: true,
        failures: undefined
      },
      disputes: {
        rate: odds("4%"),
        delay: span(6, 7),
        reason: "general",
        inquiries: odds("11%"),
        answered: odds("12%"),
        answer: span(8, 8),
        won: odds("13%"),
        decision: span(31, 32)
      }
    })
  })
})
