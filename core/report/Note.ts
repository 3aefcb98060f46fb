/**
 * Note: something that became of a payment or a top-up without a balance transaction: money was held, released or
 * declined, or is waited for.
 *
 * Of a refund and a top-up only what it is now is noted, and only while it has no balance transaction.
 */
import type { Authorization } from "#core/connect/objects/Authorization.ts"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import type { Charge } from "#core/connect/objects/Charge.ts"
import type { ConnectObject, OfKind } from "#core/connect/objects/ConnectObject.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Common {
  readonly at: Instant
  /** What it is about; of a capture, all that was held. */
  readonly amount: Money.Money
  /** The charge, the refund or the top-up. */
  readonly source: string
}

export type Note = Common &
  (
    | { readonly what: "held"; readonly captureBefore: Instant }
    | { readonly what: "captured"; readonly captured: Money.Money; readonly released: Money.Money }
    | { readonly what: "expired" | "canceled" }
    | { readonly what: "declined" | "failed"; readonly reason: string }
    /** Until when, if it waits for funds. */
    | { readonly what: "waits"; readonly reason: string; readonly until?: Instant }
    | { readonly what: "expected"; readonly expected: Instant }
  )

const ofAuthorization = (it: Authorization, common: Common): Note => {
  switch (it.status) {
    case "held":
      return { ...common, what: "held", captureBefore: it.captureBefore }
    case "declined":
      return { ...common, what: "declined", reason: it.declineCode }
    default:
      return { ...common, what: it.status }
  }
}

const ofCapture = ({ amount, amountAuthorized: held }: Charge, common: Common): Note | undefined =>
  held === undefined
    ? undefined
    : { ...common, amount: held, what: "captured", captured: amount, released: Money.minus(held, amount) }

const ofRefund = (it: OfKind<"refund">, common: Common): Note | undefined => {
  switch (it.status) {
    case "pending": {
      const until = UnpaidRefund.until(it)
      return { ...common, what: "waits", reason: it.pendingReason, ...(until !== undefined && { until }) }
    }
    case "canceled":
      return { ...common, what: "canceled" }
    case "failed":
      return "failureBalanceTransaction" in it ? undefined : { ...common, what: "failed", reason: it.failureReason }
    case "succeeded":
      return undefined
  }
}

const ofTopUp = (it: OfKind<"topup">, common: Common): Note | undefined => {
  switch (it.status) {
    case "pending":
      return { ...common, what: "expected", expected: it.expectedAvailabilityDate }
    case "canceled":
      return { ...common, what: "canceled" }
    case "failed":
      return { ...common, what: "failed", reason: it.failureCode ?? "no reason given" }
    case "succeeded":
    case "reversed":
      return undefined
  }
}

/** What this object is from now on, if there is something to note; `isNew` unless it was only changed. */
const noteOf = (object: ConnectObject, at: Instant, isNew: boolean): Note | undefined => {
  const common: Common = { at, amount: object.amount, source: object.id }
  switch (object.object) {
    case "authorization":
      return ofAuthorization(object, common)
    case "charge":
      return isNew ? ofCapture(object, common) : undefined
    case "refund":
      return ofRefund(object, common)
    case "topup":
      return ofTopUp(object, common)
    default:
      return undefined
  }
}

/** The notes on everything that `steps`, in their order, made and changed. */
export const of = (steps: ReadonlyArray<Booked>): ReadonlyArray<Note> => {
  const notes: Array<Note> = []
  const note = (object: ConnectObject, at: Instant, isNew: boolean): void => {
    if (object.object === "refund" || object.object === "topup") {
      const before = notes.findIndex(({ source }) => source === object.id)
      if (before >= 0) notes.splice(before, 1)
    }
    const said = noteOf(object, at, isNew)
    if (said !== undefined) notes.push(said)
  }
  for (const { at, happening, outcome } of steps) {
    for (const object of outcome.made) note(object, at ?? happening?.at ?? object.created, true)
    for (const object of outcome.changed) note(object, at ?? happening?.at ?? object.created, false)
  }
  return notes
}
