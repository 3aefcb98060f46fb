/**
 * ReserveRows: worked examples of what is held for negative balances. The recording shows balances and not how they
 * came about: a seller per currency stands in, whose refund leaves Stripe's fee missing.
 */
import type * as Played from "./Played.ts"
import type { Row } from "./Row.ts"

const missing = { ils: "302.58", krw: "561650", php: "4655.51", thb: "587.31", ttd: "609.71" }
const currencies = Object.keys(missing) as ReadonlyArray<keyof typeof missing>

const each = <A>(of: (currency: keyof typeof missing) => A) =>
  Object.fromEntries(currencies.map((currency) => [currency, of(currency)]))

const platform = (played: Played.Played, currency: string) =>
  played.simulation.flow.rows.find((row) => row.account === "acct_platform" && row.currency === currency)

export const rows: ReadonlyArray<Row> = [
  {
    id: "gum-reserve",
    setup: {
      settings: { settlement_currencies: "any" },
      tariffs: each((currency) => ({ rate: "0%", fixed: `${missing[currency]} ${currency}` })),
      accounts: each((currency) => ({
        type: "custom" as const,
        currency,
        tariff: currency,
        settlement_delay: { days: 2, count: "calendar" as const }
      })),
      until: "2026-03-10"
    },
    steps: currencies.flatMap((currency) => [
      { id: `${currency}-sale`, charge: { amount: `900000 ${currency}`, stripe_account: currency } },
      { id: `${currency}-refund`, refund: { charge: `${currency}-sale` } }
    ]),
    figures: {
      "platform.connect_reserved": (played) =>
        each((currency) => Number(platform(played, currency)?.connectReserved.minor)),
      "platform.available_ils": (played) => Number(platform(played, "ils")?.available.minor)
    }
  }
]
