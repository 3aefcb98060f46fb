import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  done,
  held,
  moment,
  money,
  monday,
  passed,
  refused,
  reserveHold,
  reserveRelease,
  thursday,
  world
} from "../Worlds.ts"

const update = (key: string, until: string, hold = "reshold_safe"): Command => ({
  _tag: "reserve_hold_update",
  key,
  hold,
  releaseAfter: moment(until)
})

/** Of the 96.80 usd that Ada has, 40.00 are held from Thursday noon until 20 March, and go back on the 21st. */
const reserved = () => {
  const made = after([charge("lamp", "100.00 usd", { stripeAccount: ada.id })])
  done(made, reserveHold("safe", "40.00 usd"), thursday)
  return made
}

/** When something is released until then, and how much. */
const released = (made: ReturnType<typeof reserved>, until: string): ReadonlyArray<string> =>
  passed(made, moment(until)).flatMap(({ happening, outcome }) =>
    outcome.made.map(({ amount }) => `${Instant.format(happening.at)} ${Money.format(amount)}`)
  )

describe("the update of a hold", () => {
  it("changes when it is released, and moves no money", () => {
    const made = reserved()
    const step = done(made, update("longer", "2026-04-01T10:00Z"))
    expect([step.outcome.made, step.outcome.transactions, step.entries]).toEqual([[], [], []])
    expect(step.outcome.changed).toEqual([made.reserveHold("reshold_safe")])
    expect(made.reserveHold("reshold_safe")).toMatchObject({
      amountReleasable: money("40.00 usd"),
      releaseAfter: moment("2026-04-01T10:00Z"),
      scheduledRelease: moment("2026-04-02")
    })
    expect(held(made, ada.id)).toBe("0.00 / 56.80")
  })

  it.each([
    ["later", ["2026-04-01T10:00Z"], "2026-04-02T00:00:00Z"],
    ["earlier", ["2026-03-07T10:00Z"], "2026-03-08T00:00:00Z"],
    ["the same day", ["2026-03-05T12:00:01Z"], "2026-03-06T00:00:00Z"],
    ["the day that it was", ["2026-03-20T23:00Z"], "2026-03-21T00:00:00Z"],
    ["later, and back", ["2026-04-01", "2026-03-20T10:00Z"], "2026-03-21T00:00:00Z"],
    ["earlier, and later again", ["2026-03-07", "2026-04-01"], "2026-04-02T00:00:00Z"],
    ["as late as can be", ["2026-09-01T12:00Z"], "2026-09-02T00:00:00Z"]
  ])("releases it %s, once", (_, updates, at) => {
    const made = reserved()
    for (const [index, until] of updates.entries()) done(made, update(`u${index}`, until))
    expect(released(made, "2027-01-01")).toEqual([`${at} 40.00 usd`])
    expect(held(made, ada.id)).toBe("0.00 / 96.80")
  })

  it("keeps what is left of it, and lets it be released early", () => {
    const made = reserved()
    done(made, reserveRelease("part", "reshold_safe", "15.00 usd"))
    done(made, update("longer", "2026-04-01"))
    done(made, reserveRelease("more", "reshold_safe", "5.00 usd"), moment("2026-03-25"))
    expect(released(made, "2026-12-01")).toEqual(["2026-04-02T00:00:00Z 20.00 usd"])
  })

  it("is of what a plan holds of a charge, too", () => {
    const plan = { percent: Rate.of("10%"), release: { type: "rolling_release", daysAfterCharge: 30 } } as const
    const made = world({ accounts: [connected("Ada", "express", { reservePlan: plan })] })
    done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
    done(made, update("shorter", "2026-03-10T10:00Z", "reshold_lamp"))
    expect(released(made, "2026-12-01")).toEqual(["2026-03-11T00:00:00Z 10.00 usd"])
  })

  it("is refused of no hold, of one that is released, for the past and for more than 180 days", () => {
    const made = reserved()
    const outside = "The release must be in the future, and no later than 180 days after the hold was created"
    expect(answer(refused(made, update("x", "2026-04-01", "reshold_no")))).toContain(
      "No such reserve hold: 'reshold_no'"
    )
    expect(answer(refused(made, update("x", "2026-03-05T12:00Z")))).toContain(outside)
    expect(answer(refused(made, update("x", "2026-09-01T12:00:01Z")))).toContain(outside)
    expect(answer(refused(made, update("x", "2026-09-02"), Instant.plusDays(monday, 10)))).toContain(outside)
    done(made, reserveRelease("all", "reshold_safe"))
    expect(answer(refused(made, update("x", "2026-04-01")))).toContain("has already been fully released")
    expect(released(made, "2027-01-01")).toEqual([])
  })
})
