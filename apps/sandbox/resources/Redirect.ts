/**
 * Redirect: where a payer is sent to prove who they are, of an intent that says where they come back to.
 *
 * Of one that is confirmed with `use_stripe_sdk`, or without a `return_url`, Stripe's own scripts would ask them.
 * https://docs.stripe.com/payments/3d-secure/authentication-flow#manual-redirect
 */
import type { Redirect } from "#adapters/stripe/wire/PaymentIntent.ts"

/** What a request says of it. */
interface Given {
  readonly return_url?: string | undefined
  readonly use_stripe_sdk?: boolean | undefined
}

interface Intent {
  readonly id: string
  readonly clientSecret: string
}

/** Below it are the pages of ours that a payer is sent to. */
export const path = "/_sandbox/authenticate/"

/** Nowhere of a request that came by no address. */
export const of = (host: string | undefined, given: Given, { clientSecret, id }: Intent): Redirect | undefined => {
  const { return_url, use_stripe_sdk } = given
  if (host === undefined || return_url === undefined || use_stripe_sdk === true) return undefined
  return { return_url, url: `http://${host}${path}${id}?client_secret=${clientSecret}` }
}
