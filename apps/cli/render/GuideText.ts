/**
 * GuideText: what follows from what was chosen: who bears what, a payment, a refund and a dispute in numbers, and the
 * steps to build it.
 */
import * as Curl from "#apps/cli/render/Curl.ts"
import { cell } from "#apps/cli/render/FlowTable.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Width from "#apps/cli/terminal/Width.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import type * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type { Tariff } from "#core/connect/prices/Tariff.ts"
import * as BusinessModel from "#core/guide/BusinessModel.ts"
import * as Burdens from "#core/guide/Burdens.ts"
import type * as Choices from "#core/guide/Choices.ts"
import type * as Episode from "#core/guide/Episode.ts"
import * as GuideScenario from "#core/guide/GuideScenario.ts"
import * as Integration from "#core/guide/Integration.ts"
import * as Question from "#core/guide/Question.ts"
import type { Suitability } from "#core/guide/Suitability.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

export interface Guide {
  readonly choices: Choices.Choices
  readonly suitability: Suitability
  readonly episodes: ReadonlyArray<Episode.Episode>
}

const heads: { readonly [key in Question.Key]: string } = {
  businessModel: "business model",
  charge: "charge type",
  onBehalfOf: "on behalf of",
  dashboard: "dashboard access",
  onboarding: "onboarding",
  feesPayer: "who pays fees",
  losses: "liability",
  country: "country"
}

const chosen = (paint: Paint, choices: Choices.Choices): string =>
  Table.print(paint, {
    head: ["your choices", "", ""],
    rows: Question.keysOf(choices).map((key) => {
      const answers: ReadonlyArray<Question.Answer> = Question.all[key].answers
      const text = answers.find(({ value }) => value === choices[key])?.text ?? ""
      return [heads[key], paint("bold", choices[key]), text]
    }),
    align: "lll"
  })

const ratings: { readonly [rating in Suitability["rating"]]: readonly [sign: string, text: string] } = {
  allowed: ["✓", "they go together"],
  caution: ["!", "possible, with care"],
  on_request: ["!", "on request only"],
  out_of_scope: ["!", "ask Stripe"]
}

/** Words that are wrapped, under their first one. */
const paragraph = (width: number, label: string, text: string): string =>
  `${label}${Width.wrapped(width, Width.of(label), text.split(" "), " ")}`

const verdict = (paint: Paint, width: number, { choices, suitability }: Guide): ReadonlyArray<string> => {
  const { rating, reason } = suitability
  const [sign, text] = ratings[rating]
  const usual = BusinessModel.of(choices.businessModel)
  const other = `usual for this business are ${usual.charge} charges: ${usual.because}`
  return [
    paragraph(width, `${paint(rating === "allowed" ? "green" : "yellow", sign)} `, `${text}: ${reason}`),
    ...(usual.charge === choices.charge ? [] : [paragraph(width, "  ", other)])
  ]
}

const who = {
  account: "the seller",
  application: "you",
  stripe: "Stripe",
  nobody: "nobody",
  varies: "as agreed"
} as const

const risks = (paint: Paint, choices: Choices.Choices): string => {
  const { charge } = choices
  const { disputeAmount, disputeFees, processing, refund, uncovered } = Burdens.of(choices)
  return Table.print(paint, {
    head: ["who bears what", ""],
    rows: [
      ["Stripe's fee of a payment", who[processing]],
      ["a refund", who[refund]],
      ["the amount of a dispute", who[disputeAmount]],
      ["Stripe's fees of a dispute", who[disputeFees]],
      [
        charge === "direct" ? "what the seller owes and does not pay" : "what the seller does not give back",
        who[uncovered]
      ]
    ],
    align: "ll"
  })
}

/** Stripe's names, where they are more than words. */
const names: { readonly [product in FeeResponsibility.Product]?: string } = {
  radar: "Radar",
  three_d_secure: "3D Secure",
  terminal: "Terminal",
  connect: "Connect (active accounts, payouts)"
}

const products = (paint: Paint, width: number, choices: Choices.Choices): ReadonlyArray<string> => {
  const { fees } = Burdens.of(choices)
  return [...new Set(fees.map(({ payer }) => payer))].map((payer) => {
    const paid = fees.filter((fee) => fee.payer === payer)
    const said = paid.map(({ product }) => names[product] ?? product.replaceAll("_", " "))
    const label = `${who[payer]} pay${payer === "application" ? "" : "s"} for `
    return paragraph(width, paint("dim", label), said.join(", "))
  })
}

const stories: { readonly [story in GuideScenario.Story]: string } = {
  kept: "a payment",
  refunded: "refunded whole",
  disputed: "disputed and lost"
}

const numbers = (paint: Paint, episodes: ReadonlyArray<Episode.Episode>): string =>
  Table.print(paint, {
    head: [episodes[0]?.paid.currency ?? "", "paid", "paid back", "Stripe", "you", "the seller"],
    rows: episodes.map(({ paid, platform, returned, seller, story, stripe }) => [
      stories[story],
      ...[paid, returned, stripe, platform, seller].map((amount) => cell(paint, amount))
    ]),
    align: "lrrrrr"
  })

/** What each of them is about, and where Stripe's part comes from. */
const prices = (paint: Paint, width: number, choices: Choices.Choices): string => {
  const { name, prices } = tariffOf(choices.country)
  const { fixed, rate } = prices.card
  const [price, fee] = [GuideScenario.price(choices), GuideScenario.fee(choices)].map(Money.formatReadable)
  const stripes = `${name}, ${Rate.format(rate)} and ${Money.formatReadable(fixed)} by card`
  return paint(
    "dim",
    paragraph(width, "", `A payment of ${price}, of which ${fee} is your fee; Stripe's price is ${stripes}.`)
  )
}

const tariffOf = (country: string): Tariff => {
  const tariff = CountryTariffs.byCountry.get(country)
  if (tariff === undefined) throw new RangeError(`no prices are known in ${country}`)
  return tariff
}

const steps = (paint: Paint, width: number, choices: Choices.Choices): ReadonlyArray<string> =>
  Integration.steps(choices).flatMap(({ calls, notes, title }, index) => [
    paint("bold", `${index + 1}. ${title}`),
    ...notes.map((note) => paragraph(width, "", note)),
    ...calls.map((call) => `\n${Curl.print(call)}`),
    ""
  ])

export const print = (paint: Paint, width: number, guide: Guide): string => {
  const { choices, episodes } = guide
  return [
    chosen(paint, choices),
    "",
    ...verdict(paint, width, guide),
    "",
    risks(paint, choices),
    "",
    ...products(paint, width, choices),
    "",
    numbers(paint, episodes),
    prices(paint, width, choices),
    "",
    ...steps(paint, width, choices)
  ].join("\n")
}
