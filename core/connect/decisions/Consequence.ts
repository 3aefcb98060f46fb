/**
 * Consequence: what a happening does in a world when its moment has come.
 *
 * Pure, as decisions are; but nobody asks for it, so it is never refused: what has been overtaken, such as the expiry
 * of an authorisation that was captured, does nothing.
 */
import { givenUp } from "#core/connect/decisions/AnswerDispute.ts"
import * as BillConnectFees from "#core/connect/decisions/BillConnectFees.ts"
import * as BillProduct from "#core/connect/movements/BillProduct.ts"
import * as ClearNegativePayout from "#core/connect/decisions/ClearNegativePayout.ts"
import * as CoverNegativeBalance from "#core/connect/decisions/CoverNegativeBalance.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as ReleaseReserve from "#core/connect/decisions/ReleaseReserve.ts"
import * as PauseAccount from "#core/connect/decisions/PauseAccount.ts"
import * as PayOutHeld from "#core/connect/decisions/PayOutHeld.ts"
import * as RunPayout from "#core/connect/decisions/RunPayout.ts"
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import * as UpdateRequirement from "#core/connect/decisions/UpdateRequirement.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import type { Funding, Happening, Maturity, Scheduled, TopUpArrival } from "#core/connect/Happening.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export const of = (world: World, happening: Happening): Outcome => {
  switch (happening.kind) {
    case "maturity":
      return mature(world, happening)
    case "shortfall":
      return CoverNegativeBalance.follow(world, happening)
    case "collection":
      return CoverNegativeBalance.collect(world, happening)
    case "debit_clearing":
      return ClearNegativePayout.clear(world, happening)
    case "reserve_expiry":
      return ReleaseReserve.expire(world, happening)
    case "funding":
      return fund(world, happening)
    case "refund_expiry":
      return UnpaidRefund.expire(world, happening)
    case "authorization_expiry":
      return expire(world, happening.charge, happening.at)
    case "connect_billing":
      return BillConnectFees.bill(world, happening)
    case "product_billing":
      return BillProduct.bill(world, happening)
    case "payout_run":
      return RunPayout.run(world, happening)
    case "holding_end":
      return PayOutHeld.run(world, happening)
    case "payout_submission":
      return submit(world, happening.payout, happening.at)
    case "payout_arrival":
      return arrive(world, happening.payout, happening.at)
    case "payout_finality":
      return nothing
    case "top_up_arrival":
      return topUp(world, happening)
    case "requirement_deadline":
      return UpdateRequirement.expire(world, happening)
    case "dispute_deadline":
      return endDispute(world, happening.dispute, happening.at)
  }
}

/** It turns available, and refunds that wait for funds are tried again. */
const mature = (world: World, maturity: Maturity): Outcome => {
  const { account, amount, at } = maturity
  const retried = Money.isPositive(amount) ? Draft.fundings : Draft.reversalFundings
  const happenings = retried(world, account, at)
  const { bankMovements, changed, made, transactions } = nothing
  return { made, changed, transactions, bankMovements, matured: [maturity], happenings }
}

/** When no more of its refunds can be paid, what was kept for them may go to its bank. */
const fund = (world: World, { account: id, at }: Funding): Outcome => {
  const paid = RefundCharge.fund(world, id, at)
  const account = world.account(id)
  if (paid !== nothing || account === undefined) return paid
  const isKept = (each: Scheduled) =>
    each.kind !== "payout_run" || world.unswept(id, each.currency).some(({ day }) => day < each.day)
  return { ...nothing, happenings: StatusMovement.nextRuns(world, account, at).filter(isKept) }
}

const expire = (world: World, id: string, at: Instant.Instant): Outcome => {
  const held = world.authorization(id)
  if (held?.status !== "held" || at < held.captureBefore) return nothing
  const { account, amount, created, object } = held
  return { ...nothing, at, changed: [{ object, id, account, amount, created, status: "expired" }] }
}

/** A chargeback that nobody countered is lost, an inquiry that nobody escalated closes. */
const endDispute = (world: World, id: string, at: Instant.Instant): Outcome => {
  const dispute = world.dispute(id)
  if (dispute?.status === "needs_response" && at > dispute.evidenceDueBy) {
    return { ...nothing, at, changed: [givenUp(dispute)] }
  }
  if (dispute === undefined || !Dispute.isInquiry(dispute) || at < Dispute.inquiryEnd(dispute.created)) return nothing
  return { ...nothing, at, changed: [{ ...dispute, status: "warning_closed" }] }
}

const submit = (world: World, id: string, at: Instant.Instant): Outcome => {
  const payout = world.payout(id)
  if (payout?.status !== "pending") return nothing
  const held = PauseAccount.hold(world, payout, at)
  if (held !== undefined) return held
  const outcome: Outcome = {
    ...nothing,
    at,
    changed: [{ ...payout, ...reconciled(payout), status: "in_transit" }],
    happenings: [{ kind: "payout_arrival", at: payout.arrivalDate < at ? at : payout.arrivalDate, payout: id }]
  }
  return Payout.isNegative(payout) ? ClearNegativePayout.fill(world, payout, outcome) : outcome
}

/** All that it pays out has matured. */
const reconciled = (payout: Payout.Payout): Pick<Payout.Payout, "reconciliationStatus"> => ({
  reconciliationStatus: Payout.isAutomatic(payout) ? "completed" : payout.reconciliationStatus
})

const arrive = (world: World, id: string, at: Instant.Instant): Outcome => {
  const payout = world.payout(id)
  if (payout?.status !== "in_transit") return nothing
  const paid = { ...payout, status: "paid" } as const
  const happenings: Outcome["happenings"] = Payout.isRegular(paid)
    ? [{ kind: "payout_finality", at: Instant.startOf(Day.plus(Instant.dayOf(at), Payout.daysToReverse)), payout: id }]
    : nothing.happenings
  return { ...nothing, at, changed: [paid], bankMovements: [{ payout: paid, kind: "paid", at }], happenings }
}

const topUp = (world: World, { at, key, topUp: id }: TopUpArrival): Outcome => {
  const expected = world.topUp(id)
  if (expected?.status !== "pending") return nothing
  const draft = Draft.continuing(world, key, at)
  const balanceTransaction = draft.id("txn")
  draft.change({ ...expected, status: "succeeded", balanceTransaction })
  draft.line({
    id: balanceTransaction,
    account: expected.account,
    type: "topup",
    amount: expected.amount,
    availableOn: at,
    sourceType: "bank_account",
    source: id,
    description: expected.description
  })
  return draft.outcome()
}
