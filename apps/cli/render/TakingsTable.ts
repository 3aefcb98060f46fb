/**
 * TakingsTable: that two designs were given the same flows, or what payers paid and got back in one of them only.
 */
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Width from "#apps/cli/terminal/Width.ts"
import * as Money from "#core/money/Money.ts"
import * as Takings from "#core/report/Takings.ts"
import * as Day from "#core/time/Day.ts"

const nouns: { readonly [kind in Takings.Kind]: string } = {
  payment: "payment",
  failed_payment: "failed payment",
  refund: "refund",
  failed_refund: "failed refund",
  dispute: "dispute",
  reinstatement: "reinstatement"
}

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`

const amount = (money: Money.Money): string => `${Money.formatGrouped(money)} ${money.currency}`

const said = (taking: Takings.Taking | undefined): string =>
  taking === undefined ? "–" : `${taking.count.toLocaleString("en-US")} of ${amount(taking.amount)}`

/** Where they are as many, and add up to the same. */
const isOtherwise = ({ a, b }: Takings.Difference): boolean =>
  a !== undefined && b !== undefined && a.count === b.count && Money.equals(a.amount, b.amount)

const most = 8

const table = (paint: Paint, differences: ReadonlyArray<Takings.Difference>): string =>
  Table.print(paint, {
    head: ["day", "what", "by", "A", "B"],
    rows: differences
      .slice(0, most)
      .map((each) => [
        Day.format(each.day),
        `${nouns[each.kind]}s`,
        each.paymentMethod,
        said(each.a),
        isOtherwise(each) ? `${said(each.b)}, in other amounts` : said(each.b)
      ]),
    align: "lllrr"
  })

/** Of the same flows what they are; otherwise the first differences, as the days go. */
export const print = (
  paint: Paint,
  width: number,
  differences: ReadonlyArray<Takings.Difference>,
  takings: Takings.Takings
): ReadonlyArray<string> => {
  const label = paint("dim", "flows     ")
  if (differences.length === 0) {
    const all = Takings.sums(takings).map((sum) => `${counted(sum.count, nouns[sum.kind])} of ${amount(sum.amount)}`)
    const listed = all.map((text, index) => (index === all.length - 1 ? text : `${text},`))
    const same = `${paint("green", "✓")} the same: `
    if (all.length === 0) return [`${label}${paint("green", "✓")} the same: none`]
    return [`${label}${same}${Width.wrapped(width, Width.of(label + same), listed, " ")}`]
  }
  const others = differences.length - most
  const more = others > 0 ? [paint("dim", `… and ${others.toLocaleString("en-US")} more`)] : []
  const why = "not the same: what follows shows that too, and not the designs alone"
  return [`${label}${paint("red", "✗")} ${why}`, table(paint, differences), ...more]
}
