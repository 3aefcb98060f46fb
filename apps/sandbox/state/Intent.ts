/**
 * Intent: a payment intent as the sandbox keeps it: what was asked for, and what became of it.
 */
import type * as Wire from "#adapters/stripe/wire/PaymentIntent.ts"
import type { Said } from "#apps/sandbox/dialect/Said.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type * as Money from "#core/money/Money.ts"

export interface Intent {
  readonly id: string
  /** Where it was made: the platform, or with `Stripe-Account` a connected account. */
  readonly account: AccountId
  readonly created: number
  readonly amount: Money.Money
  readonly applicationFeeAmount?: Money.Money
  readonly transferData?: { readonly destination: AccountId; readonly amount?: Money.Money }
  readonly onBehalfOf?: AccountId
  readonly transferGroup?: string
  readonly description?: string
  /** Shown as it was said. */
  readonly said?: Said | undefined
  readonly customer?: string
  /** The checkout session that made it. */
  readonly checkoutSession?: string
  /** Its payment method is kept for later payments. */
  readonly setupFutureUsage?: "off_session" | "on_session"
  readonly automaticPaymentMethods: Wire.Facts["automaticPaymentMethods"]
  readonly captureMethod: Wire.Facts["captureMethod"]
  /** Its request has its charge captured later, and not only because Stripe does so of itself. */
  readonly isCapturedLater?: boolean
  readonly confirmationMethod: Wire.Facts["confirmationMethod"]
  readonly clientSecret: string
  readonly metadata: Readonly<Record<string, string>>
  readonly paymentMethod?: string
  readonly paymentMethodTypes: ReadonlyArray<string>
  readonly receiptEmail: string | null
  /** Where its payer has to prove who they are, when it was last confirmed. */
  readonly redirect?: Wire.Redirect | undefined
  readonly statementDescriptor: string | null
  readonly statementDescriptorSuffix: string | null
  readonly status: Wire.Status
  readonly latestCharge?: string
  readonly lastPaymentError: Wire.PaymentError | null
  readonly canceledAt: number | null
  readonly cancellationReason: string | null
}

const confirmable: ReadonlySet<string> = new Set([
  "requires_payment_method",
  "requires_confirmation",
  "requires_action"
])

/** Nothing has been paid, and something still may be. */
export const isConfirmable = ({ status }: Pick<Intent, "status">): boolean => confirmable.has(status)

/** How its payment is captured; at once where nothing is said of it, though that is called asynchronous too. */
export const capturing = (
  stated: Intent["captureMethod"] | undefined
): Pick<Intent, "captureMethod" | "isCapturedLater"> => ({
  captureMethod: stated ?? "automatic_async",
  isCapturedLater: stated === "automatic_async"
})
