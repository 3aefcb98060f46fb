/**
 * AccountBasis: what every account of a scenario has: its id and name, its country, what it settles in, and by which
 * tariff Stripe charges.
 *
 * Its country is the platform's unless it says otherwise. Its currency is what it says, or else its tariff, or else
 * what is usual in its country.
 */
import { Result } from "effect"
import * as Country from "#core/connect/countries/Country.ts"
import * as MulticurrencySettlement from "#core/connect/countries/MulticurrencySettlement.ts"
import type { StartOfDay } from "#core/connect/schedules/StartOfDay.ts"
import type { AccountId, ExternalAccounts, PlatformAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Currency from "#core/money/Currency.ts"
import * as ScenarioExternalAccounts from "#core/simulation/accounts/ScenarioExternalAccounts.ts"
import * as ScenarioPricing from "#core/simulation/accounts/ScenarioPricing.ts"
import * as ScenarioProducts from "#core/simulation/accounts/ScenarioProducts.ts"
import * as ScenarioTariffs from "#core/simulation/accounts/ScenarioTariffs.ts"
import * as ScenarioTiming from "#core/simulation/accounts/ScenarioTiming.ts"
import type { PlatformSchema } from "#core/simulation/schema/AccountSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { given } from "#core/simulation/schema/ScenarioValue.ts"

/** Either kind of account, without what only one of them has. */
export type AccountBasis = Omit<PlatformAccount, "kind">

/** The Stripe account id of a scenario's account name. */
export const idOf = (name: string): AccountId => `acct_${name}`

/** What an account takes from the rest of the file where it does not say it itself. */
export interface Defaults {
  readonly tariffs: ReadonlyMap<string, ScenarioTariffs.StatedTariff>
  readonly country: string
  /** Of a connected account, the platform's country. */
  readonly platform?: string
  /** Whether accounts settle in what is usual in their country and region only. */
  readonly settlesByCountry: boolean
  /** The platform's stated tariff, for accounts that state neither a country nor a tariff. */
  readonly tariff: string | undefined
  /** Whether it only receives transfers: Stripe then charges it nothing. */
  readonly takesNoPayments?: boolean
  /** The platform's, for accounts that state none. */
  readonly startOfDay: StartOfDay | undefined
}

/** Undefined, and reported at `path`, where its tariff or its currency is not known. */
export const translate = (
  name: string,
  account: PlatformSchema,
  path: Path,
  defaults: Defaults,
  report: Report
): AccountBasis | undefined => {
  const country = account.country ?? defaults.country
  const inherited = account.country === undefined ? defaults.tariff : undefined
  const named = defaults.tariffs.get(account.tariff ?? inherited ?? country)
  const isFree = defaults.takesNoPayments === true && account.tariff === undefined
  const stated = named ?? (isFree ? ScenarioTariffs.unknownIn(country) : undefined)
  if (stated === undefined) {
    reportTariff(account, path, country, defaults.tariffs, report)
    return undefined
  }
  const currency = currencyOf(account, path, stated, Country.all.get(country)?.currency, report)
  if (currency === undefined) return undefined
  const possible = possibleCurrency(account, { country, currency, stated }, path, defaults, report)
  const tariff = ScenarioTariffs.settled(stated, currency)
  const other = Tariff.otherCurrency(tariff, currency)
  if (other !== undefined) {
    report(
      account.currency === undefined ? path : [...path, "currency"],
      `settles in ${currency}, but its tariff charges in ${other}; expected ${other}, or a tariff in ${currency}`
    )
  }
  return {
    id: idOf(name),
    name: account.name ?? name,
    country,
    currency,
    tariff,
    ...banksOf(account, { stated, country, currency: possible }, path, defaults, report),
    ...ScenarioTiming.translate(account, country, defaults.startOfDay, path, report),
    ...given("pricing", account.pricing, (pricing) => ScenarioPricing.translate(pricing, [...path, "pricing"], report)),
    ...given("instantPayoutPricing", account.instant_payout_pricing, (fee) =>
      ScenarioPricing.fee(fee, [...path, "instant_payout_pricing"], report)
    ),
    ...given("feeTax", account.tax_on_fees, (rate) => Result.getOrThrow(Rate.parse(rate))),
    ...given("products", account.products, (products) =>
      ScenarioProducts.translate(products, currency, [...path, "products"], report)
    ),
    ...given("instantPayoutAdvances", account.instant_payout_advances, (isAdvanced) => isAdvanced),
    ...given("payoutMethods", account.available_payout_methods, (methods) => new Set(methods))
  }
}

interface Known {
  readonly stated: ScenarioTariffs.StatedTariff
  readonly country: string
  readonly currency: Currency.Currency
}

/**
 * What is said of its currency, or of the tariff that it follows from, must be possible where it is. Its bank accounts
 * are judged by the country's own currency where it is not, so that nothing is asked for that would be refused next.
 */
const possibleCurrency = (
  account: PlatformSchema,
  { country, currency }: Known,
  path: Path,
  { platform = country, settlesByCountry }: Defaults,
  report: Report
): Currency.Currency => {
  if (!settlesByCountry || MulticurrencySettlement.settles(country, platform, currency)) return currency
  const own = Country.all.get(country)?.currency
  const key = (["currency", "tariff", "country"] as const).find((each) => account[each] !== undefined)
  report(
    key === undefined ? path : [...path, key],
    `accounts in ${country} do not settle in ${currency}; expected ${own ?? "its own currency"}, or settings: ` +
      "settlement_currencies: any"
  )
  return own === undefined ? currency : Currency.of(own)
}

const banksOf = (
  { external_accounts: banks, products }: PlatformSchema,
  { country, currency, stated: tariff }: Known,
  path: Path,
  { platform: platformCountry = country, settlesByCountry, tariffs }: Defaults,
  report: Report
): ExternalAccounts => {
  if (banks === undefined) return {}
  const at = [...path, "external_accounts"]
  const owner = { country, currency, tariff, platformCountry, settlesByCountry, tariffs }
  const paidTo = ScenarioExternalAccounts.translate(banks, owner, at, report)
  if (paidTo.externalAccounts !== undefined && products !== undefined) {
    report([...path, "products"], "are billed in one currency, and the account settles in several; expected none")
  }
  return paidTo
}

const reportTariff = (
  account: PlatformSchema,
  path: Path,
  country: string,
  known: ReadonlyMap<string, ScenarioTariffs.StatedTariff>,
  report: Report
): void => {
  if (account.tariff !== undefined) {
    report([...path, "tariff"], ScenarioTariffs.unknown(account.tariff, known))
    return
  }
  const all = [...known.keys()].join(", ")
  report(
    account.country === undefined ? path : [...path, "country"],
    `Stripe's price in ${country} is not known; expected tariff: one of ${all}, or one of your own under tariffs, ` +
      "such as { rate: 0% } where nobody pays the account directly"
  )
}

/** What the account says, or its tariff, or what is used in its country. */
const currencyOf = (
  account: PlatformSchema,
  path: Path,
  tariff: ScenarioTariffs.StatedTariff,
  usual: string | undefined,
  report: Report
): Currency.Currency | undefined => {
  const text = account.currency ?? tariff.currency ?? usual
  if (text === undefined) {
    report(path, `does not say what it settles in, and neither does its tariff "${tariff.name}"; expected a currency`)
    return undefined
  }
  const currency = Currency.parse(text)
  if (Result.isSuccess(currency)) return currency.success
  report([...path, "currency"], currency.failure.message)
  return undefined
}
