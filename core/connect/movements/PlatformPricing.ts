/**
 * PlatformPricing: which pricing scheme, if any, decides the application fee of a charge.
 *
 * Stripe applies one where its own fee is the platform's and the charge says no split itself.
 * https://docs.stripe.com/connect/platform-pricing-tools#requirements
 */
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import type { PricingScheme } from "#core/connect/prices/PricingScheme.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"

/** The scheme for a charge that is direct on `account`, or whose money goes there. */
export const of = (world: World, command: ChargeRequest, account: ConnectedAccount): PricingScheme | undefined => {
  if (command.applicationFeeAmount !== undefined || command.transferData?.amount !== undefined) return undefined
  const isDirect = command.transferData === undefined
  return isDirect && !ProcessingFee.isOnPlatform(account) ? undefined : (account.pricing ?? world.platform.pricing)
}
