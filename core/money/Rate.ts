/**
 * Rate: an exact, non-negative decimal — a percentage of an amount, or an exchange rate.
 *
 * A rate is kept without trailing zeros, so rates of equal value are equal field by field.
 */
import { Result, Schema } from "effect"
import { divide } from "#core/money/Rounding.ts"

/** The number `digits / 10^places`. */
export interface Rate {
  readonly digits: bigint
  readonly places: number
}

/** A text that is no rate. */
export class InvalidRate extends Schema.TaggedError<InvalidRate>()("InvalidRate", { text: Schema.String }) {
  override get message() {
    return (
      `${JSON.stringify(this.text)} is not a rate: expected a decimal or a percentage, ` +
      `without sign, exponent or spaces, as in "0.029" or "2.9%"`
    )
  }
}

const powers = Array.from({ length: 20 }, (_, places) => 10n ** BigInt(places))

/** What stands for one whole at so many decimals: a power of ten. */
export const whole = (places: number): bigint => powers[places] ?? 10n ** BigInt(places)

export const zero: Rate = { digits: 0n, places: 0 }

const pattern = /^(0|[1-9]\d*)(?:\.(\d+))?(%?)$/

/**
 * The rate a text such as "0.029" or "2.9%" states; anything else, negative rates included, is an {@link InvalidRate}.
 */
export const parse = (text: string): Result.Result<Rate, InvalidRate> => {
  const match = pattern.exec(text)
  if (match === null) return Result.fail(new InvalidRate({ text }))
  const [, whole = "", fraction = "", percent = ""] = match
  return Result.succeed(reduce(BigInt(whole + fraction), fraction.length + (percent === "" ? 0 : 2)))
}

/** The rate of a constant in the program, as in `of("2.9%")`; a text that is no rate is a bug and throws. */
export const of = (text: string): Rate => Result.getOrThrow(parse(text))

/** As a percentage: "2.9%". */
export const format = (rate: Rate): string =>
  rate.places >= 2
    ? `${decimal(rate.digits, rate.places - 2)}%`
    : `${decimal(rate.digits * 10n ** BigInt(2 - rate.places), 0)}%`

export const add = (a: Rate, b: Rate): Rate => {
  const places = a.places > b.places ? a.places : b.places
  return reduce(digitsAt(a, places) + digitsAt(b, places), places)
}

/** What is left of a whole: 95% for 5%. Nothing is left of a rate of more than 100%: a bug, RangeError. */
export const complement = (rate: Rate): Rate => {
  const left = 10n ** BigInt(rate.places) - rate.digits
  if (left < 0n) throw new RangeError(`${format(rate)} is more than a whole`)
  return reduce(left, rate.places)
}

export const multiply = (a: Rate, b: Rate): Rate => reduce(a.digits * b.digits, a.places + b.places)

export const isZero = (rate: Rate): boolean => rate.digits === 0n

/** The rate times ten to the power of `places`, which may be negative. */
export const shift = (rate: Rate, places: number): Rate =>
  places >= rate.places
    ? { digits: rate.digits * whole(places - rate.places), places: 0 }
    : reduce(rate.digits, rate.places - places)

/** The rate to so many significant digits, half up. */
export const significant = (rate: Rate, count: number): Rate => {
  const excess = rate.digits.toString().length - count
  if (excess <= 0) return rate
  return shift({ digits: divide(rate.digits, whole(excess), "half_up"), places: rate.places }, excess)
}

/** `a` by `b`, to so many significant digits, half up, rounded once. A divisor of zero is a bug: RangeError. */
export const quotient = (a: Rate, b: Rate, count: number): Rate => {
  const places = b.digits.toString().length + count
  // Whatever is cut off here decides nothing: what is a half or more stays so.
  const digits = divide(a.digits * whole(b.places + places), b.digits, "down")
  return significant(reduce(digits, a.places + places), count)
}

/** As a decimal: "1.35576". */
export const formatDecimal = (rate: Rate): string => decimal(rate.digits, rate.places)

export const equals = (a: Rate, b: Rate): boolean => a.digits === b.digits && a.places === b.places

export const compare = (a: Rate, b: Rate): -1 | 0 | 1 => {
  const places = a.places > b.places ? a.places : b.places
  const difference = digitsAt(a, places) - digitsAt(b, places)
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

/** Whole numbers in the same ratio as the rates, as `Money.allocate` takes them. */
export const weights = (rates: ReadonlyArray<Rate>): ReadonlyArray<bigint> => {
  const places = rates.reduce((most, rate) => (rate.places > most ? rate.places : most), 0)
  return rates.map((rate) => digitsAt(rate, places))
}

const digitsAt = (rate: Rate, places: number): bigint => rate.digits * 10n ** BigInt(places - rate.places)

const reduce = (digits: bigint, places: number): Rate => {
  let [reduced, kept] = [digits, places]
  while (kept > 0 && reduced % 10n === 0n) [reduced, kept] = [reduced / 10n, kept - 1]
  return { digits: reduced, places: kept }
}

const decimal = (digits: bigint, places: number): string => {
  const padded = digits.toString().padStart(places + 1, "0")
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`
}
