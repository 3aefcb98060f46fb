/**
 * DisputeBranches: what became of each dispute of a payment: when it was filed, answered and decided, and what it took
 * and brought.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { Change, DisputeHistory, What } from "#core/report/DisputeHistory.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const words: { readonly [what in What]: string } = {
  asked: "the bank asks about it",
  filed: "chargeback",
  filed_lost: "chargeback that cannot be answered, lost",
  prevented: "prevented before it was filed",
  answered: "the bank's question is answered",
  escalated: "escalated to a chargeback",
  countered: "countered with evidence, the bank decides",
  won: "won",
  won_late: "won after all",
  lost: "lost, the bank decided for the payer",
  partly_lost: "lost in part, the bank gives back the rest",
  accepted: "lost, accepted",
  unanswered: "lost, not answered in time",
  closed: "inquiry closed"
}

/** What Stripe has or gives back; nothing where it has no part. */
const feeOf = ({ fee, tax }: Change): string => {
  if (Money.isZero(fee)) return ""
  const taxed = Money.isZero(tax) ? "" : ` and ${Money.formatGrouped(Money.absolute(tax))} tax`
  return `, fee ${Money.formatGrouped(Money.absolute(fee))}${taxed}${Money.isPositive(fee) ? "" : " back"}`
}

/** Of a bank debit that its bank returned after the days in which it says that it does not pay. */
const lateness = ({ lateFailure: code }: Change): string =>
  code === undefined ? "" : `debit returned too late for a failure, ${code}: `

const change = (paint: Paint, it: Change, width: number): Branch.Branch => {
  const due = it.due === undefined ? "" : `, to be answered by ${Instant.format(it.due)}`
  const amount = Money.isZero(it.amount) ? "" : Branch.signed(it.amount)
  const said = `${lateness(it)}${words[it.what]}${feeOf(it)}${due}`
  return { text: `${amount.padStart(width)}${width === 0 ? "" : "  "}${said}  ${paint("dim", Instant.format(it.at))}` }
}

/** A branch for each of them; nothing where there was none. */
export const of = (paint: Paint, disputes: ReadonlyArray<DisputeHistory>): ReadonlyArray<Branch.Branch> =>
  disputes.map(({ changes, dispute }) => {
    const moving = changes.filter(({ amount }) => !Money.isZero(amount))
    const width = Math.max(0, ...moving.map(({ amount }) => Branch.signed(amount).length))
    const about = `${Money.formatGrouped(dispute.amount)} ${dispute.reason}, ${dispute.status}`
    return {
      text: `dispute of ${about}  ${paint("dim", dispute.id)}`,
      under: changes.map((each) => change(paint, each, width))
    }
  })
