/**
 * Combinations: every way to answer the guide, for the tests that look at all of them.
 */
import { Result } from "effect"
import * as ChargeType from "#core/connect/prices/ChargeType.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as BusinessModel from "#core/guide/BusinessModel.ts"
import * as Choices from "#core/guide/Choices.ts"
import * as Suitability from "#core/guide/Suitability.ts"
import * as Currency from "#core/money/Currency.ts"

/** What a software platform whose sellers are merchants would choose. */
export const saas: Choices.Choices = {
  businessModel: "saas",
  charge: "direct",
  onBehalfOf: "no",
  dashboard: "full",
  onboarding: "hosted",
  feesPayer: "account",
  losses: "stripe",
  country: "US",
  currency: Currency.of("usd")
}

export const marketplace: Choices.Choices = {
  ...saas,
  businessModel: "marketplace",
  charge: "destination",
  dashboard: "express",
  feesPayer: "application",
  losses: "application"
}

const designs = Choices.onboardings.flatMap((onboarding) =>
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

const countries = [...CountryTariffs.byCountry].map(([country, { currency }]) => ({ country, currency }))

/**
 * Every design in every country, and of every business: what it is changes nothing but names. Those on behalf of
 * sellers in one country: where it is changes for them what it changes for the others.
 */
export const all: ReadonlyArray<Choices.Choices> = designs.flatMap((design) =>
  design.onBehalfOf === "yes"
    ? [{ ...saas, ...design }]
    : [
        ...countries.map((where) => ({ ...saas, ...design, ...where })),
        ...BusinessModel.names.map((businessModel) => ({ ...saas, ...design, businessModel }))
      ]
)

export const suitable = all.filter((choices) => Result.isSuccess(Suitability.of(choices)))
export const refused = all.filter((choices) => Result.isFailure(Suitability.of(choices)))
