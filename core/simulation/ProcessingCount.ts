/**
 * ProcessingCount: what Stripe takes for processing, of whoever pays it.
 */
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as SettlementMerchant from "#core/connect/movements/SettlementMerchant.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as FeeCount from "#core/simulation/FeeCount.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Asked of the table and not of the decisions, so that this count does not err with them. */
const isPlatforms = (merchant: StripeAccount): boolean => FeeResponsibility.isPlatforms("payment_processing", merchant)

/** What Stripe takes, or gives back if it is negative; also where the platform pays for others, in the charge's pot. */
export const take = (
  counted: FeeCount.Counted,
  world: World,
  merchant: StripeAccount,
  sourceType: SourceType,
  fee: Money.Money,
  at: Instant
): void => {
  const payer = isPlatforms(merchant) ? world.platform.id : merchant.id
  FeeCount.takeFor(counted, world, [payer, merchant.id], { sourceType, at }, fee)
}

/** Of a charge that settled as `amount`. */
export const ofCharge = (
  counted: FeeCount.Counted,
  world: World,
  merchant: StripeAccount,
  charge: Charge,
  amount: Money.Money,
  at: Instant
): void => {
  const { amountAuthorized, paymentMethod, sourceType } = charge
  const tariff = SettlementMerchant.tariff(world, charge, merchant)
  const fee = ProcessingFee.of(tariff, paymentMethod, amount)
  // Where the platform pays, it is billed what is left of the fee, in one line.
  const isOnce =
    amountAuthorized === undefined || Money.equals(amountAuthorized, charge.amount) || isPlatforms(merchant)
  if (isOnce || !world.taxesFees || world.settings.partialCapture === "captured_amount") {
    return take(counted, world, merchant, sourceType, fee, at)
  }
  // The tax is rounded on the fee of the whole, and on what is taken back of it.
  const whole = ProcessingFee.of(tariff, paymentMethod, amountAuthorized)
  take(counted, world, merchant, sourceType, whole, at)
  take(counted, world, merchant, sourceType, Money.minus(fee, whole), at)
}
