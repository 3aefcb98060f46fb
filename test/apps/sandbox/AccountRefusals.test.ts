/**
 * Why accounts cannot be made or changed so, of v1 and v2: each with the parameter that it is about, and nothing done.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const requested = { requested: true }
const transfers = { transfers: requested }
const cards = { card_payments: requested }
const recipient = { capabilities: { stripe_balance: { stripe_transfers: requested } } }
const merchant = { capabilities: cards }

interface Told {
  readonly code?: string
  readonly param?: string
  readonly message: string
}

type Case = readonly [said: object, told: Told]

const refusesAll = async (
  cases: ReadonlyArray<Case>,
  create: (stripe: Stripe, said: object) => Promise<unknown>
): Promise<void> => {
  const { stripe } = await Shop.start()
  for (const [said, told] of cases) {
    const { code, message, param, rawType, statusCode } = await Shop.refused(create(stripe, said))
    const expected = { code: undefined, param: undefined, ...told, statusCode: 400, rawType: "invalid_request_error" }
    expect({ said, code, message, param, rawType, statusCode }).toEqual({ said, ...expected })
  }
  expect((await stripe.accounts.list()).data).toEqual([])
  expect((await stripe.events.list()).data).toEqual([])
}

const scheduled = (schedule: object) => ({ settings: { payouts: { schedule } } })
const ofSchedule = (name: string): string => `settings[payouts][schedule][${name}]`

const unknown = (country: string, param: string): Told => ({
  param,
  message:
    `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or ` +
    "'GB'. A full list of country codes is available at " +
    "https://en.wikipedia.org/wiki/ISO_3166-1_alpha-2#Officially_assigned_code_elements"
})

const unpriced = (param: string): Told => ({
  code: "sandbox_not_served",
  param,
  message:
    "This sandbox cannot do that: Stripe's prices in NZ are not known here; expected one of US, AU, CA, DE, FR, GB, IE, " +
    "JP, SG, or only the capability transfers."
})

const inEuros = "currency settles in eur, but its tariff charges in usd; expected usd, or a tariff in eur"

describe("a new account is refused", () => {
  it("of v1", () =>
    refusesAll(
      [
        [
          { type: "custom", controller: { losses: { payments: "stripe" } } },
          {
            message:
              "You may not provide the `type` parameter and `controller` parameters simultaneously. They are mutually " +
              "exclusive."
          }
        ],
        [
          { controller: { losses: { payments: "stripe" }, requirement_collection: "application" } },
          {
            param: "controller",
            message:
              "controller requirement_collection: application needs losses: application, because whoever collects " +
              "requirements must cover losses"
          }
        ],
        [{ type: "custom", country: "usa" }, unknown("usa", "country")],
        [{ type: "custom", country: "NZ", capabilities: cards }, unpriced("country")],
        [
          { type: "custom", country: "us", capabilities: transfers },
          { param: "country", message: 'country "us" is no country\'s code; did you mean US (United States)?' }
        ],
        [
          { type: "custom", default_currency: "eur", capabilities: transfers },
          { param: "default_currency", message: inEuros }
        ],
        [
          { type: "standard", capabilities: transfers, tos_acceptance: { service_agreement: "recipient" } },
          {
            param: "tos_acceptance[service_agreement]",
            message:
              "service_agreement recipient needs losses: application; service_agreement The recipient ToS agreement is " +
              "not supported for platforms in US creating accounts in US; expected full"
          }
        ],
        [
          { type: "custom", capabilities: cards, tos_acceptance: { service_agreement: "recipient" } },
          {
            message:
              "capabilities an account under the recipient agreement cannot have card_payments; expected transfers only; " +
              "service_agreement The recipient ToS agreement is not supported for platforms in US creating accounts in " +
              "US; expected full"
          }
        ],
        [
          { type: "custom", business_profile: { name: "" } },
          { param: "business_profile[name]", message: "name Expected one line of text" }
        ],
        [
          { type: "custom", ...scheduled({ interval: "weekly" }) },
          {
            param: "settings[payouts][schedule]",
            message: "payouts.schedule Expected either weekly_payout_days or weekly_anchor with interval: weekly"
          }
        ],
        [
          { type: "custom", ...scheduled({ interval: "daily", delay_days: "soon" }) },
          {
            param: ofSchedule("delay_days"),
            message: "payouts.schedule.delay_days Expected a whole number of days from 0 to 31, or minimum"
          }
        ],
        [
          { type: "custom", country: "JP", ...scheduled({ interval: "daily" }) },
          {
            param: ofSchedule("interval"),
            message:
              "payouts.schedule.interval accounts in JP are not paid out daily; expected manual, weekly or monthly"
          }
        ]
      ],
      (stripe, said) => stripe.accounts.create(said)
    ))

  it("of v2", () => {
    const responsibilities = { fees_collector: "stripe", losses_collector: "stripe" }
    return refusesAll(
      [
        [
          { dashboard: "none" },
          {
            message: "v2 dashboard: none needs losses_collector: application and a fees_collector of application"
          }
        ],
        [{ identity: { country: "usa" } }, unknown("usa", "identity[country]")],
        [{ identity: { country: "nz" } }, unpriced("identity[country]")],
        [{ defaults: { currency: "eur", responsibilities } }, { param: "defaults[currency]", message: inEuros }],
        [{ display_name: "" }, { param: "display_name", message: "name Expected one line of text" }]
      ],
      (stripe, said) =>
        stripe.v2.core.accounts.create({
          configuration: { merchant },
          dashboard: "full",
          defaults: { responsibilities },
          ...said
        } as Stripe.V2.Core.AccountCreateParams)
    )
  })
})

describe("a change of what an account may do", () => {
  const start = async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({
      type: "custom",
      country: "IN",
      capabilities: transfers,
      tos_acceptance: { service_agreement: "recipient" }
    })
    const { data } = await stripe.events.list()
    return { id, stripe, newest: data[0]?.id }
  }

  const message = (id: string): string =>
    `${id} is under the recipient service agreement, and cannot request card_payments.`

  const given = { requested: false }
  const inBothOrders: ReadonlyArray<Stripe.AccountUpdateParams.Capabilities> = [
    { card_payments: requested, transfers: given },
    { transfers: given, card_payments: requested }
  ]

  it.each(inBothOrders)("is done whole or not at all: v1, %o", async (capabilities) => {
    const { id, newest, stripe } = await start()
    const refused = await Shop.refused(stripe.accounts.update(id, { capabilities, metadata: { a: "b" } }))
    expect(refused).toMatchObject({ message: message(id), param: "capabilities[card_payments][requested]" })
    expect(await stripe.accounts.retrieve(id)).toMatchObject({ capabilities: { transfers: "active" }, metadata: {} })
    expect((await stripe.events.list()).data[0]?.id).toBe(newest)
  })

  const given2 = { capabilities: { stripe_balance: { stripe_transfers: given } } }
  it.each([
    { merchant, recipient: given2 },
    { recipient: given2, merchant }
  ])("is done whole or not at all: v2, %o", async (configuration) => {
    const { id, newest, stripe } = await start()
    const refused = await Shop.refused(stripe.v2.core.accounts.update(id, { configuration, display_name: "Ada" }))
    const param = "configuration[merchant][capabilities][card_payments][requested]"
    expect(refused).toMatchObject({ message: message(id), param })
    expect((await stripe.accounts.retrieve(id)).capabilities).toEqual({ transfers: "active" })
    expect((await stripe.events.list()).data[0]?.id).toBe(newest)
    const taken = await stripe.v2.core.accounts.update(id, { configuration: { recipient } })
    expect(taken.id).toBe(id)
  })

  it("says by which parameter of a capability", async () => {
    const { id, stripe } = await start()
    const refused = await Shop.refused(stripe.accounts.updateCapability(id, "card_payments", requested))
    expect(refused).toMatchObject({ message: message(id), param: "requested" })
  })
})
