/**
 * ScenarioReserve: the reserve plan that a scenario states for one of its accounts.
 */
import { Result } from "effect"
import type { ReservePlan } from "#core/connect/schedules/ReservePlan.ts"
import type { Controller } from "#core/connect/accounts/Controller.ts"
import * as Rate from "#core/money/Rate.ts"
import type { ReservePlanSchema } from "#core/simulation/schema/AccountSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { endOf } from "#core/simulation/schema/ScenarioValue.ts"

/** The plan; one that the account cannot have is reported at its key. */
export const translate = (
  { days_after_charge: daysAfterCharge, percent: text, release_after: releaseAfter }: ReservePlanSchema,
  { losses }: Controller,
  path: Path,
  report: Report
): ReservePlan => {
  const percent = Result.getOrThrow(Rate.parse(text))
  if (losses === "stripe") {
    report(path, "is only for accounts whose losses are the platform's; expected losses: application")
  }
  return daysAfterCharge === undefined
    ? { percent, release: { type: "fixed_release", releaseAfter: endOf(releaseAfter ?? "") } }
    : { percent, release: { type: "rolling_release", daysAfterCharge } }
}
