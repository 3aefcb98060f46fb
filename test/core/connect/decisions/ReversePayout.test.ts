import { describe, expect, it } from "vitest"
import { Result } from "effect"
import * as Decision from "#core/connect/decisions/Decision.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
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
  payout,
  payoutCancel,
  payoutFailure,
  payoutReversal,
  refused,
  statement,
  sten,
  text,
  thursday,
  toAda,
  type world
} from "../Worlds.ts"
import { written } from "../../ledger/Books.ts"

/** The day after 100.00 of Ada's arrived: sent on Thursday, there on Friday. */
const friday = moment("2026-03-06T09:00Z")
const paid = (setup?: Parameters<typeof world>[0], asked: Parameters<typeof payout>[2] = {}) => {
  const made = after([toAda("cake", "100.00 usd")], setup)
  done(made, payout("out", undefined, { stripeAccount: ada.id, ...asked }), thursday)
  passed(made, friday)
  return made
}

describe("a payout that the platform takes back", () => {
  it("is a debit of the bank, whose money can be used when that is expected", () => {
    const made = paid()
    const reversed = done(made, payoutReversal("back", "po_out"))
    expect(statement(reversed)).toBe(text`
      ada: payout 100.00 - 0.00 = 100.00 usd
        po_back, 2026-03-09, payout, "REVERSAL OF PAYOUT (STRIPE PAYOUT)"
    `)
    expect(objectOf(reversed, "po_back")).toStrictEqual({
      object: "payout",
      id: "po_back",
      account: ada.id,
      amount: money("-100.00 usd"),
      created: friday,
      arrivalDate: moment("2026-03-09"),
      method: "standard",
      originalPayout: "po_out",
      sourceType: "card",
      description: "REVERSAL OF PAYOUT (STRIPE PAYOUT)",
      maker: "request",
      reconciliationStatus: "not_applicable",
      status: "pending",
      balanceTransaction: "txn_back"
    })
    expect(reversed.outcome.transactions.map(({ sourceType }) => sourceType)).toEqual(["card"])
    expect(made.payout("po_out")).toMatchObject({ status: "paid", reversedBy: "po_back" })
    expect(held(made, ada.id)).toBe("100.00 / 0.00")
    const later = passed(made, moment("2026-03-09"))
    expect(later.map(({ happening: { at, kind } }) => [kind, at])).toContainEqual([
      "payout_submission",
      moment("2026-03-07")
    ])
    expect(later.flatMap(({ entries }) => entries.flatMap(({ postings }) => postings.map(written)))).toEqual([
      "100.00 usd acct_ada/bank -> acct_ada/in_transit [po_back]"
    ])
    expect([held(made, ada.id), made.payout("po_back")?.status]).toEqual(["0.00 / 100.00", "paid"])
  })

  it("goes back to the bank when that refuses, and is not tried again", () => {
    const made = paid()
    done(made, payoutReversal("back", "po_out"))
    done(made, payoutFailure("no", "po_back"), moment("2026-03-10"))
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
    expect(answer(refused(made, payoutReversal("x", "po_out")))).toBe(
      "400 invalid_request_error: The payout po_out cannot be reversed: its reversal po_back failed, and a failed " +
        "reversal is not tried again."
    )
  })

  it("is asked for once, whatever became of it", () => {
    const made = paid()
    done(made, payoutReversal("back", "po_out"))
    const again = () => answer(refused(made, payoutReversal("x", "po_out")))
    const because = (why: string) => `400 invalid_request_error: The payout po_out cannot be reversed: ${why}.`
    expect(again()).toBe(because("po_back is reversing it"))
    passed(made, moment("2026-03-07"))
    expect([made.payout("po_back")?.status, again()]).toEqual(["in_transit", because("po_back is reversing it")])
    passed(made, moment("2026-03-09"))
    expect(again()).toBe(because("po_back has reversed it"))

    const canceled = paid()
    done(canceled, payoutReversal("back", "po_out"))
    done(canceled, payoutCancel("no", "po_back"))
    expect(answer(refused(canceled, payoutReversal("x", "po_out")))).toBe(
      because("its reversal po_back was canceled, and a payout has one reversal")
    )
  })

  it("is canceled while it is pending, by hand or because the original fails", () => {
    const byHand = paid()
    done(byHand, payoutReversal("back", "po_out"))
    const canceled = done(byHand, payoutCancel("no", "po_back"))
    expect(canceled.outcome.transactions.map(({ availableOn, net }) => [net, availableOn])).toEqual([
      [money("-100.00 usd"), moment("2026-03-09")]
    ])
    expect(held(byHand, ada.id)).toBe("0.00 / 0.00")

    const failing = paid()
    done(failing, payoutReversal("back", "po_out"))
    const failed = done(failing, payoutFailure("no", "po_out"))
    expect(failed.outcome.transactions.map(({ net, type }) => [type, net])).toEqual([
      ["payout_failure", money("100.00 usd")],
      ["payout_cancel", money("-100.00 usd")]
    ])
    expect(failing.payout("po_back")?.status).toBe("canceled")
    expect(held(failing, ada.id)).toBe("0.00 / 100.00")

    const late = paid()
    done(late, payoutReversal("back", "po_out"))
    expect(done(late, payoutFailure("no", "po_out"), moment("2026-03-07")).outcome.transactions).toHaveLength(1)
  })

  it("leaves nothing that could fail once it has arrived, unless its own bank sends it back", () => {
    const made = paid()
    done(made, payoutReversal("back", "po_out"))
    passed(made, moment("2026-03-09"))
    expect(answer(refused(made, payoutFailure("no", "po_out")))).toBe(
      "400 invalid_request_error: The payout po_out is reversed by po_back, so it cannot fail."
    )
    done(made, payoutFailure("refused", "po_back"), moment("2026-03-10"))
    done(made, payoutFailure("no", "po_out"))
    expect(held(made, ada.id)).toBe("0.00 / 100.00")
  })
})

describe("a payout cannot be taken back", () => {
  const because = (why: string) => `400 invalid_request_error: The payout po_out cannot be reversed: ${why}.`
  const sold = [charge("lamp", "100.00 usd", { stripeAccount: sten.id })]

  it("before it arrived, and where there is none", () => {
    const made = after([toAda("cake", "100.00 usd")])
    done(made, payout("out", undefined, { stripeAccount: ada.id }), thursday)
    expect(answer(refused(made, payoutReversal("x", "po_out")))).toBe(
      "400 invalid_request_error: The payout po_out is pending, so it cannot be reversed."
    )
    expect(answer(refused(made, payoutReversal("x", "po_none")))).toContain("No such payout")
  })

  it("90 days after it was expected, to the second", () => {
    const last = moment("2026-06-03T23:59:59Z")
    expect(answer(refused(paid(), payoutReversal("x", "po_out"), moment("2026-06-04")))).toBe(
      because("it was expected 90 days ago or more")
    )
    done(paid(), payoutReversal("x", "po_out"), last)
  })

  it("where it is instant, a debit itself, the platform's, or of an account whose losses are Stripe's", () => {
    expect(answer(refused(paid({}, { method: "instant" }), payoutReversal("x", "po_out")))).toBe(
      because("it is instant")
    )
    const made = paid()
    done(made, payoutReversal("back", "po_out"))
    expect(answer(refused(made, payoutReversal("x", "po_back"), moment("2026-03-10")))).toContain("it is a debit")
    const own = after([charge("flour", "10.00 usd")])
    done(own, payout("out"), thursday)
    expect(answer(refused(own, payoutReversal("x", "po_out"), friday))).toBe(because("it is the platform's own"))
    const standard = after(sold)
    done(standard, payout("out", undefined, { stripeAccount: sten.id }), thursday)
    expect(answer(refused(standard, payoutReversal("x", "po_out"), friday))).toBe(
      because("the platform does not cover the losses of acct_sten")
    )
  })

  it("where the bank's holidays are not known", () => {
    const made = paid()
    const late = { ...(made.payout("po_out") ?? expect.fail()), arrivalDate: moment("2076-03-06") }
    const world = { ...made, payout: () => late }
    const decided = Decision.decide(world, payoutReversal("x", "po_out"), moment("2076-03-06"))
    expect(Result.isFailure(decided) && answer(decided.failure)).toContain(
      "reversing po_out on business days of US in 2076"
    )
  })

  it("where the bank is not in the US", () => {
    const canada = connected("Ada", "express", { country: "CA", controller: Controller.typed.express })
    expect(market.country).toBe("US")
    expect(answer(refused(paid({ accounts: [canada] }), payoutReversal("x", "po_out"), moment("2026-03-16")))).toBe(
      because("its bank is in CA, and not in US")
    )
  })
})
