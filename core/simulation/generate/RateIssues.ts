/**
 * RateIssues: the exchange rates that a group's orders need, and the scenario does not state from its first day on.
 *
 * Without one an order is not modelled, so it is asked for before the run. A pair that has a rate once has one ever
 * after.
 */
import type { Settings } from "#core/connect/Settings.ts"
import * as DisputeResponsibility from "#core/connect/accounts/DisputeResponsibility.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as MerchantIssues from "#core/simulation/generate/MerchantIssues.ts"
import * as Presentment from "#core/simulation/generate/Presentment.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** The table, the first day with orders, and in which currency the platform gets its fees. */
export interface Rates {
  readonly settings: Pick<Settings, "applicationFeeCurrency">
  readonly exchangeRates: ExchangeRates.ExchangeRates
  readonly from: Day.Day
}

interface Pair {
  readonly from: Currency
  readonly to: Currency
  readonly path: Path
  /** Why it is needed. */
  readonly why: string
}

/** Each pair once, at the first place that needs it. */
export const report = (
  stated: SellersSchema,
  accounts: MerchantIssues.Accounts,
  { exchangeRates, from: day, settings }: Rates,
  say: Report
): void => {
  const told = new Set<string>()
  for (const { from, path, to, why } of needed(stated, accounts, settings)) {
    const pair = [from, to].toSorted().join("/")
    if (from === to || told.has(pair)) continue
    if (ExchangeRates.middle(exchangeRates, from, to, Instant.startOf(day)) !== undefined) continue
    told.add(pair)
    say(path, `${why}; expected pair: ${from}/${to} under exchange_rates, from ${Day.format(day)} or before`)
  }
}

const needed = (
  stated: SellersSchema,
  accounts: MerchantIssues.Accounts,
  settings: Rates["settings"]
): ReadonlyArray<Pair> => {
  const own = readAmount(stated.amounts[0] ?? "1 usd").currency
  const methods = MerchantIssues.methodsOf(stated)
  const paid = new Set(methods.flatMap((method) => Presentment.currenciesBy(stated, method)))
  return [...paid].flatMap((currency) => {
    const path = currency === own ? ["amounts"] : ["presentment_currencies", currency]
    const priced = { from: own, to: currency, path, why: `amounts are in ${own}` }
    return [priced, ...settling(stated, accounts, currency, path, settings)]
  })
}

/** From the payer's currency to those of the balances that its money comes to. */
const settling = (
  stated: SellersSchema,
  accounts: MerchantIssues.Accounts,
  paid: Currency,
  path: Path,
  settings: Rates["settings"]
): ReadonlyArray<Pair> => {
  const { platform, seller } = accounts
  const merchant = MerchantIssues.merchantOf(stated, accounts)
  if (merchant === undefined) return []
  const settled = SettlementCurrency.of(merchant, paid)
  const whose = (it: typeof merchant) => (it.kind === "platform" ? "the platform settles" : "its sellers settle")
  const pair = (from: Currency, account: typeof merchant, at: Path): Pair => {
    const to = SettlementCurrency.of(account, from)
    return { from, to, path: at, why: `is in ${from}, and ${whose(account)} in ${to}` }
  }
  const pairs = [pair(paid, merchant, path)]
  if (stated.charge === "destination" || stated.charge === "separate") {
    if (seller !== undefined) pairs.push(pair(settled, seller, path))
  }
  if (platform?.kind !== "platform") return pairs
  const isOnBehalf = MerchantIssues.isOnBehalf(stated)
  // Never of what settles by the platform: that needs no other rate.
  const isAbroad = !SettlementCurrency.settles(platform, settled)
  const isFeeBrought =
    stated.application_fee !== undefined && !(isOnBehalf && settings.applicationFeeCurrency === "connected_account")
  const isBilled = isOnBehalf && platform.products !== undefined
  if (isAbroad && (isFeeBrought || isBilled)) pairs.push(pair(paid, platform, path))
  if (isOnBehalf) return pairs
  const pays = MerchantIssues.paysStripe(seller) || DisputeResponsibility.of(merchant, platform).fees === platform.id
  if (pays) pairs.push(pair(settled, platform, path))
  return pairs
}
