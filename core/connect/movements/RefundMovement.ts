/**
 * RefundMovement: the money of one refund: to the payer, back from the destination, and back to whom the fee was taken
 * from.
 */
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as ApplicationFeeMovement from "#core/connect/movements/ApplicationFeeMovement.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import type * as Draft from "#core/connect/movements/Draft.ts"
import { following } from "#core/connect/movements/Draft.ts"
import * as FinancingMovement from "#core/connect/movements/FinancingMovement.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as RefundSubject from "#core/connect/movements/RefundSubject.ts"
import * as ReserveMovement from "#core/connect/movements/ReserveMovement.ts"
import * as SettlementMerchant from "#core/connect/movements/SettlementMerchant.ts"
import * as TransferMovement from "#core/connect/movements/TransferMovement.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import { isCard } from "#core/connect/prices/PaymentMethod.ts"
import type { Succeeded } from "#core/connect/objects/Refund.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Puts every line of the refund `id` down; it was asked for at `created`, and `put` makes it, or changes what waited. */
export const pay = (
  draft: Draft.Draft,
  subject: RefundSubject.RefundSubject,
  { created, id }: { readonly id: string; readonly created: Instant },
  put: (refund: Succeeded) => void
): void => {
  const { fee } = subject
  const taken = RefundSubject.takenBack(draft.world, subject)
  const reversal = taken === undefined ? undefined : { ...taken, id: draft.id("trr"), sourceRefund: id }
  const settled = Conversion.ofCharge(draft.world, subject.charge, subject.amount, draft.at)
  const refund: Succeeded = {
    object: "refund",
    id,
    account: subject.charge.account,
    charge: subject.charge.id,
    amount: subject.amount,
    refundedBefore: subject.before,
    created,
    status: "succeeded",
    balanceTransaction: draft.id("txn"),
    ...(reversal === undefined ? {} : { transferReversal: reversal.id }),
    ...(settled === undefined ? {} : { settled })
  }
  put(refund)
  debit(draft, subject, refund)
  if (reversal !== undefined) TransferMovement.takeBack(draft, reversal)
  const feeReturned = RefundSubject.feeReturned(draft.world, subject)
  if (fee !== undefined && Money.isPositive(feeReturned)) ApplicationFeeMovement.giveBack(draft, fee, feeReturned)
  closeInquiries(draft, subject)
}

/** The bank of a payer who has got everything back asks no more. */
const closeInquiries = (draft: Draft.Draft, { amount, before, charge }: RefundSubject.RefundSubject): void => {
  if (!Money.equals(Money.add(before, amount), charge.amount)) return
  for (const dispute of Dispute.ofCharge(draft.world, charge)) {
    if (Dispute.isInquiry(dispute)) draft.change({ ...dispute, status: "warning_closed" })
  }
}

/** The line on the charge's own balance, with what Stripe gives back of its fee. */
const debit = (draft: Draft.Draft, subject: RefundSubject.RefundSubject, refund: Succeeded): void => {
  const { amount, before, charge, merchant } = subject
  const taken = refund.settled?.amount ?? amount
  const asItWas = { ...charge, amountRefunded: before }
  const tariff = SettlementMerchant.tariff(draft.world, charge, merchant)
  const returned = ProcessingFee.lines(ProcessingFee.returned(draft.world.settings, tariff, asItWas, amount))
  const platformPays = ProcessingFee.isOnPlatform(merchant)
  draft.line({
    id: refund.balanceTransaction,
    account: charge.account,
    type: isCard(charge.paymentMethod) ? "refund" : "payment_refund",
    amount: Money.negate(taken),
    fees: platformPays ? [] : returned,
    availableOn: following(draft.at, charge.availableOn),
    sourceType: charge.sourceType,
    source: refund.id,
    description: descriptionOf(charge),
    exchangeRate: refund.settled?.rate
  })
  if (platformPays) ProcessingFee.billPlatform(draft, returned, charge)
  ReserveMovement.reverse(draft, charge, taken)
  FinancingMovement.reverse(draft, charge, amount)
}

const descriptionOf = ({ description, paymentMethod }: Charge): string => {
  const what = isCard(paymentMethod) ? "REFUND FOR CHARGE" : "REFUND FOR PAYMENT"
  return description === undefined ? what : `${what} (${description})`
}
