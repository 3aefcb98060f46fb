/**
 * UpcomingPayouts: the automatic payouts that are on their way to a bank, and the next ones of each account as far as
 * their money has come; of an account that may hold its money for so long only, what is paid out next of that.
 *
 * Laws: what is on its way is the sum of the balance transactions counted with it; the next payout is what its run pays
 * if nothing more comes before. What no run would pay, such as a negative pot that may not be debited, is not here.
 */
import * as PayOutHeld from "#core/connect/decisions/PayOutHeld.ts"
import * as RunPayout from "#core/connect/decisions/RunPayout.ts"
import * as PayoutSchedule from "#core/connect/PayoutSchedule.ts"
import type { SourceType } from "#core/connect/SourceType.ts"
import * as AccountStatus from "#core/connect/AccountStatus.ts"
import * as SettlementCurrency from "#core/connect/SettlementCurrency.ts"
import type { AccountId, StripeAccount } from "#core/connect/StripeAccount.ts"
import type { Sweep } from "#core/connect/Sweep.ts"
import type { MovingWorld, Outcome, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import type * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

interface Common {
  readonly account: AccountId
  readonly sourceType: SourceType
  /** Negative where the bank is debited. */
  readonly amount: Money.Money
  /** How many balance transactions it pays out; zero of what has been held for too long, which has no members. */
  readonly transactions: number
  /** When it arrives; of what could be held no longer, when it is made. */
  readonly day: Day
}

export type UpcomingPayout = Common &
  (
    | { readonly status: "pending" | "in_transit"; readonly payout: string }
    /** Not made yet: it is at `run`. */
    | { readonly status: "expected"; readonly run: Instant.Instant }
    /** It could be held no longer, and is made at `run` unless it is asked for before. */
    | { readonly status: "held"; readonly run: Instant.Instant }
    /** It would be, but payouts of the account are disabled. */
    | { readonly status: "stopped"; readonly why: AccountStatus.PayoutStop }
  )

/** What the payouts under way have swept, by payout: a fold that changes in place, and forgets those that are done. */
export type UnderWay = Map<string, Sweep>

export const add = (underWay: UnderWay, { changed, swept }: Outcome): void => {
  if (swept !== undefined) for (const sweep of swept) underWay.set(sweep.payout, sweep)
  if (underWay.size === 0) return
  for (const object of changed) {
    if (object.object === "payout" && object.status !== "in_transit") underWay.delete(object.id)
  }
}

const made = (world: World, { account, day, payout: id, sourceType, transactions }: Sweep): Array<UpcomingPayout> => {
  const payout = world.payout(id)
  if (payout?.status !== "pending" && payout?.status !== "in_transit") return []
  const { amount, status } = payout
  return [{ account, sourceType, amount, transactions: transactions.length, day, status, payout: id }]
}

const stopped = (world: MovingWorld, { id }: StripeAccount) => {
  const status = world.account(id)?.status
  return status !== undefined && !AccountStatus.payoutsEnabled(status)
    ? ({ status: "stopped", why: AccountStatus.stopOfPayouts(status) } as const)
    : undefined
}

const held = (world: MovingWorld, account: StripeAccount, currency: Currency): ReadonlyArray<UpcomingPayout> => {
  const next = PayOutHeld.next(world, account, currency, world.now())
  if (next === undefined) return []
  const { day, due } = next
  const state = stopped(world, account) ?? ({ status: "held", run: Instant.startOf(day) } as const)
  return due.map((each) => ({ account: account.id, ...each, transactions: 0, day, ...state }))
}

const next = (world: MovingWorld, account: StripeAccount, currency: Currency): ReadonlyArray<UpcomingPayout> => {
  const due = RunPayout.next(world, account, currency, world.now())
  if (due === undefined) return held(world, account, currency)
  const { day, paid } = due
  const state = stopped(world, account) ?? ({ status: "expected", run: PayoutSchedule.runOf(day) } as const)
  return paid.map(({ amount, sourceType, transactions }) => ({
    account: account.id,
    sourceType,
    amount,
    transactions: transactions.length,
    day,
    ...state
  }))
}

/** Those of `accounts`, in their order: first what is on its way, then the next ones. */
export const of = (
  world: MovingWorld,
  accounts: ReadonlyArray<StripeAccount>,
  underWay: UnderWay
): ReadonlyArray<UpcomingPayout> => {
  const sent = new Map<AccountId, Array<UpcomingPayout>>()
  for (const sweep of underWay.values()) {
    const own = sent.get(sweep.account)
    if (own === undefined) sent.set(sweep.account, made(world, sweep))
    else own.push(...made(world, sweep))
  }
  return accounts.flatMap((account) => [
    ...(sent.get(account.id) ?? []),
    ...SettlementCurrency.all(account).flatMap((currency) => next(world, account, currency))
  ])
}
