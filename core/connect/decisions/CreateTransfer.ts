/**
 * CreateTransfer: money sent to a connected account, for a charge (`source_transaction`) or out of what is available.
 *
 * With a source the transfer is possible at once, whatever is available, and up to the charge's gross amount: Stripe's
 * fee is not deducted. Without one it is limited by what the platform can spend of one source type.
 * https://docs.stripe.com/connect/separate-charges-and-transfers
 */
import { Result } from "effect"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as CrossBorder from "#core/connect/CrossBorder.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as Destination from "#core/connect/movements/Destination.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as FinancingMovement from "#core/connect/movements/FinancingMovement.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as ReserveMovement from "#core/connect/movements/ReserveMovement.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as TransferMovement from "#core/connect/movements/TransferMovement.ts"
import type { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as TransferRefusal from "#core/connect/refusals/TransferRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { AccountId, ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface CreateTransfer {
  readonly _tag: "transfer"
  readonly key: string
  readonly amount: Money.Money
  readonly destination: AccountId
  /** A transfer that a connected account makes is a debit: `DebitAccount`. */
  readonly stripeAccount?: never
  /** The platform's charge that the money comes from. */
  readonly sourceTransaction?: string
  /** The pot to draw on, `card` if absent; with a source it is the source's, whatever is said here. */
  readonly sourceType?: SourceType
  readonly transferGroup?: string
  readonly description?: string
}

export const decide = (
  world: World,
  command: CreateTransfer,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const source = command.sourceTransaction === undefined ? undefined : world.charge(command.sourceTransaction)
  const destination = destinationOf(world, command)
  if (Result.isFailure(destination)) return Result.fail(destination.failure)
  const arrived = Conversion.incoming(world, destination.success, command.amount, at)
  if (Conversion.isRefused(arrived)) return Result.fail(arrived)
  const refusal =
    command.sourceTransaction === undefined ? fundsRefusal(world, command) : sourceRefusal(world, command, source)
  if (refusal !== undefined) return Result.fail(refusal)

  const draft = Draft.of(world, command.key, at)
  const transferGroup = source?.transferGroup ?? command.transferGroup
  const payment = TransferMovement.send(draft, {
    id: draft.id("tr"),
    amount: command.amount,
    arrived,
    destination: destination.success,
    ...(source === undefined ? {} : { source }),
    ...(command.sourceType === undefined ? {} : { sourceType: command.sourceType }),
    ...(transferGroup === undefined ? {} : { transferGroup }),
    ...(command.description === undefined ? {} : { description: command.description })
  })
  withhold(draft, destination.success, payment)
  if (source !== undefined) draft.change({ ...source, transferred: Charge.drawn(source.transferred, command.amount) })
  return Result.succeed(draft.outcome())
}

const withhold = (draft: Draft.Draft, { reservePlan, status }: ConnectedAccount, payment: Charge.Charge): void => {
  if (reservePlan !== undefined) ReserveMovement.withhold(draft, reservePlan, payment)
  if (status?.flexLoan !== undefined) FinancingMovement.withhold(draft, status.flexLoan, payment)
}

const destinationOf = (world: World, command: CreateTransfer): Result.Result<ConnectedAccount, Refusal.Refusal> => {
  const unfit = RequestedAmount.refusalOf(command.amount, "amount", command.amount)
  if (unfit !== undefined) return Result.fail(unfit)
  return Result.flatMap(Destination.of(world, command.destination, "destination"), (account) => {
    const refusal = CrossBorder.transferRefusal(world, account)
    return refusal === undefined ? Result.succeed(account) : Result.fail(refusal)
  })
}

const fundsRefusal = (world: World, { amount, sourceType }: CreateTransfer): Refusal.Refusal | undefined => {
  const pot = { account: world.platform.id, currency: amount.currency, sourceType: sourceType ?? "card" } as const
  const refusal = SpendableFunds.refusalOf(world, pot, amount)
  return refusal !== undefined && sourceType === undefined ? Refusal.insufficientFunds() : refusal
}

const sourceRefusal = (
  world: World,
  { amount, sourceTransaction }: CreateTransfer,
  source: Charge.Charge | undefined
): Refusal.Refusal | undefined => {
  if (source === undefined || source.account !== world.platform.id) {
    return Refusal.missing("charge", sourceTransaction ?? "", "source_transaction")
  }
  if (source.failure !== undefined) return TransferRefusal.failedSource(source.id)
  const settled = Charge.settledAmount(source)
  if (amount.currency !== settled.currency) return TransferRefusal.sourceCurrency(amount, settled)
  const { total } = Charge.drawn(source.transferred, amount)
  return Money.compare(total, settled) > 0 ? TransferRefusal.aboveSource(settled, source.transferred) : undefined
}
