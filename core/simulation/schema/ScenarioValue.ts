/**
 * ScenarioValue: what the values in a scenario file are written as: amounts, moments, rates, names and texts.
 *
 * Each refuses with a sentence that says what was expected. Editors get a pattern for it; law: the pattern takes all
 * that the value takes, and may take more (that 30 February never comes is not for a pattern to know).
 */
import { Result, Schema } from "effect"
import * as CountryOf from "#core/connect/countries/Country.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

type Read<A> = Result.Result<A, { readonly message: string }>

/** No amount, rate or moment anyone means is longer, and reading takes time that grows faster than the text. */
const maximumLength = 60

/** A text that `read` understands; its refusal says what was expected. */
const readable = <A>(identifier: string, description: string, pattern: RegExp, read: (text: string) => Read<A>) =>
  Schema.String.annotate({ message: `Expected ${description}` }).pipe(
    Schema.check(
      Schema.makeFilter(
        (text: string) => {
          if (text.length > maximumLength) return `Expected ${description}, in at most ${maximumLength} characters`
          const value = read(text)
          return Result.isFailure(value) ? value.failure.message : undefined
        },
        { toJsonSchema: () => [{ pattern: pattern.source, maxLength: maximumLength }, true] }
      )
    ),
    Schema.annotate({ identifier, description })
  )

/** A text that has a shape and nothing else to be read in it. */
const matching = (identifier: string, description: string, pattern: RegExp) =>
  Schema.String.annotate({ message: `Expected ${description}` }).pipe(
    Schema.check(Schema.isPattern(pattern, { message: `Expected ${description}` })),
    Schema.annotate({ identifier, description })
  )

const atLeast =
  (isEnough: (money: Money.Money) => boolean, expected: string) =>
  (text: string): Read<Money.Money> => {
    const money = Money.parse(text)
    return Result.isSuccess(money) && !isEnough(money.success)
      ? Result.fail({ message: `"${text}" must be ${expected}` })
      : money
  }

/** Days may be added to it, so the calendar must not end right behind it. */
const beforeTheEnd = (text: string): Read<Instant.Instant> =>
  text.startsWith("9999")
    ? Result.fail({ message: `"${text}" is too late: expected a moment before the year 9999` })
    : Instant.parse(text)

export const Amount = readable(
  "Amount",
  'an amount above zero such as "10.00 usd"',
  /^(0|[1-9][0-9]*)(\.[0-9]{2,3})? ([a-z]{3}|[A-Z]{3})$/u,
  atLeast(Money.isPositive, "more than zero")
)

export const FixedFee = readable(
  "FixedFee",
  'an amount of zero or more such as "0.30 usd"',
  /^-?(0|[1-9][0-9]*)(\.[0-9]{2,3})? ([a-z]{3}|[A-Z]{3})$/u,
  atLeast((money) => !Money.isNegative(money), "zero or more")
)

export const Balance = readable(
  "Balance",
  'an amount such as "10.00 usd", which may be negative or zero',
  /^-?(0|[1-9][0-9]*)(\.[0-9]{2,3})? ([a-z]{3}|[A-Z]{3})$/u,
  Money.parse
)

/** One, or one in each of several currencies. */
const oneOrMore = (amount: typeof Amount, what: string) => {
  const message = `Expected ${what}, or a list of them in several currencies`
  const several = Schema.Array(amount).check(Schema.isMinLength(1, { message }))
  return Schema.Union([amount, several]).annotate({ message })
}

export const Balances = oneOrMore(Balance, 'an amount such as "10.00 usd", which may be negative or zero')
export const Amounts = oneOrMore(Amount, 'an amount above zero such as "10.00 usd"')
export const FixedFees = oneOrMore(FixedFee, 'an amount of zero or more such as "0.30 usd"')

const rate = /^(0|[1-9][0-9]*)(\.[0-9]+)?%?$/u
export const Percentage = readable("Rate", 'a rate such as "2.9%"', rate, Rate.parse)

const isPortion = (it: Rate.Rate): boolean => !Rate.equals(it, Rate.zero) && Rate.compare(it, Rate.of("100%")) <= 0

/** Of something that there is. */
export const Portion = readable("Portion", 'a rate above zero, up to "100%"', rate, (text) => {
  const part = Rate.parse(text)
  return Result.isSuccess(part) && !isPortion(part.success)
    ? Result.fail({ message: `"${text}" must be more than nothing and at most 100%` })
    : part
})

export const Moment = readable(
  "Moment",
  "a day such as 2026-03-02, or a moment such as 2026-03-02T10:00:00Z",
  /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z)?$/u,
  beforeTheEnd
)

const aName = "a name of letters, digits, _ and -, up to 60"

/** Ids of objects are made from it, so it stays short and plain. */
export const Name = matching("Name", aName, /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/u)
const aPart = "a name with a part's number such as out.2"
/** The id of a step, or of one that is split with the number of a part but the first, which has the id alone. */
export const PartName = matching(
  "PartName",
  `${aName}, or ${aPart}`,
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}(\.([2-9]|10))?$/u
)
/** That of a payout; or of an automatic one its account and day and, other than usual, its currency and source type. */
export const PayoutName = matching(
  "PayoutName",
  `${aName}, ${aPart}, or an account with a day such as ada.2026-03-05`,
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}(\.([2-9]|10)|\.[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[a-z]{3})?(\.(bank_account|fpx))?)?$/u
)
const aCountry = "a country's two capital letters, such as US"

const countryOf = (text: string): Read<CountryOf.Country> => {
  const country = CountryOf.all.get(text)
  if (country !== undefined) return Result.succeed(country)
  const meant = CountryOf.meant(text)
  const message =
    meant === undefined
      ? `Stripe has no accounts in "${text}"; expected ${aCountry}, where it has: ${CountryOf.ofBusinesses.join(", ")}, ` +
        "or for recipients of platforms in US some more"
      : `"${text}" is no country's code; did you mean ${meant.code} (${meant.name})?`
  return Result.fail({ message })
}

/** Where Stripe has accounts, of whomever. */
export const Country = readable("Country", aCountry, /^[A-Z]{2}$/u, countryOf)
export const CurrencyCode = matching("Currency", "a currency's three letters, such as usd", /^[A-Za-z]{3}$/u)

/** It is shown in tables and written into journals whose lines end at the line's end. */
export const Line = matching("Line", "one line of text", /^[^\p{Cc}\u2028\u2029]+$/u)

/** A text that is not shown anywhere. */
export const Text = Schema.String.annotate({ message: "Expected text" })

export const Flag = Schema.Boolean.annotate({ message: "Expected true or false" })

/** One of a few words. */
export const choice = <const Words extends ReadonlyArray<string>>(words: Words) =>
  Schema.Literals(words).annotate({ message: `Expected ${words.slice(0, -1).join(", ")} or ${words.at(-1)}` })

const unknownKey = "Unknown key; expected "

/** Whether a message is about a key and not about the value under it. */
export const isAboutKey = (message: string): boolean => message.startsWith(unknownKey)

/** A map that knows its keys and names them when it meets another. */
export const struct = <const Fields extends Schema.Struct.Fields>(fields: Fields) => {
  const keys = Object.keys(fields).join(", ")
  return Schema.Struct(fields).annotate({
    message: `Expected a map with the keys ${keys}`,
    messageUnexpectedKey: `${unknownKey}one of ${keys}`
  })
}

/** A map from names that the file makes up; `what` says what it maps to what. */
export const byName = <S extends Schema.Top>(value: S, what: string) =>
  Schema.Record(Name, value).annotate({
    message: `Expected a map of ${what}`,
    messageUnexpectedKey: `${unknownKey}${aName}`
  })

/** What is expected where the meaning alone does not say it: one of a few words, or an amount. */
const expectedOf = ({ ast }: Schema.Top): string => {
  const message = ast.annotations?.["message"]
  const expected = /^Expected (?:an amount .*|[\w, ]{1,80} or \w+(?=$|;))/
  const told = typeof message === "string" ? expected.exec(message)?.[0] : undefined
  return told === undefined ? "" : ` ${told}`
}

/** A key that must be there, with what it means and what is expected of it. */
export const required = <S extends Schema.Top>(schema: S, description: string) =>
  schema.annotateKey({ description, messageMissingKey: `Missing key. ${description}${expectedOf(schema)}` })

/** A key that may be left out, with what it means. */
export const optional = <S extends Schema.Top>(schema: S, description: string) =>
  Schema.optionalKey(schema).annotateKey({ description })

/** An amount of a file whose shape has been checked. */
export const readAmount = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))

/** One or several amounts of a file whose shape has been checked. */
export const readAmounts = (stated: string | ReadonlyArray<string>): ReadonlyArray<Money.Money> =>
  (typeof stated === "string" ? [stated] : stated).map(readAmount)

/** The moment that a checked text means where something ends: of a day, its last second. */
export const endOf = (text: string): Instant.Instant =>
  text.includes("T") ? Result.getOrThrow(Instant.parse(text)) : Instant.endOf(Result.getOrThrow(Day.parse(text)))

/** The key with its translated value, or nothing where the file leaves it out. */
export const given = <Key extends string, A, B>(key: Key, value: A | undefined, map: (value: A) => B) =>
  (value === undefined ? {} : { [key]: map(value) }) as { readonly [key in Key]?: B }
export const same = <A>(value: A): A => value
