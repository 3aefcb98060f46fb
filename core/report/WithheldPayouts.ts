/**
 * WithheldPayouts: what stays on a balance that is paid out by itself, and why: for refunds that wait for it, as its
 * minimum, because another pot is negative, or as the rest of a currency that banks take in whole units only.
 */
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import type * as RunPayout from "#core/connect/decisions/RunPayout.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"

export interface Withheld {
  /** What is there and is not paid out. */
  readonly amount: Money.Money
  readonly why: "pending_refunds" | "minimum_balance" | "negative_pot" | "remainder"
  /** Those that the balance keeps money for, the oldest first, and what they take of it; of other reasons none. */
  readonly refunds: ReadonlyArray<RefundCharge.Awaiting>
}

/** A pot that has something on a payout day of which nothing is paid. */
export interface WithheldPayout {
  readonly day: Day
  readonly sourceType: SourceType.SourceType
  readonly transactions: number
  readonly withheld: Withheld
}

const awaiting = (
  world: MovingWorld,
  account: StripeAccount,
  currency: Currency,
  day: Day
): ReadonlyArray<RefundCharge.Awaiting> =>
  RefundCharge.awaiting(
    world,
    { account: account.id, currency },
    world.now(),
    StartOfDay.momentOf(account.startOfDay, day)
  )

const whys = {
  "Minimum balance": "minimum_balance",
  "Pending refunds": "pending_refunds",
  Remainder: "remainder"
} as const

type Next = NonNullable<ReturnType<typeof RunPayout.next>>

/** Of what a run pays next, what it keeps of one pot; undefined where that is nothing. */
export const ofPaid = (
  world: MovingWorld,
  account: StripeAccount,
  { day }: Next,
  { held, heldFor }: Next["paid"][number]
): Withheld | undefined => {
  if (!Money.isPositive(held)) return undefined
  const why = whys[heldFor]
  const refunds = why === "pending_refunds" ? awaiting(world, account, held.currency, day) : []
  return { amount: held, why, refunds }
}

/** What is due of each pot on the first payout day on which any of them has something. */
const dueOf = (world: MovingWorld, account: StripeAccount, currency: Currency) => {
  const days = PayoutSettings.payoutDays(account, currency)
  if (days === undefined) return undefined
  const unswept = world.unswept(account.id, currency)
  const soonest = PayoutSchedule.dayAfter(world.now())
  for (const from of unswept.map(({ day }) => (day < soonest ? soonest : day)).toSorted((a, b) => a - b)) {
    const day = PayoutSchedule.nextPayoutDay(days.schedule, days.calendar, from)
    const pots = SourceType.all.map((sourceType) => {
      const own = unswept.filter((each) => each.day <= day && each.sourceType === sourceType)
      const amount = Money.sum(
        currency,
        own.map(({ net }) => net)
      )
      return { sourceType, amount, transactions: own.reduce((count, each) => count + each.transactions.length, 0) }
    })
    if (pots.some(({ amount }) => Money.isPositive(amount))) return { day, pots }
  }
  return undefined
}

/**
 * What an account that is paid out by itself has on its next payout day where its run would pay nothing of it; nothing
 * where nothing has come.
 */
export const of = (world: MovingWorld, account: StripeAccount, currency: Currency): ReadonlyArray<WithheldPayout> => {
  const due = dueOf(world, account, currency)
  if (due === undefined) return []
  const { day, pots } = due
  const refunds = awaiting(world, account, currency, day)
  const awaited = refunds.reduce((sum, { amount }) => Money.add(sum, amount), Money.zero(currency))
  const least = account.payouts?.minimumBalance
  const minimum = least?.currency === currency ? least : Money.zero(currency)
  const positive = pots.filter(({ amount }) => Money.isPositive(amount))
  const there = Money.sum(
    currency,
    positive.map(({ amount }) => amount)
  )
  const isForRefunds = Money.compare(awaited, minimum) > 0
  const isKept = Money.compare(Money.max(awaited, minimum), there) >= 0
  const others = positive.length < pots.filter(({ amount }) => !Money.isZero(amount)).length
  const why = isKept ? (isForRefunds ? "pending_refunds" : "minimum_balance") : others ? "negative_pot" : "remainder"
  return positive.map(({ amount, sourceType, transactions }) => ({
    day,
    sourceType,
    transactions,
    withheld: { amount, why, refunds: why === "pending_refunds" ? refunds : [] }
  }))
}
