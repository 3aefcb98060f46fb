/**
 * DisputeResponsibility: whose balance a dispute is taken from: its amount, and Stripe's fees for it.
 *
 * What is charged on the platform (a charge of its own, a destination charge) is the platform's in every respect,
 * whoever is liable for the connected account. A direct charge is the connected account's; only the fees are the
 * platform's, where it pays Stripe's fees and stands behind losses.
 * https://docs.stripe.com/connect/disputes, https://docs.stripe.com/connect/account-balances and
 * https://docs.stripe.com/connect/direct-charges-fee-payer-behavior, read 2026-09.
 */
import * as FeeResponsibility from "#core/connect/FeeResponsibility.ts"
import type { AccountId, PlatformAccount, StripeAccount } from "#core/connect/StripeAccount.ts"

export interface Bearers {
  readonly amount: AccountId
  readonly fees: AccountId
}

/** Who bears the dispute of a charge that is on the balance of `merchant`. */
export const of = (merchant: StripeAccount, platform: PlatformAccount): Bearers => {
  const { id } = merchant
  if (merchant.kind === "platform") return { amount: id, fees: id }
  const isPlatforms =
    merchant.controller.losses === "application" && FeeResponsibility.isPlatforms("disputes", merchant)
  return { amount: id, fees: isPlatforms ? platform.id : id }
}
