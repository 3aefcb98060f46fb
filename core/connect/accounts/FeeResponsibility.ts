/**
 * FeeResponsibility: whose balance Stripe's fees are taken from, by product and by `controller.fees.payer`.
 *
 * It governs direct charges and the products that an account uses itself; what happens on the platform's account (a
 * charge of its own, a destination charge) is always the platform's.
 * Source: https://docs.stripe.com/connect/direct-charges-fee-payer-behavior, read 2026-09.
 */
import type { FeesPayer } from "#core/connect/accounts/Controller.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"

/** The connected account, the platform, neither; or it depends on what Stripe agreed with the platform. */
export type Payer = "account" | "application" | "nobody" | "varies"

type Row = { readonly [payer in FeesPayer]: Payer }

const row = (account: Payer, application: Payer, custom: Payer, express: Payer): Row => ({
  account,
  application,
  application_custom: custom,
  application_express: express
})

export const table = {
  payment_processing: row("account", "application", "account", "account"),
  network_costs: row("account", "application", "application", "application"),
  disputes: row("account", "application", "account", "account"),
  payment_method_failures: row("account", "application", "account", "account"),
  instant_payouts: row("account", "application", "application", "application"),
  billing: row("account", "application", "application", "application"),
  invoicing: row("account", "application", "application", "application"),
  radar: row("account", "application", "varies", "varies"),
  three_d_secure: row("account", "application", "varies", "varies"),
  terminal: row("account", "application", "account", "account"),
  tax: row("account", "application", "application", "application"),
  adaptive_acceptance: row("account", "application", "application", "application"),
  card_account_updater: row("account", "application", "application", "application"),
  checkout: row("account", "application", "application", "application"),
  bank_account_verification: row("account", "application", "application", "application"),
  connect: row("nobody", "application", "application", "application")
} as const satisfies { readonly [product: string]: Row }

export type Product = keyof typeof table

export const products = Object.keys(table) as ReadonlyArray<Product>

/** Who pays for `product` on an account with this `controller.fees.payer`. */
export const of = (product: Product, feesPayer: FeesPayer): Payer => table[product][feesPayer]

/** Whether the platform pays for `product` on `account`, which is a connected one. */
export const isPlatforms = (product: Product, account: StripeAccount): boolean =>
  account.kind === "connected" && of(product, account.controller.feesPayer) === "application"
