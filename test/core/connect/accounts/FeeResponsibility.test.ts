import { describe, expect, it } from "vitest"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import { ada, market, sten } from "../Worlds.ts"

describe("who pays for", () => {
  // https://docs.stripe.com/connect/direct-charges-fee-payer-behavior
  it.each([
    ["payment_processing", "account", "application", "account", "account"],
    ["network_costs", "account", "application", "application", "application"],
    ["disputes", "account", "application", "account", "account"],
    ["payment_method_failures", "account", "application", "account", "account"],
    ["instant_payouts", "account", "application", "application", "application"],
    ["billing", "account", "application", "application", "application"],
    ["invoicing", "account", "application", "application", "application"],
    ["radar", "account", "application", "varies", "varies"],
    ["three_d_secure", "account", "application", "varies", "varies"],
    ["terminal", "account", "application", "account", "account"],
    ["tax", "account", "application", "application", "application"],
    ["adaptive_acceptance", "account", "application", "application", "application"],
    ["card_account_updater", "account", "application", "application", "application"],
    ["checkout", "account", "application", "application", "application"],
    ["bank_account_verification", "account", "application", "application", "application"],
    ["connect", "nobody", "application", "application", "application"]
  ] as const)("%s: %s, %s, %s (custom), %s (express)", (product, account, application, custom, express) => {
    expect(FeeResponsibility.of(product, "account")).toBe(account)
    expect(FeeResponsibility.of(product, "application")).toBe(application)
    expect(FeeResponsibility.of(product, "application_custom")).toBe(custom)
    expect(FeeResponsibility.of(product, "application_express")).toBe(express)
  })

  it("a product that is the platform's: of a connected account whose fees it pays, never of itself", () => {
    const platformPays = { ...sten, controller: { ...sten.controller, feesPayer: "application" } } as const
    const products = ["payment_processing", "instant_payouts", "radar"] as const
    const asked = [platformPays, ada, sten, market].map((account) =>
      products.map((product) => FeeResponsibility.isPlatforms(product, account))
    )
    expect(asked).toEqual([
      [true, true, true],
      [false, true, false],
      [false, false, false],
      [false, false, false]
    ])
  })

  it("no other product", () => expect(Object.keys(FeeResponsibility.table)).toHaveLength(16))
})
