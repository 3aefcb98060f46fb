/**
 * ChargeRequest: what a request for a charge says, in one of three ways: on the platform, direct, or to a destination.
 *
 * It states either the amount or, which Stripe does not know and this model resolves, the net: what whoever the charge
 * is for is left with. The payer then pays the smallest amount that leaves it:
 *
 * - on the platform: after Stripe's fee;
 * - direct: on the connected account, after the application fee, and after Stripe's fee where the account pays it;
 * - to a destination: on the destination, exactly. The rest is the application fee, which covers Stripe's fee and,
 *   above it, what `applicationFeeAmount` asks for; where the platform's pricing tools decide the fee, after that fee.
 */
import type { DeclineCode } from "#core/connect/schedules/FailureCode.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Product } from "#core/connect/prices/Product.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type * as Money from "#core/money/Money.ts"

interface Common {
  readonly _tag: "charge"
  readonly key: string
  /** What the payer pays with; `card` if absent. */
  readonly paymentMethod?: PaymentMethod
  /** Only where a connected account takes part. */
  readonly applicationFeeAmount?: Money.Money
  readonly transferGroup?: string
  readonly description?: string
  /** `manual` holds the amount on the card, for a capture to take it; `automatic`, at once, if absent. */
  readonly captureMethod?: "automatic" | "manual"
  /** The card is declined, for this reason in Stripe's words such as `insufficient_funds`: nobody's request, and only of cards. */
  readonly declineCode?: DeclineCode
  /** What else of Stripe's it uses; all that the account does which it settles on, if absent. */
  readonly products?: ReadonlyArray<Product>
}

/** What the payer pays, or what is left of it. */
type Stated =
  | { readonly amount: Money.Money; readonly netAmount?: never }
  | { readonly amount?: never; readonly netAmount: Money.Money }

interface OnPlatform extends Common {
  /** The account by whose country, currency, prices and days it settles; the platform's, if absent. */
  readonly onBehalfOf?: AccountId
  readonly stripeAccount?: never
  readonly transferData?: never
}

interface Direct extends Common {
  readonly onBehalfOf?: never
  /** The connected account to charge on (the `Stripe-Account` header). */
  readonly stripeAccount: AccountId
  readonly transferData?: never
}

interface ToDestination extends Common {
  /** Its destination, if that is the one by whose country, currency, prices and days it settles. */
  readonly onBehalfOf?: AccountId
  readonly stripeAccount?: never
  /** Who receives the money; `amount` sends less than the whole. */
  readonly transferData: { readonly destination: AccountId; readonly amount?: Money.Money }
}

export type PlatformCharge = OnPlatform & Stated
export type DirectCharge = Direct & Stated
export type DestinationCharge = ToDestination & Stated

/** A request whose amount is known, as what is captured. */
export type KnownCharge = (OnPlatform | Direct | ToDestination) & {
  readonly amount: Money.Money
  readonly netAmount?: never
}

export type ChargeRequest = PlatformCharge | DirectCharge | DestinationCharge
