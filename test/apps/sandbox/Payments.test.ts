/**
 * Money through the official SDK: every kind of charge, and all that follows, to the cent.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

/** 2.9% + 0.30, as the US tariff has it. */
const fee = (amount: number): number => Math.round(amount * 0.029) + 30

describe("a charge on the platform", () => {
  it("is pending, less Stripe's fee, and available after two business days", async () => {
    const { balance, server, stripe } = await Shop.start()
    const intent = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, metadata: { order: "7" } })
    expect(intent).toMatchObject({ status: "succeeded", amount_received: 1000, metadata: { order: "7" } })
    expect(await balance()).toEqual({ pending: 1000 - fee(1000), available: 0 })
    server.advance(Shop.days(2))
    expect(await balance()).toEqual({ pending: 0, available: 941 })
  })

  it("is available at once by the card for that", async () => {
    const { balance, stripe } = await Shop.start()
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method: "pm_card_bypassPending" })
    expect(await balance()).toEqual({ pending: 0, available: 941 })
  })

  it("may be held, and captured in part, without a payment intent", async () => {
    const { balance, stripe } = await Shop.start()
    const held = await stripe.charges.create({ amount: 500, currency: "usd", source: "tok_visa", capture: false })
    expect(held).toMatchObject({
      captured: false,
      payment_method_details: { card: { capture_before: expect.any(Number) } }
    })
    const taken = await stripe.charges.capture(held.id, { amount: 400 })
    expect(taken).toMatchObject({ captured: true, amount: 500, amount_captured: 400, amount_refunded: 100 })
    expect(taken.refunded).toBe(false)
    expect(await balance()).toEqual({ pending: 400 - fee(400), available: 0 })
    expect(await Shop.refused(stripe.charges.capture(held.id))).toMatchObject({ code: "charge_already_captured" })
  })

  it("may be made without a payment intent", async () => {
    const { balance, stripe } = await Shop.start()
    const charge = await stripe.charges.create({ amount: 500, currency: "usd", source: "tok_bypassPending" })
    expect(charge).toMatchObject({ status: "succeeded", captured: true, payment_intent: null })
    expect(await balance()).toEqual({ pending: 0, available: 500 - fee(500) })
  })
})

describe("a charge that is captured later", () => {
  it("shows what it brought three minutes later, and tells of it", async () => {
    const { balance, seller, server, stripe } = await Shop.start()
    const destination = await seller()
    const { latest_charge } = await stripe.paymentIntents.create({
      ...Shop.paid,
      amount: 1000,
      capture_method: "automatic_async",
      application_fee_amount: 100,
      transfer_data: { destination }
    })
    const shown = () => stripe.charges.retrieve(String(latest_charge))
    const told = async () => (await stripe.events.list({ type: "charge.updated" })).data
    expect(await shown()).toMatchObject({ captured: true, balance_transaction: null })
    expect((await shown()).transfer).toBeNull()
    expect(await balance(destination)).toEqual({ pending: 900, available: 0 })
    server.advance(179)
    expect((await shown()).balance_transaction).toBeNull()
    expect(await told()).toEqual([])
    server.advance(1)
    const after = await shown()
    expect(after).toMatchObject({
      balance_transaction: expect.stringMatching(/^txn_/),
      transfer: expect.stringMatching(/^tr_/)
    })
    const charge = (await stripe.transfers.retrieve(String(after.transfer))).destination_payment
    expect(after.application_fee).toBe(
      (await stripe.charges.retrieve(String(charge), {}, { stripeAccount: destination })).application_fee
    )
    expect((await told()).map(({ data }) => [data.object, data.previous_attributes])).toEqual([
      [after, { application_fee: null, balance_transaction: null, transfer: null }]
    ])
  })

  it("is one whose request says so, and neither held nor declined", async () => {
    const { server, stripe } = await Shop.start()
    const { latest_charge } = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000 })
    expect((await stripe.charges.retrieve(String(latest_charge))).balance_transaction).not.toBeNull()
    const { id } = await stripe.paymentIntents.create({ currency: "usd", amount: 1000, payment_method: "pm_card_visa" })
    const later = await stripe.paymentIntents.confirm(id, {
      capture_method: "automatic_async",
      return_url: "http://a.b",
      expand: ["latest_charge.balance_transaction"]
    })
    expect(later.latest_charge).toMatchObject({ balance_transaction: null })
    const declined = { payment_method: "pm_card_chargeDeclined", capture_method: "automatic_async" } as const
    await Shop.refused(stripe.paymentIntents.create({ ...Shop.paid, ...declined, amount: 1000 }))
    server.advance(180)
    expect((await stripe.events.list({ type: "charge.updated" })).data).toHaveLength(1)
  })
})

describe("a top-up", () => {
  it("fails where its bank does not pay", async () => {
    const { balance, server, stripe } = await Shop.start()
    const topUp = (source?: string) =>
      stripe.topups.create({ amount: 1000, currency: "usd", ...(source === undefined ? {} : { source }) })
    const { id } = await topUp("btok_us_verified_noAccount")
    const paid = await topUp("btok_us_verified")
    expect((await stripe.topups.retrieve(id)).status).toBe("pending")
    server.advance(180)
    expect(await stripe.topups.retrieve(id)).toMatchObject({ status: "failed", failure_code: "no_account" })
    server.advance("14d")
    expect((await stripe.topups.retrieve(paid.id)).status).toBe("succeeded")
    expect(await balance()).toEqual({ pending: 0, available: 1000 })
    const types = (await stripe.events.list({ type: "topup.*" })).data.map(({ type }) => type)
    expect(types).toContain("topup.failed")
    expect(await Shop.refused(topUp("src_1"))).toMatchObject({ code: "sandbox_not_served", param: "source" })
  })
})

describe("a direct charge", () => {
  it("is the account's, and its fee the platform's", async () => {
    const { balance, seller, stripe } = await Shop.start()
    const ada = await seller()
    const intent = await stripe.paymentIntents.create(
      { ...Shop.paid, amount: 1000, application_fee_amount: 123, expand: ["latest_charge.balance_transaction"] },
      { stripeAccount: ada }
    )
    const charge = intent.latest_charge as Stripe.Charge
    expect(charge.balance_transaction).toMatchObject({
      amount: 1000,
      fee: 123 + fee(1000),
      net: 1000 - 123 - fee(1000),
      fee_details: [{ type: "stripe_fee" }, { type: "application_fee", application: expect.stringMatching(/^ca_/) }]
    })
    expect(await balance(ada)).toEqual({ pending: 818, available: 0 })
    expect(await balance()).toEqual({ pending: 123, available: 0 })
    const { data } = await stripe.applicationFees.list()
    expect(data).toMatchObject([{ account: ada, charge: charge.id, amount: 123, originating_transaction: null }])
  })

  it("is seen on its account only", async () => {
    const { seller, stripe } = await Shop.start()
    const [ada, ben] = [await seller(), await seller()]
    const on = { stripeAccount: ada }
    const { id, latest_charge: charge } = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000 }, on)
    expect((await stripe.paymentIntents.retrieve(id, {}, on)).id).toBe(id)
    for (const other of [{}, { stripeAccount: ben }]) {
      const missing = await Shop.refused(stripe.paymentIntents.retrieve(id, {}, other))
      expect(missing).toMatchObject({ statusCode: 404, code: "resource_missing", param: "intent" })
      expect(missing.message).toBe(`No such payment_intent: '${id}'`)
      const setup = stripe.setupIntents.retrieve("seti_1", {}, other)
      expect(await Shop.refused(setup)).toMatchObject({ statusCode: 404, param: "intent" })
      const unknown = stripe.charges.retrieve(String(charge), {}, other)
      expect(await Shop.refused(unknown)).toMatchObject({ statusCode: 404, param: "id" })
      expect((await stripe.charges.list({}, other)).data).toEqual([])
      const refund = stripe.refunds.create({ charge: String(charge) }, other)
      expect(await Shop.refused(refund)).toMatchObject({ statusCode: 400, code: "resource_missing", param: "charge" })
    }
  })
})

describe("a destination charge", () => {
  it("sends the whole to the account and takes the fee back", async () => {
    const { balance, seller, stripe } = await Shop.start()
    const ada = await seller()
    const intent = await stripe.paymentIntents.create({
      ...Shop.paid,
      amount: 1000,
      application_fee_amount: 123,
      transfer_data: { destination: ada },
      expand: ["latest_charge.transfer.destination_payment"]
    })
    const charge = intent.latest_charge as Stripe.Charge
    const transfer = charge.transfer as Stripe.Transfer
    expect(charge).toMatchObject({ payment_intent: intent.id, transfer_group: `group_${intent.id}` })
    expect(transfer).toMatchObject({ amount: 1000, destination: ada, source_transaction: charge.id })
    expect(transfer.destination_payment).toMatchObject({ object: "charge", amount: 1000, source_transfer: transfer.id })
    expect(await balance()).toEqual({ pending: 123 - fee(1000), available: 0 })
    expect(await balance(ada)).toEqual({ pending: 877, available: 0 })
  })

  it("may send less than the whole", async () => {
    const { balance, seller, stripe } = await Shop.start()
    const ada = await seller()
    const transfer_data = { destination: ada, amount: 800 }
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, transfer_data })
    expect(await balance()).toEqual({ pending: 200 - fee(1000), available: 0 })
    expect(await balance(ada)).toEqual({ pending: 800, available: 0 })
  })

  it("gives everything but Stripe's fee back when it is refunded so", async () => {
    const { balance, seller, stripe } = await Shop.start()
    const ada = await seller()
    const { id } = await stripe.paymentIntents.create({
      ...Shop.paid,
      amount: 1000,
      application_fee_amount: 123,
      transfer_data: { destination: ada }
    })
    const refund = await stripe.refunds.create({
      payment_intent: id,
      reverse_transfer: true,
      refund_application_fee: true,
      reason: "requested_by_customer",
      expand: ["transfer_reversal.destination_payment_refund", "charge"]
    })
    expect(refund).toMatchObject({ status: "succeeded", payment_intent: id, reason: "requested_by_customer" })
    expect(refund.transfer_reversal).toMatchObject({ amount: 1000, destination_payment_refund: { amount: 1000 } })
    expect(refund.charge).toMatchObject({ refunded: true, amount_refunded: 1000 })
    expect(await balance()).toEqual({ pending: -fee(1000), available: 0 })
    expect(await balance(ada)).toEqual({ pending: 0, available: 0 })
    const again = await Shop.refused(stripe.refunds.create({ payment_intent: id }))
    expect(again).toMatchObject({ code: "charge_already_refunded", statusCode: 400 })
  })
})

describe("a charge on behalf of an account", () => {
  it("is the platform's, and says whose it would be", async () => {
    const { balance, seller, stripe } = await Shop.start()
    const ada = await seller()
    const intent = await stripe.paymentIntents.create({
      ...Shop.paid,
      amount: 1000,
      on_behalf_of: ada,
      transfer_data: { destination: ada },
      expand: ["latest_charge"]
    })
    expect(intent).toMatchObject({ on_behalf_of: ada, latest_charge: { on_behalf_of: ada, amount: 1000 } })
    expect(await balance()).toEqual({ pending: -fee(1000), available: 0 })
    expect(await balance(ada)).toEqual({ pending: 1000, available: 0 })
  })

  it("cannot be made on an account", async () => {
    const { seller, stripe } = await Shop.start()
    const [ada, ben] = [await seller(), await seller()]
    for (const other of [{ on_behalf_of: ben }, { transfer_data: { destination: ben } }]) {
      const [param = ""] = Object.keys(other)
      const create = stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, ...other }, { stripeAccount: ada })
      expect(await Shop.refused(create)).toMatchObject({
        code: "sandbox_not_served",
        param,
        message: `This sandbox cannot do that: ${param} together with Stripe-Account is not served.`
      })
    }
    expect((await stripe.paymentIntents.list({}, { stripeAccount: ada })).data).toEqual([])
  })
})

describe("a separate transfer", () => {
  it("waits for the charge that it comes from, and can be reversed", async () => {
    const { balance, seller, server, stripe } = await Shop.start()
    const ada = await seller()
    const { latest_charge: charge } = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000 })
    const transfer = await stripe.transfers.create({
      amount: 900,
      currency: "usd",
      destination: ada,
      source_transaction: String(charge),
      metadata: { ride: "1" }
    })
    expect(await balance(ada)).toEqual({ pending: 900, available: 0 })
    server.advance(Shop.days(2))
    expect(await balance(ada)).toEqual({ pending: 0, available: 900 })
    const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 100, metadata: { why: "late" } })
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({
      amount_reversed: 100,
      reversed: false,
      metadata: { ride: "1" },
      reversals: { data: [{ id: reversal.id, amount: 100, metadata: { why: "late" } }], has_more: false }
    })
    expect(await balance(ada)).toEqual({ pending: 0, available: 800 })
    expect(await balance()).toEqual({ pending: 0, available: 1000 - fee(1000) - 800 })
  })

  it("needs available money", async () => {
    const { seller, stripe } = await Shop.start()
    const destination = await seller()
    const short = await Shop.refused(stripe.transfers.create({ amount: 100, currency: "usd", destination }))
    expect(short).toMatchObject({ type: "StripeInvalidRequestError", code: "balance_insufficient", statusCode: 400 })
  })
})

describe("a hold", () => {
  it("is captured in part", async () => {
    const { balance, stripe } = await Shop.start()
    const held = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, capture_method: "manual" })
    expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 1000, amount_received: 0 })
    expect(await balance()).toEqual({ pending: 0, available: 0 })
    const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 600, expand: ["latest_charge"] })
    expect(taken).toMatchObject({ status: "succeeded", amount_capturable: 0, amount_received: 600 })
    expect(taken.latest_charge).toMatchObject({ amount: 1000, amount_captured: 600, captured: true })
    expect(await balance()).toEqual({ pending: 600 - fee(600), available: 0 })
    const twice = await Shop.refused(stripe.paymentIntents.capture(held.id))
    expect(twice).toMatchObject({ code: "payment_intent_unexpected_state", statusCode: 400 })
  })

  it("shows the application fee that its capture asks for, also where more is asked for than is taken", async () => {
    const { seller, stripe } = await Shop.start()
    const ada = await seller()
    const capture = async (
      kind: "direct" | "destination",
      application_fee_amount: number,
      capturing: Stripe.PaymentIntentCaptureParams = {}
    ) => {
      const on = kind === "direct" ? { stripeAccount: ada } : {}
      const to = kind === "direct" ? {} : { transfer_data: { destination: ada } }
      const held = { ...Shop.paid, ...to, amount: 1000, capture_method: "manual", application_fee_amount } as const
      const { id } = await stripe.paymentIntents.create(held, on)
      const expand = ["latest_charge"]
      const taken = await stripe.paymentIntents.capture(id, { amount_to_capture: 500, expand, ...capturing }, on)
      const charge = taken.latest_charge as Stripe.Charge
      const [collected] = (await stripe.applicationFees.list({ limit: 1 })).data
      const [told] = (await stripe.events.list({ type: "charge.captured", limit: 1 }, on)).data
      return [
        taken.application_fee_amount,
        charge.application_fee_amount,
        (told?.data.object as Stripe.Charge | undefined)?.application_fee_amount,
        collected?.amount
      ]
    }
    for (const kind of ["direct", "destination"] as const) {
      expect(await capture(kind, 100)).toEqual([100, 100, 100, 100])
      expect(await capture(kind, 100, { application_fee_amount: 50 })).toEqual([50, 50, 50, 50])
      expect(await capture(kind, 800)).toEqual([800, 800, 800, 500])
    }
    const card = { amount: 1000, currency: "usd", source: "tok_visa", capture: false, application_fee_amount: 100 }
    const { id } = await stripe.charges.create(card, { stripeAccount: ada })
    const taken = await stripe.charges.capture(id, { application_fee_amount: 70 }, { stripeAccount: ada })
    expect(taken.application_fee_amount).toBe(70)
  })

  it("is released, or expires after a week", async () => {
    const { server, stripe } = await Shop.start()
    const hold = () => stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, capture_method: "manual" })
    const [released, expired] = [await hold(), await hold()]
    const canceled = await stripe.paymentIntents.cancel(released.id, { cancellation_reason: "abandoned" })
    expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned", amount_capturable: 0 })
    server.advance(Shop.days(7))
    expect(await stripe.paymentIntents.retrieve(expired.id)).toMatchObject({
      status: "canceled",
      cancellation_reason: "automatic",
      canceled_at: Shop.monday + Shop.days(7)
    })
  })
})

describe("a declined card", () => {
  it("says why, and leaves an intent that another card can pay", async () => {
    const { balance, stripe } = await Shop.start()
    const payment_method = "pm_card_chargeDeclinedInsufficientFunds"
    const error = await Shop.refused(stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method }))
    expect(error).toMatchObject({
      type: "StripeCardError",
      statusCode: 402,
      code: "card_declined",
      decline_code: "insufficient_funds",
      message: "Your card has insufficient funds.",
      payment_intent: { status: "requires_payment_method", last_payment_error: { code: "card_declined" } }
    })
    const [intent] = (await stripe.paymentIntents.list()).data
    const doc_url = "https://docs.stripe.com/error-codes/card-declined"
    const tried = { id: expect.stringMatching(/^pm_/), object: "payment_method", card: { last4: "9995" } }
    expect(error).toMatchObject({ doc_url, payment_method: tried })
    expect(intent?.last_payment_error).toMatchObject({ doc_url, payment_method: tried })
    expect(intent?.payment_method).toBeNull()
    expect((await stripe.charges.list()).data).toMatchObject([{ status: "failed", paid: false, captured: false }])
    const paid = await stripe.paymentIntents.confirm(intent?.id ?? "", { payment_method: "pm_card_visa" })
    expect(paid).toMatchObject({ status: "succeeded", last_payment_error: null })
    expect(await balance()).toEqual({ pending: 941, available: 0 })
  })

  it.each([
    ["chargeDeclined", "card_declined", "generic_decline"],
    ["visa_chargeDeclinedLostCard", "card_declined", "lost_card"],
    ["chargeDeclinedExpiredCard", "expired_card", "expired_card"],
    ["chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"],
    ["chargeDeclinedProcessingError", "processing_error", "processing_error"]
  ])("such as %s fails its charge by the code of its error, %s", async (name, code, reason) => {
    const { stripe } = await Shop.start()
    const pay = stripe.charges.create({ amount: 1000, currency: "usd", source: `tok_${name}` })
    const { message } = await Shop.refused(pay)
    const [charge] = (await stripe.charges.list()).data
    expect(charge).toMatchObject({ failure_code: code, failure_message: message, outcome: { reason } })
    expect(
      await Shop.refused(stripe.charges.create({ amount: 1000, currency: "usd", source: `tok_${name}` }))
    ).toMatchObject({ code })
  })

  it("is declined also where nobody knows what a card of its country would cost", async () => {
    const tariff = { rate: "2.75%", fixed: "0.30 thb" }
    const platform = { country: "TH", tariff: "home" }
    const accounts = { ada: { type: "standard", tariff: "home" } }
    const scenario = { name: "home", platform, accounts, tariffs: { home: tariff }, steps: [], until: "2026-03-02" }
    const { stripe } = await Shop.start({ scenario, of: "accounts" })
    const pay = (payment_method: string) =>
      Shop.refused(stripe.paymentIntents.create({ ...Shop.paid, currency: "thb", amount: 5000, payment_method }))
    expect(await pay("pm_card_visa")).toMatchObject({ code: "sandbox_not_served" })
    expect(await pay("pm_card_chargeDeclined")).toMatchObject({ code: "card_declined" })
  })
})

describe("a payout", () => {
  it("goes to the bank and arrives", async () => {
    const { balance, server, stripe } = await Shop.start()
    await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_bypassPending" })
    const payout = await stripe.payouts.create({ amount: 500, currency: "usd", metadata: { week: "10" } })
    expect(payout).toMatchObject({ status: "pending", automatic: false, metadata: { week: "10" } })
    expect(await balance()).toEqual({ pending: 0, available: 441 })
    server.advance(Shop.days(3))
    expect((await stripe.payouts.retrieve(payout.id)).status).toBe("paid")
    const late = await Shop.refused(stripe.payouts.cancel(payout.id))
    expect(late.message).toBe("Payouts can only be canceled while they are pending.")
  })

  it("of an account is taken back by the platform", async () => {
    const { balance, seller, server, stripe } = await Shop.start()
    const on = { stripeAccount: await seller() }
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method: "pm_card_bypassPending" }, on)
    const { id } = await stripe.payouts.create({ amount: 500, currency: "usd" }, on)
    server.advance(Shop.days(3))
    const back = await stripe.payouts.reverse(id, { metadata: { why: "error" } }, on)
    expect(back).toMatchObject({ amount: -500, original_payout: id, metadata: { why: "error" } })
    expect((await stripe.payouts.retrieve(id, {}, on)).reversed_by).toBe(back.id)
    expect(await balance(on.stripeAccount)).toEqual({ pending: 500, available: 441 })
    server.advance(Shop.days(7))
    expect(await balance(on.stripeAccount)).toEqual({ pending: 0, available: 941 })
  })

  it("comes back when it is canceled in time", async () => {
    const { balance, stripe } = await Shop.start()
    await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_bypassPending" })
    const { id } = await stripe.payouts.create({ amount: 500, currency: "usd" })
    expect((await stripe.payouts.cancel(id)).status).toBe("canceled")
    expect(await balance()).toEqual({ pending: 0, available: 941 })
  })

  it("comes about by itself where the account has a bank, and says what it pays out", async () => {
    const { balance, server, stripe } = await Shop.start()
    const { id: ada, settings } = await stripe.accounts.create({
      type: "express",
      capabilities: { transfers: { requested: true }, card_payments: { requested: true } },
      external_account: "btok_us_verified"
    })
    expect(settings?.payouts?.schedule).toMatchObject({ interval: "daily", delay_days: 2 })
    const on = { stripeAccount: ada }
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000 }, on)
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 2000 }, on)
    server.advance(Shop.days(4))
    const [payout] = (await stripe.payouts.list({}, on)).data
    expect(payout).toMatchObject({ automatic: true, status: "paid", amount: 3000 - fee(1000) - fee(2000) })
    const { data } = await stripe.balanceTransactions.list({ payout: payout?.id ?? "" }, on)
    expect(data.map(({ net, type }) => [type, net])).toEqual([
      ["payout", -2853],
      ["charge", 2000 - fee(2000)],
      ["charge", 1000 - fee(1000)]
    ])
    expect(await balance(ada)).toEqual({ pending: 0, available: 0 })
  })
})

describe("a top-up", () => {
  it("is there after some days", async () => {
    const { balance, server, stripe } = await Shop.start()
    const topUp = await stripe.topups.create({ amount: 10_000, currency: "usd", description: "Float" })
    expect(topUp).toMatchObject({ status: "pending", balance_transaction: null, description: "Float" })
    server.advance(Shop.days(14))
    expect((await stripe.topups.retrieve(topUp.id)).status).toBe("succeeded")
    expect(await balance()).toEqual({ pending: 0, available: 10_000 })
    expect((await stripe.balance.retrieve()).available[0]?.source_types).toEqual({ card: 0, bank_account: 10_000 })
  })
})

describe("an application fee", () => {
  it("is given back in parts", async () => {
    const { balance, seller, stripe } = await Shop.start()
    const on = { stripeAccount: await seller() }
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, application_fee_amount: 100 }, on)
    const [taken] = (await stripe.applicationFees.list()).data
    await stripe.applicationFees.createRefund(taken?.id ?? "", { amount: 40 })
    expect(await stripe.applicationFees.retrieve(taken?.id ?? "")).toMatchObject({
      amount_refunded: 40,
      refunded: false,
      refunds: { data: [{ amount: 40, object: "fee_refund" }] }
    })
    expect(await balance()).toEqual({ pending: 60, available: 0 })
  })
})

describe("an account", () => {
  it("is made by its type or its controller properties", async () => {
    const { stripe } = await Shop.start()
    const standard = await stripe.accounts.create({ type: "standard", email: "a@example.com" })
    expect(standard).toMatchObject({ type: "standard", charges_enabled: true, email: "a@example.com" })
    expect(standard.capabilities).toEqual({ card_payments: "active", transfers: "active" })
    const unnamed = await stripe.accounts.create({})
    expect(unnamed).toMatchObject({ type: "none", controller: { stripe_dashboard: { type: "full" } } })
    expect(unnamed.capabilities).toEqual({ card_payments: "active", transfers: "active" })
    const controlled = await stripe.accounts.create({
      controller: {
        fees: { payer: "application" },
        losses: { payments: "application" },
        requirement_collection: "application",
        stripe_dashboard: { type: "none" }
      },
      capabilities: { transfers: { requested: true } },
      country: "DE"
    })
    expect(controlled).toMatchObject({
      type: "none",
      country: "DE",
      default_currency: "eur",
      charges_enabled: false,
      capabilities: { transfers: "active" },
      controller: { losses: { payments: "application" }, stripe_dashboard: { type: "none" } }
    })
    expect((await stripe.accounts.list()).data.map(({ id }) => id)).toEqual([controlled.id, unnamed.id, standard.id])
    const renamed = await stripe.accounts.update(standard.id, { metadata: { a: "1" } })
    expect(renamed).toMatchObject({ metadata: { a: "1" }, email: "a@example.com" })
  })

  it("may be anywhere if it only receives transfers, and takes payments where the prices are known", async () => {
    const requested = { requested: true }
    const transfers = { type: "custom", capabilities: { transfers: requested } } as const
    const exchange_rates = [{ pair: "usd/eur", rate: 0.9, spread: "0%" }]
    const { balance, stripe } = await Shop.start({
      scenario: { platform: {}, accounts: {}, exchange_rates, steps: [] },
      start: Shop.monday
    })
    const settings = { payouts: { schedule: { interval: "manual" } } } as const
    for (const country of ["ES", "NL", "CH", "MX", "NZ", "PL"]) {
      const { capabilities } = await stripe.accounts.create({ ...transfers, country, settings })
      expect([country, capabilities]).toEqual([country, { transfers: "active" }])
    }
    const unknown = await Shop.refused(stripe.accounts.create({ ...transfers, country: "MX" }))
    expect(unknown.message).toContain("automatic payouts in MX are not modelled yet: its holidays are not known")
    const maria = await stripe.accounts.create({ ...transfers, country: "ES", external_account: "btok_us_verified" })
    await stripe.charges.create({ amount: 10_000, currency: "usd", source: "tok_bypassPending" })
    await stripe.transfers.create({ amount: 5_000, currency: "usd", destination: maria.id })
    expect(await balance(maria.id)).toEqual({ pending: 0, available: 4_500 })

    const paid = { card_payments: requested, transfers: requested }
    const refusal = {
      code: "sandbox_not_served",
      message: expect.stringContaining("Stripe's prices in ES are not known")
    }
    expect(
      await Shop.refused(stripe.accounts.create({ ...transfers, country: "ES", capabilities: paid }))
    ).toMatchObject({ ...refusal, param: "country" })
    expect(await Shop.refused(stripe.accounts.create({ type: "standard", country: "ES" }))).toMatchObject(refusal)
    const later = await Shop.refused(stripe.accounts.update(maria.id, { capabilities: { card_payments: requested } }))
    expect(later).toMatchObject({
      code: "sandbox_not_served",
      message: expect.stringContaining("what Stripe charges for payments in ES")
    })
  })

  it("in Japan is paid out each week, where it is not said how", async () => {
    const { stripe } = await Shop.start()
    const shopOf = (settings?: Stripe.AccountCreateParams.Settings) =>
      stripe.accounts.create({ type: "express", country: "JP", ...(settings === undefined ? {} : { settings }) })
    const weekly = { interval: "weekly", weekly_anchor: "friday" }
    expect((await shopOf()).settings?.payouts?.schedule).toMatchObject(weekly)
    const slow = await shopOf({ payouts: { schedule: { delay_days: 7 } } })
    expect(slow.settings?.payouts?.schedule).toMatchObject({ ...weekly, delay_days: 7 })
    const daily = await Shop.refused(shopOf({ payouts: { schedule: { interval: "daily" } } }))
    expect(daily.message).toContain("accounts in JP are not paid out daily; expected manual, weekly or monthly")
  })

  it("that Stripe does not have is refused with the reason", async () => {
    const { stripe } = await Shop.start()
    const impossible = stripe.accounts.create({
      controller: { losses: { payments: "stripe" }, requirement_collection: "application" }
    })
    expect((await Shop.refused(impossible)).message).toContain("requirement_collection: application needs losses")
    const nowhere = await Shop.refused(stripe.accounts.create({ type: "express", country: "ZW" }))
    expect(nowhere.message).toContain('Stripe has no accounts in "ZW"')
    const missing = await Shop.refused(stripe.balance.retrieve({}, { stripeAccount: "acct_nobody" }))
    expect(missing).toMatchObject({ statusCode: 403, code: "account_invalid" })
  })
})
