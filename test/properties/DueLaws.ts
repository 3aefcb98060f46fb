/**
 * DueLaws: what an account is paid out by itself is all that it may be.
 *
 * Of what all its pots together have on a payout day, as far as it came before the run, no more stays than its minimum
 * balance and what its refunds wait for, and of each pot less than banks take. What is there is told from the lines.
 */
import * as AccountLaws from "./AccountLaws.ts"
import { type Law, netsOf } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as PayableAmount from "#core/connect/movements/PayableAmount.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Purse {
  readonly account: StripeAccount
  readonly currency: Currency.Currency
}

/** The last payout day whose run came before the step and after the one before that; none where none did. */
const lastRun = ({ since, step }: Moment, { account, currency }: Purse): Day.Day | undefined => {
  const days = PayoutSettings.payoutDays(account, currency)
  if (days === undefined) return undefined
  const latest = Day.plus(PayoutSchedule.dayAfter(step.at), -1)
  for (let day = latest; PayoutSchedule.runOf(day) > since; day = Day.plus(day, -1)) {
    if (PayoutSettings.hasDay(days, day)) return day
  }
  return undefined
}

/** The most that refunds of the account may have waited for then; undefined where a rate says what that is. */
const awaitedAtMost = (moment: Moment, { account, currency }: Purse): Money.Money | undefined => {
  const made = moment.happened.flatMap(({ outcome }) => [...outcome.made, ...outcome.changed])
  const waiting = new Map(
    [...moment.waitedSince, ...made.filter((it) => it.object === "refund")].map((refund) => [refund.id, refund])
  )
  const own = [...waiting.values()].filter((refund) => refund.account === account.id)
  const isConverted = own.some(({ amount, charge: id }) => {
    const charge = moment.objects.get(id)
    return amount.currency !== currency || (charge?.object === "charge" && charge.settled !== undefined)
  })
  const amounts = own.map(({ amount }) => amount)
  return isConverted ? undefined : Money.sum(currency, amounts)
}

/** What of it is left as the day begins, of what had come before the run. */
const leftOn = (moment: Moment, { account, currency }: Purse, day: Day.Day, run: Instant): Money.Money => {
  const due = StartOfDay.momentOf(account.startOfDay, day)
  const sweeps = moment.swept.filter((sweep) => sweep.account === account.id && sweep.day === day)
  const payouts = new Set<string | undefined>(sweeps.map(({ payout }) => payout))
  const lines = moment.transactions.filter(
    (line) =>
      line.account === account.id &&
      line.net.currency === currency &&
      BalanceTransaction.matures(line) <= due &&
      (line.created < run || (line.created === run && payouts.has(line.source)))
  )
  return netsOf(lines, Money.zero(currency))
}

/** Nothing that is there and may be paid out by itself stays, however little another pot is short of. */
export const allThatIsDueIsPaid: Law = (moment) =>
  [...moment.accounts.values()].flatMap((account) =>
    SettlementCurrency.all(account).flatMap((currency) => {
      const purse = { account, currency }
      const day = lastRun(moment, purse)
      if (day === undefined) return []
      const run = PayoutSchedule.runOf(day)
      const awaited = awaitedAtMost(moment, purse)
      if (awaited === undefined || !AccountLaws.isPaidOut(moment, account.id, currency, run)) return []
      const minimum = account.payouts?.minimumBalances?.get(currency) ?? Money.zero(currency)
      const least = PayableAmount.minimumOf(account, currency)?.minor ?? Currency.payoutStep(currency)
      const unpayable = BigInt(Snapshot.sourceTypes.length) * (least - 1n)
      const mayStay = Money.add(Money.add(minimum, awaited), Money.of(currency, unpayable))
      const left = leftOn(moment, purse, day, run)
      return Money.compare(left, mayStay) <= 0
        ? []
        : [`${account.id} keeps ${Money.format(left)} on ${Day.format(day)}, and may keep ${Money.format(mayStay)}`]
    })
  )
