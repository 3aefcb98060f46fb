import { describe, expect, it } from "vitest"
import * as PayoutWords from "#adapters/stripe/wire/PayoutWords.ts"
import * as FailureCode from "#core/connect/schedules/FailureCode.ts"

describe("what is said of a payout that failed", () => {
  it("is Stripe's sentence, of every code that Stripe has one for", () => {
    expect(PayoutWords.of("account_closed")).toBe("The bank account has been closed.")
    expect(PayoutWords.of("incorrect_account_holder_tax_id")).toBe(
      "Your bank notified us that the bank account holder tax ID on file is incorrect."
    )
    expect(FailureCode.payoutFailureCodes.filter((code) => PayoutWords.of(code) === null)).toEqual(["invalid_card"])
  })

  it("is nothing of a code that nobody knows", () => {
    expect([PayoutWords.of("toString"), PayoutWords.of("lost_mail")]).toEqual([null, null])
  })
})
