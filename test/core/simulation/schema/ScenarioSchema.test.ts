import { describe, expect, it } from "vitest"
import { changed, issuesOf } from "./ScenarioFiles.ts"

describe("a key that nobody knows", () => {
  const account =
    "name, country, currency, external_accounts, tariff, settlement_delay, payouts, pricing, instant_payout_pricing, tax_on_fees, products, instant_payout_advances, available_payout_methods"

  it.each([
    [
      "unheard",
      "$schema, name, description, platform, accounts, tariffs, exchange_rates, settings, steps, generate, until, expect"
    ],
    ["platform.unheard", `${account}, connect_fees, cross_border_fees`],
    ["platform.settlement_delay.unheard", "days, count"],
    ["accounts.ada.unheard", `${account}, type, controller, v2, service_agreement, state, reserve_plan, capabilities`],
    ["accounts.ada.settlement_delay.unheard", "days, count"],
    ["platform.payouts.unheard", "schedule, minimum_balance, debit_negative_balances, start_of_day"],
    [
      "platform.payouts.schedule.unheard",
      "interval, weekly_payout_days, weekly_anchor, monthly_payout_days, monthly_anchor, delay_days"
    ],
    ["platform.payouts.start_of_day.unheard", "hour, minutes, timezone"],
    ["tariffs.mine.methods.card_keyed.unheard", "rate, fixed, cap, floor"],
    ["platform.pricing.unheard", "rules, fallback, modifiers"],
    ["tariffs.mine.unheard", "rate, fixed, cap, floor, disputes, methods"],
    ["tariffs.mine.disputes.unheard", "received, countered, received_is_returned"],
    [
      "settings.unheard",
      "weekends, sepa_debits, late_payment_failures, processing_fee_on_refund, completing_refund, application_fee_limit, direct_refund, " +
        "refund_without_funds, partial_capture, reserve_on_collection, " +
        "application_fee_currency, cross_border_transfers, settlement_currencies, conversion_fee"
    ],
    ["expect.unheard", "balances, fees, payouts, margin, refusals"],
    ["expect.balances.ada.unheard", "pending, available"],
    ["expect.fees.ada.unheard", "stripe, application"]
  ])("is refused: %s", (path, known) => {
    const file = changed(
      ["platform.settlement_delay", { days: 2, count: "business" }],
      ["accounts.ada.settlement_delay", { days: 2, count: "business" }],
      ["platform.payouts", { schedule: {}, start_of_day: { hour: 0, timezone: "Etc/UTC" } }],
      ["tariffs", { mine: { rate: "1%", methods: { card_keyed: { rate: "2%" } }, disputes: {} } }],
      ["platform.pricing", {}],
      [path, 1]
    )
    expect(issuesOf(file)).toEqual([`key ${path}: Unknown key; expected one of ${known}`])
  })

  it("is refused in a controller too", () => {
    const controller = {
      losses: "stripe",
      fees_payer: "account",
      requirement_collection: "stripe",
      dashboard: "full",
      unheard: 1
    }
    expect(issuesOf(changed(["accounts.ada", { controller }]))).toEqual([
      "key accounts.ada.controller.unheard: Unknown key; expected one of losses, fees_payer, requirement_collection, " +
        "dashboard"
    ])
  })
})

describe("a value of the wrong kind", () => {
  const aName = "Unknown key; expected a name of letters, digits, _ and -, up to 60"
  const platform =
    "Expected a map with the keys name, country, currency, external_accounts, tariff, settlement_delay, payouts, pricing, " +
    "instant_payout_pricing, tax_on_fees, products, instant_payout_advances, available_payout_methods, connect_fees, cross_border_fees"

  it.each<readonly [path: string, value: unknown, issues: ReadonlyArray<string>]>([
    ["name", "", ["name: Expected one line of text"]],
    ["name", 5, ["name: Expected one line of text"]],
    ["name", "two\nlines", ["name: Expected one line of text"]],
    ["description", 5, ["description: Expected text"]],
    ["$schema", 5, ["$schema: Expected text"]],
    ["platform", undefined, ["platform: Missing key. The platform; it is called platform in this file."]],
    ["platform", [], [`platform: ${platform}`]],
    ["platform", null, [`platform: ${platform}`]],
    ["platform.name", 5, ["platform.name: Expected one line of text"]],
    ["platform.country", "us", ['platform.country: "us" is no country\'s code; did you mean US (United States)?']],
    ["platform.country", 5, ["platform.country: Expected a country's two capital letters, such as US"]],
    ["platform.currency", "dollars", ["platform.currency: Expected a currency's three letters, such as usd"]],
    ["platform.tariff", "a b", ["platform.tariff: Expected a name of letters, digits, _ and -, up to 60"]],
    ["platform.settlement_delay", 2, ["platform.settlement_delay: Expected a map with the keys days, count"]],
    [
      "platform.settlement_delay",
      {},
      [
        "platform.settlement_delay.days: Missing key. How many days a payment stays pending, from 0 to 60.",
        "platform.settlement_delay.count: Missing key. Whether weekends and the country's holidays count as days. Expected business or calendar"
      ]
    ],
    ...[61, -1, 1.5, "2"].map(
      (days) =>
        [
          "platform.settlement_delay",
          { days, count: "business" },
          ["platform.settlement_delay.days: Expected a whole number of days from 0 to 60"]
        ] as const
    ),
    [
      "platform.settlement_delay",
      { days: 2, count: "working" },
      ["platform.settlement_delay.count: Expected business or calendar; did you mean business?"]
    ],
    ["accounts", undefined, ["accounts: Missing key. Its connected accounts, by the names this file calls them."]],
    ["accounts", [], ["accounts: Expected a map of accounts by name"]],
    ["accounts.a b", { type: "express" }, [`key accounts.a b: ${aName}`]],
    ["accounts._a", { type: "express" }, [`key accounts._a: ${aName}`]],
    [
      "accounts.ada",
      null,
      [
        "accounts.ada: Expected a map with the keys name, country, currency, external_accounts, tariff, settlement_delay, payouts, pricing, " +
          "instant_payout_pricing, tax_on_fees, products, instant_payout_advances, available_payout_methods, type, controller, v2, service_agreement, state, reserve_plan, capabilities"
      ]
    ],
    ["accounts.ada.type", "big", ["accounts.ada.type: Expected standard, express or custom"]],
    [
      "accounts.ada.type",
      undefined,
      ["accounts.ada: Expected exactly one of type (standard, express or custom), controller and v2"]
    ],
    [
      "accounts.ada.controller",
      { losses: "stripe", fees_payer: "account", requirement_collection: "stripe", dashboard: "full" },
      [
        "accounts.ada: Expected exactly one of type (standard, express or custom), controller and v2; found type and controller"
      ]
    ],
    [
      "accounts.ada",
      { v2: { dashboard: "us", applied_configurations: "merchant", responsibilities: {} } },
      [
        "accounts.ada.v2.dashboard: Expected full, express or none",
        "accounts.ada.v2.applied_configurations: Expected a list of configurations",
        "accounts.ada.v2.responsibilities.fees_collector: Missing key. Who collects Stripe's fees for direct charges from it: stripe, or the platform, which pays Stripe. Expected stripe, application, application_express or application_custom",
        "accounts.ada.v2.responsibilities.losses_collector: Missing key. Who covers its negative balance. Expected application or stripe"
      ]
    ],
    [
      "accounts.ada",
      {
        v2: {
          dashboard: "full",
          applied_configurations: ["seller"],
          responsibilities: { fees_collector: "account", losses_collector: "us", requirements_collector: "us" }
        }
      },
      [
        "accounts.ada.v2.applied_configurations.0: Expected merchant, recipient or customer",
        "accounts.ada.v2.responsibilities.fees_collector: Expected stripe, application, application_express or application_custom",
        "accounts.ada.v2.responsibilities.losses_collector: Expected application or stripe",
        "accounts.ada.v2.responsibilities.requirements_collector: Expected application or stripe"
      ]
    ],
    [
      "accounts.ada",
      {
        v2: {
          dashboard: "full",
          applied_configurations: ["merchant"],
          responsibilities: { fees_collector: "stripe", losses_collector: "stripe" }
        },
        capabilities: ["transfers"]
      },
      ["accounts.ada: Expected no capabilities beside v2, whose applied_configurations say what it may do"]
    ],
    ["accounts.ada.service_agreement", "half", ["accounts.ada.service_agreement: Expected full or recipient"]],
    [
      "accounts.ada",
      { controller: { losses: "us", fees_payer: "us", requirement_collection: "us", dashboard: "us" } },
      [
        "accounts.ada.controller.losses: Expected application or stripe",
        "accounts.ada.controller.fees_payer: Expected account or application; application_express and application_custom come from a type only",
        "accounts.ada.controller.requirement_collection: Expected application or stripe",
        "accounts.ada.controller.dashboard: Expected full, express or none"
      ]
    ],
    [
      "accounts.ada",
      { controller: {} },
      [
        "accounts.ada.controller.losses: Missing key. Who covers its negative balance (controller.losses.payments). Expected application or stripe",
        "accounts.ada.controller.fees_payer: Missing key. Who pays Stripe's fees for direct charges: the account, or the platform (controller.fees.payer). Expected account or application",
        "accounts.ada.controller.requirement_collection: Missing key. Who collects its requirements. Expected application or stripe",
        "accounts.ada.controller.dashboard: Missing key. Which Stripe dashboard it has. Expected full, express or none"
      ]
    ],
    ["accounts.ada.capabilities", "transfers", ["accounts.ada.capabilities: Expected a list of capabilities"]],
    ["accounts.ada.capabilities", ["fly"], ["accounts.ada.capabilities.0: Expected card_payments or transfers"]],
    ["tariffs", 5, ["tariffs: Expected a map of tariffs by name"]],
    ["tariffs", { "a b": { rate: "1%" } }, [`key tariffs.a b: ${aName}`]],
    ["tariffs", { mine: {} }, ["tariffs.mine.rate: Missing key. Stripe's share of a payment's amount."]],
    ["tariffs", { mine: { rate: 1 } }, ['tariffs.mine.rate: Expected a rate such as "2.9%"']],
    ["tariffs", { mine: { rate: "1%", fixed: "-0.01 usd" } }, ['tariffs.mine.fixed: "-0.01 usd" must be zero or more']],
    [
      "settings",
      { weekends: 1, processing_fee_on_refund: 1, completing_refund: 1, application_fee_limit: 1, direct_refund: 1 },
      [
        "settings.weekends: Expected next_business_day_is_day_zero or next_business_day_is_day_one",
        "settings.processing_fee_on_refund: Expected kept or recomputed",
        "settings.completing_refund: Expected returns_the_rest, entire_transfer or by_ratio",
        "settings.application_fee_limit: Expected charge_amount or below_charge_amount",
        "settings.direct_refund: Expected as_requested or always_returns_application_fee"
      ]
    ],
    ["steps", {}, ["steps: Expected a list of steps"]],
    [
      "until",
      "soon",
      [
        'until: "soon" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or ' +
          '"2026-01-05"'
      ]
    ],
    ["expect", 5, ["expect: Expected a map with the keys balances, fees, payouts, margin, refusals"]],
    ["expect.balances", 5, ["expect.balances: Expected a map of balances by account"]],
    ["expect.fees", 5, ["expect.fees: Expected a map of fees by account"]],
    ["expect.refusals", 5, ["expect.refusals: Expected a map of Stripe's answers by step"]],
    ["expect.refusals", { back: "" }, ["expect.refusals.back: Expected one line of text"]],
    [
      "expect.margin",
      5,
      [
        'expect.margin: Expected an amount such as "10.00 usd", which may be negative or zero, or a list of them in several currencies'
      ]
    ],
    [
      "expect.balances",
      { ada: { pending: 1, available: "x" } },
      [
        'expect.balances.ada.pending: Expected an amount such as "10.00 usd", which may be negative or zero, or a list of them in several currencies',
        'expect.balances.ada.available: "x" is not an amount: expected digits without separators, a space and a ' +
          'currency, as in "10.00 usd" or "-1000 jpy"'
      ]
    ]
  ])("is refused, and said what was expected: %s %j", (path, value, issues) => {
    expect(issuesOf(changed([path, value]))).toEqual(issues)
  })

  it.each([null, undefined, 5, "text", [], true])("is refused as a whole file: %j", (value) => {
    expect(issuesOf(value)).toEqual([
      ": Expected a map with the keys $schema, name, description, platform, accounts, tariffs, exchange_rates, settings, steps, generate, until, " +
        "expect"
    ])
  })

  it("is refused as an empty map for what is missing in it", () => {
    expect(issuesOf({})).toEqual([
      "platform: Missing key. The platform; it is called platform in this file.",
      "accounts: Missing key. Its connected accounts, by the names this file calls them."
    ])
  })
})
