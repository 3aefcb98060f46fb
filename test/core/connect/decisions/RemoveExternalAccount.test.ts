import { describe, expect, it } from "vitest"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import {
  after,
  answer,
  charge,
  connected,
  dispute,
  done,
  market,
  moment,
  money,
  objectOf,
  passed,
  payout,
  refused,
  toAda
} from "../Worlds.ts"

const ada = connected("Ada", "express", {
  payouts: { schedule: { interval: "daily" }, debitNegativeBalances: true }
})
const cake = toAda("cake", "10.00 usd")

const made = (world: MovingWorld, until: string) =>
  passed(world, moment(until)).flatMap(({ outcome }) =>
    outcome.made.flatMap((it) => (it.object === "payout" ? it.id : []))
  )

describe("an account without a bank account", () => {
  const update: Command = { _tag: "external_account_update", key: "new-bank", stripeAccount: ada.id }
  const removal = (stripeAccount?: AccountId): Command => ({
    _tag: "external_account_removal",
    key: "gone",
    ...(stripeAccount === undefined ? {} : { stripeAccount })
  })

  it("is paid out neither by itself nor when asked for, and again when it has one", () => {
    const world = after([cake], { accounts: [ada] })
    expect(done(world, removal(ada.id)).outcome.key).toBe("gone")
    expect(StripeAccount.statusOf(world.account(ada.id) ?? expect.fail()).externalAccount).toBe("missing")
    expect(made(world, "2026-03-12")).toEqual([])
    expect(answer(refused(world, payout("x", "1.00 usd", { stripeAccount: ada.id })))).toBe(
      "400 invalid_request_error: Sorry, you don't have any external accounts in that currency (usd)."
    )
    done(world, update)
    const paid = passed(world, moment("2026-04-01")).flatMap(({ outcome }) => outcome.swept ?? [])
    expect(paid).toMatchObject([{ payout: "po_ada.2026-03-13", transactions: ["txn_cake.3"] }])
  })

  it("cannot lose it twice, nor can one that there is not; the platform can", () => {
    const world = after([cake])
    done(world, removal())
    expect(answer(refused(world, payout("x", "1.00 usd")))).toContain("any external accounts in that currency (usd)")
    expect(answer(refused(world, removal()))).toBe(
      "400 invalid_request_error: Nothing changes: the external account of acct_market is as it should become."
    )
    expect(answer(refused(world, removal("acct_nobody")))).toContain("does not have access to account 'acct_nobody'")
  })
})

describe("a bank account in another currency", () => {
  const pounds = Currency.of("gbp")
  const since = moment("2026-01-01")
  const exchangeRates = ExchangeRates.of([{ from: pounds, to: market.currency, rate: Rate.of("1.3"), since }])
  const ofAda = { stripeAccount: ada.id, currency: pounds } as const
  const update: Command = { _tag: "external_account_update", key: "to-gbp", country: "GB", ...ofAda }
  const removal = { _tag: "external_account_removal", key: "no-gbp", ...ofAda } as const
  const of = (account = ada) => after([update], { accounts: [account], exchangeRates, reschedulable: "all" })
  const inPounds = (key: string) => charge(key, "100.00 gbp", { stripeAccount: ada.id })
  const has = (world: MovingWorld, currency: string) => {
    const { available, pending } = world.balance(ada.id, Currency.of(currency))
    return [pending, available].map(Money.formatAmount).join(" / ")
  }

  it("that is removed settles nothing more; what came is paid out when asked for, and disputed at its prices", () => {
    const world = of()
    done(world, inPounds("cake"))
    done(world, removal)
    done(world, inPounds("bun"))
    // 100.00 gbp at 1.3 less 1% are 128.70 usd, less 2.9% + 0.30.
    expect(has(world, "usd")).toBe("124.67 / 0.00")
    expect(made(world, "2026-03-12")).toEqual(["po_ada.2026-03-04"])
    expect(has(world, "gbp")).toBe("0.00 / 96.90")
    expect(objectOf(done(world, payout("out", "50.00 gbp", { stripeAccount: ada.id })), "po_out")).toMatchObject({
      converted: { amount: money("64.35 usd") }
    })
    const { outcome } = done(world, dispute("no", "ch_cake"))
    expect(outcome.transactions.map(({ net }) => Money.format(net))).toEqual(["-120.00 gbp"])
    expect(answer(refused(world, removal))).toBe(
      "400 invalid_request_error: Nothing changes: the external account in gbp of acct_ada is as it should become."
    )
  })

  it("that is removed is not paid out by force, and what was held for too long goes when it comes back", () => {
    const schedule = { interval: "manual", holding: HoldingPeriod.of("US") } as const
    const world = of(connected("Ada", "express", { payouts: { schedule, debitNegativeBalances: false } }))
    done(world, inPounds("cake"))
    done(world, removal, moment("2026-06-01"))
    expect(made(world, "2028-05-01")).toEqual([])
    done(world, { ...update, key: "again" }, moment("2028-05-02T10:00Z"))
    expect(made(world, "2028-05-08")).toEqual(["po_ada.2028-05-03.gbp"])
    expect(has(world, "gbp")).toBe("0.00 / 0.00")
  })

  it("was the platform's neither, nor is one removed that was never there; the removal has its own key", () => {
    expect(answer(refused(of(), { ...removal, stripeAccount: market.id }))).toContain(
      "only connected accounts can be changed so"
    )
    const without = after([], { accounts: [ada] })
    expect(answer(refused(without, removal))).toContain(
      "the external account in gbp of acct_ada is as it should become"
    )
    expect(done(of(), removal).outcome.key).toBe("no-gbp")
  })
})
