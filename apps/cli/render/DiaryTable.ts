/**
 * DiaryTable: the calendar of a run: a day a row, or one per account that had something on it; days on which nothing
 * happened are left out. What is pending and below zero is said to be what goes later.
 */
import { cell } from "#apps/cli/render/FlowTable.ts"
import type { Selection } from "#apps/cli/render/Selection.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Row } from "#core/report/Diary.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"

/** Up to so many connected accounts are told apart where none is asked for. */
const few = 5

/** The accounts that are told apart: those asked for; all, if they are few; undefined where they are one. */
export const accounts = (
  { accounts: asked, all }: Pick<Selection, "accounts" | "all">,
  { accounts, platform }: Scenario
): ReadonlySet<AccountId> | undefined => {
  if (asked.size > 0) return asked
  return all || accounts.length <= few ? new Set([platform, ...accounts].map(({ id }) => id)) : undefined
}

const columns = ["new", "matured", "paidOut", "submitted", "arrived", "pending", "available"] as const
const heads: { readonly [column in (typeof columns)[number]]?: string } = { paidOut: "paid out" }

const ofCurrency = (paint: Paint, currency: string, rows: ReadonlyArray<Row>): string => {
  const hasAccounts = rows.some(({ account }) => account !== undefined)
  const name = (text: string) => (hasAccounts ? [text] : [])
  return Table.print(paint, {
    head: [currency, ...name("account"), ...columns.map((column) => heads[column] ?? column)],
    rows: rows.map((row, index) => [
      row.day === rows[index - 1]?.day ? "" : Day.format(row.day),
      ...name(row.account?.replace(/^acct_/, "") ?? ""),
      ...columns.map((column) => cell(paint, row[column]))
    ]),
    align: `${hasAccounts ? "ll" : "l"}${"r".repeat(columns.length)}`
  })
}

const owed = "pending below zero: what goes on a later day, as a payout does that is made the day before its own"

const netted =
  "below zero in paid out or arrived: more came from banks than went there, as debits of them or as payouts that came back"

const together = "all accounts together, the platform among them; --account NAME or --all tells them apart"

/** What a reader could take for something else. */
const notes = (rows: ReadonlyArray<Row>): ReadonlyArray<string> => [
  ...(rows.some(({ account }) => account === undefined) ? [together] : []),
  ...(rows.some(({ pending }) => Money.isNegative(pending)) ? [owed] : []),
  ...(rows.some(({ arrived, paidOut }) => Money.isNegative(paidOut) || Money.isNegative(arrived)) ? [netted] : [])
]

/** One table per currency. */
export const print = (paint: Paint, rows: ReadonlyArray<Row>): string => {
  if (rows.length === 0) return "no day had anything in it"
  const tables = [...new Set(rows.map(({ currency }) => currency))]
    .map((currency) =>
      ofCurrency(
        paint,
        currency,
        rows.filter((row) => row.currency === currency)
      )
    )
    .join("\n\n")
  return [tables, ...notes(rows).map((note) => paint("dim", note))].join("\n")
}
