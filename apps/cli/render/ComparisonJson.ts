/**
 * ComparisonJson: a comparison for machines: amounts as integers of the smallest unit, as in the other documents.
 */
import type { Compared, Side } from "#apps/cli/render/ComparisonTable.ts"
import { integer } from "#apps/cli/render/StripeJson.ts"
import * as Money from "#core/money/Money.ts"
import * as Quotient from "#core/money/Quotient.ts"
import type * as Comparison from "#core/report/Comparison.ts"
import * as Takings from "#core/report/Takings.ts"
import * as Day from "#core/time/Day.ts"

const side = ({ file, simulation }: Side) => ({
  file,
  scenario: simulation.scenario.name,
  seed: simulation.scenario.seed ?? null,
  as_of: simulation.asOf,
  holds: simulation.verdict.holds,
  unmet_expectations: simulation.differences ?? null
})

const taking = (it: Takings.Taking | undefined) =>
  it === undefined ? null : { count: it.count, amount: integer(it.amount) }

const difference = ({ a, b, day, kind, paymentMethod }: Takings.Difference) => ({
  day: Day.format(day),
  kind,
  payment_method: paymentMethod,
  currency: (a ?? b)?.amount.currency ?? null,
  a: taking(a),
  b: taking(b)
})

const amounts = ({ a, b, difference }: Comparison.Amounts) => ({
  a: integer(a),
  b: integer(b),
  difference: integer(difference)
})

const places = 1

/** The exact mean is the first over the second. */
const mean = (it: Quotient.Quotient | undefined, currency: Money.Money["currency"]) =>
  it === undefined
    ? null
    : {
        mean: Quotient.format(it, places),
        amount_days: integer(Money.of(currency, it.numerator)),
        amount: integer(Money.of(currency, it.denominator))
      }

const days = ({ a, b, difference }: Comparison.Days, currency: Money.Money["currency"]) => ({
  a: mean(a, currency),
  b: mean(b, currency),
  difference: difference === undefined ? null : Quotient.format(difference, places)
})

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const inCurrency = (it: Comparison.InCurrency) => ({
  currency: it.currency,
  ...Object.fromEntries(Object.entries(it.figures).map(([figure, of]) => [snake(figure), amounts(of)])),
  days_until_cash: days(it.days, it.currency),
  sellers: it.sellers.map((seller) => ({
    account: seller.account,
    net: amounts(seller.net),
    days_until_cash: days(seller.days, it.currency)
  }))
})

const together = ({ currency, earnings }: Comparison.Together) => ({
  currency,
  ...Object.fromEntries(Object.entries(earnings).map(([earning, of]) => [snake(earning), amounts(of)]))
})

export const of = ({ a, b, comparison }: Compared) => ({
  a: side(a),
  b: side(b),
  flows: {
    are_the_same: comparison.differences.length === 0,
    differences: comparison.differences.map(difference),
    of_a: Takings.sums(a.design.takings).map(({ amount, count, kind }) => ({
      kind,
      count,
      amount: integer(amount),
      currency: amount.currency
    }))
  },
  only_in_a: comparison.onlyInA,
  only_in_b: comparison.onlyInB,
  currencies: comparison.currencies.map(inCurrency),
  together: comparison.together === undefined ? null : together(comparison.together)
})
