/**
 * GuideJson: what follows from what was chosen, for machines: amounts as integers of the smallest unit, and the
 * requests to Stripe with their parameters as JSON has them.
 */
import { integer } from "#apps/cli/render/StripeJson.ts"
import type { Guide } from "#apps/cli/render/GuideText.ts"
import type { ApiCall } from "#core/guide/ApiCall.ts"
import * as BusinessModel from "#core/guide/BusinessModel.ts"
import * as Burdens from "#core/guide/Burdens.ts"
import type { Choices } from "#core/guide/Choices.ts"
import type { Episode } from "#core/guide/Episode.ts"
import * as GuideScenario from "#core/guide/GuideScenario.ts"
import * as Integration from "#core/guide/Integration.ts"

const chosen = (choices: Choices) => ({
  business_model: choices.businessModel,
  charge: choices.charge,
  on_behalf_of: choices.onBehalfOf === "yes",
  dashboard: choices.dashboard,
  onboarding: choices.onboarding,
  fees_payer: choices.feesPayer,
  losses: choices.losses,
  country: choices.country,
  currency: choices.currency
})

const bearers = ({ disputeAmount, disputeFees, processing, refund, uncovered }: Burdens.Burdens) => ({
  payment_processing: processing,
  refund,
  dispute_amount: disputeAmount,
  dispute_fees: disputeFees,
  uncovered
})

const episode = ({ paid, platform, returned, seller, story, stripe }: Episode) => ({
  story,
  paid: integer(paid),
  returned: integer(returned),
  stripe: integer(stripe),
  platform: integer(platform),
  seller: integer(seller)
})

const call = ({ isForSeller, parameters, path }: ApiCall) => ({
  path,
  is_for_seller: isForSeller === true,
  parameters
})

export const of = ({ choices, episodes, suitability }: Guide) => {
  const usual = BusinessModel.of(choices.businessModel)
  const burdens = Burdens.of(choices)
  return {
    choices: chosen(choices),
    rating: suitability.rating,
    reason: suitability.reason,
    usual_charge: usual.charge,
    bears: bearers(burdens),
    pays: burdens.fees.map(({ payer, product }) => ({ product, payer })),
    currency: choices.currency,
    application_fee_amount: integer(GuideScenario.fee(choices)),
    episodes: episodes.map(episode),
    steps: Integration.steps(choices).map(({ calls, notes, title }) => ({ title, notes, calls: calls.map(call) })),
    scenario: GuideScenario.of(choices)
  }
}
