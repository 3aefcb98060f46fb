import { describe, expect, it } from "vitest"
import { borders, cara, colin, jun } from "../Borders.ts"
import {
  ada,
  answer,
  charge,
  dispute,
  done,
  evidence,
  lost,
  money,
  monday,
  platformOf,
  refund,
  refundFailure,
  refused,
  reversal,
  statement,
  text,
  transfer,
  tuesday,
  won
} from "../Worlds.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

const cad = money("1 cad").currency
/** One is worth less than half a cent. */
const cheapYen = ExchangeRates.of([
  { from: money("1 jpy").currency, to: money("1 usd").currency, rate: Rate.of("0.0049"), since: Instant.of(0) }
])
const usd = money("1 usd").currency

describe("an amount that comes in", () => {
  const into = (amount: string, account = cara) => Conversion.incoming(borders(), account, money(amount), monday)

  it("is not converted where it is of the balance's currency", () => expect(into("10.00 cad")).toBeUndefined())

  it("is worth what Stripe leaves of it", () => {
    const converted = into("10.00 usd")
    if (converted === undefined || Conversion.isRefused(converted)) return expect.fail("not converted")
    expect(Money.format(converted.amount)).toBe("12.25 cad")
    expect(Rate.formatDecimal(converted.rate)).toBe("1.225")
  })

  it("is refused without a rate, and where nothing is left of it", () => {
    const refusalOf = (found: ReturnType<typeof into>) => (Conversion.isRefused(found) ? answer(found) : "none")
    expect(refusalOf(into("10.00 gbp"))).toBe(
      "not modelled: there is no exchange rate of gbp to cad on 2026-03-02; " +
        "expected pair: gbp/cad under exchange_rates, from that day or before"
    )
    const none = Conversion.incoming(borders(), platformOf("US"), money("0 jpy"), monday)
    expect(refusalOf(none)).toBe("400 invalid_request_error amount_too_small of amount: ¥0 converts to nothing in usd.")
  })
})

describe("an amount that is paid out", () => {
  const rates = ExchangeRates.of([
    { from: usd, to: money("1.00 huf").currency, rate: Rate.of("350"), since: Instant.of(0) }
  ])
  const hungarian = { ...cara, country: "HU", currency: money("1.00 huf").currency }
  const paid = (amount: string, account = hungarian) =>
    Conversion.payingOut(borders({ exchangeRates: rates }), account, money(amount), monday)
  const told = (amount: string): string => {
    const converted = paid(amount)
    if (converted === undefined) return "not converted"
    return Conversion.isRefused(converted) ? answer(converted) : Money.format(converted.amount)
  }

  it.each([
    ["10.00 usd", "3430.00 huf"],
    ["0.11 usd", "37.00 huf"],
    ["5.00 huf", "not converted"],
    ["0.00 usd", "400 invalid_request_error amount_too_small of amount: $0.00 converts to nothing in huf."],
    [
      "5.00 gbp",
      "not modelled: there is no exchange rate of gbp to huf on 2026-03-02; " +
        "expected pair: gbp/huf under exchange_rates, from that day or before"
    ]
  ])("comes to what a bank can be paid, less what Stripe keeps: %s", (amount, expected) => {
    expect(told(amount)).toBe(expected)
  })
})

describe("an amount that goes back", () => {
  const back = (amount: string, currency = cad, at = monday) =>
    Conversion.outgoing(borders(), money(amount), currency, at)

  it("costs the rate of its own day, without Stripe's part", () => {
    expect(back("10.00 cad")).toBeUndefined()
    expect(back("10.00 usd")?.amount).toEqual(money("12.50 cad"))
    expect(back("10.00 usd", cad, tuesday)?.amount).toEqual(money("13.00 cad"))
  })

  it("costs the smallest unit at least, and nothing for nothing", () => {
    expect(back("0 usd")?.amount).toEqual(money("0.00 cad"))
    const yenAreCheap = borders({ exchangeRates: cheapYen })
    const least = Conversion.outgoing(yenAreCheap, money("1 jpy"), usd, monday)
    expect(least?.amount).toEqual(money("0.01 usd"))
    expect(least?.rate).toEqual(Conversion.outgoing(yenAreCheap, money("1000000 jpy"), usd, monday)?.rate)
  })

  it("cannot have come without a rate: that is a bug", () => {
    expect(() => back("1.00 gbp")).toThrow("there is no exchange rate of gbp to cad on 2026-03-02")
  })
})

describe("a direct charge in another currency than the account's", () => {
  const sold = () => {
    const world = borders()
    done(world, charge("sale", "100.00 usd", { stripeAccount: colin.id, applicationFeeAmount: money("10.00 usd") }))
    return world
  }

  it("settles in the account's, where Stripe's fee is taken; the platform gets its fee in its own", () => {
    const made = done(
      borders(),
      charge("sale", "100.00 usd", { stripeAccount: colin.id, applicationFeeAmount: money("10.00 usd") })
    )
    expect(statement(made)).toBe(text`
      colin: charge 122.50 - 16.10 = 106.40 cad
        less stripe_fee 3.85, Stripe processing fees
        less application_fee 12.25, Market application fee
        ch_sale, 2026-03-04, charge, ""
      market: application_fee 10.00 - 0.00 = 10.00 usd
        fee_sale, 2026-03-04, platform_earning, "Application fee from application Market for Colin (acct_colin)"
    `)
  })

  it("is refunded at the rate of the day: the payer gets what was paid, and the account bears the difference", () => {
    expect(statement(done(sold(), refund("back", "ch_sale", { refundApplicationFee: true }), tuesday))).toBe(text`
      colin: refund -130.00 - 0.00 = -130.00 cad
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
      market: application_fee_refund -10.00 - 0.00 = -10.00 usd
        fee_sale, 2026-03-04, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      colin: adjustment 12.25 - 0.00 = 12.25 cad
        ch_sale, 2026-03-04, other_adjustment, "Application fee refund for ch_sale"
    `)
  })

  it("gets back what its refund took when that fails, whatever the rate has become", () => {
    const world = sold()
    done(world, refund("back", "ch_sale", { amount: money("50.00 usd") }), monday)
    const [line] = done(world, refundFailure("failed", "re_back"), tuesday).outcome.transactions
    expect(line?.net).toEqual(money("62.50 cad"))
  })

  it("is disputed at the rate of the day, and won back at the same", () => {
    const world = sold()
    const [taken] = done(world, dispute("bad", "ch_sale"), tuesday).outcome.transactions
    expect(taken?.amount).toEqual(money("-130.00 cad"))
    expect(taken?.fee).toEqual(money("15.00 cad"))
    done(world, evidence("proof", "dp_bad"))
    const [back] = done(world, won("good", "dp_bad")).outcome.transactions
    expect(back?.amount).toEqual(money("130.00 cad"))
  })

  it("comes back in part at that rate where the bank concedes one", () => {
    const world = sold()
    done(world, dispute("bad", "ch_sale"), tuesday)
    done(world, evidence("proof", "dp_bad"))
    const [back] = done(world, lost("part", "dp_bad", "40.00 usd")).outcome.transactions
    expect(back?.amount).toEqual(money("52.00 cad"))
  })

  it("must come to the smallest charge of what it settles in", () => {
    const refusal = refused(borders(), charge("tiny", "0.40 usd", { stripeAccount: colin.id }))
    expect(answer(refusal)).toContain("amount_too_small of amount: Amount must be at least CA$0.50 cad")
    expect(done(borders(), charge("small", "0.45 usd", { stripeAccount: colin.id })).outcome.made).toHaveLength(1)
    const yen = refused(borders(), charge("yen", "0.20 usd", { stripeAccount: jun.id }))
    expect(answer(yen)).toContain("Amount must be at least ¥50 jpy")
  })
})

describe("a transfer to an account that settles in another currency", () => {
  const sold = () => {
    const world = borders()
    done(world, charge("sale", "100.00 usd", { transferData: { destination: cara.id, amount: money("80.00 usd") } }))
    return world
  }

  it("arrives converted, and is taken back at the rate of its day: the account bears the difference", () => {
    const world = sold()
    expect(statement(done(world, reversal("back", "tr_sale", { amount: money("40.00 usd") }), tuesday))).toBe(text`
      market: transfer_refund 40.00 - 0.00 = 40.00 usd
        tr_sale, 2026-03-04, transfer_reversal, "REFUND FOR TRANSFER"
      cara: payment_refund -52.00 - 0.00 = -52.00 cad
        pyr_back, 2026-03-04, refund, "REFUND FOR PAYMENT"
    `)
  })

  it("draws on what its source settled, in that currency", () => {
    const world = borders()
    done(world, charge("euros", "100.00 eur"))
    const over = refused(world, transfer("x", "124.00 usd", { destination: cara.id, sourceTransaction: "ch_euros" }))
    expect(answer(over)).toContain("must not exceed the source amount of $123.75")
    const other = refused(world, transfer("x", "10.00 eur", { destination: cara.id, sourceTransaction: "ch_euros" }))
    expect(answer(other)).toContain("The currency of source_transaction's balance transaction (usd)")
    const sent = done(world, transfer("x", "123.75 usd", { destination: cara.id, sourceTransaction: "ch_euros" }))
    expect(sent.outcome.transactions.map(({ amount }) => Money.format(amount))).toEqual(["-123.75 usd", "151.59 cad"])
  })

  it("is not taken back where that would take nothing", () => {
    const world = borders({
      platform: platformOf("JP"),
      exchangeRates: cheapYen,
      choices: { crossBorderTransfers: "by_contract" }
    })
    done(world, charge("sale", "10000 jpy", { transferData: { destination: ada.id } }))
    const refusal = refused(world, reversal("back", "tr_sale", { amount: money("1 jpy") }))
    expect(answer(refusal)).toContain("converts to nothing")
  })
})
