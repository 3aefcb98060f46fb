import { expect, it } from "vitest"
import * as Requirement from "#core/connect/accounts/Requirement.ts"
import * as Instant from "#core/time/Instant.ts"

it("a requirement disables what it is about once it is late, provided or not", () => {
  const due = { name: "tax_id", disables: new Set(["payouts"] as const), deadline: Instant.of(5), isProvided: false }
  const disabled = (isLate: boolean, isProvided = false) =>
    Requirement.activities.filter((activity) => Requirement.disables({ ...due, isLate, isProvided }, activity))
  expect([disabled(false), disabled(true), disabled(true, true)]).toEqual([[], ["payouts"], ["payouts"]])
})
