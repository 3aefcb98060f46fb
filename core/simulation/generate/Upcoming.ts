/**
 * Upcoming: steps that come later, handed out by their moment and, within one, in the order they were added.
 *
 * A binary heap: to add and to take costs the logarithm of how many there are.
 */
import type { Dated } from "#core/simulation/steps/Dated.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Upcoming {
  readonly add: (step: Dated) => void
  /** Takes out the first of those up to and including `moment`. */
  readonly next: (moment: Instant) => Dated | undefined
}

interface Place {
  readonly step: Dated
  readonly turn: number
}

const isBefore = (a: Place, b: Place): boolean => (a.step.at === b.step.at ? a.turn < b.turn : a.step.at < b.step.at)

const half = (index: number): number => index >> 1

export const make = (): Upcoming => {
  // The parent of a place is at half its index, counted from one.
  const heap: Array<Place> = []
  let turns = 0
  const at = (index: number): Place => heap[index - 1] as Place

  const rise = (place: Place): void => {
    let index = heap.length
    for (; index > 1 && isBefore(place, at(half(index))); index = half(index)) heap[index - 1] = at(half(index))
    heap[index - 1] = place
  }

  const sink = (place: Place): void => {
    let index = 1
    for (;;) {
      let child = 2 * index
      if (child > heap.length) break
      if (child < heap.length && isBefore(at(child + 1), at(child))) child++
      if (!isBefore(at(child), place)) break
      heap[index - 1] = at(child)
      index = child
    }
    heap[index - 1] = place
  }

  return {
    add: (step) => {
      const place = { step, turn: turns++ }
      heap.push(place)
      rise(place)
    },
    next: (moment) => {
      const first = heap[0]
      if (first === undefined || first.step.at > moment) return undefined
      const last = heap.pop() as Place
      if (heap.length > 0) sink(last)
      return first.step
    }
  }
}
