/**
 * ReserveBranches: what of a payment is held in the risk reserve of an account, until when, and what went back of it.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { ReleaseReason } from "#core/connect/objects/Reserve.ts"
import * as Money from "#core/money/Money.ts"
import type { ReserveHistory } from "#core/report/ReserveHistory.ts"
import * as Instant from "#core/time/Instant.ts"

const reasons: { readonly [reason in ReleaseReason]: string } = {
  bulk_hold_expiry: "released",
  hold_released_early: "released early",
  hold_reversed: "released for what goes back of the payment"
}

/** A branch for each hold; nothing where nothing was held. */
export const of = (paint: Paint, holds: ReadonlyArray<ReserveHistory>): ReadonlyArray<Branch.Branch> =>
  holds.map(({ hold, releases }) => {
    const { account, amount, amountReleasable, created, id, scheduledRelease } = hold
    const left = Money.isZero(amountReleasable)
      ? "nothing of it now"
      : `${Money.formatGrouped(amountReleasable)} of it now, until ${Instant.format(scheduledRelease)}`
    const width = Math.max(0, ...releases.map((it) => Branch.signed(it.amount).length))
    const under = releases.map((it) => {
      const about = `${paint("dim", it.id)}  ${paint("dim", Instant.format(it.created))}`
      return { text: `${Branch.signed(it.amount).padStart(width)}  ${reasons[it.reason]}  ${about}` }
    })
    const head = `${Money.formatReadable(amount)} held in the risk reserve of ${account}, ${left}`
    return { text: `${head}  ${paint("dim", id)}  ${paint("dim", Instant.format(created))}`, under }
  })
