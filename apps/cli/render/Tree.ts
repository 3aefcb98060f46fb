/**
 * Tree: an explanation as a tree: the payment, the sides that have a part of it, and what made each part; or a payout
 * or a top-up, and where its money was and is; what is reserved of it; what paid it out, or what it pays out, and what
 * filled a negative balance or is in no automatic payout; what became of its disputes; who bore what it took of a
 * balance that did not have it; and what of it has no line. With what stops the payouts of an account because of a
 * payout, or stops it, or keeps what is there of a payment.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import * as DisputeBranches from "#apps/cli/render/DisputeBranches.ts"
import * as DepartureBranches from "#apps/cli/render/DepartureBranches.ts"
import * as PartBranches from "#apps/cli/render/PartBranches.ts"
import * as PayoutBranches from "#apps/cli/render/PayoutBranches.ts"
import * as PayoutState from "#apps/cli/render/PayoutState.ts"
import * as ReserveBranches from "#apps/cli/render/ReserveBranches.ts"
import * as StopBranches from "#apps/cli/render/StopBranches.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { OfKind } from "#core/connect/objects/ConnectObject.ts"
import * as Financing from "#core/connect/objects/Financing.ts"
import type { ReserveHold } from "#core/connect/objects/Reserve.ts"
import type { Explanation } from "#core/report/Explanation.ts"
import type { Note } from "#core/report/Note.ts"
import * as Money from "#core/money/Money.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Instant from "#core/time/Instant.ts"

/** What became of it, without a line. */
const saying = (note: Note): string => {
  switch (note.what) {
    case "held":
      return `held, to be captured before ${Instant.format(note.captureBefore)}`
    case "captured": {
      const { captured, released } = note
      return `captured: ${Money.formatGrouped(captured)} taken, ${Money.formatGrouped(released)} released`
    }
    case "expired":
      return "released: not captured in time"
    case "canceled":
      return "canceled"
    case "waits":
      return `pending, ${note.reason}${note.until === undefined ? "" : `, until ${Instant.format(note.until)}`}`
    case "declined":
    case "failed":
      return `${note.what}, ${note.reason}`
    case "expected":
      return `pending, expected ${Instant.format(note.expected)}`
  }
}

const noted = (paint: Paint, notes: ReadonlyArray<Note>): ReadonlyArray<Branch.Branch> => {
  if (notes.length === 0) return []
  const width = Math.max(...notes.map(({ amount }) => Money.formatGrouped(amount).length))
  const under = notes.map((note) => {
    const amount = Money.formatGrouped(note.amount).padStart(width)
    return {
      text: `${amount}  ${saying(note)}  ${paint("dim", note.source)}  ${paint("dim", Instant.format(note.at))}`
    }
  })
  return [{ text: "without a balance transaction", under }]
}

const topUp = (root: OfKind<"topup">): string => {
  switch (root.status) {
    case "succeeded":
      return "arrived"
    case "failed":
      return PayoutState.failing("failed", root.failureCode)
    default:
      return root.status
  }
}

/** Of what nobody asked for, why it went. */
const held = ({ maker }: Payout): string => (maker === "holding_period" ? " because it could be held no longer" : "")

/** What is left goes back then. */
const heldUntil = ({ amountReleasable, scheduledRelease }: ReserveHold): string =>
  Money.isZero(amountReleasable) ? "" : `, until ${Instant.format(scheduledRelease)}`

/** What became of its reversal, if there is one. */
const takenBack = ({ reversedBy }: Payout, steps: Explanation["steps"]): string => {
  const objects = steps.flatMap(({ outcome }) => [...outcome.made, ...outcome.changed])
  const back = objects.findLast((it) => it.object === "payout" && it.id === reversedBy)
  if (back?.object !== "payout") return ""
  const isBack = back.status !== "failed" && back.status !== "canceled"
  return isBack
    ? `; taken back by ${back.id}, ${PayoutState.stateOf(back)}`
    : `; not taken back, as ${back.id} ${PayoutState.stateOf(back)}`
}

const rooted = ({ root, steps }: Explanation, platform: AccountId): string => {
  const amount = Money.formatReadable(root.amount)
  switch (root.object) {
    case "charge":
      return `${amount} paid`
    case "authorization":
      return root.status === "declined" ? `${amount} declined, ${root.declineCode}` : `${amount} ${root.status}`
    case "payout":
      return Money.isNegative(root.amount)
        ? `${Money.formatReadable(Money.negate(root.amount))} taken from the bank, ${PayoutState.stateOf(root)}`
        : `${amount} sent to the bank${held(root)}, ${PayoutState.stateOf(root)}${takenBack(root, steps)}`
    case "topup":
      return `${amount} from the bank, ${topUp(root)}`
    case "reserve.hold":
      return `${amount} held, ${Money.formatReadable(root.amountReleasable)} of it now${heldUntil(root)}`
    case "balance_payment":
      return `${amount} paid from the Stripe balance of ${root.payer}`
    case "flex_loan":
      return `${amount} advanced, ${Money.formatReadable(Financing.remaining(root))} still owed`
    default:
      return root.object === "transfer" && root.account !== platform
        ? `${amount} sent to the platform by ${root.account}`
        : `${amount} sent by the platform`
  }
}

export const print = (
  paint: Paint,
  scenario: Scenario,
  explanation: Explanation,
  departure: DepartureBranches.Departure = DepartureBranches.unknown
): string => {
  const { contents, disputes, holds, notes, paidBy, parts, root, unpaid } = explanation
  const head = `${paint("bold", rooted(explanation, scenario.platform.id))}  ${root.id}  ${paint("dim", Instant.format(root.created))}`
  const branches = [
    ...PartBranches.of(paint, scenario, parts),
    ...PayoutBranches.ofPayout(paint, contents, root, PartBranches.width(parts)),
    ...ReserveBranches.of(paint, holds),
    ...PayoutBranches.ofPayment(paint, paidBy, departure.unitemised),
    ...DepartureBranches.filled(paint, departure),
    ...DepartureBranches.of(paint, unpaid, departure),
    ...DisputeBranches.of(paint, disputes),
    ...DepartureBranches.lost(paint, scenario, departure),
    ...noted(paint, notes),
    ...StopBranches.of(paint, departure.stops)
  ]
  return [head, ...Branch.lines(branches)].join("\n")
}
