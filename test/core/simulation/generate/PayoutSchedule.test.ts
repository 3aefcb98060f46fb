import { expect, it } from "vitest"
import * as PayoutSchedule from "#core/simulation/generate/PayoutSchedule.ts"
import * as Day from "#core/time/Day.ts"

/** The days of February and March 2026 on which it is due. */
const days = (stated: Parameters<typeof PayoutSchedule.of>[0]): ReadonlyArray<string> =>
  Array.from({ length: 59 }, (_, index) => Day.plus(Day.fromCivil(2026, 2, 1), index))
    .filter((day) => PayoutSchedule.isDue(PayoutSchedule.of(stated), day))
    .map((day) => Day.format(day).slice(5))

it("a seller is paid out every day, on a day of the week or on a day of the month", () => {
  expect(days({ interval: "daily" })).toHaveLength(59)
  expect(days({ interval: "weekly" }).slice(0, 2)).toEqual(["02-02", "02-09"])
  expect(days({ interval: "weekly", weekly_anchor: "sunday" }).slice(0, 2)).toEqual(["02-01", "02-08"])
  expect(days({ interval: "monthly" })).toEqual(["02-01", "03-01"])
  expect(days({ interval: "monthly", monthly_anchor: 15 })).toEqual(["02-15", "03-15"])
})

it("a month that is too short is paid out on its last day, and a longer one only on its own", () => {
  expect(days({ interval: "monthly", monthly_anchor: 29 })).toEqual(["02-28", "03-29"])
  expect(days({ interval: "monthly", monthly_anchor: 31 })).toEqual(["02-28", "03-31"])
})
