/**
 * DisputableCharges: what payers of each account could still take back, because their time to dispute is not over.
 *
 * Most networks give a payer 120 days from the payment: https://docs.stripe.com/disputes/how-disputes-work. What was
 * refunded cannot be disputed, and what was withdrawn already not once more. A payment that a transfer brought is the
 * platform's, on whose charge a dispute would be.
 *
 * The fold changes in place, and is as large as the accounts are many that were charged in that time.
 */
import * as Charge from "#core/connect/Charge.ts"
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import type { Dispute } from "#core/connect/Dispute.ts"
import type { Refund } from "#core/connect/Refund.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as AccountAmounts from "#core/report/AccountAmounts.ts"
import * as Instant from "#core/time/Instant.ts"

const days = 120

export interface DisputableCharges {
  /** Charges of before are over. */
  readonly from: Instant.Instant
  readonly sums: AccountAmounts.AccountAmounts
}

/** None yet, for a report at the moment `asOf`. */
export const empty = (asOf: Instant.Instant): DisputableCharges => ({
  from: Instant.daysBetween(Instant.of(0), asOf) < days ? Instant.of(0) : Instant.plusDays(asOf, -days),
  sums: AccountAmounts.empty()
})

const sum = ({ sums }: DisputableCharges, account: AccountId, amount: Money.Money): void =>
  AccountAmounts.add(sums, account, amount)

/** Counts an outcome, in the world that it has just been applied to. */
export const add = (disputable: DisputableCharges, world: World, { changed, made }: Outcome): void => {
  for (const object of made) {
    if (object.object === "charge") {
      const isPaid = object.sourceTransfer === undefined && object.created >= disputable.from
      if (isPaid) sum(disputable, object.account, object.amount)
    } else goneBack(disputable, world, object, true)
  }
  for (const object of changed) goneBack(disputable, world, object, false)
}

const goneBack = (disputable: DisputableCharges, world: World, object: ConnectObject, isNew: boolean): void => {
  if (object.object === "refund") refunded(disputable, world, object)
  if (object.object === "dispute" && isWithdrawn(object, isNew)) disputed(disputable, world, object)
}

/** By it the money is withdrawn: a chargeback that is new, or was an inquiry before. */
const isWithdrawn = ({ balanceTransactions, status }: Dispute, isNew: boolean): boolean =>
  isNew ? balanceTransactions.length > 0 : status === "needs_response"

/** It may be of more than there is left of the charge. */
const disputed = (disputable: DisputableCharges, world: World, { amount, charge: id }: Dispute): void => {
  const charge = world.charge(id)
  if (charge === undefined || charge.created < disputable.from) return
  sum(disputable, charge.account, Money.negate(Money.min(amount, Charge.unrefunded(charge))))
}

const refunded = (disputable: DisputableCharges, world: World, object: Refund): void => {
  if (object.sourceTransferReversal !== undefined) return
  const isPaid = object.status === "succeeded"
  const cameBack = object.status === "failed" && object.failure === "returned"
  const charge = isPaid || cameBack ? world.charge(object.charge) : undefined
  if (charge === undefined || charge.created < disputable.from) return
  sum(disputable, charge.account, isPaid ? Money.negate(object.amount) : object.amount)
}

export const of = ({ sums }: DisputableCharges, account: AccountId, currency: Currency): Money.Money =>
  AccountAmounts.of(sums, account, currency)
