import { Result } from "effect"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import { expect, it } from "vitest"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import { nothing, type Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as ConnectFeeCount from "#core/simulation/ConnectFeeCount.ts"
import * as Day from "#core/time/Day.ts"
import { ada, after, charge, done, market, moment, passed, payout, sten, thursday, toAda } from "../connect/Worlds.ts"

const connectFees = CountryConnectFees.byCountry.get("US") ?? expect.fail()

/** The fees that are due with any of the outcomes. */
const dueOf = (platform: typeof market) => {
  const world = after([toAda("cake", "500.00 usd"), charge("lamp", "99.00 usd", { stripeAccount: sten.id })], {
    platform
  })
  const count = ConnectFeeCount.empty()
  const steps = [
    payout("one", "100.00 usd", { stripeAccount: ada.id }),
    payout("two", "100.00 usd", { stripeAccount: ada.id, method: "instant" }),
    payout("theirs", "50.00 usd", { stripeAccount: sten.id })
  ]
  const outcomes: Array<Outcome> = []
  for (const command of steps) outcomes.push(done(world, command, thursday).outcome)
  outcomes.push(...passed(world, moment("2026-04-01")).map(({ outcome }) => outcome))
  return outcomes.flatMap((outcome) => ConnectFeeCount.add(count, world, outcome)).map(Money.format)
}

it("counts the payouts of accounts whose Connect fees are the platform's, until they are billed", () => {
  expect(dueOf({ ...market, connectFees })).toEqual(["2.00 usd", "0.50 usd", "0.50 usd", "1.00 usd"])
})

it("counts nothing where there are none, and nothing twice", () => {
  expect(dueOf(market)).toEqual([])
  const world = after([], { platform: { ...market, connectFees } })
  const billed = { ...nothing, billed: Day.fromCivil(2026, 3, 1) }
  expect(ConnectFeeCount.add(ConnectFeeCount.empty(), world, billed)).toEqual([])
})

it("what was paid out is counted also where two years pass at once, and it is forgotten", () => {
  const fees = { active_account: "2.00 usd", payout: "0.25 usd", payout_volume: "0.25%", instant_payout_volume: "1%" }
  const controller = {
    losses: "application",
    fees_payer: "application",
    requirement_collection: "stripe",
    dashboard: "express"
  }
  const scenario = Result.getOrThrow(
    Scenario.decode({
      platform: { country: "US", connect_fees: fees },
      accounts: { ada: { controller, payouts: { schedule: { interval: "daily" } } } },
      steps: [{ at: "2026-03-02", id: "sale", charge: { amount: "10.00 usd", transfer_data: { destination: "ada" } } }],
      until: "2028-03-02"
    })
  )
  const { verdict } = Simulation.run(scenario, MemoryWorld.make(scenario))
  expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
})
