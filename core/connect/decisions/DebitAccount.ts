/**
 * DebitAccount: the platform takes money out of a connected account's balance, by a transfer that the account makes.
 *
 * On the account it is a `transfer`, on the platform a `payment` less Stripe's price for it; both can be used at once. It
 * is possible within one region, in the account's own currency, and only where the platform stands behind the account's
 * losses. It may make the balance negative as long as the platform has a bank account in its currency; without one it
 * takes no more than can be spent. https://docs.stripe.com/connect/account-debits
 */
import { Result } from "effect"
import * as AccountDebit from "#core/connect/objects/AccountDebit.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as TransferRefusal from "#core/connect/refusals/TransferRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { Transfer } from "#core/connect/objects/Transfer.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface DebitAccount {
  readonly _tag: "transfer"
  readonly key: string
  readonly amount: Money.Money
  /** The connected account that makes the transfer (the `Stripe-Account` header). */
  readonly stripeAccount: StripeAccount.AccountId
  /** The platform: there is nobody else that it could send to. */
  readonly destination: StripeAccount.AccountId
  /** The pot to draw on, `card` if absent. */
  readonly sourceType?: SourceType
  readonly transferGroup?: string
  readonly description?: string
  readonly sourceTransaction?: never
}

export const decide = (
  world: World,
  command: DebitAccount,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const account = world.account(command.stripeAccount)
  if (account === undefined) return Result.fail(Refusal.noAccess(command.stripeAccount))
  const { platform } = world
  const price = AccountDebit.priceIn(platform.country, command.amount.currency)
  const refusal =
    accountRefusal(world, command, account) ??
    amountRefusal(command, account) ??
    NotModelled.conversion(command.amount, platform) ??
    fundsRefusal(world, command)
  if (refusal !== undefined) return Result.fail(refusal)
  if (price === undefined) {
    const what = `an account debit to ${platform.id} in ${platform.country}, where Stripe's price for it is not known,`
    return Result.fail(new NotModelled({ what }))
  }
  const draft = Draft.of(world, command.key, at)
  debit(draft, command, Tariff.fee(price, command.amount))
  return Result.succeed(draft.outcome())
}

const accountRefusal = (
  { platform }: World,
  { destination }: DebitAccount,
  account: StripeAccount.StripeAccount
): Refusal.Refusal | undefined => {
  if (account.kind === "platform") return TransferRefusal.ownDestination("destination")
  if (destination !== platform.id) return Refusal.missing("destination", destination, "destination")
  if (account.controller.losses === "stripe") return TransferRefusal.notOnStandard()
  return AccountDebit.isPossible(account.country, platform.country)
    ? undefined
    : TransferRefusal.otherRegion(account.country, platform.country)
}

const amountRefusal = ({ amount }: DebitAccount, account: StripeAccount.StripeAccount): Refusal.Refusal | undefined => {
  if (amount.currency !== account.currency) return TransferRefusal.notDefaultCurrency(amount, account)
  const maximum = AccountDebit.maximum(amount.currency)
  return (
    RequestedAmount.refusalOf(amount, "amount", amount) ??
    (maximum !== undefined && Money.compare(amount, maximum) > 0 ? Refusal.tooLarge(maximum) : undefined)
  )
}

/** "…can't make the connected account balance become negative unless you … have a bank account in the same currency". */
const fundsRefusal = (world: World, { amount, sourceType, stripeAccount }: DebitAccount): Refusal.Refusal | undefined =>
  isBankedIn(world.account(world.platform.id) ?? world.platform, amount.currency)
    ? undefined
    : SpendableFunds.refusalOf(
        world,
        { account: stripeAccount, currency: amount.currency, sourceType: sourceType ?? "card" },
        amount
      )

const isBankedIn = (platform: StripeAccount.StripeAccount, currency: Currency): boolean =>
  currency === platform.currency
    ? StripeAccount.statusOf(platform).externalAccount !== "missing"
    : SettlementCurrency.settles(platform, currency)

const debit = (draft: Draft.Draft, command: DebitAccount, fee: Money.Money): void => {
  const transfer = transferOf(draft, command)
  const payment = paymentOf(draft, transfer)
  const { amount, availableOn, sourceType } = transfer
  draft.make(transfer)
  draft.make(payment)
  draft.line({
    id: transfer.balanceTransaction,
    account: transfer.account,
    type: "transfer",
    amount: Money.negate(amount),
    availableOn,
    sourceType,
    source: transfer.id,
    description: command.description ?? ""
  })
  draft.line({
    id: payment.balanceTransaction,
    account: payment.account,
    type: "payment",
    amount,
    fees: ProcessingFee.lines(fee),
    availableOn,
    sourceType,
    source: payment.id,
    description: ""
  })
}

const transferOf = (
  draft: Draft.Draft,
  { amount, sourceType, stripeAccount, transferGroup }: DebitAccount
): Transfer => ({
  object: "transfer",
  id: draft.id("tr"),
  account: stripeAccount,
  amount,
  amountReversed: Money.zero(amount.currency),
  created: draft.at,
  availableOn: draft.at,
  destination: draft.world.platform.id,
  destinationPayment: draft.id("py"),
  sourceType: sourceType ?? "card",
  balanceTransaction: draft.id("txn"),
  ...(transferGroup === undefined ? {} : { transferGroup })
})

const paymentOf = (draft: Draft.Draft, transfer: Transfer): Charge.Charge => {
  const { amount, availableOn, created, destination, sourceType, transferGroup } = transfer
  return {
    object: "charge",
    id: transfer.destinationPayment,
    account: destination,
    amount,
    amountRefunded: Money.zero(amount.currency),
    created,
    availableOn,
    balanceTransaction: draft.id("txn"),
    sourceTransfer: transfer.id,
    paymentMethod: "card",
    sourceType,
    transferred: Charge.undrawn(amount),
    ...(transferGroup === undefined ? {} : { transferGroup })
  }
}
