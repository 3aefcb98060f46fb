/**
 * DisputeMatter: what a dispute is about: its charge, the account that was charged, and what it costs there.
 */
import { Result } from "effect"
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as SettlementMerchant from "#core/connect/movements/SettlementMerchant.ts"
import type { Dispute } from "#core/connect/objects/Dispute.ts"
import * as DisputePrice from "#core/connect/prices/DisputePrice.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { World } from "#core/connect/World.ts"
import type { Money } from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface DisputeMatter {
  readonly charge: Charge
  readonly merchant: StripeAccount
  /** By whose prices. */
  readonly tariff: Tariff.Tariff
  readonly price: DisputePrice.DisputePrice
}

/** Of a dispute of `charge` that is filed at `created`; not modelled where its price is not known. */
export const of = (world: World, charge: Charge, created: Instant): Result.Result<DisputeMatter, NotModelled> => {
  const merchant = world.account(charge.account)
  if (merchant === undefined) throw new Error(`${charge.id} stands on ${charge.account}, which there is not`)
  const tariff = SettlementMerchant.tariff(world, charge, merchant)
  const prices = tariff.disputes
  if (prices === undefined) {
    return Result.fail(NotModelled.disputePrice(SettlementMerchant.ofCharge(world, charge, merchant), tariff))
  }
  return Result.succeed({ charge, merchant, tariff, price: DisputePrice.at(prices, created) })
}

/** The fee for receiving it. */
export const receivedFee = ({ charge, price, tariff }: DisputeMatter): Money =>
  DisputePrice.received(price, charge.paymentMethod, Tariff.priceOf(tariff, charge.paymentMethod)?.dispute)

/** Of a dispute that was filed. */
export const ofDispute = (world: World, dispute: Dispute): DisputeMatter => {
  const charge = world.charge(dispute.charge)
  if (charge === undefined) throw new Error(`${dispute.id} is about ${dispute.charge}, which is gone`)
  return Result.getOrThrow(of(world, charge, dispute.created))
}
