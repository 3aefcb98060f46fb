/**
 * explain: where each cent of one payment went, over all accounts; whether an account is paid out, and why not; or why
 * a line of its own came, as what is set aside for a negative balance.
 */
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { scenario } from "#apps/cli/commands/ScenarioArgument.ts"
import * as WholeNumber from "#apps/cli/commands/WholeNumber.ts"
import * as Explained from "#apps/cli/play/Explained.ts"
import * as Simulated from "#apps/cli/play/Simulated.ts"
import * as AccountJson from "#apps/cli/render/AccountJson.ts"
import * as AccountTree from "#apps/cli/render/AccountTree.ts"
import * as ExplanationJson from "#apps/cli/render/ExplanationJson.ts"
import * as Json from "#apps/cli/render/Json.ts"
import * as StandaloneJson from "#apps/cli/render/StandaloneJson.ts"
import * as StandaloneTree from "#apps/cli/render/StandaloneTree.ts"
import * as StepTree from "#apps/cli/render/StepTree.ts"
import * as Tree from "#apps/cli/render/Tree.ts"
import { Output } from "#apps/cli/terminal/Output.ts"
import { Paint } from "#apps/cli/terminal/Paint.ts"
import * as AccountBasis from "#core/simulation/accounts/AccountBasis.ts"

const input = {
  scenario,
  id: Argument.String("id").pipe(
    Argument.withDescription(
      "A step of the scenario (order-1), any object or balance transaction that came of it (ch_order-1), or an account (ada)"
    )
  ),
  until: Flag.String("until").pipe(
    Flag.withDescription("Explain it as of the end of this day, or this moment: 2026-03-02 or 2026-03-02T10:00:00Z"),
    Flag.optional
  ),
  seed: WholeNumber.seed,
  json: Flag.Boolean("json").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Print the explanation as JSON, for machines")
  )
}

/** Of a payout that is named as steps do it, by its account and day or as a part of one that was split, its id. */
const idOf = ({ scenario }: Simulated.Simulated, name: string): string => {
  const step = /^([^.]+)\.\d{1,2}$/.exec(name)?.[1]
  const split = scenario.stated.find(({ command }) => command.key === step)?.command
  if (split?._tag === "payout") return `po_${name}`
  const owner = /^([^.]+)\.\d{4}-/.exec(name)?.[1]
  if (owner === undefined) return name
  const account = AccountBasis.idOf(owner)
  return [scenario.platform, ...scenario.accounts].some(({ id }) => id === account) ? `po_${name}` : name
}

const textOf = (paint: Paint, it: Explained.Explained, { scenario }: Simulated.Simulated): string => {
  switch (it.what) {
    case "payment":
      return Tree.print(paint, scenario, it.explanation, it.departure)
    case "account":
      return AccountTree.print(paint, it.account)
    case "line":
      return StandaloneTree.print(paint, scenario, it.line)
    case "step":
      return StepTree.print(paint, it.step)
  }
}

const jsonOf = (it: Explained.Explained, { asOf }: Simulated.Simulated): unknown => {
  switch (it.what) {
    case "payment":
      return ExplanationJson.of(it.explanation, asOf, it.departure)
    case "account":
      return AccountJson.of(it.account)
    case "line":
      return StandaloneJson.of(it.line)
    case "step":
      return StandaloneJson.ofStep(it.step)
  }
}

export const explain = Command.make(
  "explain",
  input,
  Effect.fn("connect-ledger.explain")(function* ({ id, json, scenario: file, seed, until }) {
    const print = yield* Output
    const simulated = yield* Simulated.read(file, { seed, until })
    const found = yield* Explained.of(simulated, file, idOf(simulated, id))
    yield* print(json ? Json.print(jsonOf(found, simulated)) : textOf(yield* Paint, found, simulated))
  })
).pipe(
  Command.withDescription(
    "Run a scenario and show where each cent of one payment went, as a tree over all accounts: what was returned to " +
      "the payer, what Stripe took, what the platform and the sellers have of it. Of an account, whether it is paid " +
      "out, and if not why, since when and what starts it again. Of what was set aside for a negative balance or filled " +
      "it, what made it negative and what came of it."
  ),
  Command.withShortDescription("Show where each cent of one payment went"),
  Command.withExamples([
    {
      command: "connect-ledger explain examples/marketplace.yaml order-2",
      description: "One payment, with its refund"
    }
  ])
)
