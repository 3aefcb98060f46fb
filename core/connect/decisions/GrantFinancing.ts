/**
 * GrantFinancing: Stripe Capital advances a connected account money, which a share of its payments pays down.
 *
 * Whom Stripe makes an offer, and of what, is its own decision, so that the scenario says it. An account that owes on
 * a loan gets no other one (Stripe's refills would replace it: not modelled), and one that is stopped none.
 */
import { Result } from "effect"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as FinancingMovement from "#core/connect/movements/FinancingMovement.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import * as Financing from "#core/connect/objects/Financing.ts"
import * as FinancingRefusal from "#core/connect/refusals/FinancingRefusal.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface GrantFinancing {
  readonly _tag: "financing"
  readonly key: string
  readonly stripeAccount: StripeAccount.AccountId
  readonly advanceAmount: Money.Money
  /** The flat fee, owed beside the advance; zero, if there is none. */
  readonly feeAmount: Money.Money
  readonly withholdRate: Rate.Rate
}

export const decide = (
  world: World,
  command: GrantFinancing,
  at: Instant
): Result.Result<Outcome, Refusal | NotModelled> => {
  const found = NamedAccount.connected(world, command.stripeAccount)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const account = found.success
  const status = StripeAccount.statusOf(account)
  const owed = status.flexLoan === undefined ? undefined : world.flexLoan(status.flexLoan)
  if (owed !== undefined && Money.isPositive(Financing.remaining(owed))) {
    return Result.fail(new NotModelled({ what: `another financing of ${account.id}, which owes on ${owed.id},` }))
  }
  const refusal = refusalOf(account, command)
  if (refusal !== undefined) return Result.fail(refusal)
  const draft = Draft.of(world, command.key, at)
  const id = draft.id("flxln")
  const { advanceAmount: amount, feeAmount, withholdRate } = command
  const paidAmount = Money.zero(amount.currency)
  const loan = { object: "flex_loan", id, account: account.id, amount, feeAmount, withholdRate, paidAmount } as const
  FinancingMovement.payOut(draft, { ...loan, created: at })
  return Result.succeed({
    ...draft.outcome(),
    status: { account: account.id, status: { ...status, flexLoan: id } }
  })
}

const refusalOf = (
  account: StripeAccount.ConnectedAccount,
  { advanceAmount, feeAmount, withholdRate }: GrantFinancing
): Refusal | undefined => {
  const reason = AccountStatus.disabledReason(StripeAccount.statusOf(account))
  if (reason !== undefined) return FinancingRefusal.disabled(account.id, reason)
  const own = Money.zero(account.currency)
  const refusal = RequestedAmount.refusalOf(advanceAmount, "advance_amount", own)
  if (refusal !== undefined) return refusal
  if (feeAmount.currency !== own.currency || Money.isNegative(feeAmount)) return FinancingRefusal.fee(own)
  const isRate = !Rate.isZero(withholdRate) && Rate.compare(withholdRate, Rate.of("100%")) <= 0
  return isRate ? undefined : FinancingRefusal.withholdRate()
}
