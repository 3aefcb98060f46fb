import { describe, expect, it } from "vitest"
import { borders, cara, colin } from "../Borders.ts"
import { ada, answer, charge, done, feeRefund, money, monday, refused, tuesday } from "../Worlds.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as FeeExchange from "#core/connect/movements/FeeExchange.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

/** Every line with its application fee and its rate. */
const lines = (transactions: ReadonlyArray<BalanceTransaction>): ReadonlyArray<string> =>
  transactions.map(({ account, amount, exchangeRate, feeDetails, type }) => {
    const fee = feeDetails.find((line) => line.type === "application_fee")
    const rate = exchangeRate === undefined ? "" : ` at ${Rate.formatDecimal(exchangeRate)}`
    const taken = fee === undefined ? "" : ` less ${Money.format(fee.amount)}`
    return `${account.replace("acct_", "")} ${type} ${Money.format(amount)}${taken}${rate}`
  })

const direct = (amount: string, fee: string) =>
  charge("sale", amount, { stripeAccount: colin.id, applicationFeeAmount: money(fee) })
const destination = (amount: string, fee: string) =>
  charge("sale", amount, { transferData: { destination: cara.id }, applicationFeeAmount: money(fee) })

describe("an application fee", () => {
  it.each([
    [
      "of a direct charge that is converted",
      direct("100.00 usd", "10.00 usd"),
      ["colin charge 122.50 cad less 12.25 cad at 1.225", "market application_fee 10.00 usd at 1.225"]
    ],
    [
      "of one in the account's currency",
      direct("100.00 cad", "10.00 cad"),
      ["colin charge 100.00 cad less 10.00 cad", "market application_fee 7.92 usd at 0.792"]
    ],
    [
      "of one in a third currency",
      direct("100.00 eur", "10.00 eur"),
      ["colin charge 153.13 cad less 15.31 cad at 1.53125", "market application_fee 12.38 usd at 1.2375"]
    ],
    [
      "of a transfer that is converted",
      destination("100.00 usd", "10.00 usd"),
      [
        "market charge 100.00 usd",
        "market transfer -100.00 usd",
        "cara payment 122.50 cad less 12.25 cad at 1.225",
        "market application_fee 10.00 usd at 1.225"
      ]
    ],
    [
      "of a charge and a transfer that are both converted: by both rates, rounded once",
      destination("100.00 eur", "10.00 eur"),
      [
        "market charge 123.75 usd at 1.2375",
        "market transfer -123.75 usd",
        "cara payment 151.59 cad less 15.16 cad at 1.225",
        "market application_fee 12.38 usd at 1.2375"
      ]
    ],
    [
      "that comes back to its own currency: it is itself",
      destination("100.00 cad", "10.00 cad"),
      [
        "market charge 79.20 usd at 0.792",
        "market transfer -79.20 usd",
        "cara payment 97.02 cad less 10.00 cad at 1.225",
        "market application_fee 7.92 usd at 0.792"
      ]
    ]
  ])("%s", (_, command, expected) => {
    expect(lines(done(borders(), command).outcome.transactions)).toEqual(expected)
  })

  it("is one amount where both balances are of one currency, and goes back as one", () => {
    const world = borders()
    const asked = { stripeAccount: ada.id, applicationFeeAmount: money("10.00 eur") }
    expect(lines(done(world, charge("sale", "100.00 eur", asked)).outcome.transactions)).toEqual([
      "ada charge 123.75 usd less 12.38 usd at 1.2375",
      "market application_fee 12.38 usd at 1.2375"
    ])
    expect(lines(done(world, feeRefund("back", "fee_sale", "5.00 eur"), tuesday).outcome.transactions)).toEqual([
      "market application_fee_refund -6.19 usd at 1.2375",
      "ada adjustment 6.19 usd"
    ])
  })

  it("has nothing to do with a direct charge without one, nor with one in the platform's currency", () => {
    expect(FeeExchange.of(borders(), undefined, undefined, undefined, true, monday)).toBeUndefined()
    expect(FeeExchange.of(borders(), money("1.00 usd"), undefined, undefined, true, monday)).toBeUndefined()
    const made = done(borders(), charge("sale", "100.00 usd", { stripeAccount: colin.id }))
    expect(made.outcome.transactions.map(({ account }) => account)).toEqual([colin.id])
  })

  it("is refused where it converts to nothing on either side, or without a rate", () => {
    const sides = [direct("1000 jpy", "1 jpy"), direct("100.00 gbp", "1.00 gbp")].map((command) =>
      answer(refused(borders(), command))
    )
    expect(sides[0]).toContain("not modelled: there is no exchange rate of jpy to cad")
    expect(sides[1]).toContain("not modelled: there is no exchange rate of gbp to cad")
    const rate = { amount: money("1.00 cad"), rate: Rate.of("0.4") }
    const found = FeeExchange.of(borders(), money("0.01 usd"), rate, undefined, true, monday)
    expect(Conversion.isRefused(found) && answer(found)).toContain("$0.01 converts to nothing in cad.")
  })
})

describe("what of a fee is given back", () => {
  const returned = (command: Parameters<typeof done>[1], amount: string) => {
    const world = borders()
    done(world, command)
    return lines(done(world, feeRefund("back", "fee_sale", amount), tuesday).outcome.transactions)
  }

  it("is paid by the platform at the rate of its day, and got at that of the fee's own", () => {
    expect(returned(direct("100.00 usd", "10.00 usd"), "5.00 usd")).toEqual([
      "market application_fee_refund -5.00 usd at 1.3",
      "colin adjustment 6.13 cad"
    ])
    expect(returned(direct("100.00 cad", "10.00 cad"), "5.00 cad")).toEqual([
      "market application_fee_refund -3.85 usd at 0.769231",
      "colin adjustment 5.00 cad"
    ])
    expect(returned(direct("100.00 eur", "10.00 eur"), "10.00 eur")).toEqual([
      "market application_fee_refund -12.50 usd at 1.25",
      "colin adjustment 15.31 cad"
    ])
  })

  it("cannot be taken where the charge itself cannot be converted, or where nothing is left of it", () => {
    const answerOf = (command: Parameters<typeof refused>[1], setup = {}) => refused(borders(setup), command).message
    expect(answerOf(destination("100.00 gbp", "10.00 gbp"))).toContain(
      "there is no exchange rate of gbp to usd on 2026-03-02"
    )
    const cheapYen = ExchangeRates.of([
      { from: Currency.of("jpy"), to: Currency.of("usd"), rate: Rate.of("0.004"), since: Instant.of(0) },
      { from: Currency.of("usd"), to: Currency.of("cad"), rate: Rate.of("1.1"), since: Instant.of(0) }
    ])
    expect(answerOf(destination("15000 jpy", "1 jpy"), { exchangeRates: cheapYen })).toBe(
      "¥1 converts to nothing in cad."
    )
  })

  it("needs no rate between what was paid and what the connected account has, where there were two", () => {
    expect(returned(destination("15000 jpy", "1500 jpy"), "750 jpy")).toEqual([
      "market application_fee_refund -5.00 usd at 0.666667",
      "cara adjustment 6.06 cad"
    ])
  })

  it("is the smallest unit at least, and nothing of nothing", () => {
    const taken = { amount: money("1.00 cad"), rate: Rate.of("0.4") }
    const world = borders()
    done(world, direct("100.00 usd", "10.00 usd"))
    const fee = {
      ...(world.applicationFee("fee_sale") ?? expect.fail("no fee")),
      exchanged: { taken, received: taken }
    }
    const back = (amount: string) => FeeExchange.back(world, fee, money(amount), tuesday)
    expect(back("0.01 usd")).toEqual({ returned: money("0.01 cad"), paid: money("0.01 cad"), rate: taken.rate })
    expect(back("0.00 usd")?.returned).toEqual(money("0.00 cad"))
  })

  it("reaches the platform in the connected account's currency where it is documented so, and goes back in it", () => {
    const world = borders({ choices: { applicationFeeCurrency: "connected_account" } })
    expect(lines(done(world, destination("100.00 usd", "10.00 usd")).outcome.transactions).at(-1)).toBe(
      "market application_fee 12.25 cad at 1.225"
    )
    expect(lines(done(world, feeRefund("back", "fee_sale", "5.00 usd"), tuesday).outcome.transactions)).toEqual([
      "market application_fee_refund -6.13 cad at 1.225",
      "cara adjustment 6.13 cad"
    ])
    const sold = done(world, { ...direct("100.00 usd", "10.00 usd"), key: "own" })
    expect(lines(sold.outcome.transactions).at(-1)).toBe("market application_fee 10.00 usd at 1.274")
  })
})
