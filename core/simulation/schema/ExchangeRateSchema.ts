/**
 * ExchangeRateSchema: the shape of an exchange rate: a pair of currencies, what one is worth in the other, from which
 * day on, and what Stripe takes of it.
 */
import { Result, Schema } from "effect"
import * as Rate from "#core/money/Rate.ts"
import { CalendarDay } from "#core/simulation/schema/GenerateValue.ts"
import { optional, Percentage, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

const pairPattern = /^([a-z]{3}|[A-Z]{3})\/([a-z]{3}|[A-Z]{3})$/u
const pairMessage = 'Expected two currencies such as "usd/cad"'

const Pair = Schema.String.annotate({ message: pairMessage }).pipe(
  Schema.check(Schema.isPattern(pairPattern, { message: pairMessage })),
  Schema.annotate({ identifier: "CurrencyPair", description: 'two currencies such as "usd/cad"' })
)

const decimalPattern = /^(0|[1-9][0-9]*)(\.[0-9]+)?$/u
const decimalMessage = "Expected a rate above zero such as 1.3834, with at most 12 decimals"

/** A number prints as the shortest decimal that it is, so a file's 1.3834 comes back as "1.3834"; small ones in full. */
export const decimalOf = (value: number | string): string => {
  const text = String(value)
  return typeof value === "number" && text.includes("e-") ? value.toFixed(20) : text
}

const isMeant = (value: number | string): boolean => {
  const text = decimalOf(value)
  const rate = decimalPattern.test(text) && text.length <= 30 ? Rate.parse(text) : undefined
  return rate !== undefined && Result.isSuccess(rate) && !Rate.isZero(rate.success) && rate.success.places <= 12
}

// What is no finite number is refused as such already.
const number = Schema.makeFilter((value: number) => !Number.isFinite(value) || isMeant(value), {
  message: decimalMessage,
  toJsonSchema: () => [{ exclusiveMinimum: 0 }, true]
})
const text = Schema.makeFilter(isMeant, {
  message: decimalMessage,
  toJsonSchema: () => [{ pattern: decimalPattern.source, maxLength: 30 }, true]
})

const Decimal = Schema.Union([
  Schema.Finite.annotate({ message: decimalMessage }).check(number),
  Schema.String.annotate({ message: decimalMessage }).check(text)
]).annotate({
  message: decimalMessage,
  identifier: "ExchangeRate",
  description: "a rate above zero such as 1.3834"
})

const Spread = Schema.Union([
  Percentage,
  struct({
    in: optional(Percentage, "What Stripe keeps of what comes in. Default: 1% in the United States, 2% elsewhere."),
    out: optional(Percentage, "What Stripe keeps of what is paid for what goes back. Default: nothing.")
  })
]).annotate({ message: 'Expected a rate such as "2%", or a map with the keys in, out' })

export const ExchangeRateSchema = struct({
  pair: required(Pair, "The two currencies; the rate serves both ways."),
  rate: required(Decimal, "How many of the second currency one of the first is worth, in major units."),
  from: optional(CalendarDay, "The first day of it, by UTC; until the pair's next one. Default: since ever."),
  spread: optional(
    Spread,
    "What Stripe keeps of what comes in by it; or a map of that (in) and of what is paid for what goes back (out). " +
      "Default: in: 1% of an account in the United States, 2% of others; out: nothing."
  )
})

export type ExchangeRateSchema = typeof ExchangeRateSchema.Type
