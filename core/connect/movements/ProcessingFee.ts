/**
 * ProcessingFee: Stripe's fee for processing a payment, as lines on the balance that bears it.
 */
import type { FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as BilledFee from "#core/connect/movements/BilledFee.ts"
import type * as Draft from "#core/connect/movements/Draft.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Settings } from "#core/connect/Settings.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Money from "#core/money/Money.ts"

/** The fee line; none for nothing. A negative amount gives a fee back. */
export const lines = (amount: Money.Money): ReadonlyArray<FeeDetail> => {
  if (Money.isZero(amount)) return []
  const description = Money.isPositive(amount) ? "Stripe processing fees" : "Stripe processing fee refund"
  return [{ type: "stripe_fee", amount, description }]
}

/**
 * Stripe's fee for a payment of `amount`. A payment by a method without a price is refused before it is made: here it is
 * a bug, RangeError.
 */
export const of = (tariff: Tariff.Tariff, method: PaymentMethod, amount: Money.Money): Money.Money => {
  const price = Tariff.priceOf(tariff, method)
  if (price === undefined) throw new RangeError(`the tariff "${tariff.name}" has no price for ${method}`)
  return Tariff.fee(price, amount)
}

/** Stripe's fee for a payment that settles on `merchant` as `amount`, by the prices of that currency. */
export const on = (merchant: StripeAccount, method: PaymentMethod, amount: Money.Money): Money.Money =>
  of(SettlementCurrency.tariff(merchant, amount.currency), method, amount)

/**
 * What Stripe gives back of the fee when `amount` of `charge` is refunded, zero or negative: nothing today; under
 * older pricing the fee is recomputed on what is left (recorded: 54 on 1200, -4 after 200, -20 after 500 more).
 */
export const returned = (
  settings: Settings,
  tariff: Tariff.Tariff,
  charge: Charge.Charge,
  amount: Money.Money
): Money.Money => {
  if (settings.processingFeeOnRefund === "kept") return Money.zero(Charge.settledAmount(charge).currency)
  const before = Money.minus(charge.amount, charge.amountRefunded)
  const fee = (left: Money.Money) => of(tariff, charge.paymentMethod, Charge.settledPart(charge, left))
  return Money.minus(fee(Money.minus(before, amount)), fee(before))
}

/** Whether the platform pays the processing fees of what stands on `merchant`, a connected account. */
export const isOnPlatform = (merchant: StripeAccount): boolean =>
  FeeResponsibility.isPlatforms("payment_processing", merchant)

/**
 * Bills `fees` of `charge` to the platform as a line of its own, when it pays for direct charges. Which line Stripe
 * uses is not recorded: one `stripe_fee` per charge, in the pot that the charge is of, is our choice.
 */
export const billPlatform = (
  draft: Draft.Draft,
  fees: ReadonlyArray<FeeDetail>,
  { id, sourceType }: Pick<Charge.Charge, "id" | "sourceType">
): void => {
  for (const fee of fees) {
    const amount = BilledFee.of(draft.world, fee.amount, draft.at)
    if (Money.isZero(amount)) continue
    draft.line({
      id: draft.id("txn"),
      account: draft.world.platform.id,
      type: "stripe_fee",
      amount: Money.negate(amount),
      availableOn: draft.at,
      sourceType,
      description: `${fee.description} for ${id}`
    })
  }
}
