/**
 * Seller: who sells, and what one agreed to; those of a group are called after it, and are alike but for their terms.
 */
import type { AccountId, ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import type * as Money from "#core/money/Money.ts"
import type * as Rate from "#core/money/Rate.ts"
import * as AccountBasis from "#core/simulation/accounts/AccountBasis.ts"
import * as PayoutTerms from "#core/simulation/generate/PayoutTerms.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import type { Fee } from "#core/simulation/generate/Split.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"
import { asList, readRate } from "#core/simulation/schema/GenerateValue.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"

export interface Seller {
  readonly account: AccountId
  /** What the platform takes of each order, or the share of it that is sent to the seller; neither: all is sent. */
  readonly fee: Fee | undefined
  readonly share: Rate.Rate | undefined
  readonly payouts: PayoutTerms.PayoutTerms | undefined
}

/** The names of so many sellers, in order: `shops-0001`, `shops-0002`. */
export const names = (group: string, count: number): ReadonlyArray<string> => {
  const digits = String(count).length
  return Array.from(
    { length: count },
    (_, index) => `${group}-${String(index + 1).padStart(digits < 4 ? 4 : digits, "0")}`
  )
}

/** The accounts of a group's sellers, each like `one`; a name that all share gets each seller's number. */
export const accounts = (
  group: string,
  { account, count }: Pick<SellersSchema, "account" | "count">,
  one: ConnectedAccount
): ReadonlyArray<ConnectedAccount> =>
  names(group, count).map((name) => {
    const shown = account.name === undefined ? name : `${account.name} ${name.slice(group.length + 1)}`
    return { ...one, id: AccountBasis.idOf(name), name: shown }
  })

/** What the platform may take of an order, each seller of it drawing one. */
export const feesOf = (stated: SellersSchema, nothing: Money.Money): ReadonlyArray<Fee> =>
  stated.application_fee === undefined
    ? []
    : asList(stated.application_fee).map(({ fixed, rate }) => ({
        rate: readRate(rate),
        fixed: fixed === undefined ? nothing : readAmount(fixed)
      }))

/** The shares of an order that may be sent to its seller. */
export const sharesOf = ({ transfer_share: shares }: SellersSchema): ReadonlyArray<Rate.Rate> =>
  shares === undefined ? [] : asList(shares).map(readRate)

/** The sellers of a group, each of whom draws terms of its own. */
export const all = (name: string, stated: SellersSchema, nothing: Money.Money, seed: number): ReadonlyArray<Seller> => {
  const draws = <A>(label: string, all: ReadonlyArray<A>): (() => A | undefined) => {
    const random = Random.of(seed, `${name}: ${label}`)
    return () => (all.length === 0 ? undefined : random.one(all))
  }
  const fee = draws("fees", feesOf(stated, nothing))
  const share = draws("shares", sharesOf(stated))
  const payouts = draws("schedules", stated.payouts === undefined ? [] : asList(stated.payouts).map(PayoutTerms.of))
  return names(name, stated.count).map((seller) => ({
    account: AccountBasis.idOf(seller),
    fee: fee(),
    share: share(),
    payouts: payouts()
  }))
}
