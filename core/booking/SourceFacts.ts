/**
 * SourceFacts: what booking must know of a balance transaction's source beyond the line itself.
 *
 * Only facts that never change once the line exists: which transfer brought a payment, which charge a fee was taken
 * from. A fact that is not known yet is absent, and the line waits.
 */
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { Money } from "#core/money/Money.ts"
import type { ConnectObject, OfKind, Sources } from "#core/connect/objects/ConnectObject.ts"

export interface SourceFacts {
  /** The transfer that a payment, or the payment of a refund, came by; null when a payer paid it. */
  readonly transfer?: string | null
  /** The connected account's charge that an application fee was taken from; or its payout, of an instant one. */
  readonly charge?: string
  /** What the source states, without a sign, where that is in another currency than the line. */
  readonly stated?: Money
}

const none: SourceFacts = {}
/** Another account's balance paid it, as a payer would. */
const broughtByNone: SourceFacts = { transfer: null }

const found = <Kind extends ConnectObject["object"]>(
  made: ReadonlyArray<ConnectObject>,
  kind: Kind,
  id: string
): OfKind<Kind> | undefined => {
  for (const object of made) if (object.object === kind && object.id === id) return object as OfKind<Kind>
  return undefined
}

const ofPayment = (objects: Sources, made: ReadonlyArray<ConnectObject>, id: string): SourceFacts => {
  const charge = found(made, "charge", id) ?? objects.charge(id)
  if (charge !== undefined) return { transfer: charge.sourceTransfer ?? null }
  const isOfBalance = (found(made, "balance_payment", id) ?? objects.balancePayment(id)) !== undefined
  return isOfBalance ? broughtByNone : none
}

const ofRefund = (objects: Sources, made: ReadonlyArray<ConnectObject>, id: string): SourceFacts => {
  const refund = found(made, "refund", id) ?? objects.refund(id)
  if (refund !== undefined) return ofPayment(objects, made, refund.charge)
  const isOfBalance = (found(made, "balance_payment_refund", id) ?? objects.balancePaymentRefund(id)) !== undefined
  return isOfBalance ? broughtByNone : none
}

const ofFee = (objects: Sources, made: ReadonlyArray<ConnectObject>, id: string): SourceFacts => {
  const fee = found(made, "application_fee", id) ?? objects.applicationFee(id)
  return fee === undefined ? none : { charge: fee.charge ?? fee.payout }
}

const ofAdjusted = (objects: Sources, made: ReadonlyArray<ConnectObject>, id: string): SourceFacts => {
  const adjusted = found(made, "charge", id) ?? objects.charge(id) ?? found(made, "payout", id) ?? objects.payout(id)
  return adjusted?.applicationFee === undefined ? none : { charge: id }
}

/** All that was disputed; or the part that the bank concedes, which is known when it comes back. */
const statedByDispute = (
  { reportingCategory, source = "" }: BalanceTransaction,
  objects: Sources,
  made: ReadonlyArray<ConnectObject>
): Money | undefined => {
  const dispute = found(made, "dispute", source) ?? objects.dispute(source)
  const isPart = reportingCategory === "dispute_reversal" && dispute !== undefined && "amountReinstated" in dispute
  return isPart ? dispute.amountReinstated : dispute?.amount
}

/** What the object says that a converted line is of; an application fee crosses in both currencies, unexchanged. */
const statedBy = (
  transaction: BalanceTransaction,
  objects: Sources,
  made: ReadonlyArray<ConnectObject>
): Money | undefined => {
  const { source = "", type } = transaction
  switch (type) {
    case "charge":
    case "payment":
    case "payment_failure_refund":
      return (found(made, "charge", source) ?? objects.charge(source))?.amount
    case "refund":
    case "payment_refund":
    case "refund_failure":
      return (found(made, "refund", source) ?? objects.refund(source))?.amount
    case "adjustment":
      return statedByDispute(transaction, objects, made)
    default:
      return undefined
  }
}

const nothingMade: ReadonlyArray<ConnectObject> = []

/**
 * The facts of `transaction`'s source, with what it states where that was converted, as far as `objects` know it, or
 * the objects that were `made` or changed with it.
 */
export const of = (
  transaction: BalanceTransaction,
  objects: Sources,
  made: ReadonlyArray<ConnectObject> = nothingMade
): SourceFacts => {
  const facts = ofSource(transaction, objects, made)
  if (transaction.exchangeRate === undefined) return facts
  const stated = statedBy(transaction, objects, made)
  return stated === undefined ? facts : { ...facts, stated }
}

const ofSource = (
  transaction: BalanceTransaction,
  objects: Sources,
  made: ReadonlyArray<ConnectObject>
): SourceFacts => {
  const { source, type } = transaction
  if (source === undefined) return none
  switch (type) {
    case "payment":
      return ofPayment(objects, made, source)
    case "payment_refund":
      return ofRefund(objects, made, source)
    case "application_fee":
    case "application_fee_refund":
      return ofFee(objects, made, source)
    case "adjustment":
      return ofAdjusted(objects, made, source)
    default:
      return none
  }
}
