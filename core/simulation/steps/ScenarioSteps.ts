/**
 * ScenarioSteps: the steps of a scenario as dated commands, each with its step's id as its key.
 */
import { Result } from "effect"
import type { Report } from "#core/simulation/schema/Issue.ts"
import type { StepPart } from "#core/simulation/schema/ScenarioParts.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import * as References from "#core/simulation/steps/References.ts"
import * as StepCommand from "#core/simulation/steps/StepCommand.ts"
import * as Instant from "#core/time/Instant.ts"

/** The sound steps; the order of time and the ids are those of all. */
export const translate = (
  parts: ReadonlyArray<StepPart>,
  accounts: ReadonlySet<string>,
  report: Report
): ReadonlyArray<Dated> => {
  const seen = References.to(accounts)
  const steps: Array<Dated> = []
  let before = Instant.of(0)
  for (const [index, { at, id, request, step }] of parts.entries()) {
    const path = ["steps", index]
    const moment = at === undefined ? before : Result.getOrThrow(Instant.parse(at))
    if (moment < before) {
      report(
        [...path, "at"],
        `is before the step above it, which is at ${Instant.format(before)}; expected no earlier moment`
      )
    }
    before = moment
    if (id === undefined) continue
    if (seen.steps.has(id)) report([...path, "id"], `"${id}" is the id of an earlier step`)
    if (step !== undefined) {
      const reportIn: Report = (to, message) => report([...path, ...to], message)
      steps.push({ at: moment, command: StepCommand.of(id, step, moment, seen, reportIn) })
    }
    const refunded = seen.steps.get(step?.refund?.charge ?? "")?.charge
    seen.add(id, References.makes(request, step?.charge, refunded, step?.payout))
  }
  return steps
}
