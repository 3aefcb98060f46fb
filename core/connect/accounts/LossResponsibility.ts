/**
 * LossResponsibility: who bears what goes back of a payment, by the kind of its charge and the account's controller.
 *
 * What is charged on the platform is the platform's in every respect, whoever is liable for the connected account. A
 * direct charge is the account's; only the fees of its dispute are the platform's, where it pays Stripe's fees and
 * covers losses. What the account then cannot cover is whose `controller.losses.payments` says.
 * https://docs.stripe.com/connect/disputes, https://docs.stripe.com/connect/account-balances and
 * https://docs.stripe.com/connect/direct-charges-fee-payer-behavior, read 2026-09.
 */
import type { ChargeType } from "#core/connect/prices/ChargeType.ts"
import type { Controller } from "#core/connect/accounts/Controller.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"

/** The connected account, the platform or Stripe. */
export type Bearer = "account" | "application" | "stripe"

export interface Bearers {
  readonly refund: Bearer
  readonly disputeAmount: Bearer
  readonly disputeFees: Exclude<Bearer, "stripe">
  /** Of what the account should bear or give back, what it does not have. */
  readonly uncovered: Bearer
}

const platforms: Bearers = {
  refund: "application",
  disputeAmount: "application",
  disputeFees: "application",
  uncovered: "application"
}

export const of = (chargeType: ChargeType, { feesPayer, losses }: Controller): Bearers => {
  if (chargeType !== "direct") return platforms
  const isPlatforms = losses === "application" && FeeResponsibility.of("disputes", feesPayer) === "application"
  return {
    refund: "account",
    disputeAmount: "account",
    disputeFees: isPlatforms ? "application" : "account",
    uncovered: losses
  }
}
