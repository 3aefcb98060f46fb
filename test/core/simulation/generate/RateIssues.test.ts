import { describe, expect, it } from "vitest"
import { issuesOf } from "../schema/ScenarioFiles.ts"
import { market } from "../schema/Markets.ts"

const rate = (pair: string, from?: string) => ({ pair, rate: "1.25", ...(from === undefined ? {} : { from }) })
const british = { account: { type: "express", country: "GB" } }
const direct = { charge: "direct", account: { type: "standard", country: "GB" } }
const separate = { charge: "separate", application_fee: undefined, transfer_share: "80%" }
const ours = {
  losses: "application",
  fees_payer: "application",
  requirement_collection: "application",
  dashboard: "none"
}

/** What is wrong with shops like these, where these rates are stated. */
const problems = (changes: Record<string, unknown>, ...rates: ReadonlyArray<object>) =>
  problemsOf(changes, { exchange_rates: rates })

const problemsOf = (changes: Record<string, unknown>, file: Record<string, unknown>) =>
  issuesOf(market(changes, {}, file)).map((issue) =>
    issue.replace("generate.sellers.shops.", "").replace(" under exchange_rates, from 2026-03-02 or before", "")
  )

describe("an exchange rate is asked for", () => {
  it.each<readonly [string, Record<string, unknown>, ReadonlyArray<string>]>([
    [
      "of what payers pay to what the platform settles in",
      { amounts: ["5.00 eur"] },
      ["amounts: is in eur, and the platform settles in usd; expected pair: eur/usd"]
    ],
    [
      "of what it sends to what sellers abroad settle in",
      british,
      ["amounts: is in usd, and its sellers settle in gbp; expected pair: usd/gbp"]
    ],
    [
      "of both, where neither is what payers pay",
      { ...separate, ...british, amounts: ["5.00 eur"] },
      [
        "amounts: is in eur, and the platform settles in usd; expected pair: eur/usd",
        "amounts: is in usd, and its sellers settle in gbp; expected pair: usd/gbp"
      ]
    ],
    [
      "of what amounts are in to what else payers pay in, once for all that need it",
      { presentment_currencies: { usd: 2, eur: 1, cad: "0.5", jpy: 0 } },
      [
        "presentment_currencies.eur: amounts are in usd; expected pair: usd/eur",
        "presentment_currencies.cad: amounts are in usd; expected pair: usd/cad"
      ]
    ],
    [
      "of a direct charge's fee to what the platform settles in",
      { ...direct, amounts: ["5.00 gbp"] },
      ["amounts: is in gbp, and the platform settles in usd; expected pair: gbp/usd"]
    ],
    [
      "of what is paid and of what it settles in, where a direct charge's fee comes of a third currency",
      { ...direct, amounts: ["5.00 eur"] },
      [
        "amounts: is in eur, and its sellers settle in gbp; expected pair: eur/gbp",
        "amounts: is in eur, and the platform settles in usd; expected pair: eur/usd"
      ]
    ],
    [
      "of Stripe's fees to the platform that pays them",
      { ...direct, application_fee: undefined, account: { controller: ours, country: "GB" }, amounts: ["5.00 gbp"] },
      ["amounts: is in gbp, and the platform settles in usd; expected pair: gbp/usd"]
    ]
  ])("%s", (_, changes, expected) => {
    expect(problems(changes)).toEqual(expected)
  })

  it("of what is paid to what sellers settle in, where charges are on their behalf", () => {
    const sellers = ["amounts: is in usd, and its sellers settle in gbp; expected pair: usd/gbp"]
    expect(problems({ ...british, on_behalf_of: true })).toEqual(sellers)
    expect(problems({ ...separate, ...british, on_behalf_of: true })).toEqual(sellers)
    expect(problems({ ...separate, ...british, on_behalf_of: true, amounts: ["5.00 gbp"] })).toEqual([])
    expect(problems({ on_behalf_of: true })).toEqual([])
  })

  describe("of what is paid, on behalf of sellers abroad, to what the platform settles in", () => {
    const abroad = { ...british, on_behalf_of: true, amounts: ["5.00 gbp"] }
    const platforms = ["amounts: is in gbp, and the platform settles in usd; expected pair: gbp/usd"]
    const settings = { application_fee_currency: "connected_account" }
    const products = { radar: { fixed: "0.05 usd" } }

    it("for its fee, unless that is brought to it as it is", () => {
      expect(problems(abroad)).toEqual(platforms)
      expect(problemsOf(abroad, { settings })).toEqual([])
      expect(problems({ ...abroad, application_fee: undefined })).toEqual([])
      expect(
        problemsOf(abroad, {
          platform: { external_accounts: [{ currency: "usd" }, { currency: "gbp", country: "GB" }] }
        })
      ).toEqual([])
    })

    it("for what it is billed of Stripe's products", () => {
      const free = { ...abroad, application_fee: undefined }
      expect(problemsOf(free, { platform: { products } })).toEqual(platforms)
      expect(problemsOf(abroad, { settings, platform: { products } })).toEqual(platforms)
      expect(problemsOf({ ...free, ...separate, charge: "separate" }, { platform: { products } })).toEqual(platforms)
    })

    it("for nothing else: neither what Stripe takes of it, nor what the platform settles in", () => {
      const free = { ...abroad, application_fee: undefined }
      expect(problems({ ...free, account: { controller: ours, country: "GB" } })).toEqual([])
      const platform = { external_accounts: [{ currency: "usd" }, { currency: "gbp", country: "GB" }] }
      const exchange_rates = [rate("eur/gbp")]
      expect(problemsOf({ ...abroad, amounts: ["5.00 eur"] }, { platform, exchange_rates })).toEqual([])
      const own = { ...direct, application_fee: undefined, amounts: ["5.00 gbp"] }
      expect(problemsOf(own, { platform: { products } })).toEqual([])
    })

    it("is still asked for of direct charges' fees, which come in the platform's currency by any setting", () => {
      expect(problemsOf({ ...direct, amounts: ["5.00 gbp"] }, { settings })).toEqual(platforms)
    })
  })

  it("of no direct charge that is its seller's alone", () => {
    expect(problems({ ...direct, application_fee: undefined, amounts: ["5.00 gbp"] })).toEqual([])
    expect(problems({ charge: "platform", application_fee: undefined, ...british })).toEqual([])
  })

  it("from the first day with orders on, in either direction", () => {
    const abroad = { amounts: ["5.00 eur"] }
    expect(problems(abroad, rate("eur/usd"))).toEqual([])
    expect(problems(abroad, rate("usd/eur", "2026-03-02"))).toEqual([])
    expect(problems(abroad, rate("eur/usd", "2026-03-03"))).toHaveLength(1)
  })

  it("not of what is paid out as it came, to a bank account in that currency", () => {
    const both = [{ currency: "gbp" }, { currency: "eur", country: "DE" }]
    const account = { type: "standard", country: "GB", external_accounts: both }
    const shops = { ...direct, application_fee: undefined, account, amounts: ["5.00 eur"] }
    expect(issuesOf(market(shops, {}, { platform: { country: "GB" } }))).toEqual([])
  })
})
