/**
 * PayOutHeld: what has been in a Stripe balance for as long as it may be there, paid out by Stripe.
 *
 * Only of an account whose schedule has a holding period, in each currency that it settles in: from each pot all that
 * came on a day that long ago and nothing took since, as far as it can be spent. It is made at midnight UTC, and
 * reaches the bank as one that is asked for does. As long as payouts of the account are disabled there is none. What
 * refunds wait for is kept, as automatic payouts keep it, out of what came first. What cannot be spent, because
 * another pot is negative, a refund waits or the smallest payout is larger, is tried again whenever something comes, or
 * less may be waited for, and less than can be paid out with what comes due next: an account to which nothing happens
 * costs nothing.
 * https://docs.stripe.com/connect/manual-payouts
 */
import { arrivalOf, submissionOf } from "#core/connect/decisions/CreatePayout.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as PayableAmount from "#core/connect/movements/PayableAmount.ts"
import * as PayoutMovement from "#core/connect/movements/PayoutMovement.ts"
import * as AwaitedFunds from "#core/connect/decisions/AwaitedFunds.ts"
import type { HoldingEnd } from "#core/connect/Happening.ts"
import * as HeldFunds from "#core/connect/schedules/HeldFunds.ts"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as KeptBack from "#core/connect/objects/KeptBack.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import { isPaidOut, type StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** A pot with what is to go of it, and what stays of what could be held no longer. */
interface Due {
  readonly sourceType: SourceType.SourceType
  readonly amount: Money.Money
  readonly kept: ReadonlyArray<KeptBack.KeptBack>
}

/** Whose money it is, and in which currency. */
interface Purse {
  readonly account: StripeAccount
  readonly currency: Currency.Currency
  readonly period: HoldingPeriod.HoldingPeriod
}

const purseOf = (account: StripeAccount, currency: Currency.Currency): Purse | undefined => {
  const period = SettlementCurrency.settles(account, currency) ? PayoutSettings.holding(account) : undefined
  return period && { account, currency, period }
}

const fundsOf = (world: World, { account, currency }: Purse, sourceType: SourceType.SourceType) =>
  world.held(account.id, currency).filter((each) => each.sourceType === sourceType)

const happening = ({ account, currency }: Omit<Purse, "period">, day: Day.Day): HoldingEnd => ({
  kind: "holding_end",
  at: Instant.startOf(day),
  account: account.id,
  currency,
  day
})

export const run = (world: World, { account: id, at, currency, day }: HoldingEnd): Outcome => {
  const account = world.account(id)
  const purse = account && purseOf(account, currency)
  if (purse === undefined || !isPaidOut(purse.account, currency)) return nothing
  const draft = Draft.continuing(world, "", at)
  const due = payable(world, purse, day)
  for (const each of due) if (Money.isPositive(each.amount)) pay(draft, purse.account, day, each)
  const next = nextOf(world, purse, day, due)
  if (next !== undefined) draft.schedule(happening(purse, next))
  return draft.outcome()
}

/** What of a pot could be held no longer, and what the pot has. */
interface Pot {
  readonly old: Money.Money
  readonly there: Money.Money
}

/** What can be paid of each pot, as far as all of them together have it, and what goes of that. */
const shared = (account: StripeAccount, currency: Currency.Currency, pots: ReadonlyArray<Pot>) => {
  const all = pots.map(({ there }) => there)
  let rest = Money.max(Money.zero(currency), Money.sum(currency, all))
  return pots.map(({ old }) => {
    const payable = Money.min(old, rest)
    const { amount, kept } = PayableAmount.of(account, payable)
    rest = Money.minus(rest, amount)
    return { payable, amount, kept }
  })
}

/**
 * What goes of each pot as `day` begins, if nothing comes until then but what is pending: what has been held for as
 * long as it may be, as far as all of them together have it. What refunds wait for counts as gone already, and what
 * could be paid but for that is kept for them, of whichever pot they are.
 */
const payable = (world: World, purse: Purse, day: Day.Day): ReadonlyArray<Due> => {
  const { account, currency, period } = purse
  const zero = Money.zero(currency)
  const potLess = (sourceType: SourceType.SourceType, taken: Money.Money): Pot => {
    const funds = fundsOf(world, purse, sourceType)
    return { old: HeldFunds.old(funds, taken, period, day), there: HeldFunds.there(funds, taken, day) }
  }
  const whole = SourceType.all.map((sourceType) => potLess(sourceType, zero))
  const freely = shared(account, currency, whole)
  const left = () => SourceType.all.map((sourceType) => potLess(sourceType, awaited(world, purse, sourceType, day)))
  const goes = world.waitingRefunds(account.id).size === 0 ? freely : shared(account, currency, left())
  return SourceType.all.flatMap((sourceType, index) => {
    const [pot, without, due] = [whole[index], freely[index], goes[index]]
    if (pot === undefined || without === undefined || due === undefined) return []
    const stays = Money.minus(pot.old, due.payable)
    const isAwaited = Money.min(stays, Money.max(zero, Money.minus(without.payable, due.payable)))
    const kept = [
      ...KeptBack.of("pending_refunds", isAwaited),
      ...KeptBack.of("negative_pot", Money.minus(stays, isAwaited)),
      ...due.kept
    ]
    return [{ sourceType, amount: due.amount, kept }]
  })
}

const awaited = (
  world: World,
  { account, currency }: Purse,
  sourceType: SourceType.SourceType,
  day: Day.Day
): Money.Money => {
  const by = Instant.startOf(day)
  return AwaitedFunds.awaited(world, { account: account.id, currency, sourceType }, by, by)
}

/** The days on which something comes or goes that is known of already. */
const coming = (world: World, purse: Purse): ReadonlyArray<Day.Day> =>
  world.held(purse.account.id, purse.currency).map(({ day }) => day)

/** The first midnight at which refunds may wait for less though nothing comes; none where they never do. */
const lessFrom = (world: World, { account, currency }: Purse, day: Day.Day): ReadonlyArray<Day.Day> => {
  const less = AwaitedFunds.lessFrom(world, { account: account.id, currency }, Instant.startOf(day))
  return less === undefined ? [] : [PayoutSchedule.dayOfMaturity(less)]
}

/**
 * The first day after `day` on which there may be something to do again if nothing more comes: as more of what is left
 * could be held no longer, or, where others are in the way of what is overdue, as something comes or refunds wait for
 * less. Less than can be paid out waits for what comes due with it.
 */
const nextOf = (world: World, purse: Purse, day: Day.Day, due: ReadonlyArray<Due>): Day.Day | undefined => {
  const { currency, period } = purse
  const days = SourceType.all.flatMap((sourceType) => {
    const funds = fundsOf(world, purse, sourceType)
    const paid = due.find((each) => each.sourceType === sourceType)?.amount ?? Money.zero(currency)
    const isBlocked = Money.isPositive(HeldFunds.overdue(funds, paid, period, day))
    const ends = HeldFunds.left(funds, paid, day).map((each) => HoldingPeriod.end(period, each.since))
    return [...ends, ...(isBlocked ? [...coming(world, purse), ...lessFrom(world, purse, day)] : [])]
  })
  return days.filter((each) => each > day).toSorted((a, b) => a - b)[0]
}

const pay = (draft: Draft.Draft, account: StripeAccount, day: Day.Day, { amount, sourceType }: Due): void => {
  const key = PayoutMovement.keyOf(account, day, { currency: amount.currency, sourceType })
  const sending = {
    id: `po_${key}`,
    account: account.id,
    amount,
    arrivalDate: arrivalOf(account, amount.currency, draft.at).date,
    sourceType,
    description: "STRIPE PAYOUT",
    maker: "holding_period",
    balanceTransaction: `txn_${key}`
  } as const
  PayoutMovement.send(draft, sending, { availableOn: draft.at, submission: submissionOf(draft.at) })
}

/** What is to be looked at again once payouts of the account are enabled, or refunds wait for less of it. */
export const resume = (
  world: World,
  account: StripeAccount,
  currency: Currency.Currency,
  at: Instant.Instant
): ReadonlyArray<HoldingEnd> => {
  if (world.held(account.id, currency).length === 0) return []
  return [happening({ account, currency }, PayoutSchedule.dayOfMaturity(Instant.plus(at, 1)))]
}

interface DueOn {
  readonly day: Day.Day
  readonly pots: ReadonlyArray<Due>
}

const withRefunds = (world: World, { account, currency }: Purse, due: DueOn) => {
  const by = Instant.startOf(due.day)
  return { ...due, refunds: AwaitedFunds.awaiting(world, { account: account.id, currency }, by, by) }
}

/**
 * The first day on which something goes, or, where there is none, could be held no longer and stays; and what goes and
 * stays of it if nothing more comes or goes but what is pending. Undefined where nothing is to come.
 */
export const next = (world: World, account: StripeAccount, currency: Currency.Currency, now: Instant.Instant) => {
  const purse = purseOf(account, currency)
  if (purse === undefined) return undefined
  const soonest = PayoutSchedule.dayOfMaturity(Instant.plus(now, 1))
  const came = coming(world, purse)
  const ends = world.held(account.id, currency).map(({ since }) => HoldingPeriod.end(purse.period, since))
  const days = [...came, ...ends].map((day) => Day.max(day, soonest))
  let stays: DueOn | undefined
  for (const day of new Set(days.toSorted((a, b) => a - b))) {
    const due = { day, pots: payable(world, purse, day) }
    if (due.pots.some(({ amount }) => Money.isPositive(amount))) return withRefunds(world, purse, due)
    if (due.pots.some(({ kept }) => kept.length > 0)) stays ??= due
  }
  return stays && withRefunds(world, purse, stays)
}
