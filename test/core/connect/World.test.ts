import { expect, it } from "vitest"
import { nothing } from "#core/connect/World.ts"
import { after, charge, held, market, topUp } from "./Worlds.ts"

it("an outcome of nothing changes nothing", () => {
  const [touched, untouched] = [
    after([charge("a", "10.00 usd"), topUp("b", "1.00 usd")]),
    after([charge("a", "10.00 usd"), topUp("b", "1.00 usd")])
  ]
  touched.apply(nothing)
  expect([...touched.objects()]).toEqual([...untouched.objects()])
  expect([held(touched, market.id), touched.now()]).toEqual([held(untouched, market.id), untouched.now()])
})
