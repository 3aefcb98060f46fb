/**
 * SourceFacts: what booking must know of a balance transaction's source beyond the line itself.
 *
 * Only facts that never change once the line exists: which transfer brought a payment, which charge a fee was taken
 * from. A fact that is not known yet is absent, and the line waits.
 */
import type { BalanceTransaction } from "#core/connect/BalanceTransaction.ts"
import type { Sources } from "#core/connect/ConnectObject.ts"

export interface SourceFacts {
  /** The transfer that a payment, or the payment of a refund, came by; null when a payer paid it. */
  readonly transfer?: string | null
  /** The connected account's charge that an application fee was taken from; or its payout, of an instant one. */
  readonly charge?: string
}

const none: SourceFacts = {}

const ofPayment = (objects: Sources, id: string): SourceFacts => {
  const charge = objects.charge(id)
  return charge === undefined ? none : { transfer: charge.sourceTransfer ?? null }
}

const ofFee = (objects: Sources, id: string): SourceFacts => {
  const fee = objects.applicationFee(id)
  return fee === undefined ? none : { charge: fee.charge ?? fee.payout }
}

/** The facts of `transaction`'s source, as far as `objects` know it. */
export const of = (transaction: BalanceTransaction, objects: Sources): SourceFacts => {
  const { source, type } = transaction
  if (source === undefined) return none
  switch (type) {
    case "payment":
      return ofPayment(objects, source)
    case "payment_refund":
      return ofPayment(objects, objects.refund(source)?.charge ?? "")
    case "application_fee":
    case "application_fee_refund":
      return ofFee(objects, source)
    case "adjustment":
      return (objects.charge(source) ?? objects.payout(source))?.applicationFee === undefined
        ? none
        : { charge: source }
    default:
      return none
  }
}
