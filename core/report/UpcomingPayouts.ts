/**
 * UpcomingPayouts: the automatic payouts that are on their way to a bank, and the next ones of each account as far as
 * their money has come.
 *
 * Laws: what is on its way is the sum of the balance transactions counted with it; the next payout is what its run pays
 * if nothing more comes before. What no run would pay, such as a negative pot that may not be debited, is not here.
 */
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
import type { Instant } from "#core/time/Instant.ts"

interface Common {
  readonly account: AccountId
  readonly sourceType: SourceType
  /** Negative where the bank is debited. */
  readonly amount: Money.Money
  /** How many balance transactions it pays out. */
  readonly transactions: number
  readonly day: Day
}

export type UpcomingPayout = Common &
  (
    | { readonly status: "pending" | "in_transit"; readonly payout: string }
    /** Not made yet: it is at `run`. */
    | { readonly status: "expected"; readonly run: Instant }
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

const next = (world: MovingWorld, account: StripeAccount, currency: Currency): ReadonlyArray<UpcomingPayout> => {
  const due = RunPayout.next(world, account, currency, world.now())
  if (due === undefined) return []
  const { day, paid } = due
  const status = world.account(account.id)?.status
  const state =
    status !== undefined && !AccountStatus.payoutsEnabled(status)
      ? ({ status: "stopped", why: AccountStatus.stopOfPayouts(status) } as const)
      : ({ status: "expected", run: PayoutSchedule.runOf(day) } as const)
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
