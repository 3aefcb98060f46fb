import { expect, it } from "vitest"
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as ProcessingCount from "#core/simulation/ProcessingCount.ts"
import { ada, after, charge, connected, market, money } from "../connect/Worlds.ts"

const payer = connected("Payer", "express", { controller: { ...ada.controller, feesPayer: "application" } })
const platform = { ...market, feeTax: Rate.of("13.5%") }

const counted = (
  setup: Parameters<typeof after>[1],
  merchant: typeof ada | typeof market,
  changes: Partial<Charge>,
  settled?: Money.Money
) => {
  const world = after([charge("cake", "70.00 usd")], setup)
  const made = { ...(world.charge("ch_cake") ?? expect.fail()), ...changes }
  const sums = { fees: new Map(), taxes: new Map(), holdings: Holdings.empty() }
  ProcessingCount.ofCharge(sums, world, merchant, made, settled ?? made.amount, made.created)
  return [
    ...[sums.fees, sums.taxes].map((of) => [...of.values()].map(Money.format).join()),
    [...sums.holdings.pots.keys()].join()
  ]
}

it("what Stripe takes of a charge is counted with whoever pays it", () => {
  expect(counted({}, market, {})).toEqual(["2.33 usd", "", "acct_market"])
  expect(counted({ accounts: [ada] }, ada, {})).toEqual(["2.33 usd", "", "acct_ada"])
  expect(counted({ accounts: [payer] }, payer, {})).toEqual(["2.33 usd", "", "acct_market"])
})

it("the tax on it is of its parts, where the whole is shown and what was not captured taken back", () => {
  const choices = { partialCapture: "whole_and_reversal" } as const
  const held = { amountAuthorized: money("91.00 usd") }
  expect(counted({ platform }, market, held)).toEqual(["2.33 usd", "0.31 usd", "acct_market"])
  expect(counted({ platform, choices }, market, held)).toEqual(["2.33 usd", "0.32 usd", "acct_market"])
  expect(counted({ platform, choices }, market, {})).toEqual(["2.33 usd", "0.31 usd", "acct_market"])
  // The platform is billed for what is captured of another's charge, in one line.
  const others = { platform, choices, accounts: [payer] }
  expect(counted(others, payer, held)).toEqual(["2.33 usd", "0.31 usd", "acct_market"])
  // All of it captured, in a currency that it does not settle in: there is nothing to take back.
  const whole = { amountAuthorized: money("60.00 eur"), amount: money("60.00 eur") }
  expect(counted({ platform, choices }, market, whole, money("70.00 usd"))).toEqual([
    "2.33 usd",
    "0.31 usd",
    "acct_market"
  ])
})
