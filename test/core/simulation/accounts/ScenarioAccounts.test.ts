import { describe, expect, it } from "vitest"
import * as StripeAccount from "#core/connect/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as ScenarioAccounts from "#core/simulation/accounts/ScenarioAccounts.ts"
import { bakery, type Change, changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"

/** An account as a line: country, currency, tariff and settlement delay. */
const written = ({
  country,
  currency,
  settlementDelay: { count, days },
  tariff
}: StripeAccount.StripeAccount): string =>
  `${country} ${currency}, ${Rate.format(tariff.prices.card.rate)} + ${Money.format(tariff.prices.card.fixed)}, ${days} ${count} days`

const platformOf = (platform: unknown, tariffs?: unknown) =>
  scenarioOf(changed(["platform", platform], ["tariffs", tariffs], ["accounts", {}], ["steps", []], ["expect", {}]))
    .platform

const accountOf = (account: unknown, ...changes: ReadonlyArray<Change>) =>
  scenarioOf(changed(["accounts.ben", account], ...changes)).accounts[2] ?? expect.fail("no third account")

describe("an account of a scenario", () => {
  it("is called by its name in the file", () => {
    expect(ScenarioAccounts.idOf("ada")).toBe("acct_ada")
    const { accounts, platform } = scenarioOf(bakery())
    expect([platform, ...accounts].map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ["acct_platform", "platform", "Market"],
      ["acct_ada", "connected", "ada"],
      ["acct_sten", "connected", "sten"]
    ])
    expect(accountOf({ type: "custom", name: "Ben's Bread" })).toHaveProperty("name", "Ben's Bread")
    expect(platformOf({})).toMatchObject({ id: "acct_platform", name: "platform" })
  })

  it.each([
    [{}, "US usd, 2.9% + 0.30 usd, 2 business days"],
    [{ country: "US" }, "US usd, 2.9% + 0.30 usd, 2 business days"],
    [{ country: "DE" }, "DE eur, 1.5% + 0.25 eur, 7 calendar days"],
    [{ country: "JP" }, "JP jpy, 3.6% + 0 jpy, 7 business days"],
    [{ country: "DE", currency: "EUR" }, "DE eur, 1.5% + 0.25 eur, 7 calendar days"],
    [{ country: "FR", tariff: "DE" }, "FR eur, 1.5% + 0.25 eur, 3 calendar days"],
    [{ country: "US", settlement_delay: { days: 7, count: "calendar" } }, "US usd, 2.9% + 0.30 usd, 7 calendar days"]
  ])("has the defaults of its country: %j", (platform, expected) => {
    expect(written(platformOf(platform))).toBe(expected)
  })

  it("has the platform's country unless it says otherwise", () => {
    expect(written(accountOf({ type: "express" }))).toBe("US usd, 2.9% + 0.30 usd, 2 business days")
    expect(written(accountOf({ type: "express", country: "DE" }))).toBe("DE eur, 1.5% + 0.25 eur, 7 calendar days")
    const inGermany = accountOf({ type: "express" }, ["platform", { country: "DE" }])
    expect(written(inGermany)).toBe("DE eur, 1.5% + 0.25 eur, 7 calendar days")
  })

  it.each(["standard", "express", "custom"] as const)("of type %s has that type's controller", (type) => {
    expect(accountOf({ type }).controller).toEqual(StripeAccount.typed[type])
  })

  it("has the controller that is spelled out, if there is such a one at Stripe", () => {
    const controller = {
      losses: "application",
      fees_payer: "application",
      requirement_collection: "application",
      dashboard: "none"
    }
    expect(accountOf({ controller }).controller).toEqual({
      losses: "application",
      feesPayer: "application",
      requirementCollection: "application",
      dashboard: "none"
    })
    expect(issuesOf(changed(["accounts.ben", { controller: { ...controller, losses: "stripe" } }]))).toEqual([
      "accounts.ben.controller: requirement_collection: application needs losses: application, because whoever collects " +
        "requirements must cover losses"
    ])
    expect(issuesOf(changed(["accounts.ben", { controller: { ...controller, dashboard: "full" } }]))).toEqual([
      "accounts.ben.controller: requirement_collection: application needs dashboard: none, because no Stripe-hosted " +
        "dashboard is given"
    ])
  })

  it("may do everything unless it says what", () => {
    const capabilities = (given: object) => [...accountOf({ type: "express", ...given }).capabilities]
    expect(capabilities({})).toEqual(["card_payments", "transfers"])
    expect(capabilities({ capabilities: [] })).toEqual([])
    expect(capabilities({ capabilities: ["transfers", "transfers"] })).toEqual(["transfers"])
  })
})

describe("a tariff of a scenario", () => {
  it("is used by its name, and comes before one of a country", () => {
    const tariffs = { keyed: { rate: "3.4%", fixed: "0.30 usd" }, US: { rate: "1%", fixed: "0.01 usd" } }
    expect(platformOf({ tariff: "keyed" }, tariffs).tariff).toEqual({
      name: "keyed",
      currency: "usd",
      prices: {
        card: { rate: Rate.of("3.4%"), fixed: { currency: "usd", minor: 30n }, source: "stated in the scenario" }
      }
    })
    expect(written(platformOf({}, tariffs))).toBe("US usd, 1% + 0.01 usd, 2 business days")
  })

  it("states prices of other methods, with their limits, each in the currency that its account settles in", () => {
    const methods = {
      us_bank_account: { rate: "0.8%", cap: "5.00 usd", floor: "0.01 usd" },
      card_present: { rate: "2.7%", fixed: "0.05 usd" }
    }
    const { currency, prices } = platformOf(
      { tariff: "own" },
      { own: { rate: "2.9%", cap: "9.00 usd", methods } }
    ).tariff
    const source = "stated in the scenario"
    const usd = (minor: bigint) => ({ currency, minor })
    expect(prices).toEqual({
      card: { rate: Rate.of("2.9%"), fixed: usd(0n), cap: usd(900n), source },
      card_present: { rate: Rate.of("2.7%"), fixed: usd(5n), source },
      us_bank_account: { rate: Rate.of("0.8%"), fixed: usd(0n), cap: usd(500n), floor: usd(1n), source }
    })
  })

  it("may have its currency from another method's price only, and not from two currencies", () => {
    const own = (methods: object) => ({ own: { rate: "2.9%", methods } })
    const inEuros = own({ sepa_debit: { rate: "0%", fixed: "0.35 eur" } })
    expect(platformOf({ tariff: "own" }, inEuros).tariff.currency).toBe("eur")
    const mixed = own({
      sepa_debit: { rate: "0%", fixed: "0.35 eur" },
      us_bank_account: { rate: "1%", cap: "5.00 usd" }
    })
    expect(issuesOf(changed(["tariffs", mixed], ["accounts.ada.tariff", "own"]))).toEqual([
      "accounts.ada: settles in usd, but its tariff charges in eur; expected the same currency"
    ])
  })

  it("adds nothing to its rate unless it says so, whatever its account settles in", () => {
    const tariffs = { flat: { rate: "2%" } }
    expect(written(platformOf({ tariff: "flat" }, tariffs))).toBe("US usd, 2% + 0.00 usd, 2 business days")
    expect(written(platformOf({ country: "JP", tariff: "flat" }, tariffs))).toBe("JP jpy, 2% + 0 jpy, 7 business days")
    const inPounds = { country: "GB", currency: "gbp", tariff: "flat" }
    expect(written(platformOf(inPounds, tariffs))).toBe("GB gbp, 2% + 0.00 gbp, 7 calendar days")
    const flat = (account: object, platform: object) =>
      written(accountOf({ type: "express", tariff: "flat", ...account }, ["tariffs", tariffs], ["platform", platform]))
    const british = { country: "GB", currency: "gbp", tariff: "flat" }
    expect(flat({ country: "JP" }, {})).toBe("JP jpy, 2% + 0 jpy, 7 business days")
    expect(flat({ currency: "eur" }, {})).toBe("US eur, 2% + 0.00 eur, 2 business days")
    expect(flat({ country: "DE" }, {})).toBe("DE eur, 2% + 0.00 eur, 7 calendar days")
    const accounts = ["accounts", { ben: { type: "express", tariff: "flat" } }] as const
    const inBritain = changed(["platform", british], ["tariffs", tariffs], accounts, ["steps", []], ["expect", {}])
    expect(scenarioOf(inBritain).accounts.map(written)).toEqual(["GB gbp, 2% + 0.00 gbp, 7 calendar days"])
  })
})

describe("an account that cannot be", () => {
  const known = "expected one of US, AU, CA, DE, FR, GB, IE, JP, SG, or a tariff of your own under tariffs"

  it.each<readonly [string, ReadonlyArray<Change>, ReadonlyArray<string>]>([
    [
      "called as the platform",
      [["accounts.platform", { type: "express" }]],
      ["key accounts.platform: is the platform's own name; expected another one"]
    ],
    [
      "of a tariff that is not there",
      [["platform.tariff", "mine"]],
      [`platform.tariff: there is no tariff "mine"; ${known}`]
    ],
    [
      "of a country without a tariff",
      [["platform.country", "NO"]],
      [
        "platform.country: Stripe's price in NO is not known; expected tariff: one of US, AU, CA, DE, FR, GB, IE, JP, SG, or one of your own under tariffs"
      ]
    ],
    [
      "connected, and of a country without a tariff",
      [["accounts.ada.country", "NZ"]],
      [
        "accounts.ada.country: Stripe's price in NZ is not known; expected tariff: one of US, AU, CA, DE, FR, GB, IE, JP, SG, or one of your own under tariffs"
      ]
    ],
    [
      "of a tariff that is not there, among others that are",
      [
        ["tariffs", { mine: { rate: "1%" } }],
        ["accounts.ada.tariff", "yours"]
      ],
      [
        'accounts.ada.tariff: there is no tariff "yours"; expected one of US, AU, CA, DE, FR, GB, IE, JP, SG, mine, or a tariff of your own under ' +
          "tariffs"
      ]
    ],
    [
      "of a currency that is none",
      [["accounts.ada.currency", "xxx"]],
      ['accounts.ada.currency: unknown currency "xxx": expected an ISO 4217 code such as "usd"']
    ],
    [
      "of a currency that its tariff does not charge in",
      [["accounts.ada.currency", "eur"]],
      ["accounts.ada.currency: settles in eur, but its tariff charges in usd; expected the same currency"]
    ],
    [
      "of another country's tariff and its own currency",
      [
        ["accounts.ada.tariff", "DE"],
        ["accounts.ada.currency", "usd"]
      ],
      ["accounts.ada.currency: settles in usd, but its tariff charges in eur; expected the same currency"]
    ],
    [
      "of a tariff without a fixed part, in a country whose currency is not known",
      [
        ["tariffs", { flat: { rate: "1%" } }],
        ["accounts.ada", { type: "express", country: "NO", tariff: "flat" }]
      ],
      ['accounts.ada: does not say what it settles in, and neither does its tariff "flat"; expected a currency']
    ],
    [
      "of a tariff without a fixed part, when the platform's currency is none",
      [
        ["platform", { currency: "xxx" }],
        ["tariffs", { mine: { rate: "1%" } }]
      ],
      ['platform.currency: unknown currency "xxx": expected an ISO 4217 code such as "usd"']
    ]
  ])("%s", (_, changes, expected) => {
    expect(issuesOf(changed(...changes))).toEqual(expected)
  })
})
