/**
 * UnservedCard: the test cards of Stripe's page that this sandbox does not have, and what keeps each from it.
 *
 * https://docs.stripe.com/testing
 */

/** By what names it goes, without the `pm_card_` or `tok_` in front, or by its numbers. */
interface Unserved {
  readonly names: ReadonlyArray<string>
  readonly numbers: ReadonlyArray<string>
  readonly why: string
}

const noFee = "what it costs to answer a compliance dispute is not modelled"

const noPrevention = "nothing is known of the reason of the dispute where no prevention is bought"

const noTerminal = "there are no payments in person here"

/** All of them. */
export const all: ReadonlyArray<Unserved> = [
  {
    names: ["createMultipleDisputes"],
    numbers: ["4000000404000079"],
    why: "nothing is known of the amount that each of its disputes takes"
  },
  {
    names: ["createCe3EligibleDispute"],
    numbers: ["4000000404000038"],
    why: "evidence of Visa's Compelling Evidence 3.0 is not modelled"
  },
  { names: ["createComplianceDispute"], numbers: ["4000008400000779"], why: noFee },
  { names: ["createMastercardComplianceDispute"], numbers: ["5105008400000002"], why: noFee },
  {
    names: ["createAutoRepresentmentEligibleDispute"],
    numbers: ["4000000001000043"],
    why: "Smart Disputes are not modelled"
  },
  { names: ["createRapidDisputeResolutionDispute"], numbers: ["4000000404004816"], why: noPrevention },
  { names: ["createCe3BlockDispute"], numbers: ["4000000404005649"], why: noPrevention },
  { names: ["createEthocaAlert"], numbers: ["5105000300000018"], why: noPrevention },
  {
    names: ["chargeDeclinedFraudulent", "visa_chargeDeclinedFraudulent"],
    numbers: [],
    why: "its documentation gives it the error of an expired card"
  },
  { names: [], numbers: ["6555900000604105"], why: "nothing is known of the brand that BCcard and DinaCard show" },
  { names: [], numbers: ["5062210000000009"], why: "nothing is known of the brand that Carnet shows" },
  {
    names: [],
    numbers: ["4001007020000002", "4000008260000075", "4001000360000005", "4000002760000008"],
    why: noTerminal
  }
]

/** Why there is no card of this name, such as `pm_card_createMultipleDisputes`; undefined of what Stripe has none of. */
export const whyNamed = (name: string): string | undefined => {
  const bare = /^(?:pm_card_|tok_)(\w+)$/.exec(name)?.[1]
  return bare === undefined ? undefined : all.find(({ names }) => names.includes(bare))?.why
}

/** The same of a number, without spaces. */
export const whyNumbered = (digits: string): string | undefined =>
  all.find(({ numbers }) => numbers.includes(digits))?.why
