/**
 * Dispute: a payer's bank questions a charge, `dp_…`: as an inquiry, which moves no money, or as a chargeback, which
 * withdraws it until the bank has decided. A charge may have several, one after the other or at once, each by itself.
 *
 * - An inquiry is answered, refunded or escalated; 120 days after it was made it closes by itself.
 * - A chargeback is answered with evidence by its deadline, or it is lost. Then the bank decides: won returns the
 *   amount, lost nothing, or what the bank concedes. A lost one may still be won late.
 * - Some can only be lost, and are so at once; some are prevented before they are filed, and move nothing.
 *
 * https://docs.stripe.com/api/disputes/object, https://docs.stripe.com/disputes/how-disputes-work, read 2026-05, and of
 * several https://docs.stripe.com/disputes/api#multiple-disputes-on-a-single-payment
 */
import type { Converted } from "#core/connect/prices/Converted.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** Why, in Stripe's words. https://docs.stripe.com/disputes/categories */
export const reasons = [
  "bank_cannot_process",
  "check_returned",
  "credit_not_processed",
  "customer_initiated",
  "debit_not_authorized",
  "duplicate",
  "fraudulent",
  "general",
  "incorrect_account_details",
  "insufficient_funds",
  "noncompliant",
  "product_not_received",
  "product_unacceptable",
  "subscription_canceled",
  "unrecognized"
] as const
export type Reason = (typeof reasons)[number]

interface Common {
  readonly object: "dispute"
  readonly id: string
  /** The account that the charge is on, whose balance the amount is withdrawn from. */
  readonly account: AccountId
  readonly charge: string
  /** What is disputed, which may be less or more than was charged. */
  readonly amount: Money.Money
  /** What a chargeback took from the balance, where that is in another currency; it comes back as it was. */
  readonly settled?: Converted
  readonly reason: Reason
  readonly created: Instant.Instant
}

type None = readonly []
type Withdrawal = readonly [withdrawal: string]
type Both = readonly [withdrawal: string, reinstatement: string]

/** The bank asks; answered (`warning_under_review`) or not yet. */
export interface Inquiry extends Common {
  readonly status: "warning_needs_response" | "warning_under_review"
  readonly evidenceDueBy: Instant.Instant
  readonly balanceTransactions: None
}

/** Refunded, or not escalated in time. */
export interface ClosedInquiry extends Common {
  readonly status: "warning_closed"
  readonly evidenceDueBy: Instant.Instant
  readonly balanceTransactions: None
}

/** The money is withdrawn; countered with evidence (`under_review`) or not yet. */
export interface Chargeback extends Common {
  readonly status: "needs_response" | "under_review"
  /** The last second in which evidence may be submitted. */
  readonly evidenceDueBy: Instant.Instant
  readonly balanceTransactions: Withdrawal
}

export interface Won extends Common {
  readonly status: "won"
  /** Whether it was countered; one that can only be lost, and is won late, was not. */
  readonly hasEvidence: boolean
  readonly evidenceDueBy?: Instant.Instant
  readonly balanceTransactions: Both
}

/** Nothing of it comes back. */
export interface Lost extends Common {
  readonly status: "lost"
  readonly hasEvidence: boolean
  /** Absent where there was never a chance to answer. */
  readonly evidenceDueBy?: Instant.Instant
  readonly balanceTransactions: Withdrawal
}

/** The bank conceded a part: Stripe's status is `lost`, and its Dashboard says partially won. */
export interface PartlyLost extends Common {
  readonly status: "lost"
  readonly hasEvidence: true
  readonly evidenceDueBy: Instant.Instant
  readonly balanceTransactions: Both
  /** What came back; Stripe states it in the second balance transaction only. */
  readonly amountReinstated: Money.Money
}

/** Settled before it was filed, as by Visa's Rapid Dispute Resolution: no chargeback and no fee. */
export interface Prevented extends Common {
  readonly status: "prevented"
  readonly balanceTransactions: None
  /** What of its charge had been refunded of other parts than this and those prevented before it: our note. */
  readonly otherRefunds: Money.Money
}

export type Dispute = Inquiry | ClosedInquiry | Chargeback | Won | Lost | PartlyLost | Prevented

/** Nothing is decided of it yet. */
export type Open = Inquiry | Chargeback

/** The statuses that a dispute may have when it is filed. */
export const filed = ["needs_response", "warning_needs_response", "lost", "prevented"] as const
export type Filed = (typeof filed)[number]

export const isInquiry = (dispute: Dispute): dispute is Inquiry =>
  dispute.status === "warning_needs_response" || dispute.status === "warning_under_review"

export const isOpen = (dispute: Dispute): dispute is Open =>
  isInquiry(dispute) || dispute.status === "needs_response" || dispute.status === "under_review"

/** Whether the money of the charge is with the payer's bank: withdrawn and not given back. */
export const isWithdrawn = ({ status }: Dispute): boolean =>
  status === "needs_response" || status === "under_review" || status === "lost"

/** What it has taken from the balance so far, and what of that has come back. */
export const moved = (dispute: Dispute): { readonly withdrawn: Money.Money; readonly reinstated: Money.Money } => {
  const none = Money.zero(dispute.amount.currency)
  if (dispute.balanceTransactions.length === 0) return { withdrawn: none, reinstated: none }
  if (dispute.status === "won") return { withdrawn: dispute.amount, reinstated: dispute.amount }
  const reinstated = "amountReinstated" in dispute ? dispute.amountReinstated : none
  return { withdrawn: dispute.amount, reinstated }
}

const none: ReadonlyArray<Dispute> = []

/** Those of a charge, the first one first. */
export const ofCharge = (
  { dispute }: { readonly dispute: (id: string) => Dispute | undefined },
  { disputes }: { readonly disputes?: ReadonlyArray<string> }
): ReadonlyArray<Dispute> => (disputes === undefined ? none : disputes.flatMap((id) => dispute(id) ?? []))

/** Whether a charge of these disputes may be refunded all the same. */
export const isChargeRefundable = (disputes: ReadonlyArray<Dispute>): boolean => !disputes.some(isWithdrawn)

const days = (from: Instant.Instant, count: number): Day.Day => Day.plus(Instant.dayOf(from), count)

/**
 * On how many days after its own a dispute may be answered, where that is not said: 19, as of the one in Stripe's own
 * reference (https://docs.stripe.com/api/disputes/close). Card networks give 7 to 21.
 */
export const usualDays = 19

/** Until when one filed or escalated at `from` may be answered, where that is not said. */
export const usualDeadline = (from: Instant.Instant): Instant.Instant => Instant.endOf(days(from, usualDays))

/** When an inquiry of `created` that was not escalated closes by itself. */
export const inquiryEnd = (created: Instant.Instant): Instant.Instant => Instant.plusDays(created, 120)
