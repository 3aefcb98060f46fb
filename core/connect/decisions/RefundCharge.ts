/**
 * RefundCharge: money back to the payer, from the balance that the charge stands on.
 *
 * A refund touches only that balance unless it says more: `reverse_transfer` takes the share of the transfer back
 * from the destination, `refund_application_fee` gives the share of the fee back to the connected account. While the
 * charge is pending, so is all of this. Refunds that must wait for funds are not modelled yet: the balance goes
 * negative. https://docs.stripe.com/connect/destination-charges#issue-refunds
 */
import { Result } from "effect"
import type { ApplicationFee } from "#core/connect/ApplicationFee.ts"
import * as Charge from "#core/connect/Charge.ts"
import * as ApplicationFeeMovement from "#core/connect/decisions/ApplicationFeeMovement.ts"
import * as Destination from "#core/connect/decisions/Destination.ts"
import * as Draft from "#core/connect/decisions/Draft.ts"
import * as ProcessingFee from "#core/connect/decisions/ProcessingFee.ts"
import * as RequestedAmount from "#core/connect/decisions/RequestedAmount.ts"
import * as Share from "#core/connect/decisions/Share.ts"
import * as TransferMovement from "#core/connect/decisions/TransferMovement.ts"
import * as Refusal from "#core/connect/Refusal.ts"
import type { StripeAccount } from "#core/connect/StripeAccount.ts"
import type { Transfer } from "#core/connect/Transfer.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface RefundCharge {
  readonly _tag: "refund"
  readonly key: string
  readonly charge: string
  /** All that is left, if absent. */
  readonly amount?: Money.Money
  readonly reverseTransfer?: boolean
  readonly refundApplicationFee?: boolean
}

/** The charge to refund and everything that hangs on it. */
interface Subject {
  readonly charge: Charge.Charge
  readonly merchant: StripeAccount
  readonly amount: Money.Money
  readonly transfer: Transfer | undefined
  /** What the transfer became on the connected account. */
  readonly payment: Charge.Charge | undefined
  readonly fee: ApplicationFee | undefined
  readonly reverses: boolean
  readonly returnsFee: boolean
}

export const decide = (
  world: World,
  command: RefundCharge,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const subject = subjectOf(world, command)
  if (subject === undefined) return Result.fail(Refusal.missing("charge", command.charge, "charge"))
  const refusal = amountRefusal(subject, command.amount) ?? flagRefusal(subject)
  if (refusal !== undefined) return Result.fail(refusal)
  const feeReturned = feeShare(world, subject)
  const taken = takenBack(world, subject, feeReturned)
  const short = taken === undefined ? undefined : Destination.fundsRefusal(world, taken, at)
  if (short !== undefined) return Result.fail(short)

  const draft = Draft.of(world, command.key, at)
  const reversalId = taken === undefined ? undefined : draft.id("trr")
  const sourceRefund = refund(draft, subject, reversalId)
  if (taken !== undefined && reversalId !== undefined) {
    TransferMovement.takeBack(draft, { ...taken, id: reversalId, sourceRefund })
  }
  if (subject.fee !== undefined && Money.isPositive(feeReturned)) {
    ApplicationFeeMovement.giveBack(draft, subject.fee, feeReturned)
  }
  return Result.succeed(draft.outcome())
}

const subjectOf = (world: World, command: RefundCharge): Subject | undefined => {
  const charge = world.charge(command.charge)
  const merchant = charge === undefined ? undefined : world.account(charge.account)
  if (charge === undefined || merchant === undefined || charge.sourceTransfer !== undefined) return undefined
  const transfer = charge.transfer === undefined ? undefined : world.transfer(charge.transfer)
  const payment = transfer === undefined ? undefined : world.charge(transfer.destinationPayment)
  const feeId = (payment ?? charge).applicationFee
  const fee = feeId === undefined ? undefined : world.applicationFee(feeId)
  const always = world.settings.directRefund === "always_returns_application_fee" && merchant.kind === "connected"
  return {
    charge,
    merchant,
    amount: command.amount ?? Charge.unrefunded(charge),
    transfer,
    payment,
    fee,
    reverses: command.reverseTransfer === true,
    returnsFee: command.refundApplicationFee === true || (always && fee !== undefined)
  }
}

const amountRefusal = ({ charge }: Subject, amount: Money.Money | undefined): Refusal.Refusal | undefined => {
  const left = Charge.unrefunded(charge)
  if (Money.isZero(left)) return Refusal.alreadyRefunded(charge.id)
  if (amount === undefined) return undefined
  const refusal = RequestedAmount.refusalOf(amount, "amount", left)
  if (refusal !== undefined) return refusal
  if (Money.compare(amount, charge.amount) > 0) return Refusal.aboveCharge(amount, charge.amount)
  return Money.compare(amount, left) > 0 ? Refusal.aboveUnrefunded(amount, left) : undefined
}

const flagRefusal = ({ charge, fee, returnsFee, reverses, transfer }: Subject): Refusal.Refusal | undefined => {
  if (reverses && transfer === undefined) return Refusal.noTransfer(charge.id)
  if (returnsFee && fee === undefined) return Refusal.noApplicationFee(charge.id)
  return returnsFee && transfer !== undefined && !reverses ? Refusal.feeWithoutReversal(charge.id) : undefined
}

/** The refund on the charge's own balance, with what Stripe gives back of its fee. */
const refund = (
  draft: Draft.Draft,
  { amount, charge, merchant }: Subject,
  transferReversal: string | undefined
): string => {
  const id = draft.id("re")
  const returned = ProcessingFee.lines(ProcessingFee.returned(draft.world.settings, merchant.tariff, charge, amount))
  const platformPays = merchant.kind === "connected" && merchant.controller.feesPayer === "application"
  const balanceTransaction = draft.id("txn")
  draft.change(Charge.refunded(charge, amount))
  draft.make({
    object: "refund",
    id,
    account: charge.account,
    charge: charge.id,
    amount,
    created: draft.at,
    status: "succeeded",
    balanceTransaction,
    ...(transferReversal === undefined ? {} : { transferReversal })
  })
  draft.line({
    id: balanceTransaction,
    account: charge.account,
    type: "refund",
    amount: Money.negate(amount),
    fees: platformPays ? [] : returned,
    availableOn: Draft.following(draft.at, charge.availableOn),
    source: id,
    description: charge.description === undefined ? "REFUND FOR CHARGE" : `REFUND FOR CHARGE (${charge.description})`
  })
  if (platformPays) ProcessingFee.billPlatform(draft, returned, charge.id)
  return id
}

const part = ({ amount, charge }: Subject): Share.Part => ({
  part: amount,
  before: charge.amountRefunded,
  whole: charge.amount
})

/** The share of the application fee that goes back: nothing unless it was asked for. */
const feeShare = ({ settings }: World, subject: Subject): Money.Money => {
  const { amount, fee, returnsFee } = subject
  if (!returnsFee || fee === undefined) return Money.zero(amount.currency)
  return Share.returned(settings, { amount: fee.amount, returned: fee.amountRefunded }, part(subject))
}

/** The share of the transfer that comes back, if it was asked for and is any. */
const takenBack = (
  { settings }: World,
  subject: Subject,
  feeReturned: Money.Money
): Destination.TakenBack | undefined => {
  const { payment, reverses, transfer } = subject
  if (!reverses || transfer === undefined || payment === undefined) return undefined
  const original = { amount: transfer.amount, returned: transfer.amountReversed }
  const amount = Share.returned(settings, original, part(subject))
  return Money.isPositive(amount) ? { transfer, payment, amount, feeReturned } : undefined
}
