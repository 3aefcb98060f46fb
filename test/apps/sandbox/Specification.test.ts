/**
 * What the sandbox answers is what Stripe's specification promises, deep within, in every list of a busy platform.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Served from "#apps/sandbox/resources/Served.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Specification from "../../specification/Specification.ts"
import * as Shop from "./Shop.ts"

interface Item {
  readonly object: string
  readonly deleted?: boolean
  readonly data?: { readonly object: Item }
}

/** Lists that need nothing but an account to ask for them. */
const lists = Served.endpoints.filter(
  (endpoint) => Endpoint.shown(endpoint).isList && !endpoint.path.includes("{") && endpoint.path.startsWith("/v1/")
)

/** Everything that all accounts of a shop have, and everything that its events tell of. */
const everything = async ({ ask, stripe }: Shop.Shop): Promise<ReadonlyArray<Item>> => {
  const found: Array<Item> = []
  const get = async <Answer>(path: string, account: string): Promise<Answer> =>
    (await (await ask(path, { headers: { "stripe-account": account } })).json()) as Answer
  const connected = (await stripe.accounts.list({ limit: 100 })).data.map(({ id }) => id)
  for (const account of [(await stripe.accounts.retrieveCurrent()).id, ...connected]) {
    found.push(await get<Item>("/v1/balance", account))
    for (const { path } of lists) {
      const { data = [] } = await get<{ readonly data?: ReadonlyArray<Item> }>(`${path}?limit=100`, account)
      found.push(...data)
    }
  }
  return [
    ...found,
    ...found.flatMap(({ data, object }) => (object === "event" && data !== undefined ? [data.object] : []))
  ]
}

const pay = (stripe: Stripe, params: Partial<Stripe.PaymentIntentCreateParams>, options: Stripe.RequestOptions = {}) =>
  stripe.paymentIntents.create({ ...Shop.paid, amount: 10_000, ...params }, options)

/** Payments of every kind, and what comes of them. */
const payments = async (stripe: Stripe, ada: string): Promise<void> => {
  const customer = (await stripe.customers.create({ name: "Ben", email: "ben@example.com" })).id
  await stripe.setupIntents.create({
    customer,
    payment_method: "pm_card_visa",
    confirm: true,
    return_url: Shop.returnUrl
  })
  await pay(stripe, { payment_method: "pm_card_bypassPending", amount: 1_000_000 })
  const sent = await pay(stripe, { transfer_data: { destination: ada }, application_fee_amount: 1000, customer })
  await stripe.refunds.create({ payment_intent: sent.id, amount: 500, reverse_transfer: true })
  const direct = await pay(stripe, { application_fee_amount: 500 }, { stripeAccount: ada })
  await stripe.refunds.create({ payment_intent: direct.id }, { stripeAccount: ada })
  const held = await pay(stripe, { capture_method: "manual" })
  await stripe.paymentIntents.capture(held.id, { amount_to_capture: 5000 })
  await stripe.paymentIntents.cancel((await pay(stripe, { capture_method: "manual" })).id)
  await pay(stripe, { capture_method: "manual" })
  await Shop.refused(pay(stripe, { payment_method: "pm_card_chargeDeclined" }))
  await pay(stripe, { payment_method: "pm_card_authenticationRequired" })
  await pay(stripe, { payment_method: "pm_card_createDispute" })
  await pay(stripe, { payment_method: "pm_card_createDisputeInquiry" })
  await pay(stripe, { payment_method: "pm_usBankAccount_success" })
  await pay(stripe, { payment_method: "pm_usBankAccount_noAccount" })
  const late = await pay(stripe, { payment_method: "pm_card_refundFail" })
  await stripe.refunds.create({ payment_intent: late.id, reason: "requested_by_customer" })
}

/** Money that moves between accounts and banks, and what is sold. */
const others = async (stripe: Stripe, ada: string): Promise<void> => {
  const { id } = await stripe.transfers.create({ amount: 3000, currency: "usd", destination: ada })
  await stripe.transfers.createReversal(id, { amount: 1000 })
  const [fee] = (await stripe.applicationFees.list()).data
  await stripe.applicationFees.createRefund(fee?.id ?? "", { amount: 100 })
  await stripe.payouts.create({ amount: 1000, currency: "usd", metadata: { week: "10" } })
  await stripe.payouts.cancel((await stripe.payouts.create({ amount: 2000, currency: "usd" })).id)
  await stripe.payouts.create({ amount: 1000, currency: "usd", method: "instant" }, { stripeAccount: ada })
  await stripe.topups.create({ amount: 2000, currency: "usd", description: "More" })
  await stripe.webhookEndpoints.create({ url: "http://127.0.0.1:9/", enabled_events: ["topup.canceled"] })
  const product = (await stripe.products.create({ name: "A vase" })).id
  const price = (await stripe.prices.create({ product, unit_amount: 1500, currency: "usd" })).id
  await stripe.checkout.sessions.create({ mode: "payment", line_items: [{ price, quantity: 2 }] })
  await stripe.prices.create({ product, unit_amount: 1500, currency: "usd", recurring: { interval: "month" } })
  await stripe.testHelpers.testClocks.create({ frozen_time: Shop.monday, name: "A clock" })
  await stripe.customers.del((await stripe.customers.create()).id)
}

describe("everything that a busy platform has", () => {
  it("is as the specification says, but for what has changed since", { timeout: 60_000 }, async () => {
    const shop = await Shop.start()
    const { seller, server, stripe } = shop
    const ada = await seller()
    await payments(stripe, ada)
    await others(stripe, ada)
    const before = await everything(shop)
    server.advance(Shop.days(20))
    const all = [...before, ...(await everything(shop))]
    const problems = new Set(all.flatMap(Specification.problems))
    expect([...problems].filter((problem) => !Specification.isKnown(problem))).toEqual([])

    const seen = new Set(all.map(({ object }) => object))
    const served = lists.map((endpoint) => Endpoint.shown(endpoint).object).filter(Specification.has)
    expect(served.filter((object) => !seen.has(object))).toEqual([])
    expect(served.length).toBeGreaterThan(15)
  })
})
