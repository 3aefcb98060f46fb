/**
 * CountryTariffs: Stripe's standard prices by country, as far as a source states them; data, not code.
 *
 * Every figure names its source and when it was published, recorded or read. What no source states is not here, and is
 * not guessed: a charge by such a method asks for a tariff of one's own. Premium cards, cards from the United Kingdom
 * in Europe and the reverse, and taxes on fees are prices of a contract's own.
 */
import * as CountryDisputePrices from "#core/connect/prices/CountryDisputePrices.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Price, Tariff } from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

/** Besides the rate and the fixed part; the last two of bank debits. */
type Others = { readonly [of in "cap" | "floor" | "failure" | "dispute"]?: bigint }
/** Amounts in minor units of the tariff's currency. */
type Row = readonly [rate: string, fixed: bigint, source: string, others?: Others]
type Rows = { readonly card: Row } & { readonly [method in PaymentMethod]?: Row }

const october2023 = "support.stripe.com, October 2023 pricing updates for global standard pricing users"
const europe = "calcmastery.com/stripe-fee-calculator, Europe (EEA), read 2026-11"
const sepa = "recorded test-mode traffic of liberapay, a French platform, 2026-02"
const directDebits = "help.practicebetter.io, Bank debits, read 2026-11"
const britain = "support.stripe.com, Pricing updates for businesses in the United Kingdom, from 2023-04-10"
const australia = "support.stripe.com, April 2024 pricing update for businesses on standard pricing in Australia"

const rows: { readonly [country: string]: readonly [name: string, currency: string, rows: Rows] } = {
  US: [
    "US standard",
    "usd",
    {
      card: ["2.9%", 30n, "docs.stripe.com/connect/direct-charges, read 2026-09"],
      card_keyed: ["3.4%", 30n, "recorded by airbytehq/airbyte, 2023; utilityforge.pages.dev, read 2026"],
      card_international: ["4.4%", 30n, "support.stripe.com, June 2023 pricing and sales tax updates: 1.5% more"],
      card_present: ["2.7%", 5n, "utilityforge.pages.dev/stripe-fee-calculator and support.hellowalla.com, read 2026"],
      us_bank_account: [
        "0.8%",
        0n,
        "utilityforge.pages.dev/stripe-fee-calculator, read 2026; the floor: support.stripe.com, What rules do you use " +
          "for rounding Stripe fees?; failures and disputes: feetrace.com, Stripe ACH fees for SaaS, 2026-03",
        { cap: 500n, floor: 1n, failure: 400n, dispute: 1500n }
      ]
    }
  ],
  AU: [
    "AU standard",
    "aud",
    {
      card: ["1.7%", 30n, australia],
      card_international: ["3.5%", 30n, october2023],
      card_present: ["1.7%", 10n, australia],
      au_becs_debit: [
        "1%",
        30n,
        `fundraiseup.com/docs/becs and ${directDebits}`,
        { cap: 350n, failure: 250n, dispute: 250n }
      ]
    }
  ],
  CA: [
    "CA standard",
    "cad",
    {
      card: ["2.9%", 30n, "recorded by antiwork/gumroad, 2023 to 2025: 69 of 1356 cad"],
      card_international: ["3.7%", 30n, `${october2023}: 0.8% more`],
      acss_debit: [
        "1%",
        40n,
        `fundraiseup.com/docs/pads and ${directDebits}`,
        { cap: 500n, failure: 500n, dispute: 500n }
      ]
    }
  ],
  DE: [
    "DE standard",
    "eur",
    {
      card: ["1.5%", 25n, "stripe.com/en-de/pricing, standard EEA cards, read 2025-03"],
      card_international: ["3.25%", 25n, europe]
    }
  ],
  FR: [
    "FR standard",
    "eur",
    {
      card: ["1.5%", 25n, europe],
      card_international: ["3.25%", 25n, sepa],
      sepa_debit: ["0%", 35n, sepa]
    }
  ],
  GB: [
    "GB standard",
    "gbp",
    {
      card: ["1.5%", 20n, britain],
      card_international: ["3.25%", 20n, britain],
      bacs_debit: [
        "1%",
        0n,
        `${directDebits}; support.emma-live.com, read 2026-11; the cap was 2.00 once: fundraiseup.com/docs/bacs`,
        { cap: 400n, floor: 20n, dispute: 500n }
      ]
    }
  ],
  IE: ["IE standard, without VAT", "eur", { card: ["1.5%", 25n, europe], card_international: ["3.25%", 25n, europe] }],
  JP: ["JP standard", "jpy", { card: ["3.6%", 0n, "zenn.dev/toruf/books/stripe-connect-2021, chapters 13-22"] }],
  SG: [
    "SG standard",
    "sgd",
    {
      card: [
        "3.4%",
        50n,
        "support.stripe.com, FAQ for pricing of international card payments in Singapore and Hong Kong"
      ],
      card_international: ["3.9%", 50n, `recorded by antiwork/gumroad, 2023 to 2025; ${october2023}`]
    }
  ]
}

const priceOf = (code: string, [rate, fixed, source, others = {}]: Row): Price => {
  const of = (minor: bigint) => Money.of(Currency.of(code), minor)
  return {
    rate: Rate.of(rate),
    fixed: of(fixed),
    ...Object.fromEntries(Object.entries(others).map(([name, minor]) => [name, of(minor)])),
    source
  }
}

const tariffOf = (country: string, [name, currency, { card, ...others }]: (typeof rows)[string]): Tariff => ({
  name,
  currency: Currency.of(currency),
  prices: {
    card: priceOf(currency, card),
    ...Object.fromEntries(Object.entries(others).map(([method, row]) => [method, priceOf(currency, row)]))
  },
  ...disputesOf(country)
})

const disputesOf = (country: string): Pick<Tariff, "disputes"> => {
  const disputes = CountryDisputePrices.byCountry.get(country)
  return disputes === undefined ? {} : { disputes }
}

/** By ISO 3166 code. */
export const byCountry: ReadonlyMap<string, Tariff> = new Map(
  Object.entries(rows).map(([country, row]) => [country, tariffOf(country, row)])
)
