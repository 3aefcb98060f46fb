/**
 * TaxThreshold: from how much on a year's payments to a US payee are reported on Form 1099-K; dated data, not code.
 *
 * Federal, of third party settlement organizations: more than both an amount and a number of transactions. Section
 * 70432 of Public Law 119-21 of July 2025 reinstated it for 2022 on too, so the lower thresholds that were announced in
 * between never took effect.
 * States have thresholds of their own, of which this knows nothing.
 */
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

export interface TaxThreshold {
  /** The first calendar year that it is of. */
  readonly from: number
  readonly amount: Money.Money
  readonly transactions: number
  readonly source: string
}

/** The earliest first; the form is of 2011 on. */
export const federal: ReadonlyArray<TaxThreshold> = [
  {
    from: 2011,
    amount: Money.of(Currency.of("usd"), 20_000_00n),
    transactions: 200,
    source: "IRS Fact Sheet 2025-08, read 2026-11"
  }
]

/** The one of a calendar year; undefined before there were any. */
export const of = (year: number): TaxThreshold | undefined => federal.findLast(({ from }) => from <= year)

/** Whether payments of `gross` in so many transactions are above it; of another currency none are. */
export const isAbove = ({ amount, transactions }: TaxThreshold, gross: Money.Money, count: number): boolean =>
  gross.currency === amount.currency && Money.compare(gross, amount) > 0 && count > transactions
