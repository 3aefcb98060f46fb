/**
 * ConnectFees: what Stripe bills a platform that controls its accounts' pricing, by the month: for each account that
 * was paid out to, for the payouts and for the volume of instant ones.
 *
 * A line is rounded once, half up, on all of the month. Prices are known by country, as far as a source states them.
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
  /** Of what was paid out instantly, beside the others. */
  readonly instantVolume: Rate.Rate
}

/** What a month's payouts come to. */
export interface Usage {
  readonly activeAccounts: bigint
  readonly payouts: bigint
  readonly volume: Money.Money
  readonly instantVolume: Money.Money
}

export interface Line {
  readonly description: string
  readonly amount: Money.Money
}

/** The first day of the month that `day` is in. */
export const monthOf = (day: Day.Day): Day.Day => Day.plus(day, 1 - Day.toCivil(day).day)

/** The first day of the month after `month`. */
export const after = (month: Day.Day): Day.Day => monthOf(Day.plus(month, 31))

/** The lines of a month, without those of nothing. */
export const lines = (fees: ConnectFees, usage: Usage, month: Day.Day): ReadonlyArray<Line> => {
  const range = `Connect (${Day.format(month)} - ${Day.format(Day.plus(after(month), -1))})`
  const all: ReadonlyArray<readonly [name: string, amount: Money.Money]> = [
    ["Active Account Billing", Money.times(fees.activeAccount, usage.activeAccounts)],
    ["Account Volume Billing", Money.share(usage.volume, fees.volume, "half_up")],
    ["Payout Fee", Money.times(fees.payout, usage.payouts)],
    ["Instant Payouts", Money.share(usage.instantVolume, fees.instantVolume, "half_up")]
  ]
  return all
    .filter(([, amount]) => Money.isPositive(amount))
    .map(([name, amount]) => ({ description: `${range}: ${name}`, amount }))
}
