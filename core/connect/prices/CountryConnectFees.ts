/**
 * CountryConnectFees: Connect's fees by the platform's country, as far as a source states all of them; data, not code.
 *
 * Of other countries the price of instant payouts is not known: a scenario states its own.
 */
import type { ConnectFees } from "#core/connect/prices/ConnectFees.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const fees = (code: string, activeAccount: bigint, payout: bigint, instantMinimum = 0n): ConnectFees => ({
  activeAccount: Money.of(Currency.of(code), activeAccount),
  payout: Money.of(Currency.of(code), payout),
  volume: Rate.of("0.25%"),
  instantVolume: Rate.of("1%"),
  instantMinimum: Money.of(Currency.of(code), instantMinimum)
})

/** stripe.com/en-de/connect/pricing, read 2025-03. */
const euro = fees("eur", 2_00n, 10n, 50n)

/** By ISO 3166 code. */
export const byCountry: ReadonlyMap<string, ConnectFees> = new Map([
  // stripe.com/connect/pricing, read 2026-08.
  ["US", fees("usd", 2_00n, 25n)],
  ["DE", euro],
  ["FR", euro],
  ["IE", euro]
])
