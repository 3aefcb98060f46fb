/**
 * Borders: a market in the United States with accounts that settle in other currencies, and rates between them.
 *
 * One dollar is 1.25 Canadian ones, and 1.30 from Tuesday on; 0.80 euros; 150 yen. Of what comes in, Stripe keeps 2%,
 * and on the platform 1%.
 */
import { ada, connected, moment, platformOf, world } from "./Worlds.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { ConnectedAccount, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

const rate = (from: string, to: string, value: string, since = Instant.of(0)): ExchangeRates.ExchangeRate => ({
  from: Currency.of(from),
  to: Currency.of(to),
  rate: Rate.of(value),
  since
})

export const rates = ExchangeRates.of([
  rate("usd", "cad", "1.25"),
  rate("usd", "cad", "1.3", moment("2026-03-03")),
  rate("usd", "eur", "0.8"),
  rate("eur", "cad", "1.5625"),
  rate("usd", "jpy", "150")
])

const abroad = (name: string, country: string, type: "express" | "standard") => {
  const { currency, tariff } = platformOf(country)
  return connected(name, type, { country, currency, tariff })
}

/** Platform-liable. */
export const cara = abroad("Cara", "CA", "express")
/** Responsible for itself. */
export const colin = abroad("Colin", "CA", "standard")
export const jun = abroad("Jun", "JP", "express")
/** Her Stripe fees, for direct charges too, are the platform's. */
export const paula: ConnectedAccount = {
  ...abroad("Paula", "CA", "express"),
  controller: { losses: "application", feesPayer: "application", requirementCollection: "stripe", dashboard: "express" }
}

/** The account with a bank account in the currency of `countries` too, charged by their standard prices there. */
export const settlingIn = <Account extends StripeAccount>(account: Account, ...countries: Array<string>): Account => ({
  ...account,
  externalAccounts: new Map(
    countries.map((country) => [platformOf(country).currency, { country, tariff: platformOf(country).tariff }])
  )
})

export const borders = (setup: Parameters<typeof world>[0] = {}): MovingWorld =>
  world({ accounts: [ada, cara, colin, jun, paula], exchangeRates: rates, ...setup })
