/**
 * CreatePayout: money sent from a Stripe balance to its account's bank, out of what is available of one source type.
 *
 * It leaves the balance at once, is submitted to the bank at the end of the UTC day, and arrives at the start of the
 * next business day of the account's country. https://docs.stripe.com/connect/manual-payouts
 */
import { Result } from "effect"
import type { SourceType } from "#core/connect/SourceType.ts"
import * as Draft from "#core/connect/decisions/Draft.ts"
import * as RequestedAmount from "#core/connect/decisions/RequestedAmount.ts"
import type { Sent } from "#core/connect/Payout.ts"
import * as Refusal from "#core/connect/Refusal.ts"
import type { AccountId, StripeAccount } from "#core/connect/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface CreatePayout {
  readonly _tag: "payout"
  readonly key: string
  /** Whose payout it is (the `Stripe-Account` header); the platform's, if absent. */
  readonly stripeAccount?: AccountId
  /** All that is available of the source type in the account's currency, if absent. */
  readonly amount?: Money.Money
  /** `card`, if absent. */
  readonly sourceType?: SourceType
  readonly description?: string
}

export const decide = (
  world: World,
  command: CreatePayout,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const id = command.stripeAccount ?? world.platform.id
  const account = world.account(id)
  if (account === undefined) return Result.fail(Refusal.noAccess(id))
  const sourceType = command.sourceType ?? "card"
  const currency = command.amount?.currency ?? account.currency
  const { available } = world.balance(id, currency, sourceType)
  const amount = command.amount ?? available
  const refusal =
    (command.amount === undefined ? undefined : RequestedAmount.refusalOf(amount, "amount", amount)) ??
    (Money.isPositive(amount) && Money.compare(amount, available) <= 0
      ? undefined
      : Refusal.insufficientPot(sourceType))
  if (refusal !== undefined) return Result.fail(refusal)

  const draft = Draft.of(world, command.key, at)
  send(draft, account, { amount, sourceType, description: command.description ?? "STRIPE PAYOUT" })
  return Result.succeed(draft.outcome())
}

const send = (
  draft: Draft.Draft,
  account: StripeAccount,
  sent: { readonly amount: Money.Money; readonly sourceType: SourceType; readonly description: string }
): void => {
  const { amount, description, sourceType } = sent
  const tomorrow = Day.plus(Instant.dayOf(draft.at), 1)
  const made: Sent = {
    object: "payout",
    id: draft.id("po"),
    account: account.id,
    amount,
    created: draft.at,
    arrivalDate: Instant.startOf(Calendar.nextBusinessDay(Calendar.of(account.country), tomorrow)),
    sourceType,
    description,
    status: "pending",
    balanceTransaction: draft.id("txn")
  }
  draft.make(made)
  draft.line({
    id: made.balanceTransaction,
    account: account.id,
    type: "payout",
    amount: Money.negate(amount),
    availableOn: draft.at,
    sourceType,
    source: made.id,
    description
  })
  draft.schedule({ kind: "payout_submission", at: Instant.startOf(tomorrow), payout: made.id })
}
