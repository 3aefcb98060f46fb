/**
 * DisputableCharges: what payers of each account could still take back, because their time to dispute is not over.
 *
 * Most card networks give a payer 120 days from the payment: https://docs.stripe.com/disputes/how-disputes-work. Bank
 * debits have times of their own, and may fail until then as well. What of a payment may be disputed is what a dispute
 * that states no amount would take ({@link DisputablePart}), once the refunds that wait for funds are paid: what those
 * return is told as theirs. What an inquiry asks about may be disputed as long as that is open, also when the time is
 * over. A payment that a transfer brought is the platform's, on whose charge a dispute would be. What came in as
 * another currency than was paid counts at the rate of the report's moment, as a dispute would take it then.
 *
 * The fold changes in place, and is as large as the accounts are many that were charged in that time, and the
 * disputes.
 */
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as DisputablePart from "#core/connect/objects/DisputablePart.ts"
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
  /** What is counted of each charge that was disputed or asked about. */
  readonly counted: Map<string, Money.Money>
}

/** None yet, for a report at the moment `asOf`, by the rates of the world that it is about. */
export const empty = (asOf: Instant.Instant, exchangeRates = ExchangeRates.none): DisputableCharges => ({
  asOf,
  exchangeRates,
  sums: new Map(),
  counted: new Map()
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
  for (const object of [...made, ...changed]) {
    const charge = object.object === "dispute" ? world.charge(object.charge) : undefined
    if (charge !== undefined) asked(disputable, world, charge)
  }
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
  if (disputable.counted.has(charge.id)) asked(disputable, world, charge)
  else if (isOpen(disputable, charge)) sum(disputable, charge, change)
}

/** While there is time what no dispute was of, and in any case what is asked about. */
const asked = (disputable: DisputableCharges, world: World, charge: Charge.Charge): void => {
  const none = Money.zero(charge.amount.currency)
  const [isInTime, refunded] = [isOpen(disputable, charge), charge.amountRefunded]
  const { inquired, undisputed } = DisputablePart.of(charge, Dispute.ofCharge(world, charge), refunded)
  const now = Money.add(isInTime ? undisputed : none, inquired)
  const before = disputable.counted.get(charge.id) ?? (isInTime ? DisputablePart.unreturned(charge, refunded) : none)
  sum(disputable, charge, Money.minus(now, before))
  disputable.counted.set(charge.id, now)
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
