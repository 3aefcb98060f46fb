import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { Entry } from "#core/ledger/Entry.ts"
import * as EntryOf from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Flow from "#core/report/Flow.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import type { Instant } from "#core/time/Instant.ts"
import {
  after,
  ada,
  charge,
  connected,
  done,
  feeRefund,
  market,
  monday,
  refund,
  reversal,
  sten,
  thursday,
  toAda,
  transfer,
  tuesday,
  wednesday,
  world
} from "../connect/Worlds.ts"
import { entry, money, posting, transaction } from "../ledger/Books.ts"

const usd = Currency.of("usd")

/** A row with its flows that are not zero, as `name amount`, then what there is now. */
const written = (row: FundFlow.Row): string => {
  const parts = [...Flow.all, "pending", "available", "inTransit", "bank"] as const
  const some = parts
    .filter((part) => !Money.isZero(row[part]))
    .map((part) => `${part} ${Money.formatAmount(row[part])}`)
  return [`${row.account} ${row.currency}`, ...some].join(", ")
}

const rows = (entries: Iterable<Entry>, at: Instant = thursday): ReadonlyArray<string> =>
  FundFlow.of(entries, at, market.id).rows.map(written)

/** The entries of commands that are all sent on Monday. */
const booked = (...commands: ReadonlyArray<Parameters<typeof done>[1]>): ReadonlyArray<Entry> => {
  const of = world()
  return commands.flatMap((command) => done(of, command).entries)
}

const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })
const lamp = charge("lamp", "10.00 usd", { stripeAccount: sten.id, applicationFeeAmount: money("1.00 usd") })
const both = { reverseTransfer: true, refundApplicationFee: true }
const market1 = "acct_market usd"
const ada1 = "acct_ada usd"

describe("the fund flow of a payment", () => {
  it.each<readonly [string, ReadonlyArray<Parameters<typeof done>[1]>, ReadonlyArray<string>]>([
    [
      "charge on the platform",
      [charge("flour", "10.00 usd")],
      [`${market1}, charges 10.00, stripeFees -0.59, available 9.41`]
    ],
    [
      "direct charge",
      [lamp],
      [
        `${market1}, applicationFees 1.00, available 1.00`,
        "acct_sten usd, charges 10.00, stripeFees -0.59, applicationFees -1.00, available 8.41"
      ]
    ],
    [
      "destination charge",
      [cake],
      [
        `${market1}, charges 10.00, stripeFees -0.59, applicationFees 2.00, transfers -10.00, available 1.41`,
        `${ada1}, applicationFees -2.00, transfers 10.00, available 8.00`
      ]
    ],
    [
      "destination charge refunded in half with both flags",
      [cake, refund("back", "ch_cake", { amount: money("5.00 usd"), ...both })],
      [
        `${market1}, charges 10.00, refunds -5.00, stripeFees -0.59, applicationFees 1.00, transfers -5.00, available 0.41`,
        `${ada1}, applicationFees -1.00, transfers 5.00, available 4.00`
      ]
    ],
    [
      "separate transfer, taken back in part",
      [
        charge("flour", "10.00 usd"),
        transfer("stall", "7.00 usd", { sourceTransaction: "ch_flour" }),
        reversal("less", "tr_stall", { amount: money("3.00 usd") })
      ],
      [
        `${market1}, charges 10.00, stripeFees -0.59, transfers -4.00, available 5.41`,
        `${ada1}, transfers 4.00, available 4.00`
      ]
    ],
    [
      "direct charge whose fee was given back",
      [lamp, feeRefund("back", "fee_lamp")],
      [market1, "acct_sten usd, charges 10.00, stripeFees -0.59, available 9.41"]
    ]
  ])("%s", (_, commands, expected) => {
    expect(rows(booked(...commands))).toEqual(expected)
  })

  it("is pending before it matures, and not there before it happens", () => {
    const entries = booked(charge("flour", "10.00 usd"))
    const flow = `${market1}, charges 10.00, stripeFees -0.59`
    expect(rows(entries, monday)).toEqual([`${flow}, pending 9.41`])
    expect(rows(entries, tuesday)).toEqual([`${flow}, pending 9.41`])
    expect(rows(entries, wednesday)).toEqual([`${flow}, available 9.41`])
    expect(rows(entries, (monday - 1) as Instant)).toEqual([])
  })
})

describe("every flow", () => {
  const own = (counterpart: string, item?: string): Entry =>
    entry({ postings: [posting(`acct_ada/balance -> ${counterpart}`, "1.00 usd", item)] })

  it("is of the Stripe balance only: what other pots do among themselves is none", () => {
    const arrived = entry({ postings: [posting("acct_ada/in_transit -> acct_ada/bank", "1.00 usd", "po_1")] })
    expect(rows([arrived])).toEqual([])
    expect(rows([own("acct_ada/in_transit", "po_1"), arrived])).toEqual([
      `${ada1}, payouts -1.00, available -1.00, bank 1.00`
    ])
    expect(rows([own("acct_ada/in_transit", "po_1")])).toEqual([
      `${ada1}, payouts -1.00, available -1.00, inTransit 1.00`
    ])
  })

  it("is not of an unknown type in suspense that is called balance", () => {
    expect(rows([own("suspense/balance")])).toEqual([`${ada1}, other -1.00, available -1.00`])
  })

  it("between two balances of one book is on both", () => {
    const moved = entry({ postings: [posting("acct_ada/balance -> acct_ben/balance", "1.00 usd")] })
    expect(rows([moved])).toEqual([`${ada1}, other -1.00, available -1.00`, "acct_ben usd, other 1.00, available 1.00"])
  })
})

describe("the rows", () => {
  const some = (account: string, currency: string) =>
    entry({ postings: [posting(`payers -> ${account}/balance`, `1 ${currency}`)] })

  it("are the platform's first, then the others by id, each by currency", () => {
    const accounts = ["acct_zoe", "acct_ada", "acct_market", "acct_ben"]
    const entries = ["usd", "eur", "jpy"].flatMap((currency) => accounts.map((account) => some(account, currency)))
    const { rows } = FundFlow.of(entries, thursday, "acct_market")
    expect(rows.map(({ account, currency }) => `${account} ${currency}`)).toEqual([
      ...["eur", "jpy", "usd"].map((currency) => `acct_market ${currency}`),
      ...["eur", "jpy", "usd"].map((currency) => `acct_ada ${currency}`),
      ...["eur", "jpy", "usd"].map((currency) => `acct_ben ${currency}`),
      ...["eur", "jpy", "usd"].map((currency) => `acct_zoe ${currency}`)
    ])
  })

  it("are there for listed accounts without a flow too", () => {
    const { margin, rows, stripe } = FundFlow.of([], thursday, market.id, [sten, market])
    expect(rows.map(written)).toEqual([market1, "acct_sten usd"])
    expect(margin).toEqual([money("0 usd")])
    expect(stripe).toEqual([])
  })

  it("are none of a listed account's own where it has a flow in that currency", () => {
    expect(FundFlow.of([some("acct_ada", "usd")], thursday, market.id, [ada]).rows).toHaveLength(1)
  })
})

describe("what the platform keeps and what Stripe takes", () => {
  it("is its row without payouts, and all fees on every account, tax left out", () => {
    const paidOut = entry({ postings: [posting("acct_market/balance -> acct_market/in_transit", "1.00 usd", "po_1")] })
    const taxed = entry({ postings: [posting("acct_market/balance -> tax/fees", "0.10 usd")] })
    const passed = entry({ postings: [posting("acct_ada/balance -> stripe/passthrough", "0.20 usd")] })
    const flow = FundFlow.of([...booked(cake, lamp), paidOut, taxed, passed], thursday, market.id)
    expect(flow.margin).toEqual([money("2.31 usd")])
    expect(flow.stripe).toEqual([money("1.38 usd")])
    expect(flow.taxes).toEqual([money("0.10 usd")])
    const [row = expect.fail()] = flow.rows
    expect(FundFlow.made(row)).toEqual(money("2.31 usd"))
  })

  it("is per currency", () => {
    const fee = (amount: string) => entry({ postings: [posting("acct_market/balance -> stripe/fees", amount)] })
    const flow = FundFlow.of([fee("1.00 usd"), fee("2.00 eur"), fee("3 jpy")], thursday, market.id)
    expect(flow.margin).toEqual([money("-2.00 eur"), money("-3 jpy"), money("-1.00 usd")])
    expect(flow.stripe).toEqual([money("2.00 eur"), money("3 jpy"), money("1.00 usd")])
    expect(flow.taxes).toEqual([])
  })
})

describe("a platform's margin", () => {
  const moved = (way: string, item?: string) => entry({ postings: [posting(way, "1.00 usd", item)] })
  const lined = (type: string, reportingCategory: string, against: string): Entry => {
    const line = transaction({ account: market.id, type, amount: money("1.00 usd"), reportingCategory })
    const balance = LedgerAccount.of(market.id, "balance")
    const counterpart = { account: Result.getOrThrow(LedgerAccount.parse(against)) }
    return Result.getOrThrow(EntryOf.ofTransaction(line, Posting.change(balance, line.amount, counterpart)))
  }

  it.each<readonly [string, Entry, string]>([
    ["charges", lined("charge", "charge", "payers"), "1.00 usd"],
    ["refunds that failed", lined("refund_failure", "refund_failure", "payers"), "1.00 usd"],
    ["disputes that were won", lined("adjustment", "dispute_reversal", "payers"), "1.00 usd"],
    ["Stripe's fees", moved("acct_market/balance -> stripe/fees"), "-1.00 usd"],
    ["application fees", moved("clearing/application_fee -> acct_market/balance", "ch_1"), "1.00 usd"],
    ["transfers", moved("acct_market/balance -> clearing/transfer", "tr_1"), "-1.00 usd"],
    ["collections", moved("acct_market/balance -> clearing/collection", "connct_1"), "-1.00 usd"],
    ["no reserves", moved("acct_market/balance -> acct_market/connect_reserved"), "0.00 usd"],
    ["no payouts", moved("acct_market/balance -> acct_market/in_transit", "po_1"), "0.00 usd"],
    ["no top-ups", lined("topup", "topup", "acct_market/bank"), "0.00 usd"]
  ])("counts %s", (_, entry, margin) => {
    expect(FundFlow.of([entry], thursday, market.id).margin).toEqual([money(margin)])
  })
})

describe("a fund flow that is added to entry by entry", () => {
  const told = [cake, lamp, refund("back", "ch_cake", { amount: money("3.33 usd"), ...both })]

  it("says at every point what it would say of the entries so far, and of what is listed", () => {
    const entries = booked(...told)
    for (const at of [monday, thursday]) {
      const flow = FundFlow.empty(at, market.id, [ada])
      expect(FundFlow.result(flow).rows.map(written)).toEqual([ada1])
      for (const [index, entry] of entries.entries()) {
        FundFlow.add(flow, entry)
        expect(FundFlow.result(flow)).toEqual(FundFlow.of(entries.slice(0, index + 1), at, market.id, [ada]))
      }
    }
  })

  it("is as large after many entries of the same accounts as after few", () => {
    const entries = booked(...told)
    const size = (times: number) => {
      const flow = FundFlow.empty(thursday, market.id)
      for (let time = 0; time < times; time++) for (const entry of entries) FundFlow.add(flow, entry)
      return [flow.balances.nexts.length, flow.balances.volumes.sums.length, flow.volumes.sums.length]
    }
    expect(size(500)).toEqual(size(1))
  })
})

describe("the sums", () => {
  const ben = connected("Ben")
  const of = after([], { accounts: [ada, ben, sten] })
  const entries = [
    cake,
    lamp,
    charge("flour", "10.00 usd"),
    transfer("stall", "7.00 usd", { sourceTransaction: "ch_flour", destination: ben.id }),
    refund("back", "ch_cake", { amount: money("3.33 usd"), ...both }),
    reversal("less", "tr_stall", { amount: money("3.00 usd") }),
    feeRefund("given", "fee_lamp", "0.33 usd"),
    refund("gone", "ch_lamp")
  ].flatMap((command) => done(of, command).entries)

  it.each([monday, tuesday, wednesday, thursday])(
    "of every row at %s are what is there, of every column what crossed",
    (at) => {
      const { rows } = FundFlow.of(entries, at, market.id)
      expect(rows).toHaveLength(4)
      for (const row of rows) {
        const flowed = Flow.all.map((flow) => row[flow])
        expect(Money.sum(usd, flowed)).toEqual(Money.add(row.pending, row.available))
      }
      const column = (flow: Flow.Flow) =>
        Money.sum(
          usd,
          rows.map((row) => row[flow])
        )
      expect([column("transfers"), column("applicationFees")]).toEqual([money("0 usd"), money("0 usd")])
      expect(column("charges")).toEqual(money("30.00 usd"))
      expect(column("refunds")).toEqual(money("-13.33 usd"))
    }
  )

  it("of a column are not zero where one side was not seen", () => {
    const halves = entries.filter(({ account }) => account === market.id)
    const { rows } = FundFlow.of(halves, thursday, market.id)
    expect(rows[0]?.transfers).not.toEqual(money("0 usd"))
  })
})
