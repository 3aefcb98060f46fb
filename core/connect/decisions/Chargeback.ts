/**
 * Chargeback: what happens when a payer's bank takes the money, whether it asked before or not.
 *
 * The amount is withdrawn at once, and the refunds that wait for funds of the charge fail: the payer has got the money
 * another way. Nobody can refuse it, so the balance may become negative.
 * https://docs.stripe.com/disputes/how-disputes-work#receive-a-dispute
 */
import type { Charge } from "#core/connect/objects/Charge.ts"
import type { DisputeMatter } from "#core/connect/movements/DisputeMatter.ts"
import * as DisputeMovement from "#core/connect/movements/DisputeMovement.ts"
import type * as Draft from "#core/connect/movements/Draft.ts"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import type * as Dispute from "#core/connect/objects/Dispute.ts"
import * as Refund from "#core/connect/objects/Refund.ts"
import * as Instant from "#core/time/Instant.ts"

/** One that may be answered: withdraws its money and sets its deadline. */
export const open = (
  draft: Draft.Draft,
  matter: DisputeMatter,
  dispute: Omit<Dispute.Chargeback, "status" | "balanceTransactions">
): Dispute.Chargeback => {
  const taken = { ...dispute, ...DisputeMovement.settled(draft, matter, dispute.amount) }
  const balanceTransactions = [DisputeMovement.withdraw(draft, matter, taken)] as const
  draft.schedule({ kind: "dispute_deadline", at: Instant.plus(dispute.evidenceDueBy, 1), dispute: dispute.id })
  return { ...taken, status: "needs_response", balanceTransactions }
}

/** The charge without the refunds of it that wait: the payer has got the money another way. */
export const overtakeRefunds = (draft: Draft.Draft, charge: Charge): Charge =>
  UnpaidRefund.giveUp(draft, charge, Refund.overtaken)
