/**
 * Suitability: whether choices go together, or why not and what to change.
 *
 * Laws: what is refused names changes, and each of them makes it suitable; none with fewer changes would, but for what
 * Stripe gives on request only.
 */
import { Result, Schema } from "effect"
import * as ChargeCompatibility from "#core/connect/accounts/ChargeCompatibility.ts"
import * as ChargeType from "#core/connect/prices/ChargeType.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as Choices from "#core/guide/Choices.ts"
import * as Question from "#core/guide/Question.ts"

/** What of the choices is another one. */
export type Change = Partial<Choices.Choices>

const keys = [...Question.keys, "currency"] as const

/** In the words of a command line: `--dashboard none and --losses application`. */
const stated = (change: Change): string =>
  keys.flatMap((key) => (change[key] === undefined ? [] : [`--${Question.flagOf(key)} ${change[key]}`])).join(" and ")

/** Choices that Stripe refuses, or that cannot be recommended. */
export class Unsuitable extends Schema.TaggedError<Unsuitable>()("Unsuitable", {
  reason: Schema.String,
  changes: Schema.Array(Schema.declare((value): value is Change => typeof value === "object"))
}) {
  override get message() {
    return `${this.reason}; change to ${this.changes.map(stated).join(", or ")}`
  }
}

/** Choices that go together, and what is to be said of it all the same. */
export interface Suitability {
  readonly rating: Exclude<ChargeCompatibility.Rating, "blocked">
  readonly reason: string
}

type Design = Omit<Choices.Choices, "businessModel" | "country" | "currency">

const nobody: ChargeCompatibility.ChargeCompatibility = {
  rating: "blocked",
  reason: "a direct charge is the seller's own: it is made on nobody's behalf"
}

/** Of charges on behalf of sellers Stripe's matrix says nothing; what speaks against the others speaks against them. */
const fit = (choices: Design): ChargeCompatibility.ChargeCompatibility => {
  const { charge } = choices
  const controller = Choices.controller(choices)
  const own = ChargeCompatibility.of(controller, { charge })
  if (choices.onBehalfOf === "no" || own.rating === "blocked") return own
  if (charge === "direct") return nobody
  return own.rating === "on_request" ? own : ChargeCompatibility.of(controller, { charge, onBehalfOf: true })
}

/** In what currency payments settle there; undefined where no prices are known. */
const currencyOf = (country: string) => CountryTariffs.byCountry.get(country)?.currency

/** Every way to choose what is about accounts and charges. */
const designs: ReadonlyArray<Design> = Choices.onboardings.flatMap((onboarding) =>
  Controller.dashboards.flatMap((dashboard) =>
    ChargeType.all.flatMap((charge) =>
      Choices.feesPayers.flatMap((feesPayer) =>
        Controller.lossesOf.flatMap((losses) =>
          Choices.onBehalfOfs.map((onBehalfOf) => ({ onboarding, dashboard, charge, onBehalfOf, feesPayer, losses }))
        )
      )
    )
  )
)

const changeOf = (from: Choices.Choices, to: Change): Change =>
  Object.fromEntries(Object.entries(to).filter(([key, value]) => from[key as keyof Choices.Choices] !== value))

const size = (change: Change): number => Object.keys(change).length

/**
 * What one may be told to change to: nothing that needs Stripe's sales, Stripe's own pages in the place of an API, and
 * charges on behalf of sellers only where they were asked for.
 */
const isAdvisable = (design: Design, choices: Choices.Choices): boolean => {
  const { rating } = fit(design)
  const isKnown = design.onboarding === choices.onboarding || design.onboarding !== "embedded"
  const isAsked = design.onBehalfOf === "no" || choices.onBehalfOf === "yes"
  return isKnown && isAsked && rating !== "blocked" && rating !== "on_request"
}

/** Those with the fewest changes that suit. */
const nearest = (choices: Choices.Choices): ReadonlyArray<Change> => {
  const country = currencyOf(choices.country) === undefined ? "US" : choices.country
  const currency = currencyOf(country)
  const all = designs
    .filter((design) => isAdvisable(design, choices))
    .map((design) => changeOf(choices, { ...design, country, ...(currency === undefined ? {} : { currency }) }))
  const fewest = all.map(size).toSorted((a, b) => a - b)[0]
  return all.filter((change) => size(change) === fewest)
}

const moneyRefusal = ({ country, currency }: Choices.Choices): string | undefined => {
  const settled = currencyOf(country)
  if (settled === undefined) return `Stripe's prices in ${country} are not known here`
  return settled === currency ? undefined : `accounts in ${country} settle in ${settled}; conversion is not shown here`
}

/** Nobody chose who collects requirements: it is said what does. */
const accountReason = (choices: Choices.Choices, reason: string): string => {
  const isImpossible = Result.isFailure(Controller.make(Choices.controller(choices)))
  return isImpossible && choices.onboarding === "api"
    ? `onboarding: api makes you collect requirements, and ${reason}`
    : reason
}

/** Refuses with {@link Unsuitable}. */
export const of = (choices: Choices.Choices): Result.Result<Suitability, Unsuitable> => {
  const { rating, reason } = fit(choices)
  const money = moneyRefusal(choices)
  if (rating !== "blocked" && money === undefined) return Result.succeed({ rating, reason })
  // What Stripe gives on request only is not advised, so that the changes change it too.
  const design = rating === "blocked" || rating === "on_request" ? accountReason(choices, reason) : undefined
  const reasons = [design, money].filter((each) => each !== undefined)
  return Result.fail(new Unsuitable({ reason: reasons.join("; and "), changes: nearest(choices) }))
}

/** Whether these answers can be completed to something that suits. */
export const isOpen = (answers: Partial<Choices.Choices>): boolean =>
  designs.some((design) => {
    const isConsistent = Object.entries(design).every(
      ([key, value]) => (answers[key as keyof Choices.Choices] ?? value) === value
    )
    return isConsistent && fit(design).rating !== "blocked"
  })
