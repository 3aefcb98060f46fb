import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as DisputeHistory from "#core/report/DisputeHistory.ts"
import type * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  charge,
  dispute,
  disputeClose,
  done,
  escalation,
  evidence,
  inquiry,
  lost,
  market,
  moment,
  money,
  passed,
  refund,
  tuesday,
  won,
  world
} from "../connect/Worlds.ts"

const lamp = charge("lamp", "20.00 usd")
const answer = evidence("answer", "dp_d")
const closed = moment("2026-07-31")

/** The changes of the only dispute: each command a day after the one before, then what time brings. */
const told = (...commands: ReadonlyArray<Command>): ReadonlyArray<string> => {
  const of = world()
  done(of, charge("stock", "50.00 usd"))
  const steps: Array<Run.Done | Run.Happened> = []
  for (const [day, command] of [lamp, ...commands].entries()) {
    steps.push(...passed(of, Instant.plusDays(tuesday, day)), done(of, command))
  }
  steps.push(...passed(of, closed))
  const [only, ...others] = DisputeHistory.of(steps)
  expect(others).toEqual([])
  expect(only?.dispute).toEqual(of.dispute("dp_d"))
  return (only?.changes ?? []).map(({ amount, at, due, fee, what }) =>
    [
      Instant.format(at).slice(0, 10),
      what,
      Money.formatAmount(amount),
      Money.formatAmount(fee),
      ...(due === undefined ? [] : [Instant.format(due).slice(0, 10)])
    ].join(" ")
  )
}

const [asked, filed, answered] = [inquiry("d", "ch_lamp"), dispute("d", "ch_lamp"), answer]

describe("what became of a dispute", () => {
  it.each<readonly [string, ReadonlyArray<Command>, ReadonlyArray<string>]>([
    [
      "a chargeback that nobody answers",
      [filed],
      ["2026-03-04 filed -20.00 15.00 2026-03-23", "2026-03-24 unanswered 0.00 0.00"]
    ],
    [
      "one that is accepted",
      [filed, disputeClose("fine", "dp_d")],
      ["2026-03-04 filed -20.00 15.00 2026-03-23", "2026-03-05 accepted 0.00 0.00"]
    ],
    [
      "one that is won",
      [filed, answered, won("good", "dp_d")],
      ["2026-03-04 filed -20.00 15.00 2026-03-23", "2026-03-05 countered 0.00 15.00", "2026-03-06 won 20.00 -15.00"]
    ],
    [
      "one that is lost, and won late",
      [filed, answered, lost("bad", "dp_d"), won("good", "dp_d")],
      [
        "2026-03-04 filed -20.00 15.00 2026-03-23",
        "2026-03-05 countered 0.00 15.00",
        "2026-03-06 lost 0.00 0.00",
        "2026-03-07 won_late 20.00 -15.00"
      ]
    ],
    [
      "one of which a part comes back",
      [filed, answered, lost("half", "dp_d", "8.00 usd")],
      [
        "2026-03-04 filed -20.00 15.00 2026-03-23",
        "2026-03-05 countered 0.00 15.00",
        "2026-03-06 partly_lost 8.00 0.00"
      ]
    ],
    [
      "a question that is answered and escalated all the same",
      [asked, answered, escalation("worse", "dp_d")],
      [
        "2026-03-04 asked 0.00 0.00 2026-03-23",
        "2026-03-05 answered 0.00 0.00",
        "2026-03-06 escalated -20.00 15.00 2026-03-25",
        "2026-03-26 unanswered 0.00 0.00"
      ]
    ],
    [
      "a question that nothing follows from",
      [asked],
      ["2026-03-04 asked 0.00 0.00 2026-03-23", "2026-07-02 closed 0.00 0.00"]
    ],
    [
      "a question that a refund ends",
      [asked, refund("back", "ch_lamp")],
      ["2026-03-04 asked 0.00 0.00 2026-03-23", "2026-03-05 closed 0.00 0.00"]
    ],
    [
      "one that cannot be answered",
      [dispute("d", "ch_lamp", { status: "lost" })],
      ["2026-03-04 filed_lost -20.00 15.00"]
    ],
    ["one that is prevented", [dispute("d", "ch_lamp", { status: "prevented" })], ["2026-03-04 prevented 0.00 0.00"]]
  ])("%s", (_, commands, expected) => {
    expect(told(...commands)).toEqual(expected)
  })

  it.each([
    ["the account", "account"],
    ["the platform", "application"]
  ] as const)("tells the fee apart from the tax on it, also where %s pays both", (_, feesPayer) => {
    const feeTax = Rate.of("23%")
    const seller = { ...ada, feeTax, controller: { ...ada.controller, feesPayer } }
    const of = world({ platform: { ...market, feeTax }, accounts: [seller] })
    const sold = charge("lamp", "20.00 usd", { stripeAccount: ada.id })
    const steps = [charge("stock", "50.00 usd", { stripeAccount: ada.id }), sold, filed, answered, won("good", "dp_d")]
    const [only] = DisputeHistory.of(steps.map((command) => done(of, command)))
    const changes = only?.changes ?? []
    expect(changes.map(({ fee, tax, what }) => [what, Money.formatAmount(fee), Money.formatAmount(tax)])).toEqual([
      ["filed", "15.00", "3.45"],
      ["countered", "15.00", "3.45"],
      ["won", "-15.00", "-3.45"]
    ])
  })

  it("is told of every dispute of a charge, in the order in which they were filed", () => {
    const of = world()
    const part = { amount: money("1.00 usd") }
    const commands = [lamp, dispute("first", "ch_lamp", { status: "prevented", ...part }), dispute("then", "ch_lamp")]
    const steps = commands.map((command) => done(of, command))
    expect(DisputeHistory.of(steps).map(({ changes, dispute: { id } }) => [id, changes.length])).toEqual([
      ["dp_first", 1],
      ["dp_then", 1]
    ])
  })
})
