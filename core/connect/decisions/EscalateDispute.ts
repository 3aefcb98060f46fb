/**
 * EscalateDispute: a payer's bank is not satisfied with the answer to its inquiry, and takes the money.
 *
 * What was answered does not count: the chargeback has a deadline of its own.
 * https://docs.stripe.com/disputes/how-disputes-work#inquiries
 */
import { Result } from "effect"
import * as Chargeback from "#core/connect/decisions/Chargeback.ts"
import * as DisputeMatter from "#core/connect/movements/DisputeMatter.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as DisputeRefusal from "#core/connect/refusals/DisputeRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

/** No request of anyone's: the payer's bank does it. */
export interface EscalateDispute {
  readonly _tag: "dispute_escalation"
  readonly key: string
  readonly dispute: string
  /** Until when the chargeback may be answered; {@link Dispute.usualDeadline}, if absent. */
  readonly evidenceDueBy?: Instant
}

export const decide = (
  world: World,
  command: EscalateDispute,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const inquiry = world.dispute(command.dispute)
  if (inquiry === undefined) return Result.fail(Refusal.missing("dispute", command.dispute, "id"))
  if (!Dispute.isInquiry(inquiry)) {
    return Result.fail(DisputeRefusal.disputeStatus(inquiry, "escalated", "an open inquiry"))
  }
  const { evidenceDueBy = Dispute.usualDeadline(at) } = command
  if (evidenceDueBy < at) return Result.fail(DisputeRefusal.deadlinePassed("evidence_due_by"))
  const matter = DisputeMatter.ofDispute(world, inquiry)
  const draft = Draft.of(world, command.key, at)
  draft.change(Chargeback.open(draft, matter, { ...inquiry, evidenceDueBy }))
  const left = Chargeback.overtakeRefunds(draft, matter.charge)
  if (left !== matter.charge) draft.change(left)
  return Result.succeed(draft.outcome())
}
