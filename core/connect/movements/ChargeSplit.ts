/**
 * ChargeSplit: what a request may state of where a charge goes on: the part that is transferred, or the platform's fee.
 *
 * Either may be stated, not both, and neither exceeds the charge.
 */
import * as ChargeRefusal from "#core/connect/refusals/ChargeRefusal.ts"
import type { DestinationCharge } from "#core/connect/objects/ChargeRequest.ts"
import * as ChargeAmount from "#core/connect/movements/ChargeAmount.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"

/** What speaks against the part that goes on, where a request states one. */
export const refusalOf = (command: DestinationCharge): Refusal | undefined => {
  const { applicationFeeAmount, transferData } = command
  if (transferData.amount === undefined) return undefined
  const amount = ChargeAmount.stated(command)
  if (applicationFeeAmount !== undefined) return ChargeRefusal.twoSplits()
  return (
    RequestedAmount.refusalOf(transferData.amount, "transfer_data[amount]", amount) ??
    (Money.compare(transferData.amount, amount) > 0 ? ChargeRefusal.transferAboveCharge(amount) : undefined)
  )
}

/** What speaks against a `fee` that a request states of what comes to `amount`. */
export const feeRefusal = (world: World, amount: Money.Money, fee: Money.Money | undefined): Refusal | undefined => {
  if (fee === undefined) return undefined
  const refusal = RequestedAmount.refusalOf(fee, "application_fee_amount", amount)
  if (refusal !== undefined) return refusal
  if (Money.compare(fee, amount) > 0) return ChargeRefusal.feeAboveCharge(amount)
  const mayEqual = world.settings.applicationFeeLimit === "charge_amount"
  return mayEqual || !Money.equals(fee, amount) ? undefined : ChargeRefusal.feeNotBelowCharge(amount)
}
