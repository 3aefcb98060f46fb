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
import * as Draft from "#core/connect/decisions/Draft.ts"
import * as Movement from "#core/connect/decisions/Movement.ts"
import * as ProcessingFee from "#core/connect/decisions/ProcessingFee.ts"
import { fundsRefusal } from "#core/connect/decisions/ReverseTransfer.ts"
import * as Share from "#core/connect/decisions/Share.ts"
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
  const refusal = refusalOf(world, subject, at)
  if (refusal !== undefined) return Result.fail(refusal)

  const draft = Draft.of(world, command.key, at)
  const taken = takenBack(world, subject)
  const reversalId = taken === undefined ? undefined : draft.id("trr")
  const sourceRefund = refund(draft, subject, reversalId)
  if (taken !== undefined && reversalId !== undefined) {
    Movement.reversal(draft, { ...taken, id: reversalId, sourceRefund })
  }
  if (subject.returnsFee) returnFee(draft, subject)
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

const refusalOf = (world: World, subject: Subject, at: Instant.Instant): Refusal.Refusal | undefined => {
  const { payment, transfer } = subject
  return (
    amountRefusal(subject) ??
    (subject.reverses && transfer === undefined ? Refusal.noTransfer(subject.charge.id) : undefined) ??
    (subject.returnsFee && subject.fee === undefined ? Refusal.noApplicationFee(subject.charge.id) : undefined) ??
    (subject.returnsFee && transfer !== undefined && !subject.reverses
      ? Refusal.feeWithoutReversal(subject.charge.id)
      : undefined) ??
    (subject.reverses && transfer !== undefined && payment !== undefined
      ? fundsRefusal(world, transfer, payment, transferShare(world, subject, transfer), at)
      : undefined)
  )
}

const amountRefusal = ({ amount, charge }: Subject): Refusal.Refusal | undefined => {
  const left = Charge.unrefunded(charge)
  if (Money.isZero(left)) return Refusal.alreadyRefunded(charge.id)
  if (!Money.isPositive(amount)) return Refusal.notPositive("amount")
  if (amount.currency !== left.currency) return Refusal.otherCurrency("amount", left)
  if (Money.compare(amount, charge.amount) > 0) return Refusal.aboveCharge(amount, charge.amount)
  return Money.compare(amount, left) > 0 ? Refusal.aboveUnrefunded(amount, left) : undefined
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
    description: "REFUND FOR CHARGE"
  })
  if (platformPays) ProcessingFee.billPlatform(draft, returned, charge.id)
  return id
}

const part = ({ amount, charge }: Subject) => ({
  part: amount,
  whole: charge.amount,
  completing: Money.equals(amount, Charge.unrefunded(charge))
})

const transferShare = (world: World, subject: Subject, { amount, amountReversed }: Transfer): Money.Money =>
  Share.returned(world.settings, { amount, returned: amountReversed }, part(subject))

/** The share of the transfer that comes back, if it was asked for and is any. */
const takenBack = (world: World, subject: Subject) => {
  const { payment, reverses, transfer } = subject
  if (!reverses || transfer === undefined || payment === undefined) return undefined
  const amount = transferShare(world, subject, transfer)
  return Money.isPositive(amount) ? { transfer, payment, amount } : undefined
}

const returnFee = (draft: Draft.Draft, subject: Subject): void => {
  const { fee } = subject
  if (fee === undefined) return
  const original = { amount: fee.amount, returned: fee.amountRefunded }
  const amount = Share.returned(draft.world.settings, original, part(subject))
  if (Money.isPositive(amount)) Movement.applicationFeeRefund(draft, fee, amount)
}
