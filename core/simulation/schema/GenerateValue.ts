/**
 * GenerateValue: what the numbers of a generate block are written as, beside the values of every scenario.
 *
 * Decimals are exact: 0.8 in a file is eight tenths, and as a text or a percentage it is the same.
 */
import { Result, Schema } from "effect"
import * as Rate from "#core/money/Rate.ts"
import * as Day from "#core/time/Day.ts"

/** A number prints as the shortest decimal that it is, so a file's 0.8 comes back as "0.8". */
const read = (value: number | string): Result.Result<Rate.Rate, Rate.InvalidRate> => Rate.parse(String(value))

/** The decimal of a file whose shape has been checked. */
export const readRate = (value: number | string): Rate.Rate => Result.getOrThrow(read(value))

const longest = 60

/** A number or a text from 0 to `largest`, with at most so many decimals. */
const decimal = (identifier: string, description: string, largest: number, places: number) => {
  const message = `Expected ${description}`
  const isMeant = (value: number | string): boolean => {
    if (String(value).length > longest) return false
    const rate = read(value)
    if (Result.isFailure(rate) || rate.success.places > places) return false
    return rate.success.digits <= BigInt(largest) * 10n ** BigInt(rate.success.places)
  }
  // What is no finite number is refused as such already.
  const isMeantNumber = (value: number) => !Number.isFinite(value) || isMeant(value)
  const number = Schema.makeFilter(isMeantNumber, {
    message,
    toJsonSchema: () => [{ minimum: 0, maximum: largest }, true]
  })
  const pattern = /^(0|[1-9][0-9]*)(\.[0-9]+)?%?$/u.source
  const text = Schema.makeFilter(isMeant, { message, toJsonSchema: () => [{ pattern, maxLength: longest }, true] })
  const either = Schema.Union([
    Schema.Finite.annotate({ message }).check(number),
    Schema.String.annotate({ message }).check(text)
  ])
  return either.annotate({ message, identifier, description })
}

export const Chance = decimal("Chance", "a chance from 0% to 100% such as 2.5%, with at most 6 decimals", 1, 8)

export const Share = decimal("Share", "a share from 0% to 100% such as 12.5%, with at most 6 decimals", 1, 8)

/** Three of them multiply to no more than nine decimals, by which a chance can be drawn at once. */
export const Factor = decimal("Factor", "a number from 0 to 1000000 such as 0.8, with at most 3 decimals", 1_000_000, 3)

/** A whole number within limits. */
export const whole = (minimum: number, maximum: number, what: string) => {
  const message = { message: `Expected ${what} from ${minimum} to ${maximum}` }
  return Schema.Number.annotate(message).check(Schema.isInt(message), Schema.isBetween({ minimum, maximum }, message))
}

const aDay = "a day such as 2026-03-02"

export const CalendarDay = Schema.String.annotate({ message: `Expected ${aDay}` })
  .check(
    Schema.makeFilter(
      (text: string) => {
        const day = Day.parse(text)
        if (Result.isFailure(day)) return text.length > longest ? `Expected ${aDay}` : day.failure.message
        return text.startsWith("9999") ? `"${text}" is too late: expected a day before the year 9999` : undefined
      },
      { toJsonSchema: () => [{ pattern: /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/u.source }, true] }
    )
  )
  .annotate({ identifier: "Day", description: aDay })

/** The day of a file whose shape has been checked. */
export const readDay = (text: string): Day.Day => Result.getOrThrow(Day.parse(text))

/** From so many to so many. */
const span = (identifier: string, what: string, most: number) => {
  const expected = `Expected two whole numbers of ${what} from 0 to ${most}, the smaller first, such as [1, 14]`
  const message = { message: expected }
  const isSpan = (numbers: ReadonlyArray<number>): boolean => {
    const [from = -1, to = -1] = numbers
    return numbers.length === 2 && numbers.every(Number.isInteger) && from >= 0 && from <= to && to <= most
  }
  return Schema.Array(Schema.Finite.annotate(message))
    .annotate(message)
    .check(Schema.makeFilter(isSpan, { ...message, toJsonSchema: () => [{ minItems: 2, maxItems: 2 }, true] }))
    .annotate({ identifier, description: expected.replace("Expected ", "") })
}

export const DaySpan = span("DaySpan", "days", 365)
export const HourSpan = span("HourSpan", "hours", 1000)

/** One of something, or a list of which each seller draws one. */
export const oneOrMore = <S extends Schema.Top>(schema: S, what: string) =>
  Schema.Union([
    schema,
    Schema.Array(schema)
      .annotate({ message: `Expected ${what}` })
      .check(Schema.isMinLength(1, { message: `Expected ${what}` }))
  ]).annotate({ message: `Expected ${what}` })

/** What is one, as a list of one. */
export const asList = <A>(value: A | ReadonlyArray<A>): ReadonlyArray<A> =>
  Array.isArray(value) ? (value as ReadonlyArray<A>) : [value as A]
