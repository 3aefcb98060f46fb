import { describe, expect, it } from "vitest"
import { written } from "../../ledger/Books.ts"
import {
  ada,
  answer,
  balancePayment,
  balancePaymentRefund,
  charge,
  connected,
  done,
  held,
  market,
  moment,
  money,
  objectOf,
  platformOf,
  refused,
  statement,
  text,
  thursday,
  world
} from "../Worlds.ts"

/** Ada has 96.80 usd available, on Thursday at noon. */
const sold = (setup?: Parameters<typeof world>[0]) => {
  const made = world(setup)
  done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
  return made
}

describe("a payment from a Stripe balance", () => {
  it("is a payment of the platform less Stripe's price, and a debit of the account, both at once", () => {
    const made = sold()
    const step = done(made, balancePayment("march", "20.00 usd", { description: "March" }), thursday)
    expect(statement(step)).toBe(text`
      market: payment 20.00 - 0.20 = 19.80 usd
        less stripe_fee 0.20, Stripe processing fees
        py_march, 2026-03-05T12:00:00Z, charge, "March"
      ada: stripe_balance_payment_debit -20.00 - 0.00 = -20.00 usd
        py_march, 2026-03-05T12:00:00Z, stripe_balance_payment_debit, "March"
    `)
    expect(step.entries.flatMap(({ postings }) => postings.map(written))).toEqual([
      "20.00 usd payers -> acct_market/balance",
      "0.20 usd acct_market/balance -> stripe/fees",
      "20.00 usd acct_ada/balance -> payers"
    ])
    expect([held(made, ada.id), held(made, market.id)]).toEqual(["0.00 / 76.80", "0.00 / 19.80"])
    expect(made.balancePayment("py_march")).toEqual({
      object: "balance_payment",
      id: "py_march",
      account: market.id,
      payer: ada.id,
      amount: money("20.00 usd"),
      amountRefunded: money("0.00 usd"),
      created: thursday,
      availableOn: thursday,
      sourceType: "card",
      balanceTransaction: "txn_march"
    })
  })

  it("across borders can be used from the next day", () => {
    const accounts = [connected("Ada", "express", { country: "GB" })]
    const step = done(sold({ accounts }), balancePayment("march", "20.00 usd"), thursday)
    expect(step.outcome.transactions.map(({ availableOn }) => availableOn)).toEqual([moment("2026-03-06"), thursday])
  })

  it("takes all that one pot has", () => {
    const made = sold()
    expect(answer(refused(made, balancePayment("march", "96.81 usd"), thursday))).toContain("balance_insufficient")
    expect(answer(refused(made, balancePayment("bank", "1.00 usd", { sourceType: "bank_account" })))).toContain(
      "Your bank account balance is too low"
    )
    done(made, balancePayment("all", "96.80 usd"))
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
  })

  it.each([
    ["0.00 usd", "parameter_invalid_integer of amount"],
    ["1.00 eur", "amount"]
  ])("cannot be %s", (amount, expected) => {
    expect(answer(refused(sold(), balancePayment("march", amount), thursday))).toContain(expected)
  })

  it("is not for accounts in every country, nor for the platform", () => {
    const accounts = [connected("Ada", "express", { country: "MX" })]
    expect(answer(refused(sold({ accounts }), balancePayment("march", "1.00 usd"), thursday))).toContain(
      "not possible for accounts in MX"
    )
    expect(answer(refused(sold(), balancePayment("march", "1.00 usd", { stripeAccount: market.id })))).toContain(
      "acct_market is the platform itself"
    )
  })

  it("is not modelled where Stripe's price is not known", () => {
    const berlin = connected("Ada", "express", { country: "DE", currency: platformOf("DE").currency })
    const made = world({ platform: platformOf("DE"), accounts: [berlin] })
    done(made, charge("lamp", "100.00 eur", { stripeAccount: ada.id }))
    expect(refused(made, balancePayment("march", "1.00 eur"), moment("2026-03-20")).message).toBe(
      "a payment from a Stripe balance to acct_market in DE, where Stripe's price for it is not known, is not modelled yet"
    )
  })
})

it("a payment that the platform would have to convert is not modelled", () => {
  const berlin = connected("Ada", "express", { country: "DE", currency: platformOf("DE").currency })
  const made = world({ accounts: [berlin] })
  done(made, charge("lamp", "100.00 eur", { stripeAccount: ada.id }))
  expect(refused(made, balancePayment("march", "1.00 eur"), moment("2026-03-20")).message).toBe(
    "converting eur to usd, the currency that acct_market settles in, is not modelled yet"
  )
})

describe("its refund", () => {
  const paid = () => {
    const made = sold()
    done(made, charge("own", "100.00 usd"))
    done(made, balancePayment("march", "20.00 usd"), thursday)
    return made
  }

  it("goes back to the balance, and Stripe keeps its price", () => {
    const made = paid()
    const step = done(made, balancePaymentRefund("back", "py_march", "5.00 usd"))
    expect(statement(step)).toBe(text`
      market: payment_refund -5.00 - 0.00 = -5.00 usd
        pyr_back, 2026-03-05T12:00:00Z, refund, "REFUND FOR PAYMENT"
      ada: stripe_balance_payment_debit_reversal 5.00 - 0.00 = 5.00 usd
        pyr_back, 2026-03-05T12:00:00Z, stripe_balance_payment_debit_reversal, "REFUND FOR PAYMENT"
    `)
    expect(step.entries.flatMap(({ postings }) => postings.map(written))).toEqual([
      "5.00 usd acct_market/balance -> payers",
      "5.00 usd payers -> acct_ada/balance"
    ])
    expect(objectOf(step, "pyr_back")).toEqual({
      object: "balance_payment_refund",
      id: "pyr_back",
      account: market.id,
      payment: "py_march",
      amount: money("5.00 usd"),
      created: thursday,
      balanceTransaction: "txn_back"
    })
    done(made, balancePaymentRefund("rest", "py_march"))
    expect(made.balancePayment("py_march")?.amountRefunded).toEqual(money("20.00 usd"))
    expect(held(made, ada.id)).toBe("0.00 / 96.80")
    expect(answer(refused(made, balancePaymentRefund("more", "py_march")))).toContain("charge_already_refunded")
  })

  it.each([
    ["20.01 usd", "20.01 usd is more than can be refunded of the payment, 20.00 usd."],
    ["0.00 usd", "amount: This value must be greater than or equal to 1."],
    ["1.00 eur", "amount"]
  ])("cannot be %s", (amount, expected) => {
    expect(answer(refused(paid(), balancePaymentRefund("back", "py_march", amount)))).toContain(expected)
  })

  it("needs the platform's money, unless the payment is pending itself, and then it is pending with it", () => {
    const made = sold()
    done(made, balancePayment("march", "20.00 usd"), thursday)
    expect(answer(refused(made, balancePaymentRefund("back", "py_march")))).toContain("balance_insufficient")
    const abroad = sold({ accounts: [connected("Ada", "express", { country: "GB" })] })
    done(abroad, balancePayment("march", "20.00 usd"), thursday)
    const step = done(abroad, balancePaymentRefund("back", "py_march"))
    expect(step.outcome.transactions.map(({ availableOn }) => availableOn)).toEqual([moment("2026-03-06"), thursday])
  })

  it("is of a payment that there is", () => {
    expect(answer(refused(paid(), balancePaymentRefund("back", "py_lamp")))).toContain("resource_missing")
  })
})
