/**
 * MissedRuns: payouts that a run would make on a payout day, and that nothing makes, since no run is set.
 *
 * Accounts are looked at when something can have changed and not day by day, so each day it is asked here what a run
 * would pay if there were one.
 */
import * as RunPayout from "#core/connect/decisions/RunPayout.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

type Market = Pick<Scenario, "platform" | "accounts">

/** The payouts that runs of the day would make now. */
const payable = (world: MovingWorld, { accounts, platform }: Market, day: Day.Day): ReadonlyArray<string> =>
  [platform, ...accounts].flatMap(({ id }) => {
    const account = world.account(id) ?? platform
    return SettlementCurrency.all(account).flatMap((currency) => {
      const days = PayoutSettings.payoutDays(account, currency)
      if (days === undefined || !PayoutSettings.hasDay(days, day)) return []
      const run = { kind: "payout_run", at: world.now(), account: id, currency, day } as const
      return (RunPayout.run(world, run).swept ?? []).map(({ payout }) => payout)
    })
  })

/** Moves the world to `until`, and tells what was missed on the way. */
export const until = (world: MovingWorld, market: Market, until: Instant.Instant): ReadonlyArray<string> => {
  const missed: Array<string> = []
  for (let day = PayoutSchedule.dayAfter(world.now()); PayoutSchedule.runOf(day) <= until; day = Day.plus(day, 1)) {
    const run = PayoutSchedule.runOf(day)
    if (world.now() < run) Run.advance(world, Instant.plus(run, -1))
    const due = payable(world, market, day)
    const happened = Run.advance(world, run)
    const made = new Set(happened.flatMap(({ outcome: { swept = [] } }) => swept.map(({ payout }) => payout)))
    missed.push(...due.filter((payout) => !made.has(payout)))
  }
  Run.advance(world, until)
  return missed
}
