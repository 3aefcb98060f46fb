/**
 * ChargeCompatibility: which kinds of charge an account is fit for, by its controller and its service agreement, and
 * why.
 *
 * Of what is `blocked`, Stripe takes the request all the same; it is never to be recommended, because those who are
 * charged, debited and liable would not be the same. `on_request` needs Stripe's sales; `out_of_scope` is what the
 * matrix leaves open. The matrix of Stripe's own `connect-recommend` guide (github.com/stripe/ai), read 2026-11, and
 * https://docs.stripe.com/connect/integration-recommendations; the sentences are ours.
 */
import { Result } from "effect"
import type * as ChargeType from "#core/connect/prices/ChargeType.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import type { ServiceAgreement } from "#core/connect/accounts/ServiceAgreement.ts"

export type Rating = "allowed" | "caution" | "blocked" | "on_request" | "out_of_scope"

export interface ChargeCompatibility {
  readonly rating: Rating
  readonly reason: string
  /** What to change; absent where nothing needs to be. */
  readonly change?: string
}

/** A way of charging; with `onBehalfOf`, the account is the settlement merchant of a charge on the platform. */
export interface Way {
  readonly charge: ChargeType.ChargeType
  readonly onBehalfOf?: boolean
}

/** Every way there is: a direct charge is on nobody's behalf. */
export const ways: ReadonlyArray<Way> = [
  { charge: "direct" },
  { charge: "destination" },
  { charge: "destination", onBehalfOf: true },
  { charge: "separate" },
  { charge: "separate", onBehalfOf: true }
]

const allowed = (reason: string): ChargeCompatibility => ({ rating: "allowed", reason })
const blocked = (reason: string, change: string): ChargeCompatibility => ({ rating: "blocked", reason, change })

const platformLiable = "dashboard: express or none with losses: application and fees_payer: application"

const recipient = blocked(
  "an account under the recipient agreement only receives transfers, and the platform is the merchant of record",
  "service_agreement: full, or destination or separate charges that are not on behalf of it"
)

const impossible = (reason: string, candidate: Controller.Controller): ChargeCompatibility => {
  const instead = Controller.nearest(candidate).map(
    ({ dashboard, feesPayer, losses, requirementCollection }) =>
      `dashboard: ${dashboard}, losses: ${losses}, fees_payer: ${feesPayer}, requirement_collection: ${requirementCollection}`
  )
  return blocked(reason, instead.join("; or "))
}

const independent = allowed("the account is the merchant of record; Stripe takes its fees and covers its losses")

const stripeLiable = blocked(
  "disputes, refunds and Stripe's fees of these charges are the platform's, although Stripe is liable for the account",
  `direct charges, or ${platformLiable}`
)

const mixed = blocked(
  "the platform would cover the losses of accounts that pay Stripe and run their payments themselves",
  `losses: stripe with direct charges, or ${platformLiable}`
)

const onRequest: ChargeCompatibility = {
  rating: "on_request",
  reason: "a full dashboard whose fees the platform pays is given on request only: ask Stripe's sales",
  change: "fees_payer: account with losses: stripe, or dashboard: express or none with losses: application"
}

const supported = allowed("the account is the merchant of record, and the platform covers its losses")

const unseen: ChargeCompatibility = {
  rating: "caution",
  reason:
    "the account cannot manage refunds, disputes or Radar rules of these charges from its Express dashboard; the " +
    "platform is debited first, and takes its part back by reversing transfers"
}

const whiteLabel = allowed("the platform covers the losses, pays Stripe's fees and builds what its accounts see")

const outOfScope: ChargeCompatibility = {
  rating: "out_of_scope",
  reason: "Stripe's matrix says nothing of charges on behalf of an account: ask Stripe"
}

/** How fit an account with this controller is for charges made this way; an impossible one is for none. */
export const of = (
  controller: Controller.Controller,
  { charge, onBehalfOf = false }: Way,
  agreement: ServiceAgreement = "full"
): ChargeCompatibility => {
  const possible = Controller.make(controller)
  if (Result.isFailure(possible)) return impossible(possible.failure.reason, controller)
  if (agreement === "recipient" && (charge === "direct" || onBehalfOf)) return recipient
  if (onBehalfOf) return outOfScope
  const { dashboard, feesPayer, losses } = controller
  if (dashboard === "none") return whiteLabel
  if (dashboard === "express") return charge === "direct" ? supported : unseen
  if (feesPayer === "application") return onRequest
  if (losses === "application") return mixed
  return charge === "direct" ? independent : stripeLiable
}
