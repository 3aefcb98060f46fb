/**
 * AccountRefusal: answers when what an account may do cannot be changed so. All of it is our words: no text of Stripe's
 * was found.
 */
import { invalid, type Refusal } from "#core/connect/refusals/Refusal.ts"

export const notConnected = (account: string): Refusal =>
  invalid(`${account} is the platform itself: only connected accounts can be changed so.`)

/** https://docs.stripe.com/connect/pausing-payments-or-payouts-on-connected-accounts */
export const notLiable = (account: string, what: string): Refusal =>
  invalid(`${account} cannot be ${what} by the platform, which does not cover its losses.`)

export const unchanged = (account: string, what: string): Refusal =>
  invalid(`Nothing changes: ${what} of ${account} is as it should become.`)

/** `required` is what is, if anything. */
export const noRequirement = (account: string, name: string, required: ReadonlyArray<string>): Refusal => {
  const expected = required.length === 0 ? "" : `: expected one of ${required.join(", ")}`
  return invalid(`Nothing called ${name} is required of ${account}${expected}.`, { param: "requirement" })
}

export const alreadyProvided = (account: string, name: string): Refusal =>
  invalid(`The requirement ${name} of ${account} has been provided, and is being verified.`, { param: "requirement" })

export const notProvided = (account: string, name: string): Refusal =>
  invalid(`The requirement ${name} of ${account} has not been provided, so there is nothing to verify.`, {
    param: "requirement"
  })

/** https://docs.stripe.com/connect/service-agreement-types */
export const recipient = (account: string): Refusal =>
  invalid(`${account} is under the recipient service agreement, and cannot request card_payments.`, {
    param: "capability"
  })

export const rejected = (account: string, reason: string): Refusal =>
  invalid(`${account} has been rejected (${reason}), for good.`)

export const notStopped = (account: string): Refusal => invalid(`${account} is neither under review nor stopped.`)

/** `param` is what of the balance settings is impossible. */
export const impossibleSettings = (account: string, problem: string, param: string): Refusal =>
  invalid(`${account} cannot be paid out so: ${problem}.`, { param })
