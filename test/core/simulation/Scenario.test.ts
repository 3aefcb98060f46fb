import { readFileSync } from "node:fs"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parse } from "yaml"
import * as Settings from "#core/connect/Settings.ts"
import * as ScenarioValue from "#core/simulation/schema/ScenarioValue.ts"
import * as Instant from "#core/time/Instant.ts"
import { bakery, type Change, changed, issuesOf, scenarioOf } from "./schema/ScenarioFiles.ts"
import { simulate } from "./Scenes.ts"

const money = (minor: bigint, currency = "usd") => ({ currency, minor })

describe("a scenario", () => {
  const everything = {
    $schema: "../schema/scenario.json",
    name: "Everything",
    description: "Every key that there is.\nOver two lines.",
    platform: {
      name: "Market",
      country: "DE",
      currency: "eur",
      tariff: "mine",
      settlement_delay: { days: 3, count: "calendar" }
    },
    accounts: {
      ada: {
        name: "Ada",
        country: "FR",
        currency: "eur",
        tariff: "DE",
        settlement_delay: { days: 0, count: "business" },
        controller: {
          losses: "stripe",
          fees_payer: "account",
          requirement_collection: "stripe",
          dashboard: "full"
        },
        capabilities: ["transfers"]
      }
    },
    tariffs: { mine: { rate: "1.5%", fixed: "0.20 eur" } },
    settings: {
      weekends: "next_business_day_is_day_one",
      processing_fee_on_refund: "recomputed",
      completing_refund: "by_ratio",
      application_fee_limit: "below_charge_amount",
      direct_refund: "always_returns_application_fee"
    },
    steps: [
      {
        at: "2026-03-02T09:30Z",
        id: "cake",
        charge: { amount: "10.00 eur", transfer_data: { destination: "ada" }, application_fee_amount: "2.00 eur" }
      }
    ],
    until: "2026-03-05",
    expect: {
      balances: { ada: { pending: "0.00 eur", available: "8.00 eur" }, platform: { available: "1.65 eur" } },
      fees: { platform: { stripe: "-0.35 eur", application: "2.00 eur" } },
      margin: "1.65 eur",
      refusals: { cake: "amount_too_large" }
    }
  }

  it("with every key that there is, is all of them", () => {
    const scenario = scenarioOf(everything)
    expect(scenario).toMatchObject({
      name: "Everything",
      platform: { id: "acct_platform", name: "Market", country: "DE", currency: "eur", tariff: { name: "mine" } },
      accounts: [{ id: "acct_ada", name: "Ada", country: "FR", controller: { dashboard: "full" } }],
      settings: {
        weekends: "next_business_day_is_day_one",
        processingFeeOnRefund: "recomputed",
        completingRefund: "by_ratio",
        applicationFeeLimit: "below_charge_amount",
        directRefund: "always_returns_application_fee"
      },
      steps: [{ command: { _tag: "charge", key: "cake" } }],
      expected: {
        balances: new Map([
          ["acct_ada", { pending: [money(0n, "eur")], available: [money(800n, "eur")] }],
          ["acct_platform", { available: [money(165n, "eur")] }]
        ]),
        fees: new Map([["acct_platform", { stripe: [money(-35n, "eur")], application: [money(200n, "eur")] }]]),
        margin: [money(165n, "eur")],
        refusals: new Map([["cake", "amount_too_large"]])
      }
    })
    expect(simulate(scenario).differences).toEqual([
      { about: "the refusal of cake", expected: "amount_too_large", actual: "not refused", met: false }
    ])
  })

  it("with the fewest keys that there may be, has the defaults", () => {
    const scenario = scenarioOf({ platform: {}, accounts: {}, steps: [] })
    expect(scenario).toMatchObject({
      name: "scenario",
      accounts: [],
      settings: Settings.defaults,
      steps: [],
      expected: { balances: new Map(), fees: new Map(), margin: [], refusals: new Map() }
    })
    expect(scenario.start).toBe(scenario.until)
    expect(simulate(scenario).verdict.holds).toBe(true)
  })

  it("may change one setting and leave the others", () => {
    expect(scenarioOf(changed(["settings", { completing_refund: "by_ratio" }])).settings).toEqual({
      ...Settings.defaults,
      completingRefund: "by_ratio"
    })
  })

  it("is that of the example in the repository, and comes out as that says", () => {
    const scenario = scenarioOf(parse(readFileSync("examples/marketplace.yaml", "utf8")))
    expect(simulate(scenario)).toMatchObject({ differences: [], refused: [], verdict: { holds: true } })
  })
})

describe("when a scenario begins and ends", () => {
  const moments = (...changes: ReadonlyArray<Change>) => {
    const { start, until } = scenarioOf(changed(...changes))
    return [Instant.format(start), Instant.format(until)]
  }

  it.each<readonly [string, ReadonlyArray<Change>, ReadonlyArray<string>]>([
    ["with its first step and on a day, which ends with it", [], ["2026-03-02T09:30:00Z", "2026-03-05T23:59:59Z"]],
    ["with its last step", [["until", undefined]], ["2026-03-02T09:30:00Z", "2026-03-04T00:00:00Z"]],
    ["at a moment", [["until", "2026-03-04T00:00Z"]], ["2026-03-02T09:30:00Z", "2026-03-04T00:00:00Z"]],
    ["on the day of the last step", [["until", "2026-03-04"]], ["2026-03-02T09:30:00Z", "2026-03-04T23:59:59Z"]]
  ])("%s", (_, changes, expected) => {
    expect(moments(...changes)).toEqual(expected)
  })

  it.each(["2026-03-03", "2026-03-03T23:59:59Z", "1970-01-01"])("is not before its last step: %s", (until) => {
    expect(issuesOf(changed(["until", until]))).toEqual([
      "until: ends before the last step, which is at 2026-03-04T00:00:00Z"
    ])
  })

  it.each([
    ["2026-03-05", "2026-03-05T23:59:59Z"],
    ["2026-03-05T00:00Z", "2026-03-05T00:00:00Z"],
    ["2026-03-05T12:00:01Z", "2026-03-05T12:00:01Z"]
  ])("%s ends at %s", (text, end) => {
    expect(Instant.format(ScenarioValue.endOf(text))).toBe(end)
  })
})

describe("what is expected of what is not there", () => {
  const accounts = "expected one of platform, ada, sten"

  it.each([
    [
      "expect.balances",
      { ben: { pending: "1.00 usd" } },
      `key expect.balances.ben: there is no account "ben"; ${accounts}`
    ],
    ["expect.fees", { ben: {} }, `key expect.fees.ben: there is no account "ben"; ${accounts}`],
    ["expect.refusals", { nothing: "x" }, 'key expect.refusals.nothing: there is no step "nothing"'],
    ["expect.refusals", { "step-2": "x" }, 'key expect.refusals.step-2: there is no step "step-2"']
  ])("is refused: %s of %j", (path, value, issue) => {
    expect(issuesOf(changed([path, value]))).toEqual([issue])
  })

  it.each(["x", "refunded", "charge_alre"])("is refused: a refusal that %j is too short to name", (text) => {
    expect(issuesOf(changed(["expect.refusals", { back: text }]))).toEqual([
      `expect.refusals.back: "${text}" is too short to name a refusal: expected Stripe's code, or at least the first ` +
        "12 characters of its message"
    ])
  })

  it("may be of a step by its place, and of the platform", () => {
    const places: ReadonlyArray<Change> = [
      ["steps.5.id", undefined],
      ["expect", { refusals: { "step-6": "Charge ch_cake" }, balances: { platform: {} } }]
    ]
    expect(issuesOf(changed(...places))).toEqual([])
  })
})

describe("a file with much wrong in it", () => {
  it("is told everything at once, the shape of values first, then what they say", () => {
    const wrong = changed(
      ["extra", 1],
      ["platform.tariff", "mine"],
      ["accounts.sten.currency", "eur"],
      ["accounts.ben", { type: "express", capabilities: ["fly"] }],
      ["steps.0.charge.amount", "10.005 usd"],
      ["steps.1.charge.stripe_account", "nobody"],
      ["steps.2.at", "2026-03-01"],
      ["steps.3.id", "stall"],
      ["steps.4.application_fee_refund.fee", "stall"],
      ["steps.5.refund.reverse_transfer", "yes"],
      ["until", "2026-02-01"],
      ["expect", { balances: { nobody: {} }, refusals: { nothing: "x" }, margin: "5" }]
    )
    expect(issuesOf(wrong)).toEqual([
      "key extra: Unknown key; expected one of $schema, name, description, platform, accounts, tariffs, exchange_rates, " +
        "settings, steps, generate, until, expect",
      "accounts.ben.capabilities.0: Expected card_payments or transfers",
      'steps.0.charge.amount: "10.005 usd" is not an amount: expected 2 decimals or none in usd, as in "10.00 usd"',
      "steps.5.refund.reverse_transfer: Expected true or false",
      'expect.margin: "5" is not an amount: expected digits without separators, a space and a currency, as in ' +
        '"10.00 usd" or "-1000 jpy"',
      'platform.tariff: there is no tariff "mine"; expected one of US, AU, CA, DE, FR, GB, IE, JP, SG, or a tariff of your own under tariffs',
      "accounts.sten.currency: settles in eur, but its tariff charges in usd; expected usd, or a tariff in eur",
      'steps.1.charge.stripe_account: there is no account "nobody"; expected one of platform, ada, sten, ben',
      "steps.2.at: is before the step above it, which is at 2026-03-02T09:30:00Z; expected no earlier moment",
      'steps.3.id: "stall" is the id of an earlier step',
      'steps.4.application_fee_refund.fee: "stall" is a transfer, not a charge, capture or instant payout step; expected one of cake, flour',
      "until: ends before the last step, which is at 2026-03-04T00:00:00Z",
      'key expect.refusals.nothing: there is no step "nothing"',
      'key expect.balances.nobody: there is no account "nobody"; expected one of platform, ada, sten, ben'
    ])
  })

  it("is refused, whatever it is, and never a bug", () => {
    fc.assert(fc.property(fc.anything(), (value) => issuesOf(value).length > 0))
    const paths = fc.constantFrom(
      ...(
        "name platform platform.tariff accounts accounts.ada accounts.ada.controller tariffs settings steps steps.0 " +
        "steps.0.at steps.0.charge steps.0.charge.amount steps.2.transfer until expect expect.balances " +
        "expect.refusals expect.margin"
      ).split(" ")
    )
    const values = fc.oneof(
      fc.constant(undefined),
      fc.anything({ withBigInt: true, withDate: true, withMap: true }),
      fc.object()
    )
    fc.assert(
      fc.property(paths, values, (path, value) => {
        expect(Array.isArray(issuesOf(changed([path, value])))).toBe(true)
      }),
      { numRuns: 500 }
    )
  })
})

it("the bakery that the other tests change is sound, and runs", () => {
  const scenario = scenarioOf(bakery())
  const { refused, steps, verdict } = simulate(scenario)
  expect(steps).toBe(6)
  expect(refused).toEqual([])
  expect(verdict.holds).toBe(true)
})
