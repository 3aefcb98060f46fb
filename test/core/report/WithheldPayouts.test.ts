import { expect, it } from "vitest"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as Money from "#core/money/Money.ts"
import * as UpcomingPayouts from "#core/report/UpcomingPayouts.ts"
import * as WithheldPayouts from "#core/report/WithheldPayouts.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Day from "#core/time/Day.ts"
import type { Instant } from "#core/time/Instant.ts"
import {
  charge,
  connected,
  market,
  moment,
  money,
  monday,
  pause,
  payout,
  refund,
  reversal,
  topUp,
  transfer,
  world
} from "../connect/Worlds.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: false }
type Play = ReadonlyArray<readonly [Instant, Command]>

/** What comes next of Ada, who is paid out by herself as `settings` say, and why not. */
const upcoming = (settings: PayoutSettings, commands: Play, until: string): ReadonlyArray<string> => {
  const ada = connected("Ada", "express", { payouts: settings })
  const of = world({ accounts: [ada] })
  for (const [at, command] of commands) {
    const ran = Run.step(of, { at, command })
    if (ran._tag === "refused") expect.fail(`${command.key} is refused: ${ran.refusal.message}`)
  }
  Run.advance(of, moment(until))
  return UpcomingPayouts.of(of, [market, ada], new Map()).map((it) => {
    const { amount, day, status, transactions } = it
    const kept = "withheld" in it ? it.withheld : undefined
    const refunds = kept?.refunds.map((each) => ` ${each.refund} ${Money.format(each.amount)}`).join(",") ?? ""
    const whys = kept?.kept.map((each) => ` ${Money.format(each.amount)} ${each.why}`).join(" and") ?? ""
    const why = kept === undefined ? "" : `: ${Money.format(kept.amount)}:${whys}${refunds}`
    return `${Day.format(day)} ${Money.format(amount)} of ${transactions.length} ${status}${why}`
  })
}

/** Paid out when she asks for it, and by Stripe what could be held no longer: for 90 days at the most. */
const manual: PayoutSettings = {
  schedule: { interval: "manual", holding: { days: 90 } },
  debitNegativeBalances: false
}

const direct = (key: string, amount: string): Command => charge(key, amount, { stripeAccount: "acct_ada" })

/** The cake is paid out before it is refunded. */
const waiting: Play = [
  [monday, direct("cake", "10.00 usd")],
  [moment("2026-03-06T10:00Z"), refund("back", "ch_cake", { amount: money("6.00 usd") })]
]
const pie = (amount: string): Play => [...waiting, [moment("2026-03-09T10:00Z"), direct("pie", amount)]]

it.each<readonly [string, PayoutSettings, Play, string, ReadonlyArray<string>]>([
  ["nothing where a refund waits and nothing has come", daily, waiting, "2026-03-09T12:00Z", []],
  [
    "all that has come where a refund waits for more",
    daily,
    pie("5.00 usd"),
    "2026-03-09T12:00Z",
    ["2026-03-11 0.00 usd of 0 withheld: 4.55 usd: 4.55 usd pending_refunds re_back 6.00 usd"]
  ],
  [
    "the same for each of the refunds, the oldest first",
    daily,
    [...pie("5.00 usd"), [moment("2026-03-09T11:00Z"), refund("more", "ch_cake", { amount: money("1.00 usd") })]],
    "2026-03-09T12:00Z",
    ["2026-03-11 0.00 usd of 0 withheld: 4.55 usd: 4.55 usd pending_refunds re_back 6.00 usd, re_more 1.00 usd"]
  ],
  [
    "all the while, on the next payout day",
    daily,
    pie("5.00 usd"),
    "2026-03-19T12:00Z",
    ["2026-03-23 0.00 usd of 0 withheld: 4.55 usd: 4.55 usd pending_refunds re_back 6.00 usd"]
  ],
  [
    "of a payout, what of it the refund waits for",
    daily,
    pie("20.00 usd"),
    "2026-03-09T12:00Z",
    ["2026-03-11 13.12 usd of 2 expected: 6.00 usd: 6.00 usd pending_refunds re_back 6.00 usd"]
  ],
  [
    "what the minimum balance keeps, in part and whole",
    { ...daily, minimumBalances: MinimumBalances.of([money("4.00 usd")]) },
    waiting.slice(0, 1),
    "2026-03-02T12:00Z",
    ["2026-03-04 5.41 usd of 2 expected: 4.00 usd: 4.00 usd minimum_balance"]
  ],
  [
    "all that does not reach the minimum balance",
    { ...daily, minimumBalances: MinimumBalances.of([money("40.00 usd")]) },
    waiting.slice(0, 1),
    "2026-03-02T12:00Z",
    ["2026-03-04 0.00 usd of 0 withheld: 9.41 usd: 9.41 usd minimum_balance"]
  ],
  [
    "all of what is stopped, for whatever reason it would stay, or not",
    daily,
    [...pie("5.00 usd"), [moment("2026-03-09T11:00Z"), pause("stop", { stripeAccount: "acct_ada", payouts: true })]],
    "2026-03-09T12:00Z",
    ["2026-03-11 0.00 usd of 0 stopped: 4.55 usd: 4.55 usd pending_refunds re_back 6.00 usd"]
  ],
  [
    "of what is stopped also what would be paid",
    daily,
    [...pie("20.00 usd"), [moment("2026-03-09T11:00Z"), pause("stop", { stripeAccount: "acct_ada", payouts: true })]],
    "2026-03-09T12:00Z",
    [
      "2026-03-11 0.00 usd of 0 stopped: 19.12 usd: 13.12 usd payouts_disabled and 6.00 usd pending_refunds re_back 6.00 usd"
    ]
  ],
  [
    "what the funds of another kind that are below zero keep",
    daily,
    [
      [monday, topUp("cash", "100.00 usd")],
      [moment("2026-03-10T10:00Z"), transfer("tip", "20.00 usd", { sourceType: "bank_account" })],
      [moment("2026-03-17T10:00Z"), direct("cake", "50.00 usd")],
      [moment("2026-03-17T11:00Z"), reversal("oops", "tr_tip")]
    ],
    "2026-03-17T12:00Z",
    ["2026-03-19 28.25 usd of 2 expected: 20.00 usd: 20.00 usd negative_pot"]
  ],
  [
    "what each of several reasons keeps",
    daily,
    [
      [monday, direct("cake", "10.00 usd")],
      [monday, topUp("cash", "100.00 usd")],
      [moment("2026-03-10T10:00Z"), transfer("tip", "20.00 usd", { sourceType: "bank_account" })],
      [moment("2026-03-17T10:00Z"), reversal("oops", "tr_tip")],
      [moment("2026-03-17T10:00Z"), refund("back", "ch_cake", { amount: money("9.00 usd") })],
      [moment("2026-03-17T11:00Z"), direct("pie", "25.00 usd")]
    ],
    "2026-03-17T12:00Z",
    [
      "2026-03-19 0.00 usd of 0 withheld: 23.97 usd: 3.97 usd pending_refunds and 20.00 usd negative_pot re_back 9.00 usd"
    ]
  ],
  [
    "nothing for a refund that will have waited for too long on that day",
    { ...daily, schedule: { interval: "monthly", days: [28] } },
    [
      [monday, direct("cake", "10.00 usd")],
      [moment("2026-03-30T10:00Z"), refund("back", "ch_cake", { amount: money("9.00 usd") })],
      [moment("2026-05-13T10:00Z"), direct("pie", "25.00 usd")]
    ],
    "2026-05-13T12:00Z",
    ["2026-05-28 23.97 usd of 1 expected"]
  ],
  [
    "what refunds wait for out of the first kind of funds only, and the rest of the minimum out of the next",
    { ...daily, minimumBalances: MinimumBalances.of([money("30.00 usd")]) },
    [
      [monday, direct("cake", "40.00 usd")],
      [
        moment("2026-03-13T10:00Z"),
        charge("rug", "50.00 usd", { stripeAccount: "acct_ada", paymentMethod: "us_bank_account" })
      ],
      [moment("2026-03-17T10:00Z"), refund("back", "ch_cake", { amount: money("39.00 usd") })],
      [moment("2026-03-17T11:00Z"), direct("pie", "25.00 usd")]
    ],
    "2026-03-17T12:00Z",
    [
      "2026-03-19 0.00 usd of 0 withheld: 53.97 usd: 39.00 usd pending_refunds and 14.97 usd minimum_balance re_back 39.00 usd",
      "2026-03-19 34.57 usd of 2 expected: 15.03 usd: 15.03 usd minimum_balance"
    ]
  ],
  [
    "the pot that is kept wholly, beside the one that is paid",
    { ...daily, minimumBalances: MinimumBalances.of([money("20.00 usd")]) },
    [
      [monday, topUp("cash", "100.00 usd")],
      [moment("2026-03-10T10:00Z"), transfer("tip", "20.00 usd", { sourceType: "bank_account" })],
      [moment("2026-03-10T10:00Z"), direct("cake", "10.00 usd")]
    ],
    "2026-03-11T00:00Z",
    [
      "2026-03-12 0.00 usd of 0 withheld: 9.41 usd: 9.41 usd minimum_balance",
      "2026-03-12 9.41 usd of 2 expected: 10.59 usd: 10.59 usd minimum_balance"
    ]
  ],
  [
    "of what could be held no longer, what a refund waits for",
    manual,
    [
      [monday, direct("cake", "100.00 usd")],
      [moment("2026-03-05T10:00Z"), payout("rent", "60.00 usd", { stripeAccount: "acct_ada" })],
      [moment("2026-05-20T10:00Z"), refund("back", "ch_cake")]
    ],
    "2026-07-01T12:00Z",
    ["2026-07-02 0.00 usd of 0 withheld: 36.80 usd: 36.80 usd pending_refunds re_back 100.00 usd"]
  ],
  [
    "the same before that, on the day on which it could",
    manual,
    [
      [monday, direct("cake", "100.00 usd")],
      [moment("2026-03-05T10:00Z"), payout("rent", "60.00 usd", { stripeAccount: "acct_ada" })],
      [moment("2026-05-20T10:00Z"), refund("back", "ch_cake")]
    ],
    "2026-05-20T12:00Z",
    ["2026-06-02 0.00 usd of 0 withheld: 36.80 usd: 36.80 usd pending_refunds re_back 100.00 usd"]
  ],
  [
    "nothing of what could be held no longer, for a refund that will have failed until then",
    manual,
    [
      [monday, direct("cake", "100.00 usd")],
      [moment("2026-03-05T10:00Z"), payout("rent", "60.00 usd", { stripeAccount: "acct_ada" })],
      [moment("2026-03-06T10:00Z"), refund("back", "ch_cake")]
    ],
    "2026-03-06T12:00Z",
    ["2026-06-02 36.80 usd of 0 held"]
  ],
  [
    "a part of what could be held no longer, for a smaller refund",
    { ...manual, schedule: { interval: "manual", holding: { days: 30 } } },
    [
      [monday, direct("cake", "100.00 usd")],
      [moment("2026-03-05T10:00Z"), payout("rent", "60.00 usd", { stripeAccount: "acct_ada" })],
      [moment("2026-03-06T10:00Z"), refund("back", "ch_cake", { amount: money("40.00 usd") })],
      [moment("2026-03-06T11:00Z"), direct("pie", "10.00 usd")]
    ],
    "2026-03-06T12:00Z",
    ["2026-04-09 6.21 usd of 0 held: 40.00 usd: 40.00 usd pending_refunds re_back 40.00 usd"]
  ],
  [
    "what the funds of another kind that are below zero keep of it",
    manual,
    [
      [monday, topUp("cash", "100.00 usd")],
      [moment("2026-03-10T10:00Z"), transfer("tip", "20.00 usd", { sourceType: "bank_account" })],
      [
        moment("2026-03-10T11:00Z"),
        payout("rent", "20.00 usd", { stripeAccount: "acct_ada", sourceType: "bank_account" })
      ],
      [moment("2026-03-17T10:00Z"), direct("cake", "15.00 usd")],
      [moment("2026-03-17T11:00Z"), reversal("oops", "tr_tip")]
    ],
    "2026-03-17T12:00Z",
    ["2026-06-17 0.00 usd of 0 withheld: 14.26 usd: 14.26 usd negative_pot"]
  ]
])("withheld is %s", (_, settings, commands, until, expected) => {
  expect(upcoming(settings, commands, until)).toEqual(expected)
})

it("of what is stopped that neither would be paid nor kept, nothing is withheld", () => {
  expect(WithheldPayouts.stopped({ refunds: [] }, { amount: money("0 usd"), kept: [] })).toBeUndefined()
})

it("refunds that wait are told of what is kept for them, and not of what another pot keeps", () => {
  const due = { refunds: [{ refund: "re_back", amount: money("6.00 usd") }] }
  const kept = (why: "pending_refunds" | "minimum_balance") =>
    WithheldPayouts.of(due, { kept: [{ why, amount: money("4.00 usd") }] })?.refunds
  expect(kept("pending_refunds")).toEqual(due.refunds)
  expect(kept("minimum_balance")).toEqual([])
})
