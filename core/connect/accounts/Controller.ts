/**
 * Controller: who stands behind a connected account's losses, who pays Stripe's fees, who collects requirements and
 * which dashboard there is.
 *
 * `standard`, `express` and `custom` are names for three such sets. Not every combination exists at Stripe; {@link make}
 * refuses the others with the reason.
 */
import { Result, Schema } from "effect"

/** Who covers a negative balance of the account: the platform (`application`) or Stripe. */
export type Losses = "application" | "stripe"

/** Who pays Stripe's fees for direct charges. The last two come only from `type: express` and `type: custom`. */
export type FeesPayer = "account" | "application" | "application_express" | "application_custom"

export type RequirementCollection = "application" | "stripe"

export type Dashboard = "full" | "express" | "none"

/** https://docs.stripe.com/connect/migrate-to-controller-properties */
export interface Controller {
  readonly losses: Losses
  readonly feesPayer: FeesPayer
  readonly requirementCollection: RequirementCollection
  readonly dashboard: Dashboard
}

export const lossesOf: ReadonlyArray<Losses> = ["application", "stripe"]
export const feesPayers: ReadonlyArray<FeesPayer> = [
  "account",
  "application",
  "application_express",
  "application_custom"
]
export const requirementCollections: ReadonlyArray<RequirementCollection> = ["application", "stripe"]
export const dashboards: ReadonlyArray<Dashboard> = ["full", "express", "none"]

export type AccountType = "standard" | "express" | "custom"

export const accountTypes: ReadonlyArray<AccountType> = ["standard", "express", "custom"]

/** The controller properties that each legacy account type stands for. */
export const typed: { readonly [type in AccountType]: Controller } = {
  standard: { losses: "stripe", feesPayer: "account", requirementCollection: "stripe", dashboard: "full" },
  express: {
    losses: "application",
    feesPayer: "application_express",
    requirementCollection: "stripe",
    dashboard: "express"
  },
  custom: {
    losses: "application",
    feesPayer: "application_custom",
    requirementCollection: "application",
    dashboard: "none"
  }
}

export class ImpossibleController extends Schema.TaggedError<ImpossibleController>()("ImpossibleController", {
  reason: Schema.String
}) {
  override get message() {
    return this.reason
  }
}

/** What the properties are called by whoever states them. */
export interface Words {
  readonly losses: string
  readonly feesPayer: string
  /** The payer of fees that is not the platform. */
  readonly account: string
  readonly requirementCollection: string
}

const v1: Words = {
  losses: "losses",
  feesPayer: "fees_payer",
  account: "account",
  requirementCollection: "requirement_collection"
}

type Impossibility = readonly [matches: (controller: Controller) => boolean, reason: (words: Words) => string]

/**
 * What Stripe rejects, most specific reason first. Sources:
 * https://docs.stripe.com/connect/migrate-to-controller-properties and the compatibility matrix of Stripe's own
 * `connect-recommend` guide, in which the rest is possible, if only on request.
 */
const impossibilities: ReadonlyArray<Impossibility> = [
  [
    (it) => it.requirementCollection === "application" && it.losses === "stripe",
    ({ losses, requirementCollection }) =>
      `${requirementCollection}: application needs ${losses}: application, because whoever collects requirements must ` +
      "cover losses"
  ],
  [
    (it) => it.requirementCollection === "application" && it.feesPayer === "account",
    ({ account, feesPayer, requirementCollection }) =>
      `${requirementCollection}: application needs a ${feesPayer} other than ${account}`
  ],
  [
    (it) => it.requirementCollection === "application" && it.dashboard !== "none",
    ({ requirementCollection }) =>
      `${requirementCollection}: application needs dashboard: none, because no Stripe-hosted dashboard is given`
  ],
  [
    (it) => it.dashboard === "express" && (it.losses === "stripe" || it.feesPayer === "account"),
    ({ feesPayer, losses }) =>
      `dashboard: express needs ${losses}: application and a ${feesPayer} of application ` +
      "(account_controller_express_dash_without_application_losses_or_fees)"
  ],
  [
    (it) => it.dashboard === "none" && (it.losses === "stripe" || it.feesPayer === "account"),
    ({ feesPayer, losses }) => `dashboard: none needs ${losses}: application and a ${feesPayer} of application`
  ],
  [
    (it) => it.feesPayer === "application_express" && it.dashboard !== "express",
    ({ feesPayer }) => `${feesPayer}: application_express exists only on type: express`
  ],
  [
    (it) => it.feesPayer === "application_custom" && it.requirementCollection !== "application",
    ({ feesPayer }) => `${feesPayer}: application_custom exists only on type: custom`
  ]
]

/** The controller, or {@link ImpossibleController} with the reason why Stripe has no such account, in these words. */
export const make = (candidate: Controller, words: Words = v1): Result.Result<Controller, ImpossibleController> => {
  const found = impossibilities.find(([matches]) => matches(candidate))
  return found === undefined
    ? Result.succeed(candidate)
    : Result.fail(new ImpossibleController({ reason: found[1](words) }))
}

/** Every combination of the four properties, possible or not. */
export const combinations: ReadonlyArray<Controller> = dashboards.flatMap((dashboard) =>
  lossesOf.flatMap((losses) =>
    feesPayers.flatMap((feesPayer) =>
      requirementCollections.map((requirementCollection) => ({ losses, feesPayer, requirementCollection, dashboard }))
    )
  )
)

/** Every one that there is. */
export const all: ReadonlyArray<Controller> = combinations.filter((candidate) => Result.isSuccess(make(candidate)))

export const equals = (a: Controller, b: Controller): boolean => differences(a, b) === 0

const differences = (a: Controller, b: Controller): number =>
  [
    a.losses !== b.losses,
    a.feesPayer !== b.feesPayer,
    a.requirementCollection !== b.requirementCollection,
    a.dashboard !== b.dashboard
  ].filter((differs) => differs).length

const isLegacy = ({ feesPayer }: Controller): boolean => feesPayer !== "account" && feesPayer !== "application"

/**
 * What to make instead of one that is impossible: those that there are with the fewest properties changed. The two
 * payers of fees that only account types bring are for one who asked for them.
 */
export const nearest = (candidate: Controller): ReadonlyArray<Controller> => {
  const possible = all.filter((each) => isLegacy(candidate) || !isLegacy(each))
  const [fewest] = possible.map((each) => differences(candidate, each)).toSorted((a, b) => a - b)
  return possible.filter((each) => differences(candidate, each) === fewest)
}

/** The account type that stands for exactly these properties; undefined where none does. */
export const typeOf = (controller: Controller): AccountType | undefined =>
  accountTypes.find((type) => equals(typed[type], controller))
