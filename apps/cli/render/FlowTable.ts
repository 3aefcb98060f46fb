/**
 * FlowTable: the fund flow as a table a person reads: an account a row, a kind of flow a column, sums below.
 */
import * as Selection from "#apps/cli/render/Selection.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Width from "#apps/cli/terminal/Width.ts"
import type * as FundFlow from "#core/report/FundFlow.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"

type Column = readonly [head: string, value: (row: FundFlow.Row) => Money.Money]

const columns: ReadonlyArray<Column> = [
  ["charges", (row) => row.charges],
  ["refunds", (row) => row.refunds],
  ["disputes", (row) => row.disputes],
  ["Stripe fees", (row) => row.stripeFees],
  ["app. fees", (row) => row.applicationFees],
  ["transfers", (row) => row.transfers],
  ["collections", (row) => row.collections],
  ["reserves", (row) => row.reserves],
  ["payouts", (row) => row.payouts],
  ["top-ups", (row) => row.topUps],
  ["other", (row) => row.other],
  ["pending", (row) => row.pending],
  ["available", (row) => row.available],
  ["reserved", (row) => row.connectReserved],
  ["risk reserved", (row) => row.riskReserved],
  ["in transit", (row) => row.inTransit],
  ["bank", (row) => row.bank]
]

/** Columns that are shown only where there is something in them. */
const unusual: ReadonlySet<string> = new Set([
  "disputes",
  "collections",
  "reserves",
  "top-ups",
  "other",
  "reserved",
  "risk reserved",
  "in transit"
])

/** Nothing is shown as a dash, so that amounts stand out; what is negative, in red. */
export const cell = (paint: Paint, amount: Money.Money): string => {
  if (Money.isZero(amount)) return "–"
  const text = Money.formatGrouped(amount)
  return Money.isNegative(amount) ? paint("red", text) : text
}

const nameOf = (account: string): string => account.replace(/^acct_/, "")

const described = (scenario: Scenario, id: string): string => {
  const account = [scenario.platform, ...scenario.accounts].find((it) => it.id === id)
  return account === undefined || account.name === nameOf(id) ? "" : account.name
}

interface Layout {
  readonly columns: ReadonlyArray<Column>
  readonly hasNames: boolean
  /** Whether heads of two words take two lines. */
  readonly hasTallHead?: boolean
}

const laidOut = (
  paint: Paint,
  scenario: Scenario,
  currency: Currency,
  { above, below, others }: Selection.Selected,
  { columns: used, hasNames, hasTallHead = false }: Layout
): string => {
  const name = (text: string) => (hasNames ? [text] : [])
  const sums = (rows: ReadonlyArray<FundFlow.Row>) =>
    used.map(([, value]) => cell(paint, Money.sum(currency, rows.map(value))))
  const account = (row: FundFlow.Row) => [
    nameOf(row.account),
    ...name(paint("dim", described(scenario, row.account))),
    ...used.map(([, value]) => cell(paint, value(row)))
  ]
  const otherwise = `… ${others.length} other${others.length === 1 ? "" : "s"}`
  return Table.print(paint, {
    head: [currency, ...name(""), ...used.map(([head]) => (hasTallHead ? head.replaceAll(" ", "\n") : head))],
    rows: [
      ...above.map(account),
      ...(others.length === 0 ? [] : [[otherwise, ...name(""), ...sums(others)]]),
      ...below.map(account)
    ],
    foot: ["all", ...name(""), ...sums([...above, ...others, ...below])],
    align: `${hasNames ? "ll" : "l"}${"r".repeat(used.length)}`
  })
}

/** The widest layout that fits: with everything, without columns that are empty, without the accounts' full names. */
const ofCurrency = (
  paint: Paint,
  width: number,
  scenario: Scenario,
  currency: Currency,
  rows: ReadonlyArray<FundFlow.Row>,
  selection: Selection.Selection
): string => {
  const selected = Selection.of(selection, scenario.platform.id, rows)
  const isUsed = ([, value]: Column) => rows.some((row) => !Money.isZero(value(row)))
  const usual = columns.filter((column) => !unusual.has(column[0]) || isUsed(column))
  const used = columns.filter(isUsed)
  const layouts = [
    { columns: usual, hasNames: true },
    { columns: used, hasNames: true },
    { columns: used, hasNames: false, hasTallHead: true }
  ].map((layout) => laidOut(paint, scenario, currency, selected, layout))
  return layouts.find((table) => Width.of(table) <= width) ?? layouts.at(-1) ?? ""
}

/** One table per currency, made to fit `width` columns, of the accounts that `selection` asks for. */
export const print = (
  paint: Paint,
  width: number,
  scenario: Scenario,
  { rows }: FundFlow.FundFlow,
  selection: Selection.Selection
): string =>
  [...new Set(rows.map(({ currency }) => currency))]
    .map((currency) =>
      ofCurrency(
        paint,
        width,
        scenario,
        currency,
        rows.filter((row) => row.currency === currency),
        selection
      )
    )
    .join("\n\n")
