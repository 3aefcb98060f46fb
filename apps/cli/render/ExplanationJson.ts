/**
 * ExplanationJson: what `explain` answers machines, as {@link Json} says of the others.
 */
import * as AccountJson from "#apps/cli/render/AccountJson.ts"
import * as DepartureBranches from "#apps/cli/render/DepartureBranches.ts"
import * as Json from "#apps/cli/render/Json.ts"
import * as NegativeJson from "#apps/cli/render/NegativeJson.ts"
import * as StripeJson from "#apps/cli/render/StripeJson.ts"
import * as UpcomingJson from "#apps/cli/render/UpcomingJson.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { DisputeHistory } from "#core/report/DisputeHistory.ts"
import type { Explanation, PaidBy } from "#core/report/Explanation.ts"
import type { Loss } from "#core/report/Loss.ts"
import type { Part } from "#core/report/Part.ts"
import * as UnitemisedPayouts from "#core/report/UnitemisedPayouts.ts"
import type { Note } from "#core/report/Note.ts"
import type { HeldBack } from "#core/report/PayoutTrail.ts"
import type { Done, Happened } from "#core/simulation/Run.ts"
import type { Instant } from "#core/time/Instant.ts"

const { integer, money } = StripeJson

const note = (it: Note) => ({
  at: it.at,
  ...money(it.amount),
  what: it.what,
  source: it.source,
  amount_captured: it.what === "captured" ? integer(it.captured) : null,
  capture_before: it.what === "held" ? it.captureBefore : null,
  expected_availability_date: it.what === "expected" ? it.expected : null,
  reason: "reason" in it ? it.reason : null,
  fails_at: it.what === "waits" ? (it.until ?? null) : null
})

const dispute = ({ changes, dispute: now }: DisputeHistory, asOf: Instant) => ({
  dispute: StripeJson.object(now, asOf),
  changes: changes.map((change) => ({
    at: change.at,
    what: change.what,
    ...money(change.amount),
    fee: integer(change.fee),
    fee_currency: change.fee.currency,
    tax: integer(change.tax),
    due_by: change.due ?? null,
    late_failure: change.lateFailure ?? null
  }))
})

const heldBack = ({ amount, description, releasedTo }: HeldBack) => ({
  ...money(amount),
  description,
  released_to: releasedTo ?? null
})

const paidOut = ({ amount, count, heldBack: kept, lines, payout }: PaidBy, asOf: Instant) => ({
  ...money(amount),
  held_back: kept === undefined ? null : heldBack(kept),
  balance_transactions: lines.map(({ id }) => id),
  balance_transaction_count: count,
  payout: StripeJson.object(payout, asOf)
})

const loss = ({ account, amount, at, collected, missing, since }: Loss) => ({
  account,
  since,
  at,
  ...money(amount),
  missing: integer(missing),
  collected: NegativeJson.collected(collected)
})

export const parts = (all: ReadonlyArray<Part>) =>
  all.map(({ amount, lines, pot, side }) => ({
    side,
    pot: pot ?? null,
    ...money(amount),
    lines: lines.map((line) => ({
      at: line.at,
      ...money(line.amount),
      what: line.what,
      source: line.source === "" ? null : line.source,
      about: line.about ?? null,
      balance_transaction: line.transaction
    }))
  }))

/** What time brought about has no step of its own, and is told as in one. */
export const of = (
  explanation: Explanation<Done | Happened>,
  asOf: Instant,
  { filled, losses, stops, unitemised, upcoming }: DepartureBranches.Departure = DepartureBranches.unknown
) => {
  const { contents, disputes, holds, notes, paidBy, root, steps, unpaid } = explanation
  const accounts = new Set(unpaid.map(({ account }) => account))
  const isOwn = (it: { readonly account: AccountId }) => accounts.has(it.account)
  const leaving = paidBy.filter(({ heldBack: kept }) => kept !== undefined && kept.releasedTo === undefined)
  const isAfter = (it: Payout) => leaving.some(({ payout }) => UnitemisedPayouts.isAfter(it, payout))
  return {
    as_of: asOf,
    id: root.id,
    object: StripeJson.nameOf(root),
    ...money(root.amount),
    created: root.created,
    parts: parts(explanation.parts),
    paid_by: paidBy.map((each) => paidOut(each, asOf)),
    contents: contents?.map((line) => StripeJson.transaction(line, asOf)) ?? null,
    notes: notes.map(note),
    disputes: disputes.map((each) => dispute(each, asOf)),
    reserves: holds.map(({ hold, releases }) => ({
      hold: StripeJson.object(hold, asOf),
      releases: releases.map((each) => StripeJson.object(each, asOf))
    })),
    filled: filled.map(({ account, amount, at, givenBack }) => ({
      account,
      at,
      ...money(amount),
      given_back: integer(givenBack)
    })),
    losses: losses.map(loss),
    unpaid: unpaid.map(({ account, amount }) => ({ account, ...money(amount) })),
    unitemised_payouts: unitemised
      .filter((it) => isOwn(it) || isAfter(it))
      .map((each) => StripeJson.object(each, asOf)),
    upcoming_payouts: upcoming.filter(isOwn).map(UpcomingJson.upcoming),
    stopped_payouts: stops.map(AccountJson.stopped),
    steps: steps.flatMap((each) => ("command" in each ? [Json.step(each, asOf)] : [])),
    happened: steps.flatMap((each) => ("happening" in each ? [Json.happened(each, asOf)] : []))
  }
}
