/**
 * What Stripe refuses of what a request states, with its own status, code, parameter and words; one table a resource.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

interface Told {
  readonly code?: string
  readonly param: string
  readonly message: string
}

type Case = readonly [name: string, ask: (stripe: Stripe) => Promise<unknown>, told: Told]

/** All of them, in a sandbox of their own, of which each leaves nothing behind. */
const refusesAll = async (cases: ReadonlyArray<Case>): Promise<void> => {
  const { stripe } = await Shop.start()
  for (const [name, ask, told] of cases) {
    const error = await Shop.refused(ask(stripe))
    const { code, message, param, rawType, statusCode } = error
    const expected = { code: undefined, ...told, statusCode: 400, rawType: "invalid_request_error" }
    expect({ name, code, message, param, rawType, statusCode }).toEqual({ name, ...expected })
  }
  expect((await stripe.events.list()).data).toEqual([])
}

const usd = { currency: "usd", amount: 1000 } as const

const long = "COCALC LICENSE 1096DAYS"
const tooLong = (param = "statement_descriptor", most = 22): Told => ({
  param,
  message: `The statement descriptor must be at most ${most} characters. ${long} is 23 characters long.`
})

const noAddress = (param: string, stated: string): Told => ({
  code: "email_invalid",
  param,
  message: `Invalid email address: ${stated}`
})

const noUrl = (param: string): Told => ({ code: "url_invalid", param, message: "Not a valid URL" })

const noScheme = (param: string): Told => ({
  code: "url_invalid",
  param,
  message: "Invalid URL: An explicit scheme (such as https) must be provided."
})

const onCards: Told = {
  param: "statement_descriptor",
  message:
    "The statement_descriptor parameter is not supported for the payment_method_type `card`. To continue supporting " +
    "payment_method_type `card`, please pass in `statement_descriptor_suffix` or remove the `statement_descriptor` " +
    "parameter altogether. Please see https://support.stripe.com/questions/" +
    "use-of-the-statement-descriptor-parameter-on-paymentintents-for-card-charges for additional details."
}

const unconfirmed = (param: string): Told => ({
  param,
  message: `The parameter \`${param}\` cannot be passed when creating a PaymentIntent unless \`confirm\` is set to true.`
})

const automatic = { automatic_payment_methods: { enabled: true } } as const

const onlyAutomatic = (other: string): Told => ({
  param: "automatic_payment_methods",
  message: `You may only specify one of these parameters: automatic_payment_methods, ${other}.`
})

describe("a payment intent is refused", () => {
  it("for what it says that does not go together", () => {
    const make = (said: object) => (stripe: Stripe) => stripe.paymentIntents.create({ ...usd, ...said })
    const cards = { payment_method_types: ["card"] }
    return refusesAll([
      ["a descriptor of cards", make({ ...cards, statement_descriptor: "BOOKS" }), onCards],
      ["a descriptor of a card", make({ ...Shop.paid, statement_descriptor: "BOOKS" }), onCards],
      ["a long descriptor", make({ statement_descriptor: long }), tooLong()],
      ["off_session", make({ off_session: true }), unconfirmed("off_session")],
      ["return_url", make({ return_url: Shop.returnUrl }), unconfirmed("return_url")],
      ["no address", make({ receipt_email: "otameshi@com" }), noAddress("receipt_email", "otameshi@com")],
      ["both kinds of methods", make({ ...automatic, ...cards }), onlyAutomatic("payment_method_types")],
      [
        "the newer word",
        make({ ...automatic, allowed_payment_method_types: ["card"] }),
        onlyAutomatic("allowed_payment_method_types")
      ],
      ["manual", make({ ...automatic, confirmation_method: "manual" }), onlyAutomatic("confirmation_method")],
      ["automatic", make({ ...automatic, confirmation_method: "automatic" }), onlyAutomatic("confirmation_method")]
    ])
  })

  it("for a descriptor that comes later, when cards are named or a card is to pay", async () => {
    const { stripe } = await Shop.start()
    const cards = await stripe.paymentIntents.create({ ...usd, payment_method_types: ["card"] } as object as typeof usd)
    const statement_descriptor = "BOOKS"
    expect(await Shop.refused(stripe.paymentIntents.update(cards.id, { statement_descriptor }))).toMatchObject(onCards)
    const open = await stripe.paymentIntents.create({ ...usd, ...automatic, statement_descriptor })
    const confirmed = { payment_method: "pm_card_visa", return_url: Shop.returnUrl }
    expect(await Shop.refused(stripe.paymentIntents.confirm(open.id, confirmed))).toMatchObject(onCards)
    const held = await stripe.paymentIntents.create({ ...usd, ...Shop.paid, capture_method: "manual" })
    expect(await Shop.refused(stripe.paymentIntents.capture(held.id, { statement_descriptor }))).toMatchObject(onCards)
    expect((await stripe.paymentIntents.retrieve(held.id)).status).toBe("requires_capture")
  })

  it("but not for the one of a bank debit", async () => {
    const { stripe } = await Shop.start()
    const debit = { payment_method_types: ["us_bank_account"], statement_descriptor: "BOOKS" } as object
    const made = await stripe.paymentIntents.create({ ...usd, ...debit })
    expect(made.statement_descriptor).toBe("BOOKS")
    const cleared = await stripe.paymentIntents.update(made.id, { statement_descriptor: "" })
    expect(cleared.statement_descriptor).toBeNull()
    const other = await stripe.paymentIntents.update(made.id, { statement_descriptor: "SHOP" })
    expect(other.statement_descriptor).toBe("SHOP")
    const method = { payment_method: "pm_usBankAccount_success", expand: ["latest_charge"] }
    const paid = await stripe.paymentIntents.confirm(made.id, method)
    expect(paid.latest_charge).toMatchObject({ statement_descriptor: "SHOP" })
  })
})

describe("a setup intent is refused", () => {
  it("for payment methods that are the Dashboard's and named", () => {
    const make = (said: object) => (stripe: Stripe) => stripe.setupIntents.create({ ...automatic, ...said })
    return refusesAll([
      ["the older word", make({ payment_method_types: ["card"] }), onlyAutomatic("payment_method_types")],
      [
        "the newer word",
        make({ allowed_payment_method_types: ["card"] }),
        onlyAutomatic("allowed_payment_method_types")
      ]
    ])
  })
})

describe("a charge, a payout and a top-up are refused", () => {
  it("for what does not fit on a bank statement, or leads to nobody", () =>
    refusesAll([
      [
        "a charge",
        (stripe) => stripe.charges.create({ ...usd, source: "tok_visa", statement_descriptor: long }),
        tooLong()
      ],
      [
        "its receipt",
        (stripe) => stripe.charges.create({ ...usd, source: "tok_visa", receipt_email: " a@b.co" }),
        noAddress("receipt_email", " a@b.co")
      ],
      ["a payout", (stripe) => stripe.payouts.create({ ...usd, statement_descriptor: long }), tooLong()],
      [
        "a top-up",
        (stripe) => stripe.topups.create({ ...usd, statement_descriptor: long }),
        tooLong("statement_descriptor", 15)
      ]
    ]))
})

describe("where somebody is to come back to is refused", () => {
  const line_items = [{ price_data: { currency: "usd", unit_amount: 1000, product_data: { name: "a" } }, quantity: 1 }]
  const session = (urls: { success_url?: string; cancel_url?: string }) => (stripe: Stripe) =>
    stripe.checkout.sessions.create({ mode: "payment", line_items, success_url: Shop.returnUrl, ...urls })
  const link = (urls: { return_url?: string; refresh_url?: string }) => async (stripe: Stripe) => {
    const { id } = await stripe.accounts.create({ type: "express" })
    const usual = { return_url: Shop.returnUrl, refresh_url: Shop.returnUrl }
    return stripe.accountLinks.create({ account: id, type: "account_onboarding", ...usual, ...urls })
  }

  it("for what is no URL of the web", () =>
    refusesAll([
      ["a word", link({ return_url: "x" }), noScheme("return_url")],
      ["nothing", link({ refresh_url: "" }), noScheme("refresh_url")],
      ["a script", link({ return_url: "javascript:alert(1)" }), noUrl("return_url")],
      ["another scheme", link({ refresh_url: "ftp://a.example" }), noUrl("refresh_url")],
      ["no host", session({ success_url: "https://" }), noUrl("success_url")],
      ["a path", session({ cancel_url: "/back" }), noScheme("cancel_url")]
    ]))
})

describe("a bank account in the US is refused", () => {
  it("for the number of no bank", () => {
    const bank = (routing_number: string) =>
      ({ country: "US", currency: "usd", account_number: "000123456789", routing_number }) as const
    const message = "The bank routing number provided is invalid."
    const code = "routing_number_invalid"
    return refusesAll([
      [
        "a token",
        (stripe) => stripe.tokens.create({ bank_account: bank("110000001") }),
        { code, param: "bank_account[routing_number]", message }
      ],
      [
        "an account's",
        (stripe) =>
          stripe.accounts.create({
            type: "custom",
            external_account: { object: "bank_account", ...bank("12345") }
          }),
        { code, param: "external_account[routing_number]", message: "Routing number must have 9 digits" }
      ],
      [
        "a payer's",
        (stripe) =>
          stripe.paymentMethods.create({
            type: "us_bank_account",
            us_bank_account: { account_number: "000123456789", routing_number: "110000001" }
          }),
        { code, param: "us_bank_account[routing_number]", message }
      ]
    ])
  })
})

describe("a customer, an account and a person are refused", () => {
  it("for what is no address, and what a new customer does not have", () => {
    const invoice_settings = { default_payment_method: "pm_none" }
    return refusesAll([
      ["a customer", (stripe) => stripe.customers.create({ email: "odatakeryu" }), noAddress("email", "odatakeryu")],
      [
        "its method",
        (stripe) => stripe.customers.create({ invoice_settings }),
        {
          param: "invoice_settings[default_payment_method]",
          message:
            "The customer does not have a payment method with the ID pm_none. The payment method must be attached to the " +
            "customer."
        }
      ],
      [
        "an account",
        (stripe) => stripe.accounts.create({ type: "custom", email: "a@gmail" }),
        noAddress("email", "a@gmail")
      ],
      [
        "its owner",
        (stripe) => stripe.accounts.create({ type: "custom", individual: { email: "a b@c.de" } }),
        noAddress("individual[email]", "a b@c.de")
      ],
      [
        "a payer",
        (stripe) =>
          stripe.paymentMethods.create({
            type: "card",
            card: { token: "tok_visa" },
            billing_details: { email: "@b.c" }
          }),
        noAddress("billing_details[email]", "@b.c")
      ]
    ])
  })

  it("but not for the payment method that the customer is made with", async () => {
    const { stripe } = await Shop.start()
    const payment_method = "pm_card_visa"
    const made = await stripe.customers.create({
      payment_method,
      invoice_settings: { default_payment_method: payment_method }
    })
    const [own] = (await stripe.customers.listPaymentMethods(made.id)).data
    expect(made.invoice_settings.default_payment_method).toBe(own?.id)
  })
})

describe("a webhook endpoint is refused", () => {
  it("for a version that the API never had", () => {
    const api_version = "soon" as Stripe.WebhookEndpointCreateParams.ApiVersion
    return refusesAll([
      [
        "its version",
        (stripe) => stripe.webhookEndpoints.create({ url: "https://a.example", enabled_events: ["*"], api_version }),
        { param: "api_version", message: "Invalid Stripe API version: soon" }
      ]
    ])
  })
})

describe("the lookup key of a price", () => {
  const price = { currency: "usd", unit_amount: 500, lookup_key: "book" } as const

  it("is no other's, also where that one is no longer active", async () => {
    const { stripe } = await Shop.start()
    const { id: product } = await stripe.products.create({ name: "Book" })
    const holder = await stripe.prices.create({ ...price, product })
    const other = await stripe.prices.create({ currency: "usd", unit_amount: 700, product })
    const told = {
      statusCode: 400,
      rawType: "invalid_request_error",
      param: "lookup_key",
      message: `A price (\`${holder.id}\`) already uses that lookup key.`
    }
    expect(await Shop.refused(stripe.prices.create({ ...price, product_data: { name: "Other" } }))).toMatchObject(told)
    expect((await stripe.products.list()).data).toHaveLength(1)
    await stripe.prices.update(holder.id, { active: false, lookup_key: "book" })
    expect(await Shop.refused(stripe.prices.update(other.id, { lookup_key: "book" }))).toMatchObject(told)
  })

  it("can be taken over, and whoever loses it is told", async () => {
    const { stripe } = await Shop.start()
    const { id: product } = await stripe.products.create({ name: "Book" })
    const first = await stripe.prices.create({ ...price, product })
    const second = await stripe.prices.create({ ...price, product, transfer_lookup_key: true })
    const [third, [told]] = [
      await stripe.prices.create({ currency: "usd", unit_amount: 700, product }),
      (await stripe.events.list({ type: "price.updated" })).data
    ]
    expect(told?.data).toMatchObject({
      object: { id: first.id, lookup_key: null },
      previous_attributes: { lookup_key: "book" }
    })
    expect(second.lookup_key).toBe("book")
    const taken = { lookup_key: "book", transfer_lookup_key: true }
    expect((await stripe.prices.update(third.id, taken)).lookup_key).toBe("book")
    const holders = (await stripe.prices.list({ lookup_keys: ["book"] })).data
    expect(holders.map(({ id }) => id)).toEqual([third.id])
  })
})
