/**
 * ChargeRequest: what a request for a charge says, in one of three ways: on the platform, direct, or to a destination.
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type * as Money from "#core/money/Money.ts"

interface Common {
  readonly _tag: "charge"
  readonly key: string
  readonly amount: Money.Money
  /** Only where a connected account takes part. */
  readonly applicationFeeAmount?: Money.Money
  readonly transferGroup?: string
  readonly description?: string
}

export interface PlatformCharge extends Common {
  readonly stripeAccount?: never
  readonly transferData?: never
}

export interface DirectCharge extends Common {
  /** The connected account to charge on (the `Stripe-Account` header). */
  readonly stripeAccount: AccountId
  readonly transferData?: never
}

export interface DestinationCharge extends Common {
  readonly stripeAccount?: never
  /** Who receives the money; `amount` sends less than the whole. */
  readonly transferData: { readonly destination: AccountId; readonly amount?: Money.Money }
}

export type ChargeRequest = PlatformCharge | DirectCharge | DestinationCharge
