/**
 * ScenarioProducts: which of Stripe's other products an account of a scenario uses, at which prices.
 */
import { Result } from "effect"
import * as Product from "#core/connect/prices/Product.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { ProductsSchema } from "#core/simulation/schema/ProductSchema.ts"
import type { StepPart } from "#core/simulation/schema/ScenarioParts.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"
import * as Instant from "#core/time/Instant.ts"

type Products = NonNullable<StripeAccount["products"]>

/** Reported at its key: a product without a price, or with one in another currency than the account's. */
export const translate = (stated: ProductsSchema, currency: Currency, path: Path, report: Report): Products =>
  new Map(
    Product.all.flatMap((product) => {
      const price = stated[product]
      if (price === undefined) return []
      const at = [...path, product]
      const known = product === "billing" ? Product.billingRates : []
      const rates = price.rate === undefined ? known : [statedRate(price.rate)]
      const fixed = price.fixed === undefined ? Money.zero(currency) : readAmount(price.fixed)
      if (price.fixed === undefined && rates.length === 0) report(at, "has no price; expected a rate, fixed or both")
      if (fixed.currency !== currency) {
        report([...at, "fixed"], `is in ${fixed.currency}; expected ${currency}, which the account settles in`)
      }
      return [[product, { rates, fixed, billed: price.billed ?? "daily" }] as const]
    })
  )

/** Each product that a charge names must be one of the account that it settles on. */
export const checkSteps = (
  steps: ReadonlyArray<StepPart>,
  accounts: ReadonlyMap<AccountId, StripeAccount>,
  report: Report
): void => {
  for (const [index, { step }] of steps.entries()) {
    for (const [nth, product] of (step?.charge?.products ?? []).entries()) {
      const name = step?.charge?.stripe_account ?? "platform"
      const account = accounts.get(`acct_${name}`)
      if (account === undefined || account.products?.has(product) === true) continue
      const others = [...(account.products?.keys() ?? [])].join(", ")
      const expected = others === "" ? "expected it under its products" : `expected one of ${others}`
      report(["steps", index, "charge", "products", nth], `${name} does not use ${product}; ${expected}`)
    }
  }
}

const statedRate = (text: string): Product.DatedRate => ({
  from: Instant.of(0),
  rate: Result.getOrThrow(Rate.parse(text)),
  source: "stated in the scenario"
})
