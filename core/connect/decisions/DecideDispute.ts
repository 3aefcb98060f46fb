/**
 * DecideDispute: the payer's bank decides a chargeback that was countered.
 *
 * Won returns the amount and the fee for countering; lost returns nothing, or the part that the bank concedes, and no
 * fee. Only evidence can win one. A lost one may be won late, which the bank alone brings about; but none of a bank
 * debit, which are final.
 * https://docs.stripe.com/disputes/how-disputes-work#after-the-decision; of a part:
 * https://support.stripe.com/questions/dispute-for-full-charge-amount-after-a-partial-refund-was-issued
 */
import { Result } from "effect"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import { givenUp } from "#core/connect/decisions/AnswerDispute.ts"
import * as DisputeMatter from "#core/connect/movements/DisputeMatter.ts"
import * as DisputeMovement from "#core/connect/movements/DisputeMovement.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import type { Chargeback, Dispute, Lost } from "#core/connect/objects/Dispute.ts"
import * as DisputeRefusal from "#core/connect/refusals/DisputeRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** No request of anyone's: the payer's bank does it. */
export interface WinDispute {
  readonly _tag: "dispute_won"
  readonly key: string
  readonly dispute: string
}

/** No request of anyone's either. */
export interface LoseDispute {
  readonly _tag: "dispute_lost"
  readonly key: string
  readonly dispute: string
  /** What the bank concedes, less than was disputed; nothing, if absent. */
  readonly amountReinstated?: Money.Money
}

export const decide = (
  world: World,
  command: WinDispute | LoseDispute,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const dispute = world.dispute(command.dispute)
  if (dispute === undefined) return Result.fail(Refusal.missing("dispute", command.dispute, "id"))
  const draft = Draft.of(world, command.key, at)
  const refusal = command._tag === "dispute_won" ? win(draft, dispute) : lose(draft, dispute, command.amountReinstated)
  return refusal === undefined ? Result.succeed(draft.outcome()) : Result.fail(refusal)
}

const winnable = (dispute: Dispute): dispute is Chargeback | Lost =>
  dispute.status === "under_review" || (dispute.status === "lost" && dispute.balanceTransactions.length === 1)

const win = (draft: Draft.Draft, dispute: Dispute): Refusal.Refusal | undefined => {
  if (!winnable(dispute)) {
    return DisputeRefusal.disputeStatus(dispute, "won", "one that was countered (dispute_evidence), or lost whole")
  }
  const matter = DisputeMatter.ofDispute(draft.world, dispute)
  const { id, paymentMethod } = matter.charge
  if (BankDebit.is(paymentMethod)) return DisputeRefusal.isFinal(id, paymentMethod)
  const hasEvidence = dispute.status === "lost" ? dispute.hasEvidence : true
  const [withdrawal] = dispute.balanceTransactions
  const reinstatement = DisputeMovement.reinstate(draft, matter, { ...dispute, hasEvidence })
  draft.change({ ...dispute, status: "won", hasEvidence, balanceTransactions: [withdrawal, reinstatement] })
  return undefined
}

const lose = (draft: Draft.Draft, dispute: Dispute, part: Money.Money | undefined): Refusal.Refusal | undefined => {
  if (dispute.status !== "under_review") {
    return DisputeRefusal.disputeStatus(
      dispute,
      "lost",
      "one that was countered (dispute_evidence); others need no decision"
    )
  }
  if (part === undefined) {
    draft.change(givenUp(dispute))
    return undefined
  }
  const refusal = RequestedAmount.refusalOf(part, "amount_reinstated", dispute.amount)
  if (refusal !== undefined) return refusal
  if (Money.compare(part, dispute.amount) >= 0) return DisputeRefusal.notPartOfDispute(part, dispute.amount)
  const [withdrawal] = dispute.balanceTransactions
  const matter = DisputeMatter.ofDispute(draft.world, dispute)
  const reinstatement = DisputeMovement.concede(draft, matter, dispute, part)
  draft.change({
    ...dispute,
    status: "lost",
    hasEvidence: true,
    amountReinstated: part,
    balanceTransactions: [withdrawal, reinstatement]
  })
  return undefined
}
