/**
 * RoutingNumber: the number of a bank in the US: nine digits, of which the last checks the others.
 *
 * https://docs.stripe.com/error-codes#routing-number-invalid
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"

const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1]

const isChecked = (digits: string): boolean =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 10 === 0

/**
 * Why there can be no bank in the US of this number; undefined where there can. The first sentence is quoted by
 * integrators, the second is what Stripe's list of error codes says of its code.
 */
export const refusalOf = (stated: string, param: string): Failure.Failure | undefined => {
  const about = { code: "routing_number_invalid", param }
  const digits = stated.replaceAll(/[\s-]/g, "")
  if (!/^\d{9}$/.test(digits)) return Failure.invalid("Routing number must have 9 digits", about)
  return isChecked(digits) ? undefined : Failure.invalid("The bank routing number provided is invalid.", about)
}
