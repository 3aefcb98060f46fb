import { describe, expect, it } from "vitest"
import * as Controller from "#core/connect/accounts/Controller.ts"
import * as Rate from "#core/money/Rate.ts"
import { bakery, changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"
import { accountOf, platformOf, written } from "./Accounts.ts"

describe("an account of a scenario", () => {
  it("is called by its name in the file", () => {
    const { accounts, platform } = scenarioOf(bakery())
    expect([platform, ...accounts].map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ["acct_platform", "platform", "Market"],
      ["acct_ada", "connected", "ada"],
      ["acct_sten", "connected", "sten"]
    ])
    expect(accountOf({ type: "custom", name: "Ben's Bread" })).toHaveProperty("name", "Ben's Bread")
    expect(platformOf({})).toMatchObject({ id: "acct_platform", name: "platform" })
  })

  it.each(["standard", "express", "custom"] as const)("of type %s has that type's controller", (type) => {
    expect(accountOf({ type }).controller).toEqual(Controller.typed[type])
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
      "accounts.ada: settles in usd, but its tariff charges in eur; expected eur, or a tariff in usd"
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

it("no connected account is called as the platform", () => {
  expect(issuesOf(changed(["accounts.platform", { type: "express" }]))).toEqual([
    "key accounts.platform: is the platform's own name; expected another one"
  ])
})

describe("the state of an account", () => {
  it("is kept, and is none where none is stated", () => {
    expect(accountOf({ type: "express", state: "MA" }).state).toBe("MA")
    expect(accountOf({ type: "express" })).not.toHaveProperty("state")
  })

  it("is two letters, and of accounts in the US", () => {
    for (const unknown of ["Maine", "ZZ", "ma", "MAX"]) {
      expect(issuesOf(changed(["accounts.ada.state", unknown]))).toEqual([
        "accounts.ada.state: Expected the postal abbreviation of a US state or territory, such as MA"
      ])
    }
    expect(issuesOf(changed(["accounts.ben", { type: "express", country: "DE", state: "MA" }]))).toContain(
      "accounts.ben.state: is only for accounts in the US, and acct_ben is in DE; expected none"
    )
  })
})
