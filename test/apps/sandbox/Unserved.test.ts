/**
 * What Stripe would answer and the sandbox does not says so by its name; what nobody knows is unrecognized, as there.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

describe("a method that is not served", () => {
  type Asking = (stripe: Stripe) => Promise<unknown>
  const methods: ReadonlyArray<readonly [called: string, sends: string, ask: Asking]> = [
    ["charges.search", "GET /v1/charges/search", (it) => it.charges.search({ query: "a", expand: ["data.customer"] })],
    ["customers.search", "GET /v1/customers/search", (it) => it.customers.search({ query: "email:'a@b.c'" })],
    ["paymentIntents.search", "GET /v1/payment_intents/search", (it) => it.paymentIntents.search({ query: "a" })],
    ["subscriptions.list", "GET /v1/subscriptions", (it) => it.subscriptions.list()],
    ["coupons.create", "POST /v1/coupons", (it) => it.coupons.create({ percent_off: 10 })],
    ["plans.del", "DELETE /v1/plans/{id1}", (it) => it.plans.del("gold")],
    [
      "paymentIntents.incrementAuthorization",
      "POST /v1/payment_intents/{id1}/increment_authorization",
      (it) => it.paymentIntents.incrementAuthorization("pi_1", { amount: 2000 })
    ],
    [
      "customers.retrieveTaxId",
      "GET /v1/customers/{id1}/tax_ids/{id2}",
      (it) => it.customers.retrieveTaxId("cus_1", "txi_1")
    ],
    [
      "testHelpers.refunds.expire",
      "POST /v1/test_helpers/refunds/{id1}/expire",
      (it) => it.testHelpers.refunds.expire("re_1")
    ],
    ["v2.core.eventDestinations.list", "GET /v2/core/event_destinations", (it) => it.v2.core.eventDestinations.list()]
  ]

  it.each(methods)("%s (%s) says so", async (called, sends, ask) => {
    const { stripe } = await Shop.start()
    expect(await Shop.refused(ask(stripe))).toMatchObject({
      statusCode: 400,
      code: "sandbox_not_served",
      message: `This sandbox cannot do that: ${called} (${sends}) is not served.`
    })
  })

  it("is another than one that nobody knows", async () => {
    const { ask } = await Shop.start()
    const response = await ask("/v1/cheeses")
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      error: {
        type: "invalid_request_error",
        message: expect.stringMatching(/^Unrecognized request URL \(GET: \/v1\/cheeses\)\./)
      }
    })
    expect((await ask("/v1/payment_intents/search/more")).status).toBe(404)
  })
})

describe("a version of the API", () => {
  it("is a day, perhaps with a name, or refused", async () => {
    const { ask } = await Shop.start()
    const by = (version: string) => ask("/v1/balance", { headers: { "stripe-version": version } })
    for (const version of ["2010-01-01x", "2019-2-19", "2026-13-28.endive", "2019-12-03, 2019-12-03", "newest"]) {
      const response = await by(version)
      expect(response.status).toBe(400)
      expect(await response.json()).toEqual({
        error: { type: "invalid_request_error", message: `Invalid Stripe API version: ${version}` }
      })
    }
    for (const version of ["2019-02-19", "2026-10-28.endive", "2025-04-30.preview", "2020-08-27;link_beta=v1"]) {
      expect((await by(version)).status).toBe(200)
    }
  })
})

describe("a name of an event", () => {
  it("that is none is refused where an endpoint names it", async () => {
    const { stripe } = await Shop.start()
    const url = "http://127.0.0.1:9/"
    const make = (enabled_events: ReadonlyArray<string>) =>
      stripe.webhookEndpoints.create({ url, enabled_events: enabled_events as Array<"*"> })
    const message = expect.stringMatching(
      /^Invalid enabled_events\[1\]: must be one of \*, account\.application\.authorized, .*, or treasury\.rec\S+$/
    )
    expect(await Shop.refused(make(["charge.succeeded", "foo.bar"]))).toMatchObject({
      statusCode: 400,
      param: "enabled_events[1]",
      message
    })
    const { id } = await make(["charge.succeeded"])
    const change = stripe.webhookEndpoints.update(id, { enabled_events: ["*", "foo.bar" as "*"] })
    expect(await Shop.refused(change)).toMatchObject({ message })
    expect((await stripe.webhookEndpoints.retrieve(id)).enabled_events).toEqual(["charge.succeeded"])
  })

  it("is asked for alone or among several, not both", async () => {
    const { stripe } = await Shop.start()
    expect(
      await Shop.refused(stripe.events.list({ type: "charge.succeeded", types: ["charge.failed"] }))
    ).toMatchObject({
      statusCode: 400,
      message: "You may only specify one of these parameters: type, types.",
      param: "type"
    })
  })
})

it("a parameter within another that is not served says so too, and one that nobody knows is unknown", async () => {
  const { ask } = await Shop.start()
  const account = async (said: string) => {
    const body = new URLSearchParams(`type=express&${said}`)
    const response = await ask("/v1/accounts", { method: "POST", body })
    return ((await response.json()) as { readonly error?: object }).error
  }
  for (const param of [
    "capabilities[us_bank_account_ach_payments]",
    "capabilities[tax_reporting_us_1099_k]",
    "settings[sepa_debit_payments]"
  ]) {
    expect(await account(`${param}[requested]=true`)).toMatchObject({
      code: "sandbox_not_served",
      param,
      message: `This sandbox cannot do that: the parameter ${param} is not served.`
    })
  }
  expect(await account("external_account[object]=card&external_account[token]=tok_visa_debit")).toMatchObject({
    code: "sandbox_not_served",
    param: "external_account[token]"
  })
  expect(await account("capabilities[cheese][requested]=true")).toMatchObject({
    code: "parameter_unknown",
    message: "Received unknown parameter: capabilities[cheese]"
  })
})

it("a kind of payment method that is not served says so, wherever it is described", async () => {
  const { ask } = await Shop.start()
  const klarna = "type=klarna&klarna[dob][year]=1990"
  const within = "payment_method_data[type]=card&payment_method_data[wechat_pay][a]=1"
  const calls: ReadonlyArray<readonly [path: string, said: string, code: string, param: string]> = [
    ["payment_methods", klarna, "sandbox_not_served", "klarna"],
    ["payment_methods", "type=klarna", "sandbox_not_served", "type"],
    ["payment_methods", "type=card&card[token]=tok_visa&cheese[a]=1", "parameter_unknown", "cheese"],
    ["payment_intents", `amount=100&currency=usd&${within}`, "sandbox_not_served", "payment_method_data[wechat_pay]"],
    ["setup_intents", within, "sandbox_not_served", "payment_method_data[wechat_pay]"],
    ["setup_intents", "payment_method_data[cheese]=1", "parameter_unknown", "payment_method_data[cheese]"]
  ]
  for (const [path, said, code, param] of calls) {
    const response = await ask(`/v1/${path}`, { method: "POST", body: new URLSearchParams(said) })
    expect(await response.json()).toMatchObject({ error: { code, param } })
  }
})
