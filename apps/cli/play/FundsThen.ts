/**
 * FundsThen: what an account had when a payout or a transfer asked for more, which Stripe's answer does not say.
 */
import * as Charge from "#core/connect/Charge.ts"
import * as SpendableFunds from "#core/connect/decisions/SpendableFunds.ts"
import * as SettlementCurrency from "#core/connect/SettlementCurrency.ts"
import * as SourceType from "#core/connect/SourceType.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Refused } from "#core/simulation/Run.ts"

/** Whose balance it was to be taken from. */
const payerOf = (world: World, { command }: Refused): AccountId | undefined => {
  switch (command._tag) {
    case "payout":
    case "transfer":
      return command.stripeAccount ?? world.platform.id
    case "transfer_reversal":
      return world.transfer(command.transfer)?.destination
    default:
      return undefined
  }
}

/** In which currency, where the request says it. */
const asked = (world: World, { command }: Refused): Currency | undefined => {
  switch (command._tag) {
    case "payout":
    case "transfer":
      return command.amount?.currency
    case "transfer_reversal": {
      const arrived = world.charge(world.transfer(command.transfer)?.destinationPayment ?? "")
      return arrived && Charge.settledAmount(arrived).currency
    }
    default:
      return undefined
  }
}

/** Undefined where it was not for want of funds that it was refused. */
export const of = (world: World, refused: Refused): string | undefined => {
  const { refusal } = refused
  if (refusal._tag !== "Refusal" || refusal.code !== "balance_insufficient") return undefined
  const account = world.account(payerOf(world, refused) ?? "acct_")
  if (account === undefined) return undefined
  const { id } = account
  const currency = SettlementCurrency.of(account, asked(world, refused) ?? account.currency)
  const pots = SourceType.all.flatMap((sourceType) => {
    const amount = SpendableFunds.available(world, id, currency, sourceType)
    return Money.isZero(amount) ? [] : [`${Money.format(amount)} of ${sourceType}`]
  })
  const available = pots.length === 0 ? "nothing" : pots.join(" and ")
  return `${id} has ${available} available, ${Money.format(world.balance(id, currency).pending)} pending`
}
