/**
 * Destination: the connected account that a transfer goes to, and what it can give back.
 */
import { Result } from "effect"
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as FeeExchange from "#core/connect/movements/FeeExchange.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as TransferRefusal from "#core/connect/refusals/TransferRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { AccountId, ConnectedAccount, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Transfer } from "#core/connect/objects/Transfer.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

/** The account that the parameter `param` names, if a transfer may go there. */
export const of = (world: World, id: AccountId, param: string): Result.Result<ConnectedAccount, Refusal.Refusal> => {
  const account = world.account(id)
  if (account === undefined) return Result.fail(Refusal.missing("destination", id, param))
  if (account.kind === "platform") return Result.fail(TransferRefusal.ownDestination(param))
  return account.capabilities.has("transfers") ? Result.succeed(account) : Result.fail(TransferRefusal.noTransfers())
}

/** What a request takes from the destination of `transfer`, and what comes back to it in the same request. */
export interface TakenBack {
  readonly transfer: Transfer
  readonly payment: Charge
  /** In the transfer's currency. */
  readonly amount: Money.Money
  /** In the fee's currency. */
  readonly feeReturned: Money.Money
}

/** Whether it gives back only what it has: the platform stands behind the losses of others. */
export const canBeShort = (account: StripeAccount): boolean =>
  account.kind === "connected" && account.controller.losses !== "application"

/**
 * Whether the destination can give that back: nothing, always; anything where the platform stands behind its losses;
 * elsewhere only out of what it has, counting pending money for a transfer that is pending there itself.
 */
export const fundsRefusal = (world: World, taken: TakenBack, at: Instant.Instant): Refusal.Refusal | undefined => {
  const { payment } = taken
  const account = world.account(payment.account)
  if (account === undefined || !canBeShort(account)) return undefined
  const net = takenBy(world, taken, at)
  const { currency } = net
  const { available, pending } = world.balance(account.id, currency)
  const isPending = payment.availableOn > at
  const usable = isPending ? Money.add(available, pending) : SpendableFunds.available(world, account.id, currency)
  return Money.isPositive(net) && Money.compare(net, usable) > 0
    ? TransferRefusal.destinationShort(account.id)
    : undefined
}

/** What it comes to on the destination's balance, in the currency that it settles in. */
const takenBy = (world: World, { amount, feeReturned, payment }: TakenBack, at: Instant.Instant): Money.Money => {
  const taken = Conversion.ofCharge(world, payment, amount, at)?.amount ?? amount
  const fee = payment.applicationFee === undefined ? undefined : world.applicationFee(payment.applicationFee)
  if (fee === undefined || Money.isZero(feeReturned)) return taken
  return Money.minus(taken, FeeExchange.back(world, fee, feeReturned, at)?.returned ?? feeReturned)
}
