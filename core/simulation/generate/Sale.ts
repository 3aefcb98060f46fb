/**
 * Sale: what is sold: `steps` of the currency, by the charge with this id, at the moment `at`.
 */
import type * as OrderAmounts from "#core/simulation/generate/OrderAmounts.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Seller } from "#core/simulation/generate/Seller.ts"
import type { SellerGroup } from "#core/simulation/generate/SellerGroup.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Sale {
  readonly key: string
  readonly at: Instant
  readonly group: SellerGroup
  readonly seller: Seller
  /** What its payer pays in. */
  readonly amounts: OrderAmounts.Steps
  readonly steps: number
  readonly charge: string
  readonly method: PaymentMethod
}
