/**
 * guide: from what a platform wants to what it has to build: the requests to Stripe, who bears what, and a scenario.
 */
import { Effect, Option, Result } from "effect"
import { Command, Flag } from "effect/cli"
import * as Interview from "#apps/cli/commands/Interview.ts"
import { asTyped } from "#apps/cli/commands/ScenarioArgument.ts"
import * as NewFile from "#apps/cli/files/NewFile.ts"
import * as Guided from "#apps/cli/play/Guided.ts"
import * as GuideJson from "#apps/cli/render/GuideJson.ts"
import * as Json from "#apps/cli/render/Json.ts"
import * as GuideText from "#apps/cli/render/GuideText.ts"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import { Output } from "#apps/cli/terminal/Output.ts"
import { Paint } from "#apps/cli/terminal/Paint.ts"
import { Width } from "#apps/cli/terminal/Width.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import type { Choices } from "#core/guide/Choices.ts"
import * as Question from "#core/guide/Question.ts"
import * as Suitability from "#core/guide/Suitability.ts"

const question = <K extends Question.Key>(key: K) => {
  const { answers, text } = Question.all[key]
  return Flag.Literals(
    Question.flagOf(key),
    answers.map(({ value }) => value)
  ).pipe(
    Flag.map((value) => value as Choices[K]),
    Flag.withDescription(text),
    Flag.optional
  )
}

const currencies: ReadonlyArray<string> = [
  ...new Set([...CountryTariffs.byCountry.values()].map(({ currency }) => currency))
]

const input = {
  businessModel: question("businessModel"),
  charge: question("charge"),
  onBehalfOf: question("onBehalfOf"),
  dashboard: question("dashboard"),
  onboarding: question("onboarding"),
  feesPayer: question("feesPayer"),
  losses: question("losses"),
  country: question("country"),
  currency: Flag.Literals("currency", currencies).pipe(
    Flag.withDescription("What payers pay in, which must be what payments settle in there; that, if it is left out"),
    Flag.optional
  ),
  out: Flag.String("out").pipe(
    Flag.map(asTyped),
    Flag.withDescription("Write a scenario to start from to this file"),
    Flag.optional
  ),
  json: Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print it as JSON, for machines")),
  force: Flag.Boolean("force").pipe(Flag.withDefault(false), Flag.withDescription("Write over the file if it is there"))
}

const suitable = (choices: Choices): Result.Result<Suitability.Suitability, BadInput> =>
  Result.mapError(Suitability.of(choices), ({ message }) => new BadInput({ problems: [message] }))

export const guide = Command.make(
  "guide",
  input,
  Effect.fn("connect-ledger.guide")(
    function* ({ force, json, out, ...given }) {
      const [paint, print] = [yield* Paint, yield* Output]
      if (Option.isSome(out)) yield* NewFile.check(out.value, force)
      const choices = yield* Interview.choices(given)
      const suitability = yield* Effect.fromResult(suitable(choices))
      const { episodes, text } = Guided.of(choices)
      const guided = { choices, suitability, episodes }
      yield* print(json ? Json.print(GuideJson.of(guided)) : GuideText.print(paint, yield* Width, guided))
      const say = (text: string) => (json ? Effect.void : print(paint("dim", text)))
      if (Option.isNone(out)) return yield* say(`${Guided.command(choices)} --out FILE writes a scenario`)
      yield* NewFile.write(out.value, text, force)
      yield* say(`written ${out.value}; run it by: connect-ledger simulate ${out.value}`)
    },
    Effect.catchTag("QuitError", () => Effect.interrupt)
  )
).pipe(
  Command.withDescription(
    "Ask what a platform wants to be, or take it as flags, and show what follows: who pays what and bears which loss, " +
      "what a payment, a refund and a dispute come to, and the requests to Stripe that build it. On a terminal what is " +
      "not given is asked for. You and your sellers are in one country here, and nothing is converted: what borders cost is for scenarios. Exits 2 where choices do not go together, with what to change."
  ),
  Command.withShortDescription("Show how to build what a platform wants to be"),
  Command.withExamples([
    { command: "connect-ledger guide", description: "Answer its questions" },
    {
      command:
        "connect-ledger guide --business-model saas --charge direct --dashboard full --onboarding hosted " +
        "--fees-payer account --losses stripe --country US --out saas.yaml",
      description: "All of it as flags, and a scenario to start from"
    }
  ])
)
