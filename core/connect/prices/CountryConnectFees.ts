/**
 * CountryConnectFees: Connect's fees by the platform's country, as far as a source states them; data, not code.
 *
 * Of most countries the price of instant payouts is not known: a scenario that has any states its own.
 */
import type { ConnectFees } from "#core/connect/prices/ConnectFees.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

/** In minor units. */
const fees = (code: string, activeAccount: bigint, payout: bigint): ConnectFees => ({
  activeAccount: Money.of(Currency.of(code), activeAccount),
  payout: Money.of(Currency.of(code), payout),
  volume: Rate.of("0.25%")
})

const withInstant = (known: ConnectFees, minimum: bigint): ConnectFees => ({
  ...known,
  instant: { volume: Rate.of("1%"), minimum: Money.of(known.payout.currency, minimum) }
})

/** stripe.com/en-de/connect/pricing, read 2025-03. */
const euro = withInstant(fees("eur", 2_00n, 10n), 50n)

/** By ISO 3166 code. */
export const byCountry: ReadonlyMap<string, ConnectFees> = new Map([
  // stripe.com/connect/pricing, read 2026-08.
  ["US", withInstant(fees("usd", 2_00n, 25n), 0n)],
  ["DE", euro],
  ["FR", euro],
  ["IE", euro],
  // The table of polarsource/polar, server/polar/transaction/fees/stripe, read 2026-11; it has yen a hundredfold.
  ["AU", fees("aud", 2_00n, 25n)],
  ["BR", fees("brl", 7_00n, 67n)],
  ["CA", fees("cad", 2_00n, 25n)],
  ["CH", fees("chf", 2_00n, 55n)],
  ["GB", fees("gbp", 2_00n, 10n)],
  ["JP", fees("jpy", 200n, 250n)],
  ["MX", fees("mxn", 35_00n, 12_00n)],
  ["PL", fees("pln", 9_00n, 1_35n)],
  ["SE", fees("sek", 15_00n, 5_00n)],
  ["SG", fees("sgd", 2_00n, 50n)]
])
