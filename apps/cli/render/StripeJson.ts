/**
 * StripeJson: the objects of Connect as Stripe's API answers them: its field names, null where nothing is.
 *
 * Amounts are integers of the smallest unit, written digit by digit, so they are exact beyond what a JavaScript number
 * holds. `account`, which Stripe's objects do not have, says on whose account an object is.
 */
import * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import * as Dispute from "#core/connect/Dispute.ts"
import * as Payout from "#core/connect/Payout.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

declare global {
  interface JSON {
    /** A piece of JSON text as a value; ES2026, in Node since 21. */
    rawJSON(text: string): unknown
  }
}

export const integer = (amount: Money.Money): unknown => JSON.rawJSON(amount.minor.toString())

export const money = (amount: Money.Money) => ({ amount: integer(amount), currency: amount.currency })

/** With the status that it has at the moment `asOf`. */
export const transaction = (it: BalanceTransaction.BalanceTransaction, asOf: Instant) => ({
  id: it.id,
  object: "balance_transaction",
  account: it.account,
  amount: integer(it.amount),
  available_on: it.availableOn,
  balance_type: it.balanceType,
  created: it.created,
  currency: it.amount.currency,
  description: it.description,
  exchange_rate: it.exchangeRate === undefined ? null : JSON.rawJSON(Rate.formatDecimal(it.exchangeRate)),
  fee: integer(it.fee),
  fee_details: it.feeDetails.map(({ amount, description, type }) => ({ ...money(amount), description, type })),
  net: integer(it.net),
  reporting_category: it.reportingCategory,
  source: it.source ?? null,
  status: BalanceTransaction.matures(it) > asOf ? "pending" : "available",
  type: it.type
})

type Of<Kind extends ConnectObject["object"]> = Extract<ConnectObject, { readonly object: Kind }>

/** What every object has. */
const common = (it: ConnectObject) => ({
  id: it.id,
  object: nameOf(it),
  ...money(it.amount),
  balance_transaction: ("balanceTransaction" in it ? it.balanceTransaction : undefined) ?? null,
  created: it.created
})

/** Stripe's name for what it is: an authorisation is a charge that was not captured. */
export const nameOf = ({ object }: ConnectObject): string => (object === "authorization" ? "charge" : object)

/** What a captured charge states, and one that is only held or was declined. */
const charge = (it: Of<"charge">) => ({
  ...common(it),
  ...money(it.amountAuthorized ?? it.amount),
  account: it.account,
  amount_captured: integer(it.amount),
  amount_refunded: integer(it.amountRefunded),
  application_fee: it.applicationFee ?? null,
  authorization: null,
  capture_before: null,
  captured: true,
  description: it.description ?? null,
  disputed: it.dispute !== undefined,
  failure_code: null,
  outcome: null,
  refunded: Money.equals(it.amount, it.amountRefunded),
  source_transfer: it.sourceTransfer ?? null,
  status: "succeeded",
  transfer: it.transfer ?? null,
  transfer_group: it.transferGroup ?? null
})

/** Stripe marks what was released as refunded. */
const authorization = (it: Of<"authorization">) => {
  const isReleased = it.status === "canceled" || it.status === "expired"
  const isDeclined = it.status === "declined"
  const request = it.status === "held" ? it.request : undefined
  return {
    ...common(it),
    account: it.account,
    amount_captured: 0,
    amount_refunded: isReleased ? integer(it.amount) : 0,
    application_fee: null,
    authorization: it.status,
    capture_before: it.status === "held" ? it.captureBefore : null,
    captured: false,
    description: request?.description ?? null,
    disputed: false,
    failure_code: isDeclined ? "card_declined" : null,
    outcome: isDeclined ? { reason: it.declineCode } : null,
    refunded: isReleased,
    source_transfer: null,
    status: isDeclined ? "failed" : "succeeded",
    transfer: null,
    transfer_group: request?.transferGroup ?? null
  }
}

const refund = (it: Of<"refund">) => ({
  ...common(it),
  account: it.account,
  charge: it.charge,
  failure_balance_transaction: ("failureBalanceTransaction" in it ? it.failureBalanceTransaction : undefined) ?? null,
  failure_reason: it.status === "failed" ? it.failureReason : null,
  pending_reason: it.status === "pending" ? it.pendingReason : null,
  source_transfer_reversal: it.sourceTransferReversal ?? null,
  status: it.status,
  transfer_reversal: it.transferReversal ?? null
})

/** Stripe lists the lines themselves; here are their ids. */
const dispute = (it: Of<"dispute">) => {
  const hasEvidence =
    "hasEvidence" in it ? it.hasEvidence : it.status === "under_review" || it.status === "warning_under_review"
  return {
    id: it.id,
    object: it.object,
    ...money(it.amount),
    account: it.account,
    balance_transactions: it.balanceTransactions,
    charge: it.charge,
    created: it.created,
    evidence_details: {
      due_by: ("evidenceDueBy" in it ? it.evidenceDueBy : undefined) ?? null,
      has_evidence: hasEvidence,
      submission_count: hasEvidence ? 1 : 0
    },
    is_charge_refundable: Dispute.isChargeRefundable(it),
    reason: it.reason,
    status: it.status
  }
}

const isReturned = (it: Of<"payout">): it is Payout.Returned => it.status === "failed" || it.status === "canceled"

const payout = (it: Of<"payout">) => ({
  ...common(it),
  account: it.account,
  application_fee: it.applicationFee ?? null,
  application_fee_amount: it.applicationFeeAmount === undefined ? null : integer(it.applicationFeeAmount),
  arrival_date: it.arrivalDate,
  automatic: Payout.isAutomatic(it),
  description: it.description,
  failure_balance_transaction: isReturned(it) ? it.failureBalanceTransaction : null,
  failure_code: isReturned(it) ? (it.failureCode ?? null) : null,
  reconciliation_status: it.reconciliationStatus,
  method: it.method,
  original_payout: it.originalPayout ?? null,
  reversed_by: it.reversedBy ?? null,
  source_type: it.sourceType,
  status: it.status
})

const topUp = (it: Of<"topup">) => ({
  ...common(it),
  account: it.account,
  description: it.description,
  expected_availability_date: it.expectedAvailabilityDate,
  failure_code: it.status === "failed" ? (it.failureCode ?? null) : null,
  status: it.status
})

const transfer = (it: Of<"transfer">) => ({
  ...common(it),
  account: it.account,
  amount_reversed: integer(it.amountReversed),
  destination: it.destination,
  destination_payment: it.destinationPayment,
  reversed: Money.equals(it.amount, it.amountReversed),
  source_transaction: it.sourceTransaction ?? null,
  transfer_group: it.transferGroup ?? null
})

const transferReversal = (it: Of<"transfer_reversal">) => ({
  ...common(it),
  account: it.account,
  destination_payment_refund: it.destinationPaymentRefund,
  source_refund: it.sourceRefund ?? null,
  transfer: it.transfer
})

const applicationFee = (it: Of<"application_fee">) => ({
  ...common(it),
  account: it.account,
  amount_refunded: integer(it.amountRefunded),
  charge: it.charge ?? null,
  fee_source:
    it.charge === undefined
      ? { charge: null, payout: it.payout, type: "payout" }
      : { charge: it.charge, payout: null, type: "charge" },
  originating_transaction: it.originatingTransaction ?? null,
  refunded: Money.equals(it.amount, it.amountRefunded)
})

const feeRefund = (it: Of<"fee_refund">) => ({ ...common(it), fee: it.fee })

const reserveHold = (it: Of<"reserve.hold">) => ({
  ...common(it),
  account: it.account,
  amount_releasable: integer(it.amountReleasable),
  created_by: "application",
  is_releasable: !Money.isZero(it.amountReleasable),
  reason: it.sourceCharge === undefined ? "standalone" : "charge",
  release_schedule: { release_after: it.releaseAfter, scheduled_release: it.scheduledRelease },
  source_charge: it.sourceCharge ?? null,
  source_type: it.sourceType
})

const reserveRelease = (it: Of<"reserve.release">) => ({
  ...common(it),
  account: it.account,
  created_by: it.reason === "hold_released_early" ? "application" : "stripe",
  reason: it.reason,
  released_at: it.created,
  reserve_hold: it.reserveHold,
  source_type: it.sourceType
})

export const object = (it: ConnectObject) => {
  switch (it.object) {
    case "authorization":
      return authorization(it)
    case "charge":
      return charge(it)
    case "refund":
      return refund(it)
    case "dispute":
      return dispute(it)
    case "transfer":
      return transfer(it)
    case "transfer_reversal":
      return transferReversal(it)
    case "application_fee":
      return applicationFee(it)
    case "fee_refund":
      return feeRefund(it)
    case "payout":
      return payout(it)
    case "topup":
      return topUp(it)
    case "reserve.hold":
      return reserveHold(it)
    case "reserve.release":
      return reserveRelease(it)
  }
}
