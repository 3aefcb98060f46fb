import { expect, it } from "vitest"
import { Result } from "effect"
import * as AwaitedFunds from "#core/connect/decisions/AwaitedFunds.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as UpcomingPayouts from "#core/report/UpcomingPayouts.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import { moment, money } from "../Worlds.ts"

const payouts = { schedule: { interval: "daily" }, debit_negative_balances: false }

const at = moment("2026-03-09T12:00:00Z")

const worldOf = (source: object) => {
  const scenario = Scenario.decode({ name: "refunds that wait", until: "2026-03-20", ...source })
  const { steps, ...start } = Result.getOrThrow(scenario)
  const world = MemoryWorld.make(start)
  for (const dated of steps) expect(Run.step(world, dated)._tag).toBe("done")
  Run.advance(world, at)
  return world
}

/** What is awaited and taken as the day begins on which something new is paid out, and the world of that day's end. */
const played = (source: object, account: AccountId) => {
  const world = worldOf(source)
  const { currency, id } = world.account(account) ?? expect.fail()
  const purse = { account: id, currency }
  const amounts = AwaitedFunds.awaiting(world, purse, at, at).map(({ amount }) => Money.formatAmount(amount))
  const sum = Money.formatAmount(AwaitedFunds.awaited(world, purse, at, at))
  const taken = AwaitedFunds.takes(world, [id], at).flatMap((it) =>
    it.taken.filter((each) => each.account !== id).map(({ amount }) => Money.formatAmount(amount))
  )
  Run.advance(world, moment("2026-03-20"))
  const payout = Money.formatAmount(
    world.payout(`po_${account.replace("acct_", "")}.2026-03-10`)?.amount ?? Money.zero(currency)
  )
  const paid = ["re_r1", "re_r2"].map((refund) => world.refund(refund)?.status)
  return { amounts, sum, taken, payout, paid }
}

it("two refunds of one charge take what is in the risk reserve of it once", () => {
  const own = { stripe_account: "a" }
  const accounts = { a: { type: "express", reserve_plan: { percent: "25%", days_after_charge: 60 }, payouts } }
  const steps = [
    { at: "2026-03-02T10:00:00Z", id: "a1", charge: { amount: "200.00 usd", ...own } },
    { at: "2026-03-05T11:00:00Z", id: "r1", refund: { charge: "a1", amount: "100.00 usd" } },
    { at: "2026-03-05T12:00:00Z", id: "r2", refund: { charge: "a1", amount: "100.00 usd" } },
    { at: "2026-03-06T09:00:00Z", id: "a2", charge: { net_amount: "300.00 usd", ...own } }
  ]
  // 222.68 come, and the 50.00 that are held of the first charge pay half of the first refund.
  expect(played({ platform: { country: "US" }, accounts, steps }, "acct_a")).toEqual({
    amounts: ["50.00", "100.00"],
    sum: "150.00",
    taken: [],
    payout: "72.68",
    paid: ["succeeded", "succeeded"]
  })
  const takes = AwaitedFunds.takes(worldOf({ platform: { country: "US" }, accounts, steps }), ["acct_a"], at)
  const sums = takes.map(({ taken }) =>
    Money.sum(
      Currency.of("usd"),
      taken.map(({ amount }) => amount)
    )
  )
  expect(sums.map(Money.format)).toEqual(["50.00 usd", "100.00 usd"])
})

it("two that take back from an account what it has once: only the first is waited for", () => {
  const destination = { transfer_data: { destination: "s", amount: "60.00 usd" } }
  const source = {
    platform: { country: "US", payouts },
    accounts: { s: { type: "standard", payouts: { debit_negative_balances: false } } },
    steps: [
      { at: "2026-03-02T10:00:00Z", id: "c1", charge: { amount: "100.00 usd", ...destination } },
      { at: "2026-03-02T10:00:00Z", id: "c2", charge: { amount: "100.00 usd", ...destination } },
      { at: "2026-03-05T10:00:00Z", id: "sp", payout: { stripe_account: "s", amount: "60.00 usd" } },
      { at: "2026-03-05T11:00:00Z", id: "r1", refund: { charge: "c1", reverse_transfer: true } },
      { at: "2026-03-05T11:00:00Z", id: "r2", refund: { charge: "c2", reverse_transfer: true } },
      { at: "2026-03-06T10:00:00Z", id: "c3", charge: { net_amount: "90.00 usd" } }
    ]
  }
  // Both would take 60.00 of the account, if it had them.
  expect(played(source, "acct_platform")).toEqual({
    amounts: ["40.00"],
    sum: "40.00",
    taken: ["60.00", "60.00"],
    payout: "50.00",
    paid: ["succeeded", "pending"]
  })
})

it("as much is awaited as the first ones take at most: what one gives is not there before those that lack it", () => {
  const usd = Currency.of("usd")
  const awaiting = (...amounts: ReadonlyArray<string>) =>
    amounts.map((amount, index) => ({ refund: `re_${index}`, amount: money(`${amount} usd`) }))
  expect(AwaitedFunds.total(awaiting("-0.01"), usd)).toEqual(money("0.00 usd"))
  expect(AwaitedFunds.total(awaiting("-0.01", "0.03"), usd)).toEqual(money("0.02 usd"))
  expect(AwaitedFunds.total(awaiting("0.03", "-0.01"), usd)).toEqual(money("0.03 usd"))
  expect(AwaitedFunds.total(awaiting("0.03", "-0.05", "0.04", "-0.01"), usd)).toEqual(money("0.03 usd"))
  expect(AwaitedFunds.total(awaiting("0.03", "-0.01", "0.04"), usd)).toEqual(money("0.06 usd"))
  expect(AwaitedFunds.total([], usd)).toEqual(money("0.00 usd"))
})

it("a refund waits for all that it takes, though one behind it is to give the balance something", () => {
  const source = {
    platform: { country: "US", payouts },
    accounts: { s: { type: "standard", payouts: { debit_negative_balances: false } } },
    exchange_rates: [
      { pair: "eur/usd", rate: 1.2 },
      { pair: "eur/usd", rate: 1.3, from: "2026-03-05" },
      { pair: "eur/usd", rate: 0.8, from: "2026-03-06" }
    ],
    steps: [
      { at: "2026-03-02T10:00:00Z", id: "c1", charge: { amount: "50.00 usd" } },
      { at: "2026-03-02T10:00:00Z", id: "c2", charge: { amount: "100.00 eur", transfer_data: { destination: "s" } } },
      { at: "2026-03-05T11:00:00Z", id: "r1", refund: { charge: "c1" } },
      { at: "2026-03-05T11:00:00Z", id: "r2", refund: { charge: "c2", reverse_transfer: true } },
      { at: "2026-03-06T10:00:00Z", id: "c3", charge: { net_amount: "90.00 usd" } }
    ]
  }
  // When they were asked for the second took 130.00 and brought 118.80 back; now it takes 80.00.
  expect(played(source, "acct_platform")).toEqual({
    amounts: ["50.00", "-38.80"],
    sum: "50.00",
    taken: ["118.80"],
    payout: "40.00",
    paid: ["succeeded", "succeeded"]
  })
})

it.each([
  ["on the payout day", "2026-03-06T13:00:00Z"],
  ["between the run and the look at it", "2026-03-05T13:00:00Z"]
])("a refund is waited for whose destination's money becomes available %s", (_, charged) => {
  const own = { stripe_account: "s" }
  const steps = [
    {
      at: "2026-03-02T10:00:00Z",
      id: "c1",
      charge: { amount: "100.00 usd", transfer_data: { destination: "s", amount: "60.00 usd" } }
    },
    { at: "2026-03-04T10:00:00Z", id: "s0", charge: { net_amount: "100.00 usd", ...own } },
    { at: "2026-03-05T10:00:00Z", id: "sp", payout: { amount: "60.00 usd", ...own } },
    { at: charged, id: "s3", charge: { net_amount: "80.00 usd", ...own } },
    { at: "2026-03-06T13:30:00Z", id: "r1", refund: { charge: "c1", reverse_transfer: true } },
    { at: "2026-03-06T13:30:00Z", id: "sp2", payout: { amount: "100.00 usd", ...own } },
    { at: "2026-03-06T14:00:00Z", id: "c3", charge: { net_amount: "90.00 usd" } }
  ].toSorted((a, b) => a.at.localeCompare(b.at))
  const scenario = Scenario.decode({
    name: "what comes until then",
    platform: { country: "US", payouts },
    accounts: { s: { type: "standard", payouts: { debit_negative_balances: false } } },
    steps,
    until: "2026-03-20"
  })
  const { platform, steps: dated, ...start } = Result.getOrThrow(scenario)
  const world = MemoryWorld.make({ platform, ...start })
  for (const each of dated) expect(Run.step(world, each)._tag).toBe("done")
  const [upcoming] = UpcomingPayouts.of(world, [platform], new Map())
  expect(upcoming?.amount).toEqual(money("50.00 usd"))
  Run.advance(world, moment("2026-03-20"))
  expect(world.payout("po_platform.2026-03-10")?.amount).toEqual(money("50.00 usd"))
  expect(world.refund("re_r1")?.status).toBe("succeeded")
})
