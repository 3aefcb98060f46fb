/**
 * PayFromBalance: a connected account pays the platform out of its Stripe balance, or is given that back.
 *
 * It takes what can be spent of one pot, so that it never makes the balance negative. In one country the platform can
 * use the money at once, across borders from the next day. https://docs.stripe.com/payments/pay-with-balance, and of
 * the lines https://docs.stripe.com/changelog/basil/2025-03-31/add_pay_with_stripe_balance_bt_types
 */
import { Result } from "effect"
import * as BalancePayment from "#core/connect/objects/BalancePayment.ts"
import * as BalancePaymentRefusal from "#core/connect/refusals/BalancePaymentRefusal.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId, ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface PayFromBalance {
  readonly _tag: "balance_payment"
  readonly key: string
  /** Whose Stripe balance pays. */
  readonly stripeAccount: AccountId
  readonly amount: Money.Money
  /** The pot to draw on, `card` if absent. */
  readonly sourceType?: SourceType
  readonly description?: string
}

export interface RefundBalancePayment {
  readonly _tag: "balance_payment_refund"
  readonly key: string
  readonly payment: string
  /** All that is left, if absent. */
  readonly amount?: Money.Money
}

type Decided = Result.Result<Outcome, Refusal.Refusal | NotModelled>

export const decide = (world: World, command: PayFromBalance | RefundBalancePayment, at: Instant.Instant): Decided =>
  command._tag === "balance_payment" ? pay(world, command, at) : giveBack(world, command, at)

const pay = (world: World, command: PayFromBalance, at: Instant.Instant): Decided => {
  const found = NamedAccount.connected(world, command.stripeAccount)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const account = found.success
  const refusal = refusalOf(world, command, account) ?? NotModelled.conversion(command.amount, world.platform)
  if (refusal !== undefined) return Result.fail(refusal)
  const { country, id } = world.platform
  const price = BalancePayment.priceIn(country, command.amount.currency)
  if (price === undefined) {
    const what = `a payment from a Stripe balance to ${id} in ${country}, where Stripe's price for it is not known,`
    return Result.fail(new NotModelled({ what }))
  }
  const draft = Draft.of(world, command.key, at)
  take(draft, command, account, Tariff.fee(price, command.amount))
  return Result.succeed(draft.outcome())
}

const refusalOf = (
  world: World,
  { amount, sourceType = "card" }: PayFromBalance,
  { capabilities, country, currency, id }: ConnectedAccount
): Refusal.Refusal | undefined => {
  if (!capabilities.has("card_payments")) return BalancePaymentRefusal.noCardPayments(id)
  if (!BalancePayment.isPossible(country)) return BalancePaymentRefusal.country(id, country)
  return (
    RequestedAmount.refusalOf(amount, "amount", Money.zero(currency)) ??
    SpendableFunds.refusalOf(world, { account: id, currency, sourceType }, amount)
  )
}

const take = (draft: Draft.Draft, command: PayFromBalance, account: ConnectedAccount, fee: Money.Money): void => {
  const { amount, description = "", sourceType = "card" } = command
  const { platform } = draft.world
  const [id, balanceTransaction] = [draft.id("py"), draft.id("txn")]
  const isAbroad = account.country !== platform.country
  const availableOn = isAbroad ? Instant.startOf(Day.plus(Instant.dayOf(draft.at), 1)) : draft.at
  draft.make({
    object: "balance_payment",
    id,
    account: platform.id,
    payer: account.id,
    amount,
    amountRefunded: Money.zero(amount.currency),
    created: draft.at,
    availableOn,
    sourceType,
    balanceTransaction
  })
  draft.line({
    id: balanceTransaction,
    account: platform.id,
    type: "payment",
    amount,
    fees: ProcessingFee.lines(fee),
    availableOn,
    sourceType,
    source: id,
    description
  })
  draft.line({
    id: draft.id("txn"),
    account: account.id,
    type: "stripe_balance_payment_debit",
    amount: Money.negate(amount),
    availableOn: draft.at,
    sourceType,
    source: id,
    description
  })
}

const giveBack = (world: World, command: RefundBalancePayment, at: Instant.Instant): Decided => {
  const payment = world.balancePayment(command.payment)
  if (payment === undefined) return Result.fail(Refusal.missing("charge", command.payment, "charge"))
  const { account, availableOn, payer, sourceType } = payment
  const left = BalancePayment.unrefunded(payment)
  if (Money.isZero(left)) return Result.fail(BalancePaymentRefusal.alreadyRefunded(payment.id))
  const amount = command.amount ?? left
  const asked = RequestedAmount.refusalOf(amount, "amount", left)
  if (asked !== undefined) return Result.fail(asked)
  if (Money.compare(amount, left) > 0) return Result.fail(BalancePaymentRefusal.aboveUnrefunded(amount, left))
  const refusal =
    availableOn <= at
      ? SpendableFunds.refusalOf(world, { account, currency: amount.currency, sourceType }, amount)
      : undefined
  if (refusal !== undefined) return Result.fail(refusal)
  const draft = Draft.of(world, command.key, at)
  const [id, balanceTransaction] = [draft.id("pyr"), draft.id("txn")]
  const made = { id, account, payment: payment.id, amount, created: at, balanceTransaction }
  draft.make({ object: "balance_payment_refund", ...made })
  draft.change({ ...payment, amountRefunded: Money.add(payment.amountRefunded, amount) })
  const common = { sourceType, source: id, description: "REFUND FOR PAYMENT" } as const
  draft.line({
    ...common,
    id: balanceTransaction,
    account,
    type: "payment_refund",
    amount: Money.negate(amount),
    availableOn: Draft.following(at, availableOn)
  })
  draft.line({
    ...common,
    id: draft.id("txn"),
    account: payer,
    type: "stripe_balance_payment_debit_reversal",
    amount,
    availableOn: at
  })
  return Result.succeed(draft.outcome())
}
