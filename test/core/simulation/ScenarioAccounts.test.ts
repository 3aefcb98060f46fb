import { describe, expect, it } from "vitest"
import * as StripeAccount from "#core/connect/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as ScenarioAccounts from "#core/simulation/ScenarioAccounts.ts"
import { bakery, type Change, changed, issuesOf, scenarioOf } from "./ScenarioFiles.ts"

/** An account as a line: country, currency, tariff and settlement delay. */
const written = ({
  country,
  currency,
  settlementDelay: { count, days },
  tariff
}: StripeAccount.StripeAccount): string =>
  `${country} ${currency}, ${Rate.format(tariff.rate)} + ${Money.format(tariff.fixed)}, ${days} ${count} days`

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
      rate: Rate.of("3.4%"),
      fixed: { currency: "usd", minor: 30n },
      source: "stated in the scenario"
    })
    expect(written(platformOf({}, tariffs))).toBe("US usd, 1% + 0.01 usd, 2 business days")
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
  const known = "expected one of US, DE, JP, or a tariff of your own under tariffs"

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
      [["platform.country", "FR"]],
      [
        "platform.country: Stripe's price in FR is not known; expected tariff: one of US, DE, JP, or one of your own under tariffs"
      ]
    ],
    [
      "connected, and of a country without a tariff",
      [["accounts.ada.country", "GB"]],
      [
        "accounts.ada.country: Stripe's price in GB is not known; expected tariff: one of US, DE, JP, or one of your own under tariffs"
      ]
    ],
    [
      "of a tariff that is not there, among others that are",
      [
        ["tariffs", { mine: { rate: "1%" } }],
        ["accounts.ada.tariff", "yours"]
      ],
      [
        'accounts.ada.tariff: there is no tariff "yours"; expected one of US, DE, JP, mine, or a tariff of your own under ' +
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
        ["accounts.ada", { type: "express", country: "FR", tariff: "flat" }]
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
