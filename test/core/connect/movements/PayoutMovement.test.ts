import { describe, expect, it } from "vitest"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as PayoutMovement from "#core/connect/movements/PayoutMovement.ts"
import * as Rate from "#core/money/Rate.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type * as ExternalAccount from "#core/connect/schedules/ExternalAccount.ts"
import { ada, answer, monday, money, thursday, wednesday, world } from "../Worlds.ts"

const sending: PayoutMovement.Sending = {
  id: "po_rent",
  account: ada.id,
  amount: money("90.00 usd"),
  arrivalDate: thursday,
  sourceType: "bank_account",
  description: "Rent",
  maker: "request",
  balanceTransaction: "txn_rent"
}

const sent = (changes: Partial<PayoutMovement.Sending>, way: PayoutMovement.Way) => {
  const draft = Draft.of(world(), "rent", monday)
  PayoutMovement.send(draft, { ...sending, ...changes }, way)
  return draft.outcome()
}

describe("a payout", () => {
  it("leaves the balance by a line of the other sign, in its own pot, with what is taken of it", () => {
    const fees = [{ type: "application_fee", amount: money("1.00 usd"), description: "fee" }] as const
    const { made, transactions } = sent({}, { availableOn: wednesday, fees, submission: wednesday })
    const pending = { method: "standard", reconciliationStatus: "not_applicable", status: "pending" }
    expect(made).toEqual([{ object: "payout", created: monday, ...sending, ...pending }])
    expect(transactions).toEqual([
      expect.objectContaining({
        id: "txn_rent",
        account: ada.id,
        type: "payout",
        amount: money("-90.00 usd"),
        fee: money("1.00 usd"),
        net: money("-91.00 usd"),
        created: monday,
        availableOn: wednesday,
        sourceType: "bank_account",
        source: "po_rent",
        description: "Rent"
      })
    ])
  })

  it("is an instant one where it is on its way at once, and reconciled where a schedule makes it", () => {
    expect(sent({}, { availableOn: monday }).made).toMatchObject([{ method: "instant", status: "in_transit" }])
    const scheduled = sent({ maker: "schedule" }, { availableOn: monday, submission: wednesday })
    expect(scheduled.made).toMatchObject([{ reconciliationStatus: "in_progress", status: "pending" }])
  })

  it("that is negative comes to the balance", () => {
    const { transactions } = sent({ amount: money("-90.00 usd") }, { availableOn: monday, submission: wednesday })
    expect(transactions.map(({ net }) => net)).toEqual([money("90.00 usd")])
  })

  it("goes to the bank at its submission, or is on its way and arrives", () => {
    expect(sent({}, { availableOn: monday, submission: wednesday }).happenings).toEqual([
      { kind: "payout_submission", at: wednesday, payout: "po_rent" }
    ])
    expect(sent({}, { availableOn: monday }).happenings).toEqual([
      { kind: "payout_arrival", at: thursday, payout: "po_rent" }
    ])
  })

  it("goes to the debit card of the currency that reaches the bank", () => {
    const paidToCards = { accounts: [{ ...ada, cards: new Set([ada.currency]) }] }
    const converted = { amount: money("98.00 usd"), rate: Rate.of("1.0888") }
    const typeOf = (changes: Partial<PayoutMovement.Sending>) => {
      const draft = Draft.of(world(paidToCards), "rent", monday)
      return PayoutMovement.send(draft, { ...sending, ...changes }, { availableOn: monday }).type
    }
    expect(typeOf({})).toBe("card")
    expect(typeOf({ amount: money("90.00 eur"), converted })).toBe("card")
    expect(typeOf({ amount: money("90.00 eur") })).toBeUndefined()
  })
})

it("may go elsewhere while the default bank account is in error, and nowhere where there is none", () => {
  const refusalOf = (externalAccount: ExternalAccount.Status, bound?: PayoutMovement.Bound) => {
    const status = { ...StripeAccount.statusOf(ada), externalAccount }
    const refusal = PayoutMovement.refusalOf({ ...ada, status }, ada.currency, bound)
    return refusal === undefined ? "none" : answer(refusal)
  }
  const elsewhere = { elsewhere: true } as const
  expect(refusalOf("errored")).toContain("payouts_not_allowed")
  expect(refusalOf("errored", elsewhere)).toBe("none")
  expect(refusalOf("missing", elsewhere)).toBe(
    "400 invalid_request_error: Sorry, you don't have any external accounts in that currency (usd)."
  )
})
