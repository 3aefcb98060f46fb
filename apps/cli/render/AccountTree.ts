/**
 * AccountTree: an account explained: whether it is paid out, and if not why, since when and what starts it again; what
 * is on its balance, what fills one below zero; its next payouts; and what of it is in its risk reserve.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import * as ExposureTable from "#apps/cli/render/ExposureTable.ts"
import * as ReserveTable from "#apps/cli/render/ReserveTable.ts"
import * as StopBranches from "#apps/cli/render/StopBranches.ts"
import * as UpcomingTable from "#apps/cli/render/UpcomingTable.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Exposure } from "#core/report/Exposure.ts"
import type * as FundFlow from "#core/report/FundFlow.ts"
import type { RiskReserve } from "#core/report/RiskReserves.ts"
import type { StoppedPayouts } from "#core/report/StoppedPayouts.ts"
import type { UpcomingPayout } from "#core/report/UpcomingPayouts.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** What is known of one account at the end of a run. */
export interface Account {
  /** As it is then. */
  readonly account: StripeAccount
  readonly asOf: Instant.Instant
  readonly stops: ReadonlyArray<StoppedPayouts>
  readonly rows: ReadonlyArray<FundFlow.Row>
  readonly exposures: ReadonlyArray<Exposure>
  readonly upcoming: ReadonlyArray<UpcomingPayout>
  readonly reserves: ReadonlyArray<RiskReserve>
}

export const isStopped = ({ stops }: Pick<Account, "stops">): boolean => stops.some(({ until }) => until === undefined)

const liable = ({ liable: losses }: Exposure): string => (losses === "stripe" ? "Stripe" : "the platform")

/** How its bank fills it; of one that may be debited and is not, why. */
const byBank = (it: Account, { currency }: FundFlow.Row): string => {
  const first = ExposureTable.debitOf(it.upcoming, it.account.id, currency)
  if (first !== undefined) {
    return `its bank is debited with ${Money.formatReadable(Money.negate(first.amount))} for ${Day.format(first.day)}`
  }
  if (it.account.payouts?.debitNegativeBalances !== true) return "its bank is not debited: no debit_negative_balances"
  return isStopped(it) ? "its bank is not debited while payouts are stopped" : "no debit of its bank is due"
}

const filled = (it: Account, row: FundFlow.Row): ReadonlyArray<Branch.Branch> => {
  if (!Money.isNegative(row.available)) return []
  const own = it.exposures.find(({ currency }) => currency === row.currency)
  const end = own?.collectedAt
  return [
    { text: "nothing is paid out until it is filled: what comes in does so first" },
    { text: byBank(it, row) },
    ...(it.account.kind === "platform" ? [{ text: "until then the platform itself owes it to Stripe" }] : []),
    ...(own === undefined || end === undefined
      ? []
      : [{ text: `until ${Day.format(Instant.dayOf(end))} at the latest: what is missing then ${liable(own)} bears` }])
  ]
}

const balance = (paint: Paint, it: Account, row: FundFlow.Row): Branch.Branch => {
  const own = it.exposures.find(({ currency }) => currency === row.currency)
  const since = own?.since === undefined ? "" : `, negative since ${Instant.format(own.since)}`
  const amount = paint("bold", Money.formatReadable(row.available))
  return {
    text: `${amount} available${since}, ${Money.formatReadable(row.pending)} pending`,
    under: filled(it, row)
  }
}

const upcoming = (paint: Paint, all: ReadonlyArray<UpcomingPayout>): ReadonlyArray<Branch.Branch> => {
  if (all.length === 0) return []
  const under = all.map((it) => ({
    text: `${Money.formatReadable(it.amount)}  for ${Day.format(it.day)}  ${paint("dim", UpcomingTable.state(it))}`
  }))
  return [{ text: "next payouts", under }]
}

const reserved = (paint: Paint, all: ReadonlyArray<RiskReserve>): ReadonlyArray<Branch.Branch> => {
  if (all.length === 0) return []
  const width = Math.max(...all.map(({ amount }) => Money.formatReadable(amount).length))
  const under = all.map((it) => {
    const amount = Money.formatReadable(it.amount).padStart(width)
    return { text: `${amount}  until ${Instant.format(it.releasedAt)}  ${paint("dim", ReserveTable.about(it))}` }
  })
  return [{ text: "in its risk reserve", under }]
}

/** How it is paid out as long as payouts are enabled. */
export const intervalOf = ({ payouts }: StripeAccount) => payouts?.schedule.interval ?? "manual"

const paidOut = (account: StripeAccount): string => {
  const interval = intervalOf(account)
  return `paid out ${interval === "manual" ? "when asked for" : interval}`
}

export const print = (paint: Paint, it: Account): string => {
  const { account, asOf, rows, stops } = it
  const state = isStopped(it) ? paint("yellow", "payouts disabled") : "payouts enabled"
  const head = `${paint("bold", account.name)}, ${account.id}  ${paidOut(account)}, ${state}  ${paint("dim", Instant.format(asOf))}`
  const branches = [
    ...rows.map((row) => balance(paint, it, row)),
    ...StopBranches.of(paint, stops),
    ...upcoming(paint, it.upcoming),
    ...reserved(paint, it.reserves)
  ]
  return [head, ...Branch.lines(branches)].join("\n")
}
