/**
 * Agenda: the queue of dated happenings, worked off by moment and, within one, in the order they were set.
 */
import type { Happening } from "#core/connect/Happening.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Agenda {
  readonly set: (happening: Happening) => void
  /** Takes out everything due up to and including `moment`. */
  readonly due: (moment: Instant) => ReadonlyArray<Happening>
}

/** Money matures at midnight, so many happenings share few moments: a list per moment, and the moments sorted. */
export const make = (): Agenda => {
  const lists = new Map<Instant, Array<Happening>>()
  const moments: Array<Instant> = []
  return {
    set: (happening) => {
      const list = lists.get(happening.at)
      if (list !== undefined) {
        list.push(happening)
        return
      }
      lists.set(happening.at, [happening])
      const later = moments.findLastIndex((moment) => moment < happening.at) + 1
      moments.splice(later, 0, happening.at)
    },
    due: (moment) => {
      const next = moments.findIndex((at) => at > moment)
      const passed = moments.splice(0, next < 0 ? moments.length : next)
      return passed.flatMap((at) => {
        const list = lists.get(at) ?? []
        lists.delete(at)
        return list
      })
    }
  }
}
