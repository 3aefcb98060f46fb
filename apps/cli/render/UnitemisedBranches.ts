/**
 * UnitemisedBranches: payouts of which Stripe does not say what they pay out: how each came about, and what became of
 * it.
 */
import type * as Branch from "#apps/cli/render/Branch.ts"
import * as PayoutState from "#apps/cli/render/PayoutState.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

/** What they are told after. */
export const since = "since then these were made, which Stripe does not itemise"

/** From here on the others are summed. */
const many = 6

const how = ({ maker, method }: Payout): string => {
  if (maker === "holding_period") return "could be held no longer"
  return method === "instant" ? "asked for, instant" : "asked for"
}

/** A branch for each of the first, and one for the others. */
export const of = (paint: Paint, payouts: ReadonlyArray<Payout>): ReadonlyArray<Branch.Branch> => {
  const shown = payouts.length < many ? payouts : payouts.slice(0, many - 2)
  const rest = payouts.slice(shown.length)
  const [first] = rest
  const width = Math.max(...shown.map(({ amount }) => Money.formatGrouped(amount).length))
  const branches = shown.map((payout) => {
    const amount = Money.formatGrouped(payout.amount).padStart(width)
    const about = `${paint("dim", payout.id)}  ${paint("dim", Instant.format(payout.created))}`
    return { text: `${amount}  ${how(payout)}, ${PayoutState.stateOf(payout)}  ${about}` }
  })
  if (first === undefined) return branches
  const sum = Money.sum(
    first.amount.currency,
    rest.map(({ amount }) => amount)
  )
  return [...branches, { text: `and ${rest.length.toLocaleString("en-US")} more, of ${Money.formatReadable(sum)}` }]
}
