/**
 * explain: where each cent of one payment went, over all accounts.
 */
import { Console, Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { BadInput } from "#apps/cli/ExitCode.ts"
import * as Json from "#apps/cli/Json.ts"
import { Paint } from "#apps/cli/Paint.ts"
import * as Tree from "#apps/cli/render/Tree.ts"
import { scenario } from "#apps/cli/ScenarioArgument.ts"
import * as Simulated from "#apps/cli/Simulated.ts"
import * as Explanation from "#core/report/Explanation.ts"

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

export const explain = Command.make(
  "explain",
  input,
  Effect.fn("connect-ledger.explain")(function* ({ id, json, scenario: file }) {
    const paint = yield* Paint
    const simulation = yield* Simulated.of(file)
    const explanation = Explanation.of(
      simulation.steps.filter((step) => step._tag === "done"),
      id
    )
    if (explanation === undefined) {
      const known = simulation.steps.map(({ command }) => command.key)
      const some = known.slice(0, 8).join(", ")
      const more = known.length > 8 ? ` and ${known.length - 8} more` : ""
      return yield* new BadInput({
        problems: [
          `${file}: nothing in it made "${id}"; expected a step (${some}${more}) or the id of an object of one`
        ]
      })
    }
    yield* Console.log(
      json ? Json.print(Json.ofExplanation(explanation)) : Tree.print(paint, simulation.scenario, explanation)
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
