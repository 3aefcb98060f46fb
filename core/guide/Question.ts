/**
 * Question: what the guide asks for each choice, and the answers there are.
 */
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as BusinessModel from "#core/guide/BusinessModel.ts"
import type { Choices } from "#core/guide/Choices.ts"

export interface Answer<A extends string = string> {
  readonly value: A
  /** What it means, in a line. */
  readonly text: string
}

export interface Question<A extends string = string> {
  readonly text: string
  readonly answers: ReadonlyArray<Answer<A>>
}

const answers = <A extends string>(...rows: ReadonlyArray<readonly [A, string]>): ReadonlyArray<Answer<A>> =>
  rows.map(([value, text]) => ({ value, text }))

const countries: ReadonlyArray<Answer> = [...CountryTariffs.byCountry].map(([country, { currency, name }]) => ({
  value: country,
  text: `${currency}, ${name}`
}))

export const businessModel: Question<BusinessModel.Name> = {
  text: "What kind of business is it?",
  answers: BusinessModel.names.map((value) => ({ value, text: BusinessModel.of(value).text }))
}

export const onboarding: Question<Choices["onboarding"]> = {
  text: "Where do sellers give their details?",
  answers: answers(
    ["hosted", "on Stripe's pages: the least work"],
    ["embedded", "in Stripe's component on your pages"],
    ["api", "in your own forms, which you keep up with every change of the law"]
  )
}

export const dashboard: Question<Choices["dashboard"]> = {
  text: "Which dashboard do sellers have?",
  answers: answers(
    ["full", "Stripe's own: they refund and answer disputes themselves"],
    ["express", "the Express Dashboard: they see their payouts and balance"],
    ["none", "what you build for them"]
  )
}

export const charge: Question<Choices["charge"]> = {
  text: "Where is a payment made?",
  answers: answers(
    ["direct", "on the seller's account: the seller is the merchant"],
    ["destination", "on yours, and sent on in the same request"],
    ["separate", "on yours, and sent on by transfers, to several sellers or later"]
  )
}

export const onBehalfOf: Question<Choices["onBehalfOf"]> = {
  text: "Are payments on your account made on behalf of the seller?",
  answers: answers(
    ["no", "you are the merchant"],
    ["yes", "on_behalf_of: the seller's name, country and prices; the seller takes card payments"]
  )
}

export const feesPayer: Question<Choices["feesPayer"]> = {
  text: "Who pays Stripe's fees for direct charges and what sellers use?",
  answers: answers(["account", "the seller"], ["application", "you, the platform"])
}

export const losses: Question<Choices["losses"]> = {
  text: "Who covers a seller's negative balance that the seller does not?",
  answers: answers(["application", "you, the platform"], ["stripe", "Stripe"])
}

export const country: Question = { text: "In which country are you and your sellers?", answers: countries }

/** All of them, in the order in which they are asked: what is chosen first limits what is possible later. */
export const all = { businessModel, charge, onBehalfOf, dashboard, onboarding, feesPayer, losses, country } as const

export type Key = keyof typeof all
export const keys = Object.keys(all) as ReadonlyArray<Key>

/** Those that are open once it is known how payments are made: a direct charge is on nobody's behalf. */
export const keysOf = ({ charge, onBehalfOf }: Partial<Choices>): ReadonlyArray<Key> =>
  charge === "direct" && onBehalfOf !== "yes" ? keys.filter((key) => key !== "onBehalfOf") : keys

/** As it stands on a command line: `fees-payer`. */
export const flagOf = (key: Key | "currency"): string =>
  key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
