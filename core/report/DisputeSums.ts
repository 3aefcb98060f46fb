/**
 * DisputeSums: how many disputes there are of each status, about how much, and those of which nothing is decided yet.
 *
 * The fold changes in place and keeps only those that are open: of what is closed it is the numbers, and only one that
 * was lost can still change, by being won late.
 */
import { Order } from "effect"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import type { Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"

type Status = Dispute.Dispute["status"]

/** All disputes of one status in one currency. */
export interface DisputeSum {
  readonly status: Status
  readonly count: number
  /** What was disputed, whether it was taken or not. */
  readonly amount: Money.Money
  /** What they took from balances: nothing of inquiries. */
  readonly withdrawn: Money.Money
  /** What of that has come back: of those that were lost, what banks conceded. */
  readonly reinstated: Money.Money
}

type Amounts = Pick<DisputeSum, "amount" | "withdrawn" | "reinstated">

export interface DisputeSums {
  /** In the order in which they were filed. */
  readonly open: Map<string, Dispute.Open>
  /** By status and currency. */
  readonly closed: Map<string, DisputeSum>
}

export const empty = (): DisputeSums => ({ open: new Map(), closed: new Map() })

const amountsOf = (dispute: Dispute.Dispute): Amounts => ({ amount: dispute.amount, ...Dispute.moved(dispute) })

/** One that was lost, and is now won late: nothing of it had come back. */
const lostOf = ({ amount }: Dispute.Dispute): Amounts => ({
  amount: Money.negate(amount),
  withdrawn: Money.negate(amount),
  reinstated: Money.zero(amount.currency)
})

const count = (sums: Map<string, DisputeSum>, status: Status, amounts: Amounts, times: 1 | -1): void => {
  const { amount, reinstated, withdrawn } = amounts
  const key = `${status} ${amount.currency}`
  const zero = Money.zero(amount.currency)
  const before = sums.get(key) ?? { count: 0, amount: zero, withdrawn: zero, reinstated: zero }
  sums.set(key, {
    status,
    count: before.count + times,
    amount: Money.add(before.amount, amount),
    withdrawn: Money.add(before.withdrawn, withdrawn),
    reinstated: Money.add(before.reinstated, reinstated)
  })
}

const note = ({ closed, open }: DisputeSums, dispute: Dispute.Dispute, isNew: boolean): void => {
  if (Dispute.isOpen(dispute)) {
    open.set(dispute.id, dispute)
    return
  }
  const wasOpen = open.delete(dispute.id)
  if (!isNew && !wasOpen) count(closed, "lost", lostOf(dispute), -1)
  count(closed, dispute.status, amountsOf(dispute), 1)
}

/** Counts what an outcome makes of disputes. */
export const add = (sums: DisputeSums, { changed, made }: Outcome): void => {
  for (const object of made) if (object.object === "dispute") note(sums, object, true)
  for (const object of changed) if (object.object === "dispute") note(sums, object, false)
}

/** The statuses from what is to be done to what is over. */
const order: ReadonlyArray<Status> = [
  "needs_response",
  "under_review",
  "warning_needs_response",
  "warning_under_review",
  "won",
  "lost",
  "warning_closed",
  "prevented"
]

/** A sum per status and currency of which there is any. */
export const list = ({ closed, open }: DisputeSums): ReadonlyArray<DisputeSum> => {
  const all = new Map(closed)
  for (const dispute of open.values()) count(all, dispute.status, amountsOf(dispute), 1)
  return [...all.values()]
    .filter((sum) => sum.count > 0)
    .toSorted(
      (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || Order.String(a.amount.currency, b.amount.currency)
    )
}
