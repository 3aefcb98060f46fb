/**
 * explain: where each cent of one payment went, over all accounts.
 */
import { Console, Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { BadInput } from "#apps/cli/ExitCode.ts"
import * as Json from "#apps/cli/Json.ts"
import { Paint } from "#apps/cli/render/Paint.ts"
import * as Sentence from "#apps/cli/render/Sentence.ts"
import * as Tree from "#apps/cli/render/Tree.ts"
import { scenario } from "#apps/cli/ScenarioArgument.ts"
import * as Simulated from "#apps/cli/Simulated.ts"
import * as Explanation from "#core/report/Explanation.ts"
import type { Step } from "#core/simulation/Run.ts"

const input = {
  scenario,
  id: Argument.String("id").pipe(
    Argument.withDescription(
      "A step of the scenario (order-1), or any object or balance transaction it made (ch_order-1)"
    )
  ),
  json: Flag.Boolean("json").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Print the explanation as JSON, for machines")
  )
}

const maximumListed = 8

/** Why there is nothing to explain: the step was refused, or there is no such thing. */
const nothing = (steps: ReadonlyArray<Step>, id: string): string => {
  const refused = steps.find((step) => step._tag === "refused" && step.command.key === id)
  if (refused?._tag === "refused") return `"${id}" made nothing: it was refused, ${Sentence.refusal(refused)}`
  const done = steps.filter(({ _tag }) => _tag === "done").map(({ command }) => command.key)
  if (done.length === 0) return `nothing in it made "${id}", or anything else`
  const some = done.slice(0, maximumListed).join(", ")
  const more = done.length > maximumListed ? ` and ${done.length - maximumListed} more` : ""
  return `nothing in it made "${id}"; expected a step (${some}${more}) or the id of an object of one`
}

export const explain = Command.make(
  "explain",
  input,
  Effect.fn("connect-ledger.explain")(function* ({ id, json, scenario: file }) {
    const paint = yield* Paint
    const simulation = yield* Simulated.of(file)
    const done = simulation.steps.filter((step) => step._tag === "done")
    const explanation = Explanation.of(done, id)
    if (explanation === undefined)
      return yield* new BadInput({ problems: [`${file}: ${nothing(simulation.steps, id)}`] })
    yield* Console.log(
      json
        ? Json.print(Json.ofExplanation(explanation, simulation.asOf))
        : Tree.print(paint, simulation.scenario, explanation)
    )
  })
).pipe(
  Command.withDescription(
    "Run a scenario and show where each cent of one payment went, as a tree over all accounts: what was returned to " +
      "the payer, what Stripe took, what the platform and the sellers have of it."
  ),
  Command.withShortDescription("Show where each cent of one payment went"),
  Command.withExamples([
    {
      command: "connect-ledger explain examples/marketplace.yaml order-2",
      description: "One payment, with its refund"
    }
  ])
)
