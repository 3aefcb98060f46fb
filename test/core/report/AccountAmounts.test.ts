import { expect, it } from "vitest"
import * as AccountAmounts from "#core/report/AccountAmounts.ts"
import { ada, market, money, sten } from "../connect/Worlds.ts"

it("adds up what each account has in each currency, and nothing of the others", () => {
  const amounts = AccountAmounts.empty()
  const of = (account: typeof ada.id, like: string) => AccountAmounts.of(amounts, account, money(like).currency)
  AccountAmounts.add(amounts, ada.id, money("1.00 usd"))
  AccountAmounts.add(amounts, ada.id, money("-3.50 usd"))
  AccountAmounts.add(amounts, ada.id, money("4.00 eur"))
  AccountAmounts.add(amounts, sten.id, money("5.00 usd"))
  expect([of(ada.id, "0.00 usd"), of(ada.id, "0.00 eur")]).toEqual([money("-2.50 usd"), money("4.00 eur")])
  expect([of(sten.id, "0.00 usd"), of(market.id, "0.00 usd")]).toEqual([money("5.00 usd"), money("0.00 usd")])
})
