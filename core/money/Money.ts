/**
 * Money: an exact amount of one currency, in whole minor units.
 *
 * Amounts are signed, have no ceiling and are never rounded unless a function asks for a `Rounding`. Mixing
 * currencies is a bug and throws a TypeError. All arithmetic on amounts is in this module and its neighbours.
 */
import { Result, Schema } from "effect"
import * as Apportionment from "#core/money/Apportionment.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import { divide, type Rounding } from "#core/money/Rounding.ts"

export interface Money {
  readonly currency: Currency.Currency
  readonly minor: bigint
}

/** A text that is no amount of money. */
export class InvalidMoney extends Schema.TaggedError<InvalidMoney>()("InvalidMoney", {
  text: Schema.String,
  expected: Schema.String
}) {
  override get message() {
    return `${JSON.stringify(this.text)} is not an amount: expected ${this.expected}`
  }
}

/** So many minor units (cents; whole yen), signed: nothing is refused. Amounts in text go through {@link parse}. */
export const of = (currency: Currency.Currency, minor: bigint): Money => ({ currency, minor })

/** So many whole ones, as they are counted in daily life: 3 of usd are 300 minor units, and 3 of jpy are 3. */
export const ofWhole = (currency: Currency.Currency, count: bigint): Money =>
  of(currency, count * 10n ** BigInt(Currency.exponent(currency)))

export const zero = (currency: Currency.Currency): Money => ({ currency, minor: 0n })

export const add = (a: Money, b: Money): Money => of(common(a, b), a.minor + b.minor)

export const minus = (a: Money, b: Money): Money => of(common(a, b), a.minor - b.minor)

export const negate = (money: Money): Money => of(money.currency, -money.minor)

export const absolute = (money: Money): Money => (money.minor < 0n ? negate(money) : money)

/** The total of amounts of one currency; of no amounts, zero. */
export const sum = (currency: Currency.Currency, amounts: Iterable<Money>): Money => {
  let minor = 0n
  for (const amount of amounts) {
    if (amount.currency !== currency) throw mixed(currency, amount.currency)
    minor += amount.minor
  }
  return of(currency, minor)
}

/** So many of them. */
export const times = (money: Money, count: bigint): Money => of(money.currency, money.minor * count)

/** As many of them as it has minor units: nobody has that amount, but by it two distributions are told apart. */
export const squared = (money: Money): Money => times(money, money.minor)

export const isZero = (money: Money): boolean => money.minor === 0n

export const isPositive = (money: Money): boolean => money.minor > 0n

export const isNegative = (money: Money): boolean => money.minor < 0n

export const compare = (a: Money, b: Money): -1 | 0 | 1 => {
  common(a, b)
  if (a.minor === b.minor) return 0
  return a.minor < b.minor ? -1 : 1
}

/** Same currency and same amount: the one comparison that takes two currencies. */
export const equals = (a: Money, b: Money): boolean => a.currency === b.currency && a.minor === b.minor

export const min = (a: Money, b: Money): Money => (compare(b, a) < 0 ? b : a)

export const max = (a: Money, b: Money): Money => (compare(b, a) > 0 ? b : a)

/** The currency of both; amounts of two currencies are a bug and throw. */
export const common = (a: Money, b: Money): Currency.Currency => {
  if (a.currency !== b.currency) throw mixed(a.currency, b.currency)
  return a.currency
}

const mixed = (a: string, b: string): TypeError => new TypeError(`cannot mix amounts of ${a} and ${b}`)

/** A rate of the amount, as in 2.9% of 42.00 usd. */
export const share = (money: Money, rate: Rate.Rate, rounding: Rounding): Money =>
  of(money.currency, divide(money.minor * rate.digits, Rate.whole(rate.places), rounding))

/** The amount in another currency, at so many of its minor units for one of this; rounded half up, as recorded. */
export const convert = (money: Money, to: Currency.Currency, rate: Rate.Rate): Money =>
  of(to, divide(money.minor * rate.digits, Rate.whole(rate.places), "half_up"))

/** The shares of several amounts together, as in 2.9% of 42.00 usd and all of 0.30 usd; rounded once, on their sum. */
export const blend = (parts: readonly [Part, ...ReadonlyArray<Part>], rounding: Rounding): Money => {
  const places = parts.reduce((most, [, rate]) => (rate.places > most ? rate.places : most), 0)
  const exact = parts.map(([money, { digits, places: own }]) =>
    of(money.currency, money.minor * digits * 10n ** BigInt(places - own))
  )
  const [[{ currency }]] = parts
  return of(currency, divide(sum(currency, exact).minor, 10n ** BigInt(places), rounding))
}

/** So much of an amount. */
export type Part = readonly [Money, Rate.Rate]

/**
 * `money × numerator / denominator`: the part of `money` that `numerator` is of `denominator`. These two share a
 * currency, which need not be that of `money`. A zero denominator is a bug: RangeError.
 */
export const proportion = (money: Money, numerator: Money, denominator: Money, rounding: Rounding): Money => {
  common(numerator, denominator)
  return of(money.currency, divide(money.minor * numerator.minor, denominator.minor, rounding))
}

/** Whether it is a multiple of `step` minor units, such as `Currency.chargeStep`. */
export const isMultiple = (money: Money, step: bigint): boolean => step === 1n || money.minor % step === 0n

/** The nearest multiple of `step` minor units towards zero. */
export const downTo = (money: Money, step: bigint): Money => of(money.currency, money.minor - (money.minor % step))

/** The nearest multiple of `step` minor units away from zero. */
export const upTo = (money: Money, step: bigint): Money => {
  const down = downTo(money, step)
  if (down.minor === money.minor) return money
  return of(money.currency, money.minor < 0n ? down.minor - step : down.minor + step)
}

/**
 * The amount split by weights, to the last minor unit, with the laws of `Apportionment`.
 *
 * A negative weight, or weights that add up to nothing, is a bug: RangeError. `Rate.weights` makes weights of rates.
 */
export const allocate = (money: Money, weights: ReadonlyArray<bigint>): ReadonlyArray<Money> =>
  exactly(
    money,
    Apportionment.split(money.minor, weights).map((minor) => of(money.currency, minor))
  )

/**
 * One leg for each rate: its rounded share of the amount, but for the leg at index `residual`, which takes what the
 * others leave, whatever its own rate says.
 *
 * The legs add up to the amount; when the other shares exceed it, the residual has the opposite sign. An index
 * without a rate is a bug: RangeError.
 */
export const allocateResidual = (
  money: Money,
  rates: ReadonlyArray<Rate.Rate>,
  residual: number,
  rounding: Rounding
): ReadonlyArray<Money> => {
  if (rates[residual] === undefined) throw new RangeError(`there is no rate at index ${residual}`)
  const shares = rates.map((rate, index) => (index === residual ? zero(money.currency) : share(money, rate, rounding)))
  const rest = minus(money, sum(money.currency, shares))
  return exactly(money, shares.with(residual, rest))
}

const exactly = (money: Money, legs: ReadonlyArray<Money>): ReadonlyArray<Money> => {
  const total = sum(money.currency, legs)
  if (!equals(total, money)) throw new Error(`${format(money)} was split into legs of ${format(total)}`)
  return legs
}

const pattern = /^(-?)(0|[1-9]\d*)(?:\.(\d+))? ([A-Za-z]+)$/

/**
 * The amount a text such as "10.00 usd", "-1.50 eur" or "1000 jpy" states: with all of its currency's decimals, or
 * none.
 *
 * Thousands separators, plus signs, exponents, leading zeros, more or fewer decimals are an {@link InvalidMoney}.
 */
export const parse = (text: string): Result.Result<Money, InvalidMoney | Currency.UnknownCurrency> => {
  const match = pattern.exec(text)
  if (match === null) {
    const expected = `digits without separators, a space and a currency, as in "10.00 usd" or "-1000 jpy"`
    return Result.fail(new InvalidMoney({ text, expected }))
  }
  const [, sign = "", whole = "", fraction = "", code = ""] = match
  const currency = Currency.parse(code)
  if (Result.isFailure(currency)) return Result.fail(currency.failure)
  const exponent = Currency.exponent(currency.success)
  if (fraction !== "" && fraction.length !== exponent) {
    return Result.fail(new InvalidMoney({ text, expected: decimalsOf(currency.success) }))
  }
  return Result.succeed(of(currency.success, BigInt(sign + whole + fraction.padEnd(exponent, "0"))))
}

const decimalsOf = (currency: Currency.Currency): string => {
  const exponent = Currency.exponent(currency)
  const decimals = exponent === 0 ? "no decimals" : `${exponent} decimals or none`
  return `${decimals} in ${currency}, as in "${format(of(currency, 10n ** BigInt(exponent + 1)))}"`
}

/** As "10.00 usd"; {@link parse} reads it back as the same amount. */
export const format = (money: Money): string => `${formatAmount(money)} ${money.currency}`

/** Without its currency: "1234.50". */
export const formatAmount = (money: Money): string => written(money, (whole) => whole)

/** Without its currency and with thousands separators, for tables: "1,234.50". */
export const formatGrouped = (money: Money): string =>
  written(money, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ","))

/** With both, for sentences: "1,234.50 usd". */
export const formatReadable = (money: Money): string => `${formatGrouped(money)} ${money.currency}`

const written = (money: Money, group: (whole: string) => string): string => {
  const exponent = Currency.exponent(money.currency)
  const digits = absolute(money)
    .minor.toString()
    .padStart(exponent + 1, "0")
  const whole = group(digits.slice(0, digits.length - exponent))
  const sign = isNegative(money) ? "-" : ""
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-exponent)}`
}
