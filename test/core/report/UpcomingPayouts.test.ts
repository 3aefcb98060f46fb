import { describe, expect, it } from "vitest"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as Money from "#core/money/Money.ts"
import * as UpcomingPayouts from "#core/report/UpcomingPayouts.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import { settlingIn } from "../connect/Borders.ts"
import {
  charge,
  connected,
  done,
  market,
  moment,
  money,
  monday,
  passed,
  pause,
  payout,
  payoutCancel,
  payoutFailure,
  platformOf,
  refund,
  reversal,
  thursday,
  toAda,
  topUp,
  transfer,
  world
} from "../connect/Worlds.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const patient: PayoutSettings = { ...daily, debitNegativeBalances: false }

type Play = ReadonlyArray<readonly [Instant.Instant, Command]>

/** A world in which these were carried out, up to `until`, with what is under way in it. */
const played = (settings: PayoutSettings, commands: Play, until: Instant.Instant) => {
  const ada = connected("Ada", "express", { payouts: settings })
  const of = world({ accounts: [ada], reschedulable: "all" })
  const underWay: UpcomingPayouts.UnderWay = new Map()
  const see = (seen: Run.Step | Run.Ended) => {
    for (const outcome of Run.outcomesOf(seen)) UpcomingPayouts.add(underWay, outcome)
  }
  for (const [at, command] of commands) see(Run.step(of, { at, command }))
  see({ _tag: "ended", happened: Run.advance(of, until) })
  return { world: of, underWay, upcoming: () => UpcomingPayouts.of(of, [market, ada], underWay) }
}

const said = (it: UpcomingPayouts.UpcomingPayout): string => {
  const state = "run" in it ? `${it.status} at ${Instant.format(it.run)}` : it.status
  const payout = "payout" in it ? ` ${it.payout}` : ""
  const withheld = "withheld" in it && it.withheld !== undefined ? `, ${Money.format(it.withheld.amount)} withheld` : ""
  return `${it.account} ${Day.format(it.day)} ${Money.format(it.amount)} ${it.sourceType} of ${it.transactions.length} ${state}${payout}${withheld}`
}

const upcoming = (settings: PayoutSettings, commands: Play, until: string): ReadonlyArray<string> =>
  played(settings, commands, moment(until)).upcoming().map(said)

const sales: Play = [
  [monday, toAda("cake", "10.00 usd")],
  [moment("2026-03-03T09:00Z"), toAda("tart", "5.00 usd")],
  [moment("2026-03-03T10:00Z"), refund("back", "ch_tart", { amount: money("2.00 usd"), reverseTransfer: true })]
]

/** What was paid out of one pot is taken back, and `amount` comes to another. */
const apart = (amount: string, more: Play = [], sold = "10.00 usd"): Play => [
  [monday, topUp("fill", "30.00 usd")],
  [monday, toAda("cake", sold)],
  ...more,
  [moment("2026-03-10T09:00Z"), reversal("gone", "tr_cake")],
  [moment("2026-03-10T10:00Z"), transfer("tip", amount, { sourceType: "bank_account" })]
]

const paidOut: Play = [[thursday, payout("out", undefined, { stripeAccount: "acct_ada" })]]
const holding: PayoutSettings["schedule"] = { interval: "manual", holding: { days: 90 } }
const asking: PayoutSettings = { ...daily, schedule: { interval: "manual" } }
/** What it has is paid out on Thursday, and then 6.00 of it are taken back. */
const owing: Play = [
  [monday, toAda("cake", "10.00 usd")],
  [thursday, payout("out", undefined, { stripeAccount: "acct_ada" })],
  [thursday, reversal("back", "tr_cake", { amount: money("6.00 usd") })]
]
/** With what is available on Friday, before the bank is debited. */
const withPie = (amount: string): Play => [
  ...owing.slice(0, 1),
  [moment("2026-03-04T10:00Z"), toAda("pie", amount)],
  ...owing.slice(1)
]
const debit = "acct_ada 2026-03-09 -6.00 usd card of 0 pending po_ada.2026-03-09"

describe("upcoming is", () => {
  it.each<readonly [string, Play, string, PayoutSettings, ReadonlyArray<string>]>([
    ["nothing where nothing has come", [], "2026-03-02T12:00Z", daily, []],
    [
      "what has come for the next run",
      sales.slice(0, 1),
      "2026-03-03T00:59:59Z",
      daily,
      ["acct_ada 2026-03-04 10.00 usd card of 1 expected at 2026-03-03T01:00:00Z"]
    ],
    [
      "what is made, and what comes after it",
      sales,
      "2026-03-03T12:00Z",
      daily,
      [
        "acct_ada 2026-03-04 10.00 usd card of 1 pending po_ada.2026-03-04",
        "acct_ada 2026-03-05 3.00 usd card of 2 expected at 2026-03-04T01:00:00Z"
      ]
    ],
    [
      "what has left of each pot",
      [
        [monday, topUp("cash", "100.00 usd")],
        [moment("2026-03-10T10:00Z"), transfer("tip", "30.00 usd", { sourceType: "bank_account" })],
        [moment("2026-03-10T10:00Z"), toAda("cake", "10.00 usd")]
      ],
      "2026-03-11T12:00Z",
      daily,
      [
        "acct_ada 2026-03-12 10.00 usd card of 1 pending po_ada.2026-03-12",
        "acct_ada 2026-03-12 30.00 usd bank_account of 1 pending po_ada.2026-03-12.bank_account"
      ]
    ],
    [
      "as its schedule is now",
      [
        ...sales.slice(0, 1),
        [
          moment("2026-03-02T12:00Z"),
          { _tag: "balance_settings_update", key: "now", stripeAccount: "acct_ada", schedule: { interval: "daily" } }
        ]
      ],
      "2026-03-02T13:00Z",
      { ...daily, schedule: { interval: "manual" } },
      ["acct_ada 2026-03-04 10.00 usd card of 1 expected at 2026-03-03T01:00:00Z"]
    ],
    [
      "not stopped where only charges are",
      [...sales.slice(0, 1), [moment("2026-03-02T12:00Z"), pause("stop", { charges: true })]],
      "2026-03-02T13:00Z",
      daily,
      ["acct_ada 2026-03-04 10.00 usd card of 1 expected at 2026-03-03T01:00:00Z"]
    ],
    ["no more when it has arrived", sales, "2026-03-20", daily, []],
    [
      "nothing of an account that asks for its payouts",
      sales,
      "2026-03-04",
      { ...daily, schedule: { interval: "manual" } },
      []
    ],
    [
      "what may be held no longer, of an account that has to ask for its payouts",
      sales,
      "2026-03-04",
      { ...daily, schedule: { interval: "manual", holding: { days: 90 } } },
      ["acct_ada 2026-06-02 8.00 usd card of 0 held at 2026-06-02T00:00:00Z"]
    ],
    [
      "what could be held no longer, while it is on its way",
      sales,
      "2026-06-02T12:00Z",
      { ...daily, schedule: { interval: "manual", holding: { days: 90 } } },
      [
        "acct_ada 2026-06-03 8.00 usd card of 0 pending po_ada.2026-06-02",
        "acct_ada 2026-06-03 5.00 usd card of 0 held at 2026-06-03T00:00:00Z"
      ]
    ],
    [
      "the debit of the bank of an account that has to ask for its payouts",
      owing,
      "2026-03-05T13:00Z",
      asking,
      ["acct_ada 2026-03-09 -6.00 usd card of 0 expected at 2026-03-08T01:00:00Z"]
    ],
    ["that debit once it is made, and not once more", owing, "2026-03-08T02:00Z", asking, [debit]],
    [
      "no such debit where it is not allowed",
      owing,
      "2026-03-05T13:00Z",
      { ...asking, debitNegativeBalances: false },
      []
    ],
    ["none where what is pending fills the balance before", withPie("6.00 usd"), "2026-03-05T13:00Z", asking, []],
    [
      "what is missing still when what is pending has come",
      withPie("2.00 usd"),
      "2026-03-05T13:00Z",
      asking,
      ["acct_ada 2026-03-09 -4.00 usd card of 0 expected at 2026-03-08T01:00:00Z"]
    ],
    [
      "all that is missing where what is pending comes too late",
      [...owing, [moment("2026-03-06T10:00Z"), toAda("pie", "2.00 usd")]],
      "2026-03-06T12:00Z",
      asking,
      ["acct_ada 2026-03-09 -6.00 usd card of 0 expected at 2026-03-08T01:00:00Z"]
    ],
    [
      "a debit that is stopped after one has failed",
      [...owing, [moment("2026-03-10T10:00Z"), payoutFailure("closed", "po_ada.2026-03-09")]],
      "2026-03-10T12:00Z",
      asking,
      ["acct_ada 2026-03-12 0.00 usd card of 0 stopped, -6.00 usd withheld"]
    ],
    [
      "as much as the minimum balance leaves, with the line that holds that",
      sales.slice(0, 1),
      "2026-03-02T12:00Z",
      { ...daily, minimumBalances: MinimumBalances.of([money("4.00 usd")]) },
      ["acct_ada 2026-03-04 6.00 usd card of 2 expected at 2026-03-03T01:00:00Z, 4.00 usd withheld"]
    ],
    [
      "what a later run pays where the first would pay nothing",
      [...sales.slice(0, 1), [moment("2026-03-03T00:30Z"), toAda("pie", "3.00 usd")]],
      "2026-03-03T00:45Z",
      { ...daily, minimumBalances: MinimumBalances.of([money("10.00 usd")]) },
      ["acct_ada 2026-03-05 3.00 usd card of 3 expected at 2026-03-04T01:00:00Z, 10.00 usd withheld"]
    ],
    [
      "a negative payout of what is missing",
      [...sales.slice(0, 1), [moment("2026-03-04T10:00Z"), refund("gone", "ch_cake", { reverseTransfer: true })]],
      "2026-03-04T12:00Z",
      daily,
      ["acct_ada 2026-03-06 -10.00 usd card of 1 expected at 2026-03-05T01:00:00Z"]
    ],
    [
      "nothing where what is missing stays",
      [...sales.slice(0, 1), [moment("2026-03-04T10:00Z"), refund("gone", "ch_cake", { reverseTransfer: true })]],
      "2026-03-04T12:00Z",
      patient,
      []
    ],
    [
      "nothing of it while payouts are disabled, as nothing would be taken if they were not",
      [
        ...sales.slice(0, 1),
        [moment("2026-03-04T10:00Z"), refund("gone", "ch_cake", { reverseTransfer: true })],
        [moment("2026-03-04T11:00Z"), pause("stop", { payouts: true })]
      ],
      "2026-03-04T12:00Z",
      patient,
      []
    ],
    [
      "what is kept of a pot because another is negative",
      apart("9.00 usd"),
      "2026-03-20T12:00Z",
      patient,
      ["acct_ada 2026-03-23 0.00 usd bank_account of 0 withheld, 9.00 usd withheld"]
    ],
    ["nothing of pots that make up for each other", apart("10.00 usd"), "2026-03-20T12:00Z", patient, []],
    [
      "nothing of them though less comes after the next payout day",
      [
        ...apart("10.00 usd"),
        [
          moment("2026-03-20T10:00Z"),
          charge("small", "0.50 usd", { stripeAccount: "acct_ada", applicationFeeAmount: money("0.50 usd") })
        ]
      ],
      "2026-03-20T12:00Z",
      patient,
      []
    ],
    [
      "of each where the bank is debited for what one is short of",
      apart("10.00 usd"),
      "2026-03-10T12:00Z",
      daily,
      [
        "acct_ada 2026-03-12 -10.00 usd card of 1 expected at 2026-03-11T01:00:00Z",
        "acct_ada 2026-03-12 10.00 usd bank_account of 1 expected at 2026-03-11T01:00:00Z"
      ]
    ],
    [
      "of one whose bank is debited, beside one that is kept as the minimum",
      // Of the 20.00 that are taken back 10.00 were kept, and as much comes to the other pot.
      apart("10.00 usd", [], "20.00 usd"),
      "2026-03-10T12:00Z",
      { ...daily, minimumBalances: MinimumBalances.of([money("10.00 usd")]) },
      [
        "acct_ada 2026-03-12 -10.00 usd card of 2 expected at 2026-03-11T01:00:00Z",
        "acct_ada 2026-03-12 0.00 usd bank_account of 0 withheld, 10.00 usd withheld"
      ]
    ],
    [
      "what is kept of what may be held no longer because another pot is negative",
      apart("9.00 usd", paidOut),
      "2026-03-20T12:00Z",
      { ...patient, schedule: holding },
      ["acct_ada 2026-06-08 0.00 usd bank_account of 0 withheld, 9.00 usd withheld"]
    ],
    [
      "nothing of what may be held no longer where pots make up for each other",
      apart("10.00 usd", paidOut),
      "2026-03-20T12:00Z",
      { ...patient, schedule: holding },
      []
    ],
    [
      "stopped after one has failed",
      [...sales.slice(0, 1), [moment("2026-03-05T10:00Z"), payoutFailure("closed", "po_ada.2026-03-04")]],
      "2026-03-05T12:00Z",
      daily,
      ["acct_ada 2026-03-09 0.00 usd card of 0 stopped, 10.00 usd withheld"]
    ]
  ])("%s", (_, commands, until, settings, expected) => {
    expect(upcoming(settings, commands, until)).toEqual(expected)
  })
})

it("is stopped in the currency alone whose bank has refused a payout", () => {
  const ada = settlingIn(connected("Ada", "express", { payouts: daily }), "DE")
  const of = world({ accounts: [ada], reschedulable: "all" })
  const sell = (at: Instant.Instant, week: string) => {
    done(of, charge(`cake-${week}`, "10.00 usd", { stripeAccount: ada.id }), at)
    done(of, charge(`torte-${week}`, "20.00 eur", { stripeAccount: ada.id }), at)
  }
  const stops = () =>
    UpcomingPayouts.of(of, [ada], new Map()).map((each) => [
      each.amount.currency,
      each.status,
      ...("why" in each ? [each.why] : [])
    ])
  sell(monday, "first")
  passed(of, moment("2026-03-10T12:00Z"))
  sell(moment("2026-03-10T12:00Z"), "second")
  expect(stops()).toEqual([
    ["usd", "expected"],
    ["eur", "expected"]
  ])
  done(of, payoutFailure("no", "po_ada.2026-03-04.eur"))
  expect(stops()).toEqual([
    ["usd", "expected"],
    ["eur", "stopped", "errored"]
  ])
})

describe("what is expected", () => {
  const more: Play = [
    [monday, topUp("cash", "100.00 usd")],
    ...sales,
    [moment("2026-03-10T10:00Z"), transfer("tip", "7.00 usd", { sourceType: "bank_account" })],
    [moment("2026-03-10T11:00Z"), charge("own", "50.00 usd")],
    [moment("2026-03-13T10:00Z"), toAda("bun", "4.00 usd")],
    [moment("2026-03-17T10:00Z"), payout("now", "1.00 usd", { stripeAccount: "acct_ada" })]
  ]

  it("is what its run makes if nothing more comes", () => {
    const mondays: PayoutSettings = { ...daily, schedule: { interval: "weekly", weekdays: [0] } }
    let runs = 0
    for (const settings of [
      daily,
      patient,
      mondays,
      { ...daily, minimumBalances: MinimumBalances.of([money("5.00 usd")]) }
    ]) {
      for (let hour = 0; hour < 20 * 24; hour += 5) {
        const until = Instant.plus(moment("2026-03-02T09:30Z"), hour * 3600)
        const { upcoming, world } = played(
          settings,
          more.filter(([at]) => at <= until),
          until
        )
        const expected = upcoming().filter((it) => it.status === "expected")
        const [first] = expected
        if (first === undefined) continue
        const made = Run.advance(world, first.run)
          .flatMap(({ happening, outcome }) => (happening.at === first.run ? [outcome] : []))
          .flatMap(({ made, swept = [] }) =>
            swept.map((sweep) => ({ sweep, payout: made.find(({ id }) => id === sweep.payout) }))
          )
        expect(
          made.map(({ payout, sweep }) => [sweep.day, sweep.sourceType, payout?.amount, sweep.transactions]),
          `${hour}`
        ).toEqual(expected.map(({ amount, day, sourceType, transactions }) => [day, sourceType, amount, transactions]))
        runs += 1
      }
    }
    expect(runs).toBeGreaterThan(50)
  })
})

it("what a debit is expected to take is what its run takes", () => {
  for (const amount of ["1.00 usd", "2.50 usd"]) {
    const { upcoming, world: of } = played(asking, withPie(amount), moment("2026-03-05T13:00Z"))
    const expected = upcoming().map((it) => it.amount)
    const made = Run.advance(of, moment("2026-03-08T01:00Z")).flatMap(({ outcome }) => outcome.made)
    expect(made.map((it) => it.amount)).toEqual(expected)
    expect(expected).toHaveLength(1)
  }
})

it("what is under way is forgotten when it is there, and when it has come back", () => {
  const { underWay } = played(daily, sales, moment("2026-03-03T12:00Z"))
  expect([...underWay.keys()]).toEqual(["po_ada.2026-03-04"])
  expect(played(daily, sales, moment("2026-03-20")).underWay.size).toBe(0)
  const canceled: Play = [
    ...sales.slice(0, 1),
    [moment("2026-03-03T02:00Z"), payoutCancel("stop", "po_ada.2026-03-04")]
  ]
  expect(played(daily, canceled, moment("2026-03-03T12:00Z")).underWay.size).toBe(0)
})

it("what has left for the bank is under way until it is there", () => {
  const { currency, tariff } = platformOf("DE")
  const payouts = { schedule: { interval: "manual", holding: { days: 10 } }, debitNegativeBalances: false } as const
  const dora = connected("Dora", "express", { country: "DE", currency, tariff, payouts })
  const of = world({ platform: platformOf("DE"), accounts: [dora] })
  const underWay: UpcomingPayouts.UnderWay = new Map()
  const until = (moment: Instant.Instant) => {
    for (const { outcome } of Run.advance(of, moment)) UpcomingPayouts.add(underWay, outcome)
    return UpcomingPayouts.of(of, [dora], underWay).map(said)
  }
  Run.step(of, { at: monday, command: charge("sale", "50.00 eur", { stripeAccount: dora.id }) })
  const sent = (status: string) => `acct_dora 2026-03-16 49.00 eur card of 0 ${status} po_dora.2026-03-14`
  expect(until(moment("2026-03-14T12:00Z"))).toEqual([sent("pending")])
  expect(until(moment("2026-03-15T12:00Z"))).toEqual([sent("in_transit")])
  expect(until(moment("2026-03-16T12:00Z"))).toEqual([])
})

it("a refund that time pays is no payout under way", () => {
  const waiting: Play = [
    [monday, toAda("cake", "100.00 usd", { applicationFeeAmount: money("10.00 usd") })],
    [moment("2026-03-10T10:00Z"), payout("out")],
    [moment("2026-03-10T11:00Z"), refund("back", "ch_cake", { reverseTransfer: true, refundApplicationFee: true })],
    [moment("2026-03-10T12:00Z"), charge("own", "200.00 usd")]
  ]
  const { underWay, world: of } = played(asking, waiting, moment("2026-03-20"))
  expect(of.refund("re_back")?.status).toBe("succeeded")
  expect([...underWay.keys()]).toEqual([])
})
