import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Zone from "#core/time/Zone.ts"

const us = Calendar.of("US")
const dayZero = "next_business_day_is_day_zero"
const dayOne = "next_business_day_is_day_one"
const business = (days: number): SettlementDelay.SettlementDelay => ({ days, count: "business" })
const calendar = (days: number): SettlementDelay.SettlementDelay => ({ days, count: "calendar" })
const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))

const available = (
  created: string,
  delay: SettlementDelay.SettlementDelay,
  weekends: SettlementDelay.WeekendRule = dayZero
): string => Instant.format(SettlementDelay.availableOn(moment(created), delay, us, weekends))

describe("how long a payment takes by its method", () => {
  const account = { country: "FR", settlementDelay: calendar(3) }
  const when = (
    created: string,
    method: PaymentMethod,
    rule: SettlementDelay.SepaDebitRule = "six_business_days"
  ): string => {
    const timing = SettlementDelay.timing(method, account, rule)
    return Instant.format(SettlementDelay.availableOn(moment(created), timing, timing.calendar, dayZero)).slice(0, 10)
  }

  it("is the account's for every card", () => {
    for (const card of ["card", "card_keyed", "card_international", "card_present"] as const) {
      expect(when("2026-02-17T10:00:00Z", card)).toBe("2026-02-20")
    }
  })

  it("is four American business days for ACH, whatever the account's", () => {
    expect(when("2026-03-02", "us_bank_account")).toBe("2026-03-06")
    // 2026-07-04 is a Saturday: banks are open on the Friday before.
    expect(when("2026-07-01", "us_bank_account")).toBe("2026-07-07")
    expect(when("2026-06-17", "us_bank_account")).toBe("2026-06-24")
  })

  // 2026-01-26 is Australia Day, 2026-05-04 a British bank holiday, 2026-05-18 Victoria Day.
  it.each([
    ["bacs_debit", "2026-04-29", "2026-05-06"],
    ["au_becs_debit", "2026-01-23", "2026-01-28"],
    ["acss_debit", "2026-05-13", "2026-05-21"]
  ] as const)("is the bank's own for %s", (method, created, expected) => {
    expect(when(created, method)).toBe(expected)
  })

  it("is six business days of the euro's payment system for SEPA", () => {
    expect(when("2026-02-17", "sepa_debit")).toBe("2026-02-25")
    expect(when("2026-04-02", "sepa_debit")).toBe("2026-04-14")
    expect(when("2026-07-14", "sepa_debit")).toBe("2026-07-22")
  })

  // liberapay, recorded test-mode traffic of a French platform.
  it("or seven calendar days, as recorded", () => {
    expect(when("2026-02-17", "sepa_debit", "seven_calendar_days")).toBe("2026-02-24")
    expect(when("2026-03-02", "us_bank_account", "seven_calendar_days")).toBe("2026-03-06")
  })

  it("is as long as a bank has to refuse a debit, on its business days; a card's refuses at once", () => {
    const { calendar, calendarOf, failureDays } = BankDebit.termsOf("us_bank_account")
    const expected = { days: failureDays, count: "business", calendar, calendarOf }
    expect(SettlementDelay.failureTiming("us_bank_account")).toEqual(expected)
    expect(SettlementDelay.failureTiming("card")).toBeUndefined()
  })
})

describe("a delay", () => {
  it("counts the UTC day of the charge, to its last second", () => {
    expect(available("2026-01-05T23:59:59Z", business(2))).toBe("2026-01-07T00:00:00Z")
    expect(available("2026-01-06T00:00:00Z", business(2))).toBe("2026-01-08T00:00:00Z")
  })

  it("makes money available at once where there is no delay, but on business days only where they count", () => {
    expect(available("2026-01-05T10:00Z", calendar(0))).toBe("2026-01-05T10:00:00Z")
    expect(available("2026-01-05T10:00Z", business(0))).toBe("2026-01-05T10:00:00Z")
    for (const weekends of [dayZero, dayOne] as const) {
      expect(available("2026-01-03T10:00Z", business(0), weekends)).toBe("2026-01-05T00:00:00Z")
    }
  })

  const seconds = fc.integer({ min: moment("2015-01-02"), max: moment("2040-11-30") }).map(Instant.of)
  const rules = fc.constantFrom(dayZero, dayOne)
  const clocks = fc.record({
    hour: fc.nat(23),
    minutes: fc.constantFrom(0 as const, 30 as const),
    timezone: fc.constantFrom(...Zone.names).map((name) => Zone.of(name) ?? expect.fail(name))
  })
  const starts = fc.option(clocks, { nil: undefined })

  it("is never before the charge, never on a holiday, and never earlier for a later charge, by either rule", () => {
    fc.assert(
      fc.property(
        seconds,
        fc.nat(1_000_000),
        fc.nat(14).map(business),
        rules,
        starts,
        (created, later, delay, rule, start) => {
          const settled = SettlementDelay.availableOn(created, delay, us, rule, start)
          expect(settled >= created).toBe(true)
          expect(Calendar.isBusinessDay(us, StartOfDay.dayOf(start, settled))).toBe(true)
          const next = SettlementDelay.availableOn(Instant.plus(created, later), delay, us, rule, start)
          expect(next >= settled).toBe(true)
        }
      )
    )
  })

  it("is the same as without a start of day where days start at midnight UTC", () => {
    const midnight = { hour: 0, minutes: 0, timezone: Zone.of("Etc/UTC") ?? expect.fail("no UTC") } as const
    const delays = fc.oneof(fc.nat(14).map(business), fc.nat(31).map(calendar))
    fc.assert(
      fc.property(seconds, delays, rules, (created, delay, rule) => {
        expect(SettlementDelay.availableOn(created, delay, us, rule, midnight)).toBe(
          SettlementDelay.availableOn(created, delay, us, rule)
        )
      })
    )
  })

  it("is the same for all charges of a day", () => {
    fc.assert(
      fc.property(
        seconds,
        fc.integer({ min: 1, max: 14 }).map(business),
        rules,
        starts,
        (created, delay, rule, start) => {
          const day = StartOfDay.dayOf(start, created)
          const settled = StartOfDay.momentOf(start, SettlementDelay.settlementDay(day, delay, us, rule))
          expect(SettlementDelay.availableOn(created, delay, us, rule, start)).toBe(settled)
        }
      )
    )
  })

  // From 10:00 Pacific time: what is made before belongs to the day before.
  it.each<readonly [string, SettlementDelay.WeekendRule, string, string]>([
    ["2026-01-12T17:59:59Z", dayZero, "2026-01-16T18:00:00Z", "Sunday, as if made on Monday"],
    ["2026-01-12T17:59:59Z", dayOne, "2026-01-15T18:00:00Z", "Sunday, Monday the first of four"],
    ["2026-01-12T18:00:00Z", dayOne, "2026-01-16T18:00:00Z", "Monday"],
    ["2026-01-15T18:00:00Z", dayZero, "2026-01-22T18:00:00Z", "Thursday, and the 19th is a holiday"]
  ])("of four business days from %s, by %s, ends %s: %s", (charged, rule, settled) => {
    const start = { hour: 10, minutes: 0, timezone: Zone.of("America/Los_Angeles") ?? expect.fail("no zone") } as const
    expect(Instant.format(SettlementDelay.availableOn(moment(charged), business(4), us, rule, start))).toBe(settled)
  })

  it("throws on a delay that is no number of days", () => {
    for (const delay of [calendar(-1), business(-1), business(1.5)]) {
      expect(() => available("2026-01-05", delay)).toThrow(new RangeError(`cannot settle after ${delay.days} days`))
    }
  })
})

describe("the default of a country", () => {
  it.each([
    ["US", business(2)],
    ["us", business(2)],
    ["IN", business(5)],
    ["FR", calendar(3)],
    ["CA", calendar(7)],
    ["SG", calendar(7)],
    ["BR", calendar(7)],
    ["CZ", calendar(7)],
    ["GB", calendar(7)],
    ["JP", business(7)],
    ["AU", business(7)]
  ])("%s: %j", (country, delay) => {
    expect(SettlementDelay.ofCountry(country)).toEqual(delay)
  })

  it("counts calendar days where business days are known but Stripe does not count them", () => {
    expect(Calendar.countries.filter((country) => SettlementDelay.ofCountry(country).count === "calendar")).toEqual([
      "CA",
      "CH",
      "CZ",
      "DK",
      "GB",
      "HU",
      "NO",
      "PL",
      "RO",
      "SE",
      "SG",
      "TW"
    ])
  })

  it("has holidays wherever it counts business days", () => {
    for (const country of SettlementDelay.businessDayCountries) {
      expect(Calendar.countries).toContain(country)
      expect(SettlementDelay.ofCountry(country).count).toBe("business")
      expect(Calendar.covers(Calendar.of(country), Day.fromCivil(2026, 1, 5))).toBe(true)
    }
  })
})

describe("a delay that is asked for", () => {
  it("may be the lowest or longer, counted as the account's", () => {
    expect(SettlementDelay.mostDays).toBe(31)
    expect(Result.getOrThrow(SettlementDelay.raised(business(2), "minimum"))).toEqual(business(2))
    expect(Result.getOrThrow(SettlementDelay.raised(business(2), 2))).toEqual(business(2))
    expect(Result.getOrThrow(SettlementDelay.raised(calendar(3), 14))).toEqual(calendar(14))
  })

  it("may not be shorter, in the words that integrators quote", () => {
    const refused = SettlementDelay.raised(business(2), 1)
    const expected = new SettlementDelay.DelayTooLow({ lowest: 2 })
    expect(Result.isFailure(refused) && refused.failure).toEqual(expected)
    expect(expected.message).toBe("You cannot lower this merchant's delay below 2")
  })
})
