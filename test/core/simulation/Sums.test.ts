import { expect, it } from "vitest"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Sums from "#core/simulation/Sums.ts"
import { ada, money, sten } from "../connect/Worlds.ts"
import { told, toldOf } from "./Tallies.ts"

it("each currency is summed by itself", () => {
  const sums: Sums.Sums = new Map()
  for (const amount of ["5.00 usd", "1.00 eur", "-7.00 usd"]) Sums.add(sums, money(amount))
  expect(told(sums)).toBe("-2.00 usd, 1.00 eur")
})

it("each account is summed by itself", () => {
  const sums = new Map<AccountId, Sums.Sums>()
  Sums.addOf(sums, ada.id, money("5.00 usd"))
  Sums.addOf(sums, sten.id, money("1.00 usd"))
  Sums.addOf(sums, ada.id, money("2.00 usd"))
  expect(toldOf(sums)).toBe("ada 7.00 usd; sten 1.00 usd")
})
