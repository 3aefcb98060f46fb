/**
 * EventType: what Stripe calls it when an object was made, or became another than it was.
 *
 * https://docs.stripe.com/api/events/types
 */
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Money from "#core/money/Money.ts"

const none: ReadonlyArray<string> = []

/** The types of the event or events, in their order; none for what Stripe says nothing of. */
export const of = (after: ConnectObject, before: ConnectObject | undefined): ReadonlyArray<string> => {
  switch (after.object) {
    case "charge":
    case "authorization":
      return ofCharge(after, before)
    case "refund":
      return ofRefund(after, before)
    case "dispute":
      return ofDispute(after, before)
    case "transfer":
      return ofTransfer(after, before)
    case "application_fee":
      return before === undefined ? ["application_fee.created"] : ["application_fee.refunded"]
    case "payout":
      return ofPayout(after, before)
    case "topup":
      return before === undefined ? ["topup.created"] : [`topup.${after.status}`]
    default:
      return none
  }
}

type Of<Kind extends ConnectObject["object"]> = Extract<ConnectObject, { readonly object: Kind }>

const ofCharge = (after: Of<"charge" | "authorization">, before: ConnectObject | undefined): ReadonlyArray<string> => {
  if (after.object === "authorization") {
    if (before === undefined) return [after.status === "declined" ? "charge.failed" : "charge.succeeded"]
    return after.status === "expired" ? ["charge.expired"] : ["charge.refunded"]
  }
  // What a transfer brought is no payment of anybody's.
  if (before === undefined && after.sourceTransfer !== undefined) return none
  if (before === undefined) return [BankDebit.is(after.paymentMethod) ? "charge.pending" : "charge.succeeded"]
  if (before.object === "authorization") return ["charge.captured"]
  if (before.object === "charge" && before.failure === undefined && after.failure !== undefined)
    return ["charge.failed"]
  const isRefunded = before.object === "charge" && !Money.equals(before.amountRefunded, after.amountRefunded)
  return isRefunded && after.sourceTransfer === undefined ? ["charge.refunded"] : none
}

const ofRefund = (after: Of<"refund">, before: ConnectObject | undefined): ReadonlyArray<string> => {
  if (after.sourceTransferReversal !== undefined) return none
  const isNew = before === undefined
  const first = isNew ? ["refund.created"] : ["refund.updated", "charge.refund.updated"]
  return after.status === "failed" ? [...first, "refund.failed"] : first
}

const isClosed = ({ status }: Of<"dispute">): boolean =>
  status === "won" || status === "lost" || status === "prevented" || status === "warning_closed"

/** Its money goes with its first balance transaction, and comes back with its second. */
const ofDispute = (after: Of<"dispute">, before: ConnectObject | undefined): ReadonlyArray<string> => {
  const known = before?.object === "dispute" ? before : undefined
  const lines = known?.balanceTransactions.length ?? 0
  const isWithdrawn = lines === 0 && after.balanceTransactions.length > 0
  const isReinstated = lines < 2 && after.balanceTransactions.length === 2
  const isEnded = isClosed(after) && (known === undefined || !isClosed(known))
  return [
    ...(known === undefined ? ["charge.dispute.created"] : isEnded || isReinstated ? [] : ["charge.dispute.updated"]),
    ...(isWithdrawn ? ["charge.dispute.funds_withdrawn"] : []),
    ...(isEnded ? ["charge.dispute.closed"] : []),
    ...(isReinstated ? ["charge.dispute.funds_reinstated"] : [])
  ]
}

/** Transfers that use a charge change it, but nothing of it that Stripe shows. */
const ofTransfer = (after: Of<"transfer">, before: ConnectObject | undefined): ReadonlyArray<string> => {
  if (before === undefined) return ["transfer.created"]
  const isReversed = before.object === "transfer" && !Money.equals(before.amountReversed, after.amountReversed)
  return isReversed ? ["transfer.reversed"] : none
}

const ofPayout = (after: Of<"payout">, before: ConnectObject | undefined): ReadonlyArray<string> => {
  if (before?.object !== "payout") return ["payout.created"]
  const isReconciled =
    before.reconciliationStatus !== after.reconciliationStatus && after.reconciliationStatus === "completed"
  const ended = after.status === "paid" || after.status === "failed" || after.status === "canceled"
  const changed = ended && before.status !== after.status ? `payout.${after.status}` : "payout.updated"
  return isReconciled ? [changed, "payout.reconciliation_completed"] : [changed]
}
