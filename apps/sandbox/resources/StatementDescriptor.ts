/**
 * StatementDescriptor: what stands on a bank statement, as a request states it: as short as banks take it.
 *
 * A payment by card has only the end of one, after what its account has for all.
 * https://docs.stripe.com/get-started/account/statement-descriptors
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"

/** As integrators quote it (cocalc#5712). */
const tooLong = (stated: string, most: number, param: string): Failure.Failure =>
  Failure.invalid(
    `The statement descriptor must be at most ${most} characters. ${stated} is ${[...stated].length} characters long.`,
    { param }
  )

const upTo = (most: number): Parameter.Parameter<string | undefined> => ({
  isRequired: false,
  read: (value, name) =>
    Result.flatMap(Parameter.text.read(value, name), (stated) =>
      stated === undefined || [...stated].length <= most
        ? Result.succeed(stated)
        : Result.fail(tooLong(stated, most, name))
    )
})

export const parameter = upTo(22)

/** A bank debit has room for fewer. https://docs.stripe.com/api/topups/create */
export const ofTopUp = upTo(15)

/** Of a payment intent that takes cards, as integrators quote it (fluentform#384). */
export const notOnCards = (): Failure.Failure =>
  Failure.invalid(
    "The statement_descriptor parameter is not supported for the payment_method_type `card`. To continue supporting " +
      "payment_method_type `card`, please pass in `statement_descriptor_suffix` or remove the `statement_descriptor` " +
      "parameter altogether. Please see https://support.stripe.com/questions/" +
      "use-of-the-statement-descriptor-parameter-on-paymentintents-for-card-charges for additional details.",
    { param: "statement_descriptor" }
  )
