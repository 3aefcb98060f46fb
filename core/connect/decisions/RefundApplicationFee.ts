/**
 * RefundApplicationFee: the platform gives back all or part of an application fee, by itself.
 *
 * https://docs.stripe.com/api/fee_refunds/create
 */
import { Result } from "effect"
import * as ApplicationFee from "#core/connect/objects/ApplicationFee.ts"
import * as ApplicationFeeMovement from "#core/connect/movements/ApplicationFeeMovement.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as RefundRefusal from "#core/connect/refusals/RefundRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface RefundApplicationFee {
  readonly _tag: "application_fee_refund"
  readonly key: string
  readonly fee: string
  /** All that is left, if absent. */
  readonly amount?: Money.Money
}

export const decide = (
  world: World,
  command: RefundApplicationFee,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const fee = world.applicationFee(command.fee)
  if (fee === undefined) return Result.fail(Refusal.missing("application fee", command.fee, "id"))
  const amount = command.amount ?? ApplicationFee.unrefunded(fee)
  const refusal = amountRefusal(fee, command)
  if (refusal !== undefined) return Result.fail(refusal)

  const draft = Draft.of(world, command.key, at)
  ApplicationFeeMovement.giveBack(draft, fee, amount)
  // A refund that waits and gives the fee back has less of it to give now.
  for (const funding of Draft.fundings(world, world.platform.id, at)) draft.schedule(funding)
  return Result.succeed(draft.outcome())
}

const amountRefusal = (
  fee: ApplicationFee.ApplicationFee,
  { amount }: RefundApplicationFee
): Refusal.Refusal | undefined => {
  const left = ApplicationFee.unrefunded(fee)
  if (Money.isZero(left)) {
    return RefundRefusal.aboveUnrefundedFee(amount === undefined || Money.isZero(amount) ? fee.amount : amount, left)
  }
  if (amount === undefined) return undefined
  return (
    RequestedAmount.refusalOf(amount, "amount", left) ??
    (Money.compare(amount, left) > 0 ? RefundRefusal.aboveUnrefundedFee(amount, left) : undefined)
  )
}
