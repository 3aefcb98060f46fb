import { expect, it } from "vitest"
import * as Choices from "#core/guide/Choices.ts"
import { marketplace, saas } from "../../guide/Combinations.ts"

it("the platform collects requirements exactly where it onboards by the API", () => {
  expect(Choices.controller(saas)).toEqual({
    losses: "stripe",
    feesPayer: "account",
    requirementCollection: "stripe",
    dashboard: "full"
  })
  const collectors = Choices.onboardings.map((onboarding) => Choices.controller({ ...marketplace, onboarding }))
  expect(collectors.map(({ requirementCollection }) => requirementCollection)).toEqual([
    "stripe",
    "stripe",
    "application"
  ])
})
