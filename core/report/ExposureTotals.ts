/**
 * ExposureTotals: what whoever is liable for negative balances answers for in all, per currency.
 *
 * Law: each is the sum of the rows of its currency for which that side is liable, but for the platform's own: what it
 * holds for others makes that negative, and would count twice.
 */
import type { Losses } from "#core/connect/accounts/Controller.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import type { Exposure } from "#core/report/Exposure.ts"

type Name = { readonly [name in keyof Exposure]: Exposure[name] extends Money.Money ? name : never }[keyof Exposure]

/** The sums of one currency and one liable side, named as in the rows. */
export interface ExposureTotal extends Pick<Exposure, Name | "currency" | "liable"> {
  /** How many accounts these are. */
  readonly accounts: number
  /** What payers could still dispute on them. */
  readonly disputable: Money.Money
}

const totalOf = (
  liable: Losses,
  currency: Currency,
  rows: ReadonlyArray<Exposure>,
  disputable: DisputableCharges.DisputableCharges
): ExposureTotal => {
  const sum = (amountOf: (row: Exposure) => Money.Money) => Money.sum(currency, rows.map(amountOf))
  return {
    currency,
    liable,
    accounts: rows.length,
    negative: sum(({ negative }) => negative),
    held: sum(({ held }) => held),
    clearing: sum(({ clearing }) => clearing),
    pending: sum(({ pending }) => pending),
    pendingLate: sum(({ pendingLate }) => pendingLate),
    reserved: sum(({ reserved }) => reserved),
    uncovered: sum(({ uncovered }) => uncovered),
    waitingRefunds: sum(({ waitingRefunds }) => waitingRefunds),
    disputable: sum(({ account }) => DisputableCharges.of(disputable, account, currency))
  }
}

/** Of the rows of connected accounts, currencies in the order of the first row of each, the platform before Stripe. */
export const of = (
  platform: AccountId,
  exposures: ReadonlyArray<Exposure>,
  disputable: DisputableCharges.DisputableCharges
): ReadonlyArray<ExposureTotal> => {
  const others = exposures.filter(({ account }) => account !== platform)
  return [...new Set(others.map(({ currency }) => currency))].flatMap((currency) =>
    (["application", "stripe"] as const).flatMap((liable) => {
      const rows = others.filter((row) => row.currency === currency && row.liable === liable)
      return rows.length === 0 ? [] : [totalOf(liable, currency, rows, disputable)]
    })
  )
}
