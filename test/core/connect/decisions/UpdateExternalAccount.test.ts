import { describe, expect, it } from "vitest"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as UpdateExternalAccount from "#core/connect/decisions/UpdateExternalAccount.ts"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type * as Settings from "#core/connect/Settings.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import {
  after,
  answer,
  charge,
  connected,
  done,
  held,
  market,
  moment,
  money,
  objectOf,
  passed,
  payout,
  payoutFailure,
  payoutReversal,
  refused,
  reversal,
  tariffIn,
  toAda
} from "../Worlds.ts"

const ada = connected("Ada", "express", {
  payouts: { schedule: { interval: "daily" }, debitNegativeBalances: true }
})
const cake = toAda("cake", "10.00 usd")
const update = (stripeAccount?: "acct_ada" | "acct_nobody"): Command => ({
  _tag: "external_account_update",
  key: "new-bank",
  ...(stripeAccount === undefined ? {} : { stripeAccount })
})

const bankOf = (world: MovingWorld) =>
  StripeAccount.statusOf(world.account("acct_ada") ?? expect.fail()).externalAccount

/** 10.00 are paid out on Wednesday and come back on Thursday; 5.00 more are there on Monday. */
const failed = () => {
  const world = after([cake], { accounts: [ada], reschedulable: "all" })
  done(world, toAda("bun", "5.00 usd"), moment("2026-03-05T09:00Z"))
  done(world, payoutFailure("closed", "po_ada.2026-03-04"), moment("2026-03-05T10:00Z"))
  return world
}

const amounts = (happened: ReturnType<typeof passed>) =>
  happened.flatMap(({ happening, outcome }) =>
    (outcome.swept ?? []).map(
      ({ payout, transactions }) => `${payout} of ${transactions.join(", ")} at ${happening.at}`
    )
  )

describe("a payout that fails", () => {
  it("brings the money back at once and stops what would be paid out by itself", () => {
    const world = failed()
    expect(bankOf(world)).toBe("errored")
    expect(held(world, "acct_ada")).toBe("5.00 / 10.00")
    expect(amounts(passed(world, moment("2026-04-01")))).toEqual([])
    expect(held(world, "acct_ada")).toBe("0.00 / 15.00")
  })

  it("stops the payouts that are asked for too", () => {
    expect(answer(refused(failed(), payout("x", "1.00 usd", { stripeAccount: "acct_ada" })))).toContain(
      "400 invalid_request_error payouts_not_allowed"
    )
  })

  it("stops them too where an account is paid out only when asked for", () => {
    const world = after([cake])
    done(world, payout("out", undefined, { stripeAccount: "acct_ada" }), moment("2026-03-05T10:00Z"))
    done(world, payoutFailure("closed", "po_out"))
    expect(bankOf(world)).toBe("errored")
    const again = payout("again", undefined, { stripeAccount: "acct_ada" })
    expect(answer(refused(world, again))).toContain("payouts_not_allowed")
    done(world, update("acct_ada"))
    expect(done(world, again)._tag).toBe("done")
  })
})

describe("a bank account that is updated", () => {
  it("gets what waits on the next payout day, with what came back", () => {
    const world = failed()
    const updated = done(world, update("acct_ada"), moment("2026-03-10T10:00Z"))
    expect(updated.outcome).toMatchObject({ made: [], changed: [], transactions: [] })
    expect(bankOf(world)).toBe("new")
    expect(amounts(passed(world, moment("2026-04-01")))).toEqual([
      `po_ada.2026-03-12 of txn_bun.3, txn_closed at ${moment("2026-03-11T01:00Z")}`
    ])
    expect(held(world, "acct_ada")).toBe("0.00 / 0.00")
  })

  it("is nothing to an account that waits for nothing, or is paid out when asked for", () => {
    const world = after([], { accounts: [ada] })
    expect(done(world, update("acct_ada")).outcome.happenings).toEqual([])
    expect(amounts(passed(world, moment("2026-04-01")))).toEqual([])
    const manual = after([cake])
    expect(done(manual, update("acct_ada")).outcome.happenings).toEqual([])
    expect(done(after([]), update()).outcome.status).toMatchObject({
      account: market.id,
      status: { externalAccount: "new" }
    })
  })

  it("is mended also where no days are known on which anything would be paid out by itself", () => {
    const world = after([], { accounts: [{ ...ada, country: "DE" }] })
    expect(done(world, update("acct_ada"))._tag).toBe("done")
  })

  it("is of an account that there is", () => {
    expect(answer(refused(failed(), update("acct_nobody")))).toContain("does not have access to account 'acct_nobody'")
  })
})

describe("a bank account in another currency", () => {
  const rates = [
    ["gbp", "usd", "1.3"],
    ["eur", "usd", "1.1"]
  ] as const
  const exchangeRates = ExchangeRates.of(
    rates.map(([from, to, rate]) => ({
      from: Currency.of(from),
      to: Currency.of(to),
      rate: Rate.of(rate),
      since: moment("2026-01-01")
    }))
  )
  const pounds = Currency.of("gbp")
  const update = (
    currency = pounds,
    more: Partial<Extract<Command, { _tag: "external_account_update" }>> = {}
  ): Command => ({
    _tag: "external_account_update",
    key: `to-${currency}`,
    stripeAccount: "acct_ada",
    currency,
    country: "GB",
    ...more
  })
  const nowhere = { _tag: "external_account_update", key: "x", stripeAccount: "acct_ada", currency: pounds } as const
  const removal = (currency = pounds): Command => ({
    _tag: "external_account_removal",
    key: `no-${currency}`,
    stripeAccount: "acct_ada",
    currency
  })
  const of = (accounts = [ada], choices: Partial<Settings.Settings> = {}) =>
    after([], { accounts, exchangeRates, reschedulable: "all", choices })
  const inPounds = (key: string) => charge(key, "100.00 gbp", { stripeAccount: "acct_ada" })
  const has = (world: MovingWorld, currency: string) => {
    const { available, pending } = world.balance("acct_ada", Currency.of(currency))
    return [pending, available].map(Money.formatAmount).join(" / ")
  }

  it("settles what comes in it from then on, which is paid out there by itself", () => {
    const world = of()
    done(world, inPounds("before"))
    done(world, update())
    const { outcome } = done(world, inPounds("after"))
    // 100.00 gbp at 1.3 less 1% are 128.70 usd, less 2.9% + 0.30; and in pounds 2.9% with the fixed part usual there.
    expect([has(world, "usd"), has(world, "gbp")]).toEqual(["124.67 / 0.00", "96.90 / 0.00"])
    expect(outcome.transactions[0]?.feeDetails).toMatchObject([{ amount: money("3.10 gbp") }])
    const paid = passed(world, moment("2026-04-01")).flatMap(({ outcome }) => outcome.made.map(({ id }) => id))
    expect(paid).toEqual(["po_ada.2026-03-04", "po_ada.2026-03-04.gbp"])
    expect([has(world, "usd"), has(world, "gbp")]).toEqual(["0.00 / 0.00", "0.00 / 0.00"])
  })

  it("is paid out to when asked for, on the days of its bank", () => {
    const world = of([connected("Ada", "express")])
    done(world, update())
    done(world, inPounds("cake"))
    passed(world, moment("2026-05-22"))
    // 25 May is a holiday of both, 31 August of London only: pay out on the Friday before that.
    const out = payout("out", "50.00 gbp", { stripeAccount: "acct_ada" })
    expect(objectOf(done(world, out, moment("2026-08-28T10:00Z")), "po_out")).toMatchObject({
      amount: money("50.00 gbp"),
      arrivalDate: moment("2026-09-01")
    })
  })

  it("that comes back is paid all that waits", () => {
    const world = of()
    done(world, update())
    done(world, inPounds("cake"))
    done(world, removal())
    passed(world, moment("2026-03-12"))
    done(world, { ...update(), key: "again" })
    expect(amounts(passed(world, moment("2026-04-01")))).toEqual([
      `po_ada.2026-03-13.gbp of txn_cake at ${moment("2026-03-12T01:00Z")}`
    ])
  })

  it("that is mended keeps its prices and its country, whatever a new one could have, and sets nothing going", () => {
    const banks = new Map([[pounds, { country: "GB", tariff: tariffIn(pounds) }]])
    const yen = { ...ada, country: "JP", externalAccounts: banks }
    for (const known of [yen, { ...ada, externalAccounts: banks, products: new Map() }]) {
      const world = of([known])
      const { happenings } = done(world, nowhere).outcome
      expect(happenings).toEqual([])
      expect(world.account("acct_ada")?.externalAccounts).toEqual(banks)
    }
  })

  it("is where the account is, if nobody says where", () => {
    const world = of()
    done(world, nowhere)
    expect(world.account("acct_ada")?.externalAccounts?.get(pounds)?.country).toBe("US")
  })

  it("whose payouts the platform is billed for needs a rate on that day", () => {
    const platform = { ...market, connectFees: CountryConnectFees.byCountry.get("US") ?? expect.fail() }
    const setup = { platform, exchangeRates, reschedulable: "all" } as const
    expect(done(after([], { ...setup, accounts: [ada] }), update())._tag).toBe("done")
    const later = ExchangeRates.of([
      { from: pounds, to: market.currency, rate: Rate.of("1.3"), since: moment("2026-03-05") }
    ])
    const world = after([], { ...setup, exchangeRates: later, accounts: [ada] })
    expect(answer(refused(world, update(), moment("2026-03-04")))).toBe(
      "not modelled: there is no exchange rate of gbp to usd on 2026-03-04; expected pair: " +
        "gbp/usd under exchange_rates, from that day or before"
    )
    expect(done(world, update(), moment("2026-03-05"))._tag).toBe("done")
    expect(done(after([], { ...setup, accounts: [connected("Ada", "standard")] }), update())._tag).toBe("done")
  })

  it("is one that accounts of the country can have, at prices and on days that are known", () => {
    const daily = { payouts: { schedule: { interval: "daily" }, debitNegativeBalances: false } } as const
    const words = (world: MovingWorld, command: Command) => answer(refused(world, command))
    const yen = connected("Ada", "express", { ...daily, country: "JP", currency: Currency.of("jpy") })
    expect(words(of([yen]), update())).toContain(
      "Invalid currency: gbp. You can use these currencies for transfers for an account in JP: jpy"
    )
    expect(words(of([yen], { settlementCurrencies: "any" }), update())).toContain("Invalid currency: gbp.")
    const lempiras = Currency.of("hnl")
    expect(words(of(), update(lempiras))).toContain("Invalid currency: hnl. You can use these")
    expect(words(of([ada], { settlementCurrencies: "any" }), update(lempiras))).toBe(
      'not modelled: what Stripe charges by the tariff "US standard" of acct_ada for what settles in hnl is not modelled yet'
    )
    expect(words(of(), update(pounds, { country: "DE" }))).toContain(
      "on business days of DE, whose holidays are not known, is not modelled yet"
    )
    expect(words(of([connected("Ada", "express", { products: new Map() })]), update())).toBe(
      "not modelled: billing products of acct_ada, if it settles in gbp too, is not modelled yet"
    )
    const { id } = market
    expect(words(of(), update(pounds, { stripeAccount: id }))).toContain("only connected accounts can be changed so")
  })

  it("may be mended like the one in its own, and stands for none in that", () => {
    const world = of()
    done(world, update())
    done(world, inPounds("cake"))
    passed(world, moment("2026-03-06"))
    done(world, payoutFailure("closed", "po_ada.2026-03-04.gbp"))
    const errored = () => [...(world.account("acct_ada")?.status?.erroredIn ?? [])]
    expect([bankOf(world), errored()]).toEqual(["new", ["gbp"]])
    done(world, update(Currency.of("eur")))
    done(world, { _tag: "external_account_update", key: "own", stripeAccount: "acct_ada" })
    expect(errored()).toEqual(["gbp"])
    const mended = done(world, { ...update(), key: "mended" })
    expect(mended.outcome.happenings).toMatchObject([{ kind: "payout_run", currency: "gbp" }])
    expect([bankOf(world), errored()]).toEqual(["new", []])
    done(world, { _tag: "external_account_removal", key: "gone", stripeAccount: "acct_ada" })
    done(world, { ...update(), key: "once more" })
    expect(bankOf(world)).toBe("missing")
  })
})

describe("a debit card", () => {
  const by = (schedule: "daily" | "manual") =>
    connected("Ada", "express", { payouts: { schedule: { interval: schedule }, debitNegativeBalances: true } })
  const to = (key: string, object: "card" | "bank_account", currency?: Currency.Currency): Command => ({
    _tag: "external_account_update",
    key,
    stripeAccount: "acct_ada",
    object,
    ...(currency === undefined ? {} : { currency })
  })
  const of = (account: StripeAccount.ConnectedAccount, commands: ReadonlyArray<Command>) =>
    after(commands, { accounts: [account], reschedulable: "all" })
  const payouts = (happened: ReturnType<typeof passed>) =>
    happened.flatMap(({ outcome }) =>
      outcome.made.flatMap((it) =>
        it.object === "payout" ? [`${it.id}: ${Money.format(it.amount)}${it.type === "card" ? " by card" : ""}`] : []
      )
    )
  /** 10.00 are paid out on Wednesday, and 6.00 of them taken back on Thursday. */
  const owing = (world: MovingWorld) => {
    done(world, cake)
    const paid = payouts(passed(world, moment("2026-03-05T09:00Z")))
    const part = { amount: money("6.00 usd") }
    if (paid.length === 0) done(world, payout("out", undefined, { stripeAccount: "acct_ada" }))
    done(world, reversal("back", "tr_cake", part))
    return paid
  }

  it("takes automatic payouts, and gives nothing back for a negative balance, until a bank account takes its place", () => {
    const world = of(by("daily"), [to("card", "card")])
    expect(owing(world)).toEqual(["po_ada.2026-03-04: 10.00 usd by card"])
    expect(payouts(passed(world, moment("2026-03-20T09:00Z")))).toEqual([])
    expect(held(world, "acct_ada")).toBe("0.00 / -6.00")
    done(world, to("bank", "bank_account"))
    expect(payouts(passed(world, moment("2026-04-01")))).toEqual(["po_ada.2026-03-23: -6.00 usd"])
    expect(held(world, "acct_ada")).toBe("0.00 / 0.00")
  })

  it("takes payouts that are asked for, instant ones too, and gives nothing back either", () => {
    const world = of(by("manual"), [to("card", "card")])
    owing(world)
    expect(world.payout("po_out")).toMatchObject({ type: "card" })
    expect(payouts(passed(world, moment("2026-03-20T09:00Z")))).toEqual([])
    done(world, to("bank", "bank_account"))
    expect(payouts(passed(world, moment("2026-04-01")))).toEqual(["po_ada.2026-03-23: -6.00 usd"])
    done(world, to("again", "card"))
    done(world, toAda("bun", "9.00 usd"), moment("2026-04-06T09:00Z"))
    passed(world, moment("2026-04-09T09:00Z"))
    const instant = payout("fast", "5.00 usd", { stripeAccount: "acct_ada", method: "instant" })
    expect(objectOf(done(world, instant), "po_fast")).toMatchObject({ method: "instant", type: "card" })
    const named = payout("slow", "1.00 usd", { stripeAccount: "acct_ada", to: "bank_account" })
    expect(objectOf(done(world, named), "po_slow")).not.toHaveProperty("type")
  })

  it("in the place of a bank account stops a debit that was to come", () => {
    const world = of(by("manual"), [])
    owing(world)
    done(world, to("card", "card"))
    expect(payouts(passed(world, moment("2026-04-01")))).toEqual([])
    expect(held(world, "acct_ada")).toBe("0.00 / -6.00")
  })

  it("that sends a payout back is mended as one, and its payouts cannot be reversed", () => {
    const world = of(by("daily"), [to("card", "card"), cake])
    passed(world, moment("2026-03-05"))
    expect(answer(refused(world, payoutReversal("back", "po_ada.2026-03-04")))).toContain(
      "cannot be reversed: it went to a debit card."
    )
    done(world, payoutFailure("closed", "po_ada.2026-03-04"))
    expect(bankOf(world)).toBe("errored")
    done(world, update("acct_ada"))
    expect(payouts(passed(world, moment("2026-04-01")))).toEqual(["po_ada.2026-03-06: 10.00 usd by card"])
  })

  it("sets what waits going once, also in the place of a bank account that a payout came back from", () => {
    const kinds = (world: MovingWorld, command: Command) =>
      done(world, command).outcome.happenings.map(({ kind }) => kind)
    const world = of(by("daily"), [])
    expect(kinds(world, to("card", "card"))).toEqual(["payout_run"])
    expect(kinds(world, to("same", "card"))).toEqual([])
    expect(kinds(world, to("pounds", "bank_account", Currency.of("gbp")))).toEqual(["payout_run", "payout_run"])
    expect(kinds(world, to("british", "card", Currency.of("gbp")))).toEqual(["payout_run", "payout_run"])
    const broken = failed()
    expect(kinds(broken, to("card", "card"))).toEqual(["payout_run"])
  })

  it("is paid out to on days that are known, if anything is by itself", () => {
    const german = { ...by("daily"), country: "DE" }
    expect(answer(refused(of(german, []), to("card", "card")))).toContain(
      "on business days of DE, whose holidays are not known, is not modelled yet"
    )
    expect(of({ ...connected("Ada"), country: "DE" }, [to("card", "card")]).account("acct_ada")?.cards?.size).toBe(1)
  })

  it("is of one currency, as a bank account is", () => {
    const world = of(by("daily"), [to("card", "card", Currency.of("gbp"))])
    const account = world.account("acct_ada")
    expect([...(account?.cards ?? [])]).toEqual(["gbp"])
    expect([...(account?.externalAccounts?.keys() ?? [])]).toEqual(["gbp"])
    done(world, to("bank", "bank_account", Currency.of("gbp")))
    expect([...(world.account("acct_ada")?.cards ?? [])]).toEqual([])
  })

  it("may be the platform's, which is debited in its other currencies all the same", () => {
    const banks = new Map([[Currency.of("gbp"), { country: "GB", tariff: market.tariff }]])
    const payouts = { schedule: { interval: "manual" }, debitNegativeBalances: true } as const
    const cards = new Set([market.currency])
    const days = (account: StripeAccount.StripeAccount) =>
      SettlementCurrency.all(account).map((currency) => PayoutSettings.debitDays(account, currency) !== undefined)
    expect(days({ ...market, externalAccounts: banks, payouts, cards })).toEqual([false, true])
  })
})

describe("the account as it is after an update", () => {
  const pounds = Currency.of("gbp")
  const change = { _tag: "external_account_update", key: "next" } as const
  const after = (more: Partial<UpdateExternalAccount.UpdateExternalAccount>) =>
    UpdateExternalAccount.after(ada, { ...change, ...more })

  it("is as it was, where its own bank account is mended or no prices are known", () => {
    expect(after({})).toEqual(ada)
    expect(after({ currency: ada.currency, country: "GB" })).toEqual(ada)
    expect(after({ currency: Currency.of("hnl"), object: "card" })).toEqual(ada)
  })

  it("has its bank account where that was, at the prices that it had, unless the country is stated", () => {
    const lempiras = Currency.of("hnl")
    for (const currency of [pounds, lempiras]) {
      const bank = { country: "GB", tariff: { ...tariffIn(pounds), name: "her own" } }
      const known = { ...ada, externalAccounts: new Map([[currency, bank]]) }
      const mended = UpdateExternalAccount.after(known, { ...change, currency })
      expect(mended.externalAccounts?.get(currency)).toEqual(bank)
      const moved = UpdateExternalAccount.after(known, { ...change, currency, country: "IE" })
      expect(moved.externalAccounts?.get(currency)).toEqual({ ...bank, country: "IE" })
    }
  })

  it("has a card, or a bank account where it is or the account is", () => {
    expect([...(after({ object: "card" }).cards ?? [])]).toEqual(["usd"])
    expect(after({ currency: pounds, country: "GB" }).externalAccounts?.get(pounds)?.country).toBe("GB")
    expect(after({ currency: pounds }).externalAccounts?.get(pounds)?.country).toBe("US")
    expect([...(after({ currency: pounds, object: "card" }).cards ?? [])]).toEqual(["gbp"])
  })
})

it("an automatic payout can come back for 90 days after it arrived, and is then forgotten", () => {
  const last = after([cake], { accounts: [ada] })
  passed(last, moment("2026-06-01T23:59:59Z"))
  expect(objectOf(done(last, payoutFailure("x", "po_ada.2026-03-04")), "po_ada.2026-03-04")).toMatchObject({
    status: "failed"
  })
  const late = after([cake], { accounts: [ada] })
  passed(late, moment("2026-06-02"))
  expect(answer(refused(late, payoutFailure("x", "po_ada.2026-03-04")))).toContain("No such payout")
})
