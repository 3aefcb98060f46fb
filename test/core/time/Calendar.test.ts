import { Result } from "effect"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import { render } from "../../../scripts/holidays.ts"

const day = (text: string): Day.Day => Result.getOrThrow(Day.parse(text))
const us = Calendar.of("US")

describe("the holidays", () => {
  it("are those the script makes", () => {
    expect(readFileSync(new URL("../../../core/time/holidays.ts", import.meta.url), "utf8")).toBe(render())
  })

  it("are known for where Stripe counts business days and some more countries, in every year from 2015 to 2040", () => {
    expect(Calendar.countries.join(" ")).toBe("AE AU CA CH CZ DK GB HU IN JP MY NO NZ PL RO SE SG TH TW US")
    for (const country of Calendar.countries) {
      const { holidays, years } = Calendar.of(country)
      expect(years).toEqual({ from: 2015, to: 2040 })
      for (let year = 2015; year <= 2040; year++) {
        expect(
          [...holidays].some((holiday) => Day.toCivil(holiday).year === year),
          `${country} ${year}`
        ).toBe(true)
      }
    }
  })

  // https://www.federalreserve.gov/aboutthefed/k8.htm
  it("are those of the Federal Reserve in the United States, which is open on the Friday before a Saturday", () => {
    for (let year = 2015; year <= 2040; year++) {
      const kept = [...us.holidays].filter((holiday) => Day.toCivil(holiday).year === year)
      expect(kept.map(Day.format), `${year}`).toEqual(federal(year).toSorted())
    }
  })

  // https://help.paymentevolution.com/en-us/knowledgebase/article/KA-01309, but for what some provinces only keep
  it("are those of the banks in Canada, with the Monday after one on a weekend", () => {
    const keptIn = (year: number) =>
      [...Calendar.of("CA").holidays].map(Day.format).filter((date) => date.startsWith(`${year}`))
    expect(
      keptIn(2024)
        .map((date) => date.slice(5))
        .join(" ")
    ).toBe("01-01 02-19 03-29 05-20 07-01 09-02 09-30 10-14 11-11 12-25 12-26")
    expect(keptIn(2023)).toEqual(expect.arrayContaining(["2023-01-02", "2023-07-03", "2023-10-02", "2023-11-13"]))
    expect(keptIn(2021)).toEqual(expect.arrayContaining(["2021-12-27", "2021-12-28"]))
    expect(keptIn(2020)).not.toContain("2020-09-30")
    expect(keptIn(2026)).not.toContain("2026-04-06")
  })

  it.each([
    ["AU", "2026-01-26", "Australia Day"],
    ["IN", "2026-10-02", "Gandhi Jayanti"],
    ["JP", "2026-01-02", "a bank holiday"],
    ["JP", "2026-09-22", "a day between two holidays"],
    ["MY", "2026-08-31", "Merdeka"],
    ["NZ", "2026-07-10", "Matariki"],
    ["TH", "2026-04-13", "Songkran"],
    ["AE", "2026-12-02", "National Day"],
    ["CA", "2026-10-12", "Thanksgiving"],
    ["CH", "2026-12-25", "Christmas"],
    ["GB", "2026-08-31", "England's summer bank holiday"],
    ["GB", "2026-12-28", "the day for Boxing Day"],
    ["SG", "2026-08-10", "the day after National Day"]
  ])("%s keeps %s, %s", (country, text) => {
    expect(Calendar.isBusinessDay(Calendar.of(country), day(text))).toBe(false)
  })

  it("are none where there is no data", () => {
    expect(Calendar.of("DE")).toBe(Calendar.weekends)
    expect(Calendar.of("us")).toBe(us)
    expect(Calendar.isBusinessDay(Calendar.of("DE"), day("2026-12-25"))).toBe(true)
    expect(Calendar.isBusinessDay(Calendar.of("DE"), day("2026-12-26"))).toBe(false)
  })
})

describe("the years a calendar covers", () => {
  it.each([
    ["2014-12-31", false],
    ["2015-01-01", true],
    ["2040-12-31", true],
    ["2041-01-01", false]
  ])("%s: %s", (text, covered) => {
    expect(Calendar.covers(us, day(text))).toBe(covered)
    expect(Calendar.covers(Calendar.weekends, day(text))).toBe(true)
  })
})

describe("business days", () => {
  it.each([
    ["2023-11-22", "2023-11-22"],
    ["2023-11-23", "2023-11-24"],
    ["2023-11-25", "2023-11-27"],
    ["2025-01-18", "2025-01-21"]
  ])("the next one from %s is %s", (from, to) => {
    expect(Day.format(Calendar.nextBusinessDay(us, day(from)))).toBe(to)
  })

  it.each([
    ["2023-11-22", 0, "2023-11-22"],
    ["2023-11-22", 1, "2023-11-24"],
    ["2023-11-22", 2, "2023-11-27"],
    ["2023-11-25", 0, "2023-11-27"],
    ["2023-11-25", 1, "2023-11-27"],
    ["2023-11-25", 2, "2023-11-28"]
  ])("from %s, %s of them reach %s", (from, count, to) => {
    expect(Day.format(Calendar.addBusinessDays(us, day(from), count))).toBe(to)
  })

  it("throws on a count of days that cannot be counted", () => {
    for (const count of [-1, 0.5]) {
      expect(() => Calendar.addBusinessDays(us, day("2026-01-05"), count)).toThrow(
        new RangeError(`cannot count ${count} business days`)
      )
    }
  })
})

const federal = (year: number): ReadonlyArray<string> => [
  ...observed(year, 1, 1),
  nthMonday(year, 1, 3),
  nthMonday(year, 2, 3),
  lastMondayOfMay(year),
  ...(year >= 2021 ? observed(year, 6, 19) : []),
  ...observed(year, 7, 4),
  nthMonday(year, 9, 1),
  nthMonday(year, 10, 2),
  ...observed(year, 11, 11),
  date(year, 11, 1 + ((11 - weekday(year, 11, 1)) % 7) + 21),
  ...observed(year, 12, 25)
]

const weekday = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay()

const date = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)

const nthMonday = (year: number, month: number, nth: number): string =>
  date(year, month, 1 + ((8 - weekday(year, month, 1)) % 7) + 7 * (nth - 1))

const lastMondayOfMay = (year: number): string => date(year, 5, 31 - ((weekday(year, 5, 31) + 6) % 7))

/** On a Sunday the Monday after it is kept, on a Saturday nothing. */
const observed = (year: number, month: number, day: number): ReadonlyArray<string> => {
  const on = weekday(year, month, day)
  return on === 6 ? [] : [date(year, month, on === 0 ? day + 1 : day)]
}

describe("the calendar of the euro's payment system", () => {
  // https://www.ecb.europa.eu/paym/target: 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
  it.each([
    [2024, ["01-01", "03-29", "04-01", "05-01", "12-25", "12-26"]],
    [2025, ["01-01", "04-18", "04-21", "05-01", "12-25", "12-26"]],
    [2026, ["01-01", "04-03", "04-06", "05-01", "12-25"]],
    [2027, ["01-01", "03-26", "03-29"]]
  ])("is closed in %i on the weekdays %s", (year, dates) => {
    const closed = [...Calendar.target.holidays].map(Day.format).filter((date) => date.startsWith(`${year}`))
    expect(closed).toEqual(dates.map((date) => `${year}-${date}`))
  })

  it("is no country's", () => {
    expect(Calendar.countries).not.toContain("TARGET")
    expect(Calendar.target.years).toEqual({ from: 2015, to: 2040 })
  })
})
