/**
 * Payer: for whom something is paid, set up or kept: a customer, or an account of v2 that has the configuration of one.
 *
 * Either by its id: nothing else tells them apart where it does not matter which.
 * https://docs.stripe.com/accounts-v2/use-accounts-as-customers
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Customers from "#apps/sandbox/resources/Customers.ts"
import type { Asked } from "#apps/sandbox/state/Endpoint.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

/** What a request may say of it: one of these. */
export interface Stated {
  readonly customer: string | undefined
  readonly customer_account: string | undefined
}

export const of = ({ customer, customer_account }: Stated): string | undefined => customer ?? customer_account

/** Why a request cannot name this payer; undefined where it can, or names none. */
export const refusalOf = (asked: Asked, { customer, customer_account: id }: Stated): Failure.Failure | undefined => {
  if (id === undefined) return Customers.refusalOf(asked, customer)
  if (customer !== undefined) return Failure.onlyOne("customer", "customer_account")
  const kept = asked.state.accounts.of(asked.account, id)
  if (kept === undefined) return Failure.missing("account", id, "customer_account")
  // Its words are ours.
  const message = `The account ${id} does not have the customer configuration, or it is not applied.`
  return kept.beside.configured?.customer === true
    ? undefined
    : Failure.of(Refusal.invalid(message, { param: "customer_account" }))
}
