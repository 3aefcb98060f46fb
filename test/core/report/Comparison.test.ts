import { describe, expect, it } from "vitest"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Money from "#core/money/Money.ts"
import * as Quotient from "#core/money/Quotient.ts"
import * as Comparison from "#core/report/Comparison.ts"
import type * as Design from "#core/report/Design.ts"
import { cara, rates } from "../connect/Borders.ts"
import { ada, charge, connected, market, money, monday, payout, sten, thursday, toAda } from "../connect/Worlds.ts"
import { type Play, played } from "./Designs.ts"

const fee = { applicationFeeAmount: money("10.00 usd") }
const out = [thursday, payout("out", "40.00 usd", { stripeAccount: ada.id })] as const
const later = [thursday, payout("later", "40.00 usd", { stripeAccount: ada.id })] as const
const destination: Play = [[monday, toAda("cake", "100.00 usd", fee)], out]
const direct: Play = [[monday, charge("cake", "100.00 usd", { stripeAccount: ada.id, ...fee })]]

const inDollars = (a: Design.Design, b: Design.Design): Comparison.InCurrency => {
  const [first] = Comparison.of(a, b).currencies
  if (first === undefined) throw new Error("nothing is compared")
  return first
}

const said = ({ a, b, difference }: Comparison.Amounts): string => [a, b, difference].map(Money.formatAmount).join(" ")

describe("two designs", () => {
  const { days, figures, sellers } = inDollars(played(destination), played(direct))

  it("stand side by side, with what the second has more", () => {
    expect(said(figures.margin)).toBe("6.80 10.00 3.20")
    expect(said(figures.sellersNet)).toBe("90.00 86.80 -3.20")
    expect(said(figures.stripeFees)).toBe("3.20 3.20 0.00")
    expect(sellers.map(({ account, net }) => `${account} ${said(net)}`)).toEqual([
      "acct_ada 90.00 86.80 -3.20",
      "acct_sten 0.00 0.00 0.00"
    ])
  })

  it("have no difference in days where one of them has brought nothing to a bank", () => {
    expect(days.a && Quotient.format(days.a, 1)).toBe("4.0")
    expect([days.b, days.difference]).toEqual([undefined, undefined])
    const turned = inDollars(played(direct), played(destination)).days
    expect([turned.a, turned.difference]).toEqual([undefined, undefined])
    const both = inDollars(played([...destination, later]), played(destination))
    expect(both.days.difference && Quotient.format(both.days.difference, 1)).toBe("0.0")
  })

  it("have the same flows, or say where they have not", () => {
    expect(Comparison.of(played(destination), played(direct)).differences).toEqual([])
    expect(Comparison.of(played(destination), played([])).differences).toHaveLength(1)
  })

  it("are compared in the accounts that both have, and the others named", () => {
    const [ben, cleo] = [connected("Ben"), connected("Cleo")]
    const a = played([], { accounts: [ada, ben] })
    const b = played([], { accounts: [cleo, sten, ada] })
    const { currencies, onlyInA, onlyInB } = Comparison.of(a, b)
    expect([onlyInA, onlyInB]).toEqual([["acct_ben"], ["acct_cleo", "acct_sten"]])
    expect(currencies.flatMap(({ sellers }) => sellers.map(({ account }) => account))).toEqual(["acct_ada"])
    const bazaar = { ...market, id: "acct_bazaar" } as const
    expect(Comparison.of(a, { ...a, platform: bazaar.id, accounts: [bazaar, ada, ben] })).toMatchObject({
      onlyInA: [],
      onlyInB: []
    })
  })
})

it("a design compared with itself differs in nothing", () => {
  const { days, figures, sellers } = inDollars(played(destination), played(destination))
  const differences = [...Object.values(figures), ...sellers.map(({ net }) => net)].map(({ difference }) => difference)
  expect(differences.filter((amount) => !Money.isZero(amount))).toEqual([])
  expect(days.difference && Quotient.isZero(days.difference)).toBe(true)
})

describe("what designs of several currencies come to together", () => {
  const accounts = [cara, ada]
  const abroad: Play = [
    [monday, charge("desk", "100.00 cad", { stripeAccount: cara.id, applicationFeeAmount: money("10.00 cad") })],
    [monday, toAda("cake", "100.00 usd", fee)]
  ]
  const setup = { accounts, exchangeRates: rates }
  const told = (a: Design.Design, b: Design.Design) => {
    const { together } = Comparison.of(a, b)
    return (
      together && [together.currency, ...Object.entries(together.earnings).map(([each, of]) => `${each} ${said(of)}`)]
    )
  }

  it("is in the platform's currency, by the rates at the end", () => {
    // Of Cara's 100.00 cad 3.20 are Stripe's and 10.00 the platform's, who gets 7.92 usd for them; 86.80 cad at 1.30 are 66.77 usd.
    expect(told(played(abroad, setup), played([], setup))).toEqual([
      "usd",
      "margin 14.72 0.00 -14.72",
      "sellersNet 156.77 0.00 -156.77",
      "stripeFees 5.66 0.00 -5.66"
    ])
  })

  it("is nothing of one currency, of platforms of several, and without a rate", () => {
    expect(told(played(destination), played(direct))).toBeUndefined()
    const a = played(abroad, setup)
    const elsewhere = { ...a, accounts: [{ ...market, currency: cara.currency }, ...accounts] }
    expect(told(a, elsewhere)).toBeUndefined()
    expect(told(a, { ...a, exchangeRates: ExchangeRates.none })).toBeUndefined()
    expect(told({ ...a, exchangeRates: ExchangeRates.none }, a)).toBeUndefined()
  })
})
