/**
 * AwaitedFunds: what refunds that wait take of balances when they are paid.
 *
 * They are paid one after the other, the oldest first, and each takes what those before it leave: of a reserve hold, a
 * transfer, a loan and rounded shares no two take the same. One may give more than it takes, as what comes back with
 * it does at another rate: those before it cannot be paid with that. Laws: what all of them are said to take together
 * is what their lines come to when they are paid in that order; and with what is awaited there, each finds in its turn
 * what it takes.
 */
import * as Foreseen from "#core/connect/Foreseen.ts"
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import * as RefundSubject from "#core/connect/movements/RefundSubject.ts"
import type * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

type Subject = RefundSubject.RefundSubject

/** What is asked of: a balance, or one pot of it. */
type Purse = Omit<SpendableFunds.Pot, "sourceType"> & Partial<Pick<SpendableFunds.Pot, "sourceType">>

/** A refund that waits for money of a balance, and how much of it. */
export interface Awaiting {
  readonly refund: string
  readonly amount: Money.Money
}

const none: ReadonlyArray<Awaiting> = []

/**
 * The refunds that wait for a balance, the oldest first, and what each takes of it when it is paid after those before
 * it: as far as they wait for its own money only, at the moment `at` may wait still, and at the moment `by`, which is
 * not before, for no payment any more. One whose destination cannot give it back then, after those before it and with
 * what is pending of it until then, waits for that.
 */
export const awaiting = (world: World, purse: Purse, at: Instant, by: Instant): ReadonlyArray<Awaiting> => {
  const { account, currency, sourceType } = purse
  const refunds = world.waitingRefunds(account)
  if (refunds.size === 0) return none
  const then = Foreseen.of(world, by)
  const found: Array<Awaiting> = []
  for (const waiting of refunds) {
    const subject = RefundSubject.of(then.world, waiting)
    if (subject === undefined || UnpaidRefund.isPending(subject, by)) continue
    if ((UnpaidRefund.until(waiting) ?? at) < at) continue
    if (Charge.settledAmount(subject.charge).currency !== currency) continue
    if (RefundCharge.destinationRefusal(then.world, subject, by) !== undefined) continue
    const paid = RefundCharge.payWaiting(then.world, subject, waiting, by)
    then.see(paid)
    if (sourceType !== undefined && subject.charge.sourceType !== sourceType) continue
    found.push({ refund: waiting.id, amount: Money.negate(RefundCharge.ownNet(subject, paid.transactions)) })
  }
  return found
}

/**
 * What must be there for all of them to be paid, one after the other: the most that the first ones, however many, take
 * together. What a later one gives is not there before it is paid, and it is not before those that lack it.
 */
export const total = (awaiting: ReadonlyArray<Awaiting>, currency: Currency): Money.Money => {
  let sum = Money.zero(currency)
  let most = sum
  for (const { amount } of awaiting) {
    sum = Money.add(sum, amount)
    most = Money.max(most, sum)
  }
  return most
}

export const awaited = (world: World, purse: Purse, at: Instant, by: Instant): Money.Money =>
  total(awaiting(world, purse, at, by), purse.currency)

/** Part of a refund, and whose balance gives it; negative where it gets it. */
export interface Taken {
  readonly account: AccountId
  readonly amount: Money.Money
}

export interface Takes {
  readonly waiting: Waiting
  readonly taken: ReadonlyArray<Taken>
}

/**
 * What each refund that waits on `accounts` takes of balances, line by line, if all of them are paid at the moment
 * `at`, one after the other: whether the funds are there or not.
 */
export const takes = (world: World, accounts: Iterable<AccountId>, at: Instant): ReadonlyArray<Takes> => {
  const all = [...accounts].flatMap((account) => [...world.waitingRefunds(account)])
  if (all.length === 0) return []
  const then = Foreseen.of(world, at)
  return all.flatMap((waiting) => {
    const subject = RefundSubject.of(then.world, waiting)
    if (subject === undefined) return []
    const paid = RefundCharge.payWaiting(then.world, subject, waiting, at)
    then.see(paid)
    return [{ waiting, taken: paid.transactions.map(({ account, net }) => ({ account, amount: Money.negate(net) })) }]
  })
}

/**
 * From when on refunds may wait for less of a balance though nothing comes to it, none of them ends and none of their
 * destinations' balances changes: when a rate does. Undefined where that cannot be.
 */
export const lessFrom = (world: World, { account, currency }: Purse, at: Instant): Instant | undefined => {
  const moments = [...world.waitingRefunds(account)].flatMap((waiting) => {
    const subject = RefundSubject.of(world, waiting)
    if (subject === undefined || Charge.settledAmount(subject.charge).currency !== currency) return []
    return conversionsOf(subject).flatMap(
      ([from, to]) => ExchangeRates.nextChange(world.exchangeRates, from, to, at) ?? []
    )
  })
  return moments.toSorted((a, b) => a - b)[0]
}

type Pair = readonly [from: Currency, to: Currency]

const pairOf = (from: Money.Money, to: Money.Money): Pair => [from.currency, to.currency]

/**
 * What may be converted when it is paid: the payment, and what its destination gives back. Of the fee only what goes
 * out of the same balance counts, and that is by the payment's own rate.
 */
const conversionsOf = ({ charge, reverses, sent }: Subject): ReadonlyArray<Pair> => {
  const own = pairOf(charge.amount, Charge.settledAmount(charge))
  if (!reverses || sent === undefined) return [own]
  return [own, pairOf(sent.transfer.amount, Charge.settledAmount(sent.payment))]
}
