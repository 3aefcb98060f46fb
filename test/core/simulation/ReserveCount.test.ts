import { expect, it } from "vitest"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as ReserveCount from "#core/simulation/ReserveCount.ts"
import { ada, after, charge, done, money, reserveHold, thursday } from "../connect/Worlds.ts"

it("what is held leaves one place for the other, in its pot", () => {
  const world = after([charge("lamp", "100.00 usd", { stripeAccount: ada.id })])
  done(world, reserveHold("safe", "40.00 usd"), thursday)
  const [balance, reserve] = [Holdings.empty(), Holdings.empty()]
  ReserveCount.move(balance, reserve, world.reserveHold("reshold_safe") ?? expect.fail())
  expect([balance, reserve].map((of) => Holdings.of(of, ada.id))).toEqual([
    [{ sourceType: "card", held: money("-40.00 usd") }],
    [{ sourceType: "card", held: money("40.00 usd") }]
  ])
})
