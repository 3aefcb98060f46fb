import { expect, it } from "vitest"
import { describe } from "vitest"
import * as Instant from "#core/time/Instant.ts"
import { written } from "../../ledger/Books.ts"
import {
  ada,
  answer,
  charge,
  done,
  held,
  market,
  moment,
  money,
  payout,
  refund,
  refused,
  reserveHold,
  statement,
  sten,
  text,
  thursday,
  transfer,
  world
} from "../Worlds.ts"

/** Ada has 96.80 usd available, on Thursday at noon. */
const sold = () => {
  const made = world()
  done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
  done(made, charge("other", "100.00 usd", { stripeAccount: sten.id }))
  return made
}

describe("a reserve hold", () => {
  it("takes money out of what is available, in one line, to the risk reserve", () => {
    const made = sold()
    const step = done(made, reserveHold("safe", "40.00 usd"), thursday)
    expect(statement(step)).toBe(text`
      ada: reserve_hold -40.00 - 0.00 = -40.00 usd
        reshold_safe, 2026-03-05T12:00:00Z, risk_reserved_funds, "Reserve hold"
    `)
    expect(step.entries.flatMap(({ postings }) => postings.map(written))).toEqual([
      "40.00 usd acct_ada/balance -> acct_ada/risk_reserved"
    ])
    expect(made.reserveHold("reshold_safe")).toEqual({
      object: "reserve.hold",
      id: "reshold_safe",
      account: ada.id,
      amount: money("40.00 usd"),
      amountReleasable: money("40.00 usd"),
      created: thursday,
      availableOn: thursday,
      sourceType: "card",
      releaseAfter: moment("2026-03-20T12:00Z"),
      scheduledRelease: moment("2026-03-21"),
      balanceTransaction: "txn_safe"
    })
    expect(step.outcome.happenings).toEqual([
      { kind: "reserve_expiry", at: moment("2026-03-21"), account: ada.id, holds: ["reshold_safe"] }
    ])
    expect(held(made, ada.id)).toBe("0.00 / 56.80")
  })

  it("leaves nothing of it for payouts and refunds", () => {
    const made = sold()
    done(made, reserveHold("safe", "40.00 usd"), thursday)
    expect(refused(made, payout("out", "56.81 usd", { stripeAccount: ada.id })).message).toContain("insufficient")
    done(made, refund("back", "ch_lamp", { amount: money("60.00 usd") }))
    expect(made.refund("re_back")).toMatchObject({ status: "pending", pendingReason: "insufficient_funds" })
    done(made, payout("rest", "56.80 usd", { stripeAccount: ada.id }))
  })

  it("takes all there is, and of another pot if that is asked for", () => {
    const made = world()
    done(made, charge("debit", "100.00 usd", { stripeAccount: ada.id, paymentMethod: "us_bank_account" }))
    const soon = moment("2026-03-10")
    expect(answer(refused(made, reserveHold("card", "1.00 usd"), soon))).toContain("its card balance")
    done(made, reserveHold("bank", "99.20 usd", { sourceType: "bank_account" }), soon)
    expect([held(made, ada.id), held(made, ada.id, "bank_account")]).toEqual(["0.00 / 0.00", "0.00 / 0.00"])
  })

  const day = 86_400
  it.each([
    [3 * day - 1, false],
    [3 * day, true],
    [180 * day, true],
    [180 * day + 1, false]
  ])("is released 3 to 180 days later: %i seconds, %j", (seconds, isPossible) => {
    const made = sold()
    const hold = reserveHold("safe", "1.00 usd", { releaseAfter: Instant.plus(thursday, seconds) })
    if (isPossible) return void done(made, hold, thursday)
    expect(answer(refused(made, hold, thursday))).toBe(
      "400 invalid_request_error release_schedule[release_after]: The release must be at least 3 days and at most " +
        "180 days in the future."
    )
  })

  it.each([
    [
      "more than can be spent",
      reserveHold("safe", "96.81 usd"),
      "400 invalid_request_error balance_insufficient: $96.81 of acct_ada cannot be reserved: that is more than " +
        "can be spent of its card balance."
    ],
    [
      "nothing",
      reserveHold("safe", "0.00 usd"),
      "400 invalid_request_error parameter_invalid_integer of amount: This value must be greater than or equal to 1."
    ],
    [
      "money of an account whose losses are Stripe's",
      reserveHold("safe", "1.00 usd", { stripeAccount: sten.id }),
      "400 invalid_request_error: Funds of acct_sten cannot be reserved: only those of a connected account whose " +
        "negative balances the platform is responsible for can."
    ],
    [
      "money of the platform",
      reserveHold("safe", "1.00 usd", { stripeAccount: market.id }),
      "400 invalid_request_error: Funds of acct_market cannot be reserved: only those of a connected account whose " +
        "negative balances the platform is responsible for can."
    ],
    [
      "money of a stranger",
      reserveHold("safe", "1.00 usd", { stripeAccount: "acct_none" }),
      "403 invalid_request_error account_invalid: The provided key does not have access to account 'acct_none' (or " +
        "that account does not exist). Application access may have been revoked."
    ]
  ])("cannot take %s", (_, command, expected) => {
    expect(answer(refused(sold(), command, thursday))).toBe(expected)
  })
})

it("transfers fill the balance beside what is held", () => {
  const made = sold()
  done(made, charge("own", "50.00 usd"))
  done(made, reserveHold("safe", "96.80 usd"), thursday)
  done(made, transfer("more", "10.00 usd"))
  expect(held(made, ada.id)).toBe("0.00 / 10.00")
})
