/**
 * IntentRefusal: why a payment or setup intent cannot be what its request says, whatever it is paid with.
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import type * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import type * as IntentFields from "#apps/sandbox/resources/IntentFields.ts"
import * as IntentFailure from "#apps/sandbox/resources/IntentFailure.ts"
import * as StatementDescriptor from "#apps/sandbox/resources/StatementDescriptor.ts"

type New = Parameter.Given<typeof IntentFields.create>

/**
 * Which payment methods it takes is said once, and those of the Dashboard are confirmed in one way: so integrators
 * quote it of each. https://docs.stripe.com/api/payment_intents/create
 */
const unlessAutomatic = ["payment_method_types", "allowed_payment_method_types", "confirmation_method"] as const

/** What is only of use to whoever confirms it. */
const confirming = ["off_session", "return_url"] as const

/** Of either: it says of its payment methods what does not go together, enabled or not. */
export const ofMethods = (given: {
  readonly [name in (typeof unlessAutomatic)[number] | "automatic_payment_methods"]?: unknown
}): Failure.Failure | undefined => {
  if (given.automatic_payment_methods === undefined) return undefined
  const other = unlessAutomatic.find((name) => given[name] !== undefined)
  return other === undefined ? undefined : Failure.onlyOne("automatic_payment_methods", other)
}

/** What a new payment intent says that does not go together. */
export const ofNew = (given: New): Failure.Failure | undefined => {
  const named = ofMethods(given)
  if (named !== undefined) return named
  const early = given.confirm === true ? undefined : confirming.find((name) => given[name] !== undefined)
  return early === undefined ? undefined : IntentFailure.onlyConfirmed(early)
}

interface Described {
  readonly statementDescriptor: string | null
  readonly automaticPaymentMethods: object | null
  readonly paymentMethodTypes: ReadonlyArray<string>
}

/**
 * One with a whole descriptor cannot name cards among what it takes; one that takes whatever the Dashboard says cannot
 * be paid by card. https://docs.stripe.com/api/payment_intents/create#create_payment_intent-statement_descriptor
 */
export const ofDescriptor = (it: Described, paysByCard: boolean): Failure.Failure | undefined => {
  const namesCards = it.automaticPaymentMethods === null && it.paymentMethodTypes.includes("card")
  return it.statementDescriptor !== null && (namesCards || paysByCard) ? StatementDescriptor.notOnCards() : undefined
}
