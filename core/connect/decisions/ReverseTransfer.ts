/**
 * ReverseTransfer: the platform takes back all or part of a transfer, and may return its application fee with it.
 *
 * https://docs.stripe.com/connect/separate-charges-and-transfers#reverse-transfers
 */
import { Result } from "effect"
import type { Charge } from "#core/connect/Charge.ts"
import * as Draft from "#core/connect/decisions/Draft.ts"
import * as Movement from "#core/connect/decisions/Movement.ts"
import * as Share from "#core/connect/decisions/Share.ts"
import * as Refusal from "#core/connect/Refusal.ts"
import * as Transfer from "#core/connect/Transfer.ts"
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
): Result.Result<Outcome, Refusal.Refusal> => {
  const transfer = world.transfer(command.transfer)
  const payment = transfer === undefined ? undefined : world.charge(transfer.destinationPayment)
  if (transfer === undefined || payment === undefined) {
    return Result.fail(Refusal.missing("transfer", command.transfer, "id"))
  }
  const amount = command.amount ?? Transfer.unreversed(transfer)
  const fee = payment.applicationFee === undefined ? undefined : world.applicationFee(payment.applicationFee)
  const refusal =
    amountRefusal(transfer, amount) ??
    fundsRefusal(world, transfer, payment, amount, at) ??
    (command.refundApplicationFee === true && fee === undefined ? Refusal.noApplicationFee(payment.id) : undefined)
  if (refusal !== undefined) return Result.fail(refusal)

  const draft = Draft.of(world, command.key, at)
  Movement.reversal(draft, { id: draft.id("trr"), transfer, payment, amount })
  if (command.refundApplicationFee === true && fee !== undefined) {
    const completing = Money.equals(amount, Transfer.unreversed(transfer))
    const part = { part: amount, whole: transfer.amount, completing }
    const returned = Share.returned(world.settings, { amount: fee.amount, returned: fee.amountRefunded }, part)
    if (Money.isPositive(returned)) Movement.applicationFeeRefund(draft, fee, returned)
  }
  return Result.succeed(draft.outcome())
}

const amountRefusal = (transfer: Transfer.Transfer, amount: Money.Money): Refusal.Refusal | undefined => {
  const left = Transfer.unreversed(transfer)
  if (Money.isZero(left)) return Refusal.alreadyReversed(transfer.id)
  if (!Money.isPositive(amount)) return Refusal.notPositive("amount")
  if (amount.currency !== left.currency) return Refusal.otherCurrency("amount", left)
  return Money.compare(amount, left) > 0 ? Refusal.aboveUnreversed(amount, left) : undefined
}

/**
 * Whether the destination can give `amount` back: nothing, always; anything where the platform stands behind its
 * losses; elsewhere only out of what it has, counting pending money for a transfer that is pending itself.
 */
export const fundsRefusal = (
  world: World,
  transfer: Transfer.Transfer,
  payment: Charge,
  amount: Money.Money,
  at: Instant.Instant
): Refusal.Refusal | undefined => {
  const account = world.account(payment.account)
  if (Money.isZero(amount)) return undefined
  if (account?.kind !== "connected" || account.controller.losses === "application") return undefined
  const { available, pending } = world.balance(account.id, amount.currency)
  const usable = transfer.availableOn > at ? Money.add(available, pending) : available
  return Money.compare(amount, usable) > 0 ? Refusal.destinationShort(account.id) : undefined
}
