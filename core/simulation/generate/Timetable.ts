/**
 * Timetable: steps of two sources, each in the order of its moments, as one in that order.
 */
import type { Dated } from "#core/simulation/steps/Dated.ts"

/** Of one moment, those of `first` come first. Nothing is drawn from either before it is asked for. */
export const merged = (first: ReadonlyArray<Dated>, second: Iterable<Dated>): Iterable<Dated> =>
  first.length === 0 ? second : { [Symbol.iterator]: () => merging(first, second) }

function* merging(first: Iterable<Dated>, second: Iterable<Dated>): Generator<Dated, void> {
  const others = second[Symbol.iterator]()
  let other = others.next()
  for (const step of first) {
    for (; other.done !== true && other.value.at < step.at; other = others.next()) yield other.value
    yield step
  }
  for (; other.done !== true; other = others.next()) yield other.value
}
