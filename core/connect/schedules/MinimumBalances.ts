/**
 * MinimumBalances: what automatic payouts leave of a Stripe balance, currency by currency.
 *
 * Of a currency without one nothing is left; one of zero is none. They are changed one by one: a currency that is not
 * stated keeps what it has, as of any other setting that is not.
 * https://docs.stripe.com/changelog/clover/2025-09-30/minimum-balance-by-currency-on-balance-settings
 */
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

/** Each under its own currency, and more than zero. */
export type MinimumBalances = ReadonlyMap<Currency, Money.Money>

export const none: MinimumBalances = new Map()

/** Those of `before` with `stated` in their places; of two in one currency the later one counts. */
export const changed = (before: MinimumBalances, stated: ReadonlyArray<Money.Money>): MinimumBalances => {
  const all = new Map(before)
  for (const minimum of stated) {
    if (Money.isZero(minimum)) all.delete(minimum.currency)
    else all.set(minimum.currency, minimum)
  }
  return all
}

export const of = (stated: ReadonlyArray<Money.Money>): MinimumBalances => changed(none, stated)

export const equals = (one: MinimumBalances, other: MinimumBalances): boolean =>
  one.size === other.size &&
  [...one.values()].every((minimum) => {
    const same = other.get(minimum.currency)
    return same !== undefined && Money.equals(minimum, same)
  })
