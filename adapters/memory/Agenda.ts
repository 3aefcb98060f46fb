/**
 * Agenda: the queue of dated happenings, handed out one at a time: by moment, then by their turn, then as it was set.
 */
import { turnOf, turns, type Happening, type Maturity, type Scheduled } from "#core/connect/Happening.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What is due at one moment and has the same turn; as it is handed out, the number counts up. */
interface Turn {
  readonly due: Array<Maturity | Scheduled>
  next: number
}

interface Day {
  readonly at: Instant
  /** The first turn first; undefined as long as nothing has it. */
  readonly turns: Array<Turn | undefined>
}

export interface Agenda {
  readonly set: (happening: Maturity | Scheduled) => void
  /** Takes out the first happening up to and including `moment`, unless its turn is `before` or a later one. */
  readonly next: (moment: Instant, before?: number) => Happening | undefined
}

/** Which of its turns has the next one; none where all were taken out. */
const nextTurn = (day: Day): number => {
  for (let index = 0; index < day.turns.length; index += 1) {
    const turn = day.turns[index]
    if (turn !== undefined && turn.next < turn.due.length) return index
  }
  return -1
}

/** Money matures at midnight, so many happenings share few moments: a list per moment, and the moments sorted. */
export const make = (): Agenda => {
  const days = new Map<Instant, Day>()
  const sorted: Array<Day> = []

  const dayAt = (at: Instant): Day => {
    const known = days.get(at)
    if (known !== undefined) return known
    const day: Day = { at, turns: Array.from({ length: turns }) }
    days.set(at, day)
    sorted.splice(sorted.findLastIndex((it) => it.at < at) + 1, 0, day)
    return day
  }

  return {
    set: (happening) => {
      const day = dayAt(happening.at)
      const turn = turnOf(happening)
      const known = day.turns[turn]
      if (known === undefined) day.turns[turn] = { due: [happening], next: 0 }
      else known.due.push(happening)
    },
    next: (moment, before = turns) => {
      for (let day = sorted[0]; day !== undefined && day.at <= moment; day = sorted[0]) {
        const index = nextTurn(day)
        const turn = day.turns[index]
        if (turn !== undefined) {
          if (index >= before) return undefined
          turn.next += 1
          return turn.due[turn.next - 1]
        }
        days.delete(day.at)
        sorted.shift()
      }
      return undefined
    }
  }
}
