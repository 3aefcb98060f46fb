/**
 * PayoutCard: Stripe's `card`, `card_…`, as an external account: a debit card that an account is paid out to.
 *
 * https://docs.stripe.com/api/external_account_cards/object
 */
import type { CardFacts } from "#adapters/stripe/wire/PaymentMethod.ts"
import * as Token from "#adapters/stripe/wire/Token.ts"
import type * as WireObject from "#adapters/stripe/wire/WireObject.ts"

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly account: string
  readonly card: CardFacts
  readonly currency: string
  readonly isDefault: boolean
  /** Whether it takes instant payouts. */
  readonly isInstant: boolean
  readonly metadata: WireObject.Metadata
  readonly name: string | null
  readonly status: "new" | "errored"
}

export const of = (it: Facts) => ({
  ...Token.cardOf({ card: it.card, cardId: it.id, name: it.name }),
  account: it.account,
  available_payout_methods: it.isInstant ? ["standard" as const, "instant" as const] : ["standard" as const],
  currency: it.currency,
  default_for_currency: it.isDefault,
  metadata: it.metadata,
  status: it.status
})
