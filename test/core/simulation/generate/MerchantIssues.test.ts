import { describe, expect, it } from "vitest"
import { issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"
import { market, problems } from "../schema/Markets.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Simulation from "#core/simulation/Simulation.ts"

const german = { platform: { country: "DE" } }
const eur = { amounts: ["5.00 eur", "20.00 eur"] }
const direct = { charge: "direct", application_fee: undefined }
const us = "settle on business days of US, whose holidays are known of 2015 to 2040"

/** Years and methods, and no refusal of ours in the whole run. */
const isRun = (file: object): boolean => {
  const scenario = scenarioOf(file)
  return Simulation.run(scenario, MemoryWorld.make(scenario)).unmodelled.length === 0
}

describe("a payment method is refused", () => {
  const methods = (payment_methods: object, changes: object = {}) => ({ ...eur, payment_methods, ...changes })

  it("that has no price in the platform's tariff, which its charges are paid by", () => {
    expect(issuesOf(market(methods({ card: 1, card_keyed: 2, card_international: 1 }), {}, german))).toEqual([
      'generate.sellers.shops.payment_methods.card_keyed: has no price in the platform\'s tariff "DE standard"; expected a ' +
        "tariff with methods.card_keyed under tariffs, or leave it out"
    ])
    expect(issuesOf(market(methods({ card: 1, card_keyed: 0 }), {}, german))).toEqual([])
  })

  it("that has none in the sellers' own, which direct charges are paid by", () => {
    const account = { type: "standard", country: "DE" }
    expect(problems(methods({ card_present: 1 }, { ...direct, account }))).toEqual([
      'shops.payment_methods.card_present: has no price in its sellers\' tariff "DE standard"; expected a tariff with ' +
        "methods.card_present under tariffs, or leave it out"
    ])
    expect(problems({ ...direct, payment_methods: { card_keyed: 1 }, account: { type: "standard" } })).toEqual([])
  })

  it("that has none in the tariff of sellers on whose behalf charges are", () => {
    const account = { type: "express", country: "DE" }
    const behalf = { on_behalf_of: true, application_fee: undefined, account }
    expect(problems(methods({ card_keyed: 1 }, behalf))).toEqual([
      'shops.payment_methods.card_keyed: has no price in its sellers\' tariff "DE standard"; expected a tariff with ' +
        "methods.card_keyed under tariffs, or leave it out"
    ])
  })

  it("unless a tariff of the scenario states its price", () => {
    const own = { rate: "1.5%", fixed: "0.25 eur", methods: { card_keyed: { rate: "2%" } } }
    const file = market(
      methods({ card_keyed: 1 }),
      {},
      { platform: { country: "DE", tariff: "own" }, tariffs: { own } }
    )
    expect(issuesOf(file)).toEqual([])
    expect(isRun(file)).toBe(true)
  })
})

describe("days are refused", () => {
  const days = (from: string, until: string) => problems({ count: 1 }, { from, until })

  it("that settle by holidays which are not known", () => {
    expect(days("2049-01-01", "2049-01-31")).toEqual([
      `generate.until: is too late: charges by card ${us}; expected an earlier day`
    ])
    expect(days("2014-12-01", "2015-12-31")).toEqual([
      `generate.from: is too early: charges by card ${us}; expected a later day`
    ])
    expect(days("2015-01-01", "2015-01-31")).toEqual([])
  })

  it("to the very first that is, and not the last that is not", () => {
    expect(days("2040-12-20", "2040-12-27")).toEqual([])
    expect(isRun(market({ count: 1 }, { from: "2040-12-20", until: "2040-12-27" }))).toBe(true)
    expect(days("2040-12-20", "2040-12-30")).toHaveLength(1)
  })

  it("and none where calendar days are counted, or by whom nobody is charged", () => {
    const late = { from: "2049-01-01", until: "2049-01-31" }
    const calendar = { days: 2, count: "calendar" }
    const file = market({}, late, { platform: { settlement_delay: calendar } })
    expect(issuesOf(file)).toEqual([])
    expect(isRun(file)).toBe(true)
    expect(
      issuesOf(market({ payment_methods: { us_bank_account: 1 } }, late, { platform: { settlement_delay: calendar } }))
    ).toEqual([`generate.until: is too late: charges by us_bank_account ${us}; expected an earlier day`])
    expect(problems({ ...direct, account: { type: "standard", settlement_delay: calendar } }, late)).toEqual([])
    const behalf = { on_behalf_of: true, account: { type: "express", settlement_delay: calendar } }
    expect(problems(behalf, late)).toEqual([])
    expect(problems({ ...behalf, on_behalf_of: false }, late)).toHaveLength(1)
  })

  it("of SEPA direct debits, only where their business days are counted", () => {
    const file = (sepa_debits: string) =>
      market(
        { amounts: ["5.00 eur"], payment_methods: { sepa_debit: 1 } },
        { from: "2049-01-01", until: "2049-01-31" },
        { platform: { country: "FR" }, settings: { sepa_debits } }
      )
    expect(issuesOf(file("seven_calendar_days"))).toEqual([])
    expect(issuesOf(file("six_business_days"))).toHaveLength(1)
  })

  it("that start by a clock which is not known", () => {
    const clock = "days start by the clock of Asia/Singapore, which is known of 2015 to 2040"
    const payouts = { start_of_day: { hour: 0, timezone: "Asia/Singapore" } }
    const settlement_delay = { days: 7, count: "calendar" }
    const file = (from: string, until: string) =>
      market({ count: 1 }, { from, until }, { platform: { payouts, settlement_delay } })
    expect(issuesOf(file("2015-01-01", "2015-01-31"))).toEqual([
      `generate.from: is too early: ${clock}; expected a later day`
    ])
    expect(issuesOf(file("2040-12-20", "2040-12-24"))).toEqual([
      `generate.until: is too late: ${clock}; expected an earlier day`
    ])
    expect(issuesOf(file("2040-12-20", "2040-12-22"))).toEqual([])
    expect(isRun(file("2040-12-20", "2040-12-22"))).toBe(true)
    expect(isRun(file("2015-01-02", "2015-01-03"))).toBe(true)
  })

  it("never known, as business days of a country without data", () => {
    const platform = { country: "DE", settlement_delay: { days: 3, count: "business" } }
    expect(issuesOf(market(eur, {}, { platform }))).toContain(
      "generate.sellers.shops: charges settle on business days of DE, whose holidays are not known; expected a " +
        "settlement_delay with count: calendar"
    )
  })
})
