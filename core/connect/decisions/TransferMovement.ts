/**
 * TransferMovement: money that crosses from the platform's balance to a connected account's, and what takes it back.
 *
 * Each makes its objects and both lines at once, the platform's first, of the same amount. In one currency transfers
 * therefore add nothing to the sum of all balances.
 */
import * as Charge from "#core/connect/Charge.ts"
import * as ApplicationFeeMovement from "#core/connect/decisions/ApplicationFeeMovement.ts"
import * as Draft from "#core/connect/decisions/Draft.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Transfer, TransferReversal } from "#core/connect/Transfer.ts"
import * as Money from "#core/money/Money.ts"

/**
 * Sends `amount` to `destination`, where it arrives as a `py_…`, less the application fee if there is one. It can
 * be used when the source charge can, or now without one.
 */
export const send = (
  draft: Draft.Draft,
  sent: {
    readonly id: string
    readonly amount: Money.Money
    readonly destination: AccountId
    readonly source?: Charge.Charge
    readonly transferGroup?: string
    readonly applicationFee?: { readonly id: string; readonly amount: Money.Money }
    readonly description?: string
  }
): Charge.Charge => {
  const { amount, applicationFee, destination, source } = sent
  const availableOn = source === undefined ? draft.at : Draft.following(draft.at, source.availableOn)
  const group = sent.transferGroup === undefined ? {} : { transferGroup: sent.transferGroup }
  const paymentId = draft.id("py")
  const made: Transfer = {
    object: "transfer",
    id: sent.id,
    account: draft.world.platform.id,
    amount,
    amountReversed: Money.zero(amount.currency),
    created: draft.at,
    availableOn,
    destination,
    destinationPayment: paymentId,
    balanceTransaction: draft.id("txn"),
    ...(source === undefined ? {} : { sourceTransaction: source.id }),
    ...group
  }
  const payment: Charge.Charge = {
    object: "charge",
    id: paymentId,
    account: destination,
    amount,
    amountRefunded: Money.zero(amount.currency),
    created: draft.at,
    availableOn,
    balanceTransaction: draft.id("txn"),
    sourceTransfer: made.id,
    transferred: Charge.undrawn(amount),
    ...(applicationFee === undefined ? {} : { applicationFee: applicationFee.id }),
    ...group
  }
  draft.make(made)
  draft.make(payment)
  draft.line({
    id: made.balanceTransaction,
    account: made.account,
    type: "transfer",
    amount: Money.negate(amount),
    availableOn,
    source: made.id,
    description: sent.description ?? ""
  })
  draft.line({
    id: payment.balanceTransaction,
    account: destination,
    type: "payment",
    amount,
    fees: applicationFee === undefined ? [] : [ApplicationFeeMovement.line(draft, applicationFee.amount)],
    availableOn,
    source: payment.id,
    description: ""
  })
  return payment
}

/**
 * Takes `amount` of a transfer back from its destination. While the money is still pending there, so is the
 * reversal.
 */
export const takeBack = (
  draft: Draft.Draft,
  taken: {
    readonly id: string
    readonly transfer: Transfer
    readonly payment: Charge.Charge
    readonly amount: Money.Money
    readonly sourceRefund?: string
  }
): void => {
  const { amount, payment, sourceRefund, transfer } = taken
  const availableOn = Draft.following(draft.at, transfer.availableOn)
  const refundId = draft.id("pyr")
  const made: TransferReversal = {
    object: "transfer_reversal",
    id: taken.id,
    account: transfer.account,
    transfer: transfer.id,
    amount,
    created: draft.at,
    destinationPaymentRefund: refundId,
    balanceTransaction: draft.id("txn"),
    ...(sourceRefund === undefined ? {} : { sourceRefund })
  }
  const refundLine = draft.id("txn")
  draft.change({ ...transfer, amountReversed: Money.add(transfer.amountReversed, amount) })
  draft.change(Charge.refunded(payment, amount))
  draft.make(made)
  draft.make({
    object: "refund",
    id: refundId,
    account: payment.account,
    charge: payment.id,
    amount,
    created: draft.at,
    status: "succeeded",
    balanceTransaction: refundLine,
    sourceTransferReversal: made.id
  })
  draft.line({
    id: made.balanceTransaction,
    account: transfer.account,
    type: "transfer_refund",
    amount,
    availableOn,
    source: transfer.id,
    description: "REFUND FOR TRANSFER"
  })
  draft.line({
    id: refundLine,
    account: payment.account,
    type: "payment_refund",
    amount: Money.negate(amount),
    availableOn,
    source: refundId,
    description: "REFUND FOR PAYMENT"
  })
}
