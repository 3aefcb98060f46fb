import { describe, expect, it } from "vitest"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as Money from "#core/money/Money.ts"
import * as Diary from "#core/report/Diary.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  charge,
  connected,
  held,
  market,
  moment,
  money,
  monday,
  payout,
  payoutCancel,
  payoutFailure,
  refund,
  toAda,
  world
} from "../connect/Worlds.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const manual: PayoutSettings = { ...daily, schedule: { interval: "manual" } }

type Play = ReadonlyArray<readonly [Instant.Instant, Command]>

const adas = (settings: PayoutSettings) => connected("Ada", "express", { payouts: settings })

/** The diary of a run up to `until`, and its world. */
const played = (
  commands: Play,
  settings: PayoutSettings,
  until = moment("2026-04-01"),
  accounts: ReadonlySet<typeof market.id> | null = new Set([market.id, adas(daily).id])
) => {
  const of = world({ accounts: [adas(settings)] })
  const diary = Diary.empty(until, accounts ?? undefined)
  const see = (happened: ReadonlyArray<Run.Happened>) => {
    for (const { happening, outcome } of happened) Diary.add(diary, outcome, happening.at)
  }
  for (const [at, command] of commands.filter(([at]) => at <= until)) {
    const step = Run.step(of, { at, command })
    see(step.happened)
    if (step._tag === "done") Diary.add(diary, step.outcome, at)
  }
  see(Run.advance(of, until))
  return { world: of, rows: Diary.rows(diary) }
}

const amounts = ["new", "matured", "paidOut", "submitted", "arrived", "pending", "available"] as const

const said = (row: Diary.Row): string =>
  `${Day.format(row.day)}: ${amounts.map((name) => Money.formatAmount(row[name])).join(" ")}`

const ofAda = (commands: Play, settings: PayoutSettings): ReadonlyArray<string> =>
  played(commands, settings)
    .rows.filter(({ account }) => account === "acct_ada")
    .map(said)

const cake = [monday, toAda("cake", "10.00 usd")] as const
const back = [
  moment("2026-03-05T10:00Z"),
  refund("back", "ch_cake", { amount: money("4.00 usd"), reverseTransfer: true })
] as const

describe("the days of an account", () => {
  it.each<readonly [string, Play, PayoutSettings, ReadonlyArray<string>]>([
    [
      "paid out by itself",
      [cake],
      daily,
      [
        "2026-03-02: 10.00 0.00 0.00 0.00 0.00 10.00 0.00",
        "2026-03-03: 0.00 0.00 10.00 0.00 0.00 0.00 0.00",
        "2026-03-04: 0.00 10.00 0.00 10.00 10.00 0.00 0.00"
      ]
    ],
    [
      "that asks for its payouts",
      [cake, [moment("2026-03-04T10:00Z"), payout("out", "6.00 usd", { stripeAccount: "acct_ada" })], back],
      manual,
      [
        "2026-03-02: 10.00 0.00 0.00 0.00 0.00 10.00 0.00",
        "2026-03-04: 0.00 10.00 6.00 0.00 0.00 0.00 4.00",
        "2026-03-05: -4.00 -4.00 0.00 6.00 6.00 0.00 0.00"
      ]
    ],
    [
      "whose payout comes back from the bank",
      [cake, [moment("2026-03-06T10:00Z"), payoutFailure("closed", "po_ada.2026-03-04")]],
      daily,
      [
        "2026-03-02: 10.00 0.00 0.00 0.00 0.00 10.00 0.00",
        "2026-03-03: 0.00 0.00 10.00 0.00 0.00 0.00 0.00",
        "2026-03-04: 0.00 10.00 0.00 10.00 10.00 0.00 0.00",
        "2026-03-06: 0.00 0.00 -10.00 0.00 -10.00 0.00 10.00"
      ]
    ],
    [
      "whose payout is canceled",
      [
        cake,
        [moment("2026-03-04T10:00Z"), payout("out", "6.00 usd", { stripeAccount: "acct_ada" })],
        [moment("2026-03-04T11:00Z"), payoutCancel("stop", "po_out")]
      ],
      manual,
      ["2026-03-02: 10.00 0.00 0.00 0.00 0.00 10.00 0.00", "2026-03-04: 0.00 10.00 0.00 0.00 0.00 0.00 10.00"]
    ],
    [
      "that keeps a minimum balance",
      [cake],
      { ...daily, minimumBalances: MinimumBalances.of([money("4.00 usd")]) },
      [
        "2026-03-02: 10.00 0.00 0.00 0.00 0.00 10.00 0.00",
        "2026-03-03: 0.00 0.00 6.00 0.00 0.00 4.00 0.00",
        "2026-03-04: 0.00 10.00 0.00 6.00 6.00 0.00 4.00"
      ]
    ]
  ])("%s", (_, commands, settings, expected) => {
    expect(ofAda(commands, settings)).toEqual(expected)
  })
})

it("a day is there if anything was on it, also what comes to nothing together", () => {
  const days = (extra: Play) => ofAda([cake, ...extra], manual).map((line) => line.slice(0, 10))
  const at = moment("2026-03-10T10:00Z")
  const sent = [at, payout("out", "5.00 usd", { stripeAccount: "acct_ada" })] as const
  const plain = days([])
  expect(days([sent, [moment("2026-03-10T11:00Z"), payoutCancel("stop", "po_out")]])).toEqual([...plain, "2026-03-10"])
  expect(days([sent])).toEqual([...plain, "2026-03-10", "2026-03-11"])
})

it("the fee of an instant payout is new, and no part of what is paid out", () => {
  const commands: Play = [
    [monday, charge("own", "10.00 usd")],
    [moment("2026-03-04T10:00Z"), payout("now", "6.00 usd", { method: "instant" })]
  ]
  expect(played(commands, manual).rows.map(said)).toEqual([
    "2026-03-02: 9.41 0.00 0.00 0.00 0.00 9.41 0.00",
    "2026-03-04: -0.50 8.91 6.00 6.00 6.00 0.00 2.91"
  ])
})

const busy: Play = [
  cake,
  [moment("2026-03-03T09:00Z"), toAda("tart", "7.00 usd", { applicationFeeAmount: money("1.00 usd") })],
  back,
  [moment("2026-03-06T10:00Z"), toAda("bun", "3.00 usd")],
  [moment("2026-03-12T10:00Z"), payoutFailure("closed", "po_ada.2026-03-05")],
  [moment("2026-03-13T09:00Z"), toAda("pie", "5.00 usd")],
  [moment("2026-03-16T10:00Z"), { _tag: "external_account_update", key: "bank", stripeAccount: "acct_ada" }],
  [moment("2026-03-20T10:00Z"), toAda("roll", "2.00 usd")]
]

describe("the end of a day", () => {
  it.each([
    ["daily", daily],
    ["manual", manual],
    ["with a minimum balance", { ...daily, minimumBalances: MinimumBalances.of([money("4.00 usd")]) }]
  ])("is what is in the balances then: %s", (_, settings) => {
    const { rows } = played(busy, settings)
    expect(rows.length).toBeGreaterThan(12)
    for (const { account, available, day, pending } of rows) {
      const until = Instant.endOf(day)
      const { rows: soFar, world } = played(busy, settings, until)
      const own = soFar.findLast((row) => row.account === account)
      const expected = held(world, account ?? "acct_none")
      expect(`${Money.formatAmount(pending)} / ${Money.formatAmount(available)}`, Day.format(day)).toBe(expected)
      expect(
        `${Money.formatAmount(own?.pending ?? pending)} / ${Money.formatAmount(own?.available ?? available)}`
      ).toBe(expected)
    }
  })

  it("follows from the day before", () => {
    const before = new Map<string | undefined, Money.Money>()
    for (const row of played(busy, daily).rows) {
      const end = Money.add(row.pending, row.available)
      const start = before.get(row.account) ?? Money.zero(row.currency)
      expect(end).toEqual(Money.minus(Money.add(start, row.new), row.paidOut))
      before.set(row.account, end)
    }
  })
})

it("what is told of all accounts together is the sum of each", () => {
  const apart = played(busy, daily).rows
  const together = played(busy, daily, undefined, null).rows
  expect(together.every(({ account }) => account === undefined)).toBe(true)
  expect(together.map(({ day }) => day)).toEqual([...new Set(apart.map(({ day }) => day))])
  for (const row of together) {
    for (const name of ["new", "matured", "paidOut", "submitted", "arrived"] as const) {
      const own = apart.filter(({ day }) => day === row.day).map((each) => each[name])
      expect(row[name], name).toEqual(Money.sum(row.currency, own))
    }
  }
})

it("accounts that are not told apart are left out", () => {
  const { rows } = played(busy, daily, undefined, new Set([market.id]))
  expect(new Set(rows.map(({ account }) => account))).toEqual(new Set([market.id]))
})

it("a run that stops within a day tells what was matured by then", () => {
  const noon = moment("2026-03-04T12:00Z")
  expect(played([cake], daily, moment("2026-03-03T23:00Z")).rows.at(-1)?.pending).toEqual(money("0.00 usd"))
  expect(played([cake], manual, noon).rows.findLast(({ account }) => account === "acct_ada")).toMatchObject({
    matured: money("10.00 usd"),
    pending: money("0.00 usd"),
    available: money("10.00 usd")
  })
})
