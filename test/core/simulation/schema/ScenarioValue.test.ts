import { Result, Schema, SchemaIssue } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as ScenarioValue from "#core/simulation/schema/ScenarioValue.ts"
import * as Instant from "#core/time/Instant.ts"

const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** What is wrong with a value; nothing when it is sound. */
const complaints = (schema: Schema.Codec<unknown, unknown>, value: unknown): ReadonlyArray<string> => {
  const decoded = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })(value)
  if (Result.isSuccess(decoded)) return []
  return format(decoded.failure.issue).issues.map(({ message }) => message)
}

const amountShape = `digits without separators, a space and a currency, as in "10.00 usd" or "-1000 jpy"`
const momentShape = `UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or "2026-01-05"`
const rateShape = `a decimal or a percentage, without sign, exponent or spaces, as in "0.029" or "2.9%"`
const long = "1".repeat(61)

describe.each<readonly [name: string, Schema.Codec<unknown, unknown>, sound: ReadonlyArray<unknown>]>([
  [
    "an amount",
    ScenarioValue.Amount,
    ["10.00 usd", "0.01 usd", "10 USD", "1 jpy", "1.000 kwd", `${"9".repeat(50)} usd`]
  ],
  ["a fixed fee", ScenarioValue.FixedFee, ["0.30 usd", "0 usd", "0.00 eur", "-0.00 usd", "50 jpy"]],
  ["a balance", ScenarioValue.Balance, ["10.00 usd", "-10.00 usd", "0.00 usd", "-0.00 usd", "-5 jpy"]],
  ["a rate", ScenarioValue.Percentage, ["2.9%", "0.029", "0%", "0", "100%", "1.23456789%"]],
  [
    "a moment",
    ScenarioValue.Moment,
    ["2026-03-02", "2026-03-02T10:00Z", "2026-03-02T10:00:59Z", "9998-12-31", "1970-01-01"]
  ],
  ["a name", ScenarioValue.Name, ["a", "A1", "order-1", "order_1", "1", "a".repeat(60)]],
  [
    "a payout",
    ScenarioValue.PayoutName,
    ["out", "a".repeat(60), "ada.2026-03-05", "ada.2026-03-05.bank_account", "ada.2026-03-05.fpx"]
  ],
  ["a country", ScenarioValue.Country, ["US", "DE", "NG"]],
  ["a currency", ScenarioValue.CurrencyCode, ["usd", "USD", "xyz"]],
  ["a line of text", ScenarioValue.Line, ["Bread", " ", "ünïcödé 🍞", "a".repeat(1000)]],
  ["a text", ScenarioValue.Text, ["", "two\nlines"]],
  ["a flag", ScenarioValue.Flag, [true, false]]
])("%s", (_, schema, sound) => {
  it.each(sound)("may be %j", (value) => {
    expect(complaints(schema, value)).toEqual([])
  })
})

const withoutAccounts = (code: string): string =>
  `Stripe has no accounts in "${code}"; expected a country's two capital letters, such as US, where it has: AE, AT, AU, ` +
  "BE, BG, BR, CA, CH, CY, CZ, DE, DK, EE, ES, FI, FR, GB, GI, GR, HK, HR, HU, IE, IN, IT, JP, LI, LT, LU, LV, MT, MX, " +
  "MY, NL, NO, NZ, PL, PT, RO, SE, SG, SI, SK, TH, US, or for recipients of platforms in US some more"

describe.each<
  readonly [name: string, Schema.Codec<unknown, unknown>, broken: ReadonlyArray<readonly [unknown, string]>]
>([
  [
    "an amount",
    ScenarioValue.Amount,
    [
      [10, 'Expected an amount above zero such as "10.00 usd"'],
      [null, 'Expected an amount above zero such as "10.00 usd"'],
      ["0.00 usd", '"0.00 usd" must be more than zero'],
      ["-1.00 usd", '"-1.00 usd" must be more than zero'],
      ["10.00", `"10.00" is not an amount: expected ${amountShape}`],
      ["1e3 usd", `"1e3 usd" is not an amount: expected ${amountShape}`],
      ["10.005 usd", '"10.005 usd" is not an amount: expected 2 decimals or none in usd, as in "10.00 usd"'],
      ["10.5 jpy", '"10.5 jpy" is not an amount: expected no decimals in jpy, as in "10 jpy"'],
      ["10.00 xxx", 'unknown currency "xxx": expected an ISO 4217 code such as "usd"'],
      [`${long} usd`, 'Expected an amount above zero such as "10.00 usd", in at most 60 characters']
    ]
  ],
  [
    "a fixed fee",
    ScenarioValue.FixedFee,
    [
      [0, 'Expected an amount of zero or more such as "0.30 usd"'],
      ["-0.01 usd", '"-0.01 usd" must be zero or more']
    ]
  ],
  [
    "a balance",
    ScenarioValue.Balance,
    [
      [5, 'Expected an amount such as "10.00 usd", which may be negative or zero'],
      ["5", `"5" is not an amount: expected ${amountShape}`]
    ]
  ],
  [
    "a rate",
    ScenarioValue.Percentage,
    [
      [2.9, 'Expected a rate such as "2.9%"'],
      ["-1%", `"-1%" is not a rate: expected ${rateShape}`],
      ["2,9%", `"2,9%" is not a rate: expected ${rateShape}`],
      ["2.9 %", `"2.9 %" is not a rate: expected ${rateShape}`],
      [`0.${long}`, 'Expected a rate such as "2.9%", in at most 60 characters']
    ]
  ],
  [
    "a moment",
    ScenarioValue.Moment,
    [
      [20260302, "Expected a day such as 2026-03-02, or a moment such as 2026-03-02T10:00:00Z"],
      ["today", `"today" is not a moment: expected ${momentShape}`],
      ["2026-03-02T10:00:00+01:00", `"2026-03-02T10:00:00+01:00" is not a moment: expected ${momentShape}`],
      ["2026-03-02T24:00Z", '"2026-03-02T24:00Z" is not a moment: expected a time from 00:00:00 to 23:59:59'],
      ["2026-02-30", '"2026-02-30" is not a moment: expected a day that exists, from 1970-01-01 to 9999-12-31'],
      ["9999-01-01", '"9999-01-01" is too late: expected a moment before the year 9999']
    ]
  ],
  [
    "a name",
    ScenarioValue.Name,
    ["", " ", "-a", "_a", "a b", "a.b", "a/b", "é", "a".repeat(61), 5].map(
      (value) => [value, "Expected a name of letters, digits, _ and -, up to 60"] as const
    )
  ],
  [
    "a country",
    ScenarioValue.Country,
    [
      [5, "Expected a country's two capital letters, such as US"],
      ["us", '"us" is no country\'s code; did you mean US (United States)?'],
      ["USA", '"USA" is no country\'s code; did you mean US (United States)?'],
      ["UK", '"UK" is no country\'s code; did you mean GB (United Kingdom)?'],
      ["Germany", '"Germany" is no country\'s code; did you mean DE (Germany)?'],
      ...["", "U1", "ZZ", "RU"].map((code): readonly [string, string] => [code, withoutAccounts(code)])
    ]
  ],
  [
    "a currency",
    ScenarioValue.CurrencyCode,
    ["", "us", "usdx", "u$d", 5].map((value) => [value, "Expected a currency's three letters, such as usd"] as const)
  ],
  [
    "a line of text",
    ScenarioValue.Line,
    ["", "a\nb", "a\r", "a\tb", "\u0000", "a\u2028b", 5].map((value) => [value, "Expected one line of text"] as const)
  ],
  ["a text", ScenarioValue.Text, [[5, "Expected text"]]],
  ["a flag", ScenarioValue.Flag, ["true", "yes", 1, null].map((value) => [value, "Expected true or false"] as const)],
  [
    "a choice of words",
    ScenarioValue.choice(["red", "green", "blue"]),
    ["pink", "Red", 5].map((value) => [value, "Expected red, green or blue"] as const)
  ]
])("%s", (_, schema, broken) => {
  it.each(broken)("may not be %j: %s", (value, message) => {
    expect(complaints(schema, value)).toEqual([message])
  })
})

describe("maps", () => {
  const bread = ScenarioValue.struct({
    flour: ScenarioValue.required(ScenarioValue.Name, "What it is made of."),
    salt: ScenarioValue.optional(ScenarioValue.Flag, "Whether there is salt in it.")
  })
  const breads = ScenarioValue.byName(bread, "breads by name")

  it.each<readonly [unknown, ReadonlyArray<string>]>([
    [{ flour: "rye" }, []],
    [{ flour: "rye", salt: true }, []],
    [{}, ["Missing key. What it is made of."]],
    [{ flour: "rye", sugar: 1 }, ["Unknown key; expected one of flour, salt"]],
    [
      { sugar: 1, salt: 1 },
      ["Missing key. What it is made of.", "Expected true or false", "Unknown key; expected one of flour, salt"]
    ],
    [[], ["Expected a map with the keys flour, salt"]],
    ["rye", ["Expected a map with the keys flour, salt"]]
  ])("with known keys: %j", (value, expected) => {
    expect(complaints(bread, value).toSorted()).toEqual(expected.toSorted())
  })

  it.each<readonly [unknown, ReadonlyArray<string>]>([
    [{}, []],
    [{ loaf: { flour: "rye" } }, []],
    [{ "a loaf": { flour: "rye" } }, ["Unknown key; expected a name of letters, digits, _ and -, up to 60"]],
    [[], ["Expected a map of breads by name"]],
    [5, ["Expected a map of breads by name"]]
  ])("from names: %j", (value, expected) => {
    expect(complaints(breads, value)).toEqual(expected)
  })

  it("tell a complaint about a key from one about its value", () => {
    const messages = [
      ...complaints(bread, { flour: 5, sugar: 1 }),
      ...complaints(breads, { "a loaf": { flour: "rye" } })
    ]
    expect(messages.map((message) => [ScenarioValue.isAboutKey(message), message.split(";")[0]])).toEqual([
      [true, "Unknown key"],
      [false, "Expected a name of letters, digits, _ and -, up to 60"],
      [true, "Unknown key"]
    ])
  })
})

describe("what the ledger prints", () => {
  it("can be written into a scenario: amounts and moments", () => {
    const amounts = fc
      .record({ currency: fc.constantFrom(...Currency.all), minor: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }) })
      .map((money) => Money.format(money))
    const moments = fc.integer({ min: 0, max: 253_370_764_799 }).map((seconds) => Instant.format(Instant.of(seconds)))
    fc.assert(fc.property(amounts, (amount) => complaints(ScenarioValue.Balance, amount).length === 0))
    fc.assert(fc.property(moments, (moment) => complaints(ScenarioValue.Moment, moment).length === 0))
  })
})

describe("a part that may be left out", () => {
  it("is there with its key when it is there", () => {
    expect(ScenarioValue.given("size", "5", Number)).toEqual({ size: 5 })
    expect(ScenarioValue.given("size", undefined, Number)).toEqual({})
    expect(ScenarioValue.given("flag", false, ScenarioValue.same)).toEqual({ flag: false })
  })

  it("of money is read", () => {
    expect(ScenarioValue.readAmount("10.00 usd")).toEqual({ currency: "usd", minor: 1000n })
  })
})
