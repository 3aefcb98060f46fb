/**
 * DisputablePart: what of a payment its payer's bank may still dispute.
 *
 * A bank disputes each part of a payment once, whatever becomes of that. Who is not content with a dispute that was won
 * goes on with the same one, to pre-arbitration (https://docs.stripe.com/disputes/arbitration); what was lost is not to
 * be disputed again (https://support.stripe.com/questions/receiving-multiple-disputes-per-payment-faq); and what was
 * prevented was settled, and is refunded or was never owed (https://docs.stripe.com/disputes/prevention-preview). What
 * is refunded cannot be disputed; a bank debit is, all of it. What is refunded after a part was prevented is that
 * part's refund first, and so is counted once.
 *
 * Banks may err, and take more than this: what a dispute states is believed.
 */
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as Money from "#core/money/Money.ts"

export interface DisputablePart {
  /** What no dispute was of and no inquiry is about. */
  readonly undisputed: Money.Money
  /** What inquiries that are open ask about, and may become disputes of. */
  readonly inquired: Money.Money
}

type Disputes = ReadonlyArray<Dispute.Dispute>

/** Of a charge with these disputes, of which its payer has got back `refunded`, or gets it back. */
export const of = (charge: Charge, disputes: Disputes, refunded: Money.Money): DisputablePart => {
  const { currency } = charge.amount
  const left = unreturned(charge, refunded)
  const had = Money.minus(sum(charge, disputes, disputed), preventedRefund(charge, disputes, refunded))
  const inquired = sum(charge, disputes, (each) => (Dispute.isInquiry(each) ? each.amount : Money.zero(currency)))
  const undisputed = Money.minus(left, Money.add(had, inquired))
  return { undisputed: Money.max(Money.zero(currency), undisputed), inquired: Money.min(left, inquired) }
}

/** What of it has not gone back to its payer; all of a bank debit, which is taken whole all the same. */
export const unreturned = ({ amount, paymentMethod }: Charge, refunded: Money.Money): Money.Money =>
  BankDebit.is(paymentMethod) ? amount : Money.minus(amount, refunded)

/** What of its refunds is of other parts than those that were prevented: by this the refund of the next is known. */
export const otherRefunds = (charge: Charge, disputes: Disputes): Money.Money =>
  Money.minus(charge.amountRefunded, preventedRefund(charge, disputes, charge.amountRefunded))

/** What it withdrew or would have withdrawn, whether that came back or not. */
const disputed = (dispute: Dispute.Dispute): Money.Money =>
  dispute.status === "prevented" ? dispute.amount : Dispute.moved(dispute).withdrawn

/** What of `refunded` is the refund of prevented parts: what came after them, as much as they are. */
const preventedRefund = (charge: Charge, disputes: Disputes, refunded: Money.Money): Money.Money => {
  const zero = Money.zero(charge.amount.currency)
  const last = disputes.findLast((each) => each.status === "prevented")
  if (last === undefined) return zero
  const prevented = sum(charge, disputes, (each) => (each.status === "prevented" ? each.amount : zero))
  return Money.max(zero, Money.min(prevented, Money.minus(refunded, last.otherRefunds)))
}

const sum = ({ amount }: Charge, disputes: Disputes, part: (dispute: Dispute.Dispute) => Money.Money): Money.Money =>
  Money.sum(amount.currency, disputes.map(part))
