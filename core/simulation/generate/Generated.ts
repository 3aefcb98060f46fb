/**
 * Generated: the steps of a scenario's generate block, drawn as they are asked for.
 *
 * The same from every start: whoever goes through them again draws the same again. Kept in memory are the moments of
 * one day's orders, and what is still to follow from earlier ones.
 */
import * as Frequency from "#core/simulation/generate/Frequency.ts"
import type { Generation } from "#core/simulation/generate/Generation.ts"
import * as Order from "#core/simulation/generate/Order.ts"
import * as Payouts from "#core/simulation/generate/Payouts.ts"
import type { SellerGroup } from "#core/simulation/generate/SellerGroup.ts"
import * as Upcoming from "#core/simulation/generate/Upcoming.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** Its steps up to `end`, in the order of their moments. */
export const steps = (generation: Generation, end: Instant.Instant): Iterable<Dated> => ({
  [Symbol.iterator]: () => drawn(generation, end)
})

interface Drawing {
  readonly group: SellerGroup
  readonly random: Order.Streams
  readonly payouts: Payouts.Payouts
}

function* drawn({ from, groups, seed, until }: Generation, end: Instant.Instant): Generator<Dated, void> {
  const drawings = groups.map((group) => ({
    group,
    random: Order.streams(seed, group.name),
    payouts: Payouts.of(group, seed)
  }))
  const upcoming = Upcoming.make()
  let [orders, payouts] = [0, 0]
  const lastDay = Instant.dayOf(end)
  for (let day = from; day <= lastDay; day = Day.plus(day, 1)) {
    const midnight = Instant.startOf(day)
    yield* upTo(upcoming, midnight)
    for (const drawing of drawings) {
      for (const [payout, ...others] of Payouts.on(drawing.payouts, day, end, () => `p${++payouts}`)) {
        for (const other of others) upcoming.add(other)
        yield payout
      }
    }
    if (day > until) continue
    for (const code of codesOf(drawings, day)) {
      const place = code % drawings.length
      const at = Instant.plus(midnight, (code - place) / drawings.length)
      const { group, random } = drawings[place] as Drawing
      if (at > end) break
      yield* upTo(upcoming, at)
      const [charge, ...others] = Order.draw(group, random, `o${++orders}`, at, end)
      for (const other of others) upcoming.add(other)
      if (charge !== undefined) yield charge
    }
  }
  yield* upTo(upcoming, end)
}

function* upTo(upcoming: Upcoming.Upcoming, moment: Instant.Instant): Generator<Dated, void> {
  for (let step = upcoming.next(moment); step !== undefined; step = upcoming.next(moment)) yield step
}

/**
 * Each of a day's orders as one number, second × groups + group, sorted: numbers sort much faster than objects, and
 * within a second the groups keep their order.
 */
const codesOf = (drawings: ReadonlyArray<Drawing>, day: Day.Day): Float64Array => {
  const counts = drawings.map(({ group, random }) => Frequency.draw(Frequency.on(group.frequency, day), random.times))
  const codes = new Float64Array(counts.reduce((sum, count) => sum + count, 0))
  let index = 0
  for (const [place, count] of counts.entries()) {
    const random = drawings[place]?.random.times
    for (let drawn = 0; drawn < count; drawn++)
      codes[index++] = (random?.integer(0, 86_399) ?? 0) * drawings.length + place
  }
  return codes.sort()
}
