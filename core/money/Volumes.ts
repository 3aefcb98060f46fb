/**
 * Volumes: many volumes side by side, packed for a fold that adds millions of amounts.
 *
 * Sums are exact at any size. Amounts below {@link largest} are added in 64 bits, which the engine does without making
 * a bigint for each sum; before those could overflow they are carried over into bigints, where larger amounts go at
 * once. A volume knows no currency: whoever numbers the volumes says what each is in.
 */
import type { Currency } from "#core/money/Currency.ts"
import type { Money } from "#core/money/Money.ts"
import type { Volume } from "#core/money/Volume.ts"

/** They change in place. Volume n has its debits at 2n and its credits behind them. */
export interface Volumes {
  sums: BigInt64Array
  readonly carried: Array<bigint>
  /** How many amounts can still be added before any sum could overflow. */
  room: number
}

const bits = 41
const roomAfterCarrying = 2 ** 22

/** From here on an amount, in minor units and without its sign, is too large to be added in 64 bits. */
export const largest = 2n ** BigInt(bits - 1)

export const empty = (): Volumes => ({ sums: new BigInt64Array(64), carried: [], room: roomAfterCarrying })

/** Makes place for the volumes 0 to `count` - 1. */
export const reserve = (volumes: Volumes, count: number): void => {
  if (count * 2 <= volumes.sums.length) return
  const grown = new BigInt64Array(count * 4)
  grown.set(volumes.sums)
  volumes.sums = grown
}

const carry = (volumes: Volumes): void => {
  const { carried, sums } = volumes
  for (const [index, sum] of sums.entries()) carried[index] = (carried[index] ?? 0n) + sum
  sums.fill(0n)
  volumes.room = roomAfterCarrying
}

/** Credits volume `from` and debits volume `to`; both are reserved. */
export const move = (volumes: Volumes, from: number, to: number, { minor }: Money): void => {
  if (BigInt.asIntN(bits, minor) !== minor) return moveLarge(volumes, from, to, minor)
  if (volumes.room === 0) carry(volumes)
  volumes.room -= 1
  const { sums } = volumes
  sums[2 * from + 1]! += minor
  sums[2 * to]! += minor
}

/** Debits volume `index`, which is reserved, and credits none. */
export const debit = (volumes: Volumes, index: number, { minor }: Money): void => addAt(volumes, 2 * index, minor)

/** Credits volume `index`, which is reserved, and debits none. */
export const credit = (volumes: Volumes, index: number, { minor }: Money): void => addAt(volumes, 2 * index + 1, minor)

const addAt = (volumes: Volumes, place: number, minor: bigint): void => {
  if (BigInt.asIntN(bits, minor) !== minor) {
    volumes.carried[place] = (volumes.carried[place] ?? 0n) + minor
    return
  }
  if (volumes.room === 0) carry(volumes)
  volumes.room -= 1
  volumes.sums[place]! += minor
}

const moveLarge = ({ carried }: Volumes, from: number, to: number, minor: bigint): void => {
  carried[2 * from + 1] = (carried[2 * from + 1] ?? 0n) + minor
  carried[2 * to] = (carried[2 * to] ?? 0n) + minor
}

const sumAt = ({ carried, sums }: Volumes, index: number): bigint => (carried[index] ?? 0n) + (sums[index] ?? 0n)

/** What volume `index` holds now, which is in `currency`. */
export const at = (volumes: Volumes, index: number, currency: Currency): Volume => ({
  currency,
  debits: sumAt(volumes, 2 * index),
  credits: sumAt(volumes, 2 * index + 1)
})
