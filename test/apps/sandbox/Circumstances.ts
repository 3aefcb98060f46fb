/**
 * Circumstances: what a request has to say that a command of a scenario does not.
 */
import type Stripe from "stripe"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { Currency } from "#core/money/Currency.ts"
import type * as Money from "#core/money/Money.ts"

/** A request, or several of which each makes an object; and whose account they are sent for. */
export type Send = (
  stripe: Stripe,
  options: Stripe.RequestOptions
) => Promise<{ readonly id: string; readonly others?: ReadonlyArray<string> }>

export interface Circumstances {
  /** Ids as the sandbox has them. */
  readonly id: (simulated: string) => string
  /** That of what it is about. */
  readonly currency: Currency
  /** The country of whoever is paid. */
  readonly home: string
  /** Those of whose account it is. */
  readonly country: string
  readonly platform: AccountId
  /** What that account may do. */
  readonly status: AccountStatus.AccountStatus
  /** In which currencies it has a debit card. */
  readonly cards: ReadonlySet<Currency>
  /** The bank accounts in other currencies that were made, by account and currency. */
  readonly banks: Map<string, string>
  /** Whether the charge that it is about was made by a step, and so has no payment intent. */
  readonly isOfStep: boolean
  /** What a payout, or each of its parts, comes to; nothing where no amount is refused as it is, and of all else. */
  readonly payouts: ReadonlyArray<Money.Money>
  /** Whether the card that it is paid with is one whose bank warns of fraud. */
  readonly isWarned: boolean
}
