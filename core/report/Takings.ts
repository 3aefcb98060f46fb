/**
 * Takings: what payers paid and what they got back, day by day, whoever was charged: by it two runs are known to be of
 * the same flows. A day is a UTC day.
 *
 * Two runs have the same takings if on every day, per currency and payment method, as many payments, payments that
 * failed, refunds, refunds that came back, disputes and reinstatements add up to the same, and so do their squares: two
 * payments of 10 and 20 are not two of 15. Amounts are in the payer's currency. A refund is of the day on which it was
 * asked for, also if it waited for funds; one that still waits is none.
 *
 * The fold changes in place and keeps no payment. It is as large as the days with something in them are many.
 */
import type { Charge } from "#core/connect/objects/Charge.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { Dispute } from "#core/connect/objects/Dispute.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Refund } from "#core/connect/objects/Refund.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** What payers did, or was done for them. */
export const kinds = ["payment", "failed_payment", "refund", "failed_refund", "dispute", "reinstatement"] as const
export type Kind = (typeof kinds)[number]

/** So many, and their amounts together. */
export interface Taking {
  readonly count: number
  readonly amount: Money.Money
  readonly squares: Money.Money
}

/** All of one kind, day, payment method and currency. */
export interface Row extends Taking {
  readonly day: Day
  readonly kind: Kind
  readonly paymentMethod: PaymentMethod
}

export type Takings = Map<string, Row>

export const empty = (): Takings => new Map()

type Place = Pick<Row, "day" | "kind" | "paymentMethod">

const note = (takings: Takings, place: Place, amount: Money.Money): void => {
  const { day, kind, paymentMethod } = place
  const key = `${day} ${kinds.indexOf(kind)} ${paymentMethod} ${amount.currency}`
  const before = takings.get(key) ?? {
    count: 0,
    amount: Money.zero(amount.currency),
    squares: Money.zero(amount.currency)
  }
  takings.set(key, {
    day,
    kind,
    paymentMethod,
    count: before.count + 1,
    amount: Money.add(before.amount, amount),
    squares: Money.add(before.squares, Money.squared(amount))
  })
}

/** Counts what an outcome did `at` its moment, in the world that it has just been applied to. */
export const add = (takings: Takings, world: World, { changed, made }: Outcome, at: Instant.Instant): void => {
  const day = Instant.dayOf(at)
  for (const object of made) {
    if (object.object === "charge") notePayment(takings, object, day, "payment")
    else noteBack(takings, world, object, day, true)
  }
  for (const object of changed) {
    if (object.object !== "charge") noteBack(takings, world, object, day, false)
    else if (object.failure !== undefined) notePayment(takings, object, day, "failed_payment")
  }
}

const noteBack = (takings: Takings, world: World, object: ConnectObject, day: Day, isNew: boolean): void => {
  if (object.object === "refund") noteRefund(takings, world, object)
  if (object.object === "dispute") noteDispute(takings, world, object, day, isNew)
}

/** What a transfer brought was paid by nobody. */
const notePayment = (takings: Takings, charge: Charge, day: Day, kind: Kind): void => {
  if (charge.sourceTransfer === undefined) noteOf(takings, charge, charge.amount, day, kind)
}

/** One that is paid, or that was and came back; not what a reversal took back from what a transfer brought. */
const noteRefund = (takings: Takings, world: World, object: Refund): void => {
  if (object.sourceTransferReversal !== undefined) return
  const isPaid = object.status === "succeeded"
  if (!isPaid && !(object.status === "failed" && object.failure === "returned")) return
  const day = Instant.dayOf(object.created)
  noteOf(takings, world.charge(object.charge), object.amount, day, isPaid ? "refund" : "failed_refund")
}

const noteOf = (takings: Takings, charge: Charge | undefined, amount: Money.Money, day: Day, kind: Kind): void => {
  if (charge !== undefined) note(takings, { day, kind, paymentMethod: charge.paymentMethod }, amount)
}

/** It is withdrawn by a chargeback that is new, or was an inquiry before; it comes back whole, or what is conceded. */
const noteDispute = (takings: Takings, world: World, dispute: Dispute, day: Day, isNew: boolean): void => {
  const charge = world.charge(dispute.charge)
  const { amount, balanceTransactions, status } = dispute
  const isWithdrawn = isNew ? balanceTransactions.length > 0 : status === "needs_response"
  if (isWithdrawn) noteOf(takings, charge, amount, day, "dispute")
  if (isNew || balanceTransactions.length < 2) return
  const back = "amountReinstated" in dispute ? dispute.amountReinstated : amount
  noteOf(takings, charge, back, day, "reinstatement")
}

/** What one of two runs has of a kind on a day and the other has not so; undefined where it has none. */
export interface Difference extends Place {
  readonly a: Taking | undefined
  readonly b: Taking | undefined
}

const isSame = (a: Taking | undefined, b: Taking | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.count === b.count &&
  Money.equals(a.amount, b.amount) &&
  Money.equals(a.squares, b.squares)

/** All differences, in the order of their days; none where the flows are the same. */
export const differences = (a: Takings, b: Takings): ReadonlyArray<Difference> =>
  [...new Map([...a, ...b])]
    .filter(([key]) => !isSame(a.get(key), b.get(key)))
    .map(([key, { day, kind, paymentMethod }]) => ({ day, kind, paymentMethod, a: a.get(key), b: b.get(key) }))
    .toSorted((x, y) => x.day - y.day || kinds.indexOf(x.kind) - kinds.indexOf(y.kind))

/** All of one kind in one currency. */
export interface Sum {
  readonly kind: Kind
  readonly count: number
  readonly amount: Money.Money
}

/** What there was of each kind and currency, over all days. */
export const sums = (takings: Takings): ReadonlyArray<Sum> => {
  const all = new Map<string, Sum>()
  for (const { amount, count, kind } of takings.values()) {
    const key = `${kind} ${amount.currency}`
    const before = all.get(key) ?? { kind, count: 0, amount: Money.zero(amount.currency) }
    all.set(key, { kind, count: before.count + count, amount: Money.add(before.amount, amount) })
  }
  return [...all.values()].toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
}
