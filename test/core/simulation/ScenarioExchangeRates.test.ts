import { describe, expect, it } from "vitest"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import type * as Instant from "#core/time/Instant.ts"
import { moment } from "../connect/Worlds.ts"
import { type Change, changed, issuesOf, scenarioOf } from "./schema/ScenarioFiles.ts"

const rates = (...stated: ReadonlyArray<unknown>): Change => ["exchange_rates", stated]

describe("the rates of a scenario", () => {
  it("are none unless it states some", () => {
    expect(scenarioOf(changed()).exchangeRates.byPair.size).toBe(0)
  })

  it("are exact, from their day on, with their own spread", () => {
    const { exchangeRates } = scenarioOf(
      changed(
        rates({ pair: "usd/cad", rate: 1.3834, spread: "1%" }, { pair: "USD/CAD", rate: "1.4", from: "2026-03-05" })
      )
    )
    const at = (when: Instant.Instant): ReadonlyArray<string | undefined> => {
      const pair = [exchangeRates, Currency.of("usd"), Currency.of("cad"), when] as const
      const found = [ExchangeRates.incoming(...pair, Rate.of("50%")), ExchangeRates.outgoing(...pair)]
      return found.map((rate) => rate && Rate.formatDecimal(rate))
    }
    expect(at(moment("2026-03-04T23:59:59Z"))).toEqual(["1.36957", "1.3834"])
    expect(at(moment("2026-03-05"))).toEqual(["0.7", "1.4"])
  })

  it("keep what they say on the way in and on the way back", () => {
    const [usd, cad] = [Currency.of("usd"), Currency.of("cad")]
    const of = (spread: unknown) => {
      const { exchangeRates } = scenarioOf(changed(rates({ pair: "usd/cad", rate: 1.25, spread })))
      const pair = [exchangeRates, usd, cad, moment("2026-03-04")] as const
      const found = [ExchangeRates.incoming(...pair, Rate.of("50%")), ExchangeRates.outgoing(...pair)]
      return found.map((rate) => rate && Rate.formatDecimal(rate))
    }
    expect(of({ in: "2%", out: "20%" })).toEqual(["1.225", "1.5625"])
    expect(of({ out: "20%" })).toEqual(["0.625", "1.5625"])
    expect(of({ in: "2%" })).toEqual(["1.225", "1.25"])
  })

  it("may be as small as twelve decimals say", () => {
    const { exchangeRates } = scenarioOf(changed(rates({ pair: "usd/cad", rate: 0.000000000001, spread: "0%" })))
    const pair = [Currency.of("usd"), Currency.of("cad"), moment("2026-03-04")] as const
    const found = ExchangeRates.middle(exchangeRates, ...pair)
    expect(found && Rate.formatDecimal(found)).toBe("0.000000000001")
  })

  it.each<readonly [string, Change, string]>([
    [
      "that leaves nothing of what goes back",
      rates({ pair: "usd/cad", rate: 1.3, spread: { out: "100%" } }),
      'exchange_rates.0.spread: "100%" leaves nothing; expected less than 100%'
    ],
    [
      "of a currency that there is not",
      rates({ pair: "usd/kad", rate: 1.3 }),
      'exchange_rates.0.pair: unknown currency "kad": expected an ISO 4217 code such as "usd"'
    ],
    [
      "of one currency",
      rates({ pair: "usd/usd", rate: 1 }),
      'exchange_rates.0.pair: is one currency; expected two, such as "usd/cad"'
    ],
    [
      "of a pair that has one from that day",
      rates({ pair: "usd/cad", rate: 1.3 }, { pair: "cad/usd", rate: 0.7 }),
      "exchange_rates.1: is a second rate of cad/usd from the same day; expected one"
    ],
    [
      "that leaves nothing",
      rates({ pair: "usd/cad", rate: 1.3, spread: "100%" }),
      'exchange_rates.0.spread: "100%" leaves nothing; expected less than 100%'
    ]
  ])("cannot be %s", (_, change, expected) => {
    expect(issuesOf(changed(change))).toEqual([expected])
  })
})

describe("rates with several mistakes", () => {
  it("have all of them said, whatever they are of", () => {
    const many = [
      { pair: "usd/cad", rate: 0 },
      { pair: "usd/usd", rate: 1 },
      { pair: "usd/zzz", rate: 1.2 },
      { pair: "usd/gbp", rate: 0.8, spread: "100%" },
      { pair: "usd/jpy", rate: 150 },
      { pair: "jpy/usd", rate: 2 }
    ]
    const places = issuesOf(changed(["exchange_rates", many])).map((issue) => issue.slice(0, issue.indexOf(": ")))
    expect(places).toEqual([0, 1, 2, 3, 5].map((nth) => expect.stringContaining(`exchange_rates.${nth}`)))
    expect(issuesOf(changed(["exchange_rates", "many"]))).toHaveLength(1)
  })
})

describe("a rate that a step needs and the scenario does not state", () => {
  it("is not asked for before that step is sent", () => {
    const abroad: Change = ["accounts.ada", { type: "express", country: "CA" }]
    expect(issuesOf(changed(abroad))).toEqual([])
  })
})
