/**
 * FollowUps: what comes after an order's charge: its capture, its transfer, its refund, what a refund takes back,
 * and its failure; or, where it is not refunded, its dispute, the answer to that, and the bank's decision. A bank debit
 * may fail instead: then none of these comes but the transfer.
 *
 * They come in this order, whatever their delays: nothing is transferred before it is captured, or taken back before it
 * was sent.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as DrawnDispute from "#core/simulation/generate/DrawnDispute.ts"
import * as DrawnFailure from "#core/simulation/generate/DrawnFailure.ts"
import * as Exchange from "#core/simulation/generate/Exchange.ts"
import * as Later from "#core/simulation/generate/Later.ts"
import * as OrderAmounts from "#core/simulation/generate/OrderAmounts.ts"
import type { Random } from "#core/simulation/generate/Random.ts"
import type { Sale } from "#core/simulation/generate/Sale.ts"
import type { Holds } from "#core/simulation/generate/Chances.ts"
import * as Split from "#core/simulation/generate/Split.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Streams {
  readonly captures: Random
  readonly transfers: Random
  readonly refunds: Random
  readonly refundFailures: Random
  readonly paymentFailures: Random
  readonly disputes: Random
}

/** Of a charge that is held first, if there is a `hold`. */
export const draw = (sale: Sale, hold: Holds | undefined, random: Streams): ReadonlyArray<Later.Later> => {
  if (hold === undefined) return afterSale(sale, random)
  if (!random.captures.chance(hold.captured)) return []
  const isPartial = random.captures.chance(hold.partial)
  const steps = isPartial ? OrderAmounts.drawPart(sale.steps, random.captures, sale.amounts.least) : sale.steps
  const at = Instant.plus(sale.at, random.captures.integer(hold.captureHours.from * hour, hold.captureHours.to * hour))
  const captured = { ...sale, at, steps }
  return [{ at, command: captureCommand(captured, sale.steps) }, ...afterSale(captured, random)]
}

/** A capture of less than was held asks for the fee of what it takes. */
const captureCommand = ({ amounts, at, charge, group, key, seller, steps }: Sale, held: number): Command => {
  const capture = { _tag: "capture" as const, key: `${key}-capture`, charge }
  if (steps === held) return capture
  const amount = OrderAmounts.money(amounts, steps)
  const fee = seller.fee === undefined ? undefined : Exchange.feeOf(group.exchange, seller.fee, amount, at)
  const partial = { ...capture, amountToCapture: amount }
  return fee === undefined ? partial : { ...partial, applicationFeeAmount: Money.min(fee, amount) }
}

const afterSale = (sale: Sale, random: Streams): ReadonlyArray<Later.Later> => {
  const transfer = sale.group.charge === "separate" ? transferOf(sale, random.transfers) : undefined
  const earliest = transfer?.at ?? sale.at
  const refund = refundOf(sale, random.refunds, earliest)
  // Drawn all the same, so that other failures change nothing else.
  const paid = [
    ...(transfer === undefined ? [] : [transfer]),
    ...(refund === undefined ? [] : [{ at: refund.at, command: refund.command }]),
    ...(transfer === undefined || refund === undefined ? [] : reversalOf(sale, refund)),
    ...(refund === undefined ? [] : failureOf(sale, refund, random.refundFailures)),
    ...DrawnDispute.draw(sale, random.disputes, earliest, refund !== undefined)
  ]
  if (sale.group.paymentFailures === undefined) return paid
  const failure = DrawnFailure.draw(sale, random.paymentFailures, earliest, transfer !== undefined)
  return failure === undefined ? paid : [...(transfer === undefined ? [] : [transfer]), ...failure]
}

const transferOf = (sale: Sale, random: Random): Later.Later | undefined => {
  const { amounts, at, charge, group, key, seller, steps } = sale
  const share = shareOf(sale, OrderAmounts.money(amounts, steps))
  if (share === undefined) return undefined
  return {
    at: group.transferDelay === undefined ? at : Later.daysLater(at, group.transferDelay, random),
    command: {
      _tag: "transfer",
      key: `${key}-transfer`,
      amount: share,
      destination: seller.account,
      sourceTransaction: charge
    }
  }
}

/** The seller's share of `amount`, as it came to the platform. */
const shareOf = ({ at, group, seller }: Sale, amount: Money.Money): Money.Money | undefined =>
  seller.share === undefined ? undefined : Split.shareOf(seller.share, Exchange.settled(group.exchange, amount, at))

interface Refund extends Later.Later {
  /** Undefined where it is of everything. */
  readonly part: Money.Money | undefined
}

/** Its refund, if it comes to one, no earlier than `earliest`. */
const refundOf = (sale: Sale, random: Random, earliest: Instant.Instant): Refund | undefined => {
  const { amounts, charge, group, key, steps } = sale
  const { refunds } = group
  if (refunds === undefined || !random.chance(refunds.rate)) return undefined
  const at = Instant.max(Later.daysLater(sale.at, refunds.delay, random), earliest)
  const back = random.chance(refunds.partial) ? OrderAmounts.drawPart(steps, random) : steps
  const part = back < steps ? OrderAmounts.money(amounts, back) : undefined
  const command: Command = {
    _tag: "refund",
    key: `${key}-refund`,
    charge,
    ...(part === undefined ? {} : { amount: part }),
    ...(refunds.reverseTransfer && group.charge === "destination" ? { reverseTransfer: true } : {}),
    ...(refunds.refundApplicationFee ? { refundApplicationFee: true } : {})
  }
  return { at, command, part }
}

/** What a refund takes back of a transfer of its own: all of it, or the share of the part. */
const reversalOf = (sale: Sale, { at, part }: Refund): ReadonlyArray<Later.Later> => {
  const { group, key } = sale
  if (group.refunds?.reverseTransfer !== true) return []
  const reversal = { _tag: "transfer_reversal" as const, key: `${key}-reversal`, transfer: `tr_${key}-transfer` }
  if (part === undefined) return [{ at, command: reversal }]
  const amount = shareOf(sale, part)
  return amount === undefined ? [] : [{ at, command: { ...reversal, amount } }]
}

/** What becomes of a refund that the payer's bank does not take. */
const failureOf = ({ charge, group, key }: Sale, refund: Refund, random: Random): ReadonlyArray<Later.Later> => {
  const failures = group.refunds?.failures
  if (failures === undefined || !random.chance(failures.rate)) return []
  const refunded = `${charge.startsWith("py") ? "pyr" : "re"}_${key}-refund`
  const command = {
    _tag: "refund_failure",
    key: `${key}-failure`,
    refund: refunded,
    failureReason: failures.why
  } as const
  return [{ at: Later.daysLater(refund.at, failures.delay, random), command }]
}

const hour = 3600
