import { describe, expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as DaysUntilCash from "#core/report/DaysUntilCash.ts"
import * as Design from "#core/report/Design.ts"
import {
  ada,
  charge,
  dispute,
  market,
  moment,
  money,
  monday,
  payout,
  refund,
  sten,
  thursday,
  toAda,
  tuesday,
  wednesday
} from "../connect/Worlds.ts"
import { cara, rates } from "../connect/Borders.ts"
import { type Play, played } from "./Designs.ts"

const usd = market.currency

const figures = (commands: Play, until?: string): Partial<Record<Design.Figure, string>> => {
  const design = played(commands, {}, until === undefined ? undefined : moment(until))
  const of = Design.of(design, usd)
  return Object.fromEntries(
    Design.figures.flatMap((figure) => (Money.isZero(of[figure]) ? [] : [[figure, Money.formatAmount(of[figure])]]))
  )
}

const fee = { applicationFeeAmount: money("10.00 usd") }
const destination = [monday, toAda("cake", "100.00 usd", fee)] as const
const direct = [monday, charge("desk", "100.00 usd", { stripeAccount: sten.id, ...fee })] as const

describe("the figures of a design", () => {
  it("say who pays Stripe, and who bears in the end what is disputed, by the kind of charge and account", () => {
    expect(figures([destination])).toEqual({
      margin: "6.80",
      sellersNet: "90.00",
      stripeFees: "3.20",
      platformStripeFees: "3.20",
      applicationFees: "10.00",
      platformDisputable: "100.00",
      unpaid: "90.00"
    })
    expect(figures([direct])).toEqual({
      margin: "10.00",
      sellersNet: "86.80",
      stripeFees: "3.20",
      sellersStripeFees: "3.20",
      applicationFees: "10.00",
      stripeDisputable: "100.00",
      unpaid: "86.80"
    })
    expect(figures([[monday, charge("desk", "100.00 usd", { stripeAccount: ada.id })]])).toMatchObject({
      platformDisputable: "100.00"
    })
  })

  it("say what disputes cost whom, and whose negative balance is whose", () => {
    const paid = (account: typeof ada.id) =>
      [thursday, payout(`out-${account}`, undefined, { stripeAccount: account })] as const
    const lamp = [monday, charge("lamp", "50.00 usd", { stripeAccount: ada.id })] as const
    expect(
      figures([
        direct,
        lamp,
        destination,
        paid(sten.id),
        paid(ada.id),
        [moment("2026-03-10"), dispute("one", "ch_desk")],
        [moment("2026-03-10"), dispute("two", "ch_lamp")],
        [moment("2026-03-10"), dispute("three", "ch_cake")]
      ])
    ).toMatchObject({
      platformDisputes: "115.00",
      sellersDisputes: "180.00",
      platformNegative: "65.00",
      stripeNegative: "115.00",
      unpaid: "-180.00"
    })
  })

  it("name the refunds that wait for funds, and not those that wait for their payment", () => {
    const waiting = figures(
      [
        [monday, charge("hall", "50.00 usd")],
        [thursday, payout("out")],
        [thursday, refund("late", "ch_hall", { amount: money("20.00 usd") })],
        [thursday, charge("debit", "30.00 usd", { paymentMethod: "us_bank_account" })],
        [thursday, refund("early", "py_debit", { amount: money("5.00 usd") })]
      ],
      "2026-03-06"
    )
    expect(waiting.waitingRefunds).toBe("20.00")
  })

  it("are those of the moment that the run stopped at", () => {
    expect(figures([destination], "2026-09-30")).not.toHaveProperty("platformDisputable")
    expect(figures([])).toEqual({})
  })
})

describe("the sellers of a design", () => {
  const design = played([
    destination,
    direct,
    [tuesday, toAda("tart", "20.00 usd")],
    [wednesday, charge("own", "5.00 usd")],
    [thursday, payout("out", "90.00 usd", { stripeAccount: ada.id })]
  ])

  it("are its connected accounts, each with what it has made and when that reached its bank", () => {
    const sellers = Design.sellers(design, usd).map(({ account, days, net }) => {
      const { amountDays, arrived, unpaid } = days
      return [account, ...[net, arrived, amountDays, unpaid].map(Money.formatAmount)]
    })
    expect(sellers).toEqual([
      ["acct_ada", "110.00", "90.00", "360.00", "20.00"],
      ["acct_sten", "86.80", "0.00", "0.00", "86.80"]
    ])
  })

  it("are summed, without the platform", () => {
    const { days, sellersNet, unpaid } = Design.of(design, usd)
    expect([sellersNet, unpaid].map(Money.format)).toEqual(["196.80 usd", "106.80 usd"])
    expect(DaysUntilCash.mean(days)).toEqual({ numerator: 36000n, denominator: 9000n })
  })

  it("have a row also without anything, and none in currencies that are not theirs", () => {
    const idle = played([])
    expect(Design.sellers(idle, usd).map(({ account }) => account)).toEqual(["acct_ada", "acct_sten"])
    expect([...Design.currencies(idle)]).toEqual(["usd"])
    expect(Design.sellers(idle, money("1.00 eur").currency)).toEqual([])
  })
})

it("the figures of a currency are of no other", () => {
  const own = (account: typeof cara, currency: string): Play => [
    [monday, charge(`sale_${currency}`, `100.00 ${currency}`, { stripeAccount: account.id })],
    [monday, charge(`pie_${currency}`, `10.00 ${currency}`, { stripeAccount: account.id })],
    [moment("2026-03-16T10:00Z"), payout(`out_${currency}`, undefined, { stripeAccount: account.id })],
    [moment("2026-03-17T10:00Z"), dispute(`back_${currency}`, `ch_sale_${currency}`)],
    [moment("2026-03-17T11:00Z"), refund(`waits_${currency}`, `ch_pie_${currency}`)]
  ]
  const plays = [...own(ada, "usd"), ...own(cara, "cad")].toSorted(([a], [b]) => a - b)
  const design = played(plays, { accounts: [ada, cara], exchangeRates: rates })
  const told = [ada.currency, cara.currency].map((currency) => {
    const { platformNegative, stripeFees, waitingRefunds } = Design.of(design, currency)
    return [platformNegative, stripeFees, waitingRefunds].map(Money.format)
  })
  expect(told).toEqual([
    ["115.00 usd", "18.79 usd", "10.00 usd"],
    ["115.00 cad", "18.79 cad", "10.00 cad"]
  ])
})
