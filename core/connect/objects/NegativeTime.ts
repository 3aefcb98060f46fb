/**
 * NegativeTime: one time in which an available balance is below zero: when it begins, whether it goes on, when it ends.
 *
 * What is filled and negative again within one moment was negative all the time. So it was where a negative payout that
 * had filled it comes back, unless the account had as much of its own in between: then the debit is forgotten, and what
 * comes back begins another time. The world remembers these times and a history tells them: both ask here.
 * Laws: a balance is in a time exactly while it is negative; of all times that could go on, the one begun first does.
 */
import type { NegativePayout } from "#core/connect/objects/NegativePayout.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What is known of one time; whoever tells more of it adds that. */
export interface Begun {
  readonly since: Instant
}

/** A negative payout that filled a balance: without it the time would have gone on until now. */
export interface Debit<Time extends Begun> {
  readonly amount: Money.Money
  time: Time
}

/** The times of one balance, as far as what comes next depends on them; changed in place. */
export interface NegativeTimes<Time extends Begun> {
  open: Time | undefined
  /** What was filled last, and when. */
  over: { readonly at: Instant; readonly time: Time } | undefined
  /** Those that may still come back, by their payouts. */
  readonly debits: Map<string, Debit<Time>>
  /** The first begun of those that debits had filled which came back since it was looked at last. */
  returned: Time | undefined
}

/** What becomes of which time: it `resumes` where it was over, or a debit which came back had filled it. */
export interface Turn<Time extends Begun> {
  readonly what: "begins" | "goes_on" | "resumes" | "ends"
  readonly time: Time
}

export const empty = <Time extends Begun>(): NegativeTimes<Time> => ({
  open: undefined,
  over: undefined,
  debits: new Map(),
  returned: undefined
})

const first = <Time extends Begun>(one: Time | undefined, other: Time | undefined): Time | undefined =>
  one === undefined || (other !== undefined && other.since < one.since) ? other : one

/** Debits without which it would not be negative now are forgotten: should they come back, it is so anew. */
const forget = ({ debits }: NegativeTimes<Begun>, available: Money.Money): void => {
  for (const [payout, { amount }] of debits) if (Money.compare(available, amount) >= 0) debits.delete(payout)
}

/** What becomes of a balance that has so much available at `now`, if anything; `begin` makes what begins then. */
export const turn = <Time extends Begun>(
  times: NegativeTimes<Time>,
  available: Money.Money,
  now: Instant,
  begin: () => Time
): Turn<Time> | undefined => {
  const { open, over, returned } = times
  times.returned = undefined
  forget(times, available)
  if (!Money.isNegative(available)) {
    if (open === undefined) return undefined
    times.over = { at: now, time: open }
    times.open = undefined
    return { what: "ends", time: open }
  }
  const again = first(over?.at === now ? over.time : undefined, returned)
  const time = first(open, again) ?? begin()
  times.open = time
  if (again !== undefined) return { what: "resumes", time }
  return { what: open === undefined ? "begins" : "goes_on", time }
}

/** What becomes of a negative payout; one that came back counts when the balance is looked at next. */
export const note = <Time extends Begun>(times: NegativeTimes<Time>, debit: NegativePayout): void => {
  const { amount, payout, status } = debit
  if (status === "filling") {
    if (times.open !== undefined) times.debits.set(payout, { amount, time: times.open })
    return
  }
  if (status === "cleared") return
  times.returned = first(times.returned, times.debits.get(payout)?.time)
  times.debits.delete(payout)
}
