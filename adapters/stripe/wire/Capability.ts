/**
 * Capability: Stripe's `capability`, such as `card_payments` of an account, both ways.
 *
 * https://docs.stripe.com/api/capabilities/object
 */
import { Schema } from "effect"
import * as Account from "#adapters/stripe/wire/Account.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type * as Model from "#core/connect/accounts/Capability.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"

export const Capability = WireObject.make("capability", {
  id: Schema.String,
  account: WireObject.Reference,
  requested: Schema.Boolean,
  requested_at: Schema.NullOr(WireObject.Moment),
  status: Schema.String
})

export type Capability = typeof Capability.Type

/** One of `account`, which was asked for, if it was, when the account was made. */
export const of = (account: StripeAccount.StripeAccount, id: Model.Capability, created: number) => {
  const status = AccountStatus.stateOf(StripeAccount.statusOf(account), id)
  const requirements = Account.requirementsOf(account)
  return {
    id: id as string,
    object: "capability" as const,
    account: account.id as string,
    future_requirements: Account.nothingRequired,
    requested: status !== "unrequested",
    requested_at: status === "unrequested" ? null : created,
    requirements,
    status
  }
}
