import { Result } from "effect"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import { expect, it } from "vitest"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import { nothing, type Outcome } from "#core/connect/World.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as ConnectFeeCount from "#core/simulation/ConnectFeeCount.ts"
import * as Day from "#core/time/Day.ts"
import {
  ada,
  after,
  charge,
  done,
  market,
  moment,
  money,
  passed,
  payout,
  reversal,
  sten,
  thursday,
  toAda,
  topUp,
  transfer
} from "../connect/Worlds.ts"
import { cara, rates } from "../connect/Borders.ts"

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

it("counts what the bank gets in another currency by the rate of the day, and nothing without one", () => {
  const platform = { ...market, connectFees }
  const world = after([topUp("float", "500.00 usd")], { platform, accounts: [cara], exchangeRates: rates })
  const sourceType = "bank_account"
  done(world, transfer("share", "200.00 usd", { destination: cara.id, sourceType }), moment("2026-03-09"))
  const outcomes = [done(world, payout("one", "130.00 cad", { stripeAccount: cara.id, sourceType })).outcome]
  outcomes.push(...passed(world, moment("2026-04-01")).map(({ outcome }) => outcome))
  const dueIn = (seen: typeof world) => {
    const count = ConnectFeeCount.empty()
    return outcomes.flatMap((outcome) => ConnectFeeCount.add(count, seen, outcome)).map(Money.format)
  }
  expect(dueIn(world)).toEqual(["2.00 usd", "0.25 usd", "0.25 usd"])
  expect(dueIn({ ...world, exchangeRates: ExchangeRates.none })).toEqual([])
})

it("counts nothing where there are none, and nothing twice", () => {
  expect(dueOf(market)).toEqual([])
  const world = after([], { platform: { ...market, connectFees } })
  const billed = { ...nothing, billed: Day.fromCivil(2026, 3, 1) }
  expect(ConnectFeeCount.add(ConnectFeeCount.empty(), world, billed)).toEqual([])
})

/** The bills of ada's payouts, each made at its moment, by the fees that are stated. */
const billsOf = (
  payouts: ReadonlyArray<readonly [string, Command]>,
  fees = connectFees,
  setup: Parameters<typeof after>[1] = {}
) => {
  const world = after([toAda("cake", "500.00 usd")], { ...setup, platform: { ...market, connectFees: fees } })
  const count = ConnectFeeCount.empty()
  const told: Array<string> = []
  const add = ({ outcome }: { readonly outcome: Outcome }) => {
    const due = ConnectFeeCount.add(count, world, outcome)
    if (due.length > 0) told.push(due.map(Money.format).join(", "))
  }
  for (const [at, command] of payouts) {
    passed(world, moment(at)).forEach(add)
    add(done(world, command))
  }
  passed(world, moment("2026-06-01T12:00Z")).forEach(add)
  return told
}

const out = (key: string, amount: string, more = {}) => payout(key, amount, { stripeAccount: ada.id, ...more })

it("counts what went in the last hours of a month in that, and in the first of the next in the next", () => {
  const now = { method: "instant" } as const
  expect(billsOf([["2026-03-31T23:00Z", out("last", "1.99 usd", now)]])).toEqual(["2.00 usd, 0.25 usd, 0.02 usd"])
  expect(
    billsOf([
      ["2026-03-31T23:00Z", out("last", "1.99 usd", now)],
      ["2026-04-01T01:00Z", out("first", "100.00 usd", now)]
    ])
  ).toEqual(["2.00 usd, 0.25 usd, 0.02 usd", "2.00 usd, 0.25 usd, 0.25 usd, 1.00 usd"])
})

it("counts the least of each instant payout that is small, and the share of the others", () => {
  const now = { method: "instant" } as const
  const payouts = [
    ["2026-03-05T12:00Z", out("one", "20.00 usd", now)],
    ["2026-03-05T13:00Z", out("two", "100.00 usd", now)],
    ["2026-03-05T14:00Z", out("more", "10.00 usd", now)]
  ] as const
  const least = { ...connectFees, instant: { volume: Rate.of("1%"), minimum: money("0.50 usd") } }
  expect(billsOf(payouts, least)).toEqual(["2.00 usd, 0.33 usd, 0.75 usd, 2.00 usd"])
})

it("counts no debit of a bank", () => {
  const debited = { schedule: { interval: "daily" }, debitNegativeBalances: true } as const
  const back = reversal("back", "tr_cake", { amount: money("50.00 usd") })
  const bills = billsOf([["2026-03-06T12:00Z", back]], connectFees, { accounts: [{ ...ada, payouts: debited }] })
  expect(bills).toEqual(["2.00 usd, 1.25 usd, 0.25 usd"])
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
