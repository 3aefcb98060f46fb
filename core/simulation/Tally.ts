/**
 * Tally: what the objects of a run add up to, counted step by step from the objects and not from the postings.
 *
 * It is as large as the accounts are many, however many payments there are. The fold changes it in place.
 */
import type { Charge } from "#core/connect/Charge.ts"
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import * as ProcessingFee from "#core/connect/decisions/ProcessingFee.ts"
import type { BankMovement, Payout } from "#core/connect/Payout.ts"
import type { Failed, Refund, Succeeded } from "#core/connect/Refund.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { TopUp } from "#core/connect/TopUp.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

/** Money per currency. */
export type Sum = ReadonlyMap<Currency, Money.Money>
export type Sums = Map<Currency, Money.Money>
export type ByAccount = ReadonlyMap<AccountId, Sum>

export interface Tally {
  /** What payers paid, less what they got back. */
  readonly paid: Sum
  /** The tariffs on the charges, less what Stripe gave back. */
  readonly fees: Sum
  /** The nets of balance transactions. */
  readonly nets: ByAccount
  /** Payouts that were not returned, less top-ups. */
  readonly paidOut: ByAccount
  /** Of them, those that have not arrived. */
  readonly onTheirWay: ByAccount
}

interface Mutable {
  readonly paid: Sums
  readonly fees: Sums
  readonly nets: Map<AccountId, Sums>
  readonly paidOut: Map<AccountId, Sums>
  readonly onTheirWay: Map<AccountId, Sums>
}

export const empty = (): Tally => ({
  paid: new Map(),
  fees: new Map(),
  nets: new Map(),
  paidOut: new Map(),
  onTheirWay: new Map()
})

export const sumUp = (sum: Sums, amount: Money.Money): void => {
  const before = sum.get(amount.currency)
  sum.set(amount.currency, before === undefined ? amount : Money.add(before, amount))
}

/** {@link sumUp} per account. */
export const sumUpOf = (sums: Map<AccountId, Sums>, account: AccountId, amount: Money.Money): void => {
  let own = sums.get(account)
  if (own === undefined) sums.set(account, (own = new Map()))
  sumUp(own, amount)
}

/** Counts one outcome, in the world that it has just been applied to. */
export const add = (tally: Tally, world: World, outcome: Outcome): void => {
  const sums = tally as Mutable
  for (const object of outcome.made) countMade(sums, world, object)
  for (const object of outcome.changed) countChanged(sums, world, object, outcome.bankMovements)
  for (const { account, net } of outcome.transactions) sumUpOf(sums.nets, account, net)
}

const countMade = (sums: Mutable, world: World, object: ConnectObject): void => {
  switch (object.object) {
    case "charge":
      return countCharge(sums, world, object)
    case "refund":
      return object.status === "succeeded" ? countRefund(sums, world, object, Money.negate) : undefined
    case "payout":
      return countPayout(sums, object)
    case "topup":
      return countTopUp(sums, object)
    default:
      return undefined
  }
}

/** A refund changes when it is paid after all, or fails; a payout when it is returned; a top-up when it comes. */
const countChanged = (
  sums: Mutable,
  world: World,
  object: ConnectObject,
  bankMovements: ReadonlyArray<BankMovement>
): void => {
  switch (object.object) {
    case "refund":
      return countChangedRefund(sums, world, object)
    case "payout":
      return countChangedPayout(sums, object, bankMovements)
    case "topup":
      return countTopUp(sums, object)
    default:
      return undefined
  }
}

/** A payment that a transfer brought was paid by nobody. */
const countCharge = ({ fees, paid }: Mutable, world: World, charge: Charge): void => {
  if (charge.sourceTransfer !== undefined) return
  const merchant = world.account(charge.account)
  sumUp(paid, charge.amount)
  if (merchant !== undefined) sumUp(fees, ProcessingFee.of(merchant.tariff, charge.paymentMethod, charge.amount))
}

const countRefund = (
  { fees, paid }: Mutable,
  world: World,
  refund: Succeeded | Failed,
  sign: (amount: Money.Money) => Money.Money
): void => {
  if (refund.sourceTransferReversal !== undefined) return
  const charge = world.charge(refund.charge)
  const merchant = world.account(refund.account)
  sumUp(paid, sign(refund.amount))
  if (charge === undefined || merchant === undefined) return
  const asItWas = { ...charge, amountRefunded: refund.refundedBefore }
  const returned = ProcessingFee.returned(world.settings, merchant.tariff, asItWas, refund.amount)
  sumUp(fees, Money.negate(sign(returned)))
}

const countChangedRefund = (sums: Mutable, world: World, refund: Refund): void => {
  if (refund.status === "succeeded") countRefund(sums, world, refund, Money.negate)
  if (refund.status === "failed" && refund.balanceTransaction !== undefined)
    countRefund(sums, world, refund, (amount) => amount)
}

const countPayout = ({ onTheirWay, paidOut }: Mutable, { account, amount }: Payout): void => {
  sumUpOf(paidOut, account, amount)
  sumUpOf(onTheirWay, account, amount)
}

/** One that comes back was on its way until then, unless a bank returns what had arrived. */
const countChangedPayout = (
  { onTheirWay, paidOut }: Mutable,
  { account, amount, id, status }: Payout,
  bankMovements: ReadonlyArray<BankMovement>
): void => {
  if (status === "pending" || status === "in_transit") return
  const hadArrived = bankMovements.some(({ kind, payout }) => kind === "returned" && payout.id === id)
  if (!hadArrived) sumUpOf(onTheirWay, account, Money.negate(amount))
  if (status !== "paid") sumUpOf(paidOut, account, Money.negate(amount))
}

const countTopUp = ({ paidOut }: Mutable, topUp: TopUp): void => {
  if (topUp.status === "succeeded") sumUpOf(paidOut, topUp.account, Money.negate(topUp.amount))
}
