/**
 * HeldFunds: what came to an account and went, day by day, for as long as it matters how long its money has been there.
 *
 * What goes takes what came first. Law: of what came until a day, what is left is what that comes to less all that went
 * until now, or nothing where more went; so what came back begins anew, and a negative balance is filled first.
 */
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

interface Days {
  /** The first one of UTC as which begins something is there. */
  readonly day: Day
  /** The day on which it became available: that one where it did as it began, else the one before. */
  readonly since: Day
}

/** What is there as `day` begins and was not a day before, and what is not. */
export interface Flow extends Days {
  readonly came: Money.Money
  readonly went: Money.Money
}

/** Those of one pot in one currency. */
export interface HeldFunds extends Flow {
  readonly sourceType: SourceType
}

export interface Left extends Days {
  readonly amount: Money.Money
}

/** What came, or went where it is negative, with what matures at `moment`, whenever the account's own days begin. */
export const flowOf = (moment: Instant.Instant, net: Money.Money): Flow => {
  const zero = Money.zero(net.currency)
  const [day, since] = [PayoutSchedule.dayOfMaturity(moment), Instant.dayOf(moment)]
  return { day, since, came: Money.max(zero, net), went: Money.max(zero, Money.negate(net)) }
}

export const areOfOneDay = (one: Flow, other: Flow): boolean => one.day === other.day && one.since === other.since

/** Both, of the same days; what came and what went stay apart, as what goes takes what came first. */
export const plus = <A extends Flow>(one: A, { came, went }: Flow): A => ({
  ...one,
  came: Money.add(one.came, came),
  went: Money.add(one.went, went)
})

/** What goes as long as there is something, out of what came in order. */
const after = (came: ReadonlyArray<Left>, went: Money.Money) => {
  let gone = went
  const left = came.flatMap(({ amount, ...days }) => {
    const taken = Money.min(amount, gone)
    gone = Money.minus(gone, taken)
    const rest = Money.minus(amount, taken)
    return Money.isZero(rest) ? [] : [{ ...days, amount: rest }]
  })
  return { left, missing: gone }
}

const cameIn = (funds: ReadonlyArray<HeldFunds>): ReadonlyArray<Left> =>
  funds.map(({ came, day, since }) => ({ day, since, amount: came }))

const wentFrom = (funds: ReadonlyArray<HeldFunds>, went: Money.Money): Money.Money =>
  funds.reduce((sum, each) => Money.add(sum, each.went), went)

/** What is left of one pot, whose `funds` are in order, less `taken` and what goes until `day`; or at all, without one. */
export const left = (funds: ReadonlyArray<HeldFunds>, taken: Money.Money, day?: Day): ReadonlyArray<Left> =>
  after(cameIn(funds), wentFrom(day === undefined ? funds : funds.filter((each) => each.day <= day), taken)).left

/** What one pot, less `taken`, has as `day` begins; negative where more went than came. */
export const there = (funds: ReadonlyArray<HeldFunds>, taken: Money.Money, day: Day): Money.Money => {
  const nets = funds.flatMap((each) => (each.day <= day ? [Money.minus(each.came, each.went)] : []))
  return Money.minus(Money.sum(taken.currency, nets), taken)
}

/** What of one pot, less `taken`, could be held no longer than until `day`. */
export const old = (
  funds: ReadonlyArray<HeldFunds>,
  taken: Money.Money,
  period: HoldingPeriod.HoldingPeriod,
  day: Day
): Money.Money => {
  const found = left(funds, taken, day).filter((each) => HoldingPeriod.end(period, each.since) <= day)
  const amounts = found.map(({ amount }) => amount)
  return Money.sum(taken.currency, amounts)
}

/** The same, as far as it can be paid out. */
export const overdue = (...of: Parameters<typeof old>): Money.Money => {
  const amount = old(...of)
  return Money.downTo(amount, Currency.payoutStep(amount.currency))
}

/** The funds of one pot, and no longer than it has to be: of what came until `day` only what is left then. */
export const settled = (funds: ReadonlyArray<HeldFunds>, day: Day): ReadonlyArray<HeldFunds> => {
  const [past, coming] = [funds.filter((each) => each.day <= day), funds.filter((each) => each.day > day)]
  const [first] = past
  if (first === undefined) return coming
  const { sourceType } = first
  const zero = Money.zero(first.came.currency)
  const { left: rest, missing } = after(cameIn(past), wentFrom(past, zero))
  return [
    ...rest.map(({ amount, ...days }) => ({ sourceType, ...days, came: amount, went: zero })),
    ...(Money.isZero(missing) ? [] : [{ sourceType, day, since: day, came: zero, went: missing }]),
    ...coming
  ]
}
