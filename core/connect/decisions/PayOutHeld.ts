/**
 * PayOutHeld: what has been in a Stripe balance for as long as it may be there, paid out by Stripe.
 *
 * Only of an account whose schedule has a holding period, in each currency that it settles in: from each pot all that
 * came that long ago and nothing took since, as far as it can be spent. It is made at midnight UTC, and reaches the
 * bank as one that is asked for does. As long as payouts of the account are disabled there is none. What cannot be
 * spent, because another pot is negative, is tried again the next day. https://docs.stripe.com/connect/manual-payouts
 */
import { arrivalOf, submissionOf } from "#core/connect/decisions/CreatePayout.ts"
import * as Draft from "#core/connect/decisions/Draft.ts"
import * as PayoutMovement from "#core/connect/decisions/PayoutMovement.ts"
import * as SpendableFunds from "#core/connect/decisions/SpendableFunds.ts"
import type { HoldingEnd } from "#core/connect/Happening.ts"
import * as HeldFunds from "#core/connect/HeldFunds.ts"
import * as HoldingPeriod from "#core/connect/HoldingPeriod.ts"
import * as PayoutSchedule from "#core/connect/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/PayoutSettings.ts"
import * as SourceType from "#core/connect/SourceType.ts"
import { payoutsEnabled, type StripeAccount } from "#core/connect/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** A pot with what is to go of it. */
interface Due {
  readonly sourceType: SourceType.SourceType
  readonly amount: Money.Money
}

/** Whose money it is, and in which currency. */
interface Purse {
  readonly account: StripeAccount
  readonly currency: Currency.Currency
  readonly period: HoldingPeriod.HoldingPeriod
}

const purseOf = (account: StripeAccount | undefined, currency: Currency.Currency): Purse | undefined => {
  const period = account && PayoutSettings.holding(account)
  return account === undefined || period === undefined ? undefined : { account, currency, period }
}

const fundsOf = (world: World, { account, currency }: Purse, sourceType: SourceType.SourceType) =>
  world.held(account.id, currency).filter((each) => each.sourceType === sourceType)

const happening = ({ account, currency }: Purse, day: Day.Day): HoldingEnd => ({
  kind: "holding_end",
  at: Instant.startOf(day),
  account: account.id,
  currency,
  day
})

export const run = (world: World, { account: id, at, currency, day }: HoldingEnd): Outcome => {
  const purse = purseOf(world.account(id), currency)
  if (purse === undefined || !payoutsEnabled(purse.account)) return nothing
  const draft = Draft.continuing(world, "", at)
  const due = payable(world, purse, day)
  for (const each of due) pay(draft, purse.account, day, each)
  const next = nextOf(world, purse, day, due)
  if (next !== undefined) draft.schedule(happening(purse, next))
  return draft.outcome()
}

/** What has been held of each pot for as long as it may be, as far as it and all of them together have it. */
const payable = (world: World, purse: Purse, day: Day.Day): ReadonlyArray<Due> => {
  const { currency, period } = purse
  const { id } = purse.account
  const zero = Money.zero(currency)
  let rest = SpendableFunds.available(world, id, currency)
  return SourceType.all.flatMap((sourceType) => {
    const old = HeldFunds.left(fundsOf(world, purse, sourceType), zero, day).filter(
      (each) => HoldingPeriod.end(period, each.day) <= day
    )
    const overdue = Money.sum(
      currency,
      old.map((each) => each.amount)
    )
    const most = Money.min(SpendableFunds.available(world, id, currency, sourceType), rest)
    const amount = Money.downTo(Money.min(overdue, most), Currency.payoutStep(currency))
    if (!Money.isPositive(amount)) return []
    rest = Money.minus(rest, amount)
    return [{ sourceType, amount }]
  })
}

/**
 * When there may be something to do again. What comes from now on is there no earlier than today, so it need not be
 * known; what could not be paid is tried the next day.
 */
const nextOf = (world: World, purse: Purse, day: Day.Day, due: ReadonlyArray<Due>): Day.Day | undefined => {
  const days = SourceType.all.flatMap((sourceType) => {
    const paid = due.find((each) => each.sourceType === sourceType)?.amount ?? Money.zero(purse.currency)
    const [first] = HeldFunds.left(fundsOf(world, purse, sourceType), paid, day)
    return first === undefined ? [] : [HoldingPeriod.end(purse.period, first.day < day ? first.day : day)]
  })
  const [soonest] = days.toSorted((a, b) => a - b)
  return soonest !== undefined && soonest <= day ? Day.plus(day, 1) : soonest
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

/** What is to be looked at again once payouts of the account are enabled. */
export const resume = (
  world: World,
  account: StripeAccount,
  currency: Currency.Currency,
  at: Instant.Instant
): ReadonlyArray<HoldingEnd> => {
  const purse = purseOf(account, currency)
  if (purse === undefined || world.held(account.id, currency).length === 0) return []
  return [happening(purse, PayoutSchedule.dayOfMaturity(Instant.plus(at, 1)))]
}

/** The first day on which something goes if nothing more comes or goes but what is pending, and what that is. */
export const next = (world: World, account: StripeAccount, currency: Currency.Currency, now: Instant.Instant) => {
  const purse = purseOf(account, currency)
  if (purse === undefined) return undefined
  const soonest = PayoutSchedule.dayOfMaturity(Instant.plus(now, 1))
  const all = SourceType.all.flatMap((sourceType) =>
    HeldFunds.left(fundsOf(world, purse, sourceType), Money.zero(currency)).map(({ amount, day: came }) => {
      const end = HoldingPeriod.end(purse.period, came)
      return { sourceType, amount, day: end < soonest ? soonest : end }
    })
  )
  const [day] = all.map((each) => each.day).toSorted((a, b) => a - b)
  if (day === undefined) return undefined
  const due = SourceType.all.flatMap((sourceType) => {
    const own = all.filter((each) => each.day === day && each.sourceType === sourceType)
    const amounts = own.map(({ amount }) => amount)
    return own.length === 0 ? [] : [{ sourceType, amount: Money.sum(currency, amounts) }]
  })
  return { day, due }
}
