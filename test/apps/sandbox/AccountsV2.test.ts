/**
 * Accounts v2 through the official SDK: the same accounts as v1 has, in other words.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const requested = { requested: true }

const both: Stripe.V2.Core.AccountCreateParams = {
  contact_email: "ada@example.com",
  display_name: "Ada",
  dashboard: "express",
  identity: { country: "us", entity_type: "individual" },
  configuration: {
    merchant: { capabilities: { card_payments: requested } },
    recipient: { capabilities: { stripe_balance: { stripe_transfers: requested } } }
  },
  defaults: { responsibilities: { fees_collector: "application", losses_collector: "application" } }
}

describe("an account of v2", () => {
  it("takes payments and receives transfers, and is known to v1", async () => {
    const { balance, stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const ada = await accounts.create({ ...both, include: ["configuration.merchant", "defaults", "identity"] })
    expect(ada).toMatchObject({
      object: "v2.core.account",
      id: expect.stringMatching(/^acct_/),
      applied_configurations: ["merchant", "recipient"],
      configuration: {
        merchant: { applied: true, capabilities: { card_payments: { requested: true, status: "active" } } },
        recipient: null
      },
      contact_email: "ada@example.com",
      created: "2026-03-02T10:00:00.000Z",
      dashboard: "express",
      defaults: {
        currency: "usd",
        responsibilities: { fees_collector: "application", losses_collector: "application" }
      },
      display_name: "Ada",
      identity: { country: "us" },
      livemode: false
    })
    const old = await stripe.accounts.retrieve(ada.id)
    expect(old).toMatchObject({
      email: "ada@example.com",
      capabilities: { card_payments: "active", transfers: "active" }
    })
    expect(old.controller).toMatchObject({ fees: { payer: "application" }, losses: { payments: "application" } })
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, transfer_data: { destination: ada.id } })
    expect(await balance(ada.id)).toEqual({ pending: 1000, available: 0 })
  })

  it("shows only what is asked for, and is changed", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id } = await accounts.create(both)
    expect(await accounts.retrieve(id)).toMatchObject({ configuration: null, defaults: null, identity: null })
    const changed = await accounts.update(id, {
      display_name: "Ada & Co",
      metadata: { shop: "7" },
      include: ["identity"]
    })
    expect(changed).toMatchObject({ display_name: "Ada & Co", metadata: { shop: "7" }, identity: { country: "us" } })
    expect((await stripe.accounts.retrieve(id)).business_profile?.name).toBe("Ada & Co")
  })

  it("made by v1 is seen here too, and all are listed page by page", async () => {
    const { seller, stripe } = await Shop.start()
    const made = [await seller()]
    for (let count = 0; count < 4; count += 1) made.unshift((await stripe.v2.core.accounts.create(both)).id)
    const recipient = { ...both, configuration: { recipient: both.configuration?.recipient ?? {} } }
    made.unshift((await stripe.v2.core.accounts.create(recipient)).id)
    const found: Array<string> = []
    for await (const { id } of stripe.v2.core.accounts.list({ limit: 2 })) found.push(id)
    expect(found).toEqual(made)
    const merchants = await stripe.v2.core.accounts.list({ applied_configurations: ["merchant"], limit: 20 })
    expect(merchants.data.map(({ id }) => id)).toEqual(made.slice(1))
  })

  it("says who is responsible, and is nothing that Stripe does not have", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { defaults: _, ...nobody } = both
    expect(await Shop.refused(accounts.create(nobody))).toMatchObject({
      message: "Missing required param: defaults.responsibilities."
    })
    const impossible = {
      ...both,
      dashboard: "none" as const,
      defaults: { responsibilities: { fees_collector: "stripe" as const, losses_collector: "stripe" as const } }
    }
    expect(await Shop.refused(accounts.create(impossible))).toBeInstanceOf(Error)
    const customer = accounts.create({ ...both, configuration: { customer: {} } })
    expect(await Shop.refused(customer)).toMatchObject({ message: expect.stringContaining("customer") })
    expect((await stripe.accounts.list()).data).toEqual([])
  })
})

it("knows what kind of an owner an account has, and the phone", async () => {
  const { stripe } = await Shop.start()
  const made = await stripe.v2.core.accounts.create({
    configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
    contact_phone: "+15550100",
    dashboard: "full",
    defaults: { responsibilities: { fees_collector: "stripe", losses_collector: "stripe" } },
    identity: { country: "us", entity_type: "company" },
    include: ["identity"]
  })
  expect(made).toMatchObject({ contact_phone: "+15550100", identity: { country: "us", entity_type: "company" } })
  expect((await stripe.v2.core.accounts.retrieve(made.id)).identity).toBeNull()
  const changed = await stripe.v2.core.accounts.update(made.id, {
    identity: { entity_type: "individual" },
    include: ["identity"]
  })
  expect(changed).toMatchObject({ contact_phone: "+15550100", identity: { country: "us", entity_type: "individual" } })
  const moved = stripe.v2.core.accounts.update(made.id, { identity: { country: "de" } })
  expect(await Shop.refused(moved)).toMatchObject({ code: "sandbox_not_served" })
})
