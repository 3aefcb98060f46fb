import { describe, expect, it } from "vitest"
import * as DebitWords from "#adapters/stripe/wire/DebitWords.ts"
import * as FailureCode from "#core/connect/schedules/FailureCode.ts"

describe("what is said of a bank debit that was not paid", () => {
  it("is Stripe's sentence, of every code that Stripe has one for", () => {
    expect(DebitWords.of("insufficient_funds")).toBe(
      "The customer's account has insufficient funds to cover this payment."
    )
    expect(DebitWords.of("no_account")).toBe("The customer's bank account could not be located.")
    expect(FailureCode.paymentFailureCodes.filter((code) => DebitWords.of(code) === null)).toEqual([
      "bank_account_restricted"
    ])
  })

  it("is nothing of a code that nobody knows", () => {
    expect([DebitWords.of("toString"), DebitWords.of("lost_mail")]).toEqual([null, null])
  })
})
