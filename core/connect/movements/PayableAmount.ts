/**
 * PayableAmount: what can go to a bank of what could be paid out: whole units, where its currency has only these, and
 * nothing of less than the smallest payout to recipients of its country.
 *
 * Law: what goes and what is kept is all of it.
 * https://docs.stripe.com/currencies#special-cases and
 * https://docs.stripe.com/connect/cross-border-payouts/special-requirements
 */
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as MinimumPayout from "#core/connect/countries/MinimumPayout.ts"
import * as KeptBack from "#core/connect/objects/KeptBack.ts"
import { payoutStep, type Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

export interface PayableAmount {
  readonly amount: Money.Money
  readonly kept: ReadonlyArray<KeptBack.KeptBack>
}

/** The smallest payout of `currency` to the bank of `account`; undefined where there is none. */
export const minimumOf = (account: StripeAccount, currency: Currency): Money.Money | undefined => {
  if (account.kind === "platform" || account.serviceAgreement !== "recipient") return undefined
  const minimum = MinimumPayout.of(account.country)
  return minimum?.currency === currency ? minimum : undefined
}

/** Of `payable`, which is not negative. */
export const of = (account: StripeAccount, payable: Money.Money): PayableAmount => {
  const { currency } = payable
  const minimum = minimumOf(account, currency)
  if (minimum !== undefined && Money.compare(payable, minimum) < 0) {
    return { amount: Money.zero(currency), kept: KeptBack.of("minimum_payout", payable) }
  }
  const amount = Money.downTo(payable, payoutStep(currency))
  return { amount, kept: KeptBack.of("remainder", Money.minus(payable, amount)) }
}
