/**
 * ComparisonTable: two designs side by side, a figure a row, with what B has more or less than A.
 */
import { cell } from "#apps/cli/render/FlowTable.ts"
import { few } from "#apps/cli/render/Selection.ts"
import * as Summary from "#apps/cli/render/Summary.ts"
import * as Table from "#apps/cli/render/Table.ts"
import * as TakingsTable from "#apps/cli/render/TakingsTable.ts"
import type { Emphasis, Paint } from "#apps/cli/terminal/Paint.ts"
import { type AccountId, keyIn } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Quotient from "#core/money/Quotient.ts"
import type * as Comparison from "#core/report/Comparison.ts"
import * as Design from "#core/report/Design.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

/** A scenario that was run, and what the run counted. */
export interface Played {
  readonly simulation: Simulation
  readonly design: Design.Design
}

export interface Side extends Played {
  readonly file: string
}

export interface Compared {
  readonly a: Side
  readonly b: Side
  readonly comparison: Comparison.Comparison
}

/** Whether more of it is good for the platform and its sellers, bad, or depends on whom one asks. */
type Wish = "more" | "less" | "either"

interface Label {
  readonly text: string
  readonly wish: Wish
  /** Whether it is there only where one of the two has something of it. */
  readonly isUnusual?: boolean
}

const labels: { readonly [figure in Design.Figure]: Label } = {
  margin: { text: "platform's margin", wish: "more" },
  sellersNet: { text: "sellers' net", wish: "more" },
  stripeFees: { text: "Stripe fees", wish: "less" },
  platformStripeFees: { text: "  paid by the platform", wish: "less" },
  sellersStripeFees: { text: "  paid by the sellers", wish: "less" },
  applicationFees: { text: "application fees", wish: "either" },
  platformDisputes: { text: "disputes cost the platform", wish: "less", isUnusual: true },
  sellersDisputes: { text: "disputes cost the sellers", wish: "less", isUnusual: true },
  platformNegative: { text: "negative, platform liable", wish: "less", isUnusual: true },
  stripeNegative: { text: "negative, Stripe liable", wish: "either", isUnusual: true },
  platformDisputable: { text: "disputable, platform liable", wish: "less", isUnusual: true },
  stripeDisputable: { text: "disputable, Stripe liable", wish: "either", isUnusual: true },
  waitingRefunds: { text: "refunds waiting for funds", wish: "less", isUnusual: true },
  unpaid: { text: "not at their banks yet", wish: "less" }
}

const order: ReadonlyArray<Design.Figure | "days"> = Design.figures.flatMap((figure): typeof order =>
  figure === "unpaid" ? ["days", figure] : [figure]
)

const colourOf = (wish: Wish, isMore: boolean): Emphasis | undefined => {
  if (wish === "either") return undefined
  return (wish === "more") === isMore ? "green" : "red"
}

/** With its sign, and the colour of what it means for those who earn. */
const signed = (paint: Paint, wish: Wish, text: string): string => {
  const isMore = !text.startsWith("-")
  const colour = colourOf(wish, isMore)
  const all = isMore ? `+${text}` : text
  return colour === undefined ? all : paint(colour, all)
}

const ofAmounts = (paint: Paint, wish: Wish, text: string, { a, b, difference }: Comparison.Amounts) => [
  text,
  cell(paint, a),
  cell(paint, b),
  Money.isZero(difference) ? "–" : signed(paint, wish, Money.formatGrouped(difference))
]

const places = 1

const ofDays = (paint: Paint, text: string, { a, b, difference }: Comparison.Days) => {
  const days = (value: Quotient.Quotient | undefined) => (value === undefined ? "–" : Quotient.format(value, places))
  const isSame = difference === undefined || Quotient.isZero(difference)
  return [text, days(a), days(b), isSame ? "–" : signed(paint, "less", Quotient.format(difference, places))]
}

const most = 5

const size = ({ net }: Comparison.Seller): Money.Money => Money.absolute(net.difference)

/** All of a few; of many those whose net differs most, and the others in one row. */
const ofSellers = (paint: Paint, all: boolean, sellers: ReadonlyArray<Comparison.Seller>) => {
  const row = ({ account, net }: Comparison.Seller) => ofAmounts(paint, "more", `  ${keyIn(account)}`, net)
  if (all || sellers.length <= few) return sellers.map(row)
  const sorted = sellers.toSorted((x, y) => Money.compare(size(y), size(x)))
  const others = sorted.slice(most)
  const sum = (part: keyof Comparison.Amounts) =>
    others.map(({ net }) => net[part]).reduce((total, amount) => Money.add(total, amount))
  const rest = { a: sum("a"), b: sum("b"), difference: sum("difference") }
  return [...sorted.slice(0, most).map(row), ofAmounts(paint, "more", `  … ${others.length} others`, rest)]
}

const ofCurrency = (
  paint: Paint,
  all: boolean,
  { currency, days, figures, sellers }: Comparison.InCurrency
): string => {
  const isShown = (figure: Design.Figure) =>
    labels[figure].isUnusual !== true || !Money.isZero(figures[figure].a) || !Money.isZero(figures[figure].b)
  return Table.print(paint, {
    head: [currency, "A", "B", "B − A"],
    rows: order.flatMap((figure) => {
      if (figure === "days") return [ofDays(paint, "days until cash", days)]
      if (!isShown(figure)) return []
      const { text, wish } = labels[figure]
      const own = ofAmounts(paint, wish, text, figures[figure])
      return figure === "sellersNet" ? [own, ...ofSellers(paint, all, sellers)] : [own]
    }),
    align: "lrrr"
  })
}

/** What several currencies come to, where that is known. */
const together = (paint: Paint, { together: all }: Comparison.Comparison): ReadonlyArray<string> => {
  if (all === undefined) return []
  const { currency, earnings } = all
  const rows = Design.earnings.map((each) => ofAmounts(paint, labels[each].wish, labels[each].text, earnings[each]))
  return [
    "",
    Table.print(paint, { head: [`all in ${currency}`, "A", "B", "B − A"], rows, align: "lrrr" }),
    paint("dim", "by the exchange rates as each ends, of which nothing is kept")
  ]
}

const title = (paint: Paint, letter: string, { file, simulation }: Side): string => {
  const { asOf, scenario, steps } = simulation
  const drawn = scenario.seed === undefined ? "" : `, seed ${scenario.seed}`
  const count = `${steps.toLocaleString("en-US")} step${steps === 1 ? "" : "s"}`
  const said = `${file}, ${count}${drawn}, as of ${Instant.format(asOf)}`
  return `${paint("bold", letter)}  ${paint("bold", scenario.name)}  ${paint("dim", said)}`
}

const ends = (paint: Paint, { a, b }: Compared): ReadonlyArray<string> =>
  a.simulation.asOf === b.simulation.asOf
    ? []
    : [`${paint("dim", "until     ")}${paint("yellow", "they end at other moments: give both the same --until")}`]

const listed = 8

const only = (paint: Paint, label: string, accounts: ReadonlyArray<AccountId>): ReadonlyArray<string> => {
  if (accounts.length === 0) return []
  const more = accounts.length > listed ? ` and ${accounts.length - listed} more` : ""
  return [`${paint("dim", label)}${accounts.slice(0, listed).map(keyIn).join(", ")}${more}`]
}

const isClean = ({ simulation: { differences = [], verdict } }: Played): boolean =>
  verdict.holds && differences.length === 0

/** One line where both are as they should be; otherwise what is not, of which. */
const checks = (paint: Paint, width: number, { a, b }: Compared): ReadonlyArray<string> => {
  const tick = (letter: string, side: Side) => `${isClean(side) ? paint("green", "✓") : paint("red", "✗")} ${letter}`
  const broken = [a, b]
    .filter((side) => !isClean(side))
    .flatMap(({ file, simulation }) => [
      "",
      paint("bold", file),
      Summary.verdict(paint, width, simulation.verdict),
      ...Summary.expected(paint, simulation)
    ])
  return [`${paint("dim", "checks    ")}${tick("A", a)}  ${tick("B", b)}`, ...broken]
}

/** First what the flows are, and a table per currency below; checks at the end. */
export const print = (paint: Paint, width: number, compared: Compared, all: boolean): string => {
  const { a, b, comparison } = compared
  return [
    title(paint, "A", a),
    title(paint, "B", b),
    "",
    ...TakingsTable.print(paint, width, comparison.differences, a.design.takings),
    ...ends(paint, compared),
    ...only(paint, "only in A ", comparison.onlyInA),
    ...only(paint, "only in B ", comparison.onlyInB),
    "",
    comparison.currencies.map((each) => ofCurrency(paint, all, each)).join("\n\n"),
    ...together(paint, comparison),
    "",
    ...checks(paint, width, compared)
  ].join("\n")
}
