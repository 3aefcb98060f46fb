/**
 * DisputeHistory: what became of a dispute of a payment, when, and what it took and brought each time.
 *
 * Told from how its object changed, and from the lines of the same outcome, and not from the commands: what time brings
 * about is told too. Law: the amounts of a history sum to what its balance transactions move, its fees to what Stripe
 * has of it, and its taxes to what it collected on those, on whichever balance they stand.
 */
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type * as Dispute from "#core/connect/objects/Dispute.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import type { Instant } from "#core/time/Instant.ts"

/** `accepted` was not to be answered any more, and `unanswered` not in time; `won_late` was lost before. */
export type What =
  | "asked"
  | "filed"
  | "filed_lost"
  | "prevented"
  | "answered"
  | "escalated"
  | "countered"
  | "won"
  | "won_late"
  | "lost"
  | "partly_lost"
  | "accepted"
  | "unanswered"
  | "closed"

/** One change of it. */
export interface Change {
  readonly at: Instant
  readonly what: What
  /** What comes to the balance that it is withdrawn from; negative where it leaves. */
  readonly amount: Money.Money
  /** What Stripe takes for it, whoever bears it; negative where it comes back. */
  readonly fee: Money.Money
  /** The tax on that, where whoever bears it is taxed; otherwise zero. */
  readonly tax: Money.Money
  /** Until when it may be answered from now on. */
  readonly due?: Instant
  /** Why its bank did not pay, where it said so too late for a failure: that made it a dispute. */
  readonly lateFailure?: string
}

export interface DisputeHistory {
  /** As it is now. */
  readonly dispute: Dispute.Dispute
  /** In the order of time. */
  readonly changes: ReadonlyArray<Change>
}

const filed: { readonly [status in Dispute.Filed]: What } = {
  warning_needs_response: "asked",
  needs_response: "filed",
  lost: "filed_lost",
  prevented: "prevented"
}

const isFiled = (status: Dispute.Dispute["status"]): status is Dispute.Filed => status in filed

/** How one that was lost became so; only what was never answered is lost by itself. */
const lostBy = (now: Dispute.Dispute, before: Dispute.Dispute, isAsked: boolean): What => {
  if ("amountReinstated" in now) return "partly_lost"
  if (before.status === "under_review") return "lost"
  return isAsked ? "accepted" : "unanswered"
}

/** What this change of it is; undefined where its status stayed. */
const whatOf = (now: Dispute.Dispute, before: Dispute.Dispute, isAsked: boolean): What | undefined => {
  if (now.status === before.status) return undefined
  switch (now.status) {
    case "warning_under_review":
      return "answered"
    case "warning_closed":
      return "closed"
    case "needs_response":
      return "escalated"
    case "under_review":
      return "countered"
    case "won":
      return before.status === "lost" ? "won_late" : "won"
    case "lost":
      return lostBy(now, before, isAsked)
    case "warning_needs_response":
    case "prevented":
      return undefined
  }
}

type Moved = Pick<Change, "amount" | "fee" | "tax">

const sumOf = (amounts: ReadonlyArray<Money.Money>, otherwise: Money.Money): Money.Money =>
  Money.sum((amounts[0] ?? otherwise).currency, amounts)

/**
 * Of its own lines, and of those that only bill for it: an outcome that moves money is about one dispute. What closes
 * an inquiry may be a refund, whose bills are not for it.
 */
const moved = ({ amount, id }: Dispute.Dispute, what: What, lines: ReadonlyArray<BalanceTransaction>): Moved => {
  const own = lines.filter(({ source }) => source === id)
  const bills = what === "closed" ? [] : lines.filter(({ source }) => source === undefined)
  const taken = (type: "stripe_fee" | "tax", bill: "stripe_fee" | "tax_fee") => [
    ...own.flatMap(({ feeDetails }) => feeDetails.filter((line) => line.type === type).map((line) => line.amount)),
    ...bills.filter((line) => line.type === bill).map((line) => Money.negate(line.amount))
  ]
  const came = own.map((line) => line.amount)
  return {
    amount: sumOf(came, amount),
    fee: sumOf(taken("stripe_fee", "stripe_fee"), amount),
    tax: sumOf(taken("tax", "tax_fee"), amount)
  }
}

const isAwaited = ({ status }: Dispute.Dispute): boolean =>
  status === "needs_response" || status === "warning_needs_response"

const dueOf = (dispute: Dispute.Dispute): Pick<Change, "due"> =>
  isAwaited(dispute) && "evidenceDueBy" in dispute ? { due: dispute.evidenceDueBy } : {}

/** The histories of all disputes that `steps`, in their order, made and changed, as they were filed. */
export const of = (steps: ReadonlyArray<Booked>): ReadonlyArray<DisputeHistory> => {
  const histories = new Map<string, DisputeHistory>()
  for (const { at, command, happening, outcome } of steps) {
    for (const object of [...outcome.made, ...outcome.changed]) {
      if (object.object !== "dispute") continue
      const before = histories.get(object.id)
      const first = isFiled(object.status) ? filed[object.status] : undefined
      const what = before === undefined ? first : whatOf(object, before.dispute, command !== undefined)
      if (what === undefined) continue
      const when = at ?? happening?.at ?? object.created
      const late = command?._tag === "payment_failure" ? command.failureCode : undefined
      const failed = late === undefined ? {} : { lateFailure: late }
      const change = { at: when, what, ...moved(object, what, outcome.transactions), ...dueOf(object), ...failed }
      histories.set(object.id, { dispute: object, changes: [...(before?.changes ?? []), change] })
    }
  }
  return [...histories.values()]
}
