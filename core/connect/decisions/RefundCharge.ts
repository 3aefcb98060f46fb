/**
 * RefundCharge: money back to the payer, from the balance that the charge stands on.
 *
 * A refund touches only that balance unless it says more: `reverse_transfer` takes the share of the transfer back
 * from the destination, `refund_application_fee` gives the share of the fee back to the connected account. While the
 * money of a charge by card is pending, so is all of this; a refund of a bank debit that is pending waits for that to
 * succeed and is paid then in any case, or comes to nothing with it. Once the money is available, a refund that the
 * available balance cannot pay waits, with all that it asks for, until funds arrive; after 45 days it fails. When some
 * arrive, the oldest goes first, and those behind it wait for it; but a new refund that is covered when it is asked for
 * is paid at once, whatever else waits. The shares that come back with one that waited are computed when it is paid.
 * Only refunds to cards wait for funds: others fail. https://docs.stripe.com/connect/destination-charges#issue-refunds,
 * https://docs.stripe.com/refunds and https://support.stripe.com/questions/refunds-for-ach-direct-debit-payments
 */
import { Result } from "effect"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Destination from "#core/connect/movements/Destination.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as RefundMovement from "#core/connect/movements/RefundMovement.ts"
import * as RefundSubject from "#core/connect/movements/RefundSubject.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import * as DisputeRefusal from "#core/connect/refusals/DisputeRefusal.ts"
import * as RefundRefusal from "#core/connect/refusals/RefundRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

type Subject = RefundSubject.RefundSubject

export interface RefundCharge {
  readonly _tag: "refund"
  readonly key: string
  readonly charge: string
  /** All that is left, if absent. */
  readonly amount?: Money.Money
  readonly reverseTransfer?: boolean
  readonly refundApplicationFee?: boolean
}

export const decide = (world: World, command: RefundCharge, at: Instant): Result.Result<Outcome, Refusal.Refusal> => {
  const subject = RefundSubject.of(world, command)
  if (subject === undefined) {
    const isHeld = world.authorization(command.charge) !== undefined
    const refusal = isHeld
      ? RefundRefusal.notCaptured(command.charge)
      : Refusal.missing("charge", command.charge, "charge")
    return Result.fail(refusal)
  }
  const refusal =
    (subject.charge.failure === undefined ? undefined : RefundRefusal.failed(subject.charge.id)) ??
    disputeRefusal(world, subject) ??
    amountRefusal(subject, command.amount) ??
    flagRefusal(subject) ??
    destinationRefusal(world, subject, at)
  if (refusal !== undefined) return Result.fail(refusal)
  const draft = Draft.of(world, command.key, at)
  const id = draft.id(UnpaidRefund.prefixOf(subject))
  if (UnpaidRefund.isPending(subject, at))
    return Result.succeed(UnpaidRefund.withPayment(draft, subject, command.key, id))
  draft.change(Charge.refunded(subject.charge, subject.amount))
  RefundMovement.pay(draft, subject, { id, created: at }, (refund) => draft.make(refund))
  // What others of the charge take follows on what the payer has got back: now they may take less.
  const { account, id: charge } = subject.charge
  if (world.waitingOf(charge).size > 0) draft.schedule({ kind: "funding", at, account })
  const outcome = draft.outcome()
  return Result.succeed(
    isCovered(world, subject, outcome, at) ? outcome : UnpaidRefund.withoutFunds(subject, command.key, id, at)
  )
}

/**
 * Pays the oldest refund that waits for funds of `account`, if they suffice now, and has the next one tried. One whose
 * payment is pending or whose destination is short lets the others go first; one that the balance cannot pay lets only
 * those go that have waited for their payment, or are paid in another currency.
 */
export const fund = (world: World, account: AccountId, at: Instant): Outcome => {
  const short = new Set<Currency>()
  for (const waiting of world.waitingRefunds(account)) {
    const subject = RefundSubject.of(world, waiting)
    if (subject === undefined)
      throw new Error(`${waiting.id} waits for funds, but its charge ${waiting.charge} is gone`)
    if (UnpaidRefund.isPending(subject, at)) continue
    const forFunds = UnpaidRefund.waitsForFunds(subject)
    const { currency } = Charge.settledAmount(subject.charge)
    if (forFunds && (short.has(currency) || destinationRefusal(world, subject, at) !== undefined)) continue
    const paid = payWaiting(world, subject, waiting, at)
    if (!forFunds || isCovered(world, subject, paid, at)) return paid
    short.add(currency)
  }
  return nothing
}

/** Pays one that waits, whether its balance has the funds or not. */
export const payWaiting = (world: World, subject: Subject, waiting: Waiting, at: Instant): Outcome => {
  const { account, key } = waiting
  const draft = Draft.continuing(world, key, at)
  // Its own id is taken: what it takes back from a destination may be a `pyr_…` too.
  draft.id(UnpaidRefund.prefixOf(subject))
  RefundMovement.pay(draft, subject, waiting, (refund) => draft.change(refund))
  draft.schedule({ kind: "funding", at, account })
  return draft.outcome()
}

/**
 * Whether the charge's balance can pay what the refund takes from it: what is left is not negative, or the refund takes
 * nothing in all, as one whose transfer comes back whole. A pending charge's refund is pending with it and asks for
 * nothing now.
 */
const isCovered = (world: World, subject: Subject, { transactions }: Outcome, at: Instant): boolean => {
  const { charge } = subject
  if (world.settings.refundWithoutFunds === "negative_balance" || charge.availableOn > at) return true
  const { currency } = Charge.settledAmount(charge)
  // Made on behalf of an account abroad: the platform never has funds in that currency, and nothing would bring any.
  if (charge.onBehalfOf !== undefined && !SettlementCurrency.settles(world.platform, currency)) return true
  const net = ownNet(subject, transactions)
  const left = Money.add(SpendableFunds.available(world, charge.account, currency), net)
  return !Money.isNegative(net) || !Money.isNegative(left)
}

/** What the refund's lines come to on the charge's own balance. */
export const ownNet = ({ charge }: Subject, transactions: Outcome["transactions"]): Money.Money => {
  const { currency } = Charge.settledAmount(charge)
  const own = transactions.filter(({ account, net }) => account === charge.account && net.currency === currency)
  return Money.sum(
    currency,
    own.map(({ net }) => net)
  )
}

const disputeRefusal = (world: World, { charge }: Subject): Refusal.Refusal | undefined =>
  Dispute.isChargeRefundable(Dispute.ofCharge(world, charge)) ? undefined : DisputeRefusal.chargeDisputed(charge.id)

const amountRefusal = ({ charge }: Subject, amount: Money.Money | undefined): Refusal.Refusal | undefined => {
  const left = Charge.unrefunded(charge)
  if (Money.isZero(left)) return RefundRefusal.alreadyRefunded(charge.id)
  if (amount === undefined) return undefined
  const refusal = RequestedAmount.refusalOf(amount, "amount", left)
  if (refusal !== undefined) return refusal
  if (Money.compare(amount, charge.amount) > 0) return RefundRefusal.aboveCharge(amount, charge.amount)
  return Money.compare(amount, left) > 0 ? RefundRefusal.aboveUnrefunded(amount, left) : undefined
}

const flagRefusal = ({ charge, fee, returnsFee, reverses, sent }: Subject): Refusal.Refusal | undefined => {
  if (reverses && sent === undefined) return RefundRefusal.noTransfer(charge.id)
  if (returnsFee && fee === undefined) return RefundRefusal.noApplicationFee(charge.id)
  return returnsFee && sent !== undefined && !reverses ? RefundRefusal.feeWithoutReversal(charge.id) : undefined
}

/** What speaks against taking from its destination what it takes back. */
export const destinationRefusal = (world: World, subject: Subject, at: Instant): Refusal.Refusal | undefined => {
  const taken = RefundSubject.takenBack(world, subject)
  return taken === undefined ? undefined : Destination.fundsRefusal(world, taken, at)
}
