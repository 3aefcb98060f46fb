import { describe, expect, it } from "vitest"
import * as ExchangeRates from "#core/connect/ExchangeRates.ts"
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

  it.each<readonly [string, Change, string]>([
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

describe("a rate that a stated step needs", () => {
  const step = (request: object): Change => ["steps", [{ at: "2026-03-02", ...request }]]
  const abroad: Change = ["accounts.ada", { type: "express", country: "CA" }]
  const missing = (request: object, ...changes: ReadonlyArray<Change>) =>
    issuesOf(changed(abroad, ["expect", {}], step(request), ...changes))

  it.each<readonly [string, object, string]>([
    ["of a charge on the platform", { charge: { amount: "10.00 eur" } }, "charge.amount: needs a rate from eur to usd"],
    [
      "of a charge with a net amount",
      { charge: { net_amount: "10.00 eur" } },
      "charge.net_amount: needs a rate from eur to usd"
    ],
    [
      "of a direct charge",
      { charge: { amount: "10.00 usd", stripe_account: "ada" } },
      "charge.amount: needs a rate from usd to cad"
    ],
    [
      "of its fee",
      { charge: { amount: "10.00 cad", stripe_account: "ada", application_fee_amount: "1.00 cad" } },
      "charge.amount: needs a rate from cad to usd"
    ],
    [
      "of a destination",
      { charge: { amount: "10.00 usd", transfer_data: { destination: "ada" } } },
      "charge.amount: needs a rate from usd to cad"
    ],
    [
      "of a transfer",
      { transfer: { amount: "10.00 usd", destination: "ada" } },
      "transfer.amount: needs a rate from usd to cad"
    ]
  ])("is missed before the run: %s", (_, request, expected) => {
    const pair = expected.replace(/.*from (...) to (...)/, "$1/$2")
    const [issue = ""] = missing(request)
    expect(issue).toBe(`steps.0.${expected} on 2026-03-02; expected pair: ${pair} under exchange_rates`)
    expect(missing(request, rates({ pair, rate: 1.3 }))).toEqual([])
    expect(missing(request, rates({ pair, rate: 1.3, from: "2026-03-03" }))).toEqual([issue])
  })

  it("is not asked for where nothing is converted", () => {
    expect(missing({ charge: { amount: "10.00 cad", stripe_account: "ada" } })).toEqual([])
    expect(missing({ transfer: { amount: "1.00 cad", stripe_account: "ada", destination: "platform" } })).toEqual([])
  })

  it("is not asked for where the rates or the accounts are wrong in themselves", () => {
    const request = { charge: { amount: "10.00 eur" } }
    expect(missing(request, rates({ pair: "eur/usd", rate: 0 }))).toEqual([
      "exchange_rates.0.rate: Expected a rate above zero such as 1.3834, with at most 12 decimals"
    ])
    expect(missing(request, ["accounts.ben", { type: "express", tariff: "none" }])).toHaveLength(1)
  })
})
