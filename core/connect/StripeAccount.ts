/**
 * StripeAccount: the platform, or one of its connected accounts, with the properties that decide money.
 *
 * A controller states who stands behind losses, who pays Stripe's fees, who collects requirements and which
 * dashboard there is. `standard`, `express` and `custom` are names for three such sets. Not every combination
 * exists at Stripe; {@link controller} refuses the others with the reason.
 */
import { Result, Schema } from "effect"
import type { SettlementDelay } from "#core/connect/SettlementDelay.ts"
import type { ConnectFees } from "#core/connect/ConnectFees.ts"
import type { StartOfDay } from "#core/connect/StartOfDay.ts"
import type { PayoutMethod } from "#core/connect/PayoutMethod.ts"
import type { PayoutSettings } from "#core/connect/PayoutSettings.ts"
import type { Fee, PricingScheme } from "#core/connect/PricingScheme.ts"
import type { ReservePlan } from "#core/connect/ReservePlan.ts"
import type { Tariff } from "#core/connect/Tariff.ts"
import type { Currency } from "#core/money/Currency.ts"

export type AccountId = `acct_${string}`

/** Nothing in an id needs escaping: it is a part of our own ids and of the names of ledger accounts. */
export const isAccountId = (text: string): text is AccountId => /^acct_[A-Za-z0-9_-]+$/.test(text)

/** What stands behind `acct_`: ids of what comes about by itself are made of it. */
export const keyIn = (id: AccountId): string => id.slice("acct_".length)

/** Who covers a negative balance of the account: the platform (`application`) or Stripe. */
export type Losses = "application" | "stripe"

/** Who pays Stripe's fees for direct charges. The last two come only from `type: express` and `type: custom`. */
export type FeesPayer = "account" | "application" | "application_express" | "application_custom"

/** https://docs.stripe.com/connect/migrate-to-controller-properties */
export interface Controller {
  readonly losses: Losses
  readonly feesPayer: FeesPayer
  readonly requirementCollection: "application" | "stripe"
  readonly dashboard: "full" | "express" | "none"
}

export type AccountType = "standard" | "express" | "custom"

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

/**
 * What Stripe rejects, most specific reason first. Sources:
 * https://docs.stripe.com/connect/migrate-to-controller-properties and the compatibility matrix of Stripe's own
 * `connect-recommend` guide.
 */
const impossibilities: ReadonlyArray<readonly [(controller: Controller) => boolean, string]> = [
  [
    (it) => it.requirementCollection === "application" && it.losses === "stripe",
    "requirement_collection: application needs losses: application, because whoever collects requirements must cover losses"
  ],
  [
    (it) => it.requirementCollection === "application" && it.feesPayer === "account",
    "requirement_collection: application needs a fees_payer other than account"
  ],
  [
    (it) => it.requirementCollection === "application" && it.dashboard !== "none",
    "requirement_collection: application needs dashboard: none, because no Stripe-hosted dashboard is given"
  ],
  [
    (it) => it.dashboard === "express" && (it.losses === "stripe" || it.feesPayer === "account"),
    "dashboard: express needs losses: application and a fees_payer of application " +
      "(account_controller_express_dash_without_application_losses_or_fees)"
  ],
  [
    (it) => it.dashboard === "none" && (it.losses === "stripe" || it.feesPayer === "account"),
    "dashboard: none needs losses: application and a fees_payer of application"
  ],
  [
    (it) => it.dashboard === "full" && it.losses === "stripe" && it.feesPayer !== "account",
    "dashboard: full with losses: stripe needs fees_payer: account"
  ],
  [
    (it) => it.feesPayer === "application_express" && it.dashboard !== "express",
    "fees_payer: application_express exists only on type: express"
  ],
  [
    (it) => it.feesPayer === "application_custom" && it.requirementCollection !== "application",
    "fees_payer: application_custom exists only on type: custom"
  ]
]

/** The controller, or {@link ImpossibleController} with the reason why Stripe has no such account. */
export const controller = (candidate: Controller): Result.Result<Controller, ImpossibleController> => {
  const found = impossibilities.find(([matches]) => matches(candidate))
  return found === undefined ? Result.succeed(candidate) : Result.fail(new ImpossibleController({ reason: found[1] }))
}

/** What the account may do. `card_payments` is needed for direct charges, `transfers` to receive transfers. */
export type Capability = "card_payments" | "transfers"

interface Common {
  readonly id: AccountId
  readonly name: string
  readonly country: string
  /** The one currency its Stripe balance settles in. */
  readonly currency: Currency
  readonly tariff: Tariff
  readonly settlementDelay: SettlementDelay
  /** When its days begin; at midnight UTC, if absent. */
  readonly startOfDay?: StartOfDay
  /** What the platform takes of a charge that does not say it; an account's own comes before the platform's. */
  readonly pricing?: PricingScheme
  /** How it is paid out; only when asked for, if absent. */
  readonly payouts?: PayoutSettings
  /** What the platform takes of instant payouts that it pays Stripe for; an account's own comes before the platform's. */
  readonly instantPayoutPricing?: Fee
  /** The ways that money can take to its bank or card; all of them, if absent. */
  readonly payoutMethods?: ReadonlySet<PayoutMethod>
}

export interface PlatformAccount extends Common {
  readonly kind: "platform"
  /** What Stripe bills by the month for paying accounts out; nothing, if absent. */
  readonly connectFees?: ConnectFees
}

export interface ConnectedAccount extends Common {
  readonly kind: "connected"
  readonly controller: Controller
  readonly capabilities: ReadonlySet<Capability>
  /** What is held of each charge that settles on it; nothing, if absent. */
  readonly reservePlan?: ReservePlan
}

export type StripeAccount = PlatformAccount | ConnectedAccount
