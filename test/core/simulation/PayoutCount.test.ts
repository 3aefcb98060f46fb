import { describe, expect, it } from "vitest"
import {
  ada,
  charge,
  moment,
  money,
  monday,
  payout,
  payoutCancel,
  payoutFailure,
  platformOf,
  thursday,
  toAda,
  topUp,
  topUpCancel,
  topUpReversal,
  tuesday
} from "../connect/Worlds.ts"
import { rates } from "../connect/Borders.ts"
import { type Dated, end, tallyOf, told, toldOf } from "./Tallies.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

const cad = Currency.of("cad")
const none = Money.zero(cad)

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

describe("a payout that is converted on its way to the bank", () => {
  const market = platformOf("US")
  const canadian = { ...ada, country: "CA", currency: Currency.of("cad"), tariff: platformOf("CA").tariff }
  const setup = {
    platform: market,
    accounts: [canadian],
    exchangeRates: rates,
    choices: { applicationFeeCurrency: "connected_account" as const }
  }
  const fee = toAda("cake", "100.00 usd", { applicationFeeAmount: money("20.00 usd") })
  const out = payout("out", "24.50 cad")
  const ready = [[monday, fee]] as const

  it.each<readonly [string, ReadonlyArray<Dated>, string]>([
    ["on its way", [...ready, [end, out]], "24.50 cad in transit, market 24.50 cad"],
    ["there", [...ready, [moment("2026-03-10"), out]], "0.00 cad in transit, market 0.00 cad, 18.66 usd"],
    [
      "back from there",
      [...ready, [moment("2026-03-10"), out], [moment("2026-03-20"), payoutFailure("no", "po_out")]],
      "0.00 cad in transit, market 0.00 cad, 0.00 usd"
    ]
  ])("%s", (_, commands, expected) => {
    const { exchanged, onTheirWay, paidOut } = tallyOf(commands, setup)
    const there = paidOut.get(market.id) ?? new Map()
    expect(`${told(onTheirWay.get(market.id) ?? new Map())} in transit, market ${told(there)}`).toBe(expected)
    const before = tallyOf(ready, setup).exchanged
    const sold = Money.minus(exchanged.get(cad) ?? none, before.get(cad) ?? none)
    expect(Money.format(sold)).toBe(expected.endsWith("18.66 usd") ? "24.50 cad" : "0.00 cad")
  })
})
