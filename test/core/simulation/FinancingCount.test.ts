import { expect, it } from "vitest"
import type * as Financing from "#core/connect/objects/Financing.ts"
import * as Money from "#core/money/Money.ts"
import * as FinancingCount from "#core/simulation/FinancingCount.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import type * as Sums from "#core/simulation/Sums.ts"
import { ada, monday, money } from "../connect/Worlds.ts"

const common = {
  object: "capital.financing_transaction",
  id: "fnpd_lamp",
  account: ada.id,
  created: monday,
  sourceType: "card",
  flexLoan: "flxln_oven",
  balanceTransaction: "txn_lamp"
} as const
const of = (type: Financing.FinancingTransaction["type"], amount: string) =>
  ({ ...common, type, amount: money(amount) }) as Financing.FinancingTransaction

it("what is lent comes, what is withheld goes, and comes back with its payment", () => {
  const counted = { holdings: Holdings.empty(), advanced: new Map() as Sums.Sums }
  const lent = () => [...counted.advanced.values()].map((sum) => Money.format(sum))
  FinancingCount.add(counted, of("payout", "90.00 usd"))
  expect(lent()).toEqual(["90.00 usd"])
  FinancingCount.add(counted, of("payment", "10.00 usd"))
  FinancingCount.add(counted, of("reversal", "2.50 usd"))
  expect(lent()).toEqual(["82.50 usd"])
  expect(Holdings.of(counted.holdings, ada.id)).toEqual([{ sourceType: "card", held: money("82.50 usd") }])
})
