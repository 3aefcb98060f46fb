/**
 * RefundSubject: the charge that a refund is about with everything that hangs on it, and the shares that go back.
 *
 * The shares of one that waited for funds are those of the moment it is paid, not of the one it was asked for: they
 * follow on what the payer has got back by then.
 */
import type { ApplicationFee } from "#core/connect/objects/ApplicationFee.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import type * as Destination from "#core/connect/movements/Destination.ts"
import * as Share from "#core/connect/movements/Share.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Transfer } from "#core/connect/objects/Transfer.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"

/** The transfer that the charge made, and what that became on the connected account. */
export interface Sent {
  readonly transfer: Transfer
  readonly payment: Charge.Charge
}

export interface RefundSubject {
  readonly charge: Charge.Charge
  readonly merchant: StripeAccount
  readonly amount: Money.Money
  /** What the payer has got back of the charge by now; what waits for funds is not among it. */
  readonly before: Money.Money
  readonly sent: Sent | undefined
  readonly fee: ApplicationFee | undefined
  readonly reverses: boolean
  readonly returnsFee: boolean
}

/** What a refund asks for. */
export interface Asked {
  readonly charge: string
  /** All that is left, if absent. */
  readonly amount?: Money.Money
  readonly reverseTransfer?: boolean
  readonly refundApplicationFee?: boolean
}

/** Undefined where there is no such charge, or only one that a transfer brought. */
export const of = (world: World, asked: Asked): RefundSubject | undefined => {
  const charge = world.charge(asked.charge)
  const merchant = charge === undefined ? undefined : world.account(charge.account)
  if (charge === undefined || merchant === undefined || charge.sourceTransfer !== undefined) return undefined
  const sent = sentBy(world, charge)
  const feeId = (sent?.payment ?? charge).applicationFee
  const fee = feeId === undefined ? undefined : world.applicationFee(feeId)
  const always = world.settings.directRefund === "always_returns_application_fee" && merchant.kind === "connected"
  return {
    charge,
    merchant,
    amount: asked.amount ?? Charge.unrefunded(charge),
    before: paidBack(world, charge),
    sent,
    fee,
    reverses: asked.reverseTransfer === true,
    returnsFee: asked.refundApplicationFee === true || (always && fee !== undefined)
  }
}

/** What a destination charge has sent on. */
export const sentBy = (world: World, charge: Charge.Charge): Sent | undefined => {
  const transfer = charge.transfer === undefined ? undefined : world.transfer(charge.transfer)
  const payment = transfer === undefined ? undefined : world.charge(transfer.destinationPayment)
  return transfer === undefined || payment === undefined ? undefined : { transfer, payment }
}

/** What the payer of `charge` has got back: all its refunds but those that wait for funds. */
export const paidBack = (world: World, charge: Charge.Charge): Money.Money => {
  let paid = charge.amountRefunded
  for (const { amount } of world.waitingOf(charge.id)) paid = Money.minus(paid, amount)
  return paid
}

const part = ({ amount, before, charge }: RefundSubject): Share.Part => ({ part: amount, before, whole: charge.amount })

/** The share of the application fee that goes back: nothing unless it was asked for. */
export const feeReturned = ({ settings }: World, subject: RefundSubject): Money.Money => {
  const { amount, fee, returnsFee } = subject
  if (!returnsFee || fee === undefined) return Money.zero(amount.currency)
  return Share.returned(settings, { amount: fee.amount, returned: fee.amountRefunded }, part(subject))
}

/** The share of the transfer that comes back, if it was asked for and is any. */
export const takenBack = (world: World, subject: RefundSubject): Destination.TakenBack | undefined => {
  const { reverses, sent } = subject
  if (!reverses || sent === undefined) return undefined
  const { transfer } = sent
  const original = { amount: transfer.amount, returned: transfer.amountReversed }
  const amount = Share.returned(world.settings, original, part(subject))
  return Money.isPositive(amount) ? { ...sent, amount, feeReturned: feeReturned(world, subject) } : undefined
}
