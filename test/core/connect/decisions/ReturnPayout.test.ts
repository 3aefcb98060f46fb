import { describe, expect, it } from "vitest"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import {
  after,
  answer,
  bankUpdate,
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
  refused,
  reversal,
  statement,
  text,
  thursday,
  toAda,
  topUp,
  wednesday
} from "../Worlds.ts"
import type { Instant } from "#core/time/Instant.ts"
import { written } from "../../ledger/Books.ts"

const friday = moment("2026-03-06T12:00Z")

/** 9.41 is sent on Friday: it is submitted at the end of the day and arrives on Monday. */
const sent = () => {
  const world = after([charge("flour", "10.00 usd")])
  done(world, payout("out"), friday)
  return world
}

describe("a payout that is canceled", () => {
  it("brings the money back, available at once", () => {
    const world = sent()
    const canceled = done(world, payoutCancel("no", "po_out"))
    expect(statement(canceled)).toBe(text`
      market: payout_cancel 9.41 - 0.00 = 9.41 usd
        po_out, 2026-03-06T12:00:00Z, payout_reversal, "REFUND FOR PAYOUT (STRIPE PAYOUT)"
    `)
    expect(objectOf(canceled, "po_out")).toMatchObject({ status: "canceled", failureBalanceTransaction: "txn_no" })
    expect(objectOf(canceled, "po_out")).not.toHaveProperty("failureCode")
    expect(canceled.outcome.bankMovements).toEqual([])
    expect(held(world, market.id, "card")).toBe("0.00 / 9.41")
    expect(passed(world, moment("2026-03-20")).flatMap(({ entries }) => entries)).toEqual([])
    expect(world.payout("po_out")?.status).toBe("canceled")
  })

  it.each([
    ["after it was submitted to the bank", moment("2026-03-07"), "in_transit"],
    ["after it arrived", moment("2026-03-09"), "paid"]
  ])("is refused %s", (_, at, status) => {
    const world = sent()
    passed(world, at)
    expect(world.payout("po_out")?.status).toBe(status)
    expect(answer(refused(world, payoutCancel("x", "po_out"), at))).toBe(
      "400 invalid_request_error: Payouts can only be canceled while they are pending."
    )
  })

  it("is allowed until the last second of its day", () => {
    expect(done(sent(), payoutCancel("no", "po_out"), moment("2026-03-06T23:59:59Z"))._tag).toBe("done")
  })

  it("is refused twice, and for one that there is not", () => {
    const world = sent()
    done(world, payoutCancel("no", "po_out"))
    expect(answer(refused(world, payoutCancel("x", "po_out")))).toContain("can only be canceled while")
    expect(answer(refused(world, payoutFailure("x", "po_out")))).toContain("po_out is canceled, so it cannot fail")
    expect(answer(refused(world, payoutCancel("x", "po_no")))).toContain("No such payout: 'po_no'")
  })
})

describe("a payout that fails", () => {
  it.each([
    ["before it is submitted", friday, "pending", ["9.41 usd acct_market/in_transit -> acct_market/balance [po_out]"]],
    [
      "on its way",
      moment("2026-03-07"),
      "in_transit",
      ["9.41 usd acct_market/in_transit -> acct_market/balance [po_out]"]
    ],
    [
      "after it arrived",
      moment("2026-03-09T10:00Z"),
      "paid",
      [
        "9.41 usd acct_market/in_transit -> acct_market/balance [po_out]",
        "9.41 usd acct_market/bank -> acct_market/in_transit [po_out]"
      ]
    ]
  ] as const)(
    "%s brings the money back, available at once, and from the bank if it was there",
    (_, at, was, postings) => {
      const world = sent()
      passed(world, at)
      expect(world.payout("po_out")?.status).toBe(was)
      const failed = done(world, payoutFailure("no", "po_out"))
      expect(failed.entries.flatMap((entry) => entry.postings.map(written))).toEqual(postings)
      expect(failed.entries.map(({ created }) => created)).toEqual(postings.map(() => at))
      expect(failed.outcome.transactions).toMatchObject([
        { type: "payout_failure", net: money("9.41 usd"), availableOn: at }
      ])
      expect(objectOf(failed, "po_out")).toMatchObject({ status: "failed", failureCode: "account_closed" })
      expect(held(world, market.id)).toBe("0.00 / 9.41")
      expect(passed(world, moment("2026-03-20")).flatMap(({ entries }) => entries)).toEqual([])
    }
  )

  it("brings the money back only once", () => {
    const world = sent()
    done(world, payoutFailure("no", "po_out"))
    expect(answer(refused(world, payoutFailure("x", "po_out")))).toContain("po_out is failed, so it cannot fail")
    expect(answer(refused(world, payoutCancel("x", "po_out")))).toContain("only be canceled while they are pending")
    expect(held(world, market.id)).toBe("0.00 / 9.41")
  })

  it("returns to the pot that it came from, and may be sent again to another bank account", () => {
    const world = after([topUp("more", "5.00 usd", { expectedAvailabilityDate: wednesday })])
    passed(world, thursday)
    done(world, payout("out", undefined, { sourceType: "bank_account" }))
    done(world, payoutFailure("no", "po_out"))
    expect([held(world, market.id, "bank_account"), held(world, market.id, "card")]).toEqual([
      "0.00 / 5.00",
      "0.00 / 0.00"
    ])
    done(world, bankUpdate("other"))
    expect(done(world, payout("again", "5.00 usd", { sourceType: "bank_account" }))._tag).toBe("done")
  })
})

describe("a payout that fails of an account that is paid out when asked for", () => {
  const payouts = { schedule: { interval: "manual" }, debitNegativeBalances: true } as const
  const ada = connected("Ada", "express", { payouts })
  const own = { stripeAccount: ada.id } as const
  const bankOf = (world: MovingWorld) => StripeAccount.statusOf(world.account(ada.id) ?? ada).externalAccount

  /** 10.00 are sent to Ada's bank by hand, 4.00 and then 6.00, and the first of it comes back. */
  const failed = () => {
    const world = after([toAda("cake", "10.00 usd")], { accounts: [ada] })
    done(world, payout("out", "4.00 usd", own), thursday)
    done(world, payout("rest", undefined, own))
    done(world, payoutFailure("no", "po_out"))
    return world
  }

  it.each([
    ["standard", {}],
    ["instant", { method: "instant" }]
  ] as const)("stops the next %s one, and not what is on its way", (_, way) => {
    const world = failed()
    expect(bankOf(world)).toBe("errored")
    expect(answer(refused(world, payout("again", "1.00 usd", { ...own, ...way })))).toBe(
      "400 invalid_request_error payouts_not_allowed: Payouts of acct_ada are stopped: a payout to its bank failed, and " +
        "its external account must be updated first."
    )
    passed(world, moment("2026-03-09"))
    expect(world.payout("po_rest")?.status).toBe("paid")
    done(world, bankUpdate("other", ada.id))
    expect(done(world, payout("again", "4.00 usd", { ...own, ...way }))._tag).toBe("done")
  })

  it("lets one that is still pending be submitted, and arrive, also one that a schedule has made", () => {
    const daily = { schedule: { interval: "daily" }, debitNegativeBalances: true } as const
    const world = after([toAda("cake", "10.00 usd")], { accounts: [{ ...ada, payouts: daily }] })
    done(world, toAda("tart", "5.00 usd"), thursday)
    done(world, payoutFailure("no", "po_ada.2026-03-04"), moment("2026-03-08T12:00Z"))
    expect(world.payout("po_ada.2026-03-09")?.status).toBe("pending")
    passed(world, moment("2026-03-20"))
    expect(world.payout("po_ada.2026-03-09")?.status).toBe("paid")
    expect(held(world, ada.id)).toBe("0.00 / 10.00")
  })

  it("stops what was instant itself", () => {
    const world = after([toAda("cake", "10.00 usd")], { accounts: [ada] })
    done(world, payout("out", "4.00 usd", { ...own, method: "instant" }), thursday)
    done(world, payoutFailure("no", "po_out"))
    expect(answer(refused(world, payout("again", undefined, own)))).toContain("payouts_not_allowed")
  })

  it("stops what would be debited for a negative balance, until the bank account is updated", () => {
    const world = failed()
    done(world, reversal("back", "tr_cake"))
    const made = (until: Instant) => passed(world, until).flatMap(({ outcome }) => outcome.made)
    expect(made(moment("2026-03-20"))).toEqual([])
    expect(held(world, ada.id)).toBe("0.00 / -6.00")
    done(world, bankUpdate("other", ada.id))
    expect(made(moment("2026-04-01"))).toMatchObject([{ amount: money("-6.00 usd"), maker: "debit" }])
  })

  it("stops none to the default if it went elsewhere, and none elsewhere if it went to that", () => {
    const world = after([toAda("cake", "10.00 usd")], { accounts: [ada] })
    const elsewhere = { elsewhere: true } as const
    done(world, payout("out", "4.00 usd", { ...own, ...elsewhere }), thursday)
    done(world, { ...payoutFailure("no", "po_out"), ...elsewhere })
    expect(bankOf(world)).toBe("new")
    done(world, payout("to-default", "4.00 usd", own))
    done(world, payoutFailure("nor", "po_to-default"))
    expect(answer(refused(world, payout("again", "1.00 usd", own)))).toContain("payouts_not_allowed")
    done(world, payout("standard", "1.00 usd", { ...own, ...elsewhere }))
    done(world, payout("instant", "1.00 usd", { ...own, ...elsewhere, method: "instant" }))
  })

  it("leaves the account without a bank account if that was removed meanwhile", () => {
    const world = after([toAda("cake", "10.00 usd")], { accounts: [ada] })
    done(world, payout("out", "4.00 usd", own), thursday)
    done(world, { _tag: "external_account_removal", key: "gone", ...own })
    done(world, payoutFailure("no", "po_out"))
    expect(bankOf(world)).toBe("missing")
  })

  it("stops no other account's, nor the platform's", () => {
    const world = failed()
    done(world, charge("flour", "10.00 usd"))
    passed(world, moment("2026-03-20"))
    expect(done(world, payout("own"))._tag).toBe("done")
  })

  it("stops all that goes to its bank or comes from there if it was a debit", () => {
    const world = after([toAda("cake", "10.00 usd")], { accounts: [ada] })
    done(world, payout("out", undefined, own), thursday)
    done(world, reversal("back", "tr_cake", { amount: money("6.00 usd") }))
    passed(world, moment("2026-03-09T12:00Z"))
    done(world, payoutFailure("no", "po_ada.2026-03-09"))
    expect(bankOf(world)).toBe("errored")
    const kinds = passed(world, moment("2026-04-20")).map(({ happening }) => happening.kind)
    expect(kinds).not.toContain("payout_submission")
  })
})
