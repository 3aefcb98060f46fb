/**
 * TrialTable: a trial balance as a table a person reads: a ledger account a row, and below all of them together, where
 * debits equal credits.
 *
 * It may have as many rows as a platform has accounts, and is all letters, digits and signs of one column each.
 */
import type { Emphasis, Paint } from "#apps/cli/terminal/Paint.ts"
import * as Money from "#core/money/Money.ts"
import type { Open, Sums, TrialBalance } from "#core/report/TrialBalance.ts"

interface Cell {
  readonly text: string
  readonly emphasis?: Emphasis
}

type Row = ReadonlyArray<Cell>

/** Nothing is shown as a dash, what is negative in red. */
const amountCell = (amount: Money.Money): Cell => {
  const text = Money.isZero(amount) ? "–" : Money.formatGrouped(amount)
  return Money.isNegative(amount) ? { text, emphasis: "red" } : { text }
}

const row = (name: string, { balance, credits, debits, pending }: Sums): Row => [
  { text: name },
  ...[debits, credits, balance, pending].map(amountCell)
]

const emphasised = (cells: Row, emphasis: Emphasis): Row => cells.map(({ text }) => ({ text, emphasis }))

const aligned = (paint: Paint, rows: ReadonlyArray<Row>): string => {
  const widths = rows[0]?.map((_, column) => rows.reduce((most, cells) => Math.max(most, lengthAt(cells, column)), 0))
  const printed = ({ emphasis, text }: Cell, column: number): string => {
    const width = widths?.[column] ?? 0
    const shown = emphasis === undefined ? text : paint(emphasis, text)
    const margin = " ".repeat(width - text.length)
    return column === 0 ? shown + margin : margin + shown
  }
  return rows.map((cells) => cells.map(printed).join("  ")).join("\n")
}

const lengthAt = (cells: Row, column: number): number => cells[column]?.text.length ?? 0

/** One currency; where not all ledger accounts are shown, those that are have a sum of their own. */
const ofCurrency = (paint: Paint, isWhole: boolean, { all, currency, rows, shown }: TrialBalance): string => {
  const head = [currency, "debits", "credits", "balance", "pending"].map((text) => ({ text }))
  return aligned(paint, [
    emphasised(head, "dim"),
    ...rows.map((sums) => row(sums.account, sums)),
    ...(isWhole ? [] : [row("shown", shown)]),
    emphasised(row("all", all), "bold")
  ])
}

/** Application fees that stand in several currencies have a remainder in each: their sides are not of one amount. */
const isResidue = ({ account }: Open, open: ReadonlyArray<Open>): boolean =>
  account === "clearing/application_fee" && open.filter((each) => each.account === account).length > 1

const written = ({ account, balance }: Open): string => `${account} ${Money.formatGrouped(balance)} ${balance.currency}`

/** What the tables are of, and whether anything is on its way between two Stripe accounts. */
export const ending = (paint: Paint, entries: number, open: ReadonlyArray<Open>): string => {
  const read = `${entries} ${entries === 1 ? "entry" : "entries"} read`
  if (open.length === 0) return entries === 0 ? read : `${read}, no clearing account is open`
  const residues = open.filter((each) => isResidue(each, open))
  const others = open.filter((each) => !isResidue(each, open))
  return [
    read,
    ...(residues.length === 0 ? [] : [`left between fees in two currencies: ${residues.map(written).join(", ")}`]),
    ...(others.length === 0 ? [] : [paint("yellow", `open: ${others.map(written).join(", ")}`)])
  ].join(", ")
}

/** One table per currency; `isWhole` if every ledger account is in it. */
export const print = (paint: Paint, isWhole: boolean, trial: ReadonlyArray<TrialBalance>): string =>
  trial.map((it) => ofCurrency(paint, isWhole, it)).join("\n\n")
