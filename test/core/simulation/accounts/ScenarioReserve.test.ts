import { describe, expect, it } from "vitest"
import * as Rate from "#core/money/Rate.ts"
import { changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"
import { moment } from "../../connect/Worlds.ts"

const path = "accounts.ada.reserve_plan"
const planOf = (plan: unknown) => scenarioOf(changed([path, plan])).accounts[0]?.reservePlan
const issues = (plan: unknown) => issuesOf(changed([path, plan]))

describe("a reserve plan of a scenario", () => {
  it("is none where none is stated", () => {
    expect(scenarioOf(changed()).accounts[0]).not.toHaveProperty("reservePlan")
  })

  it("releases some days after each charge, or at one moment", () => {
    expect(planOf({ percent: "10%", days_after_charge: 30 })).toEqual({
      percent: Rate.of("10%"),
      release: { type: "rolling_release", daysAfterCharge: 30 }
    })
    expect(planOf({ percent: "100%", release_after: "2026-04-01" })).toEqual({
      percent: Rate.of("100%"),
      release: { type: "fixed_release", releaseAfter: moment("2026-04-01T23:59:59Z") }
    })
  })

  it.each([
    [{ percent: "10%" }, `${path}: Expected either days_after_charge or release_after`],
    [
      { percent: "10%", days_after_charge: 1, release_after: "2026-04-01" },
      `${path}: Expected either days_after_charge or release_after`
    ],
    [
      { percent: "10%", days_after_charge: 0 },
      `${path}.days_after_charge: Expected a whole number of days from 1 to 180`
    ],
    [
      { percent: "10%", days_after_charge: 181 },
      `${path}.days_after_charge: Expected a whole number of days from 1 to 180`
    ],
    [{ percent: "0%", days_after_charge: 1 }, `${path}.percent: "0%" must be more than nothing and at most 100%`],
    [
      { percent: "100.1%", days_after_charge: 1 },
      `${path}.percent: "100.1%" must be more than nothing and at most 100%`
    ]
  ])("may not be %j", (plan, expected) => {
    expect(issues(plan)).toEqual([expected])
  })

  it("is told to be too much together with the other mistakes of the file", () => {
    const plan = { percent: "110%", days_after_charge: 0 }
    expect(issues(plan)).toEqual([
      `${path}.percent: "110%" must be more than nothing and at most 100%`,
      `${path}.days_after_charge: Expected a whole number of days from 1 to 180`
    ])
  })

  it("is only for accounts whose losses are the platform's", () => {
    const plan = { percent: "10%", days_after_charge: 180 }
    expect(issuesOf(changed(["accounts.sten", { type: "standard", reserve_plan: plan }]))).toEqual([
      "accounts.sten.reserve_plan: is only for accounts whose losses are the platform's; expected losses: application"
    ])
  })
})
