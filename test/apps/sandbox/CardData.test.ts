/**
 * What is said of a card that cannot be right: refused in Stripe's words, wherever a card is said.
 * https://docs.stripe.com/testing#invalid-data
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

type Card = Stripe.TokenCreateParams.Card

const card: Card = { number: "4242424242424242", exp_month: "12", exp_year: "2030", cvc: "123" }

const wrong: ReadonlyArray<readonly [what: string, said: Partial<Card>, code: string, message: string, param: string]> =
  [
    ["number", { number: "4242424242424241" }, "incorrect_number", "Your card number is incorrect.", "number"],
    ["number", { number: "4242" }, "incorrect_number", "Your card number is incorrect.", "number"],
    ["month", { exp_month: "13" }, "invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month"],
    ["month", { exp_month: "0" }, "invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month"],
    [
      "month of this year",
      { exp_month: "2", exp_year: "2026" },
      "invalid_expiry_month",
      "Your card's expiration month is invalid.",
      "exp_month"
    ],
    ["year", { exp_year: "2020" }, "invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year"],
    [
      "year of two digits",
      { exp_year: "95" },
      "invalid_expiry_year",
      "Your card's expiration year is invalid.",
      "exp_year"
    ],
    ["cvc", { cvc: "99" }, "invalid_cvc", "Your card's security code is invalid.", "cvc"]
  ]

describe("a card", () => {
  it.each(wrong)("whose %s is wrong is refused (%o): %s", async (_, said, code, message, param) => {
    const { stripe } = await Shop.start()
    const refusal = { statusCode: 402, rawType: "card_error", code, message, param }
    const { cvc = "", exp_month, exp_year, number } = { ...card, ...said }
    const data = { cvc, exp_month: Number(exp_month), exp_year: Number(exp_year), number: number ?? "" }
    const { payment_method: _method, ...paid } = Shop.paid
    expect(await Shop.refused(stripe.tokens.create({ card: { ...card, ...said } }))).toMatchObject({
      ...refusal,
      doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll("_", "-")}`
    })
    expect(await Shop.refused(stripe.paymentMethods.create({ type: "card", card: data }))).toMatchObject(refusal)
    const inPayment = { type: "card", card: data } as Stripe.PaymentIntentCreateParams.PaymentMethodData
    expect(
      await Shop.refused(stripe.paymentIntents.create({ ...paid, amount: 1000, payment_method_data: inPayment }))
    ).toMatchObject(refusal)
    expect((await stripe.paymentIntents.list()).data).toEqual([])
  })

  it("is good until its month is over, and until then only", async () => {
    const { server, stripe } = await Shop.start()
    const last = { ...card, exp_month: "3", exp_year: "26" }
    expect((await stripe.tokens.create({ card: last })).card).toMatchObject({ exp_month: 3, exp_year: 2026 })
    server.advance("29d")
    expect((await stripe.tokens.create({ card: last })).card).toMatchObject({ exp_month: 3 })
    server.advance("1d")
    expect(await Shop.refused(stripe.tokens.create({ card: last }))).toMatchObject({ code: "invalid_expiry_month" })
    const { id } = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } })
    expect(await Shop.refused(stripe.paymentMethods.update(id, { card: { exp_year: 2025 } }))).toMatchObject({
      code: "invalid_expiry_year"
    })
    expect((await stripe.paymentMethods.update(id, { card: { exp_year: 29 } })).card).toMatchObject({ exp_year: 2029 })
  })

  it("of a number that is no test card's here is refused in our words", async () => {
    const { stripe } = await Shop.start()
    expect(await Shop.refused(stripe.tokens.create({ card: { ...card, number: "4111111111111111" } }))).toMatchObject({
      code: "sandbox_not_served",
      message: "This sandbox cannot do that: there is no test card with this number here.",
      param: "card[number]"
    })
  })
})

describe("what a bank finds wrong", () => {
  const address = { line1: "1 Main Street", postal_code: "94107" }
  const none = { address_line1_check: null, address_postal_code_check: null, cvc_check: null }
  const found: ReadonlyArray<readonly [name: string, number: string, checks: object]> = [
    ["pm_card_cvcCheckFail", "4000000000000101", { ...none, cvc_check: "fail" }],
    ["pm_card_avsZipFail", "4000000000000036", { ...none, address_postal_code_check: "fail" }],
    ["pm_card_avsLine1Fail", "4000000000000028", { ...none, address_line1_check: "fail" }],
    [
      "pm_card_avsFail",
      "4000000000000010",
      { ...none, address_line1_check: "fail", address_postal_code_check: "fail" }
    ],
    [
      "pm_card_avsUnchecked",
      "4000000000000044",
      { ...none, address_line1_check: "unavailable", address_postal_code_check: "unavailable" }
    ]
  ]

  it.each(found)("is shown of %s (%s), where it was said", async (name, number, checks) => {
    const { stripe } = await Shop.start()
    const expand = ["latest_charge", "payment_method"]
    const paid = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method: name, expand })
    expect(paid).toMatchObject({
      status: "succeeded",
      latest_charge: { payment_method_details: { card: { checks } } },
      payment_method: { card: { checks } }
    })
    const expires = { exp_month: 12, exp_year: 2030 }
    const said = await stripe.paymentMethods.create({
      type: "card",
      card: { number, cvc: "123", ...expires },
      billing_details: { address }
    })
    expect(said.card?.checks).toEqual(checks)
    const unsaid = await stripe.paymentMethods.create({ type: "card", card: { number, ...expires } })
    expect(unsaid.card?.checks).toEqual(none)
  })
})

describe("Radar", () => {
  it("blocks what is always blocked, before any issuer is asked", async () => {
    const { balance, stripe } = await Shop.start()
    const pay = (payment_method: string) =>
      stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method, expand: ["latest_charge"] })
    expect(await Shop.refused(pay("pm_card_radarBlock"))).toMatchObject({
      statusCode: 402,
      code: "card_declined",
      decline_code: "fraudulent"
    })
    const { data } = await stripe.charges.list()
    expect(data[0]).toMatchObject({
      status: "failed",
      outcome: {
        network_status: "not_sent_to_network",
        reason: "highest_risk_level",
        risk_level: "highest",
        seller_message: "Stripe blocked this payment as too risky.",
        type: "blocked"
      }
    })
    expect(await balance()).toEqual({ pending: 0, available: 0 })
    expect(await pay("pm_card_riskLevelElevated")).toMatchObject({
      latest_charge: { outcome: { risk_level: "elevated", type: "authorized" } }
    })
    expect(await pay("pm_card_riskLevelHighest")).toMatchObject({
      latest_charge: { outcome: { risk_level: "highest", type: "authorized" } }
    })
  })

  it("lets a card pay no more often than its bank does", async () => {
    const { stripe } = await Shop.start()
    const payment_method = "pm_card_visa_chargeDeclinedVelocityLimitExceeded"
    expect(
      await Shop.refused(stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method }))
    ).toMatchObject({ code: "card_declined", decline_code: "card_velocity_exceeded" })
  })
})

it("takes every number that Stripe has for a brand", async () => {
  const { stripe } = await Shop.start()
  const brands = {
    "2223003122003222": "mastercard",
    "371449635398431": "amex",
    "6011000990139424": "discover",
    "6011981111111113": "discover",
    "36227206271667": "diners",
    "6200000000000047": "unionpay",
    "6205500000000000004": "unionpay"
  }
  for (const [number, brand] of Object.entries(brands)) {
    const made = await stripe.paymentMethods.create({ type: "card", card: { number, exp_month: 1, exp_year: 2030 } })
    expect(made.card).toMatchObject({ brand, last4: number.slice(-4) })
  }
})
