/**
 * AvailabilityRows: worked examples of when a charge becomes available, under the regime of each recording.
 */
import { Result } from "effect"
import type { Row } from "./Row.ts"
import * as Example from "./Example.ts"
import * as SettlementDelay from "#core/connect/SettlementDelay.ts"
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

/** As the tables write a day: `2023-11-07 Tue`. */
const written = (day: Day.Day): string => {
  const name = Day.weekday(day)
  return `${Day.format(day)} ${name.charAt(0).toUpperCase()}${name.slice(1, 3)}`
}

/** The table of an example, computed anew; a remark behind a settlement day is kept. */
const table =
  (id: string, weekends: (charged: string) => SettlementDelay.WeekendRule): (() => object) =>
  () => {
    const stated = Example.byId.get(id)?.expected["table"] ?? {}
    return Object.fromEntries(
      Object.entries(stated).map(([charged, settled]) => {
        const remark = / \(.*\)$/.exec(String(settled))?.[0] ?? ""
        return [charged, written(availableDay(created(charged), 2, weekends(charged))) + remark]
      })
    )
  }

export const rows: ReadonlyArray<Row> = [
  {
    id: "gum-avail-us-weekend-regimeA",
    figures: {
      table: table("gum-avail-us-weekend-regimeA", (charged) =>
        charged.endsWith("(exception)") ? "next_business_day_is_day_zero" : "next_business_day_is_day_one"
      )
    }
  },
  {
    id: "air-avail-us-weekend-regimeB",
    figures: { table: table("air-avail-us-weekend-regimeB", () => "next_business_day_is_day_zero") }
  },
  {
    id: "gum-avail-obo-manual",
    figures: { available_on: () => Day.format(availableDay("2023-10-30", 1, "next_business_day_is_day_zero")) },
    remark: "that the delay is the connected account's waits for on_behalf_of"
  },
  {
    id: "doc-start-of-day",
    figures: {
      available: () => {
        const name = Day.weekday(availableDay("2026-01-12", 4, "next_business_day_is_day_zero"))
        return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
      }
    },
    remark: "a day that begins at another time than midnight UTC is not modelled"
  }
]
