import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import { borders, cara } from "../Borders.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  done,
  held,
  market,
  moment,
  money,
  objectOf,
  passed,
  payout,
  platformOf,
  refund,
  refused,
  statement,
  sten,
  stop,
  tariffIn,
  text,
  thursday,
  toAda,
  topUp,
  tuesday,
  wednesday,
  world
} from "../Worlds.ts"

const flour = charge("flour", "10.00 usd")
const debit = charge("debit", "10.00 usd", { paymentMethod: "us_bank_account" })
const more = topUp("more", "50.00 usd", { expectedAvailabilityDate: wednesday })
const bank = { sourceType: "bank_account" } as const

describe("a payout", () => {
  it("leaves the balance at once, is pending, and is to arrive on the next business day", () => {
    const world = after([flour])
    const sent = done(world, payout("out", "5.00 usd"), thursday)
    expect(statement(sent)).toBe(text`
      market: payout -5.00 - 0.00 = -5.00 usd
        po_out, 2026-03-05T12:00:00Z, payout, "STRIPE PAYOUT"
    `)
    expect(sent.outcome.made).toEqual([
      {
        object: "payout",
        method: "standard",
        id: "po_out",
        account: market.id,
        amount: money("5.00 usd"),
        created: thursday,
        arrivalDate: moment("2026-03-06"),
        sourceType: "card",
        description: "STRIPE PAYOUT",
        maker: "request",
        reconciliationStatus: "not_applicable",
        status: "pending",
        balanceTransaction: "txn_out"
      }
    ])
    expect(sent.outcome.bankMovements).toEqual([])
    expect(held(world, market.id)).toBe("0.00 / 4.41")
  })

  it.each([
    ["a Thursday", thursday, "2026-03-06"],
    ["the last second of a Thursday", moment("2026-03-05T23:59:59Z"), "2026-03-06"],
    ["a Friday", moment("2026-03-06T00:00:00Z"), "2026-03-09"],
    ["a Saturday", moment("2026-03-07T10:00Z"), "2026-03-09"],
    ["the Friday before a holiday on Monday", moment("2026-05-22T10:00Z"), "2026-05-26"]
  ])("of %s arrives on the next business day", (_, at, day) => {
    const sent = done(after([flour]), payout("out"), at)
    expect(objectOf(sent, "po_out")).toHaveProperty("arrivalDate", moment(day))
  })

  it("counts the business days of the account that it is of", () => {
    const emma = connected("Emma", "express", { country: "JP", currency: money("1 usd").currency })
    const world = after([charge("lamp", "10.00 usd", { stripeAccount: emma.id })], { accounts: [emma] })
    // Friday, 20 March 2026, is a holiday in Japan.
    const sent = done(world, payout("out", undefined, { stripeAccount: emma.id }), moment("2026-03-19T10:00Z"))
    expect(objectOf(sent, "po_out")).toHaveProperty("arrivalDate", moment("2026-03-23"))
  })

  it.each<readonly [string, Parameters<typeof after>[1] & {}, string, string, string]>([
    ["of Britain", { platform: platformOf("GB") }, "gbp", "2026-12-24T10:00Z", "2026-12-29"],
    ["of the euro", { platform: platformOf("DE") }, "eur", "2026-04-02T10:00Z", "2026-04-07"],
    [
      "of the euro, wherever the account is",
      { platform: { ...platformOf("DE"), country: "US" } },
      "eur",
      "2026-07-02T10:00Z",
      "2026-07-03"
    ]
  ])("counts the business days of the banks %s", (_, setup, currency, at, arrival) => {
    const world = after([charge("flour", `10.00 ${currency}`)], { accounts: [], ...setup })
    const sent = done(world, payout("out"), moment(at))
    expect(objectOf(sent, "po_out")).toHaveProperty("arrivalDate", moment(arrival))
  })

  it.each([
    ["a country whose holidays are not known", "BR", "2026-03-05", "on business days of BR, whose holidays"],
    ["a year whose holidays are not known", "US", "2040-12-31T12:00Z", "on business days of US in 2041, whose holidays"]
  ])("is not modelled in %s", (_, country, at, expected) => {
    const start = moment(at)
    const cash = topUp("more", "50.00 usd", { expectedAvailabilityDate: start })
    const world = after([cash], { platform: { ...market, country }, start })
    passed(world, start)
    expect(answer(refused(world, payout("out", "1.00 usd", bank)))).toBe(
      `not modelled: paying out from acct_market ${expected} are not known, is not modelled yet`
    )
  })

  it("says what it is described as", () => {
    expect(statement(done(after([flour]), payout("out", "5.00 usd", { description: "Rent" }), thursday))).toContain(
      '"Rent"'
    )
  })
})

describe("a payout of a currency without a bank account", () => {
  const cad = Currency.of("cad")
  const all = payout("all", undefined, { currency: cad })
  /** The platform has 24.50 cad of fees on Thursday; it has a bank account for dollars. */
  const paidInFees = () => {
    const fee = { applicationFeeAmount: money("20.00 usd") }
    const made = borders({ choices: { applicationFeeCurrency: "connected_account" } })
    done(made, charge("sale", "100.00 usd", { transferData: { destination: cara.id }, ...fee }))
    passed(made, thursday)
    return made
  }

  it("leaves in that currency, and is at the bank what Stripe converts it to", () => {
    const sent = done(paidInFees(), all)
    expect(sent.outcome.transactions.map(({ net }) => net)).toEqual([money("-24.50 cad")])
    // 1 ÷ 1.30, less 1%.
    expect(objectOf(sent, "po_all")).toMatchObject({
      amount: money("24.50 cad"),
      converted: { amount: money("18.66 usd") }
    })
  })

  it("is not made where there is no rate to convert it by", () => {
    const made = { ...paidInFees(), exchangeRates: ExchangeRates.none }
    expect(answer(refused(made, all))).toContain("there is no exchange rate of cad to usd on 2026-03-05")
  })
})

it("an account that is stopped is paid out nothing of what it has", () => {
  const made = after([charge("lamp", "10.00 usd", { stripeAccount: ada.id })])
  done(made, stop("halt"), thursday)
  expect(answer(refused(made, payout("out", "1.00 usd", { stripeAccount: ada.id })))).toContain("payouts_not_allowed")
})

describe("what a payout may take", () => {
  it.each<readonly [string, Command, string, string]>([
    ["all that is available of cards", payout("out"), "9.41", "0.00 / 50.00"],
    ["all that is available of bank accounts", payout("out", undefined, bank), "50.00", "0.00 / 9.41"],
    ["a part of it", payout("out", "9.40 usd"), "9.40", "0.00 / 50.01"],
    ["the whole, to the cent", payout("out", "50.00 usd", bank), "50.00", "0.00 / 9.41"]
  ])("is %s", (_, command, amount, left) => {
    const world = after([flour, more])
    expect(statement(done(world, command, thursday))).toContain(`market: payout -${amount} -`)
    expect(held(world, market.id)).toBe(left)
  })

  it.each<readonly [string, ReadonlyArray<Command>, Command]>([
    ["more than there is", [flour], payout("x", "9.42 usd")],
    ["what is in the pot of bank accounts, unless it says so", [more], payout("x", "0.01 usd")],
    ["what is in the pot of cards for one of bank accounts", [flour], payout("x", "0.01 usd", bank)],
    ["the sum of two pots", [flour, more], payout("x", "50.01 usd", bank)],
    ["all of nothing", [], payout("x")],
    ["all of less than nothing", [flour, refund("back", "ch_flour")], payout("x")],
    ["the platform's for a seller", [flour], payout("x", "1.00 usd", { stripeAccount: ada.id })]
  ])("is not %s", (_, before, command) => {
    const world = after(before)
    passed(world, thursday)
    const was = held(world, market.id)
    expect(answer(refused(world, command))).toContain(
      "400 invalid_request_error balance_insufficient: You have insufficient"
    )
    expect(held(world, market.id)).toBe(was)
  })

  it("is no more than all pots have together", () => {
    const world = after(
      [charge("stall", "100.00 usd"), topUp("more", "100.00 usd", { expectedAvailabilityDate: wednesday })],
      {
        choices: { refundWithoutFunds: "negative_balance" }
      }
    )
    passed(world, thursday)
    done(world, payout("spent", "46.80 usd"))
    done(world, refund("back", "ch_stall"))
    expect([held(world, market.id, "card"), held(world, market.id, "bank_account")]).toEqual([
      "0.00 / -50.00",
      "0.00 / 100.00"
    ])
    expect(answer(refused(world, payout("x", "50.01 usd", bank)))).toContain("insufficient available funds")
    expect(answer(refused(world, payout("x", "0.01 usd")))).toContain("Your card balance is too low")
    expect(statement(done(world, payout("all", undefined, bank)))).toContain("market: payout -50.00 -")
    expect(answer(refused(world, payout("y", undefined, bank)))).toContain("insufficient available funds")
  })

  it.each(["huf", "twd"])("in %s is a whole number of units, and the rest stays", (code) => {
    const { currency } = money(`0 ${code}`)
    const own = { ...market, currency, tariff: tariffIn(currency) }
    const cash = topUp("more", `1000.55 ${code}`, { expectedAvailabilityDate: wednesday })
    const world = after([cash], { platform: own, accounts: [] })
    passed(world, thursday)
    expect(answer(refused(world, payout("x", `999.50 ${code}`, bank)))).toContain(
      `amount: Amounts in ${code} must be divisible by 100, and 99950 is not`
    )
    expect(objectOf(done(world, payout("all", undefined, bank)), "po_all")).toHaveProperty(
      "amount",
      money(`1000 ${code}`)
    )
    expect(world.balance(market.id, currency).available).toEqual(money(`0.55 ${code}`))
    expect(answer(refused(world, payout("y", undefined, bank)))).toContain("balance_insufficient")
  })

  it("is not what is pending", () => {
    expect(answer(refused(after([flour]), payout("x", "0.01 usd"), tuesday))).toContain("balance_insufficient")
  })

  it.each([
    [payout("x", "0 usd"), "of amount: This value must be"],
    [payout("x", "-1.00 usd"), "of amount: This value must be"],
    [payout("x", "1.00 eur"), "balance_insufficient"],
    [payout("x", "1.00 usd", { stripeAccount: "acct_nobody" }), "does not have access to account 'acct_nobody'"]
  ])("%o is refused", (command, expected) => {
    expect(answer(refused(after([flour]), command, thursday))).toContain(expected)
  })

  it("of a seller is the seller's own, and what a debit brought is in the pot of bank accounts", () => {
    const world = after([toAda("cake", "10.00 usd"), debit])
    passed(world, moment("2026-03-12"))
    done(world, payout("ada", undefined, { stripeAccount: ada.id }))
    expect([held(world, ada.id), held(world, market.id, "bank_account")]).toEqual(["0.00 / 0.00", "0.00 / 9.92"])
    done(world, payout("bank", undefined, bank))
    // Stripe's fee for the cake made the pot of cards negative by as much.
    expect(held(world, market.id, "bank_account")).toBe("0.00 / 0.59")
  })

  it("is nothing for an account without money", () => {
    expect(answer(refused(world(), payout("x", undefined, { stripeAccount: sten.id })))).toContain(
      "Your card balance is too low"
    )
  })
})
