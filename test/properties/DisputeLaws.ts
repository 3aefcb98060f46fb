/**
 * DisputeLaws: a dispute takes what is disputed and no more, gives back what its decision says, and keeps the payer
 * from being paid twice.
 */
import { type Law, objects, type Of, total, unequal } from "./Law.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as DisputePrice from "#core/connect/prices/DisputePrice.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"

/** What the payer's bank has of the charge by now. */
export const withdrawn = (dispute: Of<"dispute">): Money.Money => {
  if (!Dispute.isWithdrawn(dispute)) return Money.zero(dispute.amount.currency)
  return "amountReinstated" in dispute ? Money.minus(dispute.amount, dispute.amountReinstated) : dispute.amount
}

/** What Stripe keeps for it: the fee for receiving a chargeback, and the one for countering it unless it was won. */
export const fees = (world: World, dispute: Of<"dispute">): Money.Money => {
  const charge = world.charge(dispute.charge)
  const currency = charge === undefined ? dispute.amount.currency : Charge.settledAmount(charge).currency
  const free = Money.zero(currency)
  const method = charge?.paymentMethod ?? "card"
  const account = world.account(dispute.account)
  const tariff = account && SettlementCurrency.tariff(account, currency)
  const prices = tariff?.disputes
  if (tariff === undefined || prices === undefined || dispute.balanceTransactions.length === 0) return free
  const price = DisputePrice.at(prices, dispute.created)
  const isReturned = dispute.status === "won" && price.returnsReceived
  const isCountered = dispute.status === "under_review" || (dispute.status === "lost" && dispute.hasEvidence)
  return Money.add(
    isReturned ? free : DisputePrice.received(price, method, Tariff.priceOf(tariff, method)?.dispute),
    isCountered ? DisputePrice.countered(price, method) : free
  )
}

/** The same of the charge's balance, where that is in another currency: at the rate at which it was withdrawn. */
const taken = (dispute: Of<"dispute">): Money.Money => {
  const { settled } = dispute
  if (settled === undefined) return withdrawn(dispute)
  const { currency } = settled.amount
  if (!Dispute.isWithdrawn(dispute)) return Money.zero(currency)
  return "amountReinstated" in dispute
    ? Money.minus(settled.amount, Money.convert(dispute.amountReinstated, currency, settled.rate))
    : settled.amount
}

/** Its lines are those that it names, on the account of its charge, and come to what the payer's bank has. */
export const linesAreWhatItSays: Law = (moment) =>
  objects(moment, "dispute").flatMap((dispute) => {
    const lines = moment.transactions.filter(({ source }) => source === dispute.id)
    const named = [...dispute.balanceTransactions].join(", ")
    const found = lines.map(({ id }) => id).join(", ")
    const elsewhere = lines.filter(({ account }) => account !== dispute.account)
    const came = Money.negate(
      total(
        dispute.settled?.amount ?? dispute.amount,
        lines.map(({ amount }) => amount)
      )
    )
    return [
      ...(named === found ? [] : [`the lines of ${dispute.id} are ${found}, and it names ${named}`]),
      ...elsewhere.map(({ account, id }) => `${id} of ${dispute.id} is on ${account}`),
      ...unequal(`what ${dispute.id} took`, came, taken(dispute))
    ]
  })

/** While the payer's bank has the money of a charge, no refund of it is made, paid or waited for. */
export const disputedChargesAreNotRefunded: Law = ({ objects: all, outcomes, world }) =>
  outcomes.flatMap(({ outcome: { changed, made } }) =>
    [...made, ...changed].flatMap((refund) => {
      if (refund.object !== "refund" || (refund.status !== "pending" && refund.status !== "succeeded")) return []
      const charge = all.get(refund.charge)
      const dispute = charge?.object === "charge" ? world.dispute(charge.dispute ?? "") : undefined
      const isDisputed = dispute !== undefined && Dispute.isWithdrawn(dispute) && refund.created >= dispute.created
      return isDisputed && world.refund(refund.id)?.status === refund.status
        ? [`${refund.id} is ${refund.status}, and ${dispute.id} ${dispute.status}`]
        : []
    })
  )
