import { expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as FeeCount from "#core/simulation/FeeCount.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import { ada, after, market, money, sten } from "../connect/Worlds.ts"

const told = (world: ReturnType<typeof after>, account: typeof ada.id, ...fees: ReadonlyArray<string>) => {
  const counted = { fees: new Map(), taxes: new Map(), holdings: Holdings.empty() }
  for (const fee of fees) FeeCount.take(counted, world, account, "bank_account", money(fee))
  const held = Holdings.of(counted.holdings, account).map((each) => `${each.sourceType} ${Money.format(each.held)}`)
  return [...[counted.fees, counted.taxes].map((sums) => [...sums.values()].map(Money.format).join()), held.join()]
}

it("Stripe's fees are counted with the tax of the account that bears them, and what it gives back", () => {
  const world = after([], { accounts: [{ ...ada, feeTax: Rate.of("23%") }, sten] })
  expect(told(world, ada.id, "7.25 usd", "-1.00 usd")).toEqual(["6.25 usd", "1.44 usd", "bank_account -7.69 usd"])
  expect(told(world, sten.id, "7.25 usd")).toEqual(["7.25 usd", "", "bank_account -7.25 usd"])
  expect(told(world, market.id, "7.25 usd")).toEqual(["7.25 usd", "", "bank_account -7.25 usd"])
})

it("no tax is counted where no account bears any", () => {
  expect(told(after([]), ada.id, "7.25 usd")).toEqual(["7.25 usd", "", "bank_account -7.25 usd"])
  const unaware = { ...after([], { accounts: [{ ...ada, feeTax: Rate.of("23%") }] }), taxesFees: false }
  expect(told(unaware, ada.id, "7.25 usd")).toEqual(["7.25 usd", "", "bank_account -7.25 usd"])
})
