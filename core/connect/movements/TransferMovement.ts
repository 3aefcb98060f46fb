/**
 * TransferMovement: money that crosses from the platform's balance to a connected account's, and what takes it back.
 *
 * Each makes its objects and both lines at once, the platform's first, of the same amount. In one currency transfers
 * therefore add nothing to the sum of all balances.
 */
import type { FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import type { Exchanged } from "#core/connect/objects/ApplicationFee.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import type { Converted } from "#core/connect/prices/Converted.ts"
import * as CrossBorder from "#core/connect/CrossBorder.ts"
import * as ApplicationFeeMovement from "#core/connect/movements/ApplicationFeeMovement.ts"
import * as ConversionFee from "#core/connect/movements/ConversionFee.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as FinancingMovement from "#core/connect/movements/FinancingMovement.ts"
import * as ReserveMovement from "#core/connect/movements/ReserveMovement.ts"
import * as ServiceAgreement from "#core/connect/accounts/ServiceAgreement.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Succeeded } from "#core/connect/objects/Refund.ts"
import type { Transfer, TransferReversal } from "#core/connect/objects/Transfer.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Sent {
  readonly id: string
  readonly amount: Money.Money
  /** What it comes to where it goes, if that settles in another currency. */
  readonly arrived?: Converted | undefined
  readonly destination: ConnectedAccount
  readonly source?: Charge.Charge
  /** The pot to draw on where there is no source; `card` if absent. */
  readonly sourceType?: SourceType
  readonly transferGroup?: string | undefined
  readonly applicationFee?:
    | {
        readonly id: string
        readonly amount: Money.Money
        readonly exchanged?: Exchanged | undefined
      }
    | undefined
  readonly description?: string
}

const noFees: ReadonlyArray<FeeDetail> = []

/**
 * Sends `amount` to `destination`, where it arrives as a `py_…`, less the application fee if there is one. It can
 * be used when the source charge can, or now without one; a recipient can use it 24 hours later.
 */
export const send = (draft: Draft.Draft, sent: Sent): Charge.Charge => {
  const { amount, applicationFee, arrived, description = "" } = sent
  const made = transferOf(draft, sent)
  const payment = paymentOf(draft, made, sent)
  const { availableOn, sourceType } = made
  draft.make(made)
  draft.make(payment)
  draft.line({
    id: made.balanceTransaction,
    account: made.account,
    type: "transfer",
    amount: Money.negate(amount),
    availableOn,
    sourceType,
    source: made.id,
    description
  })
  draft.line({
    id: payment.balanceTransaction,
    account: payment.account,
    type: "payment",
    amount: arrived?.amount ?? amount,
    fees: applicationFee === undefined ? noFees : [ApplicationFeeMovement.line(draft, applicationFee)],
    availableOn: payment.availableOn,
    sourceType,
    source: payment.id,
    description: "",
    exchangeRate: arrived?.rate
  })
  if (arrived !== undefined) ConversionFee.bill(draft, arrived, payment.id, payment)
  if (draft.world.platform.crossBorderFees !== undefined) billCrossing(draft, made, sent)
  return payment
}

/** Stripe bills these by the month, as read by others; one line a transfer, at once, is our choice. */
const billCrossing = (draft: Draft.Draft, { sourceType }: Transfer, { amount, destination, source }: Sent): void => {
  const { platform } = draft.world
  const fee = CrossBorder.fee(platform, destination, amount, source?.onBehalfOf)
  if (Money.isZero(fee)) return
  draft.line({
    id: draft.id("txn"),
    account: platform.id,
    type: "stripe_fee",
    amount: Money.negate(fee),
    availableOn: draft.at,
    sourceType,
    description: `Connect (${Day.format(Instant.dayOf(draft.at))}): Cross-Border Transfers`
  })
}

const transferOf = (draft: Draft.Draft, sent: Sent): Transfer => {
  const { amount, arrived, destination, source, transferGroup } = sent
  const transfer: Draft.Mutable<Transfer> = {
    object: "transfer",
    id: sent.id,
    account: draft.world.platform.id,
    amount,
    amountReversed: Money.zero(amount.currency),
    created: draft.at,
    availableOn: source === undefined ? draft.at : Draft.following(draft.at, source.availableOn),
    destination: destination.id,
    destinationPayment: draft.id("py"),
    sourceType: source?.sourceType ?? sent.sourceType ?? "card",
    balanceTransaction: draft.id("txn"),
    sourceTransaction: source?.id,
    transferGroup
  }
  if (arrived !== undefined) transfer.arrived = arrived
  return transfer
}

/** What the transfer becomes where it goes. */
const paymentOf = (draft: Draft.Draft, transfer: Transfer, sent: Sent): Charge.Charge => {
  const { applicationFee, arrived, source } = sent
  const { amount, transferGroup } = transfer
  const payment: Draft.Mutable<Charge.Charge> = {
    object: "charge",
    id: transfer.destinationPayment,
    account: transfer.destination,
    amount,
    amountRefunded: Money.zero(amount.currency),
    created: draft.at,
    availableOn: arrivalOf(transfer, sent.destination),
    balanceTransaction: draft.id("txn"),
    sourceTransfer: transfer.id,
    paymentMethod: source?.paymentMethod ?? "card",
    sourceType: transfer.sourceType,
    transferred: Charge.undrawn(arrived?.amount ?? amount),
    applicationFee: applicationFee?.id,
    transferGroup
  }
  if (arrived !== undefined) payment.settled = arrived
  return payment
}

const arrivalOf = ({ availableOn }: Transfer, { serviceAgreement }: ConnectedAccount): Instant.Instant =>
  serviceAgreement === "recipient" ? Instant.plus(availableOn, ServiceAgreement.recipientDelaySeconds) : availableOn

export interface Taken {
  readonly id: string
  readonly transfer: Transfer
  readonly payment: Charge.Charge
  readonly amount: Money.Money
  readonly sourceRefund?: string
}

/**
 * Takes `amount` of a transfer back from its destination. While the money is still pending there, so is the
 * reversal.
 */
export const takeBack = (draft: Draft.Draft, taken: Taken): void => {
  const { amount, payment, transfer } = taken
  const settled = Conversion.ofCharge(draft.world, payment, amount, draft.at)
  const refundId = draft.id("pyr")
  const reversal = reversalOf(draft, taken, refundId, settled)
  const refund = refundOf(draft, taken, refundId, settled)
  draft.change({ ...transfer, amountReversed: Money.add(transfer.amountReversed, amount) })
  draft.change(Charge.refunded(payment, amount))
  draft.make(reversal)
  draft.make(refund)
  draft.line({
    id: reversal.balanceTransaction,
    account: transfer.account,
    type: "transfer_refund",
    amount,
    availableOn: Draft.following(draft.at, transfer.availableOn),
    sourceType: transfer.sourceType,
    source: transfer.id,
    description: "REFUND FOR TRANSFER"
  })
  draft.line({
    id: refund.balanceTransaction,
    account: payment.account,
    type: "payment_refund",
    amount: Money.negate(settled?.amount ?? amount),
    availableOn: Draft.following(draft.at, payment.availableOn),
    sourceType: payment.sourceType,
    source: refundId,
    description: "REFUND FOR PAYMENT",
    exchangeRate: settled?.rate
  })
  ReserveMovement.reverse(draft, payment, settled?.amount ?? amount)
  FinancingMovement.reverse(draft, payment, amount)
}

const reversalOf = (
  draft: Draft.Draft,
  { amount, id, sourceRefund, transfer }: Taken,
  refundId: string,
  settled: Converted | undefined
): TransferReversal => ({
  object: "transfer_reversal",
  id,
  account: transfer.account,
  transfer: transfer.id,
  amount,
  created: draft.at,
  destinationPaymentRefund: refundId,
  balanceTransaction: draft.id("txn"),
  ...(sourceRefund === undefined ? {} : { sourceRefund }),
  ...(settled === undefined ? {} : { taken: settled })
})

/** What the reversal is on the payment that the transfer had become. */
const refundOf = (
  draft: Draft.Draft,
  { amount, id, payment }: Taken,
  refundId: string,
  settled: Converted | undefined
): Succeeded => ({
  object: "refund",
  id: refundId,
  account: payment.account,
  charge: payment.id,
  amount,
  created: draft.at,
  refundedBefore: payment.amountRefunded,
  status: "succeeded",
  balanceTransaction: draft.id("txn"),
  sourceTransferReversal: id,
  ...(settled === undefined ? {} : { settled })
})
