/**
 * NotModelled: something Stripe does that this model does not do yet; never a guess in its place.
 */
import { Schema } from "effect"
import type { StripeAccount } from "#core/connect/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

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

  /** Business days counted from `from` to `to` where the holidays of the country, or of one of these years, are not known. */
  static holidays(account: StripeAccount, from: Instant.Instant, to: Instant.Instant): NotModelled | undefined {
    if (account.settlementDelay.count === "calendar") return undefined
    if (!Calendar.countries.includes(account.country)) {
      return new NotModelled({
        what: `settling ${account.id} on business days of ${account.country}, whose holidays are not known,`
      })
    }
    const calendar = Calendar.of(account.country)
    const uncovered = [from, to].map(Instant.dayOf).find((day) => !Calendar.covers(calendar, day))
    return uncovered === undefined
      ? undefined
      : new NotModelled({
          what:
            `settling ${account.id} on business days of ${account.country} in ${Day.toCivil(uncovered).year}, ` +
            "whose holidays are not known,"
        })
  }
}
