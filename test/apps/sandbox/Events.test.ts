/**
 * Events of what was changed: each update tells of it once, with what was other before; one that changes nothing, of
 * nothing.
 */
import type { Stripe } from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

/** What is told while something is done, the oldest first. */
const told = async ({ stripe }: Shop.Shop, act: () => Promise<unknown>, account?: string) => {
  const options = account === undefined ? {} : { stripeAccount: account }
  const all = async () => (await stripe.events.list({ limit: 100 }, options)).data
  const before = (await all()).length
  await act()
  const after = await all()
  return after.slice(0, after.length - before).toReversed()
}

const shownOf = ({ data, type }: Stripe.Event) => [type, data.previous_attributes]

/** One of everything that an update can be asked of. */
const updatable = async (shop: Shop.Shop) => {
  const { stripe } = shop
  const destination = await shop.seller()
  const charge = await stripe.charges.create({ amount: 10_000, currency: "usd", source: "tok_bypassPending" })
  const transfer = await stripe.transfers.create({ amount: 100, currency: "usd", destination })
  const payout = await stripe.payouts.create({ amount: 100, currency: "usd" })
  const refund = await stripe.refunds.create({ charge: charge.id, amount: 100 })
  const disputed = await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_createDispute" })
  const [dispute] = (await stripe.disputes.list({ charge: disputed.id })).data
  const customer = await stripe.customers.create({ name: "Ada" })
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id })
  const product = await stripe.products.create({ name: "tea" })
  const price = await stripe.prices.create({ product: product.id, currency: "usd", unit_amount: 100 })
  return { charge, transfer, payout, refund, dispute: dispute?.id ?? "", customer, method, product, price }
}

describe("an update", () => {
  it("is told in an event of what it changed, with what that was before", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const all = await updatable(shop)
    const metadata = { order: "1" }
    const previous_attributes = { metadata: { order: null } }
    const updates: ReadonlyArray<readonly [ReadonlyArray<string>, () => Promise<unknown>]> = [
      [["charge.updated"], () => stripe.charges.update(all.charge.id, { metadata })],
      [["transfer.updated"], () => stripe.transfers.update(all.transfer.id, { metadata })],
      [["payout.updated"], () => stripe.payouts.update(all.payout.id, { metadata })],
      [["refund.updated", "charge.refund.updated"], () => stripe.refunds.update(all.refund.id, { metadata })],
      [["charge.dispute.updated"], () => stripe.disputes.update(all.dispute, { metadata })],
      [["customer.updated"], () => stripe.customers.update(all.customer.id, { metadata })],
      [["payment_method.updated"], () => stripe.paymentMethods.update(all.method.id, { metadata })],
      [["product.updated"], () => stripe.products.update(all.product.id, { metadata })],
      [["price.updated"], () => stripe.prices.update(all.price.id, { metadata })]
    ]
    for (const [types, update] of updates) {
      expect((await told(shop, update)).map(shownOf)).toEqual(types.map((type) => [type, previous_attributes]))
      expect(await told(shop, update), types[0]).toEqual([])
    }
  })

  it("of an account, its persons and its bank is told on the account", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const ada = await shop.seller()
    const account = () => stripe.accounts.update(ada, { business_profile: { name: "Ada" }, metadata: { a: "1" } })
    expect((await told(shop, account, ada)).map(shownOf)).toEqual([
      [
        "account.updated",
        { business_profile: { name: null }, metadata: { a: null }, settings: { dashboard: { display_name: null } } }
      ]
    ])
    expect(await told(shop, account, ada)).toEqual([])
    const person = await stripe.accounts.createPerson(ada, { first_name: "Ada" })
    const rename = () => stripe.accounts.updatePerson(ada, person.id, { first_name: "Eve" })
    expect((await told(shop, rename, ada)).map(shownOf)).toEqual([["person.updated", { first_name: "Ada" }]])
    const bank = await stripe.accounts.createExternalAccount(ada, { external_account: "btok_us_verified" })
    const another = () => stripe.accounts.update(ada, { external_account: "btok_us_verified" })
    expect((await told(shop, another, ada)).map(({ type }) => type)).toContain("account.external_account.created")
    const mark = () => stripe.accounts.updateExternalAccount(ada, bank.id, { metadata: { a: "1" } })
    expect((await told(shop, mark, ada)).map(shownOf)).toEqual([
      ["account.external_account.updated", { metadata: { a: null } }]
    ])
  })
})

describe("what becomes of an object", () => {
  it("is told of a capability, and of what its account may do then", async () => {
    const shop = await Shop.start()
    const ada = await shop.seller()
    const give = () => shop.stripe.accounts.updateCapability(ada, "card_payments", { requested: false })
    const [account, capability] = await told(shop, give, ada)
    expect(account?.data.previous_attributes).toMatchObject({ capabilities: { card_payments: "active" } })
    expect(capability?.data.previous_attributes).toMatchObject({ requested: true, status: "active" })
  })

  it("is told of a refund that waited for funds for 45 days, and failed", async () => {
    const { server, stripe } = await Shop.start()
    const charge = await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" })
    await server.advance(Shop.days(7))
    const refund = await stripe.refunds.create({ charge: charge.id })
    await server.advance(Shop.days(45) - 1)
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "pending" })
    await server.advance(1)
    const failed = { id: refund.id, status: "failed", failure_reason: "insufficient_funds", balance_transaction: null }
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject(failed)
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 0, refunded: false })
    const events = (await stripe.events.list({ limit: 4 })).data.toReversed()
    expect(events.map(({ data, type }) => [type, data.object])).toMatchObject([
      ["refund.updated", failed],
      ["charge.refund.updated", failed],
      ["refund.failed", failed],
      ["charge.refunded", { id: charge.id, amount_refunded: 0 }]
    ])
  })

  it("is told of a payout that is on its way, and of a refund that was paid late", async () => {
    const shop = await Shop.start()
    const { server, stripe } = shop
    await stripe.charges.create({ amount: 10_000, currency: "usd", source: "tok_bypassPending" })
    const late = await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_pendingRefund" })
    await stripe.payouts.create({ amount: 100, currency: "usd" })
    await stripe.refunds.create({ charge: late.id })
    const events = await told(shop, async () => server.advance(Shop.days(1)))
    expect(events.map(shownOf)).toEqual([
      ["refund.updated", { pending_reason: "processing", status: "pending" }],
      ["charge.refund.updated", { pending_reason: "processing", status: "pending" }],
      ["payout.updated", { status: "pending" }],
      ["payout.paid", undefined]
    ])
  })

  it("is told of money that is available at once", async () => {
    const shop = await Shop.start()
    const pay = () => shop.stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_bypassPending" })
    expect((await told(shop, pay)).map(({ type }) => type)).toEqual(["charge.succeeded", "balance.available"])
  })

  it("has nothing before it was made", async () => {
    const shop = await Shop.start()
    const [event] = await told(shop, () => shop.stripe.customers.create({ name: "Ada" }))
    expect(event?.data).not.toHaveProperty("previous_attributes")
  })
})

describe("an account that is made", () => {
  const on = (stripe: Stripe, stripeAccount: string) => stripe.events.list({}, { stripeAccount })
  const can = { requested: true }

  it("is told to be able to do what was asked for it", async () => {
    const { stripe } = await Shop.start()
    const capabilities = { card_payments: can, transfers: can }
    const { id } = await stripe.accounts.create({ type: "express", capabilities, external_account: "btok_us_verified" })
    const told = (await on(stripe, id)).data.toReversed()
    expect(told.map((event) => [event.type, event.account, event.data.previous_attributes])).toEqual([
      ["account.external_account.created", id, undefined],
      ["capability.updated", id, { status: "inactive" }],
      ["capability.updated", id, { status: "inactive" }],
      [
        "account.updated",
        id,
        {
          capabilities: { card_payments: "inactive", transfers: "inactive" },
          charges_enabled: false,
          payouts_enabled: false
        }
      ]
    ])
    expect(told[0]?.data.object).toMatchObject({ object: "bank_account", account: id, default_for_currency: true })
    const names = told.slice(1, 3).map(({ data: { object } }) => (object as Stripe.Capability).id)
    expect(names).toEqual(["card_payments", "transfers"])
  })

  it("is told nothing of where nothing was asked", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({ type: "express" })
    expect((await on(stripe, id)).data).toEqual([])
  })

  it("is told of too where it is made by accounts of v2", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.v2.core.accounts.create({
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: can } } } },
      defaults: { responsibilities: { fees_collector: "application", losses_collector: "application" } },
      dashboard: "express",
      identity: { country: "us" }
    })
    expect((await on(stripe, id)).data.map(({ type }) => type)).toEqual(["account.updated", "capability.updated"])
  })
})
