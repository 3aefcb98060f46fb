import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as StoppedPayouts from "#core/report/StoppedPayouts.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Currency from "#core/money/Currency.ts"
import { settlingIn } from "../connect/Borders.ts"
import {
  charge,
  connected,
  done,
  moment,
  monday,
  money,
  payoutFailure,
  payoutReversal,
  toAda,
  world
} from "../connect/Worlds.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const ada = connected("Ada", "express", { payouts: daily })
const own = { stripeAccount: ada.id } as const
const day = (text: string) => moment(`2026-03-${text}T10:00Z`)

type Play = ReadonlyArray<readonly [Instant.Instant, Command]>

const played = (commands: Play, of = world({ accounts: [ada] })) => {
  const stops: Array<StoppedPayouts.StoppedPayouts> = []
  const isLawful = () => {
    const account = of.account(ada.id)
    const isEnabled = account !== undefined && StripeAccount.payoutsEnabled(account)
    const stopsAll = ({ cause, until }: StoppedPayouts.StoppedPayouts) =>
      until === undefined && StoppedPayouts.currencyOf(cause) === undefined
    return isEnabled === !stops.some(stopsAll)
  }
  for (const [at, command] of commands) {
    for (const each of Run.advance(of, at)) StoppedPayouts.add(stops, each)
    const step = Run.step(of, { at, command })
    if (step._tag === "refused") throw new Error(`${command.key} was refused: ${step.refusal.message}`)
    for (const each of step.happened) StoppedPayouts.add(stops, each)
    StoppedPayouts.add(stops, step)
    expect(isLawful(), command.key).toBe(true)
  }
  return { of, stops }
}

const said = ({ cause, since, until }: StoppedPayouts.StoppedPayouts): string => {
  const { what, ...about } = cause
  const span = [since, until].map((it) => (it === undefined ? "now" : Instant.format(it).slice(5, 10))).join(" to ")
  const end = StoppedPayouts.endedBy(cause) ?? "nothing"
  return `${span} ${[what, ...Object.values(about)].join(" ")}, ended by ${end}`
}

const cake = [monday, toAda("cake", "10.00 usd")] as const
const failed = [day("05"), payoutFailure("closed", "po_ada.2026-03-04")] as const
const updated = (at: string) => [day(at), { _tag: "external_account_update", key: `bank-${at}`, ...own }] as const
const removed = (at: string) => [day(at), { _tag: "external_account_removal", key: `gone-${at}`, ...own }] as const
const paused = (at: string, payouts: boolean) =>
  [day(at), { _tag: "account_pause", key: `pause-${at}`, ...own, payouts }] as const
const disabled = (at: string, disabledReason: "under_review" | "rejected.fraud") =>
  [day(at), { _tag: "account_disable", key: `stop-${at}`, ...own, disabledReason }] as const
const enabled = (at: string) => [day(at), { _tag: "account_enable", key: `go-${at}`, ...own }] as const
const required = (at: string, rest: { readonly status: "provided" | "verified" }) =>
  [day(at), { _tag: "requirement_update", key: `doc-${at}`, ...own, requirement: "company.tax_id", ...rest }] as const
const due = [
  monday,
  {
    _tag: "requirement_update",
    key: "due",
    ...own,
    requirement: "company.tax_id",
    status: "due",
    deadline: day("06"),
    disables: new Set(["payouts"] as const)
  }
] as const

describe("payouts are stopped", () => {
  it.each<readonly [string, Play, ReadonlyArray<string>]>([
    ["by nothing, as usual", [cake], []],
    [
      "by a payout that failed, until the bank account is updated",
      [cake, failed, updated("09")],
      ["03-05 to 03-09 payout_failed po_ada.2026-03-04 account_closed, ended by external_account_update"]
    ],
    [
      "while there is no bank account, also one to which a payout failed",
      [cake, failed, removed("06"), updated("09")],
      [
        "03-05 to 03-06 payout_failed po_ada.2026-03-04 account_closed, ended by external_account_update",
        "03-06 to 03-09 bank_account_removed, ended by external_account_update"
      ]
    ],
    [
      "from the deadline of a requirement until it is verified",
      [due, required("10", { status: "provided" }), required("11", { status: "verified" })],
      ["03-06 to 03-11 requirement_due company.tax_id, ended by requirement_update"]
    ],
    [
      "by the platform, as long as it likes",
      [paused("03", true), paused("04", false), paused("05", true)],
      ["03-03 to 03-04 paused, ended by account_pause", "03-05 to now paused, ended by account_pause"]
    ],
    [
      "by a review, and for good by a rejection",
      [disabled("03", "under_review"), enabled("04"), disabled("05", "under_review"), disabled("06", "rejected.fraud")],
      [
        "03-03 to 03-04 disabled under_review, ended by account_enable",
        "03-05 to 03-06 disabled under_review, ended by account_enable",
        "03-06 to now disabled rejected.fraud, ended by nothing"
      ]
    ],
    [
      "by the one that failed, and not by its reversal that is canceled with it",
      [cake, [day("05"), payoutReversal("back", "po_ada.2026-03-04")], failed],
      ["03-05 to now payout_failed po_ada.2026-03-04 account_closed, ended by external_account_update"]
    ],
    [
      "by a bank account that is removed, whatever else begins and ends meanwhile",
      [cake, removed("05"), paused("06", true), paused("07", false)],
      [
        "03-05 to now bank_account_removed, ended by external_account_update",
        "03-06 to 03-07 paused, ended by account_pause"
      ]
    ],
    [
      "by a bank account that was removed, and not by what fails at it later",
      [cake, removed("05"), [day("06"), payoutFailure("closed", "po_ada.2026-03-04")]],
      ["03-05 to now bank_account_removed, ended by external_account_update"]
    ],
    [
      "for several reasons, each with its own end",
      [cake, disabled("03", "under_review"), failed, enabled("06")],
      [
        "03-03 to 03-06 disabled under_review, ended by account_enable",
        "03-05 to now payout_failed po_ada.2026-03-04 account_closed, ended by external_account_update"
      ]
    ]
  ])("%s", (_, commands, expected) => {
    expect(played(commands).stops.map(said)).toEqual(expected)
  })
})

it("payouts in another currency are stopped by their own bank, each until that is updated", () => {
  const currencies = (["eur", "gbp"] as const).map(Currency.of)
  const [euros, pounds] = currencies
  const ready = () => {
    const of = world({ accounts: [settlingIn(ada, "DE", "GB")], reschedulable: "all" })
    for (const each of ["cake 10.00 usd", "torte 20.00 eur", "scone 30.00 gbp"]) {
      const [key = "", ...amount] = each.split(" ")
      done(of, charge(key, amount.join(" "), { stripeAccount: ada.id }))
    }
    return of
  }
  const failing = (at: string, id: string) =>
    [day(at), payoutFailure(`no-${id.split(".").join("-")}`, `po_${id}`)] as const
  const updatedIn = (at: string, currency: Currency.Currency | undefined) => {
    const [moment, command] = updated(at)
    return [moment, currency === undefined ? command : { ...command, currency }] as const
  }
  const [own, eur, gbp] = ["ada.2026-03-04", "ada.2026-03-04.eur", "ada.2026-03-04.gbp"] as const
  const all: Play = [failing("09", own), failing("09", eur), failing("10", gbp)]
  const end = "ended by external_account_update"
  expect(played([...all, updatedIn("11", euros)], ready()).stops.map(said)).toEqual([
    `03-09 to now payout_failed po_${own} account_closed, ${end}`,
    `03-09 to 03-11 payout_failed po_${eur} account_closed eur, ${end}`,
    `03-10 to now payout_failed po_${gbp} account_closed gbp, ${end}`
  ])
  const { cause, since } = played(all, ready()).stops[2] ?? expect.fail("no stop")
  expect([StoppedPayouts.currencyOf(cause), since]).toEqual([pounds, day("10")])
})

it("a payout is explained by what it stopped, and by a pause that it waits for", () => {
  const explained = (commands: Play, id: string) => {
    const { of, stops } = played(commands)
    return StoppedPayouts.ofPayout(stops, of.payout(id) ?? expect.fail(id)).map(said)
  }
  const [first] = played([cake, failed]).stops.map(said)
  expect(explained([cake, failed], "po_ada.2026-03-04")).toEqual([first])
  const tart = [day("05"), toAda("tart", "5.00 usd")] as const
  expect(explained([cake, tart], "po_ada.2026-03-04")).toEqual([])
  const waiting: Play = [cake, [moment("2026-03-03T09:00Z"), toAda("pie", "5.00 usd")], paused("03", true)]
  expect(explained(waiting, "po_ada.2026-03-04")).toEqual(["03-03 to now paused, ended by account_pause"])
})

describe("of several stops", () => {
  const since = day("03")
  const pause = { account: ada.id, cause: { what: "paused" }, since } as const
  const failure = (payout: string) =>
    ({ account: ada.id, cause: { what: "payout_failed", payout, failureCode: "account_closed" }, since }) as const
  const stops: ReadonlyArray<StoppedPayouts.StoppedPayouts> = [
    pause,
    { ...pause, account: "acct_ben" },
    { ...pause, until: day("04") },
    failure("po_ada.2026-03-04"),
    { ...failure("po_ada.2026-03-04"), account: "acct_ben" },
    failure("po_other")
  ]
  const explained = (commands: Play) =>
    StoppedPayouts.ofPayout(stops, played(commands).of.payout("po_ada.2026-03-04") ?? expect.fail())

  it("a payout that waits is explained by the pause of its account that lasts, and by its own failure", () => {
    const run = [moment("2026-03-03T09:00Z"), toAda("pie", "5.00 usd")] as const
    expect(explained([cake, run, paused("03", true)])).toEqual([stops[0], stops[3]])
  })

  it("one that has come back is explained by its own failure only", () => {
    expect(explained([cake, failed])).toEqual([stops[3]])
  })

  it("those that last are of the accounts that are asked for, and not over", () => {
    expect(StoppedPayouts.lasting(stops, [{ account: "acct_ben", amount: money("1.00 usd") }])).toEqual([
      stops[1],
      stops[4]
    ])
    const own = { account: ada.id, amount: money("1.00 usd") }
    expect(StoppedPayouts.lasting(stops, [own])).toEqual([stops[0], stops[3], stops[5]])
  })

  it("one in another currency is of what is there in that alone", () => {
    const currency = Currency.of("eur")
    const { cause, ...rest } = failure("po_euros")
    const euros = { ...rest, cause: { ...cause, currency } }
    expect(StoppedPayouts.lasting([euros], [{ account: ada.id, amount: money("1.00 usd") }])).toEqual([])
    const waiting = ["1.00 usd", "1.00 eur"].map((amount) => ({ account: ada.id, amount: money(amount) }))
    expect(StoppedPayouts.lasting([euros], waiting)).toEqual([euros])
  })
})
