import { describe, expect, it } from "vitest"
import * as CoverNegativeBalance from "#core/connect/decisions/CoverNegativeBalance.ts"
import * as CreateNegativePayout from "#core/connect/decisions/CreateNegativePayout.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import { nothing } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import { borders, cara } from "../Borders.ts"
import { written } from "../../ledger/Books.ts"
import {
  after,
  answer,
  charge,
  connected,
  debit,
  done,
  enable,
  feeRefund,
  held,
  market,
  moment,
  money,
  passed,
  payout,
  payoutCancel,
  payoutFailure,
  refund,
  refused,
  reversal,
  stop,
  thursday,
  toAda,
  topUp,
  transfer
} from "../Worlds.ts"

const debited: PayoutSettings = { schedule: { interval: "manual" }, debitNegativeBalances: true }
const ada = connected("Ada", "express", { payouts: debited })
const own = { stripeAccount: ada.id } as const
const until = moment("2026-04-01")

/** Ada has 10.00 on Wednesday, pays them out on Thursday and owes 6.00 of them the same day. */
const owing = (account = ada) => {
  const world = after([toAda("cake", "10.00 usd")], { accounts: [account] })
  done(world, payout("out", undefined, own), thursday)
  done(world, reversal("back", "tr_cake", { amount: money("6.00 usd") }))
  return world
}

/** The payouts that came about by themselves, each with when it was made, its amount and its arrival. */
const debits = (happened: ReturnType<typeof passed>): ReadonlyArray<string> =>
  happened.flatMap(({ happening, outcome }) =>
    outcome.made.flatMap((it) =>
      it.object === "payout"
        ? [
            `${Instant.format(happening.at).slice(0, 16)} ${it.id}: ${Money.format(it.amount)} ` +
              `of ${it.sourceType} for ${Instant.format(it.arrivalDate).slice(0, 10)}`
          ]
        : []
    )
  )

const update: Command = { _tag: "external_account_update", key: "new-bank", stripeAccount: ada.id }

describe("a negative balance of an account that is paid out when asked for", () => {
  it("is taken from its bank the night after, for the bank's next business day", () => {
    const world = owing()
    const happened = passed(world, until)
    expect(debits(happened)).toEqual(["2026-03-08T01:00 po_ada.2026-03-09: -6.00 usd of card for 2026-03-09"])
    expect(happened.map(({ happening }) => `${happening.kind} ${Instant.format(happening.at).slice(5, 16)}`)).toEqual([
      "shortfall 03-05T12:00",
      "payout_submission 03-06T00:00",
      "payout_arrival 03-06T00:00",
      "payout_run 03-08T01:00",
      "maturity 03-09T00:00",
      "payout_submission 03-09T00:00",
      "payout_arrival 03-09T00:00",
      "shortfall 03-09T00:00",
      "debit_clearing 03-12T00:00"
    ])
    expect(happened.flatMap(({ entries }) => entries.flatMap(({ postings }) => postings.map(written)))).toEqual([
      "6.00 usd acct_market/balance -> acct_market/connect_reserved",
      "10.00 usd acct_ada/in_transit -> acct_ada/bank [po_out]",
      "6.00 usd acct_ada/in_transit -> acct_ada/balance [po_ada.2026-03-09]",
      "6.00 usd acct_ada/bank -> acct_ada/in_transit [po_ada.2026-03-09]",
      "6.00 usd acct_market/connect_reserved -> acct_market/balance"
    ])
    expect(held(world, ada.id)).toBe("0.00 / 0.00")
  })

  it("is a payout without members, which is none of a schedule", () => {
    const world = owing()
    const happened = passed(world, moment("2026-03-08T12:00Z"))
    expect(happened.flatMap(({ outcome }) => outcome.swept ?? [])).toEqual([])
    expect(world.unswept(ada.id, ada.currency)).toEqual([])
    expect(world.payout("po_ada.2026-03-09")).toEqual({
      object: "payout",
      method: "standard",
      id: "po_ada.2026-03-09",
      account: ada.id,
      amount: money("-6.00 usd"),
      created: moment("2026-03-08T01:00Z"),
      arrivalDate: moment("2026-03-09"),
      sourceType: "card",
      description: "STRIPE PAYOUT",
      maker: "debit",
      reconciliationStatus: "not_applicable",
      status: "pending",
      balanceTransaction: "txn_ada.2026-03-09"
    })
    expect(held(world, ada.id)).toBe("6.00 / -6.00")
  })

  it("is all that is missing that night, in one debit, and what is missing later the next night's", () => {
    const world = owing()
    done(world, reversal("more", "tr_cake", { amount: money("1.00 usd") }), moment("2026-03-06T09:00Z"))
    done(world, reversal("rest", "tr_cake"), moment("2026-03-08T12:00Z"))
    expect(debits(passed(world, until))).toEqual([
      "2026-03-09T01:00 po_ada.2026-03-10: -3.00 usd of card for 2026-03-10"
    ])
    expect(world.payout("po_ada.2026-03-09")?.amount).toEqual(money("-7.00 usd"))
    expect(held(world, ada.id)).toBe("0.00 / 0.00")
  })

  it("is not debited when it is filled before the night", () => {
    const world = owing()
    done(world, topUp("cash", "20.00 usd", { expectedAvailabilityDate: moment("2026-03-06") }))
    done(world, transfer("help", "7.00 usd", { sourceType: "bank_account" }), moment("2026-03-06T10:00Z"))
    const happened = passed(world, until)
    expect(happened.filter(({ happening }) => happening.kind === "payout_run")).toHaveLength(1)
    expect(debits(happened)).toEqual([])
  })

  it.each([
    ["that has no payout settings", undefined],
    ["that says no", { ...debited, debitNegativeBalances: false }]
  ])("stays with an account %s", (_, payouts) => {
    const { payouts: _settings, ...without } = ada
    const world = owing(payouts === undefined ? without : { ...without, payouts })
    expect(debits(passed(world, until))).toEqual([])
    expect(held(world, ada.id)).toBe("0.00 / -6.00")
    const { currency, id: account } = ada
    const run = { kind: "payout_run", at: until, account, currency, day: Day.fromCivil(2026, 3, 9) } as const
    expect(CreateNegativePayout.run(world, without, run)).toEqual(nothing)
    expect(CreateNegativePayout.next(world, without, currency, until)).toEqual([])
  })

  it("is debited in the currency that the account settles in, and in no other", () => {
    const shortfall = { kind: "shortfall", at: thursday, account: ada.id, key: "x" } as const
    const [dollars, euros] = ["6 usd", "6 eur"].map((text) =>
      CoverNegativeBalance.follow(owing(), { ...shortfall, currency: money(text).currency })
    )
    expect(dollars?.happenings.map(({ kind }) => kind)).toContain("payout_run")
    expect(euros).toEqual(nothing)
  })

  it("is not taken in a currency that the platform has no bank account in", () => {
    const made = borders({
      platform: { ...market, payouts: debited },
      choices: { applicationFeeCurrency: "connected_account" }
    })
    const fee = { applicationFeeAmount: money("20.00 usd") }
    done(made, charge("sale", "100.00 usd", { transferData: { destination: cara.id }, ...fee }))
    passed(made, thursday)
    const cad = money("0.00 cad").currency
    done(made, payout("all", undefined, { currency: cad }))
    done(made, feeRefund("kind", "fee_sale"))
    expect(made.balance(market.id, cad).available).toEqual(money("-24.50 cad"))
    const shortfall = { kind: "shortfall", at: thursday, account: market.id, currency: cad, key: "x" } as const
    expect(CoverNegativeBalance.follow(made, shortfall)).toEqual(nothing)
    expect(debits(passed(made, until))).toEqual([])
  })

  it("is taken once where payouts were disabled meanwhile and are enabled again, and not before", () => {
    const made = after([toAda("cake", "10.00 usd")], { accounts: [ada] })
    done(made, payout("out", undefined, own), thursday)
    passed(made, moment("2026-03-06"))
    done(made, stop("review"))
    done(made, reversal("back", "tr_cake", { amount: money("6.00 usd") }))
    const friday = moment("2026-03-06T10:00Z")
    passed(made, friday)
    done(made, enable("fine"))
    expect(debits(passed(made, until))).toEqual([
      "2026-03-08T01:00 po_ada.2026-03-09: -6.00 usd of card for 2026-03-09"
    ])
    const stopped = owing()
    done(stopped, stop("review"))
    expect(debits(passed(stopped, until))).toEqual([])
  })

  it("is what all pots are short of, taken from those that are negative", () => {
    const world = after(
      [topUp("cash", "50.00 usd", { expectedAvailabilityDate: thursday }), toAda("cake", "10.00 usd")],
      {
        accounts: [ada]
      }
    )
    done(world, debit("taken", "4.00 usd", { sourceType: "bank_account" }), thursday)
    expect(debits(passed(world, moment("2026-03-12")))).toEqual([])
    done(world, reversal("back", "tr_cake", { amount: money("9.00 usd") }))
    expect(debits(passed(world, until))).toEqual([
      "2026-03-12T01:00 po_ada.2026-03-13.bank_account: -3.00 usd of bank_account for 2026-03-13"
    ])
  })

  it("is taken from the platform's bank too, if that is paid out when asked for", () => {
    const platform = { ...market, payouts: debited }
    const world = after([charge("own", "10.00 usd")], {
      platform,
      choices: { refundWithoutFunds: "negative_balance" }
    })
    done(world, refund("back", "ch_own"), thursday)
    expect(debits(passed(world, until))).toEqual([
      "2026-03-08T01:00 po_market.2026-03-09: -0.59 usd of card for 2026-03-09"
    ])
    expect(held(world, market.id)).toBe("0.00 / 0.00")
  })
})

describe("a negative payout that comes to nothing", () => {
  it("gives back on its day what it would have brought then, if it is canceled, and is tried again", () => {
    const world = owing()
    passed(world, moment("2026-03-08T12:00Z"))
    done(world, payoutCancel("no", "po_ada.2026-03-09"))
    expect(held(world, ada.id)).toBe("0.00 / -6.00")
    expect(debits(passed(world, moment("2026-03-10T12:00Z")))).toEqual([
      "2026-03-09T01:00 po_ada.2026-03-10: -6.00 usd of card for 2026-03-10"
    ])
  })

  it("makes the balance negative again, if the bank sends it back, and stops all that follows", () => {
    const world = owing()
    passed(world, moment("2026-03-11"))
    const failed = done(world, payoutFailure("bounced", "po_ada.2026-03-09"), moment("2026-03-11T10:00Z"))
    expect(failed.outcome.transactions).toMatchObject([
      { type: "payout_failure", net: money("-6.00 usd"), availableOn: moment("2026-03-11T10:00Z") }
    ])
    expect(failed.entries.flatMap(({ postings }) => postings.map(written))).toEqual([
      "6.00 usd acct_ada/balance -> acct_ada/in_transit [po_ada.2026-03-09]",
      "6.00 usd acct_ada/in_transit -> acct_ada/bank [po_ada.2026-03-09]"
    ])
    expect([world.account(ada.id)?.status?.externalAccount, held(world, ada.id)]).toEqual(["errored", "0.00 / -6.00"])
    expect(debits(passed(world, moment("2026-03-20")))).toEqual([])
    expect(answer(refused(world, payout("x", "1.00 usd", own)))).toContain("payouts_not_allowed")
  })

  it("is tried again once the bank account is updated", () => {
    const world = owing()
    done(world, payoutFailure("bounced", "po_ada.2026-03-09"), moment("2026-03-08T12:00Z"))
    done(world, update, moment("2026-03-20T10:00Z"))
    expect(debits(passed(world, until))).toEqual([
      "2026-03-22T01:00 po_ada.2026-03-23: -6.00 usd of card for 2026-03-23"
    ])
    expect(held(world, ada.id)).toBe("0.00 / 0.00")
    expect(done(world, { ...update, key: "newer" }).outcome.happenings).toEqual([])
  })
})

describe("of several pots", () => {
  const usd = market.currency
  const monday = Day.fromCivil(2026, 3, 9)
  const run = {
    kind: "payout_run",
    at: moment("2026-03-08T01:00Z"),
    account: ada.id,
    currency: usd,
    day: monday
  } as const
  const zero = money("0.00 usd")
  const pots: { readonly [pot: string]: Money.Money } = {
    card: money("-5.00 usd"),
    bank_account: money("-3.00 usd"),
    fpx: money("4.00 usd")
  }
  const all = money("-4.00 usd")
  const short = {
    ...after([], { accounts: [ada] }),
    balance: (_: unknown, __: unknown, pot?: string) => ({
      pending: zero,
      available: pot === undefined ? all : (pots[pot] ?? zero)
    }),
    maturing: () => []
  }

  it("those are filled first that come first, until nothing is missing of all together", () => {
    const { made } = CreateNegativePayout.run(short, ada, run)
    expect(
      made.flatMap((it) => (it.object === "payout" ? [`${it.sourceType} ${Money.format(it.amount)}`] : []))
    ).toEqual(["card -4.00 usd"])
  })

  it("each is filled as far as something is missing of all after those before it", () => {
    const balance = (_: unknown, __: unknown, pot?: string) => {
      const available = pot === "fpx" ? money("1.00 usd") : (pots[pot ?? ""] ?? zero)
      return { pending: zero, available }
    }
    const { made } = CreateNegativePayout.run({ ...short, balance }, ada, run)
    expect(
      made.flatMap((it) => (it.object === "payout" ? [`${it.sourceType} ${Money.format(it.amount)}`] : []))
    ).toEqual(["card -5.00 usd", "bank_account -2.00 usd"])
  })

  it("none is expected where nothing is missing", () => {
    expect(CreateNegativePayout.expected(after([], { accounts: [ada] }), ada, usd, moment("2026-03-08T00:30Z"))).toBe(
      undefined
    )
  })

  it("what becomes available in the second of the run is there, and what comes after it is not", () => {
    const expected = (seconds: number) =>
      CreateNegativePayout.expected(
        {
          ...short,
          maturing: (_, __, pot) =>
            pot === "card" ? [{ at: Instant.plus(run.at, seconds), amount: money("1.00 usd") }] : []
        },
        ada,
        usd,
        moment("2026-03-06T10:00Z")
      )?.due.map(({ amount }) => Money.format(amount))
    expect([expected(0), expected(1)]).toEqual([["-3.00 usd"], ["-4.00 usd"]])
  })
})
