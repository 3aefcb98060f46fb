/**
 * Quotient: how many times one amount goes into another, exactly, and maybe below zero.
 *
 * It is rounded only where it is written.
 */
import { common, type Money } from "#core/money/Money.ts"
import { divide } from "#core/money/Rounding.ts"
import { whole } from "#core/money/Rate.ts"

/** The number `numerator / denominator`. */
export interface Quotient {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** `amount / by`, of one currency. A zero `by` is a bug: RangeError. */
export const of = (amount: Money, by: Money): Quotient => {
  common(amount, by)
  if (by.minor === 0n) throw new RangeError("there is no quotient by nothing")
  return { numerator: amount.minor, denominator: by.minor }
}

export const minus = (a: Quotient, b: Quotient): Quotient => ({
  numerator: a.numerator * b.denominator - b.numerator * a.denominator,
  denominator: a.denominator * b.denominator
})

export const isZero = ({ numerator }: Quotient): boolean => numerator === 0n

/** With so many decimals, at least one, and ties away from zero: "2.5". */
export const format = ({ denominator, numerator }: Quotient, places: number): string => {
  const rounded = divide(numerator * whole(places), denominator, "half_up")
  const digits = `${rounded}`.replace("-", "").padStart(places + 1, "0")
  return `${rounded < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
