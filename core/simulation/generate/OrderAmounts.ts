/**
 * OrderAmounts: what orders come to: marks from the least to the most, between which they fall.
 *
 * An order falls between any two neighbouring marks with the same chance, and anywhere there with the same chance, both
 * marks included. Amounts are drawn as whole steps, a step being the least by which charges of the currency may differ.
 */
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Random } from "#core/simulation/generate/Random.ts"

/** How charges of a currency are counted. */
export interface Steps {
  readonly currency: Currency.Currency
  readonly step: bigint
  /** The smallest charge, in steps. */
  readonly least: number
}

export interface OrderAmounts extends Steps {
  /** In steps, ascending. */
  readonly marks: ReadonlyArray<number>
}

export const stepsOf = (currency: Currency.Currency): Steps => {
  const step = Currency.chargeStep(currency)
  const least = Currency.minimumCharge(currency) ?? step
  return { currency, step, least: Number(least) / Number(step) }
}

/** Of sound marks: of one currency, multiples of its step, none less than the one before. */
export const of = (marks: ReadonlyArray<Money.Money>, currency: Currency.Currency): OrderAmounts => {
  const steps = stepsOf(currency)
  return { ...steps, marks: marks.map((mark) => count(steps, mark)) }
}

/** How many steps `money` is. */
export const count = ({ step }: Steps, { minor }: Money.Money): number => Number(minor) / Number(step)

/** How many steps an order comes to. */
export const draw = ({ marks }: OrderAmounts, random: Random): number => {
  const below = marks.length === 1 ? 0 : random.integer(0, marks.length - 2)
  const [from = 0, to = from] = [marks[below], marks[below + 1]]
  return from === to ? from : random.integer(from, to)
}

/** Some of it, from `least` on, and not all, each part as likely as any other; all, where nothing lies between. */
export const drawPart = (steps: number, random: Random, least = 1): number =>
  steps <= least ? steps : random.integer(least, steps - 1)

export const money = ({ currency, step }: Steps, steps: number): Money.Money => Money.of(currency, BigInt(steps) * step)
