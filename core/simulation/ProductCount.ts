/**
 * ProductCount: what each account's payments have used of Stripe's other products and was not billed yet, counted from
 * the charges and not from what was set to be billed.
 */
import * as Charge from "#core/connect/objects/Charge.ts"
import type { ProductBilling } from "#core/connect/Happening.ts"
import * as Product from "#core/connect/prices/Product.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as FeeCount from "#core/simulation/FeeCount.ts"
import type { Instant } from "#core/time/Instant.ts"

/** By account, product and the moment of its line. It is as large as the accounts are many that use one in a period. */
export type ProductCount = Map<string, { count: bigint; volume: Money.Money }>

export const empty = (): ProductCount => new Map()

const keyOf = (account: string, product: string, billedAt: Instant): string => `${account} ${product} ${billedAt}`

/** In the currency that the account is billed in. */
const volumeOf = (world: World, { currency, kind }: StripeAccount, charge: Charge.Charge, at: Instant): Money.Money => {
  const amount = Charge.settledAmount(charge)
  if (kind === "connected" || amount.currency === currency) return amount
  return charge.amount.currency === currency ? charge.amount : FeeCount.billed(world, charge.amount, at)
}

/** Counts a charge that was made on `merchant` at `at`. */
export const add = (
  counts: ProductCount,
  world: World,
  merchant: StripeAccount,
  charge: Charge.Charge,
  at: Instant
): void => {
  const { products: used = [] } = charge
  const { id, products } = merchant
  for (const [product, price] of products ?? []) {
    if (!used.includes(product)) continue
    const amount = volumeOf(world, merchant, charge, at)
    const key = keyOf(id, product, Product.periodOf(price, at).billedAt)
    const before = counts.get(key) ?? { count: 0n, volume: Money.zero(amount.currency) }
    counts.set(key, { count: before.count + 1n, volume: Money.add(before.volume, amount) })
  }
}

/** The fee that is due for what was counted, which begins anew; undefined where nothing was. */
export const due = (
  counts: ProductCount,
  { id, products }: StripeAccount,
  { at, period, product }: ProductBilling
): Money.Money | undefined => {
  const key = keyOf(id, product, at)
  const usage = counts.get(key)
  const price = products?.get(product)
  counts.delete(key)
  return usage === undefined || price === undefined ? undefined : Product.fee(price, usage, period)
}
