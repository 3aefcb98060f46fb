/**
 * FollowUps: what comes after an order's charge: its capture, its transfer, its refund, what a refund takes back,
 * and its failure; or, where it is not refunded, its dispute, the answer to that, and the bank's decision.
 *
 * They come in this order, whatever their delays: nothing is transferred before it is captured, or taken back before it
 * was sent.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as OrderAmounts from "#core/simulation/generate/OrderAmounts.ts"
import type { Random } from "#core/simulation/generate/Random.ts"
import type { Holds, Seller, SellerGroup, Span } from "#core/simulation/generate/SellerGroup.ts"
import * as Split from "#core/simulation/generate/Split.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Streams {
  readonly captures: Random
  readonly transfers: Random
  readonly refunds: Random
  readonly refundFailures: Random
  readonly disputes: Random
}

/** What is sold: `steps` of the currency, by the charge with this id, at the moment `at`. */
export interface Sale {
  readonly key: string
  readonly at: Instant.Instant
  readonly group: SellerGroup
  readonly seller: Seller
  readonly steps: number
  readonly charge: string
}

export interface Later {
  readonly at: Instant.Instant
  readonly command: Command
}

/** Of a charge that is held first, if there is a `hold`. */
export const draw = (sale: Sale, hold: Holds | undefined, random: Streams): ReadonlyArray<Later> => {
  if (hold === undefined) return afterSale(sale, random)
  if (!random.captures.chance(hold.captured)) return []
  const isPartial = random.captures.chance(hold.partial)
  const steps = isPartial ? OrderAmounts.drawPart(sale.steps, random.captures, sale.group.amounts.least) : sale.steps
  const at = Instant.plus(sale.at, random.captures.integer(hold.captureHours.from * hour, hold.captureHours.to * hour))
  const captured = { ...sale, at, steps }
  return [{ at, command: captureCommand(captured, sale.steps) }, ...afterSale(captured, random)]
}

/** A capture of less than was held asks for the fee of what it takes. */
const captureCommand = ({ charge, group, key, seller, steps }: Sale, held: number): Command => {
  const capture = { _tag: "capture" as const, key: `${key}-capture`, charge }
  if (steps === held) return capture
  const amount = OrderAmounts.money(group.amounts, steps)
  const fee = seller.fee === undefined ? undefined : Split.feeOf(seller.fee, amount)
  const partial = { ...capture, amountToCapture: amount }
  return fee === undefined ? partial : { ...partial, applicationFeeAmount: Money.min(fee, amount) }
}

const afterSale = (sale: Sale, random: Streams): ReadonlyArray<Later> => {
  const transfer = sale.group.charge === "separate" ? transferOf(sale, random.transfers) : undefined
  const refund = refundOf(sale, random.refunds, transfer?.at ?? sale.at)
  return [
    ...(transfer === undefined ? [] : [transfer]),
    ...(refund === undefined ? [] : [{ at: refund.at, command: refund.command }]),
    ...(transfer === undefined || refund === undefined ? [] : reversalOf(sale, refund)),
    ...(refund === undefined ? [] : failureOf(sale, refund, random.refundFailures)),
    ...disputeOf(sale, random.disputes, transfer?.at ?? sale.at, refund !== undefined)
  ]
}

/** Its dispute, no earlier than `earliest`: drawn also of an order that is refunded, and left out then. */
const disputeOf = (
  { at, charge, group: { disputes }, key }: Sale,
  random: Random,
  earliest: Instant.Instant,
  isRefunded: boolean
): ReadonlyArray<Later> => {
  if (disputes === undefined || !random.chance(disputes.rate)) return []
  const filed = Instant.max(daysLater(at, disputes.delay, random), earliest)
  const isInquiry = random.chance(disputes.inquiries)
  const isAnswered = random.chance(disputes.answered)
  const answered = daysLater(filed, disputes.answer, random)
  const isWon = random.chance(disputes.won)
  const decided = daysLater(answered, disputes.decision, random)
  if (isRefunded) return []
  const [id, dispute] = [`${key}-dispute`, `dp_${key}-dispute`]
  const status = isInquiry ? { status: "warning_needs_response" as const } : {}
  const first: Later = {
    at: filed,
    command: { _tag: "dispute", key: id, charge, reason: disputes.reason, ...status }
  }
  if (isInquiry || !isAnswered) return [first]
  const decision = isWon ? ("dispute_won" as const) : ("dispute_lost" as const)
  return [
    first,
    { at: answered, command: { _tag: "dispute_evidence", key: `${key}-evidence`, dispute } },
    { at: decided, command: { _tag: decision, key: `${key}-decision`, dispute } }
  ]
}

const transferOf = ({ at, charge, group, key, seller, steps }: Sale, random: Random): Later | undefined => {
  const share =
    seller.share === undefined ? undefined : Split.shareOf(seller.share, OrderAmounts.money(group.amounts, steps))
  if (share === undefined) return undefined
  return {
    at: group.transferDelay === undefined ? at : daysLater(at, group.transferDelay, random),
    command: {
      _tag: "transfer",
      key: `${key}-transfer`,
      amount: share,
      destination: seller.account,
      sourceTransaction: charge
    }
  }
}

interface Refund extends Later {
  /** Undefined where it is of everything. */
  readonly part: Money.Money | undefined
}

/** Its refund, if it comes to one, no earlier than `earliest`. */
const refundOf = (sale: Sale, random: Random, earliest: Instant.Instant): Refund | undefined => {
  const { charge, group, key, steps } = sale
  const { refunds } = group
  if (refunds === undefined || !random.chance(refunds.rate)) return undefined
  const at = Instant.max(daysLater(sale.at, refunds.delay, random), earliest)
  const back = random.chance(refunds.partial) ? OrderAmounts.drawPart(steps, random) : steps
  const part = back < steps ? OrderAmounts.money(group.amounts, back) : undefined
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
const reversalOf = ({ group, key, seller }: Sale, { at, part }: Refund): ReadonlyArray<Later> => {
  if (group.refunds?.reverseTransfer !== true) return []
  const reversal = { _tag: "transfer_reversal" as const, key: `${key}-reversal`, transfer: `tr_${key}-transfer` }
  if (part === undefined) return [{ at, command: reversal }]
  const amount = seller.share === undefined ? undefined : Split.shareOf(seller.share, part)
  return amount === undefined ? [] : [{ at, command: { ...reversal, amount } }]
}

/** What becomes of a refund that the payer's bank does not take. */
const failureOf = ({ charge, group, key }: Sale, refund: Refund, random: Random): ReadonlyArray<Later> => {
  const failures = group.refunds?.failures
  if (failures === undefined || !random.chance(failures.rate)) return []
  const refunded = `${charge.startsWith("py") ? "pyr" : "re"}_${key}-refund`
  const command = {
    _tag: "refund_failure",
    key: `${key}-failure`,
    refund: refunded,
    failureReason: failures.why
  } as const
  return [{ at: daysLater(refund.at, failures.delay, random), command }]
}

const hour = 3600
const day = 24 * hour

/** Some second of a day that many days later; on the same day, no earlier. */
export const daysLater = (at: Instant.Instant, { from, to }: Span, random: Random): Instant.Instant => {
  const days = random.integer(from, to)
  const midnight = Instant.startOf(Instant.dayOf(at))
  const earliest = days === 0 ? at - midnight : 0
  return Instant.plus(midnight, days * day + random.integer(earliest, day - 1))
}
