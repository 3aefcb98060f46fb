/**
 * FailureCount: what Stripe takes when a payment fails, and from whom: from the charge alone, so that the count does
 * not err with the decisions. It gives the fee of the payment back and takes the price of a failure.
 */
import * as Charge from "#core/connect/objects/Charge.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"

export interface Taken {
  readonly account: AccountId
  /** Negative where it comes back. */
  readonly fee: Money.Money
}

/** None of a charge whose account is not known. */
export const fees = (world: World, charge: Charge.Charge): ReadonlyArray<Taken> => {
  const merchant = world.account(charge.account)
  if (merchant === undefined) return []
  const settling = (charge.onBehalfOf && world.account(charge.onBehalfOf)) ?? merchant
  const tariff = SettlementCurrency.tariff(settling, Charge.settledAmount(charge).currency)
  const payer = (product: FeeResponsibility.Product): AccountId =>
    FeeResponsibility.isPlatforms(product, merchant) ? world.platform.id : merchant.id
  const fee = ProcessingFee.of(tariff, charge.paymentMethod, Charge.settledAmount(charge))
  const price = Tariff.priceOf(tariff, charge.paymentMethod)?.failure
  return [
    { account: payer("payment_processing"), fee: Money.negate(fee) },
    ...(price === undefined ? [] : [{ account: payer("payment_method_failures"), fee: price }])
  ]
}
