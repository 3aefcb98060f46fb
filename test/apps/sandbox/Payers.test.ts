/**
 * Payers through the official SDK: customers, what they pay with, and what they buy.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const typesOf = async (stripe: Stripe): Promise<ReadonlyArray<string>> =>
  (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).toReversed()

describe("a customer", () => {
  it("is made, changed, found and deleted", async () => {
    const { stripe } = await Shop.start()
    const made = await stripe.customers.create({
      name: "Ada",
      email: "ada@example.com",
      address: { city: "Graz", country: "AT" },
      metadata: { shop: "1" }
    })
    expect(made).toMatchObject({ name: "Ada", address: { city: "Graz", line1: null }, metadata: { shop: "1" } })
    const changed = await stripe.customers.update(made.id, { name: "Ada L.", metadata: { shop: "", tier: "gold" } })
    expect(changed).toMatchObject({ name: "Ada L.", email: "ada@example.com", metadata: { tier: "gold" } })
    expect(await stripe.customers.retrieve(made.id)).toEqual(changed)
    expect(await stripe.customers.del(made.id)).toMatchObject({ id: made.id, deleted: true })
    expect(await stripe.customers.retrieve(made.id)).toMatchObject({ id: made.id, deleted: true })
    expect(await Shop.refused(stripe.customers.update(made.id, { name: "Ben" }))).toMatchObject({
      code: "resource_missing"
    })
    expect((await stripe.customers.list()).data).toEqual([])
    expect(await typesOf(stripe)).toEqual(["customer.created", "customer.updated", "customer.deleted"])
  })

  it("is listed page by page, and by email", async () => {
    const { stripe } = await Shop.start()
    for (const name of ["a", "b", "c"]) await stripe.customers.create({ name, email: `${name}@example.com` })
    const names: Array<string | null | undefined> = []
    for await (const { name } of stripe.customers.list({ limit: 2 })) names.push(name)
    expect(names).toEqual(["c", "b", "a"])
    expect((await stripe.customers.list({ email: "b@example.com" })).data).toMatchObject([{ name: "b" }])
  })

  it("is of the account that made it only", async () => {
    const { seller, stripe } = await Shop.start()
    const { id } = await stripe.customers.create({}, { stripeAccount: await seller() })
    expect(await Shop.refused(stripe.customers.retrieve(id))).toMatchObject({ code: "resource_missing" })
  })
})

describe("a payment method", () => {
  it("is attached, listed, pays and is detached", async () => {
    const { balance, stripe } = await Shop.start()
    const customer = (await stripe.customers.create()).id
    const { id } = await stripe.paymentMethods.attach("pm_card_mastercard", { customer })
    expect(id).toMatch(/^pm_1/)
    expect((await stripe.customers.listPaymentMethods(customer)).data).toMatchObject([{ id, customer }])
    expect((await stripe.paymentMethods.list({ customer, type: "sepa_debit" })).data).toEqual([])
    const intent = await stripe.paymentIntents.create({
      ...Shop.paid,
      amount: 1000,
      customer,
      payment_method: id,
      expand: ["customer", "payment_method", "latest_charge.customer"]
    })
    expect(intent).toMatchObject({
      status: "succeeded",
      customer: { id: customer },
      payment_method: { id, card: { brand: "mastercard", last4: "4444" } },
      latest_charge: { customer: { id: customer }, payment_method: id }
    })
    expect(await balance()).toEqual({ pending: 941, available: 0 })
    expect((await stripe.paymentIntents.list({ customer })).data).toHaveLength(1)
    expect((await stripe.paymentMethods.detach(id)).customer).toBeNull()
    expect((await Shop.refused(stripe.paymentMethods.detach(id))).message).toContain("is not attached to a customer")
  })

  it("is made of a card's number, of a token, or within a payment", async () => {
    const { stripe } = await Shop.start()
    const card = { number: "4000 0000 0000 0077", exp_month: 3, exp_year: 31, cvc: "123" }
    const method = await stripe.paymentMethods.create({ type: "card", card, billing_details: { name: "Ada" } })
    expect(method).toMatchObject({ billing_details: { name: "Ada" }, card: { last4: "0077", exp_year: 2031 } })
    const changed = await stripe.paymentMethods.update(method.id, { card: { exp_year: 2033 }, metadata: { a: "1" } })
    expect(changed).toMatchObject({ card: { exp_month: 3, exp_year: 2033 }, metadata: { a: "1" } })
    const token = await stripe.tokens.create({
      card: { number: "378282246310005", exp_month: "1", exp_year: "2030", name: "Ada" }
    })
    expect(token).toMatchObject({ type: "card", card: { brand: "American Express", last4: "0005", name: "Ada" } })
    expect(await stripe.tokens.retrieve(token.id)).toEqual(token)
    const ofToken = { type: "card", card: { token: token.id } } as const
    expect((await stripe.paymentMethods.create(ofToken)).card).toMatchObject({ brand: "amex", exp_year: 2030 })
    expect(await Shop.refused(stripe.paymentMethods.create(ofToken))).toMatchObject({
      code: "token_already_used",
      message: `You cannot use a Stripe token more than once: ${token.id}.`
    })
    expect(await Shop.refused(stripe.paymentMethods.create({ type: "klarna" }))).toMatchObject({
      code: "sandbox_not_served",
      message: "This sandbox cannot do that: payments by klarna are not served."
    })
    const { payment_method: _, ...paid } = Shop.paid
    const intent = await stripe.paymentIntents
      .create({
        ...paid,
        amount: 1000,
        payment_method_data: { type: "card", billing_details: { email: "a@b.c" } } as never,
        expand: ["payment_method"]
      })
      .catch((error: Stripe.errors.StripeError) => error)
    expect(intent).toMatchObject({ code: "parameter_missing", param: "card[number]" })
    expect(
      await Shop.refused(stripe.paymentMethods.create({ type: "card", card: { number: "1" } as never }))
    ).toMatchObject({
      code: "incorrect_number",
      rawType: "card_error",
      statusCode: 402
    })
  })

  it("that is declined is not attached", async () => {
    const { stripe } = await Shop.start()
    const customer = (await stripe.customers.create()).id
    const attach = (name: string) => stripe.paymentMethods.attach(name, { customer })
    expect(await Shop.refused(attach("pm_card_chargeDeclined"))).toMatchObject({
      statusCode: 402,
      code: "card_declined"
    })
    const { id: payment_method } = await attach("pm_card_chargeCustomerFail")
    const pay = stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, customer, payment_method })
    expect(await Shop.refused(pay)).toMatchObject({ code: "card_declined" })
  })
})

describe("a setup intent", () => {
  it("makes a card ready for its customer, without money", async () => {
    const { balance, stripe } = await Shop.start()
    const customer = (await stripe.customers.create()).id
    const made = await stripe.setupIntents.create({ customer, metadata: { a: "1" } })
    expect(made).toMatchObject({ status: "requires_payment_method", usage: "off_session", latest_attempt: null })
    const updated = await stripe.setupIntents.update(made.id, { payment_method: "pm_card_visa" })
    expect(updated.status).toBe("requires_confirmation")
    const ready = await stripe.setupIntents.confirm(made.id, {
      return_url: Shop.returnUrl,
      expand: ["payment_method"]
    })
    expect(ready).toMatchObject({ status: "succeeded", payment_method: { customer } })
    expect(ready.latest_attempt).toMatch(/^setatt_/)
    expect((await stripe.setupIntents.list({ customer })).data).toHaveLength(1)
    expect((await Shop.refused(stripe.setupIntents.cancel(made.id))).message).toContain("has a status of succeeded")
    expect(await balance()).toEqual({ pending: 0, available: 0 })
  })

  it("fails by a card that is declined, and waits for a holder who has to authenticate", async () => {
    const { ask, stripe } = await Shop.start()
    const create = (payment_method: string) =>
      stripe.setupIntents.create({ payment_method, confirm: true, return_url: Shop.returnUrl })
    expect(await Shop.refused(create("pm_card_chargeDeclined"))).toMatchObject({ code: "card_declined" })
    const { id, status, next_action } = await create("pm_card_authenticationRequired")
    expect([status, next_action?.type]).toEqual(["requires_action", "redirect_to_url"])
    await ask(`/v1/test_helpers/setup_intents/${id}/authenticate`, { method: "POST" })
    expect((await stripe.setupIntents.retrieve(id)).status).toBe("succeeded")
    expect(await typesOf(stripe)).toEqual([
      "setup_intent.created",
      "setup_intent.setup_failed",
      "setup_intent.created",
      "setup_intent.requires_action",
      "setup_intent.succeeded"
    ])
  })
})

describe("a product", () => {
  it("has prices, and cannot be deleted then", async () => {
    const { stripe } = await Shop.start()
    const vase = await stripe.products.create({ name: "A vase", metadata: { glaze: "blue" } })
    const price = await stripe.prices.create({
      product: vase.id,
      unit_amount: 1500,
      currency: "usd",
      lookup_key: "vase"
    })
    expect(price).toMatchObject({ type: "one_time", unit_amount: 1500, recurring: null })
    expect((await stripe.products.update(vase.id, { default_price: price.id, active: false })).default_price).toBe(
      price.id
    )
    expect((await stripe.prices.list({ lookup_keys: ["vase"] })).data).toHaveLength(1)
    expect((await stripe.prices.update(price.id, { nickname: "usual" })).nickname).toBe("usual")
    expect((await stripe.prices.retrieve(price.id, { expand: ["product"] })).product).toMatchObject({ name: "A vase" })
    expect((await Shop.refused(stripe.products.del(vase.id))).message).toContain("one or more user-created prices")
    const { id } = await stripe.products.create({ name: "Another", id: "another" })
    expect(await Shop.refused(stripe.products.create({ name: "Another", id }))).toMatchObject({
      code: "resource_already_exists"
    })
    expect(await stripe.products.del(id)).toMatchObject({ id: "another", deleted: true })
    expect((await stripe.products.list({ active: false })).data).toMatchObject([{ id: vase.id }])
    const wrong = { product: vase.id, currency: "usd", unit_amount: -1 }
    expect(await Shop.refused(stripe.prices.create(wrong))).toMatchObject({ param: "unit_amount" })
    expect(await Shop.refused(stripe.prices.create({ ...wrong, product: "prod_1" }))).toMatchObject({
      param: "product"
    })
  })
})

describe("a checkout session", () => {
  const pages = (stripe: Stripe, id: string, body: object): Promise<unknown> =>
    stripe.rawRequest("POST", `/v1/payment_pages/${id}/confirm`, body)

  const params = (price: string): Stripe.Checkout.SessionCreateParams => ({
    mode: "payment",
    success_url: "https://example.com/",
    line_items: [
      { price, quantity: 2 },
      { price_data: { currency: "usd", unit_amount: 500, product_data: { name: "Wrapping" } }, quantity: 1 }
    ]
  })

  const start = async () => {
    const shop = await Shop.start()
    const product = (await shop.stripe.products.create({ name: "A vase" })).id
    const price = (await shop.stripe.prices.create({ product, unit_amount: 1500, currency: "usd" })).id
    return { ...shop, price }
  }

  it("is paid on its page, with the split that it says", async () => {
    const { balance, price, seller, stripe } = await start()
    const destination = await seller()
    const made = await stripe.checkout.sessions.create({
      ...params(price),
      metadata: { cart: "1" },
      payment_intent_data: { application_fee_amount: 350, transfer_data: { destination } },
      expand: ["line_items"]
    })
    expect(made).toMatchObject({
      status: "open",
      amount_total: 3500,
      payment_intent: null,
      line_items: {
        data: [
          { amount_total: 3000, description: "A vase" },
          { amount_total: 500, description: "Wrapping" }
        ]
      }
    })
    expect(
      await Shop.refused(pages(stripe, made.id, { payment_method: "pm_card_visa", expected_amount: 1 }) as never)
    ).toMatchObject({
      param: "expected_amount"
    })
    await pages(stripe, made.id, { payment_method: "pm_card_visa", expected_amount: 3500 })
    const paid = await stripe.checkout.sessions.retrieve(made.id, { expand: ["payment_intent"] })
    expect(paid).toMatchObject({ status: "complete", payment_status: "paid", url: null, metadata: { cart: "1" } })
    expect(paid.payment_intent).toMatchObject({ status: "succeeded", amount_received: 3500 })
    expect(await balance(destination)).toEqual({ pending: 3150, available: 0 })
    expect((await stripe.checkout.sessions.list({ status: "complete" })).data).toHaveLength(1)
    expect((await stripe.checkout.sessions.listLineItems(made.id)).data).toHaveLength(2)
    expect((await typesOf(stripe)).slice(-1)).toEqual(["checkout.session.completed"])
    expect((await Shop.refused(stripe.checkout.sessions.expire(made.id))).message).toContain("has a status of complete")
  })

  it("that sets up a way to pay has no items, and leaves it with its customer", async () => {
    const { stripe } = await start()
    const customer = (await stripe.customers.create({ name: "Ben" })).id
    const made = await stripe.checkout.sessions.create({
      mode: "setup",
      customer,
      success_url: "https://example.com/",
      setup_intent_data: { metadata: { order: "1" } }
    })
    expect(made).toMatchObject({
      mode: "setup",
      status: "open",
      amount_total: null,
      currency: null,
      payment_intent: null,
      payment_status: "no_payment_required",
      setup_intent: expect.stringMatching(/^seti_/)
    })
    expect((await stripe.checkout.sessions.listLineItems(made.id)).data).toEqual([])
    await pages(stripe, made.id, { payment_method: "pm_card_visa" })
    const done = await stripe.checkout.sessions.retrieve(made.id, { expand: ["setup_intent"] })
    expect(done).toMatchObject({ status: "complete", setup_intent: { status: "succeeded", metadata: { order: "1" } } })
    expect((await stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1)
    expect((await typesOf(stripe)).slice(-1)).toEqual(["checkout.session.completed"])
    const items = stripe.checkout.sessions.create({ mode: "setup", line_items: [{ price: "price_1", quantity: 1 }] })
    expect((await Shop.refused(items)).message).toBe("You can not pass `line_items` in `setup` mode.")
  })

  it("expires by itself, or when asked to", async () => {
    const { price, server, stripe } = await start()
    const [one, other] = [
      await stripe.checkout.sessions.create(params(price)),
      await stripe.checkout.sessions.create(params(price))
    ]
    expect((await stripe.checkout.sessions.expire(one.id)).status).toBe("expired")
    server.advance(Shop.days(1) - 1)
    expect((await stripe.checkout.sessions.retrieve(other.id)).status).toBe("open")
    server.advance(1)
    expect((await stripe.checkout.sessions.retrieve(other.id)).status).toBe("expired")
    expect((await typesOf(stripe)).slice(-2)).toEqual(["checkout.session.expired", "checkout.session.expired"])
  })

  it("of a bank debit is paid when its money is there, or is not", async () => {
    const { price, server, stripe } = await start()
    const debit = { ...params(price), payment_method_types: ["us_bank_account"] } as Stripe.Checkout.SessionCreateParams
    const [paid, failed] = [await stripe.checkout.sessions.create(debit), await stripe.checkout.sessions.create(debit)]
    await pages(stripe, paid.id, { payment_method: "pm_usBankAccount_success" })
    await pages(stripe, failed.id, { payment_method: "pm_usBankAccount_noAccount" })
    expect(await stripe.checkout.sessions.retrieve(paid.id)).toMatchObject({
      status: "complete",
      payment_status: "unpaid"
    })
    server.advance(Shop.days(7))
    expect((await stripe.checkout.sessions.retrieve(paid.id)).payment_status).toBe("paid")
    expect((await stripe.checkout.sessions.retrieve(failed.id)).payment_status).toBe("unpaid")
    const types = (await typesOf(stripe)).filter((type) => type.startsWith("checkout.session.async"))
    expect(types).toEqual(["checkout.session.async_payment_failed", "checkout.session.async_payment_succeeded"])
  })

  it("needs prices that are there, in one currency, and paid once", async () => {
    const { price, stripe } = await start()
    const { product } = await stripe.prices.retrieve(price)
    const euros = await stripe.prices.create({ product: String(product), unit_amount: 100, currency: "eur" })
    const monthly = await stripe.prices.create({
      product: String(product),
      unit_amount: 100,
      currency: "usd",
      recurring: { interval: "month" }
    })
    const create = (...prices: ReadonlyArray<string>) =>
      Shop.refused(
        stripe.checkout.sessions.create({
          mode: "payment",
          success_url: "https://example.com/",
          line_items: prices.map((each) => ({ price: each, quantity: 1 }))
        })
      )
    expect(await create("price_1")).toMatchObject({ code: "resource_missing", param: "line_items[0][price]" })
    expect((await create(price, euros.id)).message).toContain("must have the same currency")
    expect((await create(monthly.id)).message).toContain("recurring price")
    const subscription = stripe.checkout.sessions.create({ mode: "subscription", line_items: [{ price: monthly.id }] })
    expect(await Shop.refused(subscription)).toMatchObject({ code: "sandbox_not_served", param: "mode" })
  })

  it("comes to what can be charged, by who settles it", async () => {
    const { stripe } = await start()
    const british = await stripe.accounts.create({
      type: "express",
      country: "GB",
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } }
    })
    const create = (currency: string, amounts: ReadonlyArray<number>, intent: object = {}, options: object = {}) =>
      stripe.checkout.sessions.create(
        {
          mode: "payment",
          success_url: "https://example.com/",
          line_items: amounts.map((each) => ({
            price_data: { currency, unit_amount: each, product_data: { name: "A vase" } },
            quantity: 1
          })),
          payment_intent_data: intent
        },
        options
      )
    const words = "The Checkout Session's total amount due must"
    expect(await Shop.refused(create("usd", [20, 29]))).toMatchObject({
      code: "amount_too_small",
      message: `${words} add up to at least $0.50 usd`
    })
    expect(await Shop.refused(create("usd", [99_999_999, 1]))).toMatchObject({
      code: "amount_too_large",
      message: `${words} be no more than $999,999.99.`
    })
    const pence = `${words} add up to at least £0.30 gbp`
    expect(await Shop.refused(create("gbp", [29], { on_behalf_of: british.id }))).toMatchObject({ message: pence })
    expect(await Shop.refused(create("gbp", [29], {}, { stripeAccount: british.id }))).toMatchObject({ message: pence })
    expect(await Shop.refused(create("usd", [0]))).toMatchObject({
      code: "sandbox_not_served",
      message: "This sandbox cannot do that: a checkout session of nothing is not served."
    })
    for (const made of [create("usd", [50]), create("usd", [99_999_999]), create("gbp", [29])]) {
      expect((await made).status).toBe("open")
    }
  })
})
