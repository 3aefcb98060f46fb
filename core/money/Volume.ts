/**
 * Volume: two running totals of one currency, debits and credits, in minor units.
 *
 * Totals only grow, so nothing cancels silently; the balance, debits − credits, is a view and may be negative.
 * The fold that fills a volume changes it in place; outside that fold it is readonly.
 */
import type { Currency } from "#core/money/Currency.ts"
import type { Money } from "#core/money/Money.ts"

export interface Volume {
  readonly currency: Currency
  readonly debits: bigint
  readonly credits: bigint
}

interface Mutable {
  currency: Currency
  debits: bigint
  credits: bigint
}

export const empty = (currency: Currency): Volume => ({ currency, debits: 0n, credits: 0n })

export const debit = (volume: Volume, amount: Money): void => {
  const mutable: Mutable = volume
  mutable.debits += amount.minor
}

export const credit = (volume: Volume, amount: Money): void => {
  const mutable: Mutable = volume
  mutable.credits += amount.minor
}

/** Adds both totals of `other`, which is in the same currency. */
export const add = (volume: Volume, other: Volume): void => {
  const mutable: Mutable = volume
  mutable.debits += other.debits
  mutable.credits += other.credits
}

/** Debits − credits. */
export const balance = (volume: Volume): Money => ({
  currency: volume.currency,
  minor: volume.debits - volume.credits
})
