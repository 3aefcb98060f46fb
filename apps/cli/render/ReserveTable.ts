/**
 * ReserveTable: what is held of accounts in their risk reserves, and when it goes back to them: of the accounts that
 * the fund flow shows, and of the others a sum per currency.
 */
import { cell } from "#apps/cli/render/FlowTable.ts"
import * as Selection from "#apps/cli/render/Selection.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import { type AccountId, keyIn } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { FundFlow } from "#core/report/FundFlow.ts"
import type { RiskReserve } from "#core/report/RiskReserves.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** From here on an account's later releases are one row. */
const most = 5

/** What is held: the one, or how many. */
export const about = ({ holds }: Pick<RiskReserve, "holds">): string =>
  holds.length === 1 ? (holds[0] ?? "") : `${holds.length.toLocaleString("en-US")} holds`

/** One or several releases of one currency. */
const row = (
  paint: Paint,
  name: string,
  currency: Currency,
  all: ReadonlyArray<RiskReserve>
): ReadonlyArray<string> => {
  const amount = Money.sum(
    currency,
    all.map((it) => it.amount)
  )
  const moments = all.map(({ releasedAt }) => releasedAt)
  const days = [Math.min(...moments), Math.max(...moments)].map((at) =>
    Day.format(Instant.dayOf(at as Instant.Instant))
  )
  const holds = all.flatMap((it) => it.holds)
  return [name, currency, cell(paint, amount), [...new Set(days)].join(" to "), paint("dim", about({ holds }))]
}

const byCurrency = (all: ReadonlyArray<RiskReserve>): ReadonlyArray<readonly [Currency, ReadonlyArray<RiskReserve>]> =>
  [...new Set(all.map(({ amount }) => amount.currency))].map((currency) => [
    currency,
    all.filter(({ amount }) => amount.currency === currency)
  ])

/** A row for each release of an account, of many for the first ones, and one for the others. */
const ofAccount = (paint: Paint, account: AccountId, reserves: ReadonlyArray<RiskReserve>) =>
  byCurrency(reserves.filter((it) => it.account === account)).flatMap(([currency, all]) => {
    const own = (some: ReadonlyArray<RiskReserve>) => row(paint, keyIn(account), currency, some)
    return all.length <= most
      ? all.map((it) => own([it]))
      : [...all.slice(0, most - 1).map((it) => own([it])), own(all.slice(most - 1))]
  })

const ofOthers = (paint: Paint, others: ReadonlyArray<RiskReserve>): ReadonlyArray<ReadonlyArray<string>> =>
  byCurrency(others).map(([currency, all]) => {
    const accounts = new Set(all.map(({ account }) => account)).size
    return row(paint, `… ${accounts} other${accounts === 1 ? "" : "s"}`, currency, all)
  })

/** Nothing where nothing is held. */
export const print = (
  paint: Paint,
  platform: AccountId,
  { rows }: FundFlow,
  reserves: ReadonlyArray<RiskReserve>,
  selection: Selection.Selection
): ReadonlyArray<string> => {
  if (reserves.length === 0) return []
  const shown = Selection.shown(selection, platform, rows)
  const others = reserves.filter(({ account }) => !shown.has(account))
  const table = Table.print(paint, {
    head: ["reserved", "currency", "amount", "released on", ""],
    rows: [...[...shown].flatMap((account) => ofAccount(paint, account, reserves)), ...ofOthers(paint, others)],
    align: "llrll"
  })
  return [table, ""]
}
