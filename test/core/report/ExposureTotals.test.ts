import { expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import * as Exposure from "#core/report/Exposure.ts"
import * as ExposureTotals from "#core/report/ExposureTotals.ts"
import * as Run from "#core/simulation/Run.ts"
import { ada, charge, market, moment, money, monday, refund, sten, world } from "../connect/Worlds.ts"

/** Ada's losses the platform bears, Sten's Stripe: both were paid out nothing, and give back more than they have. */
const play: ReadonlyArray<readonly [string, Command]> = [
  ["2026-03-02T10:00Z", charge("a", "100.00 usd", { stripeAccount: ada.id })],
  ["2026-03-02T10:00Z", charge("b", "200.00 usd", { stripeAccount: sten.id })],
  ["2026-03-02T10:00Z", charge("own", "50.00 usd")],
  ["2026-03-02T11:00Z", refund("to-a", "ch_a")],
  ["2026-03-02T11:00Z", refund("to-b", "ch_b")],
  ["2026-03-06T10:00Z", charge("late", "10.00 usd", { stripeAccount: ada.id })]
]

it("totals are what each side answers for: the platform's own balance is none of that, which what it holds makes lower", () => {
  const made = world()
  const disputable = DisputableCharges.empty(moment("2026-03-06T12:00Z"))
  const see = (seen: Run.Step | Run.Ended) => {
    for (const outcome of Run.outcomesOf(seen)) DisputableCharges.add(disputable, made, outcome)
  }
  for (const [at, command] of play) see(Run.step(made, { at: moment(at), command }))
  see({ _tag: "ended", happened: Run.advance(made, moment("2026-03-06T12:00Z")) })
  const all = Exposure.all(made, [market, ada, sten], disputable)
  expect(all.map(({ account }) => account)).toContain(market.id)
  const zero = money("0 usd")
  const none = { clearing: zero, pendingLate: zero, reserved: zero, waitingRefunds: zero, currency: zero.currency }
  expect(ExposureTotals.of(market.id, all, disputable)).toEqual([
    {
      ...none,
      liable: "application",
      accounts: 1,
      negative: money("3.20 usd"),
      held: money("3.20 usd"),
      pending: money("9.41 usd"),
      uncovered: zero,
      disputable: money("10.00 usd")
    },
    {
      ...none,
      liable: "stripe",
      accounts: 1,
      negative: money("6.10 usd"),
      held: zero,
      pending: zero,
      uncovered: money("6.10 usd"),
      disputable: zero
    }
  ])
  expect(ExposureTotals.of(market.id, [], disputable)).toEqual([])
})

it("totals of several currencies stand apart, and sum what is of one", () => {
  const disputable = DisputableCharges.empty(monday)
  const row = (amount: string, account: Exposure.Exposure["account"]): Exposure.Exposure => {
    const some = money(amount)
    const amounts = { negative: some, held: some, clearing: some, pending: some, pendingLate: some, reserved: some }
    const none = { since: undefined, collectedAt: undefined, refundsFailAt: undefined }
    return {
      ...amounts,
      ...none,
      account,
      currency: some.currency,
      liable: "application",
      uncovered: some,
      waitingRefunds: some
    }
  }
  const rows = [row("1.00 eur", ada.id), row("2.00 usd", ada.id), row("4.00 eur", sten.id), row("8.00 eur", market.id)]
  const euros = money("5.00 eur")
  const [first, second] = ExposureTotals.of(market.id, rows, disputable)
  expect(first).toEqual({
    currency: euros.currency,
    liable: "application",
    accounts: 2,
    negative: euros,
    held: euros,
    clearing: euros,
    pending: euros,
    pendingLate: euros,
    reserved: euros,
    uncovered: euros,
    waitingRefunds: euros,
    disputable: money("0 eur")
  })
  expect(second).toMatchObject({ accounts: 1, uncovered: money("2.00 usd") })
})
