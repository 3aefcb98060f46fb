/**
 * Payout: money sent from a Stripe balance to the account's bank or debit card, `po_…`.
 *
 * It draws on one source type. Until it is submitted to the bank it may be canceled; it may fail on its way, and after
 * it arrived. https://docs.stripe.com/api/payouts/object
 */
import type { PayoutFailureCode } from "#core/connect/schedules/FailureCode.ts"
import type { Converted } from "#core/connect/prices/Converted.ts"
import type { PayoutMethod } from "#core/connect/schedules/PayoutMethod.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What Stripe made available for an instant payout, and when it would have been. */
export interface Advance {
  readonly amount: Money.Money
  readonly availableOn: Instant
}

interface Common {
  readonly object: "payout"
  readonly id: string
  readonly account: AccountId
  readonly amount: Money.Money
  readonly created: Instant
  /** When the bank is expected to have it. */
  readonly arrivalDate: Instant
  readonly method: PayoutMethod
  /** It goes to a debit card; to a bank account, if absent. */
  readonly type?: "card"
  /** The one that this one takes back; and the one that takes this back. */
  readonly originalPayout?: string
  readonly reversedBy?: string
  /** What the platform takes of it. */
  readonly applicationFee?: string
  readonly applicationFeeAmount?: Money.Money
  /** What its bank gets, where that is in another currency than the balance: Stripe converts it as it is made. */
  readonly converted?: Converted
  /** Absent where it was paid out of what was available. */
  readonly advances?: ReadonlyArray<Advance>
  readonly sourceType: SourceType
  readonly description: string
  /**
   * Whose doing it is: its account's schedule, a request, or Stripe, that debits the bank for a negative balance or
   * pays out what has been held for too long.
   */
  readonly maker: "schedule" | "request" | "debit" | "holding_period"
  /** Whether it is known what an automatic payout has paid out; `not_applicable` to one that no schedule made. */
  readonly reconciliationStatus: "not_applicable" | "in_progress" | "completed"
  readonly balanceTransaction: string
}

/** On its way, or there. */
export interface Sent extends Common {
  readonly status: "pending" | "in_transit" | "paid"
}

interface Back extends Common {
  /** The line that brought it back. */
  readonly failureBalanceTransaction: string
}

export interface Failed extends Back {
  readonly status: "failed"
  /** Why the bank sent it back, such as `account_closed`. */
  readonly failureCode: PayoutFailureCode
}

export interface Canceled extends Back {
  readonly status: "canceled"
  readonly failureCode?: never
}

/** Its money is back in the Stripe balance. */
export type Returned = Failed | Canceled

export type Payout = Sent | Returned

/**
 * How many days after it arrived a payout can be reversed. One that Stripe makes day after day is forgotten then.
 * https://docs.stripe.com/connect/payout-reversals
 */
export const daysToReverse = 90

/** Whether there may be many, so that one is forgotten when nothing more can become of it. */
export const isRegular = ({ maker }: Payout): boolean => maker === "schedule" || maker === "holding_period"

/** Whether a schedule made it. */
export const isAutomatic = ({ maker }: Payout): boolean => maker === "schedule"

/** Whether it takes a negative balance from the bank; a reversal takes back what was paid out. */
export const isNegative = ({ amount, originalPayout }: Payout): boolean =>
  Money.isNegative(amount) && originalPayout === undefined

/**
 * What a bank did with a payout, for which Stripe makes no balance transaction: it arrived, or what had arrived went
 * back.
 */
export interface BankMovement {
  readonly payout: Payout
  readonly kind: "paid" | "returned"
  readonly at: Instant
}

/** In which currency its bank has it. */
export const currencyAtBank = ({ amount, converted }: Payout): Currency => (converted?.amount ?? amount).currency
