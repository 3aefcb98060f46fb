import { describe, expect, it } from "vitest"
import {
  ada,
  charge,
  moment,
  monday,
  payout,
  payoutCancel,
  payoutFailure,
  thursday,
  toAda,
  topUp,
  topUpCancel,
  topUpReversal,
  tuesday
} from "../connect/Worlds.ts"
import { type Dated, end, tallyOf, toldOf } from "./Tallies.ts"

const flour = charge("flour", "10.00 usd")

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
    [
      "a top-up that went back",
      [
        [monday, topUp("more", "7.00 usd")],
        [end, topUpReversal("back", "tu_more")]
      ],
      "market 0.00 usd"
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
