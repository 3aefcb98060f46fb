/**
 * Interview: the guide's questions asked on a terminal, but those whose answers were given; without a terminal an
 * answer that is missing is an error, which names it and its values.
 *
 * An answer that goes with none of those before it cannot be chosen.
 */
import { Effect, Option } from "effect"
import { Prompt } from "effect/cli"
import { TerminalCapabilities } from "effect/cli/TerminalCapabilities"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as BusinessModel from "#core/guide/BusinessModel.ts"
import type { Choices } from "#core/guide/Choices.ts"
import * as Question from "#core/guide/Question.ts"
import * as Suitability from "#core/guide/Suitability.ts"
import * as Currency from "#core/money/Currency.ts"

/** What was given on the command line. */
export type Given = { readonly [key in Question.Key]: Option.Option<Choices[key]> } & {
  readonly currency: Option.Option<string>
}

type Answers = { -readonly [key in keyof Choices]?: Choices[key] }

const answersOf = <K extends Question.Key>(key: K): ReadonlyArray<Question.Answer<Choices[K]>> =>
  Question.all[key].answers as ReadonlyArray<Question.Answer<Choices[K]>>

const listed = (values: ReadonlyArray<string>): string => `${values.slice(0, -1).join(", ")} or ${values.at(-1) ?? ""}`

const missing = (key: Question.Key): string =>
  `--${Question.flagOf(key)} is missing; expected ${listed(answersOf(key).map(({ value }) => value))}`

/** What is marked at first: what is usual for the business, or else what is possible. */
const first = <A extends string>({ businessModel }: Answers, possible: ReadonlyArray<A>): A | undefined => {
  const usual = businessModel === undefined ? undefined : BusinessModel.of(businessModel).charge
  return possible.find((value) => value === usual) ?? possible[0]
}

/** Which of the answers so far stand in its way by themselves, to be said beside what cannot be chosen. */
const obstacles = <K extends Question.Key>(answers: Answers, key: K, value: Choices[K]): string => {
  const flags = Question.keys.filter(
    (other) => answers[other] !== undefined && Suitability.isOpen({ ...answers, [other]: undefined, [key]: value })
  )
  const said = flags.map((other) => `--${Question.flagOf(other)} ${answers[other] ?? ""}`)
  return said.length === 0 ? "not with what was chosen" : `not with ${said.join(" or ")}`
}

const ask = <K extends Question.Key>(answers: Answers, key: K): Prompt.Prompt<Choices[K]> => {
  const isOpen = Suitability.isOpen(answers)
  const isPossible = (value: Choices[K]) => !isOpen || Suitability.isOpen({ ...answers, [key]: value })
  const all = answersOf(key)
  const marked = first(answers, all.map(({ value }) => value).filter(isPossible))
  const choices = all.map(({ text, value }) => ({
    title: isPossible(value) ? value : `${value} (${obstacles(answers, key, value)})`,
    value,
    description: text,
    disabled: !isPossible(value),
    selected: value === marked
  }))
  return Prompt.Select({ message: Question.all[key].text, choices })
}

const take = Effect.fnUntraced(function* <K extends Question.Key>(answers: Answers, given: Given, key: K) {
  const answer = Option.getOrUndefined(given[key] as Option.Option<Choices[K]>)
  answers[key] = answer ?? (yield* ask(answers, key))
})

/** Where it is not given, the one that payments settle in there. */
const currencyOf = (country: string, given: Option.Option<string>): Currency.Currency => {
  const tariff = CountryTariffs.byCountry.get(country)
  if (tariff === undefined) throw new RangeError(`no prices are known in ${country}`)
  return Option.isSome(given) ? Currency.of(given.value) : tariff.currency
}

/** All choices. Whoever leaves a question is gone: the program is interrupted. */
export const choices = Effect.fnUntraced(function* (given: Given) {
  const { canPrompt } = yield* TerminalCapabilities
  const open = Question.keys.filter((key) => Option.isNone<unknown>(given[key]))
  const needed = open.filter((key) => key !== "onBehalfOf")
  if (!canPrompt && needed.length > 0) return yield* new BadInput({ problems: needed.map(missing) })
  const answers: Answers = {}
  for (const key of Question.keys) {
    if (!open.includes(key)) yield* take(answers, given, key)
  }
  for (const key of open) {
    // Nothing speaks for it without being asked, and nothing can be asked where the seller is charged.
    if (key === "onBehalfOf" && (needed.length === 0 || answers.charge === "direct")) answers.onBehalfOf = "no"
    else yield* take(answers, given, key)
  }
  const all = answers as Choices
  return { ...all, currency: currencyOf(all.country, given.currency) }
})
