/**
 * BillProduct: what a payment uses of Stripe's other products is noted with it, and billed with all of its day or
 * month.
 *
 * The line stands on the balance of whoever pays for the product, available at once, and draws on the pot of cards.
 * What the platform pays for an account abroad it pays in its own currency, by the rate of the moment of the line. A
 * charge on behalf of an account abroad settles in that account's currency: it uses of the platform's products what the
 * payer paid, in the platform's currency by the rate.
 */
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import * as BilledFee from "#core/connect/movements/BilledFee.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type { ProductBilling } from "#core/connect/Happening.ts"
import type { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as Product from "#core/connect/prices/Product.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import { type AccountId, keyIn, type StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import type { Instant } from "#core/time/Instant.ts"

type Products = NonNullable<StripeAccount["products"]>

/** Which of the products of its account a payment uses: those that the request names, or all. */
export const used = (
  products: Products,
  named: ReadonlyArray<Product.Product> | undefined
): ReadonlyArray<Product.Product> => named ?? [...products.keys()]

/**
 * Why `request` cannot be charged on `merchant`, of whose products it uses some for which the platform pays: the rate of
 * what it settles as is missing. A pair that has a rate at `at` has one ever after.
 */
export const directRefusal = (
  world: World,
  merchant: StripeAccount,
  request: ChargeRequest,
  settled: Money.Money,
  at: Instant
): NotModelled | undefined => {
  const { products } = merchant
  if (products === undefined) return undefined
  const usesPlatforms = used(products, request.products).some(
    (product) => products.has(product) && FeeResponsibility.isPlatforms(product, merchant)
  )
  return usesPlatforms ? BilledFee.refusalOf(world, settled, at) : undefined
}

/** Why `request` cannot be charged on the platform, whose products it uses: the rate of what is paid is missing. */
export const refusalOf = (
  world: World,
  request: ChargeRequest,
  paid: Money.Money,
  settled: Money.Money,
  at: Instant
): NotModelled | undefined => {
  const { platform } = world
  const { products } = platform
  if (products === undefined || SettlementCurrency.settles(platform, settled.currency)) return undefined
  const usesAny = used(products, request.products).some((product) => products.has(product))
  return usesAny ? BilledFee.refusalOf(world, paid, at) : undefined
}

const volumeOf = (world: World, charge: Charge.Charge, at: Instant): Money.Money => {
  const settled = Charge.settledAmount(charge)
  const isOthers = charge.account === world.platform.id && !SettlementCurrency.settles(world.platform, settled.currency)
  return isOthers ? BilledFee.of(world, charge.amount, at) : settled
}

/** Sets what a charge has just used of the products of its account to be billed. */
export const note = (draft: Draft.Draft, products: Products, charge: Charge.Charge): void => {
  const { account, products: own } = charge
  for (const [product, price] of products) {
    if (own?.includes(product) !== true) continue
    const period = Product.periodOf(price, draft.at)
    draft.schedule({
      kind: "product_billing",
      at: period.billedAt,
      account,
      product,
      period,
      usage: { count: 1n, volume: volumeOf(draft.world, charge, draft.at) }
    })
  }
}

/** Who pays for a product on an account. */
export const payer = (world: Pick<World, "platform">, product: Product.Product, account: StripeAccount): AccountId =>
  FeeResponsibility.isPlatforms(product, account) ? world.platform.id : account.id

/** What `paidBy` pays of what the account has used. */
const due = (world: World, paidBy: AccountId, account: AccountId, fee: Money.Money, at: Instant): Money.Money =>
  paidBy === account ? fee : BilledFee.of(world, fee, at)

export const bill = (world: World, billing: ProductBilling): Outcome => {
  const { account: id, at, period, product, usage } = billing
  const account = world.account(id)
  const price = account?.products?.get(product)
  const fee = price && Product.fee(price, usage, period)
  if (account === undefined || fee === undefined || Money.isZero(fee)) return nothing
  // No scenario has a step called so: its names have no dots.
  const draft = Draft.continuing(world, `${product}.${keyIn(id)}.${Day.format(period.first)}`, at)
  const paidBy = payer(world, product, account)
  draft.line({
    id: draft.id("txn"),
    account: paidBy,
    type: "stripe_fee",
    amount: Money.negate(due(world, paidBy, id, fee, at)),
    availableOn: at,
    sourceType: "card",
    description: Product.description(product, period)
  })
  return { ...draft.outcome(), productBilled: billing }
}
