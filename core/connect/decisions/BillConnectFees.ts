/**
 * BillConnectFees: Stripe takes Connect's fees of a month from the platform's balance, as lines of their own.
 */
import * as BilledFee from "#core/connect/movements/BilledFee.ts"
import * as ConnectFees from "#core/connect/prices/ConnectFees.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { ConnectBilling } from "#core/connect/Happening.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import type { Instant } from "#core/time/Instant.ts"

type Billing = Pick<World, "platform" | "exchangeRates">

/**
 * What a payout that goes to the bank at `at` is billed by, in the platform's currency: what the bank gets. Undefined
 * where nothing is: the account's Connect fees are not the platform's, or it is a debit.
 */
export const volumeOf = (
  world: Billing & Pick<World, "account">,
  payout: Payout,
  at: Instant
): Money.Money | undefined => {
  if (world.platform.connectFees === undefined || !Money.isPositive(payout.amount)) return undefined
  const account = world.account(payout.account)
  if (account === undefined || !FeeResponsibility.isPlatforms("connect", account)) return undefined
  return BilledFee.inDefault(world, payout.converted?.amount ?? payout.amount, at)
}

/**
 * Why an account cannot be paid out in one of `currencies`, where the platform is billed for it: the rate is missing.
 * A pair that has a rate at `at` has one ever after.
 */
export const refusalOf = (
  world: Billing,
  account: StripeAccount,
  at: Instant,
  currencies?: ReadonlyArray<Currency>
): NotModelled | undefined => {
  const { connectFees, currency: own } = world.platform
  if (connectFees === undefined || !FeeResponsibility.isPlatforms("connect", account)) return undefined
  const missing = (currencies ?? SettlementCurrency.all(account)).find(
    (currency) => currency !== own && ExchangeRates.middle(world.exchangeRates, currency, own, at) === undefined
  )
  return missing && NotModelled.exchangeRate(missing, own, at)
}

/** No scenario has a step called so: its names have no dots. */
const keyOf = (month: Day.Day): string => `connect.${Day.format(month)}`

export const bill = (world: World, { at, month }: ConnectBilling): Outcome => {
  const { connectFees, id } = world.platform
  const usage = world.connectUsage(month)
  if (connectFees === undefined || usage === undefined) return nothing
  const draft = Draft.continuing(world, keyOf(month), at)
  for (const { amount, description } of ConnectFees.lines(connectFees, usage, month)) {
    draft.line({
      id: draft.id("txn"),
      account: id,
      type: "stripe_fee",
      amount: Money.negate(amount),
      availableOn: at,
      sourceType: "card",
      description
    })
  }
  return { ...draft.outcome(), billed: month }
}
