/**
 * Intents that name no payment methods: those of the Dashboard, and a `return_url` when they are confirmed.
 */
import { Stripe } from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const wordsOf = (noun: string): string =>
  `This ${noun} is configured to accept payment methods enabled in your Dashboard. Because some of these payment ` +
  "methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to " +
  "accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and " +
  "`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents."

const always = { allow_redirects: "always", enabled: true }

const paying = { amount: 1000, currency: "usd", payment_method: "pm_card_visa" } as const

describe("a payment intent that names no payment methods", () => {
  it("takes those of the Dashboard, and needs to know where its payer comes back to", async () => {
    const { stripe } = await Shop.start()
    const { id, automatic_payment_methods, payment_method_types } = await stripe.paymentIntents.create(paying)
    expect([automatic_payment_methods, payment_method_types]).toEqual([always, ["card"]])
    expect(await Shop.refused(stripe.paymentIntents.confirm(id))).toMatchObject({
      statusCode: 400,
      rawType: "invalid_request_error",
      code: undefined,
      message: wordsOf("PaymentIntent"),
      payment_intent: { id, status: "requires_confirmation" }
    })
    expect((await stripe.paymentIntents.confirm(id, { return_url: Shop.returnUrl })).status).toBe("succeeded")
    expect((await Shop.refused(stripe.paymentIntents.confirm(id))).message).toContain("it has already succeeded")
  })

  it("is not made where it would be confirmed without one, though nobody is there to be led away", async () => {
    const { balance, stripe } = await Shop.start()
    for (const params of [{}, { off_session: true }, { use_stripe_sdk: true }]) {
      const made = stripe.paymentIntents.create({ ...paying, confirm: true, ...params })
      expect((await Shop.refused(made)).message).toBe(wordsOf("PaymentIntent"))
    }
    expect((await stripe.paymentIntents.list()).data).toEqual([])
    const paid = await stripe.paymentIntents.create({ ...paying, confirm: true, return_url: Shop.returnUrl })
    expect(paid.status).toBe("succeeded")
    expect(await balance()).toEqual({ pending: 941, available: 0 })
  })
})

describe("a payment intent", () => {
  it("needs none where its payer is led nowhere, or it names what it takes", async () => {
    const { stripe } = await Shop.start()
    const never = { allow_redirects: "never", enabled: true } as const
    const said: ReadonlyArray<readonly [Partial<Stripe.PaymentIntentCreateParams>, object | null]> = [
      [{ automatic_payment_methods: never }, never],
      [{ automatic_payment_methods: { enabled: false } }, { enabled: false }],
      [{ allowed_payment_method_types: ["card"] }, null],
      [{ payment_method_types: ["card"] } as object, null]
    ]
    for (const [params, shown] of said) {
      const { automatic_payment_methods, status } = await stripe.paymentIntents.create({
        ...paying,
        ...params,
        confirm: true
      })
      expect([status, automatic_payment_methods]).toEqual(["succeeded", shown])
    }
    const enabled = { automatic_payment_methods: { enabled: true }, confirm: true }
    expect((await Shop.refused(stripe.paymentIntents.create({ ...paying, ...enabled }))).message).toBe(
      wordsOf("PaymentIntent")
    )
  })

  it("takes cards where its request is of an older version of the API, or of none", async () => {
    const { ask, server, stripe } = await Shop.start()
    const apiVersion = "2022-11-15" as "2026-10-28.endive"
    const old = new Stripe(Shop.key, { host: "127.0.0.1", port: server.port, protocol: "http", apiVersion })
    expect(await old.paymentIntents.create({ ...paying, confirm: true })).toMatchObject({
      status: "succeeded",
      automatic_payment_methods: null,
      payment_method_types: ["card"]
    })
    expect((await old.setupIntents.create({ payment_method: "pm_card_visa", confirm: true })).status).toBe("succeeded")
    const body = new URLSearchParams({
      amount: "1000",
      currency: "usd",
      payment_method: "pm_card_visa",
      confirm: "true"
    })
    expect((await ask("/v1/payment_intents", { method: "POST", body })).status).toBe(200)
    const since = { "stripe-version": "2023-08-16" }
    expect((await ask("/v1/payment_intents", { method: "POST", body, headers: since })).status).toBe(400)
    expect((await stripe.paymentIntents.list()).data).toHaveLength(2)
  })
})

describe("a setup intent that names no payment methods", () => {
  it("takes those of the Dashboard too", async () => {
    const { stripe } = await Shop.start()
    const made = await stripe.setupIntents.create({ payment_method: "pm_card_visa" })
    expect(made.automatic_payment_methods).toEqual(always)
    expect(await Shop.refused(stripe.setupIntents.confirm(made.id))).toMatchObject({
      statusCode: 400,
      message: wordsOf("SetupIntent"),
      setup_intent: { id: made.id }
    })
    const again = stripe.setupIntents.create({ payment_method: "pm_card_visa", confirm: true })
    expect((await Shop.refused(again)).message).toBe(wordsOf("SetupIntent"))
    expect((await stripe.setupIntents.confirm(made.id, { return_url: Shop.returnUrl })).status).toBe("succeeded")
  })
})
