/**
 * ProductSchema: the shape of what an account uses of Stripe's other products, which are billed in lines of their own.
 */
import type { Product } from "#core/connect/prices/Product.ts"
import { choice, FixedFee, optional, Percentage, struct } from "#core/simulation/schema/ScenarioValue.ts"

const price = (what: string, rate: string) =>
  optional(
    struct({
      rate: optional(Percentage, `Stripe's share of what was paid. Default: ${rate}.`),
      fixed: optional(FixedFee, "What Stripe takes for each payment. Default: nothing."),
      billed: optional(
        choice(["daily", "monthly"]),
        "Whether each day has a line, at 03:38 UTC of the next, or each month, as the next one begins. Default: daily."
      )
    }),
    what
  )

const products = {
  billing: price("Stripe Billing: subscriptions.", "0.7%, before 10 July 2024 0.5%"),
  invoicing: price("Invoices outside of subscriptions.", "nothing"),
  tax: price("Stripe Tax.", "nothing"),
  radar: price("Radar for Fraud Teams.", "nothing"),
  three_d_secure: price("Three-domain authentication of cards, 3D Secure.", "nothing"),
  adaptive_acceptance: price("Adaptive Acceptance, of which the lines say authorization optimization.", "nothing"),
  card_account_updater: price("The card account updater.", "nothing")
} satisfies { readonly [product in Product]: unknown }

export const ProductsSchema = struct(products)

export type ProductsSchema = typeof ProductsSchema.Type
