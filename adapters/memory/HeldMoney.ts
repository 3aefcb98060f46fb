/**
 * HeldMoney: what came and went of the accounts whose money may stay for so long only, and for which of their days
 * something is set: one for each, unless an earlier one was asked for.
 *
 * An account that may hold its money for as long as it likes costs nothing here, and neither does one to which nothing
 * happens.
 */
import type { Share } from "#adapters/memory/Unswept.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { HoldingEnd } from "#core/connect/Happening.ts"
import * as HeldFunds from "#core/connect/schedules/HeldFunds.ts"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

interface Kept {
  /** One that the account settles in; what is in others is paid out only when asked for. */
  readonly currency: Currency
  /** Undefined once it may stay for as long as one likes: nothing is kept of it then. */
  period: HoldingPeriod.HoldingPeriod | undefined
  /** In the order of their days. */
  funds: Array<HeldFunds.HeldFunds>
  /** The days for which something is set, the first one first. */
  readonly set: Array<Day.Day>
}

export interface HeldMoney {
  readonly of: World["held"]
  /** Takes the lines of an outcome; what is to be set for them. */
  readonly apply: (outcome: Outcome, now: Instant.Instant) => ReadonlyArray<HoldingEnd>
  /** Whether it is to be set: there is none as early. */
  readonly isMissing: (end: HoldingEnd) => boolean
  /** One was handed out. */
  readonly begin: (end: HoldingEnd) => void
  /** One more of its accounts. */
  readonly join: (account: StripeAccount) => void
  /** It is paid out otherwise from now on, with so much there that was not paid out; what is to be set for that. */
  readonly change: (
    account: StripeAccount,
    unswept: (account: AccountId, currency: Currency) => ReadonlyArray<Pick<Share, "matured" | "sourceType">>,
    now: Instant.Instant
  ) => ReadonlyArray<HoldingEnd>
}

const none: ReadonlyArray<never> = []

/** Adds what came, or went, to its days and pot. */
const put = ({ funds }: Kept, sourceType: SourceType.SourceType, flow: HeldFunds.Flow): void => {
  const { day, since } = flow
  const known = funds.findLastIndex((each) => each.sourceType === sourceType && HeldFunds.areOfOneDay(each, flow))
  const before = funds[known]
  if (before === undefined) {
    const last = funds.findLastIndex((each) => each.day < day || (each.day === day && each.since <= since))
    funds.splice(last + 1, 0, { sourceType, ...flow })
  } else funds[known] = HeldFunds.plus(before, flow)
}

const settle = (kept: Kept, day: Day.Day): void => {
  const pots = SourceType.all.flatMap((sourceType) =>
    HeldFunds.settled(
      kept.funds.filter((each) => each.sourceType === sourceType),
      day
    )
  )
  kept.funds = pots.toSorted((a, b) => a.day - b.day || a.since - b.since)
}

const isSet = ({ set }: Kept, day: Day.Day): boolean => {
  const [first] = set
  return first !== undefined && first <= day
}

/** Whether something is there still that could be held no longer: others are in the way, until something comes. */
const isOverdue = (kept: Kept, now: Instant.Instant): boolean => {
  const { period } = kept
  const [today, [first]] = [Instant.dayOf(now), kept.funds]
  if (period === undefined || first === undefined || HoldingPeriod.end(period, first.since) > today) return false
  return SourceType.all.some((sourceType) => {
    const funds = kept.funds.filter((each) => each.sourceType === sourceType)
    return Money.isPositive(HeldFunds.overdue(funds, Money.zero(kept.currency), period, today))
  })
}

const endOf = (account: AccountId, { currency }: Kept, day: Day.Day): HoldingEnd => ({
  kind: "holding_end",
  at: Instant.startOf(day),
  account,
  currency,
  day
})

/** The day after `now`, or that of `now` at midnight: the first on which there may still be something to do. */
const soonestAfter = (now: Instant.Instant): Day.Day => PayoutSchedule.dayOfMaturity(Instant.plus(now, 1))

/** When the first of what is there is to go, today's midnight having passed; undefined where nothing is. */
const firstEnd = (
  account: AccountId,
  kept: Kept,
  period: HoldingPeriod.HoldingPeriod,
  now: Instant.Instant
): HoldingEnd | undefined => {
  const came = kept.funds.find((each) => Money.isPositive(each.came))
  if (came === undefined) return undefined
  return endOf(account, kept, Day.max(HoldingPeriod.end(period, came.since), soonestAfter(now)))
}

/** What is kept of each account, from when it is first needed. */
const keeper = (accounts: ReadonlyMap<AccountId, StripeAccount>) => {
  const all = new Map<AccountId, Array<Kept>>()

  const found = (id: AccountId, currency: Currency): Kept | undefined =>
    all.get(id)?.find((kept) => kept.currency === currency)

  const keptOf = (id: AccountId, currency: Currency): Kept | undefined => {
    const known = found(id, currency)
    const account = known === undefined ? accounts.get(id) : undefined
    const period = account && PayoutSettings.holding(account)
    if (account === undefined || period === undefined || !SettlementCurrency.settles(account, currency)) return known
    const kept: Kept = { currency, period, funds: [], set: [] }
    all.set(id, [...(all.get(id) ?? none), kept])
    return kept
  }

  const currenciesOf = (id: AccountId): ReadonlyArray<Currency> => (all.get(id) ?? none).map(({ currency }) => currency)

  return { found, keptOf, currenciesOf }
}

export const make = (accounts: ReadonlyMap<AccountId, StripeAccount>): HeldMoney => {
  let isUsed = [...accounts.values()].some((account) => PayoutSettings.holding(account) !== undefined)
  const { currenciesOf, found, keptOf } = keeper(accounts)

  const add = (line: BalanceTransaction.BalanceTransaction, now: Instant.Instant): HoldingEnd | undefined => {
    const { account, net, sourceType } = line
    const kept = keptOf(account, net.currency)
    if (kept?.period === undefined || Money.isZero(net)) return undefined
    const came = HeldFunds.flowOf(BalanceTransaction.matures(line), net)
    put(kept, sourceType, came)
    if (!Money.isPositive(net) || isSet(kept, came.day)) return undefined
    const retried = Day.max(came.day, soonestAfter(now))
    return endOf(account, kept, isOverdue(kept, now) ? retried : HoldingPeriod.end(kept.period, came.since))
  }

  const isMissing = ({ account, currency, day }: HoldingEnd): boolean => {
    const kept = keptOf(account, currency)
    if (kept === undefined || isSet(kept, day)) return false
    kept.set.unshift(day)
    return true
  }

  return {
    of: (account, currency) => found(account, currency)?.funds ?? none,
    apply: ({ transactions }, now) => {
      if (!isUsed) return none
      const ends: Array<HoldingEnd> = []
      for (const transaction of transactions) {
        const end = add(transaction, now)
        if (end !== undefined && isMissing(end)) ends.push(end)
      }
      return ends
    },
    isMissing,
    begin: ({ account, currency, day }) => {
      const kept = found(account, currency)
      if (kept === undefined) return
      if (kept.set[0] === day) kept.set.shift()
      settle(kept, day)
    },
    join: (account) => {
      isUsed ||= PayoutSettings.holding(account) !== undefined
    },
    change: (account, unswept, now) => {
      const holding = PayoutSettings.holding(account)
      isUsed ||= holding !== undefined
      return [...new Set([...SettlementCurrency.all(account), ...currenciesOf(account.id)])].flatMap((currency) => {
        const period = SettlementCurrency.settles(account, currency) ? holding : undefined
        const isKnown = found(account.id, currency) !== undefined
        const kept = keptOf(account.id, currency)
        if (kept === undefined || (isKnown && kept.period === period)) return []
        kept.period = period
        kept.funds = []
        if (period === undefined) return []
        for (const { matured, sourceType } of unswept(account.id, currency)) {
          for (const flow of matured) put(kept, sourceType, flow)
        }
        const end = firstEnd(account.id, kept, period, now)
        return end !== undefined && isMissing(end) ? [end] : []
      })
    }
  }
}
