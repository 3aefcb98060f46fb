import { describe, expect, it } from "vitest"
import { market, of, stepsOf } from "../schema/Markets.ts"

const rates = ["gbp/usd", "eur/usd", "eur/gbp"].map((pair) => ({ pair, rate: "1.25" }))
const both = {
  external_accounts: [{ currency: "gbp" }, { country: "DE", currency: "eur" }]
}
const british = { type: "express", country: "GB" }

/** What the first seller is paid out of on the first day. */
const pots = (changes: Record<string, unknown>, country: string) => {
  const file = market(
    { payouts: { interval: "daily" }, ...changes },
    {},
    { exchange_rates: rates, platform: { country } }
  )
  const payouts = of(stepsOf(file), "payout").filter(({ command }) => command.stripeAccount === "acct_shops-0001")
  const first = payouts.filter(({ at }) => at === payouts[0]?.at)
  return first.map(({ command: { currency, sourceType } }) => `${sourceType} ${currency ?? "own"}`)
}

describe("what a seller is paid out of", () => {
  it.each<readonly [string, Record<string, unknown>, ReadonlyArray<string>, string]>([
    ["one pot", {}, ["card own"], "US"],
    [
      "one by what payers pay with",
      { payment_methods: { card: 1, us_bank_account: 1 } },
      ["card own", "bank_account own"],
      "US"
    ],
    [
      "one abroad, where all is converted",
      { account: british, presentment_currencies: { usd: 1, eur: 1 } },
      ["card own"],
      "US"
    ],
    [
      "one of each currency that a direct charge stays in",
      {
        charge: "direct",
        account: { ...british, type: "standard", ...both },
        amounts: ["5.00 gbp"],
        presentment_currencies: { eur: 1, gbp: 1, usd: 1 }
      },
      ["card eur", "card own"],
      "GB"
    ],
    [
      "its own where the platform converts before it sends",
      { account: { ...british, ...both }, amounts: ["5.00 gbp"], presentment_currencies: { eur: 1, gbp: 1 } },
      ["card own"],
      "GB"
    ],
    [
      "one of each currency that a charge on its behalf stays in",
      {
        on_behalf_of: true,
        account: { ...british, ...both },
        amounts: ["5.00 gbp"],
        presentment_currencies: { eur: 1, gbp: 1, usd: 1 }
      },
      ["card eur", "card own"],
      "GB"
    ],
    [
      "its own, where nothing comes to it that would stay what it is",
      {
        charge: "platform",
        application_fee: undefined,
        account: {
          type: "express",
          country: "DE",
          external_accounts: [{ currency: "eur" }, { country: "GB", currency: "gbp" }]
        },
        amounts: ["5.00 gbp"]
      },
      ["card own"],
      "GB"
    ],
    ["its own, where nothing comes to it", { charge: "platform", application_fee: undefined }, ["card own"], "US"]
  ])("is %s", (_, changes, expected, country) => {
    expect(pots(changes, country)).toEqual(expected)
  })
})
