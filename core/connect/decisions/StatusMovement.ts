/**
 * StatusMovement: an account from one status to the next, and what it sets going.
 *
 * As soon as its payouts in a currency are enabled again, what waits is paid out on the next payout day, and what the
 * platform kept from the bank goes there; where nothing is paid out by itself, what is missing is debited, and what
 * has been held for too long goes the next day.
 */
import type * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as CreateNegativePayout from "#core/connect/decisions/CreateNegativePayout.ts"
import * as PayOutHeld from "#core/connect/decisions/PayOutHeld.ts"
import type { Scheduled } from "#core/connect/Happening.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Instant } from "#core/time/Instant.ts"

/** The account has `status` from now on. */
export const change = (
  world: World,
  account: StripeAccount.StripeAccount,
  status: AccountStatus.AccountStatus,
  at: Instant
): Outcome => {
  const { waitingPayouts } = status
  const goes = !status.paused.has("payouts")
  const after = StripeAccount.withStatus(account, status)
  const resumed = SettlementCurrency.all(account).filter(
    (each) => !StripeAccount.isPaidOut(account, each) && StripeAccount.isPaidOut(after, each)
  )
  return {
    ...nothing,
    at,
    happenings: [
      ...(goes ? waitingPayouts.map((payout) => ({ kind: "payout_submission", at, payout }) as const) : []),
      ...nextRuns(world, account, at, resumed)
    ],
    status: { account: account.id, status: goes ? { ...status, waitingPayouts: [] } : status }
  }
}

/** What goes to its bank, or comes from there, by itself as soon as that can be; one of each of `currencies`. */
export const nextRuns = (
  world: World,
  account: StripeAccount.StripeAccount,
  at: Instant,
  currencies: ReadonlyArray<Currency> = SettlementCurrency.all(account)
): ReadonlyArray<Scheduled> => {
  return currencies.flatMap((currency): ReadonlyArray<Scheduled> => {
    const days = PayoutSettings.payoutDays(account, currency)
    if (days === undefined) {
      const debits = CreateNegativePayout.next(world, account, currency, at)
      return [...debits, ...PayOutHeld.resume(world, account, currency, at)]
    }
    const day = PayoutSchedule.nextPayoutDay(days.schedule, days.calendar, PayoutSchedule.dayAfter(at))
    return [{ kind: "payout_run", at: PayoutSchedule.runOf(day), account: account.id, currency, day }]
  })
}

/** The same of all that it is paid out in now. */
export const runsOf = (world: World, account: StripeAccount.StripeAccount, at: Instant): ReadonlyArray<Scheduled> =>
  nextRuns(
    world,
    account,
    at,
    SettlementCurrency.all(account).filter((each) => StripeAccount.isPaidOut(account, each))
  )
