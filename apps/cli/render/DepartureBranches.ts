/**
 * DepartureBranches: what of a payment is in no automatic payout: when the next one is, and which payouts there were
 * since then of which Stripe does not say what they pay out; and what of it filled a negative balance, or made it so.
 */
import type * as Branch from "#apps/cli/render/Branch.ts"
import * as NegativeBranches from "#apps/cli/render/NegativeBranches.ts"
import * as UnitemisedBranches from "#apps/cli/render/UnitemisedBranches.ts"
import * as UpcomingTable from "#apps/cli/render/UpcomingTable.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as Money from "#core/money/Money.ts"
import type { Filling } from "#core/report/Filling.ts"
import type { Loss } from "#core/report/Loss.ts"
import type { StoppedPayouts } from "#core/report/StoppedPayouts.ts"
import type { Unpaid } from "#core/report/Unpaid.ts"
import type { UpcomingPayout } from "#core/report/UpcomingPayouts.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** What is known of how money leaves the accounts. */
export interface Departure {
  readonly stops: ReadonlyArray<StoppedPayouts>
  /** Those that were made since the payment came to their accounts. */
  readonly unitemised: ReadonlyArray<Payout>
  readonly upcoming: ReadonlyArray<UpcomingPayout>
  /** In the order of each account's time. */
  readonly filled: ReadonlyArray<Filling>
  /** What of it somebody else had to bear, or still may. */
  readonly losses: ReadonlyArray<Loss>
}

export const unknown: Departure = { stops: [], unitemised: [], upcoming: [], filled: [], losses: [] }

/** What a negative balance took, and who got something back for it. */
export const filled = (paint: Paint, { filled: all }: Departure): ReadonlyArray<Branch.Branch> =>
  all.map(({ account, amount, at, givenBack }) => {
    const back = Money.isZero(givenBack)
      ? ""
      : `; ${Money.formatReadable(givenBack)} that was set aside for that went back to the platform`
    const text = `${Money.formatReadable(amount)} filled the negative balance of ${account}${back}`
    return { text: `${text}  ${paint("dim", Instant.format(at))}` }
  })

/** What is missing still, and who answers for it. */
const lasting = ({ account, missing }: Loss, scenario: Scenario): Branch.Branch => {
  const losses = scenario.accounts.find(({ id }) => id === account)?.controller.losses
  const liable = losses === "stripe" ? "Stripe" : "the platform"
  return { text: `${Money.formatReadable(missing)} missing still; ${liable} is liable` }
}

/** What it took that was not there, and who bore that in the end. */
export const lost = (paint: Paint, scenario: Scenario, { losses }: Departure): ReadonlyArray<Branch.Branch> =>
  losses.map((it) => {
    const how = it.at > it.since ? "more negative" : "negative"
    const text = `${Money.formatReadable(it.amount)} of it made ${it.account} ${how}`
    const borne = NegativeBranches.borne(paint, it)
    return {
      text: `${text}  ${paint("dim", Instant.format(it.at))}`,
      under: borne.length === 0 ? [lasting(it, scenario)] : borne
    }
  })

/** Not made yet, and more than a debit: something is paid, or is there and stays. */
const isComing = (it: UpcomingPayout): boolean => {
  if (it.status === "withheld" || it.status === "stopped") return Money.isPositive(it.withheld.amount)
  return "run" in it && Money.isPositive(it.amount)
}

const next = (paint: Paint, it: UpcomingPayout): Branch.Branch => ({
  text: `next payout for ${Day.format(it.day)}: ${Money.formatReadable(it.amount)}  ${paint("dim", UpcomingTable.state(it))}`
})

/** A branch for each account that has something left, unless nothing is known to have taken it, or to come. */
export const of = (paint: Paint, unpaid: ReadonlyArray<Unpaid>, it: Departure): ReadonlyArray<Branch.Branch> =>
  unpaid.flatMap(({ account, amount }) => {
    const isOwn = (each: { readonly account: string; readonly amount: Money.Money }) =>
      each.account === account && each.amount.currency === amount.currency
    const payouts = it.unitemised.filter(isOwn)
    const coming = it.upcoming.filter((each) => isOwn(each) && isComing(each))
    if (payouts.length + coming.length === 0) return []
    const head = `${Money.formatReadable(amount)} of ${account} in no automatic payout`
    const unsaid = payouts.length === 0 ? "" : `; ${UnitemisedBranches.since}`
    return [
      {
        text: `${head}${unsaid}`,
        under: [...UnitemisedBranches.of(paint, payouts), ...coming.map((each) => next(paint, each))]
      }
    ]
  })
