import { describe, expect, it } from "vitest"
import { written } from "../../ledger/Books.ts"
import {
  ada,
  answer,
  capability,
  charge,
  done,
  financing,
  held,
  market,
  monday,
  money,
  pause,
  refused,
  statement,
  text,
  thursday,
  world
} from "../Worlds.ts"
import * as Rate from "#core/money/Rate.ts"

describe("a financing", () => {
  it("is paid out to the account's balance, as money of a bank's, and owed with its fee", () => {
    const made = world()
    const step = done(made, financing("oven", "1000.00 usd", { feeAmount: money("100.00 usd") }))
    expect(statement(step)).toBe(text`
      ada: financing_payout 1000.00 - 0.00 = 1000.00 usd
        fnpay_oven, 2026-03-02T09:30:00Z, financing_payout, "Payout of flex loan flxln_oven"
    `)
    expect(step.entries.flatMap(({ postings }) => postings.map(written))).toEqual([
      "1000.00 usd stripe/advances -> acct_ada/balance"
    ])
    expect(made.flexLoan("flxln_oven")).toEqual({
      object: "flex_loan",
      id: "flxln_oven",
      account: ada.id,
      amount: money("1000.00 usd"),
      feeAmount: money("100.00 usd"),
      withholdRate: Rate.of("10%"),
      paidAmount: money("0.00 usd"),
      created: monday
    })
    expect(made.financingTransaction("fnpay_oven")).toEqual({
      object: "capital.financing_transaction",
      type: "payout",
      id: "fnpay_oven",
      account: ada.id,
      amount: money("1000.00 usd"),
      created: monday,
      sourceType: "bank_account",
      flexLoan: "flxln_oven",
      balanceTransaction: "txn_oven"
    })
    expect([held(made, ada.id), held(made, ada.id, "bank_account")]).toEqual(["0.00 / 1000.00", "0.00 / 1000.00"])
    expect(made.account(ada.id)?.status?.flexLoan).toBe("flxln_oven")
  })

  it("waits until what is owed on another one is repaid", () => {
    const made = world()
    done(made, financing("oven", "5.00 usd"))
    expect(refused(made, financing("mixer", "5.00 usd"), thursday).message).toBe(
      "another financing of acct_ada, which owes on flxln_oven, is not modelled yet"
    )
    done(made, charge("lamp", "50.00 usd", { stripeAccount: ada.id }))
    done(made, financing("mixer", "5.00 usd"), thursday)
    done(made, charge("shade", "50.00 usd", { stripeAccount: ada.id }), thursday)
    expect(["flxln_oven", "flxln_mixer"].map((id) => made.flexLoan(id)?.paidAmount)).toEqual([
      money("5.00 usd"),
      money("5.00 usd")
    ])
  })

  it("is for who is not stopped only, and for connected accounts", () => {
    const made = world()
    done(made, pause("stop", { payouts: true }))
    expect(answer(refused(made, financing("oven", "5.00 usd"), thursday))).toBe(
      "400 invalid_request_error: acct_ada gets no financing while its charges or payouts are disabled (platform_paused)."
    )
    expect(answer(refused(made, financing("oven", "5.00 usd", { stripeAccount: market.id }), thursday))).toBe(
      "400 invalid_request_error: acct_market is the platform itself: only connected accounts can be changed so."
    )
  })

  it("leaves what else has become of the account as it is", () => {
    const made = world()
    done(made, capability("off", { status: "inactive" }))
    done(made, financing("oven", "5.00 usd"))
    expect([...(made.account(ada.id)?.status?.capabilities ?? [])]).toContainEqual(["card_payments", "inactive"])
  })

  const terms = {
    "an advance of nothing": [
      { advanceAmount: money("0.00 usd") },
      "of advance_amount: This value must be greater than or equal to 1."
    ],
    "an advance in another currency": [{ advanceAmount: money("5.00 eur") }, "advance_amount"],
    "a fee in another currency": [{ feeAmount: money("1.00 eur") }, "fee_amount: The fee must be an amount of usd"],
    "a negative fee": [{ feeAmount: money("-0.01 usd") }, "fee_amount: The fee must be an amount of usd"],
    "no rate": [{ withholdRate: Rate.zero }, "The withhold rate must be above 0% and at most 100%."],
    "more than all": [{ withholdRate: Rate.of("100.1%") }, "The withhold rate must be above 0% and at most 100%."]
  } as const
  for (const [name, [asked, expected]] of Object.entries(terms)) {
    it(`is refused with ${name}`, () => {
      expect(answer(refused(world(), financing("oven", "5.00 usd", asked)))).toContain(expected)
    })
  }

  it("may withhold all that is paid", () => {
    const made = world()
    done(made, financing("oven", "100.00 usd", { withholdRate: Rate.of("100%") }))
    done(made, charge("lamp", "40.00 usd", { stripeAccount: ada.id }))
    expect(made.flexLoan("flxln_oven")?.paidAmount).toEqual(money("40.00 usd"))
  })
})
