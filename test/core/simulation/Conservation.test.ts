import { describe, expect, it } from "vitest"
import { Result } from "effect"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Consequence from "#core/connect/decisions/Consequence.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { Settings } from "#core/connect/Settings.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import { type MovingWorld, nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Balances from "#core/ledger/Balances.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Money from "#core/money/Money.ts"
import * as Conservation from "#core/simulation/Conservation.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Tally from "#core/simulation/Tally.ts"
import type { Instant } from "#core/time/Instant.ts"
import {
  ada,
  bankUpdate,
  capture,
  charge,
  done,
  feeRefund,
  hold,
  moment,
  monday,
  money,
  passed,
  payout,
  payoutCancel,
  payoutFailure,
  platformOf,
  refund,
  refundFailure,
  reversal,
  sten,
  thursday,
  toAda,
  topUp,
  transfer,
  tuesday,
  world
} from "../connect/Worlds.ts"
import { entry, money as amount, posting, transaction } from "../ledger/Books.ts"

const usd = money("1 usd").currency
const both = { reverseTransfer: true, refundApplicationFee: true }
const fee = { applicationFeeAmount: money("1.99 usd") }

// One of everything, all of it on Monday and Tuesday: what is charged matures on Wednesday.
const story: ReadonlyArray<readonly [Instant, Command]> = [
  [monday, toAda("cake", "10.01 usd", fee)],
  [monday, charge("lamp", "20.02 usd", { stripeAccount: sten.id, ...fee })],
  [monday, charge("flour", "30.03 usd")],
  [monday, transfer("stall", "17.77 usd", { sourceTransaction: "ch_flour" })],
  [tuesday, refund("some", "ch_cake", { amount: money("3.34 usd"), ...both })],
  [tuesday, refund("rest", "ch_cake", both)],
  [tuesday, refund("half", "ch_lamp", { amount: money("10.01 usd"), refundApplicationFee: true })],
  [tuesday, reversal("less", "tr_stall", { amount: money("5.55 usd") })],
  [tuesday, feeRefund("given", "fee_lamp", "0.50 usd")]
]

interface Kept {
  readonly tally: Tally.Tally
  readonly entries: ReadonlyArray<Entry>
  readonly world: MovingWorld
}

const play = (commands: typeof story, setup: Parameters<typeof world>[0] = {}): Kept => {
  const kept = { entries: Array<Entry>(), world: world(setup), tally: Tally.empty() }
  for (const [at, command] of commands) {
    const step = done(kept.world, command, at)
    for (const { entries, outcome } of [...step.happened, step]) {
      Tally.add(kept.tally, kept.world, outcome)
      kept.entries.push(...entries)
    }
  }
  return kept
}

const verdict = ({ entries, tally, world }: Kept, at: Instant = tuesday): Conservation.Verdict => {
  const counted = { ...Conservation.empty(world.platform.id, at), tally }
  const all = [{ outcome: nothing, entries }, ...passed(world, at)]
  for (const each of all) Conservation.add(counted, world, each)
  const balances = Balances.of(
    all.flatMap((each) => each.entries),
    at
  )
  return Conservation.verify(counted, balances, world)
}

/** The checks that fail, as `name` or `name of account`, and the open items, as `open item`. */
const broken = (kept: Kept, at: Instant = tuesday): ReadonlyArray<string> => {
  const { checks, holds, openItems } = verdict(kept, at)
  const names = [
    ...checks.filter((check) => !check.holds).map(({ account, name }) => (account ? `${name} of ${account}` : name)),
    ...openItems.map(({ item }) => `open ${item}`)
  ]
  expect(holds).toBe(names.length === 0)
  return names
}

/** What was kept, with the entries of one balance transaction replaced. */
const tampered = (id: string, change: (entry: Entry) => ReadonlyArray<Entry>): Kept => {
  const kept = play(story)
  const entries = kept.entries.flatMap((entry) => (entry.id === id ? change(entry) : [entry]))
  expect(entries).not.toEqual(kept.entries)
  return { ...kept, entries }
}

describe("money is kept", () => {
  it.each([
    ["while it is pending", tuesday, {}],
    ["when it is available", thursday, {}],
    ["where the platform pays Stripe", thursday, { accounts: [ada, { ...sten, controller: ada.controller }] }],
    ["where fees are recomputed", thursday, { choices: { processingFeeOnRefund: "recomputed" } }],
    ["where refunds go by ratio", thursday, { choices: { completingRefund: "by_ratio" } }]
  ] as const)("%s", (_, at, setup) => {
    expect(broken(play(story, setup), at)).toEqual([])
  })

  it("where the platform pays Stripe and fees are recomputed", () => {
    const controller = { ...sten.controller, losses: "application", feesPayer: "application" } as const
    const setup = {
      accounts: [ada, { ...sten, controller }],
      choices: { processingFeeOnRefund: "recomputed" }
    } as const
    expect(broken(play(story, setup))).toEqual([])
  })

  it("where nothing happened", () => {
    expect(verdict(play([]))).toEqual({ checks: [], openItems: [], crossed: false, holds: true })
  })

  it("in yen", () => {
    const tea = [monday, charge("tea", "1000 jpy")] as const
    expect(broken(play([tea], { platform: platformOf("JP"), accounts: [] }))).toEqual([])
  })

  it("is told law by law, from the objects and from the books", () => {
    const { checks } = verdict(play(story))
    expect(
      checks.map(({ account, books, law, name, objects }) =>
        [account ?? "", name, law, objects, books].map(shown).join("; ")
      )
    ).toEqual([
      "; payers; charges − refunds − disputes = payers; 40.04 usd; 40.04 usd",
      "; Stripe fees; tariffs on the charges and disputes = Stripe's fees; 2.64 usd; 2.64 usd",
      "acct_market; balance; what its objects come to = balance; 16.54 usd; 16.54 usd",
      "acct_market; pending; not matured = pending; 16.54 usd; 16.54 usd",
      "acct_market; available; matured = available; 0.00 usd; 0.00 usd",
      "acct_market; card; what its objects of card come to = its card pot; 16.54 usd; 16.54 usd",
      "acct_ada; balance; what its objects come to = balance; 12.22 usd; 12.22 usd",
      "acct_ada; pending; not matured = pending; 12.22 usd; 12.22 usd",
      "acct_ada; available; matured = available; 0.00 usd; 0.00 usd",
      "acct_ada; card; what its objects of card come to = its card pot; 12.22 usd; 12.22 usd",
      "acct_sten; balance; what its objects come to = balance; 8.64 usd; 8.64 usd",
      "acct_sten; pending; not matured = pending; 8.64 usd; 8.64 usd",
      "acct_sten; available; matured = available; 0.00 usd; 0.00 usd",
      "acct_sten; card; what its objects of card come to = its card pot; 8.64 usd; 8.64 usd"
    ])
  })
})

const shown = (part: string | Money.Money): string => (typeof part === "string" ? part : Money.format(part))

describe("money is seen not to be kept", () => {
  /** The entry with its postings, or only the one at `index`, changed by so many cents. */
  const off = (entry: Entry, cents: bigint, index?: number): Entry => ({
    ...entry,
    postings: entry.postings.map((it, at) =>
      index === undefined || at === index ? { ...it, amount: Money.add(it.amount, Money.of(usd, cents)) } : it
    )
  })
  const readdressed = (entry: Entry, from: string, to: LedgerAccount.LedgerAccount): Entry => {
    const moved = (account: LedgerAccount.LedgerAccount) => (LedgerAccount.format(account) === from ? to : account)
    return { ...entry, postings: entry.postings.map((it) => ({ ...it, from: moved(it.from), to: moved(it.to) })) }
  }
  const charged = "acct_market/txn_flour"
  const sent = "acct_market/txn_stall"
  const got = "acct_ada/txn_stall.2"
  const ofMarket = ["balance of acct_market", "pending of acct_market"]
  const ofAda = ["balance of acct_ada", "pending of acct_ada"]

  it.each<readonly [string, string, (entry: Entry) => ReadonlyArray<Entry>, ReadonlyArray<string>]>([
    ["a charge is dropped", charged, () => [], ["payers", "Stripe fees", ...ofMarket]],
    ["a charge is there twice", charged, (it) => [it, it], ["payers", "Stripe fees", ...ofMarket]],
    ["an amount is a cent more", charged, (it) => [off(it, 1n, 0)], ["payers", ...ofMarket]],
    ["a fee is a cent more", charged, (it) => [off(it, 1n, 1)], ["Stripe fees", ...ofMarket]],
    [
      "from and to are swapped",
      charged,
      (it) => [{ ...it, postings: it.postings.map(Posting.reverse) }],
      ["payers", "Stripe fees", ...ofMarket]
    ],
    [
      "a fee is booked as tax",
      charged,
      (it) => [readdressed(it, "stripe/fees", LedgerAccount.taxOnFees)],
      ["Stripe fees", "taxes"]
    ],
    [
      "a payer is taken for Stripe",
      charged,
      (it) => [readdressed(it, "payers", LedgerAccount.stripeFees)],
      ["payers", "Stripe fees"]
    ],
    [
      "a charge lands on another account",
      charged,
      (it) => [readdressed(it, "acct_market/balance", LedgerAccount.of(ada.id, "balance"))],
      [...ofMarket, ...ofAda]
    ],
    [
      "a charge lands at the bank",
      charged,
      (it) => [readdressed(it, "acct_market/balance", LedgerAccount.of("acct_market", "bank"))],
      [...ofMarket, "payouts of acct_market"]
    ],
    [
      "money matures too early",
      charged,
      (it) => [{ ...it, matures: it.created }],
      ["pending of acct_market", "available of acct_market"]
    ],
    ["a transfer is never sent", sent, () => [], [...ofMarket, "open tr_stall"]],
    ["a transfer never arrives", got, () => [], [...ofAda, "open tr_stall"]],
    ["a transfer arrives a cent short", got, (it) => [off(it, -1n)], [...ofAda, "open tr_stall"]],
    [
      "a transfer arrives under another id",
      got,
      (it) => [{ ...it, postings: it.postings.map((posting) => ({ ...posting, item: "tr_other" })) }],
      ["open tr_stall", "open tr_other"]
    ],
    [
      "a transfer arrives as a fee",
      got,
      (it) => [readdressed(it, "clearing/transfer", LedgerAccount.clearing("application_fee"))],
      ["open tr_stall", "open tr_stall"]
    ],
    ["a reversal is never seen here", "acct_market/txn_less", () => [], [...ofMarket, "open tr_stall"]],
    ["a reversal is never seen there", "acct_ada/txn_less.2", () => [], [...ofAda, "open tr_stall"]],
    ["an application fee is never collected", "acct_market/txn_lamp.2", () => [], [...ofMarket, "open ch_lamp"]],
    [
      "a fee refund never arrives",
      "acct_sten/txn_given.2",
      () => [],
      ["balance of acct_sten", "pending of acct_sten", "open ch_lamp"]
    ],
    ["a refund is dropped", "acct_sten/txn_half", () => [], ["payers", "balance of acct_sten", "pending of acct_sten"]]
  ])("when %s", (_, id, change, expected) => {
    expect(broken(tampered(id, change)).toSorted()).toEqual(expected.toSorted())
  })

  it.each(play(story).entries.map(({ id }) => id))("when %s is missing, is there twice or is a cent off", (id) => {
    expect(broken(tampered(id, () => []))).not.toEqual([])
    expect(broken(tampered(id, (it) => [it, it]))).not.toEqual([])
    expect(broken(tampered(id, (it) => [off(it, 1n)]))).not.toEqual([])
  })

  it("when everything is missing", () => {
    expect(broken({ ...play(story), entries: [] })).toEqual([
      "payers",
      "Stripe fees",
      ...ofMarket,
      ...ofAda,
      "balance of acct_sten",
      "pending of acct_sten"
    ])
  })

  it("when an entry comes from nowhere", () => {
    const forged = entry({ postings: [posting("payers -> acct_ada/balance", "1.00 usd")] })
    const kept = play(story)
    expect(broken({ ...kept, entries: [...kept.entries, forged] })).toEqual([
      "payers",
      "balance of acct_ada",
      "available of acct_ada"
    ])
  })

  it("when the world's balance is another than that of its lines", () => {
    const kept = play(story)
    const line = transaction({
      id: "txn_forged",
      account: ada.id,
      amount: amount("0.01 usd"),
      created: tuesday,
      availableOn: tuesday
    })
    kept.world.apply({ ...nothing, transactions: [line] })
    expect(broken(kept)).toEqual(["available of acct_ada", "card of acct_ada"])
  })

  it("when an object was not counted", () => {
    const kept = play(story)
    expect(broken({ ...kept, tally: play(story.slice(0, -1)).tally })).toEqual([
      "balance of acct_market",
      "card of acct_market",
      "balance of acct_sten",
      "card of acct_sten"
    ])
  })

  it("when an account has a balance and not one balance transaction", () => {
    const kept = play([[monday, charge("flour", "30.03 usd")]])
    const opening = entry({ postings: [posting("opening/acct_ada -> acct_ada/balance", "777.00 usd")] })
    expect(broken({ ...kept, entries: [...kept.entries, opening] })).toEqual([
      "balance of acct_ada",
      "available of acct_ada"
    ])
  })

  it("when a currency is only in the books, or only in the objects", () => {
    const kept = play([[monday, charge("flour", "30.03 usd")]])
    const euros = money("5.00 eur")
    const forged = entry({ postings: [posting("payers -> acct_market/balance", "5.00 eur")] })
    expect(broken({ ...kept, entries: [...kept.entries, forged] })).toEqual([
      "payers",
      "balance of acct_market",
      "available of acct_market"
    ])
    const paid = new Map([...kept.tally.paid, [euros.currency, euros] as const])
    expect(broken({ ...kept, tally: { ...kept.tally, paid } })).toEqual(["payers"])
    const fees = new Map([...kept.tally.fees, [euros.currency, euros] as const])
    expect(broken({ ...kept, tally: { ...kept.tally, fees } })).toEqual(["Stripe fees"])
    Holdings.put(kept.tally.holdings, ada.id, "fpx", euros)
    expect(broken(kept)).toEqual(["balance of acct_ada", "fpx of acct_ada"])
  })
})

describe("a law is checked", () => {
  const names = (...commands: ReadonlyArray<Command>) => {
    const { checks, crossed } = verdict(play(commands.map((command) => [monday, command])))
    return [...new Set(checks.map(({ account = "", name }) => `${name} ${account}`.trim())), crossed]
  }
  const ofMarket = ["balance acct_market", "pending acct_market", "available acct_market", "card acct_market"]

  it("where there is something to count, and nowhere else", () => {
    expect(names()).toEqual([false])
    expect(names(charge("flour", "30.03 usd"))).toEqual(["payers", "Stripe fees", ...ofMarket, false])
    expect(names(toAda("cake", "10.00 usd"))).toContain("balance acct_ada")
    expect(names(toAda("cake", "10.00 usd")).at(-1)).toBe(true)
  })
})

// What the weeks bring: holds, refunds that wait and fail, payouts and top-ups.
const end = moment("2026-04-01")
const weeks: typeof story = [
  [monday, hold("bike", "50.00 usd", { transferData: { destination: ada.id }, ...fee })],
  [monday, charge("no", "9.00 usd", { declineCode: "lost_card" })],
  [monday, charge("debit", "40.00 usd", { paymentMethod: "us_bank_account" })],
  [monday, charge("lamp", "20.00 usd", { stripeAccount: sten.id, ...fee })],
  [tuesday, capture("taken", "ch_bike", { amountToCapture: money("30.00 usd") })],
  [tuesday, topUp("more", "25.00 usd")],
  [moment("2026-03-10"), payout("out", "0.50 usd")],
  [moment("2026-03-10"), payout("lamps", undefined, { stripeAccount: sten.id })],
  [moment("2026-03-10"), refund("back", "ch_lamp", { refundApplicationFee: true })],
  [moment("2026-03-10"), refund("first", "ch_bike", { amount: money("10.00 usd"), ...both })],
  [moment("2026-03-11"), refundFailure("bounced", "re_first")],
  [moment("2026-03-11"), payout("all", "64.68 usd", { sourceType: "bank_account" })],
  [moment("2026-03-12"), payoutFailure("lost", "po_all")],
  [moment("2026-03-12"), bankUpdate("other")],
  [moment("2026-03-12"), payout("gone", "5.00 usd", { sourceType: "bank_account" })],
  [moment("2026-03-12"), payoutCancel("kept", "po_gone")],
  [moment("2026-03-12"), transfer("gift", "20.00 usd", { destination: sten.id, sourceType: "bank_account" })],
  [moment("2026-03-13"), payout("later", undefined, { sourceType: "bank_account" })]
]

describe("over weeks, with payouts, top-ups, holds and refunds that wait or fail,", () => {
  it.each([
    ["as documented", {}],
    ["where fees are recomputed", { processingFeeOnRefund: "recomputed" }],
    ["where a partial capture shows the whole", { partialCapture: "whole_and_reversal" }],
    ["where refunds make a balance negative", { refundWithoutFunds: "negative_balance" }]
  ] as const)("money is kept: %s", (_, choices) => {
    const kept = play(weeks, { choices })
    expect(broken(kept, end)).toEqual([])
    expect(kept.world.payout("po_all")?.status).toBe("failed")
    expect(kept.world.payout("po_later")?.status).toBe("paid")
  })

  it("payouts less top-ups are what is in the bank", () => {
    const { checks } = verdict(play(weeks), end)
    const own = checks.filter(({ name }) => name === "payouts")
    expect(
      own.map(({ account = "", books, law, objects }) => [account, law, objects, books].map(shown).join("; "))
    ).toEqual([
      "acct_market; payouts − top-ups = in transit + bank; 20.18 usd; 20.18 usd",
      "acct_sten; payouts − top-ups = in transit + bank; 17.13 usd; 17.13 usd"
    ])
  })

  it.each(play(weeks).entries.map(({ id }) => id))("it is seen when %s is missing, or is there twice", (id) => {
    for (const times of [0, 2]) {
      const kept = play(weeks)
      const entries = kept.entries.flatMap((entry) => (entry.id === id ? Array<Entry>(times).fill(entry) : [entry]))
      expect(broken({ ...kept, entries }, end)).not.toEqual([])
    }
  })

  it("it is seen when a payout or a top-up was not counted", () => {
    for (const key of ["out", "later"]) {
      const less = play(weeks.filter(([, command]) => command.key !== key))
      expect(broken({ ...play(weeks), tally: { ...play(weeks).tally, paidOut: less.tally.paidOut } }, end)).toEqual([
        "payouts of acct_market"
      ])
    }
  })
})

// One of everything again, paid by negative payout too, with what only time brings.
const wrongs: typeof story = [
  ...story,
  [tuesday, charge("debit", "40.00 usd", { paymentMethod: "us_bank_account", transferData: { destination: ada.id } })],
  [tuesday, topUp("more", "50.00 usd")],
  [moment("2026-03-10"), refund("late", "ch_flour", { amount: money("1.00 usd") })],
  [moment("2026-03-10"), refundFailure("bounced", "re_late")],
  [moment("2026-03-10"), transfer("gift", "0.70 usd")],
  [moment("2026-03-10"), payout("out", "5.00 usd", { stripeAccount: ada.id })],
  [moment("2026-03-10"), payout("gone", "2.00 usd", { stripeAccount: ada.id })],
  [moment("2026-03-10"), payoutCancel("kept", "po_gone")]
]

type Line = BalanceTransaction.BalanceTransaction
type Wrong = (line: Line) => ReadonlyArray<Line>

interface Deciding {
  /** What becomes of each line before it is booked and applied: the ledger and the world agree on it. */
  readonly lines?: Wrong
  /** The account as it stands in the scenario, where the world decides by another. */
  readonly meant?: ConnectedAccount
  readonly setup?: Parameters<typeof world>[0]
}

/** A play whose decisions have their objects right and their lines wrong; what those make impossible is left out. */
const misplay = ({ lines = (it) => [it], meant, setup }: Deciding): Kept => {
  const kept = { entries: Array<Entry>(), world: world(setup), tally: Tally.empty() }
  const seen: World = meant === undefined ? kept.world : { ...kept.world, account: accountsWith(kept.world, meant) }
  const carryOut = (decided: Outcome) => {
    const outcome = { ...decided, transactions: decided.transactions.flatMap(lines) }
    const entries = Run.book(kept.world, outcome)
    kept.world.apply(outcome)
    Tally.add(kept.tally, seen, outcome)
    kept.entries.push(...entries)
  }
  const pass = (until: Instant) => {
    for (let due = kept.world.next(until); due !== undefined; due = kept.world.next(until)) {
      carryOut(Consequence.of(kept.world, due))
    }
  }
  for (const [at, command] of wrongs) {
    pass(at)
    const decided = Decision.decide(kept.world, command, at)
    if (Result.isSuccess(decided)) carryOut(decided.success)
  }
  pass(end)
  return kept
}

const accountsWith =
  (of: MovingWorld, meant: ConnectedAccount): World["account"] =>
  (id) =>
    id === meant.id ? meant : of.account(id)

/** What is wrong with lines of some types, on some account. */
const wrong =
  (types: ReadonlyArray<string>, change: (line: Line) => ReadonlyArray<BalanceTransaction.Draft>, account?: string) =>
  (line: Line): ReadonlyArray<Line> =>
    types.includes(line.type) && (account === undefined || line.account === account)
      ? change(line).map(BalanceTransaction.make)
      : [line]

const also =
  (one: Wrong, other: Wrong): Wrong =>
  (line) =>
    one(line).flatMap(other)

const cent = Money.of(usd, 1n)
/** A cent less, whichever way the money runs. */
const short = (line: Line): ReadonlyArray<Line> => [
  { ...line, amount: (Money.isPositive(line.amount) ? Money.minus : Money.add)(line.amount, cent) }
]
const dropped = () => []
const byFpx = (line: Line): ReadonlyArray<Line> => [{ ...line, sourceType: "fpx" }]
const without =
  (type: BalanceTransaction.FeeType) =>
  (line: Line): ReadonlyArray<Line> => [{ ...line, feeDetails: line.feeDetails.filter((fee) => fee.type !== type) }]
const dearer = (line: Line): ReadonlyArray<Line> => [
  { ...line, feeDetails: line.feeDetails.map((fee) => ({ ...fee, amount: Money.add(fee.amount, cent) })) }
]
const onSten = (line: Line): ReadonlyArray<Line> => [{ ...line, account: sten.id }]

const held = (...names: ReadonlyArray<string>) =>
  names.flatMap((name) => [`balance of acct_${name}`, `card of acct_${name}`])
const debited = (...names: ReadonlyArray<string>) => names.map((name) => `bank_account of acct_${name}`)
const inFpx = (name: string) => [`card of acct_${name}`, `fpx of acct_${name}`]

describe("a decision whose lines are not those of its objects is seen, though ledger and world agree:", () => {
  const paying = { ...sten, controller: { ...sten.controller, feesPayer: "application" } } as const
  const recomputed = { processingFeeOnRefund: "recomputed" } as const

  it("one whose lines are right is not", () => {
    const right = misplay({})
    expect(broken(right, end)).toEqual([])
    expect([right.world.refund("re_late")?.status, right.world.payout("po_gone")?.status]).toEqual([
      "failed",
      "canceled"
    ])
    expect(broken(misplay({ setup: { accounts: [ada, paying] } }), end)).toEqual([])
    expect(broken(misplay({ setup: { choices: { processingFeeOnRefund: "recomputed" } } }), end)).toEqual([])
  })

  it.each<readonly [string, Wrong, ReadonlyArray<string>]>([
    [
      "a transfer moves a cent less on both sides",
      also(wrong(["transfer"], short), wrong(["payment"], short, ada.id)),
      [...held("market", "ada"), ...debited("market", "ada")]
    ],
    [
      "only a payment is a cent less than its transfer",
      wrong(["payment"], short, ada.id),
      [...held("ada"), ...debited("ada"), ...["cake", "stall", "debit", "gift"].map((key) => `open tr_${key}`)]
    ],
    [
      "a reversal takes a cent less back on both sides",
      wrong(["transfer_refund", "payment_refund"], short),
      held("market", "ada")
    ],
    ["a payment comes into another pot", wrong(["payment"], byFpx, ada.id), [...inFpx("ada"), ...debited("ada")]],
    ["a transfer leaves from another pot", wrong(["transfer"], byFpx), [...inFpx("market"), ...debited("market")]],
    ["a reversal goes by another pot", wrong(["transfer_refund"], byFpx), inFpx("market")],
    [
      "an application fee is not taken",
      wrong(["charge"], without("application_fee"), sten.id),
      [...held("sten"), "open ch_lamp"]
    ],
    [
      "an application fee is not collected",
      wrong(["application_fee"], dropped),
      [...held("market"), "open ch_lamp", "open py_cake"]
    ],
    [
      "an application fee is neither taken nor collected",
      also(wrong(["charge", "payment"], without("application_fee")), wrong(["application_fee"], dropped)),
      held("market", "ada", "sten")
    ],
    ["an application fee goes into another pot", wrong(["application_fee"], byFpx), inFpx("market")],
    [
      "a fee refund is a cent less on both sides",
      wrong(["application_fee_refund", "adjustment"], short),
      held("market", "ada", "sten")
    ],
    ["a fee refund goes by another pot", wrong(["adjustment"], byFpx), [...inFpx("ada"), ...inFpx("sten")]],
    ["Stripe's fee is not billed", wrong(["charge"], without("stripe_fee"), sten.id), ["Stripe fees", ...held("sten")]],
    ["Stripe's fee is a cent more", wrong(["charge"], dearer, "acct_market"), ["Stripe fees", ...held("market")]],
    ["a charge is a cent less", wrong(["charge"], short, sten.id), ["payers", ...held("sten")]],
    ["a refund is taken from another account", wrong(["refund"], onSten, "acct_market"), held("market", "sten")],
    ["a refund is a cent less", wrong(["refund"], short, sten.id), ["payers", ...held("sten")]],
    ["a refund goes by another pot", wrong(["refund"], byFpx, sten.id), inFpx("sten")],
    ["a refund that failed comes back to another account", wrong(["refund_failure"], onSten), held("market", "sten")],
    [
      "a payout is a cent less",
      wrong(["payout"], short),
      [...held("ada"), "payouts of acct_ada", "in transit of acct_ada"]
    ],
    ["a payout is taken from another pot", wrong(["payout"], byFpx), inFpx("ada")],
    ["a payout comes back to another pot", wrong(["payout_cancel"], byFpx), inFpx("ada")],
    [
      "a top-up is a cent less",
      wrong(["topup"], short),
      ["balance of acct_market", ...debited("market"), "payouts of acct_market"]
    ],
    ["a top-up comes into another pot", wrong(["topup"], byFpx), ["fpx of acct_market", ...debited("market")]]
  ])("%s", (_, lines, expected) => {
    expect(broken(misplay({ lines }), end).toSorted()).toEqual(expected.toSorted())
  })

  it.each<readonly [string, ConnectedAccount, ConnectedAccount, Partial<Settings>, ReadonlyArray<string>]>([
    ["to the platform and not to the account", paying, sten, {}, held("market", "sten")],
    ["to the account and not to the platform", sten, paying, {}, held("market", "sten")],
    ["and given back to the platform", paying, sten, recomputed, held("market", "sten")],
    ["and given back to the account", sten, paying, recomputed, held("market", "sten")]
  ])("Stripe's fee is billed %s", (_, billed, meant, choices, expected) => {
    expect(broken(misplay({ meant, setup: { accounts: [ada, billed], choices } }), end)).toEqual(expected)
  })
})
