/**
 * UpcomingTable: what a reader is told of the payouts to come.
 */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Selection from "#apps/cli/render/Selection.ts"
import * as UpcomingTable from "#apps/cli/render/UpcomingTable.ts"
import * as Money from "#core/money/Money.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import type { UpcomingPayout } from "#core/report/UpcomingPayouts.ts"
import type { Why, Withheld } from "#core/report/WithheldPayouts.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const plain = (_: string, text: string): string => text
const money = (text: string) => Result.getOrThrow(Money.parse(text))
const day = Day.fromCivil(2026, 3, 12)
const run = Instant.startOf(Day.fromCivil(2026, 3, 11))
const common = {
  sourceType: "card",
  amount: money("27.00 usd"),
  transactions: ["txn_cake", "txn_tart", "txn_bun"],
  day
} as const
const none = { ...common, amount: money("0 usd"), transactions: [] } as const
const accounts = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => ({ id: `acct_a${index + 10}`, currency: common.amount.currency }) as const
  )
const flow = (count: number) =>
  FundFlow.of([], run, "acct_market", [{ id: "acct_market", currency: common.amount.currency }, ...accounts(count)])

const lines = (count: number, upcoming: ReadonlyArray<UpcomingPayout>, selection = Selection.automatic) =>
  UpcomingTable.print(plain, "acct_market", flow(count), upcoming, selection).join("\n").split("\n")

describe("upcoming payouts", () => {
  it("are not mentioned where there are none", () => {
    expect(UpcomingTable.print(plain, "acct_market", flow(1), [], Selection.automatic)).toEqual([])
  })

  it("are a row each", () => {
    const account = "acct_a10"
    expect(
      lines(1, [
        { ...common, account, status: "in_transit", payout: "po_1" },
        { ...common, account, status: "pending", payout: "po_2" },
        { ...common, account, status: "expected", run },
        {
          ...common,
          account: "acct_market",
          status: "expected",
          run,
          amount: money("-1234.00 usd"),
          transactions: Array.from({ length: 1000 }, (_, index) => `txn_${index}`)
        }
      ])
    ).toEqual([
      "upcoming  currency     amount  transactions  payout day",
      "a10       usd           27.00             3  2026-03-12  po_1 is in_transit",
      "a10       usd           27.00             3  2026-03-12  po_2 is pending",
      "a10       usd           27.00             3  2026-03-12  so far, made at 2026-03-11T00:00:00Z",
      "market    usd       -1,234.00         1,000  2026-03-12  so far, made at 2026-03-11T00:00:00Z",
      ""
    ])
  })

  it("that are stopped pay nothing, and say what stays until they are not", () => {
    const stopped = { ...none, account: "acct_a10", status: "stopped" } as const
    const both = [
      { why: "payouts_disabled", amount: money("20.00 usd") },
      { why: "minimum_balance", amount: money("7.00 usd") }
    ] as const
    const owing = [{ why: "payouts_disabled", amount: money("-1234.00 usd") }] as const
    expect(
      lines(1, [
        { ...stopped, why: "errored", withheld: { amount: common.amount, kept: both, refunds: [] } },
        { ...stopped, why: "missing", withheld: { amount: money("-1234.00 usd"), kept: owing, refunds: [] } },
        { ...stopped, why: "platform_paused", withheld: { amount: both[0].amount, kept: [both[0]], refunds: [] } }
      ]).slice(1)
    ).toEqual([
      "a10       usd            –             –  2026-03-12  stopped until the bank account is updated; 20.00 kept until " +
        "then; 7.00 kept as its minimum balance",
      "a10       usd            –             –  2026-03-12  stopped until there is a bank account; 1,234.00 not taken " +
        "from the bank until then",
      "a10       usd            –             –  2026-03-12  stopped: platform_paused; 20.00 kept until then",
      ""
    ])
  })

  const kept = (why: Why) => [{ why, amount: common.amount }]

  it.each<readonly [string, Withheld]>([
    [
      "held back for re_1, which waits for 50.00 usd",
      {
        amount: common.amount,
        kept: kept("pending_refunds"),
        refunds: [{ refund: "re_1", amount: money("50.00 usd") }]
      }
    ],
    [
      "held back for 2 refunds, which wait for 1,050.00 usd",
      {
        amount: common.amount,
        kept: kept("pending_refunds"),
        refunds: [
          { refund: "re_1", amount: money("50.00 usd") },
          { refund: "re_2", amount: money("1000.00 usd") }
        ]
      }
    ],
    ["kept as its minimum balance", { amount: common.amount, kept: kept("minimum_balance"), refunds: [] }],
    [
      "kept, as other funds of the balance are negative",
      { amount: common.amount, kept: kept("negative_pot"), refunds: [] }
    ],
    [
      "kept until it comes to the smallest payout that there is",
      { amount: common.amount, kept: kept("minimum_payout"), refunds: [] }
    ],
    [
      "kept until it comes to an amount that can be paid out",
      { amount: common.amount, kept: kept("remainder"), refunds: [] }
    ]
  ])("say why they pay nothing, or less: %s", (said, withheld) => {
    const account = "acct_a10"
    expect(
      lines(1, [
        { ...none, account, status: "withheld", withheld },
        { ...common, account, status: "expected", run, withheld }
      ]).slice(1)
    ).toEqual([
      `a10       usd            –             –  2026-03-12  27.00 ${said}`,
      `a10       usd        27.00             3  2026-03-12  so far, made at 2026-03-11T00:00:00Z; 27.00 ${said}; a ` +
        "transaction made then holds that",
      ""
    ])
  })

  it("say each of several reasons with what it keeps", () => {
    const refunds = [{ refund: "re_1", amount: money("50.00 usd") }]
    const both = [
      { why: "pending_refunds", amount: money("20.00 usd") },
      { why: "negative_pot", amount: money("7.00 usd") }
    ] as const
    const withheld: Withheld = { amount: common.amount, kept: both, refunds }
    const account = "acct_a10"
    const said =
      "20.00 held back for re_1, which waits for 50.00 usd; 7.00 kept, as other funds of the balance are negative"
    expect(
      lines(1, [
        { ...none, account, status: "withheld", withheld },
        { ...common, account, status: "expected", run, withheld },
        { ...common, account, status: "held", run, withheld }
      ]).slice(1)
    ).toEqual([
      `a10       usd            –             –  2026-03-12  ${said}`,
      `a10       usd        27.00             3  2026-03-12  so far, made at 2026-03-11T00:00:00Z; ${said}; a ` +
        "transaction made then holds that",
      "a10       usd        27.00             3  2026-03-12  paid out by Stripe at 2026-03-11T00:00:00Z, " +
        `unless asked for before; ${said}`,
      ""
    ])
  })

  it("of accounts that are not shown are summed", () => {
    const upcoming = accounts(13).map(({ id: account }) => ({ ...common, account, status: "expected", run }) as const)
    const shown = lines(13, [...upcoming, ...upcoming])
    expect(shown).toHaveLength(1 + 20 + 1 + 1)
    expect(shown.at(-2)).toBe("… 3 others  usd       162.00            18")
    const one = lines(13, upcoming, { ...Selection.automatic, accounts: new Set(["acct_a15"]) })
    expect(one.slice(1)).toEqual([
      "a15          usd        27.00             3  2026-03-12  so far, made at 2026-03-11T00:00:00Z",
      "… 12 others  usd       324.00            36",
      ""
    ])
    const twelve = lines(13, upcoming.slice(0, 6), {
      ...Selection.automatic,
      accounts: new Set(upcoming.slice(0, 5).map((it) => it.account))
    })
    expect(twelve.at(-2)).toBe("… 1 other  usd        27.00             3")
  })

  it("of accounts that are not shown are summed with what is kept", () => {
    const kept = [{ why: "minimum_balance", amount: common.amount }] as const
    const withheld: Withheld = { amount: common.amount, kept, refunds: [] }
    const upcoming = accounts(13).flatMap(({ id: account }): ReadonlyArray<UpcomingPayout> => [
      { ...none, account, status: "withheld", withheld },
      { ...common, account, status: "expected", run, withheld }
    ])
    expect(lines(13, upcoming).at(-2)).toBe("… 3 others  usd        81.00             9              162.00 kept")
  })
})
