/**
 * Row: a worked example that runs now: its setup, its steps, and how each figure it expects is read off the run.
 *
 * Lists of balance transactions, nets and Stripe's fee are read by themselves. Every other figure is named in
 * `figures`. What differs must be named too: in `alsoExpected` where the model writes lines that the example does not
 * list, in `differs` where the model contradicts a page. So an expected figure that nobody reads, and a figure that
 * nobody expects, both fail.
 */
import * as Example from "./Example.ts"
import * as Played from "./Played.ts"

export interface Row {
  readonly id: string
  readonly setup?: Played.Setup
  readonly steps?: ReadonlyArray<Played.Step>
  /** Other steps that come to the same figures. */
  readonly orSteps?: ReadonlyArray<Played.Step>
  /** The steps whose lines the example lists, where it continues another one. Nets are always of all steps. */
  readonly lists?: ReadonlyArray<string>
  /** The steps that Stripe refuses. */
  readonly refuses?: ReadonlyArray<string>
  /** Path → the figure, or an object of figures. */
  readonly figures?: { readonly [path: string]: (played: Played.Played) => unknown }
  /** Path → lines of the model that the example leaves out, each at its index. */
  readonly alsoExpected?: { readonly [path: string]: ReadonlyArray<{ readonly index: number } & Example.Line> }
  /** Path → what the model says instead, and why that is right. */
  readonly differs?: { readonly [path: string]: { readonly model: unknown; readonly because: string } }
  /** How the row stands in for something that the example leaves open. */
  readonly remark?: string
}

export const exampleOf = ({ id }: Row): Example.Example => {
  const example = Example.byId.get(id)
  if (example === undefined) throw new Error(`there is no worked example ${id}`)
  return example
}

const sorted = (line: Example.Line): Example.Line =>
  line.fee_details === undefined
    ? line
    : { ...line, fee_details: line.fee_details.toSorted((a, b) => (a.type < b.type ? -1 : 1)) }

/** The lines of an expected list; the order of fee lines is left open, because recordings disagree about it. */
const listOf = (row: Row, path: string, listed: unknown): ReadonlyArray<Example.Line> => {
  const { alsoExpected = {} } = row
  const lines = (listed as ReadonlyArray<Example.Line>).map(sorted)
  return (alsoExpected[path] ?? []).reduce<ReadonlyArray<Example.Line>>(
    (list, { index, ...line }) => list.toSpliced(index, 0, sorted(line)),
    lines
  )
}

/** What must come out, path by path. */
export const expected = (row: Row): { readonly [path: string]: unknown } => {
  const { differs = {} } = row
  return Object.fromEntries(
    [...Example.leaves(exampleOf(row).expected)]
      .filter(([path]) => !path.endsWith("note"))
      .map(([path, value]) => {
        if (differs[path] !== undefined) return [path, differs[path].model]
        return [path, path.endsWith("balance_transactions") ? listOf(row, path, value) : value]
      })
  )
}

/** The model's lines of an account, with those details that the example states. */
const linesOf = (
  row: Row,
  played: Played.Played,
  account: string,
  list: ReadonlyArray<Example.Line>
): ReadonlyArray<Example.Line> =>
  played.transactions(account, row.lists).map((transaction, index) => {
    const like = list[index]
    const { exchange_rate, fee_details, ...rest } = Played.line(transaction)
    const isRated = like?.exchange_rate !== undefined && exchange_rate !== undefined
    const line = isRated ? { ...rest, exchange_rate } : rest
    return like?.fee_details === undefined || fee_details === undefined ? line : sorted({ ...line, fee_details })
  })

/** The figures that every row has: lists of lines, nets and Stripe's fee. */
const common = (row: Row, played: Played.Played, path: string, value: unknown): unknown => {
  const parts = path.split(".")
  const account = parts.at(-2) ?? ""
  switch (parts.at(-1)) {
    case "balance_transactions":
      return linesOf(row, played, account, value as ReadonlyArray<Example.Line>)
    case "net":
    case "net_total":
      return account === "" ? undefined : Played.net(played, account)
    case "net_before_stripe_fee":
      return Played.net(played, account) + Played.stripeFees(played, account)
    case "stripe_fee":
      return Played.stripeFees(played)
    default:
      return undefined
  }
}

/** What came out, path by path. */
export const actual = (row: Row, played: Played.Played): { readonly [path: string]: unknown } => {
  const { figures = {} } = row
  const named = Object.entries(figures).flatMap(([path, figure]) => {
    const value = figure(played)
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? [...Example.leaves(value, [path])]
      : [[path, value] as const]
  })
  const read = Object.entries(expected(row))
    .filter(([path]) => !Object.keys(figures).some((named) => Example.isUnder(path, named)))
    .map(([path, value]) => [path, common(row, played, path, value)] as const)
  return Object.fromEntries([...read, ...named])
}
