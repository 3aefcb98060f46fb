import { expect, it } from "vitest"
import { after, capture, done, hold, money, release, tuesday } from "../Worlds.ts"

it("an authorisation is held, and then captured under the same id, canceled or expired, and never two of these", () => {
  const world = after([hold("bike", "10.00 usd"), hold("boat", "10.00 usd")])
  expect([world.authorization("ch_bike")?.status, world.charge("ch_bike")]).toEqual(["held", undefined])
  done(world, capture("now", "ch_bike"), tuesday)
  expect([world.authorization("ch_bike"), world.charge("ch_bike")?.amount]).toEqual([undefined, money("10.00 usd")])
  done(world, release("no", "ch_boat"))
  expect([world.authorization("ch_boat")?.status, world.charge("ch_boat")]).toEqual(["canceled", undefined])
})
