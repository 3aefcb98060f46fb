/**
 * BalanceSettings: Stripe's `balance_settings` of an account: when it is paid out, and when its money is available.
 *
 * https://docs.stripe.com/api/balance-settings/object
 */
import { Schema } from "effect"
import * as Account from "#adapters/stripe/wire/Account.ts"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"

const Schedule = WireObject.open({ interval: WireObject.Text })

export const BalanceSettings = WireObject.make("balance_settings", {
  payments: WireObject.open({
    debit_negative_balances: Schema.NullOr(Schema.Boolean),
    payouts: Schema.NullOr(
      WireObject.open({
        minimum_balance_by_currency: Schema.NullOr(Schema.Record(Schema.String, ExactInteger.ExactInteger)),
        schedule: Schema.NullOr(Schedule),
        status: Schema.String
      })
    ),
    settlement_timing: WireObject.open({
      delay_days: Schema.Int,
      delay_days_override: Schema.optionalKey(Schema.Int)
    })
  })
})

export type BalanceSettings = typeof BalanceSettings.Type

const scheduleOf = (it: StripeAccount.StripeAccount) => {
  const all = Account.scheduleOf(it.payouts?.schedule, it.settlementDelay.days)
  return {
    interval: all.interval,
    ...("monthly_payout_days" in all ? { monthly_payout_days: all.monthly_payout_days } : {}),
    ...("weekly_payout_days" in all ? { weekly_payout_days: all.weekly_payout_days } : {})
  }
}

/** Longer than the account's own; one that is as long is none. */
const overrideOf = ({ lowestDelay, settlementDelay }: StripeAccount.StripeAccount) =>
  lowestDelay === undefined || lowestDelay.days === settlementDelay.days
    ? {}
    : { delay_days_override: settlementDelay.days }

export const of = (it: StripeAccount.StripeAccount) => {
  const { payouts, startOfDay } = it
  const minimums = [...(payouts?.minimumBalances?.values() ?? [])].map((each) => [each.currency, ExactInteger.of(each)])
  return {
    object: "balance_settings" as const,
    payments: {
      debit_negative_balances: payouts?.debitNegativeBalances ?? false,
      payouts: {
        automatic_transfer_rules_by_currency: null,
        minimum_balance_by_currency: minimums.length === 0 ? null : Object.fromEntries(minimums),
        schedule: scheduleOf(it),
        statement_descriptor: null,
        status: StripeAccount.payoutsEnabled(it) ? ("enabled" as const) : ("disabled" as const)
      },
      settlement_timing: {
        delay_days: it.settlementDelay.days,
        ...overrideOf(it),
        start_of_day:
          startOfDay === undefined
            ? null
            : { hour: startOfDay.hour, minutes: startOfDay.minutes, timezone: startOfDay.timezone.name }
      }
    }
  }
}
