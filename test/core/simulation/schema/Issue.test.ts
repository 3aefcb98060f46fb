/**
 * Issue: where it is and what it says.
 */
import { Result } from "effect"
import { expect, it } from "vitest"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Issue from "#core/simulation/schema/Issue.ts"

it.each([
  [[], ""],
  [["steps", 2, "charge", "amount"], "steps[2].charge.amount"],
  [["accounts", "a".repeat(70)], `accounts.${"a".repeat(30)}…${"a".repeat(30)}`]
])("is at %j", (path, expected) => {
  expect(Issue.dotted(path)).toBe(expected)
})

it("is one of all that an InvalidScenario says, a line each", () => {
  const invalid = Result.getOrThrow(Result.flip(Scenario.decode({ platform: {}, accounts: [], steps: [{}] })))
  expect(invalid).toBeInstanceOf(Issue.InvalidScenario)
  expect(invalid.message.split("\n")).toStrictEqual([
    "accounts: Expected a map of accounts by name",
    "steps[0].at: Missing key. When it happens, in UTC; no earlier than the step above it."
  ])
})
