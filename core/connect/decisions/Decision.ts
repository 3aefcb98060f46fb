/**
 * Decision: what a command does in a world at a moment: an outcome, or Stripe's refusal.
 *
 * Pure: the same world, command and moment give the same answer, and the world is not changed. The simulator, a
 * preview and a server all call {@link decide}.
 */
import type { Result } from "effect"
import type { ChargeRequest } from "#core/connect/decisions/ChargeRequest.ts"
import * as CreateCharge from "#core/connect/decisions/CreateCharge.ts"
import * as CreateTransfer from "#core/connect/decisions/CreateTransfer.ts"
import * as RefundApplicationFee from "#core/connect/decisions/RefundApplicationFee.ts"
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import * as ReverseTransfer from "#core/connect/decisions/ReverseTransfer.ts"
import type { NotModelled } from "#core/connect/NotModelled.ts"
import type { Refusal } from "#core/connect/Refusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

/** A request to Stripe. Its `key` is unique in the world: the ids of what it makes come from it. */
export type Command =
  | ChargeRequest
  | RefundCharge.RefundCharge
  | CreateTransfer.CreateTransfer
  | ReverseTransfer.ReverseTransfer
  | RefundApplicationFee.RefundApplicationFee

/**
 * What `command` does in `world` at `at`, which must be the world's now. Amounts are whole minor units, moments seconds
 * of UTC. It fails with Stripe's refusal, or with {@link NotModelled} where this model would have to guess, and never
 * throws for what a request may contain. Nothing has happened until the outcome is applied.
 */
export const decide = (world: World, command: Command, at: Instant): Result.Result<Outcome, Refusal | NotModelled> => {
  switch (command._tag) {
    case "charge":
      return CreateCharge.decide(world, command, at)
    case "refund":
      return RefundCharge.decide(world, command, at)
    case "transfer":
      return CreateTransfer.decide(world, command, at)
    case "transfer_reversal":
      return ReverseTransfer.decide(world, command, at)
    case "application_fee_refund":
      return RefundApplicationFee.decide(world, command, at)
  }
}
