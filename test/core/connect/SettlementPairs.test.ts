import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Example from "../../worked-examples/Example.ts"
import { recorded } from "../../worked-examples/Recorded.ts"
import * as SettlementPairs from "./SettlementPairs.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const rules = ["next_business_day_is_day_zero", "next_business_day_is_day_one"] as const

const available = (
  { charged, startOfDay, timing }: SettlementPairs.Pair,
  rule: SettlementDelay.WeekendRule
): Instant.Instant =>
  SettlementDelay.availableOn(SettlementPairs.moment(charged), timing, timing.calendar, rule, startOfDay)

const starts = ({ available: day, startOfDay }: SettlementPairs.Pair): Instant.Instant =>
  StartOfDay.momentOf(startOfDay, Result.getOrThrow(Day.parse(day)))

describe(`a charge of each recorded or documented day (${SettlementPairs.all.length})`, () => {
  it.each(SettlementPairs.all.map((pair) => ({ ...pair, country: pair.timing.calendarOf })))(
    "$charged is available on $available: $timing.days $timing.count days in $country, $rule, $source",
    (pair) => {
      for (const rule of pair.rule === "either" ? rules : [pair.rule]) {
        expect(Instant.format(available(pair, rule)), rule).toBe(Instant.format(starts(pair)))
      }
    }
  )

  it("tells the rules for weekends apart wherever a row names one, and only there", () => {
    for (const pair of SettlementPairs.all) {
      const [zero, one] = rules.map((rule) => available(pair, rule))
      expect(zero === one, `${pair.charged}, ${pair.source}`).toBe(pair.rule === "either")
    }
  })

  it("has its account's calendar, and none lies in a year whose holidays are not known", () => {
    for (const { available: day, timing } of SettlementPairs.all.filter(
      ({ timing: { count } }) => count === "business"
    )) {
      expect(timing.calendar).toBe(Calendar.of("US"))
      expect(Calendar.covers(timing.calendar, Result.getOrThrow(Day.parse(day)))).toBe(true)
    }
  })
})

describe("the table", () => {
  const rows = new Set(SettlementPairs.all.map(({ available: day, charged }) => `${charged.slice(0, 10)} ${day}`))

  it("has every pair of the worked examples", () => {
    const tables = Example.all
      .filter(({ category }) => category === "availability")
      .flatMap(({ expected }) => Object.entries(expected["table"] ?? {}))
    const stated = tables.map(([charged, day]) => `${charged.slice(0, 10)} ${String(day).slice(0, 10)}`)
    expect(stated.length).toBeGreaterThan(14)
    expect(stated.filter((pair) => !rows.has(pair))).toEqual([])
  })

  it("has every balance transaction of the recorded charges, to the second", () => {
    const format = (seconds: number): string => Instant.format(Instant.of(seconds))
    const stated = recorded.charges.map(({ available_on, created }) => `${format(created)} ${format(available_on)}`)
    const payRails = SettlementPairs.all.filter(({ source }) => source.includes("pay-rails/pay"))
    expect(payRails.map(({ available: day, charged }) => `${charged} ${day}T00:00:00Z`).toSorted()).toEqual(
      stated.toSorted()
    )
  })
})

describe("recorded days that make no pair", () => {
  for (const { missing, recorded: days } of SettlementPairs.incomplete) it.skip(`${days}: ${missing}`, () => undefined)
})
