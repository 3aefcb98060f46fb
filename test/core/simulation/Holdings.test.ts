import { expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import { ada, money, sten } from "../connect/Worlds.ts"

const told = (holdings: Holdings.Holdings): ReadonlyArray<string> =>
  [...holdings.pots.keys()].flatMap((id) =>
    Holdings.of(holdings, id).map(({ held, sourceType }) => `${id} ${sourceType} ${Money.format(held)}`)
  )

it("an account has each source type and currency by itself", () => {
  const holdings = Holdings.empty()
  Holdings.put(holdings, ada.id, "card", money("5.00 usd"))
  Holdings.put(holdings, ada.id, "card", money("2.00 usd"))
  Holdings.take(holdings, ada.id, "card", money("1.00 eur"))
  Holdings.take(holdings, ada.id, "fpx", money("3.00 usd"))
  Holdings.put(holdings, sten.id, "card", money("4.00 usd"))
  expect(told(holdings)).toEqual([
    "acct_ada card 7.00 usd",
    "acct_ada card -1.00 eur",
    "acct_ada fpx -3.00 usd",
    "acct_sten card 4.00 usd"
  ])
})

it("what moves leaves one account and comes to the other, in the same pot", () => {
  const holdings = Holdings.empty()
  Holdings.move(holdings, ada.id, sten.id, "bank_account", money("5.00 usd"))
  expect(told(holdings)).toEqual(["acct_ada bank_account -5.00 usd", "acct_sten bank_account 5.00 usd"])
})

it("what is net comes back into the pot where it is negative, and nothing makes no pot", () => {
  const holdings = Holdings.empty()
  Holdings.takeNet(holdings, ada.id, "card", money("5.00 usd"))
  Holdings.takeNet(holdings, ada.id, "card", money("-2.00 usd"))
  Holdings.takeNet(holdings, sten.id, "card", money("0.00 usd"))
  expect(told(holdings)).toEqual(["acct_ada card -3.00 usd"])
})
