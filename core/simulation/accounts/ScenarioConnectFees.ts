/**
 * ScenarioConnectFees: what Stripe bills the platform of a scenario by the month, with the prices of its country where
 * it states none.
 */
import { Result } from "effect"
import type { ConnectFees } from "#core/connect/prices/ConnectFees.ts"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import type { PlatformAccount } from "#core/connect/accounts/StripeAccount.ts"
import type * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { PlatformSchema } from "#core/simulation/schema/AccountSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"

type Stated = NonNullable<PlatformSchema["connect_fees"]>

/** Undefined where they are in another currency than the platform's, or one is neither stated nor known. */
export const translate = (
  stated: Stated,
  { country, currency }: Pick<PlatformAccount, "country" | "currency">,
  report: Report
): ConnectFees | undefined => {
  const path = ["platform", "connect_fees"]
  const known = CountryConnectFees.byCountry.get(country)
  const fees = {
    activeAccount: stated.active_account === undefined ? known?.activeAccount : readAmount(stated.active_account),
    payout: stated.payout === undefined ? known?.payout : readAmount(stated.payout),
    volume: stated.payout_volume === undefined ? known?.volume : readRate(stated.payout_volume),
    instantVolume:
      stated.instant_payout_volume === undefined ? known?.instantVolume : readRate(stated.instant_payout_volume),
    instantMinimum: leastOf(stated, known, currency)
  }
  const { activeAccount, instantMinimum, instantVolume, payout, volume } = fees
  if (activeAccount === undefined || payout === undefined || volume === undefined || instantVolume === undefined) {
    report(path, `Connect's fees in ${country} are not known; expected all of ${keys.join(", ")}`)
    return undefined
  }
  const isSound = [activeAccount, payout, instantMinimum].every((amount) => isIn(currency, amount, path, report))
  return isSound ? { activeAccount, payout, volume, instantVolume, instantMinimum } : undefined
}

/** Nothing where the rate is stated without it: whose price is a rate's own has no country's floor. */
const leastOf = (stated: Stated, known: ConnectFees | undefined, currency: Currency.Currency): Money.Money => {
  if (stated.instant_payout_minimum !== undefined) return readAmount(stated.instant_payout_minimum)
  return (stated.instant_payout_volume === undefined ? known?.instantMinimum : undefined) ?? Money.zero(currency)
}

const keys: ReadonlyArray<keyof Stated> = ["active_account", "payout", "payout_volume", "instant_payout_volume"]

const readRate = (text: string): Rate.Rate => Result.getOrThrow(Rate.parse(text))

const isIn = (currency: Currency.Currency, amount: Money.Money, path: Path, report: Report): boolean => {
  if (amount.currency === currency) return true
  report(path, `has ${Money.format(amount)}; expected amounts in ${currency}, which the platform settles in`)
  return false
}
