/**
 * Unswept: what no automatic payout has paid out yet, of the accounts that are paid out by themselves or may be one
 * day, and which of their payout runs are set.
 *
 * An account that is paid out when asked for, and always will be, has no lines here, and runs only where its bank is
 * debited. One to which nothing happens costs nothing.
 */
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { PayoutRun } from "#core/connect/Happening.ts"
import * as HeldFunds from "#core/connect/schedules/HeldFunds.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type * as Sweep from "#core/connect/objects/Sweep.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import type * as Instant from "#core/time/Instant.ts"

/** What was not swept of one pot, in one currency, and is there from the same day of the account's own on. */
export interface Share extends Sweep.Unswept {
  /** The same by the days of UTC, by which holding periods count; nothing where the schedule cannot change. */
  readonly matured: ReadonlyArray<HeldFunds.Flow>
}

interface Growing extends Share {
  net: Money.Money
  readonly matured: Array<HeldFunds.Flow>
  readonly transactions: Array<string>
}

/** What is kept of an account in one currency. */
interface Kept {
  /** Undefined as long as nothing goes to its bank, or comes from there, by itself. */
  days: PayoutSettings.PayoutDays | undefined
  /** Whether it is paid out by itself now. */
  isPaidOut: boolean
  /** Whether it ever may be; else only its bank is debited, and nothing is kept of its lines. */
  readonly isSwept: boolean
  readonly start: StartOfDay.StartOfDay | undefined
  /** One that the account settles in, or may one day; until then it is paid out only when asked for. */
  readonly currency: Currency
  shares: Array<Growing>
  /** The payout days whose runs are set, the first one first. */
  runs: Array<Day.Day>
  /** Days whose runs are set too, but by a schedule before: they are none of the one that it has. */
  stale: Array<Day.Day>
  /** Those whose payouts are not due yet. */
  committed: ReadonlyArray<Sweep.Sweep>
}

export interface Unswept {
  readonly of: (account: AccountId, currency: Currency) => ReadonlyArray<Share>
  readonly committed: (account: AccountId, currency: Currency, now: Instant.Instant, type?: SourceType) => Money.Money
  /** Takes the lines of an outcome and takes out what it sweeps; the runs that are to be set for them. */
  readonly apply: (outcome: Outcome, now: Instant.Instant) => ReadonlyArray<PayoutRun>
  /** Whether a run is to be set: there is none as early. */
  readonly isMissing: (run: PayoutRun) => boolean
  /** A run was handed out. */
  readonly begin: (run: PayoutRun) => void
  /** One more of its accounts. */
  readonly join: (account: StripeAccount) => void
  /** It is paid out otherwise from now on. One that was not said to be `reschedulable` is a bug and throws. */
  readonly change: (account: StripeAccount) => void
}

/** The accounts whose payout schedule may change while the world moves: what that needs of them is kept. */
export type Reschedulable = ReadonlySet<AccountId> | "all"

const none: ReadonlyArray<never> = []

const isCommitted = ({ start }: Kept, { day }: Sweep.Sweep, now: Instant.Instant): boolean =>
  StartOfDay.momentOf(start, day) > now

const shareOf = (kept: Kept, sourceType: SourceType, day: Day.Day): Growing => {
  const found = kept.shares.findLast((share) => share.day === day && share.sourceType === sourceType)
  if (found !== undefined) return found
  const share: Growing = { sourceType, day, net: Money.zero(kept.currency), matured: [], transactions: [] }
  kept.shares.push(share)
  return share
}

const mature = ({ matured }: Growing, flow: HeldFunds.Flow): void => {
  const known = matured.findIndex((each) => HeldFunds.areOfOneDay(each, flow))
  const before = matured[known]
  if (before === undefined) matured.push(flow)
  else matured[known] = HeldFunds.plus(before, flow)
}

/** An outcome that sweeps has swept what it holds too; only what it releases is new. */
const isSweptWith = ({ swept }: Outcome, { type }: BalanceTransaction.BalanceTransaction): boolean =>
  swept !== undefined && (type === "payout" || type === "payout_minimum_balance_hold")

const takeOut = (kept: Kept, sweep: Sweep.Sweep, now: Instant.Instant): void => {
  const { day, sourceType } = sweep
  const isLeft = (share: Growing) => share.day > day || share.sourceType !== sourceType
  kept.shares = kept.shares.filter(isLeft)
  kept.committed = [...kept.committed.filter((other) => isCommitted(kept, other, now)), sweep]
}

const committedOf = (kept: Kept, now: Instant.Instant, type?: SourceType): Money.Money => {
  const counted = kept.committed.filter(
    (sweep) => isCommitted(kept, sweep, now) && (type === undefined || sweep.sourceType === type)
  )
  return Money.sum(
    kept.currency,
    counted.map(({ committed }) => committed)
  )
}

const isSet = ({ runs }: Kept, day: Day.Day): boolean => {
  const [first] = runs
  return first !== undefined && first <= day
}

/** Those of a currency that the account settles in; of others nothing is paid out or debited by itself. */
const daysOf = (account: StripeAccount, currency: Currency): PayoutSettings.PayoutDays | undefined =>
  SettlementCurrency.settles(account, currency) ? PayoutSettings.runDays(account, currency) : undefined

/** Whether its lines are kept; a run of an account that is only debited is set whatever comes in. */
const isPaidOut = (account: StripeAccount): boolean => PayoutSettings.payoutDays(account) !== undefined

const isPaidOutIn = (account: StripeAccount, currency: Currency): boolean =>
  SettlementCurrency.settles(account, currency) && isPaidOut(account)

/** The run that can take a line first, if none is set as early; most often one is. */
const runFor = (account: AccountId, kept: Kept, from: Day.Day): PayoutRun | undefined => {
  const { days } = kept
  if (days === undefined || !kept.isPaidOut || isSet(kept, from)) return undefined
  const day = PayoutSchedule.nextPayoutDay(days.schedule, days.calendar, from)
  return { kind: "payout_run", at: PayoutSchedule.runOf(day), account, currency: kept.currency, day }
}

/** Keeps apart those of its runs that are for a payout day of the schedule that it has now. */
const sort = (kept: Kept): void => {
  const { days } = kept
  const set = [...kept.runs, ...kept.stale].toSorted((a, b) => a - b)
  const isOwn = (day: Day.Day) => days !== undefined && PayoutSettings.hasDay(days, day)
  kept.runs = set.filter(isOwn)
  kept.stale = set.filter((day) => !isOwn(day))
}

/** What is kept of each account, from when it is first needed. */
const keeper = (accounts: ReadonlyMap<AccountId, StripeAccount>, mayChange: (id: AccountId) => boolean) => {
  const all = new Map<AccountId, Array<Kept>>()

  const found = (id: AccountId, currency: Currency): Kept | undefined => {
    const own = all.get(id)
    if (own === undefined) return undefined
    for (const kept of own) if (kept.currency === currency) return kept
    return undefined
  }

  const keptOf = (id: AccountId, currency: Currency): Kept | undefined => {
    const known = found(id, currency)
    const account = known === undefined ? accounts.get(id) : undefined
    if (account === undefined) return known
    const days = daysOf(account, currency)
    // Asked for each line of an account that nothing is kept of: it is to cost next to nothing.
    if (days === undefined && !mayChange(id)) return undefined
    const kept: Kept = {
      days,
      isPaidOut: isPaidOutIn(account, currency),
      isSwept: isPaidOutIn(account, currency) || mayChange(id),
      start: account.startOfDay,
      currency,
      shares: [],
      runs: [],
      stale: [],
      committed: none
    }
    const others = all.get(id)
    if (others === undefined) all.set(id, [kept])
    else others.push(kept)
    return kept
  }

  return { found, keptOf, ofAccount: (id: AccountId): ReadonlyArray<Kept> => all.get(id) ?? none }
}

export const make = (
  accounts: ReadonlyMap<AccountId, StripeAccount>,
  reschedulable: Reschedulable = new Set()
): Unswept => {
  const mayAny = reschedulable === "all" || reschedulable.size > 0
  const mayChange = (id: AccountId): boolean => mayAny && (reschedulable === "all" || reschedulable.has(id))
  let isUsed = mayAny || [...accounts.values()].some(isPaidOut)
  const { found, keptOf, ofAccount } = keeper(accounts, mayChange)

  const add = (transaction: BalanceTransaction.BalanceTransaction, now: Instant.Instant): PayoutRun | undefined => {
    const { account, id, net, sourceType } = transaction
    const kept = keptOf(account, net.currency)
    if (kept === undefined || !kept.isSwept) return undefined
    const moment = BalanceTransaction.matures(transaction)
    const day = PayoutSchedule.dayOfMaturity(moment, kept.start)
    const share = shareOf(kept, sourceType, day)
    share.net = Money.add(share.net, net)
    if (mayChange(account) && !Money.isZero(net)) mature(share, HeldFunds.flowOf(moment, net))
    share.transactions.push(id)
    return runFor(account, kept, Day.max(day, PayoutSchedule.dayAfter(now)))
  }

  const isMissing = ({ account, currency, day }: PayoutRun): boolean => {
    const kept = keptOf(account, currency)
    if (kept === undefined || isSet(kept, day)) return false
    kept.runs.unshift(day)
    return true
  }

  return {
    of: (account, currency) => found(account, currency)?.shares ?? none,
    committed: (account, currency, now, type) => {
      const kept = found(account, currency)
      return kept === undefined ? Money.zero(currency) : committedOf(kept, now, type)
    },
    apply: (outcome, now) => {
      if (!isUsed) return none
      for (const sweep of outcome.swept ?? none) {
        const kept = found(sweep.account, sweep.committed.currency)
        if (kept !== undefined) takeOut(kept, sweep, now)
      }
      const runs: Array<PayoutRun> = []
      for (const transaction of outcome.transactions) {
        const run = isSweptWith(outcome, transaction) ? undefined : add(transaction, now)
        if (run !== undefined && isMissing(run)) runs.push(run)
      }
      return runs
    },
    isMissing,
    join: (account) => {
      isUsed ||= isPaidOut(account)
    },
    begin: ({ account, currency, day }) => {
      const kept = found(account, currency)
      if (kept?.runs[0] === day) kept.runs.shift()
      else if (kept?.stale[0] === day) kept.stale.shift()
    },
    change: (account) => {
      if (!mayChange(account.id)) {
        throw new Error(`how ${account.id} is paid out was not to change: say so when the world is made`)
      }
      for (const kept of ofAccount(account.id)) {
        kept.days = daysOf(account, kept.currency)
        kept.isPaidOut = isPaidOutIn(account, kept.currency)
        sort(kept)
      }
    }
  }
}
