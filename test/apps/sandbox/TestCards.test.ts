/**
 * Every test card of Stripe's page, by its number, as `pm_card_…` and as `tok_…`: what a payment by it comes to.
 *
 * https://docs.stripe.com/testing, as of August 2026.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

/** What it comes to, and the number and names of the cards that come to it. */
const documented: Readonly<Record<string, string>> = {
  "visa credit US pays": `
    4242424242424242 visa us
    4000000000003055 threeDSecureOptional
    4000000000003097 threeDSecureOptionalProcessingError
    4000008400000407 highFraudDisputeScore
    4000008400000159 highEfwScore
    4000008400001017 radarDynamicRiskThreshold
    4001858821843804 freeTrialAbuseBlock
    4000008405600003 adaptive3dsChallenge
    4000000032200000 -
    4000000000001208 -
    4000000000003725 -
    4000000000007726 pendingRefund
    4000000000005126 refundFail
    4000000000005423 createIssuerFraudRecord`,
  "visa debit US pays": `
    4000056655665556 visa_debit
    4000051230000072 debit_visaFsaProductCode debit_visaHsaProductCode`,
  "mastercard credit US pays": `
    5555555555554444 mastercard
    2223003122003222 -`,
  "mastercard debit US pays": `
    5200828282828210 mastercard_debit
    5200828282828897 mastercard_debit_mastercardFsaProductCode`,
  "mastercard prepaid US pays": "5105105105105100 mastercard_prepaid",
  "amex credit US without 3D Secure pays": `
    378282246310005 amex amex_threeDSecureNotSupported`,
  "amex credit US pays": "371449635398431 -",
  "discover credit US pays": `
    6011111111111117 discover
    6011000990139424 -`,
  "discover debit US pays": "6011981111111113 -",
  "diners credit US pays": `
    3056930009020004 diners
    36227206271667 -`,
  "jcb credit US pays": "3566002020360505 jcb",
  "unionpay credit US pays": `
    6200000000000005 unionpay
    6205500000000000004 -`,
  "unionpay debit US pays": "6200000000000047 -",
  "visa credit FR cartes_bancaires pays": "4000002500001001 visa_cartesBancaires",
  "mastercard credit FR cartes_bancaires pays": "5555552500001001 mastercard_cartesBancaires",
  "visa debit AU eftpos_au pays": "4000050360000001 visa_debit_eftposAuCoBranded",
  "mastercard debit AU eftpos_au pays": "5555050360000080 mastercard_debit_eftposAuCoBranded",
  "mastercard credit AE pays": "5200007840000022 ae_mastercard",
  "visa debit GB pays": "4000058260000005 gb_debit",
  "mastercard credit GB pays": "5555558265554449 gb_mastercard",
  "jcb credit JP pays": "3530111333300000 -",
  "visa credit TH pays": "4000007640000003 th_credit",
  "visa debit TH pays": "4000057640000008 th_debit",
  "visa credit US pays at once": "4000000000000077 bypassPending",
  "visa credit IE pays at once": "4000003720000278 bypassPendingInternational",
  "card_declined generic_decline": `
    4000000000000002 visa_chargeDeclined chargeDeclined
    4000000000000341 chargeCustomerFail visa_chargeCustomerFail
    4000008400001280 threeDSecureRequiredProcessingError`,
  "card_declined insufficient_funds": `
    4000000000009995 visa_chargeDeclinedInsufficientFunds chargeDeclinedInsufficientFunds`,
  "card_declined lost_card": `
    4000000000009987 visa_chargeDeclinedLostCard
    - visa_chargeCustomerFailLostCard`,
  "card_declined stolen_card": `
    4000000000009979 visa_chargeDeclinedStolenCard
    - visa_chargeCustomerFailStolenCard`,
  "card_declined card_velocity_exceeded": "4000000000006975 visa_chargeDeclinedVelocityLimitExceeded",
  "expired_card expired_card": "4000000000000069 chargeDeclinedExpiredCard visa_chargeDeclinedExpiredCard",
  "incorrect_cvc incorrect_cvc": "4000000000000127 chargeDeclinedIncorrectCvc visa_chargeDeclinedIncorrectCvc",
  "processing_error processing_error": `
    4000000000000119 chargeDeclinedProcessingError visa_chargeDeclinedProcessingError`,
  "card_declined fraudulent": "4100000000000019 radarBlock",
  incorrect_number: "4242424242424241 -",
  "visa credit US pays, highest": "4000000000004954 riskLevelHighest",
  "visa credit US pays, elevated": "4000000000009235 riskLevelElevated",
  "visa credit US pays, cvc_check": "4000000000000101 cvcCheckFail",
  "visa credit US pays, cvc_check, elevated": "4000058400307872 cvcCheckFailElevatedRisk",
  "visa credit US pays, address_postal_code_check": "4000000000000036 avsZipFail",
  "visa credit US pays, address_postal_code_check, elevated": "4000058400306072 avsZipFailElevatedRisk",
  "visa credit US pays, address_line1_check": "4000000000000028 avsLine1Fail",
  "visa credit US pays, address_line1_check, address_postal_code_check": "4000000000000010 avsFail",
  "visa credit US pays, unavailable": "4000000000000044 avsUnchecked",
  "visa credit US pays, fraudulent needs_response": "4000000000000259 createDispute",
  "visa credit US pays, product_not_received needs_response": "4000000000002685 createDisputeProductNotReceived",
  "visa credit US pays, product_not_received warning_needs_response": "4000000000001976 createDisputeInquiry",
  "authenticates, visa credit US pays": `
    4000002500003155 authenticationRequiredOnSetup
    4000002760003184 authenticationRequired
    4000003800000446 authenticationRequiredSetupForOffSession
    4000008400000027 -
    4000582600000094 -
    4000582600000045 -
    4000582600000102 -
    4000582600000110 -`,
  "authenticates, visa credit IE pays": "4000000000003220 threeDSecure2Required",
  "authenticates, card_declined insufficient_funds": `
    4000008260003178 authenticationRequiredChargeDeclinedInsufficientFunds`,
  "authenticates, card_declined generic_decline": "4000008400001629 threeDSecureRequiredChargeDeclined",
  sandbox_not_served: `
    4000000404000079 createMultipleDisputes
    4000000404000038 createCe3EligibleDispute
    4000008400000779 createComplianceDispute
    5105008400000002 createMastercardComplianceDispute
    4000000001000043 createAutoRepresentmentEligibleDispute
    4000000404004816 createRapidDisputeResolutionDispute
    4000000404005649 createCe3BlockDispute
    5105000300000018 createEthocaAlert
    - visa_chargeDeclinedFraudulent chargeDeclinedFraudulent
    6555900000604105 -
    5062210000000009 -
    4001007020000002 -
    4000008260000075 -
    4001000360000005 -
    4000002760000008 -`
}

type Params = Partial<Stripe.PaymentIntentCreateParams>

/** By its number, and by each name in both ways. */
const inputs = (line: string): ReadonlyArray<readonly [input: string, params: Params]> => {
  const [number = "-", ...names] = line.trim().split(/\s+/)
  const billing_details = { address: { line1: "1 Main Street", postal_code: "94107" } }
  const card = { number, exp_month: 12, exp_year: 2034, cvc: "123" }
  const byNumber: Params = { payment_method_data: { type: "card", billing_details, card } as never }
  return [
    ...(number === "-" ? [] : [[number, byNumber] as const]),
    ...names.flatMap((name) =>
      name === "-"
        ? []
        : [
            [`pm_card_${name}`, { payment_method: `pm_card_${name}` }] as const,
            [`tok_${name}`, { payment_method_data: { type: "card", card: { token: `tok_${name}` } } as never }] as const
          ]
    )
  ]
}

const cases = Object.entries(documented).flatMap(([outcome, lines]) =>
  lines
    .trim()
    .split("\n")
    .flatMap(inputs)
    .map(([input, params]) => [input, outcome, params] as const)
)

/** What may be said of a payment that was made. */
const told = async (stripe: Stripe, intent: Stripe.PaymentIntent): Promise<string> => {
  const id = intent.latest_charge as string
  const charge = await stripe.charges.retrieve(id, { expand: ["balance_transaction"] })
  const line = charge.balance_transaction as Stripe.BalanceTransaction
  const { card } = await stripe.paymentMethods.retrieve(intent.payment_method as string)
  const risk = charge.outcome?.risk_level ?? "normal"
  const checks = Object.entries(charge.payment_method_details?.card?.checks ?? {})
  const failed = checks.filter(([, result]) => result === "fail").map(([check]) => `, ${check}`)
  const unavailable = checks.some(([, result]) => result === "unavailable") ? ", unavailable" : ""
  const [dispute] = (await stripe.disputes.list({ charge: id })).data
  const disputed = dispute === undefined ? "" : `, ${dispute.reason} ${dispute.status}`
  const coBrand = card?.networks?.available.find((network) => network !== card.brand)
  return [
    `${card?.brand} ${card?.funding} ${card?.country}`,
    coBrand === undefined ? "" : ` ${coBrand}`,
    card?.three_d_secure_usage?.supported === true ? "" : " without 3D Secure",
    line.status === "available" ? " pays at once" : " pays",
    ...failed,
    unavailable,
    risk === "normal" ? "" : `, ${risk}`,
    disputed
  ].join("")
}

interface Answer {
  readonly error?: { readonly code: string; readonly decline_code?: string }
}

const comesTo = async ({ ask, stripe }: Shop.Shop, params: Params): Promise<string> => {
  const { payment_method: _, ...paid } = Shop.paid
  let intent: Stripe.PaymentIntent
  try {
    intent = await stripe.paymentIntents.create({ ...paid, amount: 1000, ...params })
  } catch (error) {
    const { code, decline_code } = error as Stripe.errors.StripeCardError
    return [code, decline_code].filter((word) => (word ?? "") !== "").join(" ")
  }
  if (intent.status !== "requires_action") return told(stripe, intent)
  const answer = await ask(`/v1/test_helpers/payment_intents/${intent.id}/authenticate`, { method: "POST" })
  const { error } = (await answer.json()) as Answer
  return error === undefined
    ? `authenticates, ${await told(stripe, await stripe.paymentIntents.retrieve(intent.id))}`
    : `authenticates, ${error.code} ${error.decline_code}`
}

describe("a payment by a documented test card", () => {
  it.each(cases)("%s: %s", async (_, outcome, params) => {
    expect(await comesTo(await Shop.start(), params)).toBe(outcome)
  })

  const why: ReadonlyArray<readonly [input: string, params: Params, why: string]> = [
    [
      "pm_card_createMultipleDisputes",
      { payment_method: "pm_card_createMultipleDisputes" },
      "there is no pm_card_createMultipleDisputes here: nothing is known of the amount that each of its disputes takes"
    ],
    [
      "4001007020000002",
      inputs("4001007020000002")[0]?.[1] ?? {},
      "there is no test card with this number here: there are no payments in person here"
    ]
  ]

  it.each(why)("%s: says why it is not served", async (_, params, reason) => {
    const { stripe } = await Shop.start()
    const { payment_method: __, ...paid } = Shop.paid
    const refused = await Shop.refused(stripe.paymentIntents.create({ ...paid, amount: 1000, ...params }))
    expect(refused.message).toBe(`This sandbox cannot do that: ${reason}.`)
  })
})

describe("a card that was set up before it came here", () => {
  it("pays without its holder, who authenticates when they are there", async () => {
    const { stripe } = await Shop.start()
    const payment = { ...Shop.paid, amount: 1000, payment_method: "pm_card_authenticationRequiredSetupForOffSession" }
    const customer = (await stripe.customers.create()).id
    expect((await stripe.paymentIntents.create({ ...payment, customer, off_session: true })).status).toBe("succeeded")
    expect((await stripe.paymentIntents.create(payment)).status).toBe("requires_action")
  })
})

describe("3D Secure that the request wants", () => {
  const options = (request_three_d_secure: "any" | "automatic" | "challenge") => ({
    payment_method_options: { card: { request_three_d_secure } }
  })

  const cases: ReadonlyArray<readonly [name: string, request: "any" | "automatic" | "challenge", status: string]> = [
    ["threeDSecureOptional", "automatic", "succeeded"],
    ["threeDSecureOptional", "any", "requires_action"],
    ["threeDSecureOptional", "challenge", "requires_action"],
    ["threeDSecureOptionalProcessingError", "any", "succeeded"],
    ["amex_threeDSecureNotSupported", "any", "succeeded"],
    ["visa", "challenge", "succeeded"],
    ["threeDSecure2Required", "automatic", "requires_action"]
  ]

  it.each(cases)("of pm_card_%s, when it says %s: %s", async (name, request, status) => {
    const { stripe } = await Shop.start()
    const method = { payment_method: `pm_card_${name}`, ...options(request) }
    const paid = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, ...method })
    expect(paid).toMatchObject({ status, ...options(request) })
    const { currency: _, ...confirmed } = Shop.paid
    expect(await stripe.setupIntents.create({ ...confirmed, ...method })).toMatchObject({ status, ...options(request) })
  })

  it("is asked for when the intent is made, changed or confirmed, as it was said last", async () => {
    const { ask, stripe } = await Shop.start()
    const { confirm: _, payment_method: __, ...open } = Shop.paid
    const payment_method = "pm_card_threeDSecureOptional"
    const { id } = await stripe.paymentIntents.create({ ...open, amount: 1000, ...options("any") })
    await stripe.paymentIntents.update(id, options("automatic"))
    expect((await stripe.paymentIntents.confirm(id, { payment_method })).status).toBe("succeeded")
    const other = await stripe.paymentIntents.create({ ...open, amount: 1000 })
    const asked = await stripe.paymentIntents.confirm(other.id, { payment_method, ...options("challenge") })
    expect(asked.status).toBe("requires_action")
    await ask(`/v1/test_helpers/payment_intents/${other.id}/authenticate`, { method: "POST" })
    expect((await stripe.paymentIntents.retrieve(other.id)).status).toBe("succeeded")
    const { automatic_payment_methods } = Shop.paid
    const setup = await stripe.setupIntents.create({ automatic_payment_methods })
    const wanted = { payment_method, ...options("any") }
    expect((await stripe.setupIntents.confirm(setup.id, wanted)).status).toBe("requires_action")
  })

  it("is not asked of somebody who is not there", async () => {
    const { stripe } = await Shop.start()
    const payment = { ...Shop.paid, amount: 1000, ...options("any"), payment_method: "pm_card_threeDSecureOptional" }
    expect((await stripe.paymentIntents.create({ ...payment, off_session: true })).status).toBe("succeeded")
  })

  it("is one of three words", async () => {
    const { stripe } = await Shop.start()
    const payment = { ...Shop.paid, amount: 1000, ...options("always" as "any") }
    expect(await Shop.refused(stripe.paymentIntents.create(payment))).toMatchObject({
      param: "payment_method_options[card][request_three_d_secure]",
      message:
        "Invalid payment_method_options[card][request_three_d_secure]: must be one of any, automatic, or challenge"
    })
  })
})

describe("a card that has no money behind it", () => {
  it("is declined without its holder once it was set up", async () => {
    const { stripe } = await Shop.start()
    const name = "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds"
    const customer = (await stripe.customers.create()).id
    const { id } = await stripe.paymentMethods.attach(name, { customer })
    const payment = { ...Shop.paid, amount: 1000, customer, payment_method: id, off_session: true }
    expect(await Shop.refused(stripe.paymentIntents.create(payment))).toMatchObject({
      code: "card_declined",
      decline_code: "insufficient_funds"
    })
  })
})
