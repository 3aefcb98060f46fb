/**
 * Random: a stream of draws that is the same for the same seed and label, on every machine.
 *
 * Integers only. Streams of other labels know nothing of one another, so that whoever adds one to a scenario changes
 * none of the others. The generator is xoroshiro128+ of the package pure-rand, its state filled by splitmix64, as the
 * authors of both ask for.
 */
import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus"
import * as Rate from "#core/money/Rate.ts"

/** `times` out of `outOf`, as whole numbers. */
export interface Odds {
  readonly times: number
  readonly outOf: number
}

/** Values with how much room each and those before it take; see {@link weighted}. */
export interface Weighted<A> {
  readonly values: ReadonlyArray<A>
  readonly ends: ReadonlyArray<number>
}

export interface Random {
  /** A whole number from `from` to `to`, both included, each as likely as any other. */
  readonly integer: (from: number, to: number) => number
  readonly chance: (odds: Odds) => boolean
  readonly one: <A>(values: ReadonlyArray<A>) => A
  readonly pick: <A>(weighted: Weighted<A>) => A
}

/** The odds of a rate of at most 15 decimals: more would not be exact. */
export const odds = (rate: Rate.Rate): Odds => {
  if (rate.places > 15) throw new RangeError(`${Rate.format(rate)} has too many decimals to draw by`)
  return { times: Number(rate.digits), outOf: Number(10n ** BigInt(rate.places)) }
}

/** Values as likely as their weights, one of which must be more than zero; those without weight are never picked. */
export const weighted = <A>(weights: ReadonlyArray<readonly [A, Rate.Rate]>): Weighted<A> => {
  const whole = Rate.weights(weights.map(([, weight]) => weight))
  const ends: Array<number> = []
  let end = 0
  for (const weight of whole) ends.push((end += Number(weight)))
  if (end <= 0 || !Number.isSafeInteger(end)) throw new RangeError(`cannot pick by weights that add up to ${end}`)
  return { values: weights.map(([value]) => value), ends }
}

export const of = (seed: number, label: string): Random => {
  const generator = xoroshiro128plusFromState(state(seed, label))
  const integer = (from: number, to: number): number => uniformInt(generator, from, to)
  const one = <A>(values: ReadonlyArray<A>): A => {
    const value = values[values.length === 1 ? 0 : integer(0, values.length - 1)]
    if (value === undefined) throw new RangeError("cannot pick one of nothing")
    return value
  }
  return {
    integer,
    chance: ({ outOf, times }) => integer(1, outOf) <= times,
    one,
    pick: ({ ends, values }) => {
      const drawn = integer(1, ends.at(-1) ?? 0)
      return one([values[ends.findIndex((end) => drawn <= end)]]) as (typeof values)[number]
    }
  }
}

const word = (value: bigint): bigint => BigInt.asUintN(64, value)

/**
 * Four words of 32 bits: two of splitmix64, which starts at a hash of the seed and the label: FNV-1a, taken over
 * code points in place of bytes.
 */
const state = (seed: number, label: string): ReadonlyArray<number> => {
  let hash = 0xcbf29ce484222325n
  for (const character of `${seed} ${label}`)
    hash = word((hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n)
  return [1n, 2n].flatMap((turn) => {
    const mixed = mix(word(hash + turn * 0x9e3779b97f4a7c15n))
    return [Number(BigInt.asIntN(32, mixed >> 32n)), Number(BigInt.asIntN(32, mixed))]
  })
}

const mix = (start: bigint): bigint => {
  const once = word((start ^ (start >> 30n)) * 0xbf58476d1ce4e5b9n)
  const twice = word((once ^ (once >> 27n)) * 0x94d049bb133111ebn)
  return twice ^ (twice >> 31n)
}
