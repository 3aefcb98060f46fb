/**
 * Agenda: what will happen by itself at a moment that is known already: what banks do with a test account or card.
 *
 * Earlier comes first, and of the same moment what was written down first.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { Instant } from "#core/time/Instant.ts"

export type Due =
  /** Somebody's bank does something. */
  | { readonly _tag: "command"; readonly at: Instant; readonly command: Command }
  /** The money of a bank debit is there, unless it has failed before. */
  | { readonly _tag: "debit_paid"; readonly at: Instant; readonly charge: string }
  /** What a charge was captured later for is known. */
  | { readonly _tag: "charge_captured"; readonly at: Instant; readonly charge: string }
  /** A payer has a refund that took a while. */
  | { readonly _tag: "refund_paid"; readonly at: Instant; readonly refund: string }
  /** Nobody has paid a checkout session. */
  | { readonly _tag: "session_expired"; readonly at: Instant; readonly session: string }

export interface Agenda {
  readonly add: (due: Due) => void
  /** The first up to and including `moment`; it is no longer on the agenda then. */
  readonly take: (moment: Instant) => Due | undefined
  /** When the first is due that is so by `moment`. */
  readonly next: (moment: Instant) => Instant | undefined
}

export const make = (): Agenda => {
  const all: Array<Due> = []
  let first = 0
  const peek = (moment: Instant): Due | undefined => {
    const due = all[first]
    return due !== undefined && due.at <= moment ? due : undefined
  }
  return {
    add: (due) => {
      let [low, high] = [first, all.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((all[middle]?.at ?? due.at) <= due.at) low = middle + 1
        else high = middle
      }
      all.splice(low, 0, due)
    },
    take: (moment) => {
      const due = peek(moment)
      if (due === undefined) return undefined
      first += 1
      // What is behind is thrown away now and then, and not each time.
      if (first > 1000) all.splice(0, first)
      if (first > 1000) first = 0
      return due
    },
    next: (moment) => peek(moment)?.at
  }
}

/** "Some time later", where Stripe's documentation says no more: three minutes, as it says of bank debits. */
export const whileSeconds = 180
