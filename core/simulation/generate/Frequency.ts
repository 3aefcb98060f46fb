/**
 * Frequency: how many orders a group of sellers has on a day, by weekday and month.
 *
 * On average it is exactly what the scenario says: the whole part for certain, one more by the chance that is left.
 */
import type { Odds, Random } from "#core/simulation/generate/Random.ts"
import { months, type SellersSchema, weekdays } from "#core/simulation/schema/GenerateSchema.ts"
import { readRate } from "#core/simulation/schema/GenerateValue.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Day from "#core/time/Day.ts"

/** So many orders, and by chance one more. */
export interface Count {
  readonly certain: number
  readonly oneMore: Odds
}

/** By month, then by weekday from Monday. */
export type Frequency = ReadonlyArray<ReadonlyArray<Count>>

const factorOf = <Key extends string>(
  factors: { readonly [key in Key]?: number | string } | undefined,
  key: Key
): Rate.Rate => readRate(factors?.[key] ?? 1)

export const of = (sellers: Pick<SellersSchema, "count" | "months" | "orders_per_day" | "weekdays">): Frequency => {
  const ordinary = Rate.multiply(readRate(sellers.count), readRate(sellers.orders_per_day))
  return months.map((month) => {
    const ofMonth = Rate.multiply(ordinary, factorOf(sellers.months, month))
    return weekdays.map((weekday) => countOf(Rate.multiply(ofMonth, factorOf(sellers.weekdays, weekday))))
  })
}

const countOf = ({ digits, places }: Rate.Rate): Count => {
  const outOf = 10n ** BigInt(places)
  return { certain: Number(digits / outOf), oneMore: { times: Number(digits % outOf), outOf: Number(outOf) } }
}

const never: Count = { certain: 0, oneMore: { times: 0, outOf: 1 } }

export const on = (frequency: Frequency, day: Day.Day): Count =>
  // 1970-01-01 was a Thursday.
  frequency[Day.toCivil(day).month - 1]?.[(day + 3) % 7] ?? never

export const draw = ({ certain, oneMore }: Count, random: Random): number =>
  oneMore.times > 0 && random.chance(oneMore) ? certain + 1 : certain

/** The most that can be drawn from `from` to `until`; counted no further than beyond `enough`. */
export const most = (frequency: Frequency, from: Day.Day, until: Day.Day, enough: number): number => {
  let total = 0
  for (let day = from; day <= until && total <= enough; day = Day.plus(day, 1)) {
    const { certain, oneMore } = on(frequency, day)
    total += certain + (oneMore.times > 0 ? 1 : 0)
  }
  return total
}
