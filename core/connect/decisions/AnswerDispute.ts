/**
 * AnswerDispute: evidence against a dispute, or the end of it without any.
 *
 * Evidence can be submitted once. Against a chargeback it costs the fee for countering; an inquiry is answered for
 * nothing. Closing a chargeback accepts it: it is lost, and no money moves any more. What closing makes of an inquiry
 * is not said: Stripe's page makes one for its example, but of `needs_response` alone it says what becomes.
 * https://docs.stripe.com/api/disputes/update and https://docs.stripe.com/api/disputes/close
 */
import { Result } from "effect"
import * as DisputeMatter from "#core/connect/movements/DisputeMatter.ts"
import * as DisputeMovement from "#core/connect/movements/DisputeMovement.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import { isInquiry, type Chargeback, type Dispute, type Inquiry, type Lost } from "#core/connect/objects/Dispute.ts"
import * as DisputeRefusal from "#core/connect/refusals/DisputeRefusal.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface SubmitEvidence {
  readonly _tag: "dispute_evidence"
  readonly key: string
  readonly dispute: string
}

export interface CloseDispute {
  readonly _tag: "dispute_close"
  readonly key: string
  readonly dispute: string
}

/** A chargeback that is not answered. */
export const givenUp = (dispute: Chargeback): Lost => ({
  ...dispute,
  status: "lost",
  hasEvidence: dispute.status === "under_review"
})

export const decide = (
  world: World,
  command: SubmitEvidence | CloseDispute,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const dispute = world.dispute(command.dispute)
  if (dispute === undefined) return Result.fail(Refusal.missing("dispute", command.dispute, "id"))
  return command._tag === "dispute_evidence" ? submit(world, command.key, dispute, at) : close(command.key, dispute, at)
}

const submit = (world: World, key: string, dispute: Dispute, at: Instant): Result.Result<Outcome, Refusal.Refusal> => {
  const draft = Draft.of(world, key, at)
  switch (dispute.status) {
    case "warning_needs_response":
      draft.change({ ...dispute, status: "warning_under_review" })
      return Result.succeed(draft.outcome())
    case "needs_response":
      draft.change({ ...dispute, status: "under_review" })
      DisputeMovement.counter(draft, DisputeMatter.ofDispute(world, dispute))
      return Result.succeed(draft.outcome())
    default:
      return Result.fail(DisputeRefusal.disputeStatus(dispute, "answered", "one that needs a response"))
  }
}

const close = (key: string, dispute: Dispute, at: Instant): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  if (isInquiry(dispute)) return Result.fail(closedInquiry(dispute))
  return dispute.status === "needs_response"
    ? Result.succeed({ ...nothing, at, key, changed: [givenUp(dispute)] })
    : Result.fail(DisputeRefusal.disputeStatus(dispute, "closed", "one in needs_response"))
}

const closedInquiry = ({ charge, id }: Inquiry): NotModelled =>
  new NotModelled({
    what:
      `closing ${id}, an inquiry (Stripe says what that makes of a chargeback only; refunding all of ${charge} ends ` +
      "it),"
  })
