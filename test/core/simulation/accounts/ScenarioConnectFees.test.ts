import { describe, expect, it } from "vitest"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as ScenarioConnectFees from "#core/simulation/accounts/ScenarioConnectFees.ts"
import { market } from "../schema/Markets.ts"
import { type Change, changed, issuesOf } from "../schema/ScenarioFiles.ts"

const usd = Currency.of("usd")
const translate = (stated: Parameters<typeof ScenarioConnectFees.translate>[0], country = "US", currency = usd) => {
  const reported: Array<string> = []
  const report = (path: ReadonlyArray<string | number>, message: string) =>
    void reported.push(`${path.join(".")}: ${message}`)
  return [ScenarioConnectFees.translate(stated, { country, currency }, report), reported] as const
}

const own = { active_account: "1.00 usd", payout: "0.10 usd", payout_volume: "0.1%", instant_payout_volume: "0.5%" }

describe("Connect's fees of a scenario", () => {
  it("are its country's, and each that it states in their place", () => {
    const known = CountryConnectFees.byCountry.get("US")
    expect(translate({})).toEqual([known, []])
    const expected = {
      activeAccount: Money.of(usd, 100n),
      payout: Money.of(usd, 10n),
      volume: Rate.of("0.1%"),
      instant: { volume: Rate.of("0.5%"), minimum: Money.zero(usd) }
    }
    expect(translate(own)).toEqual([expected, []])
    expect(translate(own, "TH")).toEqual([expected, []])
    expect(translate({ payout: "0.10 usd" })).toEqual([{ ...known, payout: Money.of(usd, 10n) }, []])
    const least = { ...expected, instant: { ...expected.instant, minimum: Money.of(usd, 30n) } }
    expect(translate({ ...own, instant_payout_minimum: "0.30 usd" })).toEqual([least, []])
  })

  it("have the floor of their country's instant payouts only where the rate of these is its country's too", () => {
    const eur = Currency.of("eur")
    const least = (stated: Parameters<typeof translate>[0]) => translate(stated, "DE", eur)[0]?.instant?.minimum
    expect(least({})).toEqual(Money.of(eur, 50n))
    expect(least({ payout: "0.20 eur" })).toEqual(Money.of(eur, 50n))
    expect(least({ instant_payout_volume: "0.5%" })).toEqual(Money.zero(eur))
    expect(least({ instant_payout_minimum: "0.70 eur" })).toEqual(Money.of(eur, 70n))
  })

  it.each(["active_account", "payout", "payout_volume"])(
    "are not known without %s where the country's are not",
    (key) => {
      const [fees, reported] = translate({ ...own, [key]: undefined }, "TH")
      expect(fees).toBeUndefined()
      expect(reported).toHaveLength(1)
    }
  )

  it("need no price of instant payouts, and no least of it alone", () => {
    const { instant_payout_volume: _, ...rest } = own
    const [fees, reported] = translate(rest, "TH")
    expect([fees?.instant, reported]).toEqual([undefined, []])
    expect(fees).not.toHaveProperty("instant")
    expect(translate({ ...rest, instant_payout_minimum: "0.30 usd" }, "TH")).toEqual([
      undefined,
      [
        "platform.connect_fees.instant_payout_minimum: is without a rate, and that of TH is not known; expected " +
          "instant_payout_volume beside it"
      ]
    ])
  })

  it("must be stated where they are not known, and in what the platform settles in", () => {
    expect(translate({ payout: "0.10 usd" }, "TH")).toEqual([
      undefined,
      [
        "platform.connect_fees: Connect's fees in TH are not known; expected all of active_account, payout, " +
          "payout_volume"
      ]
    ])
    const wrong = "expected amounts in usd, which the platform settles in"
    expect(translate({ payout: "0.10 eur" })).toEqual([undefined, [`platform.connect_fees: has 0.10 eur; ${wrong}`]])
    expect(translate({ instant_payout_minimum: "0.50 eur" })[1]).toEqual([
      `platform.connect_fees: has 0.50 eur; ${wrong}`
    ])
    expect(translate({ active_account: "2.00 eur" })[1]).toEqual([`platform.connect_fees: has 2.00 eur; ${wrong}`])
  })

  it("need a rate from the first day on, of each currency that accounts whose fees they are is paid out in", () => {
    const fees = ["platform.connect_fees", {}] as const
    const [gerd, gabi, cora] = (["DE", "FR", "CA"] as const).map((country) => ({ type: "express", country }))
    const euro = (from: object) => ["exchange_rates", [{ pair: "usd/eur", rate: 0.9, ...from }]] as const
    const missing = (id: string, currency: string) =>
      `platform.connect_fees: are billed in usd, and ${id} is paid out in ${currency}; ` +
      `expected pair: ${currency}/usd under exchange_rates, from 2026-03-02 or before`
    const abroad = (...more: ReadonlyArray<Change>) =>
      issuesOf(changed(fees, ["accounts.gerd", gerd], ["accounts.gabi", gabi], ["accounts.cora", cora], ...more))
    expect(abroad()).toEqual([missing("acct_gerd", "eur"), missing("acct_cora", "cad")])
    expect(abroad(euro({}))).toEqual([missing("acct_cora", "cad")])
    expect(abroad(euro({ from: "2026-03-02" }))).toEqual([missing("acct_cora", "cad")])
    expect(abroad(euro({ from: "2026-03-03" }))).toHaveLength(2)
    expect(abroad(["platform.connect_fees", undefined])).toEqual([])
    const shops = market({ account: gerd }, {}, { platform: { connect_fees: {} } })
    expect(issuesOf(shops)).toContain(missing("acct_shops-0001", "eur"))
  })

  it("are of nobody who pays Stripe, need no rate where nothing is asked for, and say nothing beside a broken one", () => {
    const fees = ["platform.connect_fees", {}] as const
    const own = ["accounts.gerd", { type: "standard", country: "DE" }] as const
    expect(issuesOf(changed(fees, own))).toEqual([])
    const german = { type: "express", country: "DE" }
    expect(issuesOf({ platform: { connect_fees: {} }, accounts: { gerd: german }, steps: [] })).toEqual([])
    const broken = [{ pair: "usd/eur", rate: 0 }]
    expect(issuesOf(changed(fees, ["accounts.gerd", german], ["exchange_rates", broken]))).toEqual([
      "exchange_rates.0.rate: Expected a rate above zero such as 1.3834, with at most 12 decimals"
    ])
    expect(issuesOf(changed(["accounts.ada.connect_fees", {}]))[0]).toContain("Unknown key")
    expect(issuesOf(changed(["platform.connect_fees", {}]))).toEqual([])
  })
})
