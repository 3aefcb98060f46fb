/**
 * DisputeCount: what a dispute takes, and Stripe for it, as it is made or changes: from the object alone, so that the
 * count does not err with the decisions.
 *
 * A chargeback takes the disputed amount and its fee, being countered the fee for that, and a decision gives back what
 * it says. One that is lost moves money only where it is so from the beginning, or where the bank concedes a part.
 */
import * as Charge from "#core/connect/objects/Charge.ts"
import type { Dispute } from "#core/connect/objects/Dispute.ts"
import * as DisputePrice from "#core/connect/prices/DisputePrice.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"

export interface DisputeCount {
  /** Of whose balance, and of which pot. */
  readonly account: AccountId
  readonly sourceType: SourceType
  /** What its payer gets; negative where it comes back. */
  readonly disputed: Money.Money
  /** What that takes from the balance. */
  readonly taken: Money.Money
  /** What Stripe takes, and from whom; negative where it comes back. */
  readonly fees: ReadonlyArray<Money.Money>
  readonly feesOn: AccountId
}

/** Undefined where nothing is known of what it is about. */
export const of = (world: World, dispute: Dispute, isNew: boolean): DisputeCount | undefined => {
  const charge = world.charge(dispute.charge)
  const merchant = charge === undefined ? undefined : world.account(charge.account)
  if (charge === undefined || merchant === undefined) return undefined
  const settling = (charge.onBehalfOf && world.account(charge.onBehalfOf)) ?? merchant
  const tariff = SettlementCurrency.tariff(settling, Charge.settledAmount(charge).currency)
  const prices = tariff.disputes
  if (prices === undefined) return undefined
  const price = DisputePrice.at(prices, dispute.created)
  const disputed = takenBy(dispute, isNew)
  return {
    account: merchant.id,
    sourceType: charge.sourceType,
    disputed,
    taken: settledOf(dispute, disputed),
    fees: feesOf(dispute, isNew, {
      received: DisputePrice.received(
        price,
        charge.paymentMethod,
        Tariff.priceOf(tariff, charge.paymentMethod)?.dispute
      ),
      countered: DisputePrice.countered(price, charge.paymentMethod),
      returnsReceived: price.returnsReceived
    }),
    feesOn: isPlatforms(merchant) ? world.platform.id : merchant.id
  }
}

const isPlatforms = (merchant: StripeAccount): boolean =>
  merchant.kind === "connected" &&
  merchant.controller.losses === "application" &&
  FeeResponsibility.isPlatforms("disputes", merchant)

const takenBy = (dispute: Dispute, isNew: boolean): Money.Money => {
  switch (dispute.status) {
    case "needs_response":
      return dispute.amount
    case "won":
      return Money.negate(dispute.amount)
    case "lost":
      if ("amountReinstated" in dispute) return Money.negate(dispute.amountReinstated)
      return isNew ? dispute.amount : Money.zero(dispute.amount.currency)
    default:
      return Money.zero(dispute.amount.currency)
  }
}

/** The whole of it as it was withdrawn, or a part at the same rate. */
const settledOf = ({ amount, settled }: Dispute, disputed: Money.Money): Money.Money => {
  if (settled === undefined) return disputed
  if (Money.equals(amount, disputed)) return settled.amount
  return Money.equals(amount, Money.negate(disputed))
    ? Money.negate(settled.amount)
    : Money.convert(disputed, settled.amount.currency, settled.rate)
}

type Cost = Pick<DisputePrice.DisputePrice, "received" | "countered" | "returnsReceived">

const feesOf = (
  dispute: Dispute,
  isNew: boolean,
  { countered, received, returnsReceived }: Cost
): ReadonlyArray<Money.Money> => {
  switch (dispute.status) {
    case "needs_response":
      return [received]
    case "under_review":
      return [countered]
    case "won":
      return [...(returnsReceived ? [received] : []), ...(dispute.hasEvidence ? [countered] : [])].map(Money.negate)
    case "lost":
      return isNew ? [received] : []
    default:
      return []
  }
}
