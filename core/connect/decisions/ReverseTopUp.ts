/**
 * ReverseTopUp: a top-up that a bank takes back after its money had come, in whole.
 *
 * It leaves the balance at once, whether that can pay it or not. https://docs.stripe.com/api/topups/object
 */
import { Result } from "effect"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** No request of anyone's: the platform's bank takes the money back. */
export interface ReverseTopUp {
  readonly _tag: "top_up_reversal"
  readonly key: string
  readonly topUp: string
}

export const decide = (world: World, command: ReverseTopUp, at: Instant): Result.Result<Outcome, Refusal.Refusal> => {
  const topUp = world.topUp(command.topUp)
  if (topUp === undefined) return Result.fail(Refusal.missing("topup", command.topUp, "id"))
  if (topUp.status !== "succeeded") return Result.fail(Refusal.cannotReverse("top-up", topUp.id, topUp.status))
  const draft = Draft.of(world, command.key, at)
  draft.change({ ...topUp, status: "reversed" })
  draft.line({
    id: draft.id("txn"),
    account: topUp.account,
    type: "topup_reversal",
    amount: Money.negate(topUp.amount),
    availableOn: at,
    sourceType: "bank_account",
    source: topUp.id,
    description: `REFUND FOR TOP-UP (${topUp.description})`
  })
  return Result.succeed(draft.outcome())
}
