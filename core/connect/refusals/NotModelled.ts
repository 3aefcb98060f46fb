/**
 * NotModelled: something Stripe does that this model does not do yet; never a guess in its place.
 */
import { Schema } from "effect"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Timing } from "#core/connect/schedules/SettlementDelay.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Money } from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Zone from "#core/time/Zone.ts"

export class NotModelled extends Schema.TaggedError<NotModelled>()("NotModelled", {
  what: Schema.String,
  /** The two currencies, where nothing but a rate of them is missing: whoever states the rates can mend that. */
  missingRate: Schema.optionalKey(Schema.String)
}) {
  override get message() {
    return this.missingRate === undefined
      ? `${this.what} is not modelled yet`
      : `${this.what}; expected pair: ${this.missingRate} under exchange_rates, from that day or before`
  }

  /** An amount of a currency that nothing is known of in another one. */
  static exchangeRate(from: Currency, to: Currency, at: Instant.Instant): NotModelled {
    const what = `there is no exchange rate of ${from} to ${to} on ${Day.format(Instant.dayOf(at))}`
    return new NotModelled({ what, missingRate: `${from}/${to}` })
  }

  /** Money arriving on an account that settles in another currency. */
  static conversion(amount: Money, account: StripeAccount): NotModelled | undefined {
    return SettlementCurrency.settles(account, amount.currency)
      ? undefined
      : new NotModelled({
          what: `converting ${amount.currency} to ${account.currency}, the currency that ${account.id} settles in,`
        })
  }

  /** A bank account in a currency that nobody knows Stripe's prices in. */
  static priceIn({ id, tariff }: StripeAccount, currency: Currency): NotModelled {
    return new NotModelled({
      what: `what Stripe charges by the tariff "${tariff.name}" of ${id} for what settles in ${currency}`
    })
  }

  /** Payments on an account that took none so far, in a country whose prices nobody knows. */
  static pricesIn({ country, id }: StripeAccount): NotModelled {
    return new NotModelled({ what: `what Stripe charges for payments in ${country}, where ${id} is,` })
  }

  /** What is billed in one currency only, on an account that would settle in several. */
  static billing({ id }: StripeAccount, what: "products", currency: Currency): NotModelled {
    return new NotModelled({ what: `billing ${what} of ${id}, if it settles in ${currency} too,` })
  }

  /** An instant payout that Stripe bills the platform for, at a price that nobody knows. */
  static instantPrice(platform: StripeAccount, { id }: StripeAccount): NotModelled {
    return new NotModelled({
      what:
        `what Stripe bills a platform in ${platform.country} for the instant payouts of ${id} ` +
        "(state instant_payout_volume under connect_fees)"
    })
  }

  /** A payment by a method that the account's tariff has no price of. */
  static price(account: StripeAccount, method: PaymentMethod, currency: Currency): NotModelled | undefined {
    const { id } = account
    const tariff = SettlementCurrency.tariff(account, currency)
    if (Tariff.priceOf(tariff, method) !== undefined) return undefined
    return new NotModelled({
      what:
        `a payment by ${method} on ${id}, whose tariff "${tariff.name}" has no price for it ` +
        `(state a tariff with methods.${method} under tariffs),`
    })
  }

  /** A dispute of a charge on the account, whose tariff does not say what one costs. */
  static disputePrice({ id }: StripeAccount, tariff: Tariff.Tariff): NotModelled {
    return new NotModelled({
      what:
        `a dispute on ${id}, whose tariff "${tariff.name}" has no price for it ` +
        "(state a tariff with disputes under tariffs),"
    })
  }

  /**
   * Business days counted from `from` to `to`, for what is done, where the holidays of the calendar, or of one of these
   * years, are not known.
   */
  static holidays(
    account: StripeAccount,
    { calendar, calendarOf, count }: Timing,
    from: Instant.Instant,
    to: Instant.Instant,
    doing = `settling ${account.id}`
  ): NotModelled | undefined {
    if (count === "calendar") return undefined
    if (calendar.years === undefined) {
      return new NotModelled({
        what: `${doing} on business days of ${calendarOf}, whose holidays are not known,`
      })
    }
    const uncovered = [from, to].map(Instant.dayOf).find((day) => !Calendar.covers(calendar, day))
    return uncovered === undefined
      ? undefined
      : new NotModelled({
          what:
            `${doing} on business days of ${calendarOf} in ${Day.toCivil(uncovered).year}, ` +
            "whose holidays are not known,"
        })
  }

  /** An account whose days begin by a clock that is not known at that moment. */
  static clock({ id, startOfDay }: StripeAccount, at: Instant.Instant): NotModelled | undefined {
    if (startOfDay === undefined || Zone.covers(at)) return undefined
    const { year } = Day.toCivil(Instant.dayOf(at))
    return new NotModelled({
      what: `the start of day of ${id} at the turn of ${year}, when the clock of ${startOfDay.timezone.name} is not known,`
    })
  }
}
