/**
 * FailureLaws: of a payment that its bank did not pay nothing is left with anyone but Stripe's fee for it, and what the
 * platform sent on of its own accord; and a refund of a payment that is pending moves no money.
 */
import { type Law, objects, total, unequal } from "./Law.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Money from "#core/money/Money.ts"

const zero = ({ currency }: Money.Money): Money.Money => Money.zero(currency)

/** Its lines are of nothing together; its own transfer and its application fee went back whole. */
export const failedPaymentsLeaveNothing: Law = (moment) =>
  objects(moment, "charge").flatMap((charge) => {
    if (charge.failure === undefined) return []
    const lines = moment.transactions.filter(
      ({ account, source }) => account === charge.account && source === charge.id
    )
    const own = lines.filter(({ id }) => id === charge.balanceTransaction || id === charge.failure?.balanceTransaction)
    const transfer = moment.world.transfer(charge.transfer ?? "")
    const payment = transfer === undefined ? charge : moment.world.charge(transfer.destinationPayment)
    const fee = moment.world.applicationFee(payment?.applicationFee ?? "")
    const settled = Charge.settledAmount(charge)
    const left = total(
      settled,
      own.map(({ amount }) => amount)
    )
    return [
      ...unequal(`what is left of ${charge.id}`, left, zero(settled)),
      ...(own.length === 2 ? [] : [`${charge.id} has ${own.length} lines`]),
      ...(transfer === undefined ? [] : unequal(`back of ${transfer.id}`, transfer.amountReversed, transfer.amount)),
      ...(fee === undefined ? [] : unequal(`back of ${fee.id}`, fee.amountRefunded, fee.amount))
    ]
  })

/** Nothing is refunded, disputed or sent on of it any more, and it stays as it is. */
export const failedPaymentsAreOver: Law = (moment) =>
  objects(moment, "charge").flatMap((charge) => {
    if (charge.failure === undefined) return []
    const waits = moment.world.waitingOf(charge.id).size
    return [
      ...unequal(`refunded of ${charge.id}`, charge.amountRefunded, zero(charge.amount)),
      ...(waits === 0 ? [] : [`${waits} refunds wait for ${charge.id}, which has failed`]),
      ...(charge.disputes === undefined ? [] : [`${charge.id} has failed, and is disputed`])
    ]
  })

/** A bank that does not pay takes all of the payment, by a failure or a dispute, and whatever was refunded. */
export const returnedDebitsAreTakenWhole: Law = ({ step, world }) => {
  if (step._tag !== "done" || step.command._tag !== "payment_failure") return []
  const charge = world.charge(step.command.charge)
  if (charge === undefined) return [`${step.command.charge} failed, and is gone`]
  const dispute = step.outcome.made.find((object) => object.object === "dispute")
  if (dispute === undefined) return charge.failure === undefined ? [`${charge.id} came back, and nothing says so`] : []
  return unequal(`what ${dispute.id} takes`, dispute.amount, charge.amount)
}

/** A refund waits for funds no more 45 days after it was asked for; one that there were none for moved nothing. */
export const noRefundWaitsTooLong: Law = (moment) =>
  objects(moment, "refund").flatMap((refund) => {
    const isLate = moment.world.now() - refund.created >= 45 * 86_400
    if (refund.status === "pending" && refund.pendingReason === "insufficient_funds") {
      return isLate ? [`${refund.id} has waited for funds for too long`] : []
    }
    if (refund.status !== "failed" || refund.failure !== "unfunded") return []
    const lines = moment.transactions.filter(({ source }) => source === refund.id)
    const waits = [...moment.world.waitingOf(refund.charge)].some(({ id }) => id === refund.id)
    return [
      ...lines.map(({ id }) => `${id} is of ${refund.id}, for which there were no funds`),
      ...(waits ? [`${refund.id} has failed, and waits`] : [])
    ]
  })

/** A refund that waits has no line, and one of a payment that has succeeded does not wait for it. */
export const whatWaitsMovesNothing: Law = (moment) =>
  objects(moment, "refund").flatMap((refund) => {
    if (refund.status !== "pending" || refund.pendingReason !== "charge_pending") return []
    const charge = moment.world.charge(refund.charge)
    const isPending = charge !== undefined && Charge.statusAt(charge, moment.world.now()) === "pending"
    const lines = moment.transactions.filter(({ source }) => source === refund.id)
    return [
      ...(isPending ? [] : [`${refund.id} waits for ${refund.charge}, which is over`]),
      ...lines.map(({ id }) => `${refund.id} waits, and has the line ${id}`)
    ]
  })
