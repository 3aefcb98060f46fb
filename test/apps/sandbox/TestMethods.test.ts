/**
 * Stripe's test cards and test bank accounts: each behaves as it is documented to, and the money with it.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const pay = (stripe: Stripe, payment_method: string, params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method, ...params })

const typesOf = async (stripe: Stripe): Promise<ReadonlyArray<string>> =>
  (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).toReversed()

describe("a card whose holder has to authenticate", () => {
  it("pays nothing until they did", async () => {
    const { ask, balance, stripe } = await Shop.start()
    const waiting = await pay(stripe, "pm_card_authenticationRequired")
    expect(waiting).toMatchObject({
      status: "requires_action",
      next_action: { type: "use_stripe_sdk" },
      latest_charge: null
    })
    expect(await balance()).toEqual({ pending: 0, available: 0 })
    const path = `/v1/test_helpers/payment_intents/${waiting.id}/authenticate`
    expect((await ask(path, { method: "POST" })).status).toBe(200)
    expect(await stripe.paymentIntents.retrieve(waiting.id)).toMatchObject({
      status: "succeeded",
      amount_received: 1000
    })
    expect(await balance()).toEqual({ pending: 941, available: 0 })
    expect((await ask(path, { method: "POST" })).status).toBe(400)
  })

  it("pays nothing at all if they fail to, or are not there", async () => {
    const { ask, balance, stripe } = await Shop.start()
    const { id } = await pay(stripe, "pm_card_threeDSecure2Required")
    const body = new URLSearchParams({ outcome: "failed" })
    await ask(`/v1/test_helpers/payment_intents/${id}/authenticate`, { method: "POST", body })
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "payment_intent_authentication_failure" }
    })
    const absent = await Shop.refused(pay(stripe, "pm_card_authenticationRequired", { off_session: true }))
    expect(absent).toMatchObject({ statusCode: 402, code: "authentication_required" })
    expect(await balance()).toEqual({ pending: 0, available: 0 })
  })

  it("pays without it once it was set up", async () => {
    const { stripe } = await Shop.start()
    const customer = (await stripe.customers.create()).id
    const { id } = await stripe.paymentMethods.attach("pm_card_authenticationRequiredOnSetup", { customer })
    expect((await pay(stripe, "pm_card_authenticationRequiredOnSetup")).status).toBe("requires_action")
    expect((await pay(stripe, id, { customer, off_session: true })).status).toBe("succeeded")
  })
})

describe("a card of a country", () => {
  const feeOf = async (stripe: Stripe, card: string, currency: string, params = {}) => {
    const expand = ["latest_charge.balance_transaction"]
    const { latest_charge } = await pay(stripe, card, { currency, expand, ...params })
    return ((latest_charge as Stripe.Charge).balance_transaction as Stripe.BalanceTransaction).fee
  }

  /** Stripe's fee of 10.00: in the United States 4.4% + 0.30, in Germany and Britain 3.25% and so much, from abroad. */
  const fees: ReadonlyArray<readonly [home: string, currency: string, card: string, fee: number]> = [
    ["US", "usd", "pm_card_visa", 59],
    ["US", "usd", "pm_card_us", 59],
    ["US", "usd", "pm_card_gb", 74],
    ["US", "usd", "pm_card_bypassPendingInternational", 74],
    ["DE", "eur", "pm_card_visa", 58],
    ["DE", "eur", "pm_card_de", 40],
    ["DE", "eur", "pm_card_fr", 40],
    ["DE", "eur", "pm_card_us", 58],
    ["DE", "eur", "pm_card_ch", 58],
    ["FR", "eur", "pm_card_visa", 58],
    ["GB", "gbp", "pm_card_us", 53]
  ]

  it.each(fees)("costs an account in %s, in %s, by %s, %i", async (country, currency, card, fee) => {
    const { stripe } = await Shop.start({ platform: { country } })
    expect(await feeOf(stripe, card, currency)).toBe(fee)
  })

  it("counts as from abroad where the account is that is charged for", async () => {
    const { seller, stripe } = await Shop.start()
    const ada = await seller()
    const token = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_ca" } })
    expect(token.card).toMatchObject({ brand: "visa", country: "CA", last4: "0000" })
    expect(await feeOf(stripe, token.id, "usd", { on_behalf_of: ada, transfer_data: { destination: ada } })).toBe(74)
    const byNumber = { number: "4000 0012 4000 0000", exp_month: 12, exp_year: 2030 }
    const numbered = await stripe.paymentMethods.create({ type: "card", card: byNumber })
    expect(numbered.card?.country).toBe("CA")
  })

  it("is refused where its price is a third one, and where there is none", async () => {
    const german = await Shop.start({ platform: { country: "DE" } })
    const british = pay(german.stripe, "pm_card_gb", { currency: "eur" })
    expect(await Shop.refused(british)).toMatchObject({
      code: "sandbox_not_served",
      message: "This sandbox cannot do that: what a card from GB costs in DE is not known."
    })
    expect((await german.stripe.paymentIntents.list()).data).toEqual([])
    const japanese = await Shop.start({ platform: { country: "JP" } })
    expect(await Shop.refused(pay(japanese.stripe, "pm_card_us", { currency: "jpy" }))).toMatchObject({
      code: "sandbox_not_served"
    })
  })
})

describe("a card whose payments are disputed", () => {
  it("loses them and Stripe's fee at once, or is only asked about", async () => {
    const { balance, stripe } = await Shop.start()
    await pay(stripe, "pm_card_createDispute")
    expect(await balance()).toEqual({ pending: 941 - 2500, available: 0 })
    await pay(stripe, "pm_card_createDisputeInquiry")
    expect(await balance()).toEqual({ pending: 2 * 941 - 2500, available: 0 })
    expect((await stripe.charges.list()).data.map(({ disputed }) => disputed)).toEqual([true, true])
    const [inquiry = expect.fail()] = (await stripe.disputes.list()).data
    expect(await Shop.refused(stripe.disputes.close(inquiry.id))).toMatchObject({
      code: "sandbox_not_served",
      message:
        `This sandbox cannot do that: closing ${inquiry.id}, an inquiry (Stripe says what that makes of a chargeback ` +
        `only; refunding all of ${String(inquiry.charge)} ends it), is not modelled yet.`
    })
    expect((await stripe.disputes.retrieve(inquiry.id)).status).toBe("warning_needs_response")
  })

  it("pay nothing where nobody knows what a dispute costs", async () => {
    const tariffs = { plain: { rate: "2%", fixed: "0.10 usd" } }
    const scenario = { platform: { country: "US", tariff: "plain" }, tariffs, accounts: {}, steps: [] }
    const { stripe } = await Shop.start({ scenario, start: Shop.monday })
    expect(await Shop.refused(pay(stripe, "pm_card_createDispute"))).toMatchObject({
      code: "sandbox_not_served",
      message: expect.stringMatching(
        /^This sandbox cannot do that: a dispute on acct_\w+, whose tariff "plain" has no price/
      )
    })
    expect((await stripe.charges.list()).data).toEqual([])
    expect((await stripe.paymentIntents.list()).data).toEqual([])
    expect((await pay(stripe, "pm_card_visa")).status).toBe("succeeded")
  })
})

describe("what a card brings about for a payment that is captured", () => {
  it("comes once: a capture that is refused brings nothing about", async () => {
    const { stripe } = await Shop.start()
    const hold = (source: string) => stripe.charges.create({ amount: 1000, currency: "usd", source, capture: false })
    const [warned, disputed] = [await hold("tok_createIssuerFraudRecord"), await hold("tok_createDispute")]
    for (const { id } of [warned, disputed]) {
      await stripe.charges.capture(id)
      expect(await Shop.refused(stripe.charges.capture(id))).toMatchObject({ code: "charge_already_captured" })
    }
    expect((await stripe.radar.earlyFraudWarnings.list()).data).toHaveLength(1)
    expect((await stripe.disputes.list()).data).toMatchObject([{ charge: disputed.id, amount: 1000 }])
  })

  it("is known to cost what it costs when it is captured, by the prices by which it settles then", async () => {
    const tariffs = {
      plain: { rate: "2%", fixed: "0.10 usd" },
      euro: { rate: "2%", fixed: "0.10 eur", disputes: { received: "20.00 eur", countered: "20.00 eur" } }
    }
    const external_accounts = [{ currency: "usd" }, { currency: "eur", country: "DE", tariff: "euro" }]
    const accounts = { ada: { type: "custom", tariff: "plain", external_accounts } }
    const exchange_rates = [{ pair: "eur/usd", rate: 1.1 }]
    const scenario = { platform: { country: "US" }, tariffs, accounts, exchange_rates, steps: [] }
    const { stripe } = await Shop.start({ scenario, start: Shop.monday })
    const on = { stripeAccount: "acct_ada" }
    const euros = { ...Shop.paid, amount: 1000, currency: "eur", payment_method: "pm_card_createDispute" }
    const held = await stripe.paymentIntents.create({ ...euros, capture_method: "manual" }, on)
    const paid = await stripe.paymentIntents.create(euros, on)
    const disputesOf = async () => (await stripe.disputes.list({}, on)).data.map(({ charge }) => charge)
    expect(await disputesOf()).toEqual([paid.latest_charge])
    const stated = { object: "bank_account", country: "DE", currency: "eur", account_number: "DE89370400440532013000" }
    const bank = { external_account: stated as Stripe.AccountCreateExternalAccountParams["external_account"] }
    const { id } = await stripe.accounts.createExternalAccount("acct_ada", bank)
    await stripe.accounts.deleteExternalAccount("acct_ada", id)
    const message =
      'This sandbox cannot do that: a dispute on acct_ada, whose tariff "plain" has no price for it (state a tariff ' +
      "with disputes under tariffs), is not modelled yet."
    expect((await Shop.refused(stripe.paymentIntents.create(euros, on))).message).toBe(message)
    expect((await Shop.refused(stripe.paymentIntents.capture(held.id, {}, on))).message).toBe(message)
    expect((await stripe.paymentIntents.retrieve(held.id, {}, on)).status).toBe("requires_capture")
    expect(await disputesOf()).toEqual([paid.latest_charge])
  })
})

describe("a refund", () => {
  it("takes a while by a card for that", async () => {
    const { server, stripe } = await Shop.start()
    const { id } = await pay(stripe, "pm_card_pendingRefund")
    const refund = await stripe.refunds.create({ payment_intent: id })
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" })
    expect((await Shop.refused(stripe.refunds.cancel(refund.id))).message).toBe(
      `The refund ${refund.id} is pending (processing): its money has gone, and only one that waits ` +
        "(insufficient_funds, charge_pending) can be canceled."
    )
    server.advance(180)
    const paid = await stripe.refunds.retrieve(refund.id)
    expect([paid.status, paid.pending_reason]).toEqual(["succeeded", undefined])
    expect((await Shop.refused(stripe.refunds.cancel(refund.id))).message).toBe(
      `The refund ${refund.id} is succeeded, and only a pending one can be canceled.`
    )
    expect((await typesOf(stripe)).slice(-2)).toEqual(["refund.updated", "charge.refund.updated"])
    const [told] = (await stripe.events.list({ type: "refund.updated" })).data
    expect(told?.data.previous_attributes).toEqual({ pending_reason: "processing", status: "pending" })
  })

  it("comes back by a card for that, and the money with it", async () => {
    const { balance, server, stripe } = await Shop.start()
    const { id } = await pay(stripe, "pm_card_refundFail")
    const refund = await stripe.refunds.create({ payment_intent: id })
    expect(refund.status).toBe("succeeded")
    const before = await balance()
    server.advance(180)
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "failed", failure_reason: "unknown" })
    const after = await balance()
    expect(after.pending + after.available - before.pending - before.available).toBe(1000)
  })
})

describe("a bank debit", () => {
  const us = {
    payment_method_types: ["us_bank_account"],
    automatic_payment_methods: undefined
  } as object as Partial<Stripe.PaymentIntentCreateParams>

  it("is processing until its money is there", async () => {
    const { balance, server, stripe } = await Shop.start()
    const { id, latest_charge } = await pay(stripe, "pm_usBankAccount_success", us)
    const charge = await stripe.charges.retrieve(String(latest_charge))
    expect(charge).toMatchObject({
      status: "pending",
      paid: false,
      payment_method_details: { type: "us_bank_account", us_bank_account: { last4: "6789" } }
    })
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "processing", amount_received: 0 })
    server.advance(Shop.days(6))
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "succeeded", amount_received: 1000 })
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ status: "succeeded", paid: true })
    expect(await balance()).toEqual({ pending: 0, available: 992 })
    expect(await typesOf(stripe)).toEqual([
      "payment_intent.created",
      "charge.pending",
      "payment_intent.processing",
      "balance.available",
      "charge.succeeded",
      "payment_intent.succeeded"
    ])
  })

  it("fails when its bank does not pay", async () => {
    const { balance, server, stripe } = await Shop.start()
    const unpaid = "The customer's account has insufficient funds to cover this payment."
    const { id, latest_charge } = await pay(stripe, "pm_usBankAccount_insufficientFunds", us)
    server.advance(180)
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "insufficient_funds", message: unpaid }
    })
    expect(await stripe.charges.retrieve(String(latest_charge))).toMatchObject({
      status: "failed",
      failure_message: unpaid,
      paid: false
    })
    server.advance(Shop.days(9))
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "requires_payment_method" })
    expect(await balance()).toMatchObject({ pending: 0 })
    expect((await typesOf(stripe)).slice(3, 5)).toEqual(["charge.failed", "payment_intent.payment_failed"])
  })

  it("fails in our words where Stripe has none", async () => {
    const { stripe } = await Shop.start()
    const { id, latest_charge: charge } = await pay(stripe, "pm_usBankAccount_success", us)
    const failure = { payment_failure: { charge, failure_code: "bank_account_restricted" } }
    await stripe.rawRequest("POST", "/v1/test_helpers/steps", failure)
    expect((await stripe.paymentIntents.retrieve(id)).last_payment_error?.message).toBe(
      "The payment was not paid by the payer's bank."
    )
    expect((await stripe.charges.retrieve(String(charge))).failure_message).toBeNull()
  })

  it("is made by the number of a test account, and of no other", async () => {
    const { stripe } = await Shop.start({ platform: { country: "DE" } })
    const create = (iban: string) => stripe.paymentMethods.create({ type: "sepa_debit", sepa_debit: { iban } })
    const method = await create("AT61 1904 3002 3457 3201")
    expect(method.sepa_debit).toMatchObject({ country: "AT", last4: "3201" })
    const sepa = { currency: "eur", payment_method_types: ["sepa_debit"], payment_method: method.id }
    // Germany's list of prices has none for it; a scenario may state one.
    const priced = await Shop.refused(stripe.paymentIntents.create({ ...sepa, amount: 1000, confirm: true }))
    expect(priced).toMatchObject({
      code: "sandbox_not_served",
      message: expect.stringContaining("has no price for it")
    })
    expect(await Shop.refused(create("nonsense"))).toMatchObject({ code: "sandbox_not_served", param: "sepa_debit" })
    const us_bank_account = { account_number: "1", routing_number: "110000000" }
    const other = stripe.paymentMethods.create({ type: "us_bank_account", us_bank_account })
    expect((await Shop.refused(other)).message).toContain(
      "there is no test account of us_bank_account with this number"
    )
  })
})

describe("a SEPA debit", () => {
  /** By the account, and by the name of a payment method where it has one; `paid`, or why not. */
  const documented: ReadonlyArray<readonly [iban: string, name: string | undefined, outcome: string]> = [
    ["AT611904300234573201", "success_at", "paid"],
    ["DE08370400440532013003", "successDelayed_de", "paid"],
    ["NL39RABO0300065264", "success_nl", "paid"],
    ["NL55RABO0300065267", "successDelayed_nl", "paid"],
    ["IT40S0542811101000000123456", undefined, "paid"],
    ["ES9121000418450200051332", "failed_es", "insufficient_funds"],
    ["HR6723600004878117427", "failedDelayed_hr", "insufficient_funds"],
    ["PT05000201230000000343434", "exceedsWeeklyVolumeLimit_pt", "charge_exceeds_source_limit"],
    ["GB32WEST12345600121212", "exceedsWeeklyTransactionLimit_gb", "charge_exceeds_weekly_limit"],
    ["NO0586012222227", "insufficientFunds_no", "insufficient_funds"],
    ["CH1260378413965193069", "disputed_ch", "sandbox_not_served"],
    ["DE62370400440532013001", "failed_de", "insufficient_funds"],
    ["BE51510007547065", "failedDelayed_be", "insufficient_funds"],
    ["IT60X0542811101000000123456", undefined, "insufficient_funds"],
    ["FR9720041010050000002222227", "insufficientFunds_fr", "insufficient_funds"],
    ["IE10AIBK93115200343434", "exceedsWeeklyVolumeLimit_ie", "charge_exceeds_source_limit"],
    ["AT601904300000121212", "exceedsWeeklyTransactionLimit_at", "charge_exceeds_weekly_limit"],
    ["FR5720041010050500013M02608", "disputed_fr", "sandbox_not_served"],
    ["DE91370400440000055555", undefined, "sandbox_not_served"],
    ["DE18370400440000066666", undefined, "sandbox_not_served"]
  ]

  const comesTo = async (params: Partial<Stripe.PaymentIntentCreateParams>): Promise<string | undefined> => {
    const { server, stripe } = await Shop.start({ platform: { country: "FR" } })
    const { payment_method: _, ...paid } = Shop.paid
    try {
      const { id } = await stripe.paymentIntents.create({ ...paid, currency: "eur", amount: 1000, ...params })
      server.advance(Shop.days(20))
      const { last_payment_error: error, status } = await stripe.paymentIntents.retrieve(id)
      return status === "succeeded" ? "paid" : error?.code
    } catch (error) {
      return (error as Stripe.errors.StripeError).code
    }
  }

  it.each(documented)("of %s, as %s: %s", async (iban, name, outcome) => {
    expect(await comesTo({ payment_method_data: { type: "sepa_debit", sepa_debit: { iban } } })).toBe(outcome)
    if (name !== undefined) expect(await comesTo({ payment_method: `pm_sepaDebit_${name}` })).toBe(outcome)
  })
})
