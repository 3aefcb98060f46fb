/**
 * DisputeResponsibility: whose balance a dispute is taken from: its amount, and Stripe's fees for it, as
 * {@link LossResponsibility} has it.
 */
import * as LossResponsibility from "#core/connect/accounts/LossResponsibility.ts"
import type { AccountId, PlatformAccount, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"

export interface Bearers {
  readonly amount: AccountId
  readonly fees: AccountId
}

/** Who bears the dispute of a charge that is on the balance of `merchant`. */
export const of = (merchant: StripeAccount, platform: PlatformAccount): Bearers => {
  const { id } = merchant
  if (merchant.kind === "platform") return { amount: id, fees: id }
  const { disputeFees } = LossResponsibility.of("direct", merchant.controller)
  return { amount: id, fees: disputeFees === "application" ? platform.id : id }
}
