/**
 * FinancingLaws: what a flex loan withholds of a payment is given back as the payment goes back, whatever rates there
 * are by then.
 */
import { Array } from "effect"
import { type Law, objects } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import type * as Charge from "#core/connect/objects/Charge.ts"
import * as Money from "#core/money/Money.ts"

/** What has gone back of a payment: to its payer, to the platform that had transferred it, or as it failed. */
const gone = ({ amount, failure, id }: Charge.Charge, moment: Moment): Money.Money =>
  failure !== undefined
    ? amount
    : Money.sum(
        amount.currency,
        objects(moment, "refund").flatMap((refund) => {
          const isPaid = refund.status === "succeeded" || (refund.status === "failed" && refund.failure === "returned")
          return refund.charge === id && isPaid ? [refund.amount] : []
        })
      )

/** Its part of the payment's own amount; each time it is rounded, it may be half a unit off. */
export const sharesAreGivenBack: Law = (moment) => {
  const all = objects(moment, "capital.financing_transaction")
  const reversals = Array.groupBy(
    all.filter((it) => it.type === "reversal"),
    ({ reversedTransaction }) => reversedTransaction
  )
  return all.flatMap((payment) => {
    if (payment.type !== "payment") return []
    const charge = moment.world.charge(payment.charge)
    if (charge === undefined) return [`${payment.id} is withheld of nothing`]
    const { amount, amountReversed, id } = payment
    const back = Money.min(gone(charge, moment), charge.amount)
    const share = Money.proportion(amount, back, charge.amount, "half_up")
    const off = Money.absolute(Money.minus(amountReversed, share)).minor
    const refunds = objects(moment, "refund").filter((refund) => refund.charge === charge.id).length
    const rounded = BigInt(Math.max(reversals[id]?.length ?? 0, refunds, 1))
    return off <= rounded
      ? []
      : [`${Money.format(amountReversed)} of ${id} are given back, and ${Money.format(share)} are its share`]
  })
}
