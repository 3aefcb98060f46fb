/**
 * Failures: what came to nothing, or back, though nobody gave it up: payments, refunds, payouts, top-ups, and
 * holds that expired, counted by what it was and why.
 *
 * A fold over everything that is done, in order, which keeps the counts alone. Law: what fails is counted once, as it
 * does, whatever becomes of it later.
 */
import { Order } from "effect"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"

/** What can fail; a hold is of a payment that is not captured. */
export type Kind = "charge" | "hold" | "refund" | "payout" | "topup"

/** All of one kind, for one reason, in one currency. */
export interface Failure {
  readonly object: Kind
  /** Stripe's code; of a hold `expired`, of a top-up that its bank took back `reversed`. */
  readonly reason: string
  readonly count: number
  /** Of what they were, together; below zero of debits of a bank. */
  readonly amount: Money.Money
}

/** By kind, reason and currency. */
export type Failures = Map<string, Failure>

export const empty = (): Failures => new Map()

/** Counts one of `amount`. */
const count = (failures: Failures, object: Kind, reason: string, amount: Money.Money): void => {
  const key = `${object} ${reason} ${amount.currency}`
  const before = failures.get(key)
  const sum = before === undefined ? amount : Money.add(before.amount, amount)
  failures.set(key, { object, reason, count: (before?.count ?? 0) + 1, amount: sum })
}

/** Whether it is now that it came back: later the object is only told again. */
const isMade = ({ transactions }: Outcome, line: string): boolean => transactions.some(({ id }) => id === line)

const note = (failures: Failures, outcome: Outcome, it: ConnectObject): void => {
  switch (it.object) {
    case "refund":
      if (it.status !== "failed" || (it.failure === "returned" && !isMade(outcome, it.failureBalanceTransaction)))
        return
      return count(failures, "refund", it.failureReason, it.amount)
    case "payout":
      if (it.status !== "failed" || !isMade(outcome, it.failureBalanceTransaction)) return
      return count(failures, "payout", it.failureCode, it.amount)
    case "charge":
      if (it.failure === undefined || !isMade(outcome, it.failure.balanceTransaction)) return
      return count(failures, "charge", it.failure.code, it.amount)
    case "authorization":
      if (it.status === "declined") return count(failures, "charge", it.declineCode, it.amount)
      return it.status === "expired" ? count(failures, "hold", "expired", it.amount) : undefined
    case "topup":
      if (it.status === "failed") return count(failures, "topup", it.failureCode, it.amount)
      return it.status === "reversed" ? count(failures, "topup", "reversed", it.amount) : undefined
    default:
      return undefined
  }
}

/** Adds what failed in `outcome`. */
export const add = (failures: Failures, outcome: Outcome): void => {
  for (const object of outcome.made) note(failures, outcome, object)
  for (const object of outcome.changed) note(failures, outcome, object)
}

const kinds: ReadonlyArray<Kind> = ["charge", "hold", "refund", "payout", "topup"]

const inOrder = Order.combine(
  Order.mapInput(Order.Number, ({ object }: Failure) => kinds.indexOf(object)),
  Order.mapInput(Order.String, ({ amount, reason }: Failure) => `${reason} ${amount.currency}`)
)

/** Payments first, then what was given back, paid out and brought in; of each by the name of the reason. */
export const list = (failures: Failures): ReadonlyArray<Failure> => [...failures.values()].toSorted(inOrder)
