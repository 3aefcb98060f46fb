import { describe, expect, it } from "vitest"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as ScenarioConnectFees from "#core/simulation/accounts/ScenarioConnectFees.ts"
import { changed, issuesOf } from "../schema/ScenarioFiles.ts"

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
      instantVolume: Rate.of("0.5%"),
      instantMinimum: Money.zero(usd)
    }
    expect(translate(own)).toEqual([expected, []])
    expect(translate(own, "BR")).toEqual([expected, []])
    expect(translate({ payout: "0.10 usd" })).toEqual([{ ...known, payout: Money.of(usd, 10n) }, []])
    const least = { ...expected, instantMinimum: Money.of(usd, 30n) }
    expect(translate({ ...own, instant_payout_minimum: "0.30 usd" })).toEqual([least, []])
  })

  it("have the floor of their country's instant payouts only where the rate of these is its country's too", () => {
    const eur = Currency.of("eur")
    const least = (stated: Parameters<typeof translate>[0]) => translate(stated, "DE", eur)[0]?.instantMinimum
    expect(least({})).toEqual(Money.of(eur, 50n))
    expect(least({ payout: "0.20 eur" })).toEqual(Money.of(eur, 50n))
    expect(least({ instant_payout_volume: "0.5%" })).toEqual(Money.zero(eur))
  })

  it.each(Object.keys(own))("are not known without %s where the country's are not", (key) => {
    const [fees, reported] = translate({ ...own, [key]: undefined }, "BR")
    expect(fees).toBeUndefined()
    expect(reported).toHaveLength(1)
  })

  it("must be stated where they are not known, and in what the platform settles in", () => {
    expect(translate({ payout: "0.10 usd" }, "BR")).toEqual([
      undefined,
      [
        "platform.connect_fees: Connect's fees in BR are not known; expected all of active_account, payout, " +
          "payout_volume, instant_payout_volume"
      ]
    ])
    const wrong = "expected amounts in usd, which the platform settles in"
    expect(translate({ payout: "0.10 eur" })).toEqual([undefined, [`platform.connect_fees: has 0.10 eur; ${wrong}`]])
    expect(translate({ instant_payout_minimum: "0.50 eur" })[1]).toEqual([
      `platform.connect_fees: has 0.50 eur; ${wrong}`
    ])
    expect(translate({ active_account: "2.00 eur" })[1]).toEqual([`platform.connect_fees: has 2.00 eur; ${wrong}`])
  })

  it("are not for accounts whose fees they are and that settle in another currency, and not of accounts", () => {
    const german = ["accounts.gerd", { type: "express", country: "DE" }] as const
    expect(issuesOf(changed(["platform.connect_fees", {}], german))).toEqual([
      "platform.connect_fees: are billed in usd, and acct_gerd settles in eur; expected none"
    ])
    const own = ["accounts.gerd", { type: "standard", country: "DE" }] as const
    expect(issuesOf(changed(["platform.connect_fees", {}], own))).toEqual([])
    expect(issuesOf(changed(["accounts.ada.connect_fees", {}]))[0]).toContain("Unknown key")
    expect(issuesOf(changed(["platform.connect_fees", {}]))).toEqual([])
  })
})
