import { Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import * as GenerateValue from "#core/simulation/schema/GenerateValue.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Day from "#core/time/Day.ts"

const takes = (schema: Schema.Decoder<unknown>, value: unknown) =>
  Result.isSuccess(Schema.decodeUnknownResult(schema)(value))

describe("a chance or a share", () => {
  it.each([0, 1, 0.025, "0", "1", "100%", "2.5%", "0.025", "0.00000001", "0.000001%"])("may be %j", (value) => {
    expect(takes(GenerateValue.Chance, value)).toBe(true)
    expect(takes(GenerateValue.Share, value)).toBe(true)
  })

  it.each([
    -0.1,
    1.1,
    Infinity,
    NaN,
    1e-7 / 3,
    "101%",
    "-1%",
    "1.000000001",
    "0.0000001%",
    "ten",
    "",
    "1e-3",
    null,
    true,
    `0.${"0".repeat(60)}`
  ])("may not be %j", (value) => {
    expect(takes(GenerateValue.Chance, value)).toBe(false)
    expect(takes(GenerateValue.Share, value)).toBe(false)
  })
})

describe("a factor", () => {
  it.each([0, 1, 1.5, 0.001, 1_000_000, "0.8", "150%", "1000000"])("may be %j", (value) => {
    expect(takes(GenerateValue.Factor, value)).toBe(true)
  })

  it.each([-1, 0.0001, 1_000_000.5, 1e21, 0.1 + 0.2, "0.0001", "0.01%"])("may not be %j", (value) => {
    expect(takes(GenerateValue.Factor, value)).toBe(false)
  })

  it("is the decimal that the file has", () => {
    expect(GenerateValue.readRate(0.8)).toEqual(Rate.of("0.8"))
    expect(GenerateValue.readRate("80%")).toEqual(Rate.of("0.8"))
    expect(GenerateValue.readRate(12)).toEqual(Rate.of("12"))
  })
})

describe("a day", () => {
  it.each(["1970-01-01", "2028-02-29", "9998-12-31"])("may be %s", (text) => {
    expect(takes(GenerateValue.CalendarDay, text)).toBe(true)
    expect(Day.format(GenerateValue.readDay(text))).toBe(text)
  })

  it.each(["2026-02-29", "2026-03-02T00:00:00Z", "9999-01-01", "2026-3-2", "x".repeat(1000), 2026])(
    "may not be %j",
    (text) => expect(takes(GenerateValue.CalendarDay, text)).toBe(false)
  )
})

describe("a span of days", () => {
  it.each([[[0, 0]], [[1, 14]], [[365, 365]]])("may be %j", (span) => {
    expect(takes(GenerateValue.DaySpan, span)).toBe(true)
  })

  it.each([[[]], [[1]], [[2, 1]], [[1, 2, 3]], [[0, 366]], [[-1, 1]], [[0.5, 1]], [["1", 2]]])(
    "may not be %j",
    (span) => {
      expect(takes(GenerateValue.DaySpan, span)).toBe(false)
    }
  )
})

it("one of something is a list of one", () => {
  expect(GenerateValue.asList("5%")).toEqual(["5%"])
  expect(GenerateValue.asList(["5%", "6%"])).toEqual(["5%", "6%"])
  const schema = GenerateValue.oneOrMore(GenerateValue.Share, "shares")
  expect(["5%", ["5%"], []].map((value) => takes(schema, value))).toEqual([true, true, false])
  const limited = GenerateValue.whole(1, 3, "a whole number")
  expect([0, 1, 3, 4, 1.5, "1"].map((value) => takes(limited, value))).toEqual([false, true, true, false, false, false])
})
