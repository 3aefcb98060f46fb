import { Result } from "effect"
import * as Instant from "#core/time/Instant.ts"
import { expect, it } from "vitest"
import { changed, issuesOf } from "../schema/ScenarioFiles.ts"
import { eachIs, eachLeadsNowhere, money } from "./Commands.ts"

eachIs([
  [{ top_up: { amount: "5.00 usd" } }, { _tag: "top_up", amount: money(500n) }],
  [
    { top_up: { amount: "5.00 usd", expected_availability_date: "2026-03-09", description: "Float" } },
    {
      _tag: "top_up",
      amount: money(500n),
      expectedAvailabilityDate: Result.getOrThrow(Instant.parse("2026-03-09")),
      description: "Float"
    }
  ],
  [{ top_up_cancel: { top_up: "more" } }, { _tag: "top_up_cancel", topUp: "tu_more" }],
  [
    { top_up_failure: { top_up: "more", failure_code: "insufficient_funds" } },
    { _tag: "top_up_failure", topUp: "tu_more", failureCode: "insufficient_funds" }
  ],
  [{ top_up_reversal: { top_up: "more" } }, { _tag: "top_up_reversal", topUp: "tu_more" }]
])

eachLeadsNowhere([
  [{ top_up_cancel: { top_up: "out" } }, 'top_up_cancel.top_up: "out" is a payout, not a top_up step'],
  [
    { top_up_failure: { top_up: "x", failure_code: "no_account" } },
    "top_up_failure.top_up: there is no earlier top_up step"
  ],
  [{ top_up_reversal: { top_up: "x" } }, "top_up_reversal.top_up: there is no earlier top_up step"]
])

it("a top-up is not there before it is made, and on the day of its step at once", () => {
  const reported = (date: string) => {
    const topUp = { amount: "5.00 usd", expected_availability_date: date }
    return issuesOf(changed(["steps.6", { at: "2026-03-04T12:00:00Z", id: "more", top_up: topUp }]))
  }
  expect(reported("2026-03-03")).toEqual([
    "steps.6.top_up.expected_availability_date: 2026-03-03 is before the top-up is made, which is at " +
      "2026-03-04T12:00:00Z; expected no earlier moment"
  ])
  expect(reported("2026-03-04T11:59:59Z")).toHaveLength(1)
  expect([reported("2026-03-04"), reported("2026-03-04T12:00:00Z"), reported("2026-03-05")]).toEqual([[], [], []])
})
