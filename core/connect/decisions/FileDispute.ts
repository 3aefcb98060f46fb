/**
 * FileDispute: a payer's bank disputes a charge: it asks about it, or takes the money.
 *
 * Of a bank debit it takes the whole debit, also where some of that was refunded, which the payer then has twice.
 * What other disputes of the charge were of, or ask for, it leaves alone unless its amount says more: banks file
 * several of one payment, also once more what they recalled, and nothing stops them from taking it twice. What is
 * refused here is what a bank cannot have done.
 * https://docs.stripe.com/disputes/how-disputes-work,
 * https://support.stripe.com/questions/receiving-multiple-disputes-per-payment-faq and
 * https://support.stripe.com/questions/refunds-for-ach-direct-debit-payments
 */
import { Result } from "effect"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Chargeback from "#core/connect/decisions/Chargeback.ts"
import * as DisputablePart from "#core/connect/objects/DisputablePart.ts"
import * as DisputeMatter from "#core/connect/movements/DisputeMatter.ts"
import * as DisputeMovement from "#core/connect/movements/DisputeMovement.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as RefundSubject from "#core/connect/movements/RefundSubject.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import type { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as DisputeRefusal from "#core/connect/refusals/DisputeRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** No request of anyone's: the payer's bank does it. */
export interface FileDispute {
  readonly _tag: "dispute"
  readonly key: string
  readonly charge: string
  /**
   * If absent, all that may still be disputed ({@link DisputablePart}): what the payer has not got back, where a refund
   * that waits for funds has not come, and of a bank debit all of it; less what other disputes were of or ask about,
   * whatever became of them. Refused where that is nothing.
   */
  readonly amount?: Money.Money
  readonly reason: Dispute.Reason
  /** How it begins; as a chargeback that may be answered (`needs_response`), if absent, and of a bank debit `lost`. */
  readonly status?: Dispute.Filed
  /** Until when it may be answered; {@link Dispute.usualDeadline}, if absent. */
  readonly evidenceDueBy?: Instant
}

export const decide = (
  world: World,
  command: FileDispute,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const charge = world.charge(command.charge)
  if (charge === undefined || charge.sourceTransfer !== undefined) {
    const isHeld = world.authorization(command.charge) !== undefined
    return Result.fail(
      isHeld
        ? DisputeRefusal.nothingToDispute(command.charge, "not captured")
        : Refusal.missing("charge", command.charge, "charge")
    )
  }
  const refusal = refusalOf(world, charge, command, at)
  if (refusal !== undefined) return Result.fail(refusal)
  return Result.map(DisputeMatter.of(world, charge, at), (matter) => {
    const draft = Draft.of(world, command.key, at)
    const dispute = filed(draft, matter, command)
    draft.make(dispute)
    draft.change({
      ...(Dispute.isWithdrawn(dispute) ? Chargeback.overtakeRefunds(draft, charge) : charge),
      disputes: [...(charge.disputes ?? []), dispute.id]
    })
    return draft.outcome()
  })
}

const refusalOf = (
  world: World,
  charge: Charge.Charge,
  { amount, evidenceDueBy, status }: FileDispute,
  at: Instant
): Refusal.Refusal | undefined => {
  const debited = debitRefusal(charge, status, at)
  if (debited !== undefined) return debited
  const unreturned = DisputablePart.unreturned(charge, RefundSubject.paidBack(world, charge))
  if (Money.isZero(unreturned)) return DisputeRefusal.nothingToDispute(charge.id, "refunded whole")
  if ((evidenceDueBy ?? at) < at) return DisputeRefusal.deadlinePassed("evidence_due_by")
  if (amount !== undefined) return RequestedAmount.refusalOf(amount, "amount", charge.amount)
  return Money.isZero(disputable(world, charge).undisputed) ? DisputeRefusal.disputedWhole(charge.id) : undefined
}

/** One of a bank debit that was paid can only be lost. */
const debitRefusal = (
  { id, paymentMethod, ...charge }: Charge.Charge,
  status: Dispute.Filed | undefined,
  at: Instant
): Refusal.Refusal | undefined => {
  if (!BankDebit.is(paymentMethod)) return undefined
  if (status !== undefined && status !== "lost") return DisputeRefusal.isFinal(id, paymentMethod)
  switch (Charge.statusAt({ id, paymentMethod, ...charge }, at)) {
    case "failed":
      return DisputeRefusal.nothingToDispute(id, "not paid")
    case "pending":
      return DisputeRefusal.notPaidYet(id)
    case "succeeded":
      return undefined
  }
}

/** What it may take: also what a refund would return that waits for funds, which the dispute overtakes. */
const disputable = (world: World, charge: Charge.Charge): DisputablePart.DisputablePart =>
  DisputablePart.of(charge, Dispute.ofCharge(world, charge), RefundSubject.paidBack(world, charge))

/** The new dispute, with the line that withdraws its money, if it does, and the moment that ends it by itself. */
const filed = (draft: Draft.Draft, matter: DisputeMatter.DisputeMatter, command: FileDispute): Dispute.Dispute => {
  const { amount, evidenceDueBy = Dispute.usualDeadline(draft.at), reason } = command
  const { status = BankDebit.is(matter.charge.paymentMethod) ? "lost" : "needs_response" } = command
  const common = {
    object: "dispute",
    id: draft.id("dp"),
    account: matter.charge.account,
    charge: matter.charge.id,
    amount: amount ?? disputable(draft.world, matter.charge).undisputed,
    reason,
    created: draft.at
  } as const
  switch (status) {
    case "needs_response":
      return Chargeback.open(draft, matter, { ...common, evidenceDueBy })
    case "warning_needs_response":
      draft.schedule({ kind: "dispute_deadline", at: Dispute.inquiryEnd(draft.at), dispute: common.id })
      return { ...common, status, evidenceDueBy, balanceTransactions: [] }
    case "lost": {
      const taken = { ...common, ...DisputeMovement.settled(draft, matter, common.amount) }
      const withdrawal = DisputeMovement.withdraw(draft, matter, taken)
      return { ...taken, status, hasEvidence: false, balanceTransactions: [withdrawal] }
    }
    case "prevented": {
      const before = Dispute.ofCharge(draft.world, matter.charge)
      const otherRefunds = DisputablePart.otherRefunds(matter.charge, before)
      return { ...common, status, balanceTransactions: [], otherRefunds }
    }
  }
}
