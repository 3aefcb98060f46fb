/**
 * CountryDisputePrices: what Stripe charges for disputes by country, as far as a source states it; data, not code.
 *
 * Until 2024 a won dispute gave the fee for receiving it back (recorded); since disputes of 2025-06-17 there is a fee
 * for countering one, but not in Japan.
 */
import { Result } from "effect"
import type { DisputePrices } from "#core/connect/prices/DisputePrice.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** From which day, the fees for receiving and countering in minor units, whether the first comes back, the source. */
type Era = readonly [from: string, received: bigint, countered: bigint, returnsReceived: boolean, source: string]
type Eras = readonly [Era, ...ReadonlyArray<Era>]

const june2025 = "support.stripe.com, June 2025 pricing updates for disputes"
const faq =
  "support.stripe.com, Dispute fees FAQ, before 2024: the fee is refunded if you win; recorded by gumroad, 2023"
const kept = "docs.stripe.com/disputes/how-disputes-work: not refundable; recorded by antiwork/gumroad, 2024-12"
const britain = "support.stripe.com, Pricing updates for businesses in the United Kingdom, from 2023-04-10"

/** Received for `received` all along, and countered for `countered`. */
const always = (received: bigint, countered: bigint, source: string): Eras => [
  ["1970-01-01", received, 0n, true, `${source}; ${faq}`],
  ["2024-01-01", received, 0n, false, `${source}; ${kept}`],
  ["2025-06-17", received, countered, false, `${source}; ${june2025}`]
]

const euro = always(2000n, 2000n, "stripe.com/fr/pricing, read 2026")
const asMuch = "the fee for countering, which is as much wherever both are stated"
const rows: { readonly [country: string]: readonly [currency: string, eras: Eras] } = {
  US: ["usd", always(1500n, 1500n, "stripe.com/pricing, read 2026-09")],
  AU: ["aud", always(2500n, 2500n, asMuch)],
  CA: ["cad", always(1500n, 1500n, "docs.stripe.com/disputes, read 2024-04")],
  DE: ["eur", euro],
  FR: ["eur", euro],
  GB: [
    "gbp",
    [
      ["1970-01-01", 1500n, 0n, true, `${britain}; ${faq}`],
      ["2023-04-10", 2000n, 0n, true, `${britain}; ${faq}`],
      ["2024-01-01", 2000n, 0n, false, `${britain}; ${kept}`],
      ["2025-06-17", 2000n, 2000n, false, `${britain}; ${june2025}, taken to be as much as for receiving`]
    ]
  ],
  IE: ["eur", euro],
  JP: ["jpy", always(1500n, 0n, "zenn.dev/toruf/books/stripe-connect-2021, chapters 13-22")],
  SG: ["sgd", always(1500n, 1500n, asMuch)]
}

const priceOf = (code: string, [from, received, countered, returnsReceived, source]: Era) => ({
  from: Instant.startOf(Result.getOrThrow(Day.parse(from))),
  received: Money.of(Currency.of(code), received),
  countered: Money.of(Currency.of(code), countered),
  returnsReceived,
  source
})

const pricesOf = (code: string, [first, ...later]: Eras): DisputePrices => [
  priceOf(code, first),
  ...later.map((era) => priceOf(code, era))
]

/** By ISO 3166 code. */
export const byCountry: ReadonlyMap<string, DisputePrices> = new Map(
  Object.entries(rows).map(([country, [currency, eras]]) => [country, pricesOf(currency, eras)])
)
