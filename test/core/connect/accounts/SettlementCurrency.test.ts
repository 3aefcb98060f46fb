import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { borders, cara, colin, settlingIn } from "../Borders.ts"
import {
  ada,
  answer,
  charge,
  dispute,
  done,
  market,
  money,
  monday,
  passed,
  refund,
  refused,
  reversal,
  topUp,
  transfer,
  tuesday
} from "../Worlds.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

const [usd, cad, eur, jpy] = ["usd", "cad", "eur", "jpy"].map(Currency.of) as [
  Currency.Currency,
  Currency.Currency,
  Currency.Currency,
  Currency.Currency
]

const travelled = settlingIn(colin, "US", "DE")

it("is the account's own, or another that it has a bank account in", () => {
  expect([usd, cad, eur, jpy].map((currency) => SettlementCurrency.of(travelled, currency))).toEqual([
    usd,
    cad,
    eur,
    cad
  ])
  expect([usd, cad].map((currency) => SettlementCurrency.of(colin, currency))).toEqual([cad, cad])
  expect(SettlementCurrency.all(travelled)).toEqual([cad, usd, eur])
  expect(SettlementCurrency.all(colin)).toEqual([cad])
  expect(SettlementCurrency.ever(colin)).toEqual([cad])
})

it("is one that the account settles in, and what it settles in settles as itself", () => {
  const countries = fc.subarray(["US", "DE", "JP", "GB", "SG"])
  fc.assert(
    fc.property(countries, fc.constantFrom(...Currency.all), (named, currency) => {
      const account = settlingIn(cara, ...named)
      const settled = SettlementCurrency.of(account, currency)
      expect(SettlementCurrency.all(account)).toContain(settled)
      expect(SettlementCurrency.settles(account, currency)).toBe(settled === currency)
      expect(SettlementCurrency.tariff(account, settled).currency).toBe(settled)
    })
  )
})

/** Every line with its fees and its rate. */
const lines = (transactions: ReadonlyArray<BalanceTransaction>): ReadonlyArray<string> =>
  transactions.map(({ account, amount, exchangeRate, feeDetails, type }) => {
    const rate = exchangeRate === undefined ? "" : ` at ${Rate.formatDecimal(exchangeRate)}`
    const fees = feeDetails.map((fee) => ` less ${fee.type} ${Money.format(fee.amount)}`).join("")
    return `${account.replace("acct_", "")} ${type} ${Money.format(amount)}${fees}${rate}`
  })

const linesOf = (commands: ReadonlyArray<Command>, setup: Parameters<typeof borders>[0]): ReadonlyArray<string> => {
  const world = borders(setup)
  const last = commands.map((command, index) => done(world, command, Instant.plus(monday, index)).outcome).at(-1)
  return lines(last?.transactions ?? [])
}

const payee = { stripeAccount: colin.id, applicationFeeAmount: money("10.00 eur") }

describe("a charge in a currency of an account with two", () => {
  const accounts = [settlingIn(colin, "DE")]
  const sale = charge("sale", "100.00 eur", payee)

  it("settles as it is, is charged for by that currency's prices, and the fee goes over in it where that can settle", () => {
    expect(linesOf([sale], { accounts })).toEqual([
      "colin charge 100.00 eur less stripe_fee 1.75 eur less application_fee 10.00 eur",
      "market application_fee 12.38 usd at 1.2375"
    ])
    expect(linesOf([sale], { accounts, platform: settlingIn(market, "DE") })).toEqual([
      "colin charge 100.00 eur less stripe_fee 1.75 eur less application_fee 10.00 eur",
      "market application_fee 10.00 eur"
    ])
  })

  it("still is converted where it is in a third, at the fee's own side too", () => {
    const third = charge("sale", "100.00 usd", { ...payee, applicationFeeAmount: money("10.00 usd") })
    expect(linesOf([third], { accounts })[0]).toBe(
      "colin charge 122.50 cad less stripe_fee 3.85 cad less application_fee 12.25 cad at 1.225"
    )
  })

  it("is refunded and disputed in it, unconverted, whatever rates do", () => {
    expect(linesOf([sale, refund("back", "ch_sale", { amount: money("40.00 eur") })], { accounts })).toEqual([
      "colin refund -40.00 eur"
    ])
    expect(linesOf([sale, dispute("chargeback", "ch_sale")], { accounts })).toEqual([
      "colin adjustment -100.00 eur less stripe_fee 20.00 eur"
    ])
  })

  it("has a fee that its payment was converted for and whose currency the platform settles in, as one amount", () => {
    const platform = settlingIn(market, "CA")
    const foreign = charge("sale", "100.00 usd", { ...payee, applicationFeeAmount: money("10.00 usd") })
    expect(linesOf([foreign], { accounts: [colin], platform }).at(-1)).toBe("market application_fee 12.25 cad at 1.225")
  })

  it("must be large enough for it", () => {
    expect(answer(refused(borders({ accounts }), charge("sale", "0.49 eur", { stripeAccount: colin.id })))).toBe(
      "400 invalid_request_error amount_too_small of amount: Amount must be at least €0.50 eur"
    )
  })
})

describe("a charge on a platform with two", () => {
  const platform = settlingIn(market, "DE")

  it("settles as it is, and so does the transfer to an account that has a bank account in it", () => {
    const sale = charge("sale", "100.00 eur", { transferData: { destination: cara.id, amount: money("80.00 eur") } })
    expect(linesOf([sale], { platform })).toEqual([
      "market charge 100.00 eur less stripe_fee 1.75 eur",
      "market transfer -80.00 eur",
      "cara payment 122.50 cad at 1.53125"
    ])
    expect(linesOf([sale], { platform, accounts: [settlingIn(cara, "DE")] })).toEqual([
      "market charge 100.00 eur less stripe_fee 1.75 eur",
      "market transfer -80.00 eur",
      "cara payment 80.00 eur"
    ])
  })

  it("is on behalf of an account by that account's currencies and its prices for them", () => {
    const sale = charge("sale", "100.00 eur", { onBehalfOf: cara.id })
    expect(linesOf([sale], { platform, accounts: [settlingIn(cara, "DE")] })).toEqual([
      "market charge 100.00 eur less stripe_fee 1.75 eur"
    ])
    expect(linesOf([sale], { platform })).toEqual(["market charge 153.13 cad less stripe_fee 4.74 cad at 1.53125"])
  })

  it("is what a transfer of that currency draws on, and what its reversal brings back", () => {
    const accounts = [settlingIn(cara, "DE")]
    const toCara = { destination: cara.id, sourceTransaction: "ch_sale" }
    const sale = charge("sale", "100.00 eur")
    expect(linesOf([sale, transfer("share", "50.00 eur", toCara)], { platform, accounts })).toEqual([
      "market transfer -50.00 eur",
      "cara payment 50.00 eur"
    ])
    expect(
      linesOf([sale, transfer("share", "50.00 eur", toCara), reversal("back", "tr_share")], { platform, accounts })
    ).toEqual(["market transfer_refund 50.00 eur", "cara payment_refund -50.00 eur"])
  })

  it("can be topped up in both, and no third", () => {
    const world = borders({ platform })
    done(world, topUp("more", "50.00 eur"))
    passed(world, Instant.plusDays(tuesday, 10))
    expect(world.balance(market.id, eur).available).toEqual(money("50.00 eur"))
    expect(answer(refused(world, topUp("yen", "5000 jpy")))).toBe(
      "not modelled: converting jpy to usd, the currency that acct_market settles in, is not modelled yet"
    )
  })

  it("pays Stripe for a direct charge in each of them", () => {
    const euros = charge("sale", "100.00 eur", { stripeAccount: ada.id })
    const controller = { ...ada.controller, feesPayer: "application" } as const
    const accounts = [settlingIn({ ...ada, controller }, "DE")]
    expect(linesOf([euros], { platform, accounts })).toEqual(["ada charge 100.00 eur", "market stripe_fee -1.75 eur"])
    expect(linesOf([euros], { accounts })).toEqual(["ada charge 100.00 eur", "market stripe_fee -2.19 usd"])
  })
})
