/**
 * ConnectFees: what Stripe bills a platform that controls its accounts' pricing, by the month: for each account that
 * was paid out to, for the payouts and for the volume of instant ones.
 *
 * A line is rounded once, half up, on all of the month; what is paid out in another currency than the platform's counts
 * by the rate of its day, each payout rounded half up by itself. Prices are known by country, as far as a source states
 * them.
 * https://stripe.com/connect/pricing; the lines are those that polarsource/polar reads from its platform's balance.
 */
import * as Money from "#core/money/Money.ts"
import type * as Rate from "#core/money/Rate.ts"
import * as Day from "#core/time/Day.ts"

/** All in the platform's currency. */
export interface ConnectFees {
  /** For each account that a payout went to in a month. */
  readonly activeAccount: Money.Money
  /** For each payout. */
  readonly payout: Money.Money
  /** Of what was paid out. */
  readonly volume: Rate.Rate
  /** What instant payouts cost beside the others; without it there are none, since what they cost is not known. */
  readonly instant?: InstantFee
}

export interface InstantFee {
  /** Of what was paid out instantly. */
  readonly volume: Rate.Rate
  /** What an instant payout costs at least; zero, if nothing. */
  readonly minimum: Money.Money
}

/** What a month's payouts come to, in the platform's currency. */
export interface Usage {
  readonly activeAccounts: bigint
  readonly payouts: bigint
  readonly volume: Money.Money
  /** Of instant payouts, without those that cost the least. */
  readonly instantVolume: Money.Money
  /** How many of those there are. */
  readonly smallInstants: bigint
}

export interface Line {
  readonly description: string
  readonly amount: Money.Money
}

/** The first day of the month that `day` is in. */
export const monthOf = (day: Day.Day): Day.Day => Day.plus(day, 1 - Day.toCivil(day).day)

/** The first day of the month after `month`. */
export const after = (month: Day.Day): Day.Day => monthOf(Day.plus(month, 31))

/** Whether an instant payout is so small that it costs the least. */
export const isSmall = ({ minimum, volume }: InstantFee, amount: Money.Money): boolean =>
  Money.compare(Money.share(amount, volume, "half_up"), minimum) < 0

const instantOf = ({ minimum, volume }: InstantFee, usage: Usage): Money.Money =>
  Money.add(Money.share(usage.instantVolume, volume, "half_up"), Money.times(minimum, usage.smallInstants))

/** The lines of a month, without those of nothing. */
export const lines = (fees: ConnectFees, usage: Usage, month: Day.Day): ReadonlyArray<Line> => {
  const range = `Connect (${Day.format(month)} - ${Day.format(Day.plus(after(month), -1))})`
  const none = Money.zero(fees.payout.currency)
  const all: ReadonlyArray<readonly [name: string, amount: Money.Money]> = [
    ["Active Account Billing", Money.times(fees.activeAccount, usage.activeAccounts)],
    ["Account Volume Billing", Money.share(usage.volume, fees.volume, "half_up")],
    ["Payout Fee", Money.times(fees.payout, usage.payouts)],
    ["Instant Payouts", fees.instant === undefined ? none : instantOf(fees.instant, usage)]
  ]
  return all
    .filter(([, amount]) => Money.isPositive(amount))
    .map(([name, amount]) => ({ description: `${range}: ${name}`, amount }))
}
