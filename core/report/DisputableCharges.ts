/**
 * DisputableCharges: what payers of each account could still take back, because their time to dispute is not over.
 *
 * Most card networks give a payer 120 days from the payment: https://docs.stripe.com/disputes/how-disputes-work. Bank
 * debits have times of their own, and may fail until then as well. What an inquiry asks about may be disputed as long
 * as that is open. What was refunded, is being refunded or has failed cannot be, and what was withdrawn already not
 * once more; but a refunded bank debit can, and is taken whole. A payment that a transfer brought is the platform's, on
 * whose charge a dispute would be. What came in as another currency than was paid counts at the rate of the report's
 * moment, as a dispute would take it then.
 *
 * The fold changes in place, and is as large as the accounts are many that were charged in that time, and the disputes.
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
  /** Charges by card of before are over. */
  readonly from: Instant.Instant
  readonly asOf: Instant.Instant
  readonly exchangeRates: ExchangeRates.ExchangeRates
  /** In the currencies in which payers paid, by the one that it came in as. */
  readonly sums: Map<Currency, AccountAmounts.AccountAmounts>
  /** By the charge, of those of which something was withdrawn. */
  readonly withdrawn: Map<string, Withdrawn>
  /** What inquiries ask about that are open though the time to dispute is over, by inquiry. */
  readonly inquired: Map<string, Money.Money>
}

interface Withdrawn {
  readonly amount: Money.Money
  /** What of the payment a dispute could take, withdrawn or not. */
  left: Money.Money
}

/** None yet, for a report at the moment `asOf`, by the rates of the world that it is about. */
export const empty = (asOf: Instant.Instant, exchangeRates = ExchangeRates.none): DisputableCharges => ({
  from: before(asOf, days),
  asOf,
  exchangeRates,
  sums: new Map(),
  withdrawn: new Map(),
  inquired: new Map()
})

/** So many days before it; without a number, the beginning of time. */
const before = (asOf: Instant.Instant, days: number | undefined): Instant.Instant =>
  days === undefined || Instant.daysBetween(Instant.of(0), asOf) < days ? Instant.of(0) : Instant.plusDays(asOf, -days)

/** Whether its payer may still dispute it. */
const isOpen = ({ asOf, from }: DisputableCharges, { created, paymentMethod }: Charge.Charge): boolean =>
  created >= (BankDebit.is(paymentMethod) ? before(asOf, BankDebit.termsOf(paymentMethod).disputeDays) : from)

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
    if (object.object === "refund" && object.status !== "failed") goneBack(disputable, world, object, true)
  }
  for (const object of changed) {
    if (object.object === "charge") failed(disputable, object)
    if (object.object === "refund" && !isGoingBack(object)) goneBack(disputable, world, object, false)
  }
  // A dispute may overtake refunds of the same moment: what is left of its charge counts them.
  for (const object of made) if (object.object === "dispute") asked(disputable, world, object, true)
  for (const object of changed) if (object.object === "dispute") asked(disputable, world, object, false)
}

const paid = (disputable: DisputableCharges, charge: Charge.Charge): void => {
  if (charge.sourceTransfer === undefined && isOpen(disputable, charge)) sum(disputable, charge, charge.amount)
}

/** What is left of it for a dispute to take. */
const leftOf = (charge: Charge.Charge): Money.Money =>
  BankDebit.is(charge.paymentMethod) ? charge.amount : Charge.unrefunded(charge)

const isGoingBack = ({ status }: Refund): boolean => status === "pending" || status === "succeeded"

const asked = (disputable: DisputableCharges, world: World, dispute: Dispute.Dispute, isNew: boolean): void => {
  const charge = world.charge(dispute.charge)
  if (charge === undefined) return
  if (!isOpen(disputable, charge)) inquired(disputable, charge, dispute)
  else if (isWithdrawn(dispute, isNew)) withdrawn(disputable, charge, dispute)
}

const inquired = (disputable: DisputableCharges, charge: Charge.Charge, dispute: Dispute.Dispute): void => {
  const { amount, id } = dispute
  const before = disputable.inquired.get(id)
  if (Dispute.isInquiry(dispute) === (before !== undefined)) return
  const open = before ?? Money.min(amount, Charge.unrefunded(charge))
  if (before === undefined) disputable.inquired.set(id, open)
  else disputable.inquired.delete(id)
  sum(disputable, charge, before === undefined ? open : Money.negate(open))
}

/** By it the money is withdrawn: a chargeback that is new, or was an inquiry before. */
const isWithdrawn = ({ balanceTransactions, status }: Dispute.Dispute, isNew: boolean): boolean =>
  isNew ? balanceTransactions.length > 0 : status === "needs_response"

/** It may be of more than there is left of the charge. */
const withdrawn = (disputable: DisputableCharges, charge: Charge.Charge, { amount }: Dispute.Dispute): void => {
  const left = leftOf(charge)
  disputable.withdrawn.set(charge.id, { amount, left })
  sum(disputable, charge, Money.negate(Money.min(amount, left)))
}

/** A charge that fails has nothing refunded, and changes no more. */
const failed = (disputable: DisputableCharges, charge: Charge.Charge): void => {
  if (charge.failure === undefined || !isOpen(disputable, charge)) return
  sum(disputable, charge, Money.negate(charge.amount))
}

const goneBack = (disputable: DisputableCharges, world: World, object: Refund, isNew: boolean): void => {
  if (object.sourceTransferReversal !== undefined) return
  const charge = world.charge(object.charge)
  if (charge === undefined || BankDebit.is(charge.paymentMethod) || !isOpen(disputable, charge)) return
  const change = isNew ? Money.negate(object.amount) : object.amount
  const taken = disputable.withdrawn.get(charge.id)
  sum(disputable, charge, taken === undefined ? change : changedBeside(taken, change))
}

/** What `change` of what is left of a payment changes of it that was not withdrawn. */
const changedBeside = (withdrawn: Withdrawn, change: Money.Money): Money.Money => {
  const before = beside(withdrawn)
  withdrawn.left = Money.add(withdrawn.left, change)
  return Money.minus(beside(withdrawn), before)
}

const beside = ({ amount, left }: Withdrawn): Money.Money =>
  Money.max(Money.zero(amount.currency), Money.minus(left, amount))

/** What disputes could take of the account's balance in `currency`. */
export const of = (disputable: DisputableCharges, account: AccountId, currency: Currency): Money.Money =>
  Money.sum(
    currency,
    [...(disputable.sums.get(currency)?.get(account)?.values() ?? [])].map((paid) => taken(disputable, paid, currency))
  )

/** Whatever was paid had a rate as it came in, and so has one now. */
const taken = ({ asOf, exchangeRates }: DisputableCharges, paid: Money.Money, currency: Currency): Money.Money => {
  const rate =
    paid.currency === currency ? undefined : ExchangeRates.outgoing(exchangeRates, paid.currency, currency, asOf)
  return rate === undefined ? paid : Money.convert(paid, currency, rate)
}
