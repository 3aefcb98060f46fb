import { describe, expect, it } from "vitest"
import * as Rate from "#core/money/Rate.ts"
import { type Change, changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"

const platformWith = (platform: unknown) =>
  scenarioOf(changed(["platform", platform], ["accounts", {}], ["steps", []], ["expect", {}])).platform

const accountWith = (account: unknown) =>
  scenarioOf(changed(["accounts.ben", account])).accounts[2] ?? expect.fail("no third account")

describe("the pricing of a scenario", () => {
  const pricing = {
    rules: [{ payment_methods: ["us_bank_account"], rate: "1%", minimum: "0.20 usd", maximum: "8.00 usd" }],
    fallback: { rate: "4%", fixed: "0.50 usd" },
    modifiers: [{ discount: "5%" }, { markup: "10%" }]
  }
  const usd = (minor: bigint) => ({ currency: "usd", minor })
  const platformPays = {
    losses: "application",
    fees_payer: "application",
    requirement_collection: "application",
    dashboard: "none"
  }

  it("is the platform's, or an account's own", () => {
    const expected = {
      rules: [
        { paymentMethods: ["us_bank_account"], fee: { rate: Rate.of("1%"), minimum: usd(20n), maximum: usd(800n) } }
      ],
      fallback: { rate: Rate.of("4%"), fixed: usd(50n) },
      modifiers: [
        { kind: "discount", rate: Rate.of("5%") },
        { kind: "markup", rate: Rate.of("10%") }
      ]
    }
    expect(platformWith({ pricing }).pricing).toEqual(expected)
    expect(accountWith({ controller: platformPays, pricing }).pricing).toEqual(expected)
    expect(platformWith({ pricing: {} }).pricing).toEqual({ rules: [], fallback: { rate: Rate.zero }, modifiers: [] })
    expect(platformWith({})).not.toHaveProperty("pricing")
  })

  it("has a fee of instant payouts beside them", () => {
    const stated = { rate: "1%", minimum: "0.50 usd", maximum: "9.00 usd" }
    const expected = { rate: Rate.of("1%"), minimum: usd(50n), maximum: usd(900n) }
    expect(platformWith({ instant_payout_pricing: stated }).instantPayoutPricing).toEqual(expected)
    expect(
      accountWith({ type: "express", instant_payout_pricing: { fixed: "1.00 usd" } }).instantPayoutPricing
    ).toEqual({
      rate: Rate.zero,
      fixed: usd(100n)
    })
    expect(platformWith({})).not.toHaveProperty("instantPayoutPricing")
    expect(platformWith({ instant_payout_advances: true }).instantPayoutAdvances).toBe(true)
    expect(platformWith({})).not.toHaveProperty("instantPayoutAdvances")
    expect(platformWith({ available_payout_methods: ["standard"] }).payoutMethods).toEqual(new Set(["standard"]))
    expect(platformWith({})).not.toHaveProperty("payoutMethods")
  })

  it("may take all of the fee off, and leave no room between the least and the most", () => {
    const modifiers = [{ discount: "100%" }]
    expect(platformWith({ pricing: { modifiers } }).pricing?.modifiers).toEqual([
      { kind: "discount", rate: Rate.of("100%") }
    ])
    const only = (limits: object) => platformWith({ instant_payout_pricing: { rate: "1%", ...limits } })
    expect(only({ minimum: "1.00 usd", maximum: "1.00 usd" }).instantPayoutPricing).toMatchObject({
      minimum: usd(100n),
      maximum: usd(100n)
    })
    expect(only({ minimum: "1.00 usd" }).instantPayoutPricing).toMatchObject({ minimum: usd(100n) })
  })

  it.each<readonly [Change, ReadonlyArray<string>]>([
    [
      ["accounts.sten.instant_payout_pricing", { rate: "1%" }],
      [
        "accounts.sten.instant_payout_pricing: is only for accounts whose instant payouts the platform pays for; " +
          "expected a fees_payer other than account"
      ]
    ],
    [
      ["platform.instant_payout_pricing", { rate: "1%", fixed: "1.00 usd", minimum: "2.00 usd" }],
      ["platform.instant_payout_pricing: Expected minimum only without fixed"]
    ],
    [
      ["accounts.ada.instant_payout_pricing", { rate: "1%", maximum: "5.00 cad" }],
      [
        "accounts.ada.instant_payout_pricing: is in cad, and acct_ada is paid out instantly in usd; expected amounts in that"
      ]
    ],
    [
      ["accounts.ada.instant_payout_pricing", { fixed: "1.00 cad" }],
      [
        "accounts.ada.instant_payout_pricing: is in cad, and acct_ada is paid out instantly in usd; expected amounts in that"
      ]
    ],
    [
      ["accounts.ada.instant_payout_pricing", { rate: "1%", minimum: "1.00 cad" }],
      [
        "accounts.ada.instant_payout_pricing: is in cad, and acct_ada is paid out instantly in usd; expected amounts in that"
      ]
    ],
    [["platform.instant_payout_pricing", {}], ["platform.instant_payout_pricing: Expected rate, fixed or both"]],
    [
      ["platform.instant_payout_pricing", { rate: "1%", minimum: "2.00 usd", maximum: "1.00 usd" }],
      ['platform.instant_payout_pricing.minimum: "2.00 usd" must not be more than the maximum']
    ],
    [["platform.instant_payout_advances", "yes"], ["platform.instant_payout_advances: Expected true or false"]],
    [
      ["platform.available_payout_methods", "instant"],
      ["platform.available_payout_methods: Expected a list of payout methods"]
    ],
    [
      ["accounts.sten.pricing", {}],
      ["accounts.sten.pricing: is only for accounts with fees_payer: application; expected it on the platform"]
    ],
    [
      ["platform.pricing", { modifiers: [{ discount: "101%" }] }],
      ['platform.pricing.modifiers.0.discount: "101%" must be at most 100%']
    ],
    [
      ["platform.pricing", { modifiers: [{}] }],
      ["platform.pricing.modifiers.0: Expected exactly one of markup, discount"]
    ],
    [
      ["platform.pricing", { rules: [{ payment_methods: ["card"] }] }],
      ["platform.pricing.rules.0: Expected rate, fixed or both"]
    ],
    [
      ["platform.pricing", { rules: [{ payment_methods: ["card"], fixed: "1.00 usd", minimum: "2.00 usd" }] }],
      ["platform.pricing.rules.0: Expected minimum only without fixed"]
    ],
    [
      ["platform.pricing", { rules: [{ payment_methods: ["card"], fixed: "1.00 usd", maximum: "2.00 usd" }] }],
      ["platform.pricing.rules.0: Expected maximum only with rate"]
    ],
    [
      [
        "platform.pricing",
        { rules: [{ payment_methods: ["card"], rate: "1%", minimum: "2.00 usd", maximum: "1.00 usd" }] }
      ],
      ['platform.pricing.rules.0.minimum: "2.00 usd" must not be more than the maximum']
    ],
    [
      [
        "platform.pricing",
        { rules: [{ payment_methods: ["card"], rate: "1%", minimum: "2.00 usd", maximum: "3.00 eur" }] }
      ],
      ["platform.pricing.rules.0: is in usd and in eur; expected amounts of one currency"]
    ],
    [
      [
        "platform.pricing",
        { rules: [{ payment_methods: ["card"], rate: "1%", fixed: "2.00 usd", maximum: "3.00 eur" }] }
      ],
      ["platform.pricing.rules.0: is in usd and in eur; expected amounts of one currency"]
    ]
  ])("%j is refused", (change, expected) => {
    expect(issuesOf(changed(change))).toEqual(expected)
  })
})
