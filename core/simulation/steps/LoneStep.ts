/**
 * LoneStep: one step of a scenario by itself, about what is there already: in the place of names it has ids.
 *
 * So `dispute: { charge: ch_1, reason: fraudulent }` is about the charge `ch_1` of whatever world it is carried out in.
 */
import { Result } from "effect"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import { InvalidScenario, type Issue } from "#core/simulation/schema/Issue.ts"
import * as Shape from "#core/simulation/schema/Shape.ts"
import { StepSchema } from "#core/simulation/schema/StepSchema.ts"
import * as StepCommand from "#core/simulation/steps/StepCommand.ts"
import * as Instant from "#core/time/Instant.ts"

const shapeIssues = Shape.issuesOf(StepSchema)

/**
 * The command of a plain value, a step's request without `at` and `id`, as of `at`; `key` is what ids are made from.
 * Whether what it names is there is not looked at. Refuses with {@link InvalidScenario}.
 */
export const decode = (request: object, key: string, at: Instant.Instant): Result.Result<Command, InvalidScenario> => {
  const step = { ...request, at: Instant.format(at) }
  const issues: Array<Issue> = shapeIssues(step)
  const fail = () => Result.fail(new InvalidScenario({ issues: issues.map((issue) => Shape.suggesting(step, issue)) }))
  if (issues.length > 0) return fail()
  const command = StepCommand.named(key, step as StepSchema, {
    at,
    account: (id) => id as AccountId,
    made: (_, id) => id,
    part: (_, id) => id,
    payoutId: (id) => id,
    report: (path, message) => void issues.push({ path, message, about: "value" })
  })
  return issues.length > 0 ? fail() : Result.succeed(command)
}
