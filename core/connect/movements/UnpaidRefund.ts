/**
 * UnpaidRefund: what becomes of a refund that cannot be paid when it is asked for.
 *
 * One of a bank debit that is pending waits for that. One without funds waits for them if it goes to a card, up to 45
 * days, and fails at once if it does not. What waits counts as refunded on its charge meanwhile, and what is given up
 * no more. Law: at no moment does one wait for funds that was asked for 45 days or more before.
 * https://support.stripe.com/questions/fix-your-pending-refund
 */
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import type { RefundSubject } from "#core/connect/movements/RefundSubject.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Refund from "#core/connect/objects/Refund.ts"
import type { Canceled, Overtaken, Unfunded, Waiting } from "#core/connect/objects/Refund.ts"
import type { RefundExpiry } from "#core/connect/Happening.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Instant from "#core/time/Instant.ts"

type Of = Pick<RefundSubject, "charge">

/** What its id begins with. */
export const prefixOf = ({ charge }: Of): "re" | "pyr" => (PaymentMethod.isCard(charge.paymentMethod) ? "re" : "pyr")

/** Whether its payment has not succeeded yet. */
export const isPending = ({ charge }: Of, at: Instant.Instant): boolean => Charge.statusAt(charge, at) === "pending"

const daysToWait = 45

/** When one that waits for funds fails: 45 times 24 hours after it was asked for, to the second. */
export const expiryOf = ({ created }: Pick<Waiting, "created">): Instant.Instant =>
  Instant.plusDays(created, daysToWait)

/** Until when one waits for funds; one that waits for its payment is paid with that. */
export const until = (waiting: Waiting): Instant.Instant | undefined =>
  waiting.pendingReason === "insufficient_funds" ? expiryOf(waiting) : undefined

/** Only one to a card does. */
export const waitsForFunds = ({ charge }: Of): boolean => PaymentMethod.isCard(charge.paymentMethod)

const asked = ({ amount, before, charge }: RefundSubject, id: string, created: Instant.Instant) => ({
  object: "refund" as const,
  id,
  account: charge.account,
  charge: charge.id,
  amount,
  refundedBefore: before,
  created
})

const waiting = (
  pendingReason: Waiting["pendingReason"],
  subject: RefundSubject,
  key: string,
  id: string,
  at: Instant.Instant
): Waiting => ({
  ...asked(subject, id, at),
  status: "pending",
  pendingReason,
  key,
  reverseTransfer: subject.reverses,
  refundApplicationFee: subject.returnsFee
})

/** The balance cannot pay the refund `id`. */
export const withoutFunds = (subject: RefundSubject, key: string, id: string, at: Instant.Instant): Outcome => {
  if (waitsForFunds(subject)) {
    const changed = [Charge.refunded(subject.charge, subject.amount)]
    const made = [waiting("insufficient_funds", subject, key, id, at)]
    const happenings = [{ kind: "refund_expiry", at: expiryOf({ created: at }), refund: id } as const]
    return { ...nothing, at, key, made, changed, happenings }
  }
  const failed: Unfunded = {
    ...asked(subject, id, at),
    status: "failed",
    failure: "unfunded",
    failureReason: "insufficient_funds"
  }
  return { ...nothing, at, key, made: [failed] }
}

/** The payment of the refund `id` is pending: it is tried when that has succeeded. */
export const withPayment = (draft: Draft.Draft, subject: RefundSubject, key: string, id: string): Outcome => {
  const { amount, charge } = subject
  draft.make(waiting("charge_pending", subject, key, id, draft.at))
  draft.change(Charge.refunded(charge, amount))
  draft.schedule({ kind: "funding", at: charge.availableOn, account: charge.account })
  return draft.outcome()
}

/** One that waited ends without being paid: it counts as refunded no more, and those behind it are tried again. */
export const end = (
  world: World,
  ended: Canceled | Unfunded,
  charge: Charge.Charge,
  at: Instant.Instant
): Pick<Outcome, "changed" | "happenings"> => ({
  changed: [ended, Charge.unrefund(charge, ended.amount)],
  happenings: Draft.fundings(world, ended.account, at)
})

/** Whether another one of its balance, asked for in the same second, fails in its turn. */
const isFollowed = (world: World, { account, id }: Waiting, at: Instant.Instant): boolean => {
  for (const other of world.waitingRefunds(account)) {
    if (other.id !== id && other.pendingReason === "insufficient_funds") return expiryOf(other) === at
  }
  return false
}

/**
 * It has waited for funds for as long as it may: it fails, and nothing moves. Those of one moment fail together: none
 * is paid with what another leaves, and what is behind them is tried once, when the last of them has failed.
 */
export const expire = (world: World, { at, refund: id }: RefundExpiry): Outcome => {
  const refund = world.refund(id)
  const charge = refund === undefined ? undefined : world.charge(refund.charge)
  if (refund?.status !== "pending" || charge === undefined) return nothing
  const { changed, happenings } = end(world, Refund.unfunded(refund), charge, at)
  return { ...nothing, at, changed, happenings: isFollowed(world, refund, at) ? nothing.happenings : happenings }
}

/** The charge without the refunds of it that wait: each ends as `ended` says, and those behind them are tried again. */
export const giveUp = (
  draft: Draft.Draft,
  charge: Charge.Charge,
  ended: (waiting: Waiting) => Canceled | Overtaken
): Charge.Charge => {
  const { at, world } = draft
  let left = charge
  for (const waiting of world.waitingOf(charge.id)) {
    draft.change(ended(waiting))
    left = Charge.unrefund(left, waiting.amount)
  }
  if (left !== charge) for (const funding of Draft.fundings(world, charge.account, at)) draft.schedule(funding)
  return left
}
