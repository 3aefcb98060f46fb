/**
 * DisputeLaws: a dispute takes what is disputed and no more, gives back what its decision says, and keeps the payer
 * from being paid twice.
 */
import { type Law, objects, type Of, total, unequal } from "./Law.ts"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as Money from "#core/money/Money.ts"

/** What the payer's bank has of the charge by now. */
export const withdrawn = (dispute: Of<"dispute">): Money.Money => {
  if (!Dispute.isWithdrawn(dispute)) return Money.zero(dispute.amount.currency)
  return "amountReinstated" in dispute ? Money.minus(dispute.amount, dispute.amountReinstated) : dispute.amount
}

/** The same of the charge's balance, where that is in another currency: at the rate at which it was withdrawn. */
export const taken = (dispute: Of<"dispute">): Money.Money => {
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

/** What it was of, whether that came back or not, or asks for. */
const claimed = (dispute: Of<"dispute">): Money.Money =>
  dispute.status === "warning_closed" ? Money.zero(dispute.amount.currency) : dispute.amount

/**
 * One that says no amount is of what its payer has not got back, or of all of a debit; less what others were of. What
 * was prevented may be refunded, and then counts as that or as this.
 */
export const othersAreLeftTheirs: Law = (moment) => {
  const { objects: all, step } = moment
  if (step._tag !== "done" || step.command._tag !== "dispute" || step.command.amount !== undefined) return []
  return step.outcome.made.flatMap((dispute) => {
    if (dispute.object !== "dispute") return []
    const charge = all.get(dispute.charge)
    if (charge?.object !== "charge") return [`${dispute.id} is of no charge`]
    const others = objects(moment, "dispute").filter((each) => each.charge === charge.id && each.id !== dispute.id)
    const refunds = objects(moment, "refund").filter((each) => each.charge === charge.id && each.status === "succeeded")
    const returned = BankDebit.is(charge.paymentMethod) ? [] : refunds.map(({ amount }) => amount)
    const prevented = others.flatMap((each) => (each.status === "prevented" ? [each.amount] : []))
    const most = total(charge.amount, [dispute.amount, ...others.map(claimed), ...returned])
    const least = Money.minus(most, Money.min(total(charge.amount, prevented), total(charge.amount, returned)))
    const whole = Money.max(least, Money.min(charge.amount, most))
    return unequal(`what is disputed and returned of ${charge.id}`, whole, charge.amount)
  })
}

/** While the payer's bank has the money of a charge, no refund of it is made, paid or waited for. */
export const disputedChargesAreNotRefunded: Law = ({ objects: all, outcomes, world }) =>
  outcomes.flatMap(({ outcome: { changed, made } }) =>
    [...made, ...changed].flatMap((refund) => {
      if (refund.object !== "refund" || (refund.status !== "pending" && refund.status !== "succeeded")) return []
      const charge = all.get(refund.charge)
      const disputes = charge?.object === "charge" ? Dispute.ofCharge(world, charge) : []
      const dispute = disputes.find((each) => Dispute.isWithdrawn(each) && refund.created >= each.created)
      return dispute !== undefined && world.refund(refund.id)?.status === refund.status
        ? [`${refund.id} is ${refund.status}, and ${dispute.id} ${dispute.status}`]
        : []
    })
  )
