import { expect, it } from "vitest"
import { borders, cara, colin } from "../connect/Borders.ts"
import { ada, charge, done, market, transfer } from "../connect/Worlds.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as CrossingCount from "#core/simulation/CrossingCount.ts"
import * as Holdings from "#core/simulation/Holdings.ts"

const counted = (destination: AccountId, crossBorderFees = {}, onBehalfOf?: AccountId): string => {
  const world = borders({ platform: { ...market, crossBorderFees } })
  const behalf = onBehalfOf === undefined ? {} : { onBehalfOf }
  done(world, charge("sale", "100.00 usd", behalf))
  const amount = onBehalfOf === undefined ? "10.00 usd" : "10.00 cad"
  done(world, transfer("sent", amount, { destination, sourceTransaction: "ch_sale" }))
  const sums = { fees: new Map(), taxes: new Map(), holdings: Holdings.empty() }
  CrossingCount.add(sums, world, world.transfer("tr_sent") ?? expect.fail())
  return [...sums.fees.values()].map(Money.format).join()
}

it("what a transfer across a border costs is counted on the platform", () => {
  expect(counted(cara.id)).toBe("0.03 usd")
  expect(counted(cara.id, { rate: Rate.of("2%") })).toBe("0.20 usd")
  expect(counted(ada.id)).toBe("")
  expect(counted(colin.id)).toBe("")
  expect(counted(cara.id, {}, cara.id)).toBe("")
})
