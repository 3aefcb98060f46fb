/**
 * Rounding: how a division of whole numbers deals with its remainder.
 *
 * Every division of money in the program goes through {@link divide}, so every one of them names its rounding.
 */
export type Rounding = "half_up" | "half_even" | "down" | "up" | "floor" | "ceiling"

/**
 * The whole number nearest to `numerator / denominator` in the direction asked for; an exact quotient is never touched.
 *
 * `half_up` takes ties away from zero, `half_even` to the even neighbour; `down` goes toward zero, `up` away from it,
 * `floor` and `ceiling` toward minus and plus infinity. A zero denominator is a bug: RangeError.
 */
export const divide = (numerator: bigint, denominator: bigint, rounding: Rounding): bigint => {
  const quotient = numerator / denominator
  const remainder = numerator % denominator
  if (remainder === 0n) return quotient
  const positive = numerator > 0n === denominator > 0n
  const away = positive ? quotient + 1n : quotient - 1n
  switch (rounding) {
    case "down":
      return quotient
    case "up":
      return away
    case "floor":
      return positive ? quotient : away
    case "ceiling":
      return positive ? away : quotient
    case "half_up":
      return compareToHalf(remainder, denominator) >= 0 ? away : quotient
    case "half_even":
      return compareToHalf(remainder, denominator) > (quotient % 2n === 0n ? 0 : -1) ? away : quotient
  }
}

const compareToHalf = (remainder: bigint, denominator: bigint): -1 | 0 | 1 => {
  const doubled = 2n * (remainder < 0n ? -remainder : remainder)
  const whole = denominator < 0n ? -denominator : denominator
  if (doubled === whole) return 0
  return doubled < whole ? -1 : 1
}
