/**
 * IntentRefusal: why a payment intent cannot be what its request says, whatever it is paid with.
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import type * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import type * as IntentFields from "#apps/sandbox/resources/IntentFields.ts"
import * as IntentFailure from "#apps/sandbox/resources/IntentFailure.ts"
import * as StatementDescriptor from "#apps/sandbox/resources/StatementDescriptor.ts"

type New = Parameter.Given<typeof IntentFields.create>

/** Which payment methods it takes is said once. https://docs.stripe.com/api/payment_intents/create */
const naming = ["payment_method_types", "allowed_payment_method_types"] as const

/** What is only of use to whoever confirms it. */
const confirming = ["off_session", "return_url"] as const

/** What a new one says that does not go together. */
export const ofNew = (given: New): Failure.Failure | undefined => {
  const named = given.automatic_payment_methods && naming.find((name) => given[name] !== undefined)
  if (named !== undefined) return Failure.onlyOne("automatic_payment_methods", named)
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
