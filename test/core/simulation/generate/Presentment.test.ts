import { describe, expect, it } from "vitest"
import { issuesOf } from "../schema/ScenarioFiles.ts"
import * as Money from "#core/money/Money.ts"
import { counted, market, of, stepsOf } from "../schema/Markets.ts"

const rates = [
  { pair: "eur/usd", rate: "1.25" },
  { pair: "usd/jpy", rate: "150" }
]
const file = (changes: Record<string, unknown>) => market(changes, {}, { exchange_rates: rates })
const charges = (changes: Record<string, unknown>) => of(stepsOf(file(changes)), "charge")
const currencies = (changes: Record<string, unknown>) =>
  counted(charges(changes).flatMap(({ command }) => ("amount" in command ? [String(command.amount?.currency)] : [])))

describe("the currencies that payers pay in", () => {
  it("are drawn by their weights", () => {
    const drawn = currencies({ presentment_currencies: { usd: 2, eur: 1, jpy: 1 } })
    expect(drawn.get("usd")).toBeGreaterThan(75)
    expect(drawn.get("eur")).toBeGreaterThan(30)
    expect(drawn.get("jpy")).toBeGreaterThan(30)
    expect([...currencies({ presentment_currencies: { eur: 1 } }).keys()]).toEqual(["eur"])
  })

  it("change nothing else, and nothing at all where they are those of the amounts", () => {
    const bare = charges({}).map(({ at, command }) => [at, command.transferData?.destination])
    const abroad = charges({ presentment_currencies: { jpy: 1 } })
    expect(abroad.map(({ at, command }) => [at, command.transferData?.destination])).toEqual(bare)
    expect(charges({ presentment_currencies: { usd: 1 } })).toEqual(charges({}))
  })

  it("are asked for enough where the platform settles in another currency, also in that of the amounts", () => {
    const paid = (changes: Record<string, unknown>, file: Record<string, unknown>) =>
      of(stepsOf(market({ amounts: ["0.50 usd"], application_fee: undefined, ...changes }, {}, file)), "charge").map(
        ({ command }) => ("amount" in command && command.amount ? Money.format(command.amount) : "")
      )
    // Of 0.50 usd at 150 yen Stripe keeps 1% and leaves 0.495 usd, so payers are asked for a yen more.
    const yen = paid({ presentment_currencies: { jpy: 1 } }, { exchange_rates: rates })
    expect([...counted(yen).keys()]).toEqual(["76 jpy"])
    // 0.30 gbp ÷ (0.5 × 98%) = 0.612 usd
    const pounds = paid(
      { charge: "platform" },
      { platform: { country: "GB" }, exchange_rates: [{ pair: "usd/gbp", rate: "0.5" }] }
    )
    expect([...counted(pounds).keys()]).toEqual(["0.62 usd"])
  })

  it("are cards': a bank debit pays in its own", () => {
    const methods = { payment_methods: { card: 1, us_bank_account: 1 }, presentment_currencies: { eur: 1 } }
    const debits = charges(methods).filter(({ command }) => command.paymentMethod === "us_bank_account")
    expect(new Set(debits.map(({ command }) => String(command.amount?.currency)))).toEqual(new Set(["usd"]))
    expect([...currencies(methods).keys()].toSorted()).toEqual(["eur", "usd"])
  })

  it.each<readonly [object, ReadonlyArray<string>]>([
    [
      { usd: 1, eud: 1 },
      [
        'key generate.sellers.shops.presentment_currencies.eud: unknown currency "eud": expected an ISO 4217 code such ' +
          'as "usd"; did you mean "aud" or "eur"?'
      ]
    ],
    [
      { usd: 0 },
      [
        "generate.sellers.shops.presentment_currencies: has no currency with a weight of more than zero; expected one " +
          "at least"
      ]
    ]
  ])("are refused that are none: %j", (presentment_currencies, expected) => {
    expect(issuesOf(file({ presentment_currencies }))).toEqual(expected)
  })
})
