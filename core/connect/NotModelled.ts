/**
 * NotModelled: something Stripe does that this model does not do yet; never a guess in its place.
 */
import { Schema } from "effect"
import type { StripeAccount } from "#core/connect/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"

export class NotModelled extends Schema.TaggedError<NotModelled>()("NotModelled", { what: Schema.String }) {
  override get message() {
    return `${this.what} is not modelled yet`
  }

  /** Money arriving on an account that settles in another currency. */
  static conversion(amount: Money, account: StripeAccount): NotModelled | undefined {
    return amount.currency === account.currency
      ? undefined
      : new NotModelled({
          what: `converting ${amount.currency} to ${account.currency}, the currency that ${account.id} settles in,`
        })
  }
}
