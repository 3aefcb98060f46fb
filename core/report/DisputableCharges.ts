/**
 * DisputableCharges: what payers of each account could still take back, because their time to dispute is not over.
 *
 * Most card networks give a payer 120 days from the payment: https://docs.stripe.com/disputes/how-disputes-work. Bank
 * debits have times of their own, and may fail until then as well. What an inquiry asks about may be disputed as long
 * as that is open. What was refunded, is being refunded or has failed cannot be, nor what was resolved before a
 * dispute was filed (https://docs.stripe.com/changelog/basil/2025-08-27/add-preventions-to-dispute), whose refund
 * follows and is of the same money (https://docs.stripe.com/disputes/prevention-preview), and what was withdrawn not
 * once more; but a refunded bank debit can, and is taken whole. A payment that a transfer brought is the platform's,
 * on whose charge a dispute would be. What came in as another currency than was paid counts at the rate of the
 * report's moment, as a dispute would take it then.
 *
 * The fold changes in place, and is as large as the accounts are many that were charged in that time, and the
 * disputes.
 */
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { Refund } from "#core/connect/objects/Refund.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as AccountAmounts from "#core/report/AccountAmounts.ts"
import * as Instant from "#core/time/Instant.ts"

const days = 120

export interface DisputableCharges {
  readonly asOf: Instant.Instant
  readonly exchangeRates: ExchangeRates.ExchangeRates
  /** In the currencies in which payers paid, by the one that it came in as. */
  readonly sums: Map<Currency, AccountAmounts.AccountAmounts>
  /** By the charge. */
  readonly asked: Map<string, Asked>
}

/** What banks have had of a payment, or ask about. */
interface Asked {
  /** What disputes have withdrawn of it, or were prevented from withdrawing, whether it came back or not. */
  readonly taken: Money.Money
  /** What of that was prevented. */
  readonly prevented: Money.Money
  /** What of the payment was refunded before that, or besides. */
  readonly refunded: Money.Money
  /** What each inquiry that is open asks about. */
  readonly inquiries: ReadonlyMap<string, Money.Money>
  /** What of the payment may be disputed still. */
  readonly open: Money.Money
}

/** None yet, for a report at the moment `asOf`, by the rates of the world that it is about. */
export const empty = (asOf: Instant.Instant, exchangeRates = ExchangeRates.none): DisputableCharges => ({
  asOf,
  exchangeRates,
  sums: new Map(),
  asked: new Map()
})

const daysOf = ({ paymentMethod }: Charge.Charge): number | undefined =>
  BankDebit.is(paymentMethod) ? BankDebit.termsOf(paymentMethod).disputeDays : days

/** Whether the time in which its payer may dispute it is not over. */
const isOpen = ({ asOf }: DisputableCharges, charge: Charge.Charge): boolean => {
  const days = daysOf(charge)
  return days === undefined || Instant.plusDays(charge.created, days) >= asOf
}

const sum = ({ sums }: DisputableCharges, charge: Charge.Charge, amount: Money.Money): void => {
  const { currency } = Charge.settledAmount(charge)
  let own = sums.get(currency)
  if (own === undefined) sums.set(currency, (own = AccountAmounts.empty()))
  AccountAmounts.add(own, charge.account, amount)
}

/** Counts an outcome, in the world that it has just been applied to. */
export const add = (disputable: DisputableCharges, world: World, { changed, made }: Outcome): void => {
  for (const object of made) {
    if (object.object === "charge") paid(disputable, object)
    if (object.object === "refund") goneBack(disputable, world, object, Money.negate(object.amount))
  }
  for (const object of changed) {
    if (object.object === "charge") failed(disputable, object)
    if (object.object === "refund" && hasComeBack(object)) goneBack(disputable, world, object, object.amount)
  }
  // A dispute may overtake refunds of the same moment: what is left of its charge counts them.
  for (const object of made) if (object.object === "dispute") asked(disputable, world, object, true)
  for (const object of changed) if (object.object === "dispute") asked(disputable, world, object, false)
}

const paid = (disputable: DisputableCharges, charge: Charge.Charge): void => {
  if (charge.sourceTransfer === undefined && isOpen(disputable, charge)) sum(disputable, charge, charge.amount)
}

/** A charge that fails has nothing refunded, and changes no more. */
const failed = (disputable: DisputableCharges, charge: Charge.Charge): void => {
  if (charge.failure !== undefined && isOpen(disputable, charge)) sum(disputable, charge, Money.negate(charge.amount))
}

const hasComeBack = ({ status }: Refund): boolean => status === "failed" || status === "canceled"

/** Only of a payment by card, whose refund waits for funds and does not fail at once without them. */
const goneBack = (disputable: DisputableCharges, world: World, object: Refund, change: Money.Money): void => {
  const charge = object.sourceTransferReversal === undefined ? world.charge(object.charge) : undefined
  if (charge === undefined || BankDebit.is(charge.paymentMethod)) return
  const before = disputable.asked.get(charge.id)
  if (before !== undefined) ask(disputable, charge, before)
  else if (isOpen(disputable, charge)) sum(disputable, charge, change)
}

/** Whether this is when it takes its amount, or nobody can dispute that any more. */
const isTaking = ({ status }: Dispute.Dispute, isNew: boolean): boolean =>
  status === "needs_response" || (isNew && (status === "lost" || status === "prevented"))

const nothingAsked = (none: Money.Money): Omit<Asked, "open"> => ({
  taken: none,
  prevented: none,
  refunded: none,
  inquiries: new Map()
})

type Prevented = Pick<Asked, "prevented" | "refunded">

/** What of the charge was refunded of what was prevented: what is refunded after that counts as its refund first. */
const refundOf = ({ amountRefunded }: Charge.Charge, { prevented, refunded }: Prevented): Money.Money =>
  Money.max(Money.zero(prevented.currency), Money.min(prevented, Money.minus(amountRefunded, refunded)))

const withPrevented = (charge: Charge.Charge, before: Prevented, amount: Money.Money): Prevented => ({
  prevented: Money.add(before.prevented, amount),
  refunded: Money.minus(charge.amountRefunded, refundOf(charge, before))
})

const asked = (disputable: DisputableCharges, world: World, dispute: Dispute.Dispute, isNew: boolean): void => {
  const { amount, id } = dispute
  const charge = world.charge(dispute.charge)
  if (charge === undefined) return
  const before = disputable.asked.get(charge.id) ?? nothingAsked(Money.zero(amount.currency))
  const inquiries = new Map(before.inquiries)
  if (Dispute.isInquiry(dispute)) inquiries.set(id, amount)
  else inquiries.delete(id)
  const taken = isTaking(dispute, isNew) ? Money.add(before.taken, amount) : before.taken
  const { prevented, refunded } = dispute.status === "prevented" ? withPrevented(charge, before, amount) : before
  ask(disputable, charge, { taken, prevented, refunded, inquiries })
}

/** What is left of it for a dispute to take. */
const leftOf = (charge: Charge.Charge): Money.Money =>
  BankDebit.is(charge.paymentMethod) ? charge.amount : Charge.unrefunded(charge)

/** While there is time what was not taken, and what is asked about in any case: that may be more than there is left. */
const ask = (disputable: DisputableCharges, charge: Charge.Charge, of: Omit<Asked, "open">): void => {
  const { inquiries, taken } = of
  const left = leftOf(charge)
  const none = Money.zero(left.currency)
  const unasked = isOpen(disputable, charge) ? left : none
  const inquired = Money.min(left, Money.sum(left.currency, [...inquiries.values()]))
  const open = Money.max(inquired, Money.minus(unasked, Money.minus(taken, refundOf(charge, of))))
  const before = disputable.asked.get(charge.id)?.open ?? unasked
  sum(disputable, charge, Money.minus(open, before))
  disputable.asked.set(charge.id, { ...of, open })
}

/** What disputes could take of the account's balance in `currency`. */
export const of = (disputable: DisputableCharges, account: AccountId, currency: Currency): Money.Money =>
  Money.sum(
    currency,
    [...(disputable.sums.get(currency)?.get(account)?.values() ?? [])].map((paid) => taken(disputable, paid, currency))
  )

/** What was paid in another currency had a rate as it came in, and so has one now. */
const taken = ({ asOf, exchangeRates }: DisputableCharges, paid: Money.Money, currency: Currency): Money.Money => {
  const rate = ExchangeRates.outgoing(exchangeRates, paid.currency, currency, asOf)
  return rate === undefined ? paid : Money.convert(paid, currency, rate)
}
