/**
 * AvailabilityRows: worked examples of when a charge becomes available, under the regime of each recording.
 */
import { Result } from "effect"
import type { Row } from "./Row.ts"
import * as Example from "./Example.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const availableDay = (created: string, days: number, weekends: SettlementDelay.WeekendRule): Day.Day => {
  const moment = Result.getOrThrow(Instant.parse(created))
  const delay = { days, count: "business" } as const
  return Instant.dayOf(SettlementDelay.availableOn(moment, delay, Calendar.of("US"), weekends))
}

/** `2023-07-08 Sat 20:04`: a day, its name, perhaps the time; what follows in brackets is a remark. */
const created = (text: string): string => {
  const time = /\d\d:\d\d$/.exec(text)?.[0]
  return time === undefined ? text.slice(0, 10) : `${text.slice(0, 10)}T${time}Z`
}

const weekdays = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"]

/** The name of a day; the first of all was a Thursday. */
export const weekday = (day: Day.Day): string => weekdays[day % 7] ?? ""

/** As the tables write a day: `2023-11-07 Tue`. */
const written = (day: Day.Day): string => {
  return `${Day.format(day)} ${weekday(day).slice(0, 3)}`
}

/** The table of an example, computed anew; a remark behind a settlement day is kept. */
const table =
  (id: string, weekends: SettlementDelay.WeekendRule): (() => object) =>
  () => {
    const stated = Example.byId.get(id)?.expected["table"] ?? {}
    return Object.fromEntries(
      Object.entries(stated).map(([charged, settled]) => {
        const remark = / \(.*\)$/.exec(String(settled))?.[0] ?? ""
        return [charged, written(availableDay(created(charged), 2, weekends)) + remark]
      })
    )
  }

export const rows: ReadonlyArray<Row> = [
  {
    id: "gum-avail-us-weekend-regimeA",
    figures: { table: table("gum-avail-us-weekend-regimeA", "next_business_day_is_day_one") },
    differs: {
      "table.2024-04-28 Sun (exception)": {
        model: "2024-04-30 Tue",
        because: "the recording itself calls this day the exception to its regime; it is a day of the other one"
      }
    }
  },
  {
    id: "air-avail-us-weekend-regimeB",
    figures: { table: table("air-avail-us-weekend-regimeB", "next_business_day_is_day_zero") }
  }
]
