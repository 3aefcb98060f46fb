/**
 * CheckoutTotal: what a checkout session comes to, and why it cannot be paid.
 *
 * Stripe refuses as the session is made what the charge would be refused for later, in words of its own. Quoted of the
 * smallest by applications of 2025 ("… must add up to at least $4.00 hkd", "… 175.00 Ft huf"), and of the largest
 * ("… must be no more than ₹999,999.99.", `amount_too_large`); both are of the currency that is charged. Where that is
 * converted to settle, the smallest is looked at when it is paid. One of nothing is an order without costs, which is
 * not served. https://docs.stripe.com/payments/checkout/no-cost-orders
 */
import * as Wire from "#adapters/stripe/wire/CheckoutSession.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import type { Session } from "#apps/sandbox/state/State.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

const subject = "The Checkout Session's total amount due must"

/** What speaks against paying for `items` where the payment settles by `merchant`; undefined where nothing does. */
export const refusalOf = (merchant: StripeAccount, items: Session["items"]): Failure.Failure | undefined => {
  const total = Wire.total({ items })
  if (total === undefined) return undefined
  if (Money.isZero(total)) return Failure.notServed("a checkout session of nothing is not served", "line_items")
  const { currency } = total
  const smallest = Money.of(currency, Currency.minimumCharge(currency) ?? 0n)
  if (SettlementCurrency.settles(merchant, currency) && Money.compare(total, smallest) < 0) {
    const message = `${subject} add up to at least ${WrittenAmount.of(smallest)} ${currency}`
    return Failure.invalid(message, { code: "amount_too_small" })
  }
  const largest = Money.of(currency, Currency.maximumCharge(currency))
  if (Money.compare(total, largest) <= 0) return undefined
  return Failure.invalid(`${subject} be no more than ${WrittenAmount.of(largest)}.`, { code: "amount_too_large" })
}
