import { Result } from "effect"
import { expect, it } from "vitest"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { ReserveHold } from "#core/connect/objects/Reserve.ts"
import * as Money from "#core/money/Money.ts"
import * as Unpaid from "#core/report/Unpaid.ts"

const money = (text: string) => Result.getOrThrow(Money.parse(text))
const part = (side: string, amount: string) => ({ side, amount: money(amount) })
const paid = (amount: string, status: Payout["status"], account = "acct_ada") => ({
  payout: { account, status } as Payout,
  amount: money(amount)
})
const held = (amount: string) => ({
  hold: { account: "acct_ada", amountReleasable: money(amount) } as unknown as ReserveHold,
  releases: []
})
const said = (...args: Parameters<typeof Unpaid.of>) =>
  Unpaid.of(...args).map(({ account, amount }) => `${account} ${Money.format(amount)}`)

it("is what an account has, less what payouts took that did not come back, and what is reserved", () => {
  const parts = [part("acct_ada", "10.00 usd"), part("acct_ben", "3.00 usd"), part("stripe", "1.00 usd")]
  expect(said(parts, [], [])).toEqual(["acct_ada 10.00 usd", "acct_ben 3.00 usd"])
  const some = [paid("4.00 usd", "paid"), paid("5.00 usd", "failed"), paid("6.00 usd", "canceled")]
  expect(said(parts, some, [])).toEqual(["acct_ada 6.00 usd", "acct_ben 3.00 usd"])
  expect(said(parts, some, [held("2.00 usd")])).toEqual(["acct_ada 4.00 usd", "acct_ben 3.00 usd"])
  expect(said(parts, [...some, paid("3.00 usd", "pending", "acct_ben")], [held("6.00 usd")])).toEqual([])
})

it("is told of each currency by itself", () => {
  const parts = [part("acct_ada", "10.00 usd"), part("acct_ada", "10.00 eur")]
  expect(said(parts, [paid("4.00 eur", "in_transit")], [held("1.00 usd")])).toEqual([
    "acct_ada 9.00 usd",
    "acct_ada 6.00 eur"
  ])
})
