/**
 * ReturnRefund: a refund that the payer does not get: failed after it was sent, or canceled while it waits for funds.
 *
 * The money of a failed one returns to the balance it came from, and nowhere else: a reversed transfer and a returned
 * application fee stay where they are. Either way the charge may be refunded again.
 * https://docs.stripe.com/refunds#failed-refunds
 */
import { Result } from "effect"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import type { RefundFailureReason } from "#core/connect/schedules/FailureCode.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as SettlementMerchant from "#core/connect/movements/SettlementMerchant.ts"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import * as RefundSubject from "#core/connect/movements/RefundSubject.ts"
import { canceled, type Failed, type Refund, type Succeeded } from "#core/connect/objects/Refund.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface CancelRefund {
  readonly _tag: "refund_cancel"
  readonly key: string
  readonly refund: string
}

/** No request of anyone's: the payer's bank does not take the money. */
export interface FailRefund {
  readonly _tag: "refund_failure"
  readonly key: string
  readonly refund: string
  /** Why, in Stripe's words such as `expired_or_canceled_card`. */
  readonly failureReason: RefundFailureReason
}

export const decide = (
  world: World,
  command: CancelRefund | FailRefund,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const refund = world.refund(command.refund)
  const charge = refund === undefined ? undefined : world.charge(refund.charge)
  if (refund === undefined || charge === undefined || charge.sourceTransfer !== undefined) {
    return Result.fail(Refusal.missing("refund", command.refund, "id"))
  }
  if (command._tag === "refund_cancel") return cancel(world, command.key, refund, charge, at)
  if (refund.status !== "succeeded") return Result.fail(Refusal.cannotFail("refund", refund.id, refund.status))
  const draft = Draft.of(world, command.key, at)
  fail(draft, command.failureReason, refund, charge)
  return Result.succeed(draft.outcome())
}

/** Others may have waited behind it. */
const cancel = (
  world: World,
  key: string,
  refund: Refund,
  charge: Charge.Charge,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  if (refund.status !== "pending") return Result.fail(Refusal.notCancelable("refund", refund.id, refund.status))
  return Result.succeed({ ...nothing, at, key, ...UnpaidRefund.end(world, canceled(refund), charge, at) })
}

/** The line undoes the refund's own, as if it had been the last one, with what Stripe then gave back of its fee. */
const fail = (
  draft: Draft.Draft,
  failureReason: RefundFailureReason,
  refund: Succeeded,
  charge: Charge.Charge
): void => {
  const merchant = draft.world.account(charge.account)
  if (merchant === undefined) throw new Error(`${charge.id} stands on ${charge.account}, which there is not`)
  const refundedBefore = Money.minus(RefundSubject.paidBack(draft.world, charge), refund.amount)
  const failureBalanceTransaction = draft.id("txn")
  const failed: Failed = {
    ...refund,
    refundedBefore,
    status: "failed",
    failure: "returned",
    failureReason,
    failureBalanceTransaction
  }
  const asItWas = { ...charge, amountRefunded: refundedBefore }
  const tariff = SettlementMerchant.tariff(draft.world, charge, merchant)
  const returned = ProcessingFee.returned(draft.world.settings, tariff, asItWas, refund.amount)
  const fees = ProcessingFee.lines(Money.negate(returned))
  const platformPays = ProcessingFee.isOnPlatform(merchant)
  draft.change(failed)
  draft.change(Charge.unrefund(charge, refund.amount))
  draft.line({
    id: failed.failureBalanceTransaction,
    account: charge.account,
    type: "refund_failure",
    amount: refund.settled?.amount ?? refund.amount,
    fees: platformPays ? [] : fees,
    availableOn: Draft.following(draft.at, charge.availableOn),
    sourceType: charge.sourceType,
    source: refund.id,
    description: "REFUND FAILURE",
    exchangeRate: refund.settled?.rate
  })
  if (platformPays) ProcessingFee.billPlatform(draft, fees, charge)
}
