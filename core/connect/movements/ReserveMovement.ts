/**
 * ReserveMovement: the lines of reserves: money into `risk_reserved`, and back.
 *
 * Each is one line on the account's payments balance, whose other side is its reserve. What a plan holds of a charge
 * matures with the charge, so that the available balance never shows it; what is released before that is pending until
 * then. A plan holds its percentage of the gross amount, half up.
 */
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as Reserve from "#core/connect/objects/Reserve.ts"
import * as ReservePlan from "#core/connect/schedules/ReservePlan.ts"
import * as Money from "#core/money/Money.ts"

export type Held = Pick<
  Reserve.ReserveHold,
  "id" | "account" | "amount" | "availableOn" | "releaseAfter" | "sourceCharge" | "sourceType"
>

/** Puts a hold down, and sets its release. */
export const hold = (draft: Draft.Draft, held: Held): void => {
  const { account, amount, availableOn, id, sourceCharge, sourceType } = held
  const scheduledRelease = Reserve.scheduledRelease(held.releaseAfter)
  const balanceTransaction = draft.id("txn")
  draft.make({
    object: "reserve.hold",
    ...held,
    amountReleasable: amount,
    created: draft.at,
    scheduledRelease,
    balanceTransaction
  })
  draft.line({
    id: balanceTransaction,
    account,
    type: "reserve_hold",
    amount: Money.negate(amount),
    availableOn,
    sourceType,
    source: id,
    description: sourceCharge === undefined ? "Reserve hold" : `Reserve hold for ${sourceCharge}`
  })
  draft.schedule({ kind: "reserve_expiry", at: scheduledRelease, account, holds: [id] })
}

/** Holds what the plan of the account says of a charge that has just been made there. */
export const withhold = (draft: Draft.Draft, plan: ReservePlan.ReservePlan, charge: Charge.Charge): void => {
  const releaseAfter = ReservePlan.releaseAfterOf(plan, draft.at)
  const amount = Money.share(Charge.settledAmount(charge), plan.percent, "half_up")
  if (releaseAfter === undefined || Money.isZero(amount)) return
  const { account, availableOn, id: sourceCharge, sourceType } = charge
  hold(draft, { id: Reserve.idOf(charge.id), account, amount, availableOn, releaseAfter, sourceCharge, sourceType })
}

/** Gives `amount` of what is held back. */
export const release = (
  draft: Draft.Draft,
  held: Reserve.ReserveHold,
  amount: Money.Money,
  reason: Reserve.ReleaseReason
): void => {
  const { account, availableOn, id: reserveHold, sourceType } = held
  const [id, balanceTransaction] = [draft.id("resrel"), draft.id("txn")]
  const made = { id, account, amount, created: draft.at, sourceType, reserveHold, reason, balanceTransaction }
  draft.make({ object: "reserve.release", ...made })
  draft.change(Reserve.released(held, amount))
  draft.line({
    id: balanceTransaction,
    account,
    type: "reserve_release",
    amount,
    availableOn: Draft.following(draft.at, availableOn),
    sourceType,
    source: id,
    description: `Reserve release of ${reserveHold}`
  })
}

/** What goes back of a charge, to its payer or to the platform, is taken from what is held of it first. */
export const reverse = (draft: Draft.Draft, charge: Charge.Charge, amount: Money.Money): void => {
  const held = draft.world.reserveHold(Reserve.idOf(charge.id))
  // The id alone does not tell a destination charge from its payment, of which it is held.
  if (held?.sourceCharge !== charge.id || Money.isZero(held.amountReleasable)) return
  release(draft, held, Money.min(amount, held.amountReleasable), "hold_reversed")
}
