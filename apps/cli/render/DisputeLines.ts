/**
 * DisputeLines: how many disputes there were, and by when those that are open are to be answered.
 */
import * as Selection from "#apps/cli/render/Selection.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Width from "#apps/cli/terminal/Width.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as Money from "#core/money/Money.ts"
import type { DisputeSum } from "#core/report/DisputeSums.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const most = 5

const written = (amount: Money.Money): string => `${Money.formatGrouped(amount)} ${amount.currency}`

/** When something becomes of it by itself; what was answered waits for the bank. */
const deadlineOf = (dispute: Dispute.Open): Instant.Instant | undefined => {
  switch (dispute.status) {
    case "needs_response":
      return dispute.evidenceDueBy
    case "under_review":
      return undefined
    default:
      return Dispute.inquiryEnd(dispute.created)
  }
}

const waitsFor = (dispute: Dispute.Open): string => {
  const due = Instant.format(dispute.evidenceDueBy)
  const end = Day.format(Instant.dayOf(Dispute.inquiryEnd(dispute.created)))
  switch (dispute.status) {
    case "needs_response":
      return `to be answered by ${due}, or it is lost`
    case "under_review":
      return "answered, the bank decides"
    case "warning_needs_response":
      return `asked about, to be answered by ${due}; closes on ${end}`
    case "warning_under_review":
      return `asked about, answered; closes on ${end}`
  }
}

/** What is due first is first, and what has no deadline last. */
const byDeadline = (a: Dispute.Open, b: Dispute.Open): number =>
  (deadlineOf(a) ?? Infinity) === (deadlineOf(b) ?? Infinity)
    ? 0
    : (deadlineOf(a) ?? Infinity) - (deadlineOf(b) ?? Infinity)

/** Nothing where there were none; of many that are open, those that are due first, unless others are asked for. */
export const print = (
  paint: Paint,
  width: number,
  disputes: ReadonlyArray<DisputeSum>,
  open: ReadonlyArray<Dispute.Open>,
  selection: Selection.Selection = Selection.automatic
): ReadonlyArray<string> => {
  if (disputes.length === 0) return []
  const label = paint("dim", "disputes  ")
  const sums = disputes.map(({ amount, count, reinstated, status }) => {
    const isPart = status === "lost" && Money.isPositive(reinstated)
    const back = isPart ? `, ${Money.formatGrouped(reinstated)} of it back` : ""
    return `${count.toLocaleString("en-US")} ${status} ${written(amount)}${back}`
  })
  const indent = " ".repeat(Width.of(label))
  const shown = Selection.listed(selection, open.toSorted(byDeadline), most)
  return [
    `${label}${Width.wrapped(width, Width.of(label), sums)}`,
    ...shown.map((it) => `${indent}${it.id} ${written(it.amount)}  ${paint("dim", waitsFor(it))}`),
    ...Selection.leftOut(open.length - shown.length).map((text) => paint("dim", `${indent}${text}`))
  ]
}
