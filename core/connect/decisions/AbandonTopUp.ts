/**
 * AbandonTopUp: a top-up that brings no money: canceled, or failed, before it arrived. There is no line of it anywhere.
 */
import { Result } from "effect"
import type { TopUpFailureCode } from "#core/connect/schedules/FailureCode.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface CancelTopUp {
  readonly _tag: "top_up_cancel"
  readonly key: string
  readonly topUp: string
}

/** No request of anyone's: the platform's bank refuses. */
export interface FailTopUp {
  readonly _tag: "top_up_failure"
  readonly key: string
  readonly topUp: string
  /** Why, in Stripe's words such as `insufficient_funds`. */
  readonly failureCode: TopUpFailureCode
}

export const decide = (
  world: World,
  command: CancelTopUp | FailTopUp,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const topUp = world.topUp(command.topUp)
  if (topUp === undefined) return Result.fail(Refusal.missing("topup", command.topUp, "id"))
  if (topUp.status !== "pending") {
    const refusal = command._tag === "top_up_cancel" ? Refusal.notCancelable : Refusal.cannotFail
    return Result.fail(refusal("top-up", topUp.id, topUp.status))
  }
  const abandoned =
    command._tag === "top_up_failure"
      ? ({ ...topUp, status: "failed", failureCode: command.failureCode } as const)
      : ({ ...topUp, status: "canceled" } as const)
  return Result.succeed({ ...nothing, at, key: command.key, changed: [abandoned] })
}
