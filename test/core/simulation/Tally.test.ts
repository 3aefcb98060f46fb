import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Tally from "#core/simulation/Tally.ts"
import type { Instant } from "#core/time/Instant.ts"
import {
  ada,
  capture,
  charge,
  hold,
  market,
  moment,
  monday,
  money,
  payout,
  payoutCancel,
  payoutFailure,
  refund,
  refundCancel,
  refundFailure,
  release,
  reversal,
  thursday,
  toAda,
  topUp,
  topUpCancel,
  tuesday,
  world
} from "../connect/Worlds.ts"

const some = (amount: string) => ({ amount: money(amount) })
const flour = charge("flour", "10.00 usd")
const recomputed = { processingFeeOnRefund: "recomputed" } as const
const end = moment("2026-04-01")

type Dated = readonly [Instant, Command]

const tallyOf = (commands: ReadonlyArray<Dated>, choices: Parameters<typeof world>[0] = {}, thread?: Run.Thread) => {
  const made = world(choices)
  const tally = Tally.empty()
  const dated = commands.map(([at, command]) => ({ at, command, ...(thread === undefined ? {} : { thread }) }))
  const steps = dated.map((it, index) =>
    "thread" in it && it.thread !== undefined
      ? { ...it, thread: { ...it.thread, isLast: index === dated.length - 1 } }
      : it
  )
  const count = ({ outcome }: Pick<Run.Done, "outcome">) => Tally.add(tally, made, outcome)
  for (const step of Run.steps(made, steps)) {
    for (const happened of step.happened) count(happened)
    if (step._tag === "done") count(step)
  }
  for (const happened of Run.advance(made, end)) count(happened)
  return tally
}

const told = (sum: Tally.Sum): string => [...sum.values()].map(Money.format).join(", ")
const toldOf = (sums: Tally.ByAccount): string => [...sums].map(([id, sum]) => `${id.slice(5)} ${told(sum)}`).join("; ")

describe("what payers paid and what Stripe took of it", () => {
  it.each<readonly [string, ReadonlyArray<Dated>, string, string]>([
    ["a charge", [[monday, flour]], "10.00 usd", "0.59 usd"],
    ["a payment that a transfer brought is nobody's", [[monday, toAda("cake", "10.00 usd")]], "10.00 usd", "0.59 usd"],
    [
      "what a reversal takes back is nobody's",
      [
        [monday, toAda("cake", "10.00 usd")],
        [tuesday, reversal("less", "tr_cake")]
      ],
      "10.00 usd",
      "0.59 usd"
    ],
    [
      "a refund",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour", some("4.00 usd"))]
      ],
      "6.00 usd",
      "0.59 usd"
    ],
    [
      "a refund that failed",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour")],
        [tuesday, refundFailure("no", "re_back")]
      ],
      "10.00 usd",
      "0.59 usd"
    ],
    [
      "a refund that waits is not paid",
      [
        [monday, flour],
        [thursday, refund("back", "ch_flour")]
      ],
      "10.00 usd",
      "0.59 usd"
    ],
    [
      "a refund that waited is",
      [
        [monday, flour],
        [thursday, refund("back", "ch_flour")],
        [thursday, topUp("more", "1.00 usd")]
      ],
      "0.00 usd",
      "0.59 usd"
    ],
    [
      "a refund that waited and was canceled",
      [
        [monday, flour],
        [thursday, refund("back", "ch_flour")],
        [thursday, refundCancel("no", "re_back")]
      ],
      "10.00 usd",
      "0.59 usd"
    ],
    [
      "a hold and its release",
      [
        [monday, hold("bike", "10.00 usd")],
        [tuesday, release("no", "ch_bike")]
      ],
      "",
      ""
    ],
    [
      "what is captured of a hold",
      [
        [monday, hold("bike", "10.00 usd")],
        [tuesday, capture("now", "ch_bike", { amountToCapture: money("5.00 usd") })]
      ],
      "5.00 usd",
      "0.45 usd"
    ],
    ["a declined card", [[monday, charge("x", "10.00 usd", { declineCode: "lost_card" })]], "", ""]
  ])("%s", (_, commands, paid, fees) => {
    const tally = tallyOf(commands)
    expect([told(tally.paid), told(tally.fees)]).toEqual([paid, fees])
  })

  it.each<readonly [string, ReadonlyArray<Dated>, string]>([
    [
      "a refund",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour", some("5.00 usd"))]
      ],
      "0.45 usd"
    ],
    [
      "all of it",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour")]
      ],
      "0.00 usd"
    ],
    [
      "and failed",
      [
        [monday, flour],
        [tuesday, refund("back", "ch_flour")],
        [tuesday, refundFailure("no", "re_back")]
      ],
      "0.59 usd"
    ],
    [
      "that waited",
      [
        [monday, flour],
        [thursday, refund("back", "ch_flour")],
        [thursday, topUp("more", "1.00 usd")]
      ],
      "0.00 usd"
    ]
  ])("where Stripe recomputes its fee: %s", (_, commands, fees) => {
    expect(told(tallyOf(commands, { choices: recomputed }).fees)).toBe(fees)
  })

  it("is counted of a thread that is over when its refund is paid at last", () => {
    const commands: ReadonlyArray<Dated> = [
      [monday, flour],
      [thursday, payout("out", "9.41 usd")],
      [thursday, topUp("more", "20.00 usd")],
      [thursday, refund("back", "ch_flour")]
    ]
    const tally = tallyOf(commands, { choices: recomputed }, { id: "flour", isLast: false })
    expect([told(tally.paid), told(tally.fees)]).toEqual(["0.00 usd", "0.00 usd"])
  })
})

describe("payouts less top-ups", () => {
  const ready = [[monday, flour]] as const
  it.each<readonly [string, ReadonlyArray<Dated>, string]>([
    ["a payout, on its way and there", [...ready, [thursday, payout("out", "5.00 usd")]], "market 5.00 usd"],
    [
      "one that was canceled",
      [...ready, [thursday, payout("out", "5.00 usd")], [thursday, payoutCancel("no", "po_out")]],
      "market 0.00 usd"
    ],
    [
      "one that failed after it arrived",
      [...ready, [thursday, payout("out", "5.00 usd")], [moment("2026-03-20"), payoutFailure("no", "po_out")]],
      "market 0.00 usd"
    ],
    [
      "a seller's",
      [
        [monday, toAda("cake", "10.00 usd")],
        [thursday, payout("out", "4.00 usd", { stripeAccount: ada.id })]
      ],
      "ada 4.00 usd"
    ],
    ["a top-up that came", [[monday, topUp("more", "7.00 usd")]], "market -7.00 usd"],
    [
      "a top-up that did not",
      [
        [monday, topUp("more", "7.00 usd")],
        [tuesday, topUpCancel("no", "tu_more")]
      ],
      ""
    ],
    ["both", [...ready, [monday, topUp("more", "7.00 usd")], [thursday, payout("out", "5.00 usd")]], "market -2.00 usd"]
  ])("%s", (_, commands, expected) => {
    expect(toldOf(tallyOf(commands).paidOut)).toBe(expected)
  })
})

describe("payouts on their way", () => {
  const sent = [monday, flour] as const
  const out = [thursday, payout("out", "5.00 usd")] as const
  it.each<readonly [string, ReadonlyArray<Dated>, string]>([
    ["one that has just left", [sent, [end, payout("out", "5.00 usd")]], "market 5.00 usd"],
    ["one that has arrived", [sent, out, [moment("2026-03-20"), charge("later", "1.00 usd")]], "market 0.00 usd"],
    ["one that was canceled", [sent, out, [thursday, payoutCancel("no", "po_out")]], "market 0.00 usd"],
    [
      "one that failed after it arrived",
      [sent, out, [moment("2026-03-20"), payoutFailure("no", "po_out")]],
      "market 0.00 usd"
    ]
  ])("%s", (_, commands, expected) => {
    expect(toldOf(tallyOf(commands).onTheirWay)).toBe(expected)
  })
})

it("the nets are those of every line, by account and currency", () => {
  const tally = tallyOf([[monday, toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })]])
  expect(toldOf(tally.nets)).toBe("market 1.41 usd; ada 8.00 usd")
  expect([...tally.nets.keys()]).toEqual([market.id, ada.id])
})
