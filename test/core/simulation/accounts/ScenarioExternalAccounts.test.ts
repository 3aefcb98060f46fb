import { describe, expect, it } from "vitest"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { type Change, changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"

const path = "platform.external_accounts"

/** What the platform settles in, where the bank is, and what cards, disputes and other methods cost. */
const written = (banks: unknown, ...changes: ReadonlyArray<Change>) => {
  const { platform } = scenarioOf(changed([path, banks], ...changes))
  return SettlementCurrency.others(platform).map((currency) => {
    const { country, tariff } = platform.externalAccounts?.get(currency) ?? expect.fail("no bank account")
    const { fixed, rate } = tariff.prices.card
    const price = `${Rate.format(rate)} + ${Money.format(fixed)}`
    return [country, tariff.name, price, ...Tariff.prices(tariff).map(([method]) => method), tariff.disputes?.length]
  })
}

const issues = (banks: unknown, ...changes: ReadonlyArray<Change>) => issuesOf(changed([path, banks], ...changes))
const both = [{ currency: "usd" }, { currency: "eur" }]
const cards = ["card", "card_international"]

describe("the bank accounts of an account of a scenario", () => {
  it("are one in its own currency, where it does not say it or says so", () => {
    expect(scenarioOf(changed()).platform).not.toHaveProperty("externalAccounts")
    expect(scenarioOf(changed([path, [{ currency: "USD" }]])).platform).not.toHaveProperty("externalAccounts")
  })

  it("are in other currencies charged for at its rates, with what is usual in the currency beside them", () => {
    expect(written(both)).toEqual([["US", "US standard in eur", "2.9% + 0.25 eur", ...cards, 3]])
    expect(written([...both, { currency: "gbp", country: "GB" }])[1]).toEqual([
      "GB",
      "US standard in gbp",
      "2.9% + 0.20 gbp",
      ...cards,
      4
    ])
  })

  it("are charged for by a tariff that they name, and of rates only by the account's own", () => {
    const stated = [{ currency: "usd" }, { currency: "eur", tariff: "FR" }]
    expect(written(stated)).toEqual([["US", "FR standard", "1.5% + 0.25 eur", ...cards, "sepa_debit", 3]])
    const flat = [
      ["tariffs", { flat: { rate: "2%" } }],
      ["platform.tariff", "flat"]
    ] as const
    expect(written([{ currency: "usd" }, { currency: "chf" }], ...flat)).toEqual([
      ["US", "flat", "2% + 0.00 chf", "card", undefined]
    ])
    const fixed = [
      ["tariffs", { own: { rate: "2%", fixed: "0.10 usd" } }],
      ["platform.tariff", "own"]
    ] as const
    expect(written(both, ...fixed)).toEqual([["US", "own in eur", "2% + 0.25 eur", "card", undefined]])
  })

  it.each<readonly [unknown, string]>([
    [[], `${path}: Expected a list of bank accounts such as [{ currency: usd }, { currency: eur }]`],
    ["usd", `${path}: Expected a list of bank accounts such as [{ currency: usd }, { currency: eur }]`],
    [[{ country: "US" }], `${path}.0.currency: Missing key.`],
    [[{ currency: "usd" }, { currency: "eut" }], `${path}.1.currency: unknown currency "eut": expected an ISO 4217`],
    [[{ currency: "eur" }], `${path}: has none in usd, the account's currency; expected one of each, and one in that`],
    [[...both, { currency: "EUR" }], `${path}.2.currency: is a second one in that currency; expected one of each`],
    [
      [{ currency: "usd", tariff: "US" }],
      `${path}.0.tariff: is the account's own in usd; expected it on the account only`
    ],
    [
      [{ currency: "usd", country: "US" }],
      `${path}.0.country: is the account's own in usd; expected it on the account only`
    ],
    [
      [{ currency: "usd" }, { currency: "chf" }],
      `${path}.1: does not say what Stripe charges in chf; expected tariff: one of your own under tariffs`
    ],
    [
      [{ currency: "usd" }, { currency: "chf", tariff: "CH" }],
      `${path}.1.tariff: there is no tariff "CH"; expected one of US, AU, CA, DE, FR, GB, IE, JP, SG, or a tariff of your own`
    ],
    [
      [{ currency: "usd" }, { currency: "eur", tariff: "GB" }],
      `${path}.1.tariff: charges in gbp, and what it is for settles in eur; expected the same currency`
    ]
  ])("are refused where they cannot be: %j", (banks, expected) => {
    const found = issues(banks)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${expected.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}`, "u"))
  })

  it("are in one currency where Stripe settles in no other, or not for accounts of such a platform", () => {
    const yen = [{ currency: "jpy" }, { currency: "usd" }]
    expect(issuesOf(changed(["accounts.zoe", { type: "express", country: "JP", external_accounts: yen }]))).toEqual([
      "accounts.zoe.external_accounts.1.currency: accounts in JP settle in one currency; expected jpy only"
    ])
    const euros = [{ currency: "eur" }, { currency: "usd" }]
    const french = { type: "express", country: "FR", external_accounts: euros }
    expect(issuesOf(changed(["accounts.zoe", french]))).toEqual([
      "accounts.zoe.external_accounts.1.currency: accounts in FR settle in one currency on a platform in US; " +
        "expected eur only"
    ])
  })

  it("are told which tariffs there are in their currency", () => {
    const francs = [{ currency: "usd" }, { currency: "chf" }]
    const own = [
      [
        "tariffs",
        { alpine: { rate: "2%", fixed: "0.30 chf" }, flat: { rate: "3%" }, other: { rate: "2%", fixed: "1 jpy" } }
      ]
    ] as const
    expect(issues(francs, ...own)).toEqual([
      `${path}.1: does not say what Stripe charges in chf; expected tariff: one of alpine, flat, or one of your own ` +
        "under tariffs"
    ])
  })

  it("are judged by the country's currency where the account's own is refused", () => {
    const brazilian = { type: "express", country: "BR", tariff: "US", external_accounts: [{ currency: "brl" }] }
    expect(issuesOf(changed(["accounts.zoe", brazilian]))).toEqual([
      "accounts.zoe.tariff: accounts in BR do not settle in usd; expected brl, or settings: settlement_currencies: any"
    ])
  })

  it("are as many on a platform of any region, and on its accounts there", () => {
    const banks = [{ currency: "gbp" }, { currency: "eur" }]
    const british = { country: "GB", external_accounts: banks }
    const { accounts, platform } = scenarioOf({
      platform: british,
      accounts: { zoe: { type: "express", country: "FR", external_accounts: banks } },
      steps: []
    })
    expect(SettlementCurrency.all(platform)).toEqual(["gbp", "eur"])
    expect(accounts.map(SettlementCurrency.all)).toEqual([["eur", "gbp"]])
  })

  it("may be debit cards, in the account's own currency and in others, also by a step", () => {
    const card = { currency: "usd", object: "card" } as const
    const { accounts, steps } = scenarioOf({
      platform: {},
      accounts: {
        zoe: { type: "express", external_accounts: [card] },
        ian: { type: "express", external_accounts: [{ currency: "usd" }, { currency: "eur", object: "card" }] }
      },
      steps: [{ at: "2026-03-02", external_account_update: { stripe_account: "zoe", object: "bank_account" } }]
    })
    expect(accounts.map(({ cards, externalAccounts }) => [[...(cards ?? [])], externalAccounts?.size])).toEqual([
      [["usd"], undefined],
      [["eur"], 1]
    ])
    expect([...steps][0]?.command).toMatchObject({ _tag: "external_account_update", object: "bank_account" })
  })

  it("are not with what Stripe bills in one currency", () => {
    expect(issues(both, ["platform.products", { billing: {} }])).toEqual([
      "platform.products: are billed in one currency, and the account settles in several; expected none"
    ])
    expect(issues(both, ["platform.connect_fees", {}])).toEqual([])
  })
})
