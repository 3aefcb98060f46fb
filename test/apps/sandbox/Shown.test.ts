/**
 * What is said of an object is shown of it: no parameter that its object has is dropped in silence.
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Served from "#apps/sandbox/resources/Served.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Shop from "./Shop.ts"

const file = fileURLToPath(new URL("../../fixtures/stripe-openapi/specification.json", import.meta.url))

type Schema = { readonly properties?: Readonly<Record<string, unknown>> }

const schemas = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Schema>>

/** Parameters that their object has, and that are passed over nevertheless. */
const passedOver: ReadonlyArray<readonly [why: string, object: string, ...names: ReadonlyArray<string>]> = [
  ["what is shown is computed from all of it", "payment_intent", "amount_details"],
  ["it is a session of Radar's, which there is none of", "charge", "radar_options"],
  ["it says what the charge's currency is", "refund", "currency"],
  ["a refund of a card sends no mail", "refund", "instructions_email"],
  ["it is shown only where it is expanded", "customer", "tax"],
  ["it tells test accounts apart, and theirs are by number", "payment_method", "us_bank_account"],
  [
    "what only a page would do with it; there is none",
    "checkout.session",
    "after_expiration",
    "consent_collection",
    "custom_fields",
    "custom_text",
    "payment_method_options",
    "tax_id_collection"
  ],
  ["the currency is that of its items", "checkout.session", "currency"]
]

it("passes over no parameter that its object has, but for these", () => {
  const found = Served.endpoints
    .filter(({ method }) => method === "POST")
    .flatMap((endpoint) => {
      const { object } = Endpoint.shown(endpoint)
      const properties = schemas[object]?.properties ?? {}
      return Object.entries(endpoint.fields).flatMap(([name, field]) =>
        field === Parameter.ignored && Object.hasOwn(properties, name) ? [`${object} ${name}`] : []
      )
    })
  const listed = passedOver.flatMap(([, object, ...names]) => names.map((name) => `${object} ${name}`))
  expect([...new Set(found)].toSorted()).toEqual(listed.toSorted())
})

const address = { city: "Graz", country: "AT", line1: "1 Gasse", line2: "2", postal_code: "8010", state: "ST" }
const shipping = { address, carrier: "Post", name: "Ada", phone: "+43", tracking_number: "7" }

describe("what is said of a payment", () => {
  it("is shown by its intent and its charge, and taken away by nothing in its place", async () => {
    const { stripe } = await Shop.start()
    const said = { description: "one", receipt_email: "a@b.c", shipping, statement_descriptor_suffix: "LEDGER" }
    const { confirm: _, ...open } = { ...Shop.paid, amount: 1000 }
    const { id } = await stripe.paymentIntents.create({ ...open, ...said })
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject(said)
    const other = {
      description: "two",
      receipt_email: "d@e.f",
      shipping: { ...shipping, name: "Bea" },
      statement_descriptor_suffix: "TWO"
    }
    expect(await stripe.paymentIntents.update(id, other)).toMatchObject(other)
    const paid = await stripe.paymentIntents.confirm(id, { receipt_email: "g@h.i", expand: ["latest_charge"] })
    expect(paid).toMatchObject({ receipt_email: "g@h.i" })
    expect(paid.latest_charge).toMatchObject({ ...other, receipt_email: "g@h.i" })
    const nothing = { description: "", receipt_email: "", shipping: "", statement_descriptor_suffix: "" } as const
    const empty = await stripe.paymentIntents.create({ ...open, ...said })
    expect(await stripe.paymentIntents.update(empty.id, nothing as object)).toMatchObject({
      description: null,
      receipt_email: null,
      shipping: null,
      statement_descriptor_suffix: null
    })
  })

  it("is shown of one that is captured, and of a charge", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, capture_method: "manual" })
    const texts = { statement_descriptor: "LEDGER", statement_descriptor_suffix: "ONE" }
    const suffix = { statement_descriptor_suffix: "ONE" }
    const captured = await stripe.paymentIntents.capture(id, { ...suffix, expand: ["latest_charge"] })
    expect(captured).toMatchObject({ ...suffix, latest_charge: suffix })
    const source = { amount: 1000, currency: "usd", source: "tok_visa" }
    const said = { receipt_email: "a@b.c", shipping, ...texts }
    const charge = await stripe.charges.create({ ...source, ...said, capture: false })
    expect(charge).toMatchObject(said)
    expect(await stripe.charges.capture(charge.id, { receipt_email: "d@e.f" })).toMatchObject({
      ...said,
      receipt_email: "d@e.f"
    })
    const reported = { fraud_details: { user_report: "safe" }, shipping: { ...shipping, phone: "" } } as const
    expect(await stripe.charges.update(charge.id, reported)).toMatchObject({
      fraud_details: { user_report: "safe" },
      shipping: { name: "Ada", phone: null }
    })
    expect((await stripe.events.list({ type: "charge.updated" })).data[0]?.data.previous_attributes).toMatchObject({
      shipping: { phone: "+43" }
    })
  })
})

describe("what is said of an account", () => {
  it("is shown of it", async () => {
    const { stripe } = await Shop.start()
    const business_profile = {
      annual_revenue: { amount: 1_000_000, currency: "usd", fiscal_year_end: "2025-12-31" },
      estimated_worker_count: 12,
      mcc: "5734",
      name: "Books",
      product_description: "books",
      support_address: { city: "Graz" },
      support_email: "a@b.c",
      support_phone: "+43",
      support_url: "https://a.b/help",
      url: "https://a.b"
    }
    const settings = {
      branding: { primary_color: "#123456" },
      card_payments: { decline_on: { avs_failure: true, cvc_failure: false }, statement_descriptor_prefix: "BOOKS" },
      payments: { statement_descriptor: "BOOKS" },
      payouts: { statement_descriptor: "BOOKS PAYOUT", schedule: { interval: "manual" } }
    } as const
    const tos_acceptance = { date: 1_772_000_000, ip: "127.0.0.1", user_agent: "test" }
    const made = await stripe.accounts.create({ type: "custom", business_profile, settings, tos_acceptance })
    expect(made).toMatchObject({ business_profile, settings, tos_acceptance })
    expect(made.settings?.card_payments?.statement_descriptor_prefix_kana).toBeNull()
    const changed = await stripe.accounts.update(made.id, { business_profile: { mcc: "5942", url: "" } })
    expect(changed.business_profile).toMatchObject({ ...business_profile, mcc: "5942", url: null })
    const [told] = (await stripe.events.list({ type: "account.updated" }, { stripeAccount: made.id })).data
    expect(told?.data.previous_attributes).toEqual({ business_profile: { mcc: "5734", url: "https://a.b" } })
  })

  it("is shown of its balance settings as of the account", async () => {
    const { seller, stripe } = await Shop.start()
    const stripeAccount = await seller()
    const payouts = { statement_descriptor: "BOOKS" }
    const changed = await stripe.balanceSettings.update({ payments: { payouts } }, { stripeAccount })
    expect(changed.payments.payouts).toMatchObject(payouts)
    expect((await stripe.accounts.retrieve(stripeAccount)).settings?.payouts).toMatchObject(payouts)
    await stripe.accounts.update(stripeAccount, { settings: { payouts: { statement_descriptor: "SHOP" } } })
    const shown = await stripe.balanceSettings.retrieve({}, { stripeAccount })
    expect(shown.payments.payouts).toMatchObject({ statement_descriptor: "SHOP" })
  })

  it("is shown of its persons", async () => {
    const { seller, stripe } = await Shop.start()
    const account = await seller()
    const said = {
      full_name_aliases: ["Countess"],
      gender: "female",
      first_name_kana: "エイダ",
      registered_address: { city: "London" }
    }
    const made = await stripe.accounts.createPerson(account, { ...said, first_name: "Ada", email: "a@b.c" })
    expect(made).toMatchObject(said)
    const cleared = await stripe.accounts.updatePerson(account, made.id, { first_name: "", email: "", gender: "" })
    expect(cleared).toMatchObject({ first_name: null, email: null, gender: null, full_name_aliases: ["Countess"] })
  })
})

describe("what is said of", () => {
  type Post = (stripe: Stripe, id: string | undefined, said: object) => Promise<{ readonly id: string }>
  const customer = {
    business_name: "Books",
    individual_name: "Ada",
    invoice_prefix: "ADA",
    invoice_settings: { custom_fields: [{ name: "a", value: "b" }], footer: "bye" },
    next_invoice_sequence: 7,
    preferred_locales: ["de", "en"],
    shipping,
    tax_exempt: "reverse"
  }
  const product = {
    description: "a book",
    marketing_features: [{ name: "paper" }],
    package_dimensions: { height: 1.5, length: 2, weight: 3, width: 4 },
    statement_descriptor: "BOOK",
    tax_code: "txcd_99999999",
    unit_label: "page",
    url: "https://a.b"
  }
  const session = {
    allow_promotion_codes: true,
    billing_address_collection: "required",
    customer_creation: "always",
    locale: "de",
    payment_method_collection: "always",
    phone_number_collection: { enabled: true },
    shipping_address_collection: { allowed_countries: ["AT", "DE"] },
    submit_type: "donate"
  }
  const price_data = { currency: "usd", unit_amount: 500, product_data: { name: "Book" } }
  const items: Stripe.Checkout.SessionCreateParams = {
    line_items: [{ quantity: 1, price_data }],
    mode: "payment",
    success_url: "https://a.b"
  }
  const all: ReadonlyArray<readonly [what: string, said: object, empty: object, post: Post]> = [
    [
      "a customer",
      customer,
      { shipping: "", preferred_locales: "", tax_exempt: "" },
      (it, id, said) => (id === undefined ? it.customers.create(said) : it.customers.update(id, said))
    ],
    [
      "a product",
      product,
      { description: "", statement_descriptor: "", tax_code: "", unit_label: "", url: "", package_dimensions: "" },
      (it, id, said) =>
        id === undefined ? it.products.create({ name: "Book", ...said }) : it.products.update(id, said)
    ],
    [
      "a setup intent",
      { description: "for later", flow_directions: ["inbound"] },
      { description: "" },
      (it, id, said) => (id === undefined ? it.setupIntents.create(said) : it.setupIntents.update(id, said))
    ],
    [
      "a top-up",
      { description: "more" },
      { description: "" },
      async (it, id, said) => {
        const made = id ?? (await it.topups.create({ amount: 1000, currency: "usd", description: "some" })).id
        return it.topups.update(made, said)
      }
    ],
    [
      "a checkout session",
      session,
      {},
      (it, id, said) =>
        id === undefined ? it.checkout.sessions.create({ ...items, ...said }) : it.checkout.sessions.retrieve(id)
    ]
  ]

  it.each(all)("%s is shown of it, and taken away by nothing in its place", async (_, said, empty, post) => {
    const { stripe } = await Shop.start()
    const made = await post(stripe, undefined, said)
    expect(made).toMatchObject(said)
    const none = Object.fromEntries(Object.keys(empty).map((name) => [name, null]))
    expect(await post(stripe, made.id, empty)).toMatchObject({ ...said, ...none })
  })

  it("a checkout session that would be within another page is refused", async () => {
    const { stripe } = await Shop.start()
    const { success_url: _, ...within } = items
    const embedded = { ...within, ui_mode: "embedded_page", return_url: "https://a.b" } as const
    expect(await Shop.refused(stripe.checkout.sessions.create(embedded))).toMatchObject({
      code: "sandbox_not_served",
      param: "ui_mode",
      message: "This sandbox cannot do that: sessions with another ui_mode than hosted_page are not served."
    })
    expect((await stripe.checkout.sessions.create({ ...items, ui_mode: "hosted_page" })).ui_mode).toBe("hosted_page")
  })
})
