/**
 * HoldReserve: the platform holds money of a connected account back until a day.
 *
 * It takes what can be spent of one pot, so that it never makes the balance negative; where the platform does not stand
 * behind the account's losses, it may not. https://docs.stripe.com/api/reserve/hold/create
 */
import { Result } from "effect"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as ReserveMovement from "#core/connect/movements/ReserveMovement.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as ReservePlan from "#core/connect/schedules/ReservePlan.ts"
import * as ReserveRefusal from "#core/connect/refusals/ReserveRefusal.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface HoldReserve {
  readonly _tag: "reserve_hold"
  readonly key: string
  /** Whose money it is (the `Stripe-Account` header). */
  readonly stripeAccount: AccountId
  readonly amount: Money.Money
  /** 3 to 180 days from now; the release is at midnight UTC of the day after. */
  readonly releaseAfter: Instant.Instant
  /** `card`, if absent. */
  readonly sourceType?: SourceType
}

export const decide = (
  world: World,
  command: HoldReserve,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const { amount, releaseAfter, sourceType = "card", stripeAccount } = command
  const account = world.account(stripeAccount)
  if (account === undefined) return Result.fail(Refusal.noAccess(stripeAccount))
  const isLiable = account.kind === "connected" && account.controller.losses === "application"
  const refusal =
    (isLiable ? undefined : ReserveRefusal.notLiable(stripeAccount)) ??
    RequestedAmount.refusalOf(amount, "amount", amount) ??
    (isWithin(releaseAfter, at) ? undefined : ReserveRefusal.releaseOutside()) ??
    (isThere(world, { account: stripeAccount, currency: amount.currency, sourceType }, amount)
      ? undefined
      : ReserveRefusal.insufficientFunds(stripeAccount, amount, sourceType))
  if (refusal !== undefined) return Result.fail(refusal)
  const draft = Draft.of(world, command.key, at)
  const id = draft.id("reshold")
  ReserveMovement.hold(draft, { id, account: stripeAccount, amount, availableOn: at, releaseAfter, sourceType })
  return Result.succeed(draft.outcome())
}

const isThere = (world: World, pot: SpendableFunds.Pot, amount: Money.Money): boolean =>
  SpendableFunds.refusalOf(world, pot, amount) === undefined

const isWithin = (after: Instant.Instant, at: Instant.Instant): boolean =>
  after >= Instant.plusDays(at, ReservePlan.leastDays) && after <= Instant.plusDays(at, ReservePlan.mostDays)
