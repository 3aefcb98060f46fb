/**
 * What is paid out of an account that settles in several currencies: each by itself, on the business days of its bank.
 */
import { describe, expect, it } from "vitest"
import { borders, cara, settlingIn } from "./Borders.ts"
import {
  ada,
  answer,
  charge,
  connected,
  done,
  market,
  moment,
  money,
  passed,
  payout,
  payoutCancel,
  payoutFailure,
  refund,
  refused,
  statement,
  tariffIn,
  text,
  topUp
} from "./Worlds.ts"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import { type StripeAccount, statusOf } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type * as Run from "#core/simulation/Run.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const [usd, eur] = ["usd", "eur"].map(Currency.of) as [Currency.Currency, Currency.Currency]

const both = <Account extends StripeAccount>(account: Account, payouts: PayoutSettings = daily): Account => ({
  ...settlingIn(account, "DE"),
  payouts
})

const world = (account = both(ada), start = moment("2026-03-02T09:30Z")): MovingWorld =>
  borders({ accounts: [account], start, reschedulable: "all" })

/** The payouts of a time, each with what it sweeps. */
const paidOut = (happened: ReadonlyArray<Run.Happened>): ReadonlyArray<string> =>
  happened.flatMap(({ outcome }) =>
    outcome.made.flatMap((made) => {
      if (made.object !== "payout") return []
      const swept = outcome.swept?.find(({ payout }) => payout === made.id)?.transactions ?? []
      return [`${made.id}: ${Money.format(made.amount)} of ${swept.join(", ")}`]
    })
  )

const sale = (key: string, amount: string) => charge(key, amount, { stripeAccount: ada.id })

describe("a payout that is asked for", () => {
  const manual: PayoutSettings = { schedule: { interval: "manual" }, debitNegativeBalances: false }

  it("is of the balance that it names, or of the account's own currency", () => {
    const made = world(both(ada, manual))
    done(made, sale("cake", "100.00 usd"))
    done(made, sale("kuchen", "100.00 eur"))
    passed(made, moment("2026-03-05"))
    done(made, payout("part", "8.25 eur", { stripeAccount: ada.id }))
    done(made, payout("rest", undefined, { stripeAccount: ada.id, currency: eur }))
    done(made, payout("own", undefined, { stripeAccount: ada.id }))
    expect(["po_part", "po_rest", "po_own"].map((id) => made.payout(id)?.amount)).toEqual(
      ["8.25 eur", "90.00 eur", "96.80 usd"].map(money)
    )
  })

  it("is instant in the currency of its country only", () => {
    const made = world(both(ada, manual))
    done(made, sale("kuchen", "100.00 eur"))
    passed(made, moment("2026-03-05"))
    const asked = { stripeAccount: ada.id, method: "instant", currency: eur } as const
    expect(answer(refused(made, payout("now", undefined, asked)))).toContain("instant_payouts_currency_disabled")
  })
})

describe("a balance without a bank account", () => {
  const arrival = moment("2026-03-09")
  // 20.00 usd of fee at 1.25, less 2%, on Monday.
  const withFee = (choices: Parameters<typeof borders>[0] = {}) => {
    const made = borders({ choices: { applicationFeeCurrency: "connected_account" }, ...choices })
    const fee = { applicationFeeAmount: money("20.00 usd") }
    done(made, charge("sale", "100.00 usd", { transferData: { destination: cara.id }, ...fee }))
    passed(made, moment("2026-03-06"))
    return made
  }
  const cad = Currency.of("cad")
  const all = payout("all", undefined, { currency: cad })

  it("is sold for the currency of the bank account at the rate of its moment, less what Stripe keeps", () => {
    const made = withFee()
    expect(Money.format(made.balance(market.id, cad).available)).toBe("24.50 cad")
    expect(statement(done(made, all))).toMatch(/^market: payout -24.50 - 0.00 = -24.50 cad/)
    expect(Money.format(made.balance(market.id, cad).available)).toBe("0.00 cad")
    const { amount, arrivalDate, converted } = made.payout("po_all") ?? expect.fail("no payout")
    expect(Money.format(amount)).toBe("24.50 cad")
    // 1 ÷ 1.30, less 1% in the United States.
    expect(converted && Money.format(converted.amount)).toBe("18.66 usd")
    expect(converted && Rate.formatDecimal(converted.rate)).toBe("0.761538")
    expect(arrivalDate).toBe(arrival)
  })

  it("is where it came from again when the bank sends it back, at whatever rate it went", () => {
    const made = withFee()
    done(made, all)
    passed(made, arrival)
    done(made, payoutFailure("no", "po_all"))
    expect(Money.format(made.balance(market.id, cad).available)).toBe("24.50 cad")
    done(made, { _tag: "external_account_update", key: "mended" })
    done(made, payout("again", "24.00 cad"))
    done(made, payoutCancel("wait", "po_again"))
    expect(Money.format(made.balance(market.id, cad).available)).toBe("24.50 cad")
  })

  it("is not paid out beyond what there is, nor without a rate", () => {
    expect(answer(refused(withFee(), payout("more", "24.51 cad")))).toContain("balance_insufficient")
    const made = withFee()
    const ratesOfMonday = ExchangeRates.of([])
    expect(answer(refused({ ...made, exchangeRates: ratesOfMonday }, payout("all", "24.50 cad")))).toContain(
      "there is no exchange rate of cad to usd on 2026-03-06; expected pair: cad/usd under exchange_rates"
    )
  })

  it("keeps what Stripe takes inside the rate, also where other conversions have a line for it", () => {
    const made = withFee({
      choices: { applicationFeeCurrency: "connected_account", conversionFee: "stripe_fx_fee" }
    })
    const { outcome } = done(made, payout("all", "24.50 cad"))
    expect(outcome.transactions.map(({ amount, type }) => [type, Money.format(amount)])).toEqual([
      ["payout", "-24.50 cad"]
    ])
    expect(made.payout("po_all")?.converted?.fee).toBeUndefined()
  })
})

describe("a currency that is paid out in whole units", () => {
  const inWhole = (code: string, payouts: PayoutSettings = daily) => {
    const tariff = tariffIn(Currency.of(code))
    const cards = { ...tariff.prices.card, fixed: Money.of(Currency.of(code), 0n), rate: Rate.of("1.5%") }
    return connected("Ada", "express", {
      country: "GB",
      currency: Currency.of(code),
      tariff: { ...tariff, prices: { card: cards } },
      settlementDelay: { days: 2, count: "calendar" },
      payouts
    })
  }

  it.each([
    ["huf", ["12345.00 huf", "12345.00 huf"], ["12159.00 huf", "12160.00 huf"], "0.64 huf"],
    ["twd", ["1234.00 twd", "1234.00 twd"], ["1215.00 twd", "1215.00 twd"], "0.98 twd"],
    ["isk", ["12345.00 isk", "12345.00 isk"], ["12159.00 isk", "12160.00 isk"], "0.64 isk"],
    ["kwd", ["12.340 kwd", "12.340 kwd"], ["12.150 kwd", "12.160 kwd"], "0.000 kwd"],
    ["jpy", ["12345 jpy", "12345 jpy"], ["12160 jpy", "12160 jpy"], "0 jpy"]
  ])("is paid out so, and the rest with what comes next: %s", (code, [first = "", second = ""], paid, rest) => {
    const made = world(inWhole(code))
    const currency = Currency.of(code)
    done(made, sale("one", first))
    const [early] = paidOut(passed(made, moment("2026-03-05")))
    done(made, sale("two", second))
    const [late] = paidOut(passed(made, moment("2026-03-12")))
    expect([early, late].map((payout) => payout?.replace(/^.*: (.*) of .*$/u, "$1"))).toEqual(paid)
    expect(Money.format(made.balance(ada.id, currency).available)).toBe(rest)
  })

  it("keeps the rest by lines of its own, so that the payout is the sum of what it sweeps", () => {
    const made = world(inWhole("huf"))
    done(made, sale("one", "12345.00 huf"))
    const [run] = passed(made, moment("2026-03-03T12:00Z"))
    expect(run === undefined ? "" : statement(run)).toBe(text`
      ada: payout_minimum_balance_hold -0.82 - 0.00 = -0.82 huf
        po_ada.2026-03-04, 2026-03-04, payout_minimum_balance_hold, "Remainder hold"
      ada: payout -12159.00 - 0.00 = -12159.00 huf
        po_ada.2026-03-04, 2026-03-04, payout, "STRIPE PAYOUT"
      ada: payout_minimum_balance_release 0.82 - 0.00 = 0.82 huf
        po_ada.2026-03-04, 2026-03-04, payout_minimum_balance_release, "Remainder release"
    `)
  })

  it("is not paid out below one unit, and sets no run for it", () => {
    const made = world(inWhole("huf"))
    done(made, sale("one", "175.00 huf"))
    done(made, refund("back", "ch_one", { amount: money("172.00 huf") }))
    expect(paidOut(passed(made, moment("2026-03-12")))).toEqual([])
    expect(Money.format(made.balance(ada.id, Currency.of("huf")).available)).toBe("0.37 huf")
  })

  it("is debited from the bank by whole units, so that nothing is missing", () => {
    const manual: PayoutSettings = { schedule: { interval: "manual" }, debitNegativeBalances: true }
    const debits = [daily, manual].map((payouts) => {
      const account = inWhole("huf", payouts)
      const made = borders({ accounts: [account], choices: { refundWithoutFunds: "negative_balance" } })
      done(made, sale("one", "12345.00 huf"))
      done(made, refund("back", "ch_one"))
      const [payout] = paidOut(passed(made, moment("2026-03-20")))
      return [payout, Money.format(made.balance(ada.id, Currency.of("huf")).available)]
    })
    expect(debits).toEqual([
      ["po_ada.2026-03-04: -186.00 huf of txn_one, txn_back, txn_ada.2026-03-04.hold", "0.82 huf"],
      ["po_ada.2026-03-05: -186.00 huf of ", "0.82 huf"]
    ])
  })

  it("is paid out so when asked for too, with or without an amount", () => {
    const made = world(inWhole("isk", { ...daily, schedule: { interval: "manual" } }))
    done(made, sale("one", "12345.00 isk"))
    passed(made, moment("2026-03-05"))
    expect(answer(refused(made, payout("fine", "1.50 isk", { stripeAccount: ada.id })))).toContain(
      "must be divisible by 100, and 150 is not"
    )
    done(made, payout("all", undefined, { stripeAccount: ada.id }))
    expect(made.payout("po_all")?.amount).toEqual(money("12159.00 isk"))
  })
})

describe("the automatic payouts of an account with two currencies", () => {
  it("are one of each, named and swept by itself", () => {
    const made = world()
    done(made, sale("cake", "100.00 usd"))
    done(made, sale("kuchen", "100.00 eur"))
    expect(paidOut(passed(made, moment("2026-03-04")))).toEqual([
      "po_ada.2026-03-04: 96.80 usd of txn_cake",
      "po_ada.2026-03-04.eur: 98.25 eur of txn_kuchen"
    ])
    expect([usd, eur].map((currency) => made.balance(ada.id, currency).available)).toEqual([
      money("0 usd"),
      money("0 eur")
    ])
    expect(made.unswept(ada.id, eur)).toEqual([])
  })

  it("are on the business days of each bank", () => {
    const made = world(both(ada), moment("2026-04-01T09:30Z"))
    done(made, sale("cake", "100.00 usd"))
    done(made, sale("kuchen", "100.00 eur"))
    // Good Friday is no holiday of American banks, and Easter Monday neither: of the euro's they are.
    expect(paidOut(passed(made, moment("2026-04-10")))).toEqual([
      "po_ada.2026-04-03: 96.80 usd of txn_cake",
      "po_ada.2026-04-07.eur: 98.25 eur of txn_kuchen"
    ])
  })

  it("commit what is available of their own currency only", () => {
    const made = borders({ platform: both(market), accounts: [] })
    done(made, topUp("dollars", "50.00 usd", { expectedAvailabilityDate: made.now() }))
    done(made, topUp("euros", "70.00 eur", { expectedAvailabilityDate: made.now() }))
    passed(made, moment("2026-03-03T01:00Z"))
    expect([usd, eur].map((currency) => Money.format(made.committed(market.id, currency)))).toEqual([
      "50.00 usd",
      "70.00 eur"
    ])
    expect(made.payout("po_market.2026-03-04.eur.bank_account")?.amount).toEqual(money("70.00 eur"))
  })

  it("leave the minimum balance in its currency, and come back to it", () => {
    const made = world(both(ada, { ...daily, minimumBalances: MinimumBalances.of([money("50.00 eur")]) }))
    done(made, sale("cake", "100.00 usd"))
    done(made, sale("kuchen", "100.00 eur"))
    const happened = passed(made, moment("2026-03-03T12:00Z"))
    expect(paidOut(happened)).toEqual([
      "po_ada.2026-03-04: 96.80 usd of txn_cake",
      "po_ada.2026-03-04.eur: 48.25 eur of txn_kuchen, txn_ada.2026-03-04.eur.hold"
    ])
    done(made, payoutCancel("keep", "po_ada.2026-03-04.eur"))
    passed(made, moment("2026-03-04"))
    expect(made.balance(ada.id, eur).available).toEqual(money("98.25 eur"))
    expect(paidOut(passed(made, moment("2026-03-06")))).toEqual([
      "po_ada.2026-03-05.eur: 48.25 eur of txn_ada.2026-03-04.eur.release, txn_keep, txn_ada.2026-03-05.eur.hold"
    ])
  })

  it("leave in each currency its own minimum balance", () => {
    const minimumBalances = MinimumBalances.of([money("50.00 eur"), money("10.00 usd")])
    const made = world(both(ada, { ...daily, minimumBalances }))
    done(made, sale("cake", "100.00 usd"))
    done(made, sale("kuchen", "100.00 eur"))
    expect(paidOut(passed(made, moment("2026-03-04T12:00Z")))).toEqual([
      "po_ada.2026-03-04: 86.80 usd of txn_cake, txn_ada.2026-03-04.hold",
      "po_ada.2026-03-04.eur: 48.25 eur of txn_kuchen, txn_ada.2026-03-04.eur.hold"
    ])
    expect([usd, eur].map((currency) => Money.format(made.balance(ada.id, currency).available))).toEqual([
      "10.00 usd",
      "50.00 eur"
    ])
  })

  it("begin anew in each when its own bank account is updated, or is the other one then", () => {
    const made = world()
    done(made, sale("cake", "100.00 usd"))
    done(made, sale("kuchen", "100.00 eur"))
    passed(made, moment("2026-03-04T12:00Z"))
    done(made, payoutFailure("closed", "po_ada.2026-03-04.eur"))
    done(made, payoutFailure("shut", "po_ada.2026-03-04"))
    expect(paidOut(passed(made, moment("2026-03-10")))).toEqual([])
    done(made, { _tag: "external_account_update", key: "mended", stripeAccount: ada.id })
    expect(paidOut(passed(made, moment("2026-03-12")))).toEqual(["po_ada.2026-03-11: 96.80 usd of txn_shut"])
    done(made, { _tag: "external_account_update", key: "too", stripeAccount: ada.id, currency: eur })
    expect(paidOut(passed(made, moment("2026-03-14")))).toEqual(["po_ada.2026-03-13.eur: 98.25 eur of txn_closed"])
  })

  const failingIn = (currency: "usd" | "eur") => {
    const made = world()
    done(made, sale("cake", "100.00 usd"))
    done(made, sale("kuchen", "100.00 eur"))
    passed(made, moment("2026-03-04T12:00Z"))
    done(made, payoutFailure("closed", currency === "usd" ? "po_ada.2026-03-04" : "po_ada.2026-03-04.eur"))
    done(made, sale("tart", "100.00 usd"))
    done(made, sale("torte", "100.00 eur"))
    return made
  }
  const status = (made: MovingWorld) => statusOf(made.account(ada.id) ?? expect.fail())

  it("go on in its own when one in another has failed, and in the other when one in its own has", () => {
    const euros = failingIn("eur")
    expect(status(euros)).toMatchObject({ externalAccount: "new", erroredIn: new Set([eur]) })
    expect(AccountStatus.payoutsEnabled(status(euros))).toBe(true)
    expect(paidOut(passed(euros, moment("2026-03-20")))).toEqual(["po_ada.2026-03-06: 96.80 usd of txn_tart"])
    const asked = (currency: Currency.Currency) => payout("now", undefined, { stripeAccount: ada.id, currency })
    expect(answer(refused(euros, asked(eur)))).toBe(
      "400 invalid_request_error payouts_not_allowed: Payouts of acct_ada are stopped: a payout to its bank failed, and " +
        "its external account must be updated first."
    )
    const dollars = failingIn("usd")
    expect(status(dollars).externalAccount).toBe("errored")
    expect(AccountStatus.payoutsEnabled(status(dollars))).toBe(false)
    expect(paidOut(passed(dollars, moment("2026-03-20")))).toEqual(["po_ada.2026-03-06.eur: 98.25 eur of txn_torte"])
    expect(answer(refused(dollars, asked(usd)))).toContain("payouts_not_allowed")
  })

  it("are stopped no more by what failed at a bank account that is gone", () => {
    const made = failingIn("eur")
    const gone = { _tag: "external_account_removal", key: "gone", stripeAccount: ada.id, currency: eur } as const
    done(made, gone)
    expect(status(made)).not.toHaveProperty("erroredIn")
    const late = world()
    done(late, sale("kuchen", "100.00 eur"))
    passed(late, moment("2026-03-04T12:00Z"))
    done(late, gone)
    done(late, payoutFailure("closed", "po_ada.2026-03-04.eur"))
    expect(status(late)).not.toHaveProperty("erroredIn")
    done(late, { _tag: "external_account_removal", key: "own", stripeAccount: ada.id })
    expect(status(late).externalAccount).toBe("missing")
  })

  it("take what is negative from the bank of that currency, by themselves or without a schedule", () => {
    const manual: PayoutSettings = { schedule: { interval: "manual" }, debitNegativeBalances: true }
    const debits = [daily, manual].map((payouts) => {
      const made = borders({ accounts: [both(ada, payouts)], choices: { refundWithoutFunds: "negative_balance" } })
      done(made, sale("kuchen", "100.00 eur"))
      done(made, refund("back", "ch_kuchen"))
      return paidOut(passed(made, moment("2026-03-20")))
    })
    expect(debits).toEqual([
      ["po_ada.2026-03-04.eur: -1.75 eur of txn_kuchen, txn_back"],
      ["po_ada.2026-03-05.eur: -1.75 eur of "]
    ])
  })
})
