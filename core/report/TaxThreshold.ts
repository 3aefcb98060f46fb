/**
 * TaxThreshold: from how much on a year's payments to a US payee are reported on Form 1099-K; dated data, not code.
 *
 * Federal, of third party settlement organizations: more than both an amount and a number of transactions. Section
 * 70432 of Public Law 119-21 of July 2025 reinstated it for 2022 on too, so the lower thresholds that were announced in
 * between never took effect.
 *
 * Some states ask for the form from less on, of payees with an address there: at least an amount, and in one of them a
 * number of transactions. Each is known from the first year that its source is of; a state that is not here has the
 * federal one, as far as is known.
 */
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

export interface TaxThreshold {
  /** The first calendar year that it is of. */
  readonly from: number
  readonly amount: Money.Money
  readonly transactions: number
  /** Whether a form is for more than these only, or from these on. */
  readonly crossed: "above" | "from"
  readonly source: string
}

type Thresholds = ReadonlyArray<TaxThreshold>

const usd = (minor: bigint): Money.Money => Money.of(Currency.of("usd"), minor)

/** The earliest first; the form is of 2011 on. */
export const federal: Thresholds = [
  {
    from: 2011,
    amount: usd(20_000_00n),
    transactions: 200,
    crossed: "above",
    source: "IRS Fact Sheet 2025-08, read 2026-11"
  }
]

const listed = "strike.me/faq/is-my-business-eligible-for-a-1099-k, thresholds of tax year 2025, read 2026-11"
const sovos = "sovos.com/blog/trr/prepare-for-new-1099-k-reporting-requirements-across-the-u-s, read 2026-11"

const least = (from: number, minor: bigint, source: string, transactions = 1): Thresholds => [
  { from, amount: usd(minor), transactions, crossed: "from", source }
]

/** By postal abbreviation. */
const byState: { readonly [state: string]: Thresholds } = {
  AR: least(2025, 2_500_00n, listed),
  DC: least(2025, 600_00n, listed),
  IL: least(2020, 1_000_00n, sovos, 4),
  MA: least(2025, 600_00n, listed),
  MD: least(2025, 600_00n, listed),
  MT: least(2025, 600_00n, listed),
  NJ: least(2025, 1_000_00n, listed),
  VA: least(2020, 600_00n, sovos),
  VT: least(2025, 600_00n, listed)
}

/** Those with a threshold of their own. */
export const states: ReadonlyArray<string> = Object.keys(byState)

/** The federal one of a calendar year, or a state's own; undefined before there were any, and where there is none. */
export const of = (year: number, state?: string): TaxThreshold | undefined =>
  (state === undefined ? federal : (byState[state] ?? [])).findLast(({ from }) => from <= year)

/** A year's payments to a payee: in dollars as far as their worth is known. */
export interface Paid {
  readonly gross: Money.Money
  /** Whether that is all of them. */
  readonly isWhole: boolean
  readonly transactions: number
}

/** Whether they cross it; undefined where that lies with what is not known in dollars. */
export const isCrossed = (threshold: TaxThreshold, { gross, isWhole, transactions }: Paid): boolean | undefined => {
  const isAbove = threshold.crossed === "above"
  const most = isAbove ? threshold.transactions : threshold.transactions - 1
  if (transactions <= most) return false
  const compared = Money.compare(gross, threshold.amount)
  if (isAbove ? compared > 0 : compared >= 0) return true
  return isWhole ? false : undefined
}
