/**
 * BalanceSettings: `/v1/balance_settings`: when an account is paid out, what is left, and when its money is available.
 *
 * They are changed from then on: payouts that were made stay, and payments keep their day.
 * https://docs.stripe.com/api/balance-settings
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as PayoutFields from "#apps/sandbox/resources/PayoutFields.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Currencies from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

const payouts = Parameter.object({
  automatic_transfer_rules_by_currency: Parameter.notServed,
  minimum_balance_by_currency: Parameter.emptyable(Parameter.record(Parameter.emptyable(Parameter.integer))),
  schedule: PayoutFields.schedule,
  statement_descriptor: Parameter.text
} satisfies Parameter.Complete<Stripe.BalanceSettingsUpdateParams.Payments.Payouts>)

const update = {
  payments: Parameter.object({
    debit_negative_balances: Parameter.boolean,
    payouts,
    settlement_timing: Parameter.object({
      delay_days_override: Parameter.text,
      start_of_day: Parameter.notServed
    } satisfies Parameter.Complete<Stripe.BalanceSettingsUpdateParams.Payments.SettlementTiming>)
  } satisfies Parameter.Complete<Stripe.BalanceSettingsUpdateParams.Payments>)
} as const satisfies Parameter.Complete<Stripe.BalanceSettingsUpdateParams>

type Minimums = NonNullable<
  NonNullable<Parameter.Given<typeof update>["payments"]>["payouts"]
>["minimum_balance_by_currency"]

/** Nothing in the place of one takes it away, and in the place of all of them each. */
const minimumsOf = (
  stated: Minimums,
  { payouts: before }: StripeAccount
): Result.Result<ReadonlyArray<Money.Money> | undefined, Failure.Failure> => {
  if (stated === undefined) return Result.succeed(undefined)
  if (stated === "") {
    return Result.succeed([...(before?.minimumBalances?.keys() ?? [])].map((currency) => Money.zero(currency)))
  }
  const all = Object.entries(stated).map(([code, amount]) =>
    Result.map(Currencies.parse(code.toLowerCase()), (parsed) => Money.of(parsed, amount === "" ? 0n : (amount ?? 0n)))
  )
  return all.some(Result.isFailure)
    ? Result.fail(Failure.notCurrency(Object.keys(stated).join(", ")))
    : Result.succeed(all.flatMap((each) => (Result.isSuccess(each) ? [each.success] : [])))
}

const own = (call: Endpoint.Asked) => OwnAccount.find({ ...call, named: { id: call.account } })

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("GET", "/v1/balance_settings", {}, (call) =>
    Result.map(own(call), (kept) => AccountView.balanceSettings(call.state, kept))
  ),

  Endpoint.of("POST", "/v1/balance_settings", update, (call) =>
    Result.flatMap(own(call), (kept) => {
      const { debit_negative_balances: debits, payouts: paid, settlement_timing: timing } = call.given.payments ?? {}
      const account = call.state.world.account(kept.item.id) ?? kept.item
      const minimums = minimumsOf(paid?.minimum_balance_by_currency, account)
      if (Result.isFailure(minimums)) return Result.fail(minimums.failure)
      const override = "payments[settlement_timing][delay_days_override]"
      const delay = PayoutFields.delayOf(timing?.delay_days_override, override)
      if (Result.isFailure(delay)) return Result.fail(delay.failure)
      const command = PayoutFields.commandOf(call, kept, {
        schedule: paid?.schedule,
        delayDays: delay.success,
        minimumBalances: minimums.success,
        debitNegativeBalances: debits
      })
      return Result.map(command, (update) => {
        PayoutFields.change(call, kept, update, () => {
          const descriptor = paid?.statement_descriptor
          if (descriptor === undefined) return
          const said = Said.also(kept.beside.said, { settings: { payouts: { statement_descriptor: descriptor } } })
          kept.beside = { ...kept.beside, said }
        })
        return AccountView.balanceSettings(call.state, kept)
      })
    })
  )
]
