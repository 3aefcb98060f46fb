/**
 * Accounts v2 through the official SDK: the same accounts as v1 has, in other words.
 */
import { Stripe } from "stripe"
import { describe, expect, it } from "vitest"
import * as Specification from "../../specification/Specification.ts"
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
  it("that could not be made is tried anew under the same key, and one that was is not made twice", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const options = { idempotencyKey: "ada" }
    const refused = {
      ...both,
      defaults: { responsibilities: { ...both.defaults?.responsibilities, losses_collector: "stripe" } }
    }
    const first = await Shop.refused(accounts.create(refused as Stripe.V2.Core.AccountCreateParams, options))
    expect(first.headers).not.toHaveProperty("idempotent-replayed")
    const made = await accounts.create(both, options)
    expect((await accounts.create(both, options)).id).toBe(made.id)
    expect((await stripe.accounts.list()).data.map(({ id }) => id)).toEqual([made.id])
  })

  it("in Japan is paid out each week, as there is no daily payout there", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.v2.core.accounts.create({
      ...both,
      identity: { country: "jp", entity_type: "individual" }
    })
    const { schedule } = (await stripe.accounts.retrieve(id)).settings?.payouts ?? {}
    expect(schedule).toMatchObject({ interval: "weekly", weekly_anchor: "friday" })
  })

  it("takes payments and receives transfers, and is known to v1", async () => {
    const { balance, stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const ada = await accounts.create({ ...both, include: ["configuration.merchant", "defaults", "identity"] })
    expect(ada).toMatchObject({
      object: "v2.core.account",
      id: expect.stringMatching(/^acct_/),
      applied_configurations: ["merchant", "recipient"],
      configuration: {
        merchant: { applied: true, capabilities: { card_payments: { status: "active", status_details: [] } } },
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
    const express = { fees_collector: "application_express", losses_collector: "application" } as const
    expect(await Shop.refused(accounts.create({ ...both, defaults: { responsibilities: express } }))).toMatchObject({
      code: "sandbox_not_served",
      param: "defaults[responsibilities][fees_collector]"
    })
    expect((await stripe.accounts.list()).data).toEqual([])
  })

  it.each([
    ["none", "application", "application"],
    ["express", "application", "stripe"],
    ["full", "stripe", "stripe"]
  ] as const)("with the dashboard %s and losses of %s has requirements that %s collects", async (...of) => {
    const [dashboard, collector, requirements_collector] = of
    const { stripe } = await Shop.start()
    const stated = { responsibilities: { fees_collector: collector, losses_collector: collector } }
    const made = await stripe.v2.core.accounts.create({ ...both, dashboard, defaults: stated, include: ["defaults"] })
    expect(made.defaults?.responsibilities).toMatchObject({ requirements_collector })
    const { controller } = await stripe.accounts.retrieve(made.id)
    expect(controller?.requirement_collection).toBe(requirements_collector)
  })

  it("takes JSON only", async () => {
    const { ask } = await Shop.start()
    const headers = { "content-type": "application/x-www-form-urlencoded" }
    const told = await ask("/v2/core/accounts", { method: "POST", headers, body: "display_name=Ada" })
    expect([told.status, await told.json()]).toMatchObject([
      400,
      {
        error: {
          type: "invalid_request_error",
          message:
            "Invalid request: unsupported Content-Type application/x-www-form-urlencoded. If error persists and you " +
            "need assistance, please contact support@stripe.com."
        }
      }
    ])
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

const all: Array<Stripe.V2.Core.AccountCreateParams.Include> = [
  "configuration.customer",
  "configuration.merchant",
  "configuration.recipient",
  "defaults",
  "identity",
  "requirements"
]

describe("a configuration", () => {
  it("is added, says what it says, and is given up and applied again", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const only = { merchant: both.configuration?.merchant ?? {} }
    const { id } = await accounts.create({ ...both, configuration: only })
    const recipient = { capabilities: { stripe_balance: { stripe_transfers: requested } } }
    const added = await accounts.update(id, {
      configuration: {
        customer: { shipping: { name: "Ada" } },
        merchant: { mcc: "5734", statement_descriptor: { descriptor: "ADA" } },
        recipient
      },
      include: all
    })
    expect(added.applied_configurations).toEqual(["customer", "merchant", "recipient"])
    const active = { status: "active", status_details: [] }
    expect(added.configuration).toEqual({
      customer: { applied: true, capabilities: {}, shipping: { name: "Ada" } },
      merchant: {
        applied: true,
        capabilities: { card_payments: active },
        mcc: "5734",
        statement_descriptor: { descriptor: "ADA" }
      },
      recipient: { applied: true, capabilities: { stripe_balance: { stripe_transfers: active } } }
    })
    expect((await stripe.accounts.retrieve(id)).capabilities).toEqual({ card_payments: "active", transfers: "active" })
    const without = await accounts.update(id, { configuration: { recipient: { applied: false } }, include: all })
    expect(without.applied_configurations).toEqual(["customer", "merchant"])
    expect(without.configuration?.recipient).toEqual({ applied: false, capabilities: { stripe_balance: {} } })
    expect((await stripe.accounts.retrieve(id)).capabilities).toEqual({ card_payments: "active" })
    const again = await accounts.update(id, { configuration: { recipient: { ...recipient, applied: true } } })
    expect(again.applied_configurations).toEqual(["customer", "merchant", "recipient"])
  })

  it("stays applied when its capability is given up", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id } = await accounts.create(both)
    const given = await accounts.update(id, {
      configuration: { merchant: { capabilities: { card_payments: { requested: false } } } },
      include: ["configuration.merchant"]
    })
    expect(given.applied_configurations).toEqual(["merchant", "recipient"])
    expect(given.configuration).toEqual({
      customer: null,
      merchant: { applied: true, capabilities: {} },
      recipient: null
    })
  })

  it("of a capability that is not served is refused by its name, and so is what stays as it is", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id } = await accounts.create(both)
    const refused: ReadonlyArray<readonly [Stripe.V2.Core.AccountUpdateParams, string]> = [
      [
        { configuration: { merchant: { capabilities: { klarna_payments: requested } } } },
        "configuration[merchant][capabilities][klarna_payments]"
      ],
      [
        { configuration: { recipient: { capabilities: { bank_accounts: { local: requested } } } } },
        "configuration[recipient][capabilities][bank_accounts]"
      ],
      [
        { configuration: { customer: { capabilities: { automatic_indirect_tax: requested } } } },
        "configuration[customer][capabilities][automatic_indirect_tax]"
      ],
      [{ dashboard: "full" }, "dashboard"],
      [{ defaults: { currency: "eur" } }, "defaults[currency]"],
      [
        { defaults: { responsibilities: { fees_collector: "stripe", losses_collector: "application" } } },
        "defaults[responsibilities][fees_collector]"
      ],
      [{ identity: { country: "de" } }, "identity[country]"]
    ]
    for (const [said, param] of refused) {
      expect(await Shop.refused(accounts.update(id, said))).toMatchObject({ code: "sandbox_not_served", param })
    }
    const { defaults } = both
    const same = {
      dashboard: "express",
      defaults: { currency: "usd", ...defaults },
      identity: { country: "US" }
    } as const
    expect(await accounts.update(id, same)).toMatchObject({ id, dashboard: "express" })
    expect(await Shop.refused(accounts.update(id, { configuration: { cheese: {} } as object }))).toMatchObject({
      code: "parameter_unknown",
      param: "configuration[cheese]"
    })
  })
})

/** What is not said of a person, as persons of v2 show it. */
const nothingElse = {
  additional_addresses: null,
  additional_names: null,
  additional_terms_of_service: null,
  address: null,
  email: null,
  legal_gender: null,
  metadata: {},
  nationalities: null,
  phone: null,
  political_exposure: "none",
  relationship: {
    authorizer: false,
    director: false,
    executive: false,
    legal_guardian: false,
    owner: false,
    percent_ownership: null,
    representative: true,
    title: null
  },
  script_addresses: null,
  script_names: null
}

describe("the owner of an account of v2", () => {
  it("is kept, as far as there is one of that kind, and numbers are shown to nobody", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id } = await accounts.create({
      ...both,
      defaults: {
        profile: { business_url: "https://ada.example.com" },
        responsibilities: { fees_collector: "application", losses_collector: "application" }
      }
    })
    const changed = await accounts.update(id, {
      identity: {
        entity_type: "individual",
        attestations: { terms_of_service: { account: { date: "2026-03-02T10:00:00Z", ip: "127.0.0.1" } } },
        business_details: {
          registered_name: "Ada Ltd",
          monthly_estimated_revenue: { amount: { value: 5, currency: "usd" } }
        },
        individual: {
          given_name: "Ada",
          surname: "Lovelace",
          date_of_birth: { day: 10, month: 12, year: 1901 },
          id_numbers: [{ type: "us_ssn_last_4", value: "0000" }],
          documents: { primary_verification: { type: "front_back", front_back: { front: "file_1" } } }
        }
      },
      include: ["identity", "defaults"]
    })
    expect(changed.identity).toEqual({
      country: "us",
      entity_type: "individual",
      attestations: { terms_of_service: { account: { date: "2026-03-02T10:00:00Z", ip: "127.0.0.1" } } },
      business_details: {
        registered_name: "Ada Ltd",
        monthly_estimated_revenue: { amount: { value: 5, currency: "usd" } }
      },
      individual: {
        id: expect.stringMatching(/^person_/),
        object: "v2.core.account_person",
        account: id,
        created: "2026-03-02T10:00:00.000Z",
        updated: "2026-03-02T10:00:00.000Z",
        given_name: "Ada",
        surname: "Lovelace",
        date_of_birth: { day: 10, month: 12, year: 1901 },
        id_numbers: [{ type: "us_ssn_last_4" }],
        ...nothingElse
      }
    })
    expect(changed.defaults?.profile).toEqual({ business_url: "https://ada.example.com" })
    const later = await accounts.update(id, { identity: { individual: { given_name: "Eve" } }, include: ["identity"] })
    expect(later.identity?.individual).toMatchObject({
      id: changed.identity?.individual?.id,
      given_name: "Eve",
      surname: "Lovelace"
    })
    const company = await accounts.update(id, { identity: { entity_type: "company" }, include: ["identity"] })
    expect(company.identity?.individual).toBeUndefined()
    expect(await accounts.retrieve(id)).toMatchObject({ identity: null, defaults: null })
  })
})

describe("the individual of an account", () => {
  const include = ["identity" as const]

  it("that v2 says is a person in v1, which changes it", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const made = await accounts.create({
      ...both,
      identity: {
        ...both.identity,
        individual: {
          given_name: "Ada",
          surname: "Byron",
          email: "ada@example.com",
          address: { city: "London", country: "gb", town: "Marylebone" },
          id_numbers: [{ type: "us_ssn_last_4", value: "0000" }],
          metadata: { a: "1" },
          nationalities: ["gb"],
          relationship: { owner: true, percent_ownership: Stripe.Decimal.from("60"), title: "Countess" }
        }
      },
      include
    })
    const person = made.identity?.individual?.id ?? ""
    expect(await stripe.accounts.retrievePerson(made.id, person)).toMatchObject({
      account: made.id,
      address: { city: "London", country: "gb" },
      email: "ada@example.com",
      first_name: "Ada",
      last_name: "Byron",
      metadata: { a: "1" },
      nationality: "gb",
      relationship: { owner: true, percent_ownership: 60, representative: true, title: "Countess" },
      ssn_last_4_provided: true
    })
    await stripe.accounts.update(made.id, { individual: { first_name: "Augusta", last_name: "Lovelace" } })
    const { identity } = await accounts.retrieve(made.id, { include })
    expect(identity?.individual).toMatchObject({
      id: person,
      address: { city: "London", country: "gb", town: "Marylebone" },
      given_name: "Augusta",
      surname: "Lovelace"
    })
    expect((await accounts.persons.list(made.id)).data).toEqual([{ ...identity?.individual, livemode: false }])
  })

  it("that v1 says is the one of v2, which changes it, as v1 shows and tells", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id, individual } = await stripe.accounts.create({
      type: "custom",
      capabilities: { transfers: requested },
      business_type: "individual",
      individual: { first_name: "Ada", dob: { day: 1, month: 1, year: 1901 }, phone: "+15550100" }
    })
    const { identity } = await accounts.retrieve(id, { include })
    expect(identity?.individual).toMatchObject({
      id: individual?.id,
      object: "v2.core.account_person",
      account: id,
      date_of_birth: { day: 1, month: 1, year: 1901 },
      given_name: "Ada",
      phone: "+15550100",
      surname: null
    })
    await stripe.accounts.update(id, { individual: { last_name: "Byron" } })
    const changed = await accounts.update(id, {
      identity: { individual: { given_name: "Augusta", phone: "" } },
      include
    })
    expect(changed.identity?.individual).toMatchObject({
      id: individual?.id,
      given_name: "Augusta",
      phone: null,
      surname: "Byron"
    })
    const now = await stripe.accounts.retrieve(id)
    expect(now.individual).toMatchObject({ id: individual?.id, first_name: "Augusta", last_name: "Byron" })
    const problems = Specification.problems({ ...now, deleted: false })
    expect(problems.filter((problem) => !Specification.isKnown(problem))).toEqual([])
    const { data } = await stripe.events.list({ type: "account.updated" }, { stripeAccount: id })
    expect(data[0]?.data.previous_attributes).toEqual({ individual: { first_name: "Ada", phone: "+15550100" } })
    expect((await stripe.accounts.listPersons(id)).data).toEqual([now.individual])
    await stripe.accounts.update(id, { business_type: "company" })
    expect((await accounts.retrieve(id, { include })).identity?.individual).toBeUndefined()
  })

  it("is refused as a person would be, before anything is done", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const wrong = [
      [{ email: "a b@c.de" }, "identity[individual][email]"],
      [
        { relationship: { percent_ownership: Stripe.Decimal.from("101") } },
        "identity[individual][relationship][percent_ownership]"
      ]
    ] as const
    const { id } = await accounts.create(both)
    for (const [individual, param] of wrong) {
      const identity = { ...both.identity, individual }
      expect(await Shop.refused(accounts.create({ ...both, identity }))).toMatchObject({ param })
      const update = { contact_email: "eve@example.com", identity: { individual } }
      expect(await Shop.refused(accounts.update(id, update))).toMatchObject({ param })
    }
    expect((await accounts.list()).data).toMatchObject([{ id, contact_email: "ada@example.com" }])
    expect((await stripe.accounts.listPersons(id)).data).toEqual([])
  })
})

describe("the requirements of an account of v2", () => {
  it("are those that are asked of it, with what they restrict, until they are given in its words", async () => {
    const { ask, stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id } = await accounts.create(both)
    const bank = {
      description: "external_account",
      impact: {
        restricts_capabilities: [
          { capability: "stripe_balance.payouts", configuration: "recipient", deadline: { status: "past_due" } }
        ]
      }
    }
    const first = await accounts.retrieve(id, { include: ["requirements"] })
    expect(first.requirements).toMatchObject({
      entries: [bank],
      summary: { minimum_deadline: { status: "past_due", time: null } }
    })
    await stripe.accounts.createExternalAccount(id, { external_account: "btok_us_verified" })
    const askFor = (said: string) =>
      ask(`/v1/test_helpers/accounts/${id}/requirements`, { method: "POST", body: new URLSearchParams(said) })
    await askFor("requirement=individual.first_name&disables[0]=payouts")
    await askFor(`requirement=business_profile.mcc&disables[0]=charges&current_deadline=${Shop.monday + Shop.days(1)}`)
    const { requirements } = await accounts.retrieve(id, { include: ["requirements"] })
    const due = { deadline: { status: "currently_due" } }
    expect(requirements).toMatchObject({
      entries: [
        {
          awaiting_action_from: "user",
          description: "individual.first_name",
          errors: [],
          impact: {
            restricts_capabilities: [
              {
                capability: "stripe_balance.payouts",
                configuration: "recipient",
                deadline: { status: "eventually_due" }
              }
            ]
          },
          minimum_deadline: { status: "eventually_due" },
          requested_reasons: [{ code: "routine_onboarding" }]
        },
        {
          description: "business_profile.mcc",
          impact: {
            restricts_capabilities: [
              { capability: "card_payments", configuration: "merchant", ...due },
              { capability: "stripe_balance.stripe_transfers", configuration: "recipient", ...due }
            ]
          },
          minimum_deadline: { status: "currently_due" }
        }
      ],
      summary: { minimum_deadline: { status: "currently_due", time: "2026-03-03T10:00:00.000Z" } }
    })
    const done = await accounts.update(id, {
      identity: { individual: { given_name: "Ada" } },
      configuration: { merchant: { mcc: "5734" } },
      include: ["requirements"]
    })
    expect(done.requirements).toEqual({ entries: [], summary: null })
    expect((await stripe.accounts.retrieve(id)).requirements?.eventually_due).toEqual([])
  })

  it("restrict a capability from their deadline on, and say why", async () => {
    const { ask, server, stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id } = await accounts.create(both)
    await ask(`/v1/test_helpers/accounts/${id}/requirements`, {
      method: "POST",
      body: new URLSearchParams(`requirement=company.name&disables[0]=charges&current_deadline=${Shop.monday + 60}`)
    })
    server.advance("1h")
    const late = await accounts.retrieve(id, { include: ["configuration.merchant", "requirements"] })
    expect(late.configuration?.merchant?.capabilities?.card_payments).toEqual({
      status: "restricted",
      status_details: [{ code: "requirements_past_due", resolution: "provide_info" }]
    })
    expect(late.requirements?.summary?.minimum_deadline?.status).toBe("past_due")
    await stripe.accounts.reject(id, { reason: "fraud" })
    const rejected = await accounts.retrieve(id, { include: ["configuration.merchant"] })
    expect(rejected.configuration?.merchant?.capabilities?.card_payments).toEqual({
      status: "rejected",
      status_details: [{ code: "rejected_platform_fraud", resolution: "no_resolution" }]
    })
  })
})

describe("an account that is only a customer", () => {
  it("needs nobody who is responsible, is found by its configuration, and closed", async () => {
    const { seller, stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    await seller()
    const { id } = await accounts.create({
      display_name: "Eve",
      configuration: { customer: {} },
      identity: { country: "us" }
    })
    const found = await accounts.list({ applied_configurations: ["customer"] })
    expect(found.data).toMatchObject([{ id, applied_configurations: ["customer"], closed: false }])
    expect(await Shop.refused(accounts.close(id, { applied_configurations: ["merchant"] }))).toMatchObject({
      param: "applied_configurations"
    })
    const closed = await accounts.close(id, { applied_configurations: ["customer"] })
    expect(closed).toMatchObject({ id, closed: true })
    expect((await accounts.list({ closed: true, applied_configurations: ["customer"] })).data).toEqual([closed])
  })
})

describe("an account that is a customer", () => {
  const shop = async () => {
    const { balance, stripe } = await Shop.start()
    const create: Stripe.V2.Core.AccountCreateParams = { configuration: { customer: {} }, identity: { country: "us" } }
    const { id: customer_account } = await stripe.v2.core.accounts.create(create)
    return { balance, customer_account, stripe }
  }

  it("keeps payment methods, pays with them, and is shown where a customer would be", async () => {
    const { balance, customer_account, stripe } = await shop()
    const setup = await stripe.setupIntents.create({
      confirm: true,
      customer_account,
      payment_method: "pm_card_visa",
      return_url: Shop.returnUrl
    })
    expect(setup).toMatchObject({ status: "succeeded", customer: null, customer_account })
    const attached = await stripe.paymentMethods.attach("pm_card_mastercard", { customer_account })
    expect(attached).toMatchObject({ customer: null, customer_account })
    const kept = await stripe.paymentMethods.list({ customer_account })
    expect(kept.data.map(({ id }) => id)).toEqual([attached.id, setup.payment_method])
    const paid = await stripe.paymentIntents.create({
      ...Shop.paid,
      amount: 1000,
      customer_account,
      payment_method: attached.id
    })
    expect(paid).toMatchObject({ status: "succeeded", customer: null, customer_account })
    expect((await stripe.charges.list()).data).toMatchObject([{ customer: null, payment_intent: paid.id }])
    expect((await stripe.paymentIntents.list({ customer_account })).data.map(({ id }) => id)).toEqual([paid.id])
    expect((await stripe.setupIntents.list({ customer_account })).data.map(({ id }) => id)).toEqual([setup.id])
    expect(await balance()).toEqual({ pending: 941, available: 0 })
    const alone = stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method: attached.id })
    expect(await Shop.refused(alone)).toMatchObject({ param: "payment_method" })
  })

  it("pays by default with what is its own", async () => {
    const { customer_account, stripe } = await shop()
    const { accounts } = stripe.v2.core
    const own = await stripe.paymentMethods.attach("pm_card_visa", { customer_account })
    const nobodys = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } })
    const choose = (default_payment_method: string) =>
      accounts.update(customer_account, {
        configuration: { customer: { billing: { default_payment_method } } },
        include: ["configuration.customer"]
      })
    expect((await choose(own.id)).configuration?.customer?.billing).toEqual({ default_payment_method: own.id })
    expect(await Shop.refused(choose(nobodys.id))).toMatchObject({
      param: "configuration[customer][billing][default_payment_method]"
    })
  })

  it("is named alone, is known, and is one as long as that is applied", async () => {
    const { customer_account, stripe } = await shop()
    const pay = (said: { customer?: string; customer_account?: string }) =>
      Shop.refused(stripe.paymentIntents.create({ amount: 1000, currency: "usd", ...said }))
    const { id: customer } = await stripe.customers.create()
    expect(await pay({ customer, customer_account })).toMatchObject({
      message: "You may only specify one of these parameters: customer, customer_account."
    })
    expect(await pay({ customer_account: "acct_nobody" })).toMatchObject({
      message: "No such account: 'acct_nobody'",
      param: "customer_account"
    })
    expect(await pay({ customer: customer_account })).toMatchObject({ param: "customer" })
    expect(await pay({ customer_account: customer })).toMatchObject({ param: "customer_account" })
    await stripe.v2.core.accounts.update(customer_account, { configuration: { customer: { applied: false } } })
    expect(await pay({ customer_account })).toMatchObject({
      message: `The account ${customer_account} does not have the customer configuration, or it is not applied.`,
      param: "customer_account"
    })
    const nobody = stripe.paymentMethods.attach("pm_card_visa", {})
    expect(await Shop.refused(nobody)).toMatchObject({ message: "Missing required param: customer." })
  })

  it("that is closed pays with nothing any more", async () => {
    const { customer_account, stripe } = await shop()
    const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer_account })
    await stripe.v2.core.accounts.close(customer_account, { applied_configurations: ["customer"] })
    expect(await stripe.paymentMethods.retrieve(id)).toMatchObject({ customer: null, customer_account: null })
    const pay = stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method: id })
    expect(await Shop.refused(pay)).toMatchObject({ param: "payment_method" })
  })
})

describe("what is said of an account", () => {
  it("in v2 is shown by v1, and the other way round", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id } = await accounts.create({
      ...both,
      configuration: { merchant: { mcc: "5734", ...both.configuration?.merchant } }
    })
    expect(await stripe.accounts.retrieve(id)).toMatchObject({
      business_type: "individual",
      business_profile: { mcc: "5734", url: null }
    })
    await accounts.update(id, {
      configuration: { merchant: { statement_descriptor: { descriptor: "ADA" }, support: { phone: "+15550100" } } },
      defaults: { profile: { business_url: "https://ada.example.com" } }
    })
    expect(await stripe.accounts.retrieve(id)).toMatchObject({
      business_profile: { mcc: "5734", support_phone: "+15550100", url: "https://ada.example.com" },
      settings: { payments: { statement_descriptor: "ADA" } }
    })
    await stripe.accounts.update(id, {
      business_type: "company",
      business_profile: { mcc: "5812", support_email: "ada@example.com" },
      settings: { card_payments: { statement_descriptor_prefix: "AD" } }
    })
    const now = await accounts.retrieve(id, { include: ["configuration.merchant", "defaults", "identity"] })
    expect(now).toMatchObject({
      configuration: {
        merchant: {
          mcc: "5812",
          statement_descriptor: { descriptor: "ADA", prefix: "AD" },
          support: { email: "ada@example.com", phone: "+15550100" }
        }
      },
      defaults: { profile: { business_url: "https://ada.example.com" } },
      identity: { entity_type: "company" }
    })
  })
})

describe("a person of an account of v2", () => {
  it("is the same in v1, and is changed, listed and deleted", async () => {
    const { stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id } = await accounts.create(both)
    const ada = await accounts.persons.create(id, {
      given_name: "Ada",
      surname: "Lovelace",
      date_of_birth: { day: 1, month: 1, year: 1902 },
      address: { city: "London", country: "gb", town: "Marylebone" },
      id_numbers: [{ type: "us_ssn_last_4", value: "0000" }],
      legal_gender: "female",
      metadata: { a: "1" },
      nationalities: ["gb", "us"],
      relationship: { owner: true, percent_ownership: Stripe.Decimal.from("25"), title: "Countess" }
    })
    expect(ada).toMatchObject({
      object: "v2.core.account_person",
      account: id,
      address: { city: "London", country: "gb", town: "Marylebone" },
      created: "2026-03-02T10:00:00.000Z",
      date_of_birth: { day: 1, month: 1, year: 1902 },
      given_name: "Ada",
      id_numbers: [{ type: "us_ssn_last_4" }],
      legal_gender: "female",
      livemode: false,
      metadata: { a: "1" },
      nationalities: ["gb", "us"],
      surname: "Lovelace",
      updated: "2026-03-02T10:00:00.000Z"
    })
    expect(String(ada.relationship?.percent_ownership)).toBe("25")
    expect(await stripe.accounts.retrievePerson(id, ada.id)).toMatchObject({
      first_name: "Ada",
      last_name: "Lovelace",
      address: { city: "London" },
      dob: { day: 1, month: 1, year: 1902 },
      gender: "female",
      nationality: "gb",
      relationship: { owner: true, percent_ownership: 25, title: "Countess" },
      ssn_last_4_provided: true
    })
    const eve = await stripe.accounts.createPerson(id, { first_name: "Eve", relationship: { representative: true } })
    const eves = await accounts.persons.update(id, eve.id, { surname: "Online" })
    expect(eves).toMatchObject({ given_name: "Eve", surname: "Online", address: null, date_of_birth: null })
    const found: Array<string> = []
    for await (const each of accounts.persons.list(id, { limit: 1 })) found.push(each.id)
    expect(found).toEqual([eve.id, ada.id])
    expect(await accounts.persons.del(id, ada.id)).toMatchObject({ id: ada.id, object: "v2.core.account_person" })
    expect((await Shop.refused(accounts.persons.retrieve(id, ada.id))).statusCode).toBe(404)
    expect((await Shop.refused(accounts.persons.del(id, eve.id))).message).toContain("representative")
    const types = (await stripe.events.list({}, { stripeAccount: id })).data.map(({ type }) => type)
    expect(types.filter((type) => type.startsWith("person.")).toSorted()).toEqual([
      "person.created",
      "person.created",
      "person.deleted",
      "person.updated"
    ])
  })

  it("is shown by each in the words that the other one said last", async () => {
    const { stripe } = await Shop.start()
    const { persons } = stripe.v2.core.accounts
    const { id } = await stripe.v2.core.accounts.create(both)
    const kept = await persons.create(id, {
      additional_names: [{ purpose: "maiden", given_name: "Ada", surname: "Byron" }],
      nationalities: ["gb", "us"],
      script_addresses: { kana: { city: "シブヤ", country: "jp", town: "ジングウマエ" } },
      script_names: { kana: { given_name: "エイダ", surname: "ラブレス" } }
    })
    expect(await stripe.accounts.retrievePerson(id, kept.id)).toMatchObject({
      address_kana: { city: "シブヤ", country: "jp", town: "ジングウマエ" },
      first_name_kana: "エイダ",
      last_name_kana: "ラブレス",
      maiden_name: "Byron"
    })
    const old = { gender: "female", maiden_name: "Noel", nationality: "fr", first_name_kanji: "愛" }
    await stripe.accounts.updatePerson(id, kept.id, { ...old, last_name_kana: "" })
    expect(await persons.retrieve(id, kept.id)).toMatchObject({
      additional_names: [{ purpose: "maiden", surname: "Noel" }],
      legal_gender: "female",
      nationalities: ["fr"],
      script_addresses: { kana: { city: "シブヤ", country: "jp", town: "ジングウマエ" } },
      script_names: { kana: { given_name: "エイダ", surname: null }, kanji: { given_name: "愛" } }
    })
    const none = await persons.update(id, kept.id, { additional_names: [], legal_gender: "male", nationalities: [] })
    expect(none).toMatchObject({ additional_names: [], legal_gender: "male", nationalities: [] })
    const now = await stripe.accounts.retrievePerson(id, kept.id)
    expect([now.gender, now.maiden_name, now.nationality]).toEqual(["male", null, null])
  })

  it("provides what is asked of the account", async () => {
    const { ask, stripe } = await Shop.start()
    const { accounts } = stripe.v2.core
    const { id } = await accounts.create(both)
    await ask(`/v1/test_helpers/accounts/${id}/requirements`, {
      method: "POST",
      body: new URLSearchParams("requirement=representative.first_name")
    })
    await accounts.persons.create(id, { given_name: "Ada", relationship: { representative: true } })
    expect((await stripe.accounts.retrieve(id)).requirements?.eventually_due).toEqual(["external_account"])
    const token = accounts.persons.create(id, { person_token: "person_token_1" })
    expect(await Shop.refused(token)).toMatchObject({ code: "sandbox_not_served", param: "person_token" })
  })
})
