/**
 * Apportionment: a whole number split by weights, exactly, by the method of the largest remainder.
 *
 * Every part gets the whole of its share; the units left over go one each to the parts with the largest fractions,
 * ties to the earlier part. So the parts add up to the total, each is less than one unit from its exact share, a share
 * that is whole is never touched, and a negative total splits like its opposite.
 */

/**
 * The parts of `total`, one for each weight.
 *
 * A negative weight, or weights that add up to nothing, is a bug: RangeError.
 */
export const split = (total: bigint, weights: ReadonlyArray<bigint>): ReadonlyArray<bigint> => {
  const whole = weightOf(weights)
  const size = total < 0n ? -total : total
  const shares = weights.map((weight, index) => ({
    index,
    floor: (size * weight) / whole,
    remainder: (size * weight) % whole
  }))
  const parts = shares.map(({ floor }) => floor)
  let left = size - parts.reduce((sum, part) => sum + part, 0n)
  for (const { index, floor } of shares.toSorted(byLargestRemainder)) {
    if (left === 0n) break
    parts[index] = floor + 1n
    left -= 1n
  }
  return total < 0n ? parts.map((part) => -part) : parts
}

const weightOf = (weights: ReadonlyArray<bigint>): bigint => {
  let whole = 0n
  for (const weight of weights) {
    if (weight < 0n) throw new RangeError(`cannot split by a negative weight: ${weight}`)
    whole += weight
  }
  if (whole === 0n) throw new RangeError("cannot split by weights that add up to nothing")
  return whole
}

interface Share {
  readonly index: number
  readonly remainder: bigint
}

const byLargestRemainder = (a: Share, b: Share): number => {
  if (a.remainder === b.remainder) return a.index - b.index
  return a.remainder > b.remainder ? -1 : 1
}
