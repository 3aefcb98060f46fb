/**
 * ScenarioConnectFees: what Stripe bills the platform of a scenario by the month, with the prices of its country where
 * it states none.
 */
import { Result } from "effect"
import * as BillConnectFees from "#core/connect/decisions/BillConnectFees.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { World } from "#core/connect/World.ts"
import type { ConnectFees, InstantFee } from "#core/connect/prices/ConnectFees.ts"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import type { ConnectedAccount, PlatformAccount } from "#core/connect/accounts/StripeAccount.ts"
import type * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { PlatformSchema } from "#core/simulation/schema/AccountSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import type { ScenarioPeriod } from "#core/simulation/schema/ScenarioPeriod.ts"
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

type Stated = NonNullable<PlatformSchema["connect_fees"]>

/** Undefined where they are in another currency than the platform's, or one is neither stated nor known. */
export const translate = (
  stated: Stated,
  { country, currency }: Pick<PlatformAccount, "country" | "currency">,
  report: Report
): ConnectFees | undefined => {
  const known = CountryConnectFees.byCountry.get(country)
  const fees = {
    activeAccount: stated.active_account === undefined ? known?.activeAccount : readAmount(stated.active_account),
    payout: stated.payout === undefined ? known?.payout : readAmount(stated.payout),
    volume: stated.payout_volume === undefined ? known?.volume : readRate(stated.payout_volume)
  }
  const { activeAccount, payout, volume } = fees
  if (activeAccount === undefined || payout === undefined || volume === undefined) {
    report(path, `Connect's fees in ${country} are not known; expected all of ${keys.join(", ")}`)
    return undefined
  }
  const instant = instantOf(stated, known?.instant, currency)
  if (instant === undefined && stated.instant_payout_minimum !== undefined) {
    const message = `is without a rate, and that of ${country} is not known; expected instant_payout_volume beside it`
    report([...path, "instant_payout_minimum"], message)
    return undefined
  }
  const amounts = [activeAccount, payout, ...(instant === undefined ? [] : [instant.minimum])]
  const isSound = amounts.every((amount) => isIn(currency, amount, path, report))
  return isSound ? { activeAccount, payout, volume, ...given("instant", instant, same) } : undefined
}

/** Undefined where their rate is neither stated nor known. A rate that is stated has no country's least. */
const instantOf = (
  { instant_payout_minimum: least, instant_payout_volume: rate }: Stated,
  known: InstantFee | undefined,
  currency: Currency.Currency
): InstantFee | undefined => {
  const minimum = least === undefined ? undefined : readAmount(least)
  if (rate === undefined) return known && { ...known, ...given("minimum", minimum, same) }
  return { volume: readRate(rate), minimum: minimum ?? Money.zero(currency) }
}

/**
 * An account whose Connect fees are the platform's, and which is paid out in a currency that has no rate as the
 * scenario begins: each pair once, at the first account. A pair that has a rate once has one ever after; where nothing
 * is asked for, none is needed.
 */
export const checkRates = (
  billing: Pick<World, "platform" | "exchangeRates">,
  accounts: ReadonlyArray<ConnectedAccount>,
  { first }: Pick<ScenarioPeriod, "first">,
  report: Report
): void => {
  if (billing.platform.connectFees === undefined || first === undefined) return
  const own = billing.platform.currency
  const told = new Set<Currency.Currency>()
  for (const account of accounts) {
    for (const currency of SettlementCurrency.all(account)) {
      if (told.has(currency) || BillConnectFees.refusalOf(billing, account, first, [currency]) === undefined) continue
      told.add(currency)
      const day = Day.format(Instant.dayOf(first))
      const expected = `expected pair: ${currency}/${own} under exchange_rates, from ${day} or before`
      report(path, `are billed in ${own}, and ${account.id} is paid out in ${currency}; ${expected}`)
    }
  }
}

const path = ["platform", "connect_fees"]

const keys: ReadonlyArray<keyof Stated> = ["active_account", "payout", "payout_volume"]

const readRate = (text: string): Rate.Rate => Result.getOrThrow(Rate.parse(text))

const isIn = (currency: Currency.Currency, amount: Money.Money, path: Path, report: Report): boolean => {
  if (amount.currency === currency) return true
  report(path, `has ${Money.format(amount)}; expected amounts in ${currency}, which the platform settles in`)
  return false
}
