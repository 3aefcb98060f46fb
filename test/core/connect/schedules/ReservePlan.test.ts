import { describe, expect, it } from "vitest"
import { moment } from "../Worlds.ts"
import * as ReservePlan from "#core/connect/schedules/ReservePlan.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

describe("a plan holds", () => {
  const percent = Rate.of("10%")
  const rolling: ReservePlan.ReservePlan = { percent, release: { type: "rolling_release", daysAfterCharge: 30 } }
  const until = (text: string): ReservePlan.ReservePlan => ({
    percent,
    release: { type: "fixed_release", releaseAfter: moment(text) }
  })
  const charged = moment("2026-03-02T10:00Z")
  const after = (plan: ReservePlan.ReservePlan) => {
    const found = ReservePlan.releaseAfterOf(plan, charged)
    return found === undefined ? "nothing" : Instant.format(found)
  }

  it("some days after each charge, to the second", () => {
    expect(after(rolling)).toBe("2026-04-01T10:00:00Z")
  })

  it("until one moment, and nothing from then on", () => {
    expect(after(until("2026-03-02T10:00:01Z"))).toBe("2026-03-02T10:00:01Z")
    expect(after(until("2026-03-02T10:00:00Z"))).toBe("nothing")
  })

  it("what is asked for at least three days", () => {
    expect([ReservePlan.leastDays, ReservePlan.mostDays]).toEqual([3, 180])
  })

  it("nothing for longer than 180 days", () => {
    expect(after(until("2027-01-01"))).toBe("2026-08-29T10:00:00Z")
  })
})
