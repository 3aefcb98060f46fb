/**
 * Stripe's dialect: keys, errors, unknown parameters, idempotency, pages, expansion, metadata, headers.
 */
import { request } from "node:http"
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const form = { "content-type": "application/x-www-form-urlencoded" }
const json = { "content-type": "application/json" }

interface Told {
  readonly status: number
  readonly error: Readonly<Record<string, string>>
}

const told = async (response: Response): Promise<Told> => ({
  status: response.status,
  error: ((await response.json()) as { readonly error: Told["error"] }).error
})

describe("a key", () => {
  it("must be there, and be a test key", async () => {
    const { ask } = await Shop.start()
    const by = async (authorization: string) => told(await ask("/v1/balance", { headers: { authorization } }))
    expect(await by("")).toMatchObject({
      status: 401,
      error: { message: expect.stringContaining("You did not provide an API key.") }
    })
    expect(await by("Bearer sk_live_51abcdefghijkl")).toMatchObject({
      status: 401,
      error: { code: "testmode_charges_only", message: expect.stringContaining("the key is a live one") }
    })
    expect(await by("Bearer nonsense-of-mine")).toMatchObject({
      status: 401,
      error: { message: "Invalid API Key provided: nonsense********mine" }
    })
    expect((await ask("/v1/balance", { headers: { authorization: `Basic ${btoa(`${Shop.key}:`)}` } })).status).toBe(200)
  })
})

describe("an answer", () => {
  it("is marked as a sandbox's, and says whose, which version and which request it is", async () => {
    const { ask, seller } = await Shop.start()
    const ada = await seller()
    const { headers } = await ask("/v1/balance", {
      headers: { "stripe-account": ada, "stripe-version": "2024-06-20" }
    })
    expect(headers.get("connect-ledger-sandbox")).toBe("true")
    expect(headers.get("stripe-account")).toBe(ada)
    expect(headers.get("stripe-version")).toBe("2024-06-20")
    expect(headers.get("request-id")).toMatch(/^req_\w{14}$/)
    expect((await ask("/v1/balance")).headers.get("stripe-version")).toBe("2026-10-28.endive")
  })

  it("is the same for the same seed and requests", async () => {
    const story = async (seed: number) => {
      const { seller, stripe } = await Shop.start({ seed })
      const destination = await seller()
      await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, transfer_data: { destination } })
      const events = (await stripe.events.list()).data.map((event) => ({ ...event, request: null }))
      return JSON.stringify([events, await stripe.balanceTransactions.list()])
    }
    expect(await story(5)).toBe(await story(5))
    expect(await story(5)).not.toBe(await story(6))
  })
})

describe("a request", () => {
  const cases: ReadonlyArray<readonly [what: string, path: string, body: string, answer: object]> = [
    [
      "without what is needed",
      "/v1/transfers",
      "amount=1&currency=usd",
      {
        code: "parameter_missing",
        param: "destination",
        message: "Missing required param: destination."
      }
    ],
    [
      "with what Stripe does not know",
      "/v1/refunds",
      "charge=ch_1&cheese=brie",
      {
        code: "parameter_unknown",
        param: "cheese",
        message: "Received unknown parameter: cheese"
      }
    ],
    [
      "with what Stripe does not know within",
      "/v1/charges",
      "amount=1&currency=usd&source=tok_visa&transfer_data[a]=1",
      {
        code: "parameter_unknown",
        param: "transfer_data[a]",
        message: "Received unknown parameter: transfer_data[a]"
      }
    ],
    [
      "with what this sandbox does not serve",
      "/v1/payment_intents",
      "amount=100&currency=usd&mandate=mandate_1",
      {
        code: "sandbox_not_served",
        param: "mandate",
        message: "This sandbox cannot do that: the parameter mandate is not served."
      }
    ],
    [
      "for a customer who is not there",
      "/v1/payment_intents",
      "amount=100&currency=usd&customer=cus_1",
      { code: "resource_missing", param: "customer", message: "No such customer: 'cus_1'" }
    ],
    [
      "with a payment method that is not there",
      "/v1/payment_intents",
      "amount=100&currency=usd&confirm=true&payment_method=pm_1",
      { code: "resource_missing", param: "payment_method", message: "No such PaymentMethod: 'pm_1'" }
    ],
    [
      "with a card that it does not know",
      "/v1/charges",
      "amount=100&currency=usd&source=tok_createNothing",
      {
        code: "sandbox_not_served",
        param: "source",
        message:
          "This sandbox cannot do that: there is no payment method tok_createNothing here; known are Stripe's test " +
          "cards by brand, country, decline, dispute and refund, such as pm_card_visa, pm_card_de and " +
          "pm_card_chargeDeclined, and of each the token tok_…."
      }
    ],
    [
      "with an amount that is none",
      "/v1/payouts",
      "amount=1.5&currency=usd",
      {
        code: "parameter_invalid_integer",
        param: "amount",
        message: "Invalid integer: 1.5"
      }
    ],
    [
      "with a currency that is none",
      "/v1/payouts",
      "amount=1&currency=euros",
      {
        param: "currency",
        message: expect.stringContaining("Invalid currency: euros.")
      }
    ],
    [
      "with a boolean that is none",
      "/v1/payment_intents",
      "amount=100&currency=usd&confirm=maybe",
      {
        param: "confirm",
        message: "Invalid boolean: maybe"
      }
    ],
    [
      "with another word than expected",
      "/v1/accounts",
      "type=big",
      {
        param: "type",
        message: "Invalid type: must be one of standard, express, or custom"
      }
    ],
    [
      "with text for an object",
      "/v1/charges",
      "amount=1&currency=usd&source=tok_visa&transfer_data=acct_1",
      {
        param: "transfer_data",
        message: "Invalid object"
      }
    ],
    [
      "with an object for text",
      "/v1/charges",
      "amount=1&currency=usd&source[a]=b",
      {
        param: "source",
        message: "Invalid string: it must be a single value"
      }
    ],
    [
      "with text for a list",
      "/v1/webhook_endpoints",
      "url=http://a.b&enabled_events=all",
      {
        param: "enabled_events",
        message: "Invalid array"
      }
    ],
    ["of too little money", "/v1/charges", "amount=1&currency=usd&source=tok_visa", { code: "amount_too_small" }],
    [
      "to confirm without a card",
      "/v1/payment_intents",
      "amount=100&currency=usd&confirm=true",
      {
        code: "parameter_missing",
        param: "payment_method",
        message: "Missing required param: payment_method."
      }
    ],
    [
      "of a refund of nothing",
      "/v1/refunds",
      "amount=1",
      {
        message: "One of the following params should be provided for this request: payment_intent or charge."
      }
    ],
    [
      "with too much metadata",
      "/v1/payouts",
      `amount=1&currency=usd&metadata[${"k".repeat(41)}]=1`,
      {
        param: "metadata",
        message: expect.stringContaining("Metadata keys can have up to 40 characters")
      }
    ],
    [
      "with a URL that is none",
      "/v1/webhook_endpoints",
      "url=here&enabled_events[]=*",
      {
        param: "url",
        message: "Invalid URL: an explicit scheme (such as https) must be provided."
      }
    ]
  ]

  it.each(cases)("%s is refused", async (_, path, body, answer) => {
    const { ask } = await Shop.start()
    const response = await told(await ask(path, { method: "POST", headers: form, body }))
    expect(response).toMatchObject({ status: 400, error: { type: "invalid_request_error", ...answer } })
    expect(await (await ask("/v1/events")).json()).toMatchObject({ data: [] })
  })

  it("for what there is not is not found", async () => {
    const { ask } = await Shop.start()
    expect(await told(await ask("/v1/cheese"))).toMatchObject({
      status: 404,
      error: { message: expect.stringContaining("Unrecognized request URL (GET: /v1/cheese).") }
    })
    expect(await told(await ask("/v1/balance", { method: "DELETE" }))).toMatchObject({ status: 404 })
    expect(await told(await ask("/v1/charges/ch_%"))).toMatchObject({
      status: 404,
      error: { code: "resource_missing", param: "id", message: "No such charge: 'ch_%'" }
    })
  })

  it("may be in JSON, with amounts of any size", async () => {
    const { ask } = await Shop.start()
    const body = '{"amount": 1000, "currency": "usd", "source": "tok_visa", "metadata": {"a": "1"}}'
    const made = await ask("/v1/charges", { method: "POST", headers: json, body })
    expect(await made.json()).toMatchObject({ amount: 1000, metadata: { a: "1" } })
    const huge = body.replace("1000", "123456789012345678901")
    expect(await told(await ask("/v1/charges", { method: "POST", headers: json, body: huge }))).toMatchObject({
      status: 400,
      error: { code: "amount_too_large" }
    })
  })

  it("that is broken, deep or large is refused, and harms nobody", async () => {
    const { ask } = await Shop.start()
    const post = async (headers: Record<string, string>, body: string) =>
      told(await ask("/v1/charges", { method: "POST", headers, body }))
    expect((await post(json, "{")).error["message"]).toBe("Invalid request body: it is no JSON")
    expect((await post(json, "[1]")).error["message"]).toBe("Invalid request body: expected a JSON object")
    const deep = `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`
    expect((await post(json, deep)).error["message"]).toBe("Invalid request body: it is nested too deeply")
    expect((await post(form, `a${"[b]".repeat(50)}=1`)).error["message"]).toContain("Invalid request body:")
    const polluted = '{"__proto__": {"amount": 5}, "currency": "usd", "source": "tok_visa"}'
    expect((await post(json, polluted)).error["message"]).toBe("Received unknown parameter: __proto__")
    expect((await post(form, "constructor[prototype][a]=1&amount=1")).error["param"]).toBe("constructor")
    expect(await post(form, `description=${"x".repeat(1_100_000)}`)).toMatchObject({
      status: 413,
      error: { message: "A request may have at most 1000000 bytes." }
    })
    expect((await ask("/v1/balance")).status).toBe(200)
  })
})

describe("an idempotency key", () => {
  const create = (stripe: Stripe, amount: number, idempotencyKey: string) =>
    stripe.charges.create({ amount, currency: "usd", source: "tok_visa" }, { idempotencyKey })

  it("answers once more what was answered", async () => {
    const { stripe } = await Shop.start()
    const first = await create(stripe, 1000, "order-1")
    const again = await create(stripe, 1000, "order-1")
    expect(again.id).toBe(first.id)
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true")
    expect(again.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId)
    expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId)
    expect((await stripe.charges.list()).data).toHaveLength(1)
  })

  it("is of one request only", async () => {
    const { seller, stripe } = await Shop.start()
    await create(stripe, 1000, "order-1")
    const other = await Shop.refused(create(stripe, 2000, "order-1"))
    expect(other).toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 })
    expect(other.message).toContain("Try using a key other than 'order-1'")
    const on = { stripeAccount: await seller(), idempotencyKey: "order-1" }
    expect((await stripe.charges.create({ amount: 2000, currency: "usd", source: "tok_visa" }, on)).amount).toBe(2000)
  })

  it("is of one endpoint only, of which it tells which it was", async () => {
    const { stripe } = await Shop.start()
    await create(stripe, 1000, "order-1")
    const other = await Shop.refused(stripe.customers.create({}, { idempotencyKey: "order-1" }))
    expect(other).toMatchObject({
      type: "StripeIdempotencyError",
      statusCode: 400,
      message:
        "Keys for idempotent requests can only be used for the same endpoint they were first used for " +
        "('/v1/customers' vs '/v1/charges'). Try using a key other than 'order-1' if you meant to execute a different " +
        "request."
    })
  })

  it("keeps a failure of what was carried out, but not of its parameters", async () => {
    const { seller, stripe } = await Shop.start()
    const destination = await seller()
    const send = (idempotencyKey: string, currency = "usd") =>
      stripe.transfers.create({ amount: 500, currency, destination }, { idempotencyKey })
    expect(await Shop.refused(send("a"))).toMatchObject({ code: "balance_insufficient" })
    expect(await Shop.refused(send("b", "euros"))).toMatchObject({ param: "currency" })
    await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_bypassPending" })
    expect(await Shop.refused(send("a"))).toMatchObject({ code: "balance_insufficient" })
    expect((await send("b")).amount).toBe(500)
  })

  it("is of deletions too in v2", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({ type: "custom", capabilities: { transfers: { requested: true } } })
    const person = await stripe.v2.core.accounts.persons.create(id, { given_name: "Ada" })
    const remove = () => stripe.v2.core.accounts.persons.del(id, person.id, {}, { idempotencyKey: "gone" })
    const removed = await remove()
    const again = await remove()
    expect(again.id).toBe(removed.id)
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true")
  })

  it("has at most 255 characters", async () => {
    const { stripe } = await Shop.start()
    const long = await Shop.refused(create(stripe, 1000, "k".repeat(256)))
    expect(long.message).toBe("The Idempotency-Key may have at most 255 characters.")
  })

  it("is in use while its request is still being sent", async () => {
    const { server, stripe } = await Shop.start()
    const slow = request({
      port: server.port,
      host: "127.0.0.1",
      method: "POST",
      path: "/v1/charges",
      headers: {
        ...form,
        authorization: `Bearer ${Shop.key}`,
        "idempotency-key": "slow",
        "transfer-encoding": "chunked"
      }
    })
    const closed = new Promise<void>((resolve) => void slow.on("close", () => resolve()))
    slow.on("error", () => {})
    slow.write("amount=1000&currency=usd&")
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await Shop.refused(create(stripe, 1000, "slow"))).toMatchObject({
      statusCode: 409,
      code: "idempotency_key_in_use"
    })
    slow.destroy()
    await closed
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await create(stripe, 1000, "slow")).status).toBe("succeeded")
    expect((await stripe.charges.list()).data).toHaveLength(1)
  })
})

describe("a list", () => {
  it("shows the newest first, page by page, both ways", async () => {
    const { stripe } = await Shop.start()
    const ids: Array<string> = []
    for (let amount = 101; amount <= 107; amount += 1) {
      ids.unshift((await stripe.charges.create({ amount, currency: "usd", source: "tok_visa" })).id)
    }
    const page = (params: Stripe.ChargeListParams) =>
      stripe.charges.list(params).then(({ data, has_more }) => [data.map(({ id }) => ids.indexOf(id)), has_more])
    expect(await page({ limit: 3 })).toEqual([[0, 1, 2], true])
    expect(await page({ limit: 3, starting_after: ids[2] ?? "" })).toEqual([[3, 4, 5], true])
    expect(await page({ limit: 3, starting_after: ids[5] ?? "" })).toEqual([[6], false])
    expect(await page({ limit: 3, ending_before: ids[5] ?? "" })).toEqual([[2, 3, 4], true])
    expect(await page({ limit: 3, ending_before: ids[2] ?? "" })).toEqual([[0, 1], false])
    const all: Array<string> = []
    for await (const { id } of stripe.charges.list({ limit: 2 })) all.push(id)
    expect(all).toEqual(ids)
  })

  it("shows what belongs to a charge, an intent or a customer, page by page, and to whom it belongs only", async () => {
    const { seller, stripe } = await Shop.start()
    const customer = (await stripe.customers.create()).id
    const pay = async () => {
      const { id, latest_charge: charge } = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, customer })
      for (const amount of [100, 200, 300]) await stripe.refunds.create({ charge: String(charge), amount })
      return { intent: id, charge: String(charge) }
    }
    await pay()
    const { charge, intent } = await pay()
    const amounts = async (params: Stripe.RefundListParams, on: Stripe.RequestOptions = {}) =>
      (await stripe.refunds.list(params, on)).data.map(({ amount }) => amount)
    expect(await amounts({ charge })).toEqual([300, 200, 100])
    expect(await amounts({ payment_intent: intent })).toEqual([300, 200, 100])
    const [last] = (await stripe.refunds.list({ charge, limit: 1 })).data
    expect(await amounts({ charge, starting_after: last?.id ?? "" })).toEqual([200, 100])
    expect(await amounts({ charge, ending_before: last?.id ?? "" })).toEqual([])
    expect(await amounts({ charge }, { stripeAccount: await seller() })).toEqual([])
    expect(await amounts({})).toHaveLength(6)
    const expanded = await stripe.charges.retrieve(charge, { expand: ["refunds"] })
    expect(expanded.refunds?.data.map(({ amount }) => amount)).toEqual([300, 200, 100])
    expect((await stripe.charges.list({ payment_intent: intent })).data).toMatchObject([{ id: charge }])
    expect((await stripe.charges.list({ customer })).data).toHaveLength(2)
    const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer })
    await stripe.paymentMethods.attach("pm_card_amex", { customer: (await stripe.customers.create()).id })
    expect((await stripe.paymentMethods.list({ customer })).data.map((method) => method.id)).toEqual([id])
  })

  it("refuses a wrong limit and a wrong cursor", async () => {
    const { stripe } = await Shop.start()
    expect((await Shop.refused(stripe.charges.list({ limit: 0 }))).message).toBe(
      "This value must be greater than or equal to 1."
    )
    expect((await Shop.refused(stripe.charges.list({ limit: 101 }))).message).toBe(
      "This value must be less than or equal to 100."
    )
    expect(await Shop.refused(stripe.charges.list({ starting_after: "ch_1" }))).toMatchObject({
      code: "resource_missing",
      param: "starting_after",
      message: "No such charge: 'ch_1'"
    })
    const both = stripe.charges.list({ starting_after: "ch_1", ending_before: "ch_2" })
    expect((await Shop.refused(both)).message).toContain("You can only specify one of these parameters")
  })

  it("of balance transactions is filtered", async () => {
    const { server, seller, stripe } = await Shop.start()
    const destination = await seller()
    const { latest_charge } = await stripe.paymentIntents.create({
      ...Shop.paid,
      amount: 1000,
      transfer_data: { destination }
    })
    server.advance(60)
    await stripe.charges.create({ amount: 500, currency: "usd", source: "tok_visa" })
    const types = async (params: Stripe.BalanceTransactionListParams) =>
      (await stripe.balanceTransactions.list(params)).data.map(({ type }) => type)
    expect(await types({})).toEqual(["charge", "transfer", "charge"])
    expect(await types({ type: "transfer" })).toEqual(["transfer"])
    expect(await types({ source: String(latest_charge) })).toEqual(["charge"])
    expect(await types({ currency: "eur" })).toEqual([])
    expect(await types({ created: { gt: Shop.monday } })).toEqual(["charge"])
    expect(await types({ created: Shop.monday })).toEqual(["transfer", "charge"])
    expect(await Shop.refused(stripe.balanceTransactions.list({ payout: "po_1" }))).toMatchObject({ param: "payout" })
  })
})

describe("an expansion", () => {
  it("goes four levels deep, in lists too", async () => {
    const { seller, stripe } = await Shop.start()
    const destination = await seller()
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, transfer_data: { destination } })
    const { data } = await stripe.balanceTransactions.list({
      type: "transfer",
      expand: ["data.source.destination_payment.balance_transaction", "data.source.destination"]
    })
    expect(data).toMatchObject([
      {
        source: {
          object: "transfer",
          destination: { object: "account", id: destination },
          destination_payment: { balance_transaction: { type: "payment", amount: 1000 } }
        }
      }
    ])
    const [charge] = (await stripe.charges.list({ expand: ["data.refunds", "data.transfer_data.destination"] })).data
    expect(charge).toMatchObject({ refunds: { data: [] }, transfer_data: { destination: { id: destination } } })
    expect((await stripe.charges.list()).data[0]).not.toHaveProperty("refunds")
  })

  const wrong: ReadonlyArray<readonly [path: string, message: string]> = [
    ["cheese", "This property cannot be expanded (cheese)."],
    ["amount", "This property cannot be expanded (amount)."],
    ["data.transfer", "This property cannot be expanded (data.transfer)."],
    ["review", "This sandbox cannot do that: expanding review is not served."]
  ]

  it.each(wrong)("of %s is refused, and nothing is done", async (path, message) => {
    const { stripe } = await Shop.start()
    const create = stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa", expand: [path] })
    expect(await Shop.refused(create)).toMatchObject({ statusCode: 400, param: "expand", message })
    expect((await stripe.charges.list()).data).toEqual([])
  })

  it("goes four levels deep, of which the data of a list is one", async () => {
    const { stripe } = await Shop.start()
    const deep = "data.transfer.destination_payment.balance_transaction"
    expect((await stripe.charges.list({ expand: [deep] })).data).toEqual([])
    const deeper = `${deep}.source`
    const refused = await Shop.refused(stripe.charges.list({ expand: [deeper] }))
    expect(refused).toMatchObject({
      statusCode: 400,
      code: "property_expansion_max_depth",
      message: `You cannot expand more than 4 levels of a property. Property: ${deeper}`
    })
  })
})

describe("metadata", () => {
  it("is changed key by key", async () => {
    const { stripe } = await Shop.start()
    const metadata = { order: "1", note: "call" }
    const { id } = await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa", metadata })
    const changed = await stripe.charges.update(id, { metadata: { note: "", size: "L" }, description: "Cake" })
    expect(changed).toMatchObject({ metadata: { order: "1", size: "L" }, description: "Cake" })
    expect(changed.metadata).not.toHaveProperty("note")
  })
})
