/**
 * Total: a running sum of one currency, signed, in minor units.
 *
 * It reads as Money. The fold that fills it changes it in place; outside that fold it is readonly.
 */
import type { Currency } from "#core/money/Currency.ts"
import type { Money } from "#core/money/Money.ts"

export interface Total extends Money {}

interface Mutable {
  currency: Currency
  minor: bigint
}

export const empty = (currency: Currency): Total => ({ currency, minor: 0n })

/** A total that begins with `amount`, which stays as it is. */
export const of = ({ currency, minor }: Money): Total => ({ currency, minor })

/** Adds an amount, which is in the same currency. */
export const add = (total: Total, amount: Money): void => {
  const mutable: Mutable = total
  mutable.minor += amount.minor
}

/** Takes an amount away, which is in the same currency. */
export const subtract = (total: Total, amount: Money): void => {
  const mutable: Mutable = total
  mutable.minor -= amount.minor
}
