import { expect, it } from "vitest"
import * as AccountAmounts from "#core/report/AccountAmounts.ts"
import * as AwaitedRefunds from "#core/report/AwaitedRefunds.ts"
import {
  ada,
  charge,
  done,
  market,
  moment,
  money,
  monday,
  passed,
  payout,
  refund,
  toAda,
  world
} from "../connect/Worlds.ts"
import { borders, cara } from "../connect/Borders.ts"

it("a refund that waits takes of its charge's balance what its destination does not give back", () => {
  const made = world()
  done(made, toAda("cake", "200.00 usd", { applicationFeeAmount: money("20.00 usd") }), monday)
  done(made, charge("own", "400.00 usd", { stripeAccount: ada.id }))
  passed(made, moment("2026-03-10"))
  done(made, payout("out"))
  done(made, refund("back", "ch_cake", { reverseTransfer: true, refundApplicationFee: true }))
  done(made, refund("hers", "ch_own", { amount: money("400.00 usd") }))
  const { amounts, failing } = AwaitedRefunds.of(made, [market.id, ada.id])
  const usd = market.currency
  expect(AccountAmounts.of(amounts, market.id, usd)).toEqual(money("20.00 usd"))
  // Her 180.00 of the transfer; her own refund of 400.00 was paid at once.
  expect(AccountAmounts.of(amounts, ada.id, usd)).toEqual(money("180.00 usd"))
  expect([...AwaitedRefunds.of(made, [ada.id]).amounts]).toEqual([])
  const until = moment("2026-04-24")
  expect([market.id, ada.id].map((account) => failing.get(account)?.get(usd))).toEqual([until, until])
})

it("it takes of another currency what the rate of now makes of it", () => {
  const made = borders()
  done(made, charge("lamp", "10.00 usd", { stripeAccount: cara.id }), monday)
  passed(made, moment("2026-03-20"))
  done(made, payout("out", undefined, { stripeAccount: cara.id }))
  done(made, refund("back", "ch_lamp"))
  const { amounts } = AwaitedRefunds.of(made, [cara.id])
  expect([...(amounts.get(cara.id)?.keys() ?? [])]).toEqual([cara.currency])
})
