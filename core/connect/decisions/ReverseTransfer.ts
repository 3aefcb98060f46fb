/**
 * ReverseTransfer: the platform takes back all or part of a transfer, and may return its application fee with it.
 *
 * https://docs.stripe.com/connect/separate-charges-and-transfers#reverse-transfers
 */
import { Result } from "effect"
import * as Charge from "#core/connect/objects/Charge.ts"
import type { ApplicationFee } from "#core/connect/objects/ApplicationFee.ts"
import * as ApplicationFeeMovement from "#core/connect/movements/ApplicationFeeMovement.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as Destination from "#core/connect/movements/Destination.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as Share from "#core/connect/movements/Share.ts"
import * as TransferMovement from "#core/connect/movements/TransferMovement.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as RefundRefusal from "#core/connect/refusals/RefundRefusal.ts"
import * as TransferRefusal from "#core/connect/refusals/TransferRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as Transfer from "#core/connect/objects/Transfer.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface ReverseTransfer {
  readonly _tag: "transfer_reversal"
  readonly key: string
  readonly transfer: string
  /** All that is left, if absent. */
  readonly amount?: Money.Money
  readonly refundApplicationFee?: boolean
}

export const decide = (
  world: World,
  command: ReverseTransfer,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const transfer = world.transfer(command.transfer)
  const payment = transfer === undefined ? undefined : world.charge(transfer.destinationPayment)
  if (transfer === undefined || payment === undefined) {
    return Result.fail(Refusal.missing("transfer", command.transfer, "id"))
  }
  if (transfer.account !== world.platform.id) {
    return Result.fail(new NotModelled({ what: `giving the account debit ${transfer.id} back` }))
  }
  const amountRefused = amountRefusal(transfer, command.amount)
  if (amountRefused !== undefined) return Result.fail(amountRefused)
  const amount = command.amount ?? Transfer.unreversed(transfer)
  const fee = payment.applicationFee === undefined ? undefined : world.applicationFee(payment.applicationFee)
  const returnsFee = command.refundApplicationFee === true
  const feeReturned =
    returnsFee && fee !== undefined ? feeShare(world, transfer, amount, fee) : Money.zero(amount.currency)
  const taken = { transfer, payment, amount, feeReturned }
  const refusal =
    (Conversion.isNothing(world, payment, amount, at)
      ? Refusal.convertsToNothing(amount, Charge.settledAmount(payment).currency)
      : undefined) ??
    Destination.fundsRefusal(world, taken, at) ??
    (returnsFee && fee === undefined ? RefundRefusal.noApplicationFee(payment.id) : undefined)
  if (refusal !== undefined) return Result.fail(refusal)

  const draft = Draft.of(world, command.key, at)
  TransferMovement.takeBack(draft, { id: draft.id("trr"), ...taken })
  if (fee !== undefined && Money.isPositive(feeReturned)) ApplicationFeeMovement.giveBack(draft, fee, feeReturned)
  return Result.succeed(draft.outcome())
}

/** What returning the share of the fee with `amount` of the transfer gives back. */
const feeShare = (world: World, transfer: Transfer.Transfer, amount: Money.Money, fee: ApplicationFee): Money.Money => {
  const part = { part: amount, before: transfer.amountReversed, whole: transfer.amount }
  return Share.returned(world.settings, { amount: fee.amount, returned: fee.amountRefunded }, part)
}

const amountRefusal = (transfer: Transfer.Transfer, amount: Money.Money | undefined): Refusal.Refusal | undefined => {
  const left = Transfer.unreversed(transfer)
  if (Money.isZero(left)) return TransferRefusal.alreadyReversed(transfer.id)
  if (amount === undefined) return undefined
  return (
    RequestedAmount.refusalOf(amount, "amount", left) ??
    (Money.compare(amount, left) > 0 ? TransferRefusal.aboveUnreversed(amount, left) : undefined)
  )
}
