/**
 * What is paid out of an account that settles in several currencies: each by itself, on the business days of its bank.
 */
import { describe, expect, it } from "vitest"
import { borders, settlingIn } from "./Borders.ts"
import {
  ada,
  charge,
  done,
  market,
  moment,
  money,
  passed,
  payoutCancel,
  payoutFailure,
  refund,
  topUp
} from "./Worlds.ts"
import type { PayoutSettings } from "#core/connect/PayoutSettings.ts"
import type { StripeAccount } from "#core/connect/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type * as Run from "#core/simulation/Run.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const [usd, eur] = ["usd", "eur"].map(Currency.of) as [Currency.Currency, Currency.Currency]

const both = <Account extends StripeAccount>(account: Account, payouts: PayoutSettings = daily): Account => ({
  ...settlingIn(account, "DE"),
  payouts
})

const world = (account = both(ada), start = moment("2026-03-02T09:30Z")): MovingWorld =>
  borders({ accounts: [account], start })

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
    const made = world(both(ada, { ...daily, minimumBalance: money("50.00 eur") }))
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

  it("begin anew in both when its bank account is updated", () => {
    const made = world()
    done(made, sale("cake", "100.00 usd"))
    done(made, sale("kuchen", "100.00 eur"))
    passed(made, moment("2026-03-04T12:00Z"))
    done(made, payoutFailure("closed", "po_ada.2026-03-04.eur"))
    done(made, payoutFailure("shut", "po_ada.2026-03-04"))
    expect(paidOut(passed(made, moment("2026-03-10")))).toEqual([])
    done(made, { _tag: "external_account_update", key: "mended", stripeAccount: ada.id })
    expect(paidOut(passed(made, moment("2026-03-12")))).toEqual([
      "po_ada.2026-03-11: 96.80 usd of txn_shut",
      "po_ada.2026-03-11.eur: 98.25 eur of txn_closed"
    ])
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
