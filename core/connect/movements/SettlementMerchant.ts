/**
 * SettlementMerchant: by whose country, currency, prices and days a charge settles: those of the account it stands on,
 * or of the one it is made on behalf of.
 *
 * The money stands on the platform all the same, in the currency of the account it is charged for, and the platform
 * pays Stripe's fees, refunds and disputes. https://docs.stripe.com/connect/charges#on_behalf_of
 */
import * as Charge from "#core/connect/objects/Charge.ts"
import * as ChargeRefusal from "#core/connect/refusals/ChargeRefusal.ts"
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Tariff } from "#core/connect/prices/Tariff.ts"
import type { World } from "#core/connect/World.ts"

/** Of a charge that stands on `merchant`. */
export const ofCharge = (world: World, { onBehalfOf }: Charge.Charge, merchant: StripeAccount): StripeAccount =>
  onBehalfOf === undefined ? merchant : (world.account(onBehalfOf) ?? merchant)

/** The prices of a charge that stands on `merchant`: those of the currency that it settled in. */
export const tariff = (world: World, charge: Charge.Charge, merchant: StripeAccount): Tariff =>
  SettlementCurrency.tariff(ofCharge(world, charge, merchant), Charge.settledAmount(charge).currency)

/** Of a charge that is asked for on the platform, or what speaks against making it on behalf of that account. */
export const requested = (
  world: World,
  { onBehalfOf, transferData }: ChargeRequest
): StripeAccount | Refusal.Refusal | NotModelled => {
  if (onBehalfOf === undefined) return world.platform
  const account = world.account(onBehalfOf)
  if (account === undefined) return Refusal.missing("account", onBehalfOf, "on_behalf_of")
  if (account.kind === "platform") return account
  if (account.serviceAgreement === "recipient") return ChargeRefusal.onBehalfOfRecipient(onBehalfOf)
  if (!account.capabilities.has("card_payments")) return ChargeRefusal.onBehalfOfWithoutCardPayments(onBehalfOf)
  return transferData === undefined || transferData.destination === onBehalfOf
    ? account
    : new NotModelled({ what: `a charge on behalf of ${onBehalfOf} whose destination is ${transferData.destination}` })
}
