/**
 * CrossBorder: which accounts a platform can have, and send money to, in another country than its own.
 *
 * Within its own country always. Accounts under the full service agreement can be anywhere, but receive transfers only
 * where both are in the United States, Canada, the United Kingdom, the EEA or Switzerland. Recipients elsewhere are for
 * platforms in the United States. A charge on behalf of an account settles in its country, and crosses no border. What
 * Stripe allows by contract is a setting.
 * https://docs.stripe.com/connect/cross-border-payouts and https://docs.stripe.com/connect/service-agreement-types
 */
import * as Country from "#core/connect/countries/Country.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import * as Region from "#core/connect/countries/Region.ts"
import type { ServiceAgreement } from "#core/connect/accounts/ServiceAgreement.ts"
import type { Settings } from "#core/connect/Settings.ts"
import type { AccountId, ConnectedAccount, PlatformAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as TransferRefusal from "#core/connect/refusals/TransferRefusal.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

/** Where platforms have recipients in other countries, without a contract. */
const ofRecipients = "US"

type Placed = Pick<ConnectedAccount, "country" | "serviceAgreement">

/** A platform by where it is and where it may send money: what a world says of it. */
export interface Sender {
  readonly platform: { readonly country: string }
  readonly settings: Pick<Settings, "crossBorderTransfers">
}

/** Whether the platform can have accounts in `country` under `agreement`. */
export const isPossible = ({ platform, settings }: Sender, country: string, agreement: ServiceAgreement): boolean => {
  const place = Country.all.get(country)
  if (agreement === "full") return place?.hasBusinesses === true
  if (settings.crossBorderTransfers === "by_contract") return platform.country !== country
  return place?.hasRecipients === true && platform.country === ofRecipients
}

/** Why the platform may not transfer to the account; undefined where it may. */
export const transferRefusal = (sender: Sender, { country, serviceAgreement }: Placed): Refusal | undefined => {
  const { platform, settings } = sender
  if (platform.country === country || settings.crossBorderTransfers === "by_contract") return undefined
  if (Region.crossBorder.has(platform.country) && Region.crossBorder.has(country)) return undefined
  if (platform.country !== ofRecipients) return TransferRefusal.outsideRegion(country)
  return serviceAgreement === "recipient" ? undefined : TransferRefusal.underFullAgreement(country)
}

/** Where only separate transfers go, from other countries. */
const withoutDestinationCharges = new Set(["IN"])

/** Why a charge that settles on the platform may not go on to the account; undefined where it may. */
export const destinationRefusal = (sender: Sender, account: Placed): Refusal | undefined => {
  const { platform, settings } = sender
  const { country } = account
  if (platform.country === country || settings.crossBorderTransfers === "by_contract") return undefined
  if (transferRefusal(sender, account) !== undefined) return TransferRefusal.destinationOutsideRegion(country)
  return withoutDestinationCharges.has(country) ? TransferRefusal.onlySeparateTransfers(country) : undefined
}

/** Stripe's share of what a platform in `platform` transfers to accounts in `country`. */
export const transferRate = (platform: string, country: string): Rate.Rate =>
  Region.isFree(platform, country) ? Rate.zero : (Country.all.get(country)?.transferRate ?? Rate.zero)

/**
 * What Stripe takes of the platform for a transfer of `amount` to the account, out of a charge that settled on behalf of
 * `settledFor`, if of any: such a charge is in that account's country already. Zero where it takes nothing.
 */
export const fee = (
  { country, crossBorderFees, id }: PlatformAccount,
  account: ConnectedAccount,
  amount: Money.Money,
  settledFor: AccountId | undefined
): Money.Money => {
  const isAbroad = country !== account.country && (settledFor === undefined || settledFor === id)
  if (crossBorderFees === undefined || !isAbroad || !FeeResponsibility.isPlatforms("connect", account)) {
    return Money.zero(amount.currency)
  }
  return Money.share(amount, crossBorderFees.rate ?? transferRate(country, account.country), "half_up")
}
