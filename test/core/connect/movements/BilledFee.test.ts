import { describe, expect, it } from "vitest"
import { borders, paula, rates, settlingIn } from "../Borders.ts"
import {
  answer,
  charge,
  dispute,
  done,
  evidence,
  market,
  money,
  monday,
  refund,
  refused,
  statement,
  text,
  tuesday
} from "../Worlds.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as BilledFee from "#core/connect/movements/BilledFee.ts"
import * as Money from "#core/money/Money.ts"

const sale = charge("sale", "100.00 usd", { stripeAccount: paula.id })

describe("Stripe's fee of an account that settles in another currency than the platform, which pays it", () => {
  it("is taken from the platform in its own, at the rate itself", () => {
    // 122.50 cad at 2.9% + 0.30 are 3.85 cad, at 1.25 3.08 usd.
    expect(statement(done(borders(), sale))).toBe(text`
      paula: charge 122.50 - 0.00 = 122.50 cad
        ch_sale, 2026-03-04, charge, ""
      market: stripe_fee -3.08 - 0.00 = -3.08 usd
        no source, 2026-03-02T09:30:00Z, fee, "Stripe processing fees for ch_sale"
    `)
  })

  it("goes back at the rate of its day, where it goes back", () => {
    const world = borders({ choices: { processingFeeOnRefund: "recomputed", refundWithoutFunds: "negative_balance" } })
    done(world, sale)
    expect(statement(done(world, refund("back", "ch_sale"), tuesday))).toBe(text`
      paula: refund -130.00 - 0.00 = -130.00 cad
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
      market: stripe_fee 2.96 - 0.00 = 2.96 usd
        no source, 2026-03-03T10:00:00Z, fee, "Stripe processing fee refund for ch_sale"
    `)
  })

  it("is converted for disputes too, and being countered", () => {
    const world = borders()
    done(world, sale)
    const [, received] = done(world, dispute("bad", "ch_sale"), tuesday).outcome.transactions
    const [countered] = done(world, evidence("proof", "dp_bad"), tuesday).outcome.transactions
    // 15.00 cad each, at 1.30.
    expect([received, countered].map((line) => line && Money.format(line.net))).toEqual(["-11.54 usd", "-11.54 usd"])
  })

  it("stays as it is on a platform that settles in its currency", () => {
    const world = borders({ platform: settlingIn(market, "CA") })
    expect(done(world, sale).outcome.transactions.map(({ net }) => Money.format(net))).toEqual([
      "122.50 cad",
      "-3.85 cad"
    ])
  })

  it("needs a rate", () => {
    const world = borders({ exchangeRates: ExchangeRates.none })
    expect(answer(refused(world, charge("sale", "100.00 cad", { stripeAccount: paula.id })))).toContain(
      "there is no exchange rate of cad to usd on 2026-03-02"
    )
  })

  it("without one is a bug, once the payment was made", () => {
    const world = { platform: market, exchangeRates: ExchangeRates.none }
    expect(() => BilledFee.of(world, money("1.00 cad"), monday)).toThrow("there is no exchange rate of cad to usd")
    expect(BilledFee.of(world, money("1.00 usd"), monday)).toEqual(money("1.00 usd"))
    expect(BilledFee.of({ ...world, exchangeRates: rates }, money("-1.00 cad"), monday)).toEqual(money("-0.80 usd"))
  })
})
