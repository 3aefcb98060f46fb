/**
 * GuideScenario: the scenario that shows choices at work, as the plain value of its file: three payments of the same
 * amount, of which one is kept, one refunded whole and one disputed and lost.
 *
 * Steps have fixed ids, so that what became of each payment can be told.
 */
import * as BusinessModel from "#core/guide/BusinessModel.ts"
import * as Choices from "#core/guide/Choices.ts"
import * as Money from "#core/money/Money.ts"
import type { ScenarioSchema } from "#core/simulation/schema/ScenarioSchema.ts"

export type Step = NonNullable<ScenarioSchema["steps"]>[number]

/** What became of a payment, by the id of its charge. */
export const stories = ["kept", "refunded", "disputed"] as const
export type Story = (typeof stories)[number]

const seller = "seller"

/** What each payer pays, and what of it is the platform's. */
export const price = ({ currency }: Pick<Choices.Choices, "currency">): Money.Money => Money.of(currency, 10_000n)
export const fee = ({ currency }: Pick<Choices.Choices, "currency">): Money.Money => Money.of(currency, 1_000n)

const share = (choices: Choices.Choices): Money.Money => Money.minus(price(choices), fee(choices))

/** How it is paid, and what of it goes to the seller. */
export const paid = (choices: Choices.Choices, story: Story): ReadonlyArray<Step> => {
  const at = "2026-03-02T10:00:00Z"
  const amount = Money.format(price(choices))
  const application_fee_amount = Money.format(fee(choices))
  const merchant = choices.onBehalfOf === "yes" ? { on_behalf_of: seller } : {}
  switch (choices.charge) {
    case "direct":
      return [{ at, id: story, charge: { amount, stripe_account: seller, application_fee_amount } }]
    case "destination":
      return [
        {
          at,
          id: story,
          charge: { amount, transfer_data: { destination: seller }, application_fee_amount, ...merchant }
        }
      ]
    case "separate": {
      const transfer_group = `order-${story}`
      const transfer = { amount: Money.format(share(choices)), destination: seller, source_transaction: story }
      return [
        { at, id: story, charge: { amount, transfer_group, ...merchant } },
        { at, id: `${story}-transfer`, transfer: { ...transfer, transfer_group } }
      ]
    }
  }
}

/** The whole of it, with what the platform and the seller had of it. */
export const refunded = ({ charge }: Choices.Choices): ReadonlyArray<Step> => {
  const at = "2026-03-03T10:00:00Z"
  const [id, refund] = ["refund", { charge: "refunded" }] as const
  switch (charge) {
    case "direct":
      return [{ at, id, refund: { ...refund, refund_application_fee: true } }]
    case "destination":
      return [{ at, id, refund: { ...refund, reverse_transfer: true, refund_application_fee: true } }]
    case "separate":
      return [
        { at, id: "refund-transfer", transfer_reversal: { transfer: "refunded-transfer" } },
        { at, id, refund }
      ]
  }
}

const disputed: ReadonlyArray<Step> = [
  { at: "2026-03-16T10:00:00Z", id: "dispute", dispute: { charge: "disputed", reason: "product_not_received" } },
  { at: "2026-03-17T10:00:00Z", id: "dispute-accepted", dispute_close: { dispute: "dispute" } }
]

const steps = (choices: Choices.Choices): ReadonlyArray<Step> => [
  ...stories.flatMap((story) => paid(choices, story)),
  ...refunded(choices),
  ...disputed
]

/** What it is called for people: the choices in one line. */
const title = ({ businessModel, charge, country, onBehalfOf }: Choices.Choices): string =>
  `${businessModel} in ${country} with ${charge} charges${onBehalfOf === "yes" ? " on behalf of the seller" : ""}`

export const of = (choices: Choices.Choices): ScenarioSchema => {
  const { dashboard, losses, requirementCollection } = Choices.controller(choices)
  return {
    name: title(choices),
    platform: { name: "Platform", country: choices.country },
    accounts: {
      [seller]: {
        name: BusinessModel.of(choices.businessModel).seller,
        controller: {
          losses,
          fees_payer: choices.feesPayer,
          requirement_collection: requirementCollection,
          dashboard
        }
      }
    },
    steps: [...steps(choices)],
    until: "2026-03-31"
  }
}
