/**
 * Agenda: the queue of dated happenings, handed out one at a time: by moment, what matures first, then as it was set,
 * and refunds that have waited for too long when there is nothing else left of that moment.
 */
import type { Happening, Maturity, RefundExpiry, Scheduled } from "#core/connect/Happening.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What is due at one moment; as they are handed out, the two numbers count up. */
interface Day {
  readonly at: Instant
  readonly maturing: Array<Maturity>
  readonly others: Array<Scheduled>
  /** From the first one on: few days have any. */
  expiring: Array<RefundExpiry> | undefined
  matured: number
  next: number
}

export interface Agenda {
  readonly set: (happening: Maturity | Scheduled) => void
  /** Takes out the first happening up to and including `moment`. */
  readonly next: (moment: Instant) => Happening | undefined
}

const take = (day: Day): Happening | undefined => {
  const maturity = day.maturing[day.matured]
  if (maturity !== undefined) {
    day.matured += 1
    return maturity
  }
  const other = day.others[day.next]
  if (other === undefined) return day.expiring?.shift()
  day.next += 1
  return other
}

/** Money matures at midnight, so many happenings share few moments: a list per moment, and the moments sorted. */
export const make = (): Agenda => {
  const days = new Map<Instant, Day>()
  const sorted: Array<Day> = []

  const dayAt = (at: Instant): Day => {
    const known = days.get(at)
    if (known !== undefined) return known
    const day: Day = { at, maturing: [], others: [], expiring: undefined, matured: 0, next: 0 }
    days.set(at, day)
    sorted.splice(sorted.findLastIndex((it) => it.at < at) + 1, 0, day)
    return day
  }

  return {
    set: (happening) => {
      const day = dayAt(happening.at)
      if (happening.kind === "maturity") day.maturing.push(happening)
      else if (happening.kind === "refund_expiry") (day.expiring ??= []).push(happening)
      else day.others.push(happening)
    },
    next: (moment) => {
      for (let day = sorted[0]; day !== undefined && day.at <= moment; day = sorted[0]) {
        const happening = take(day)
        if (happening !== undefined) return happening
        days.delete(day.at)
        sorted.shift()
      }
      return undefined
    }
  }
}
