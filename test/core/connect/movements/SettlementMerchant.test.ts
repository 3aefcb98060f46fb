import { describe, expect, it } from "vitest"
import { borders, cara, colin } from "../Borders.ts"
import {
  ada,
  answer,
  capture,
  charge,
  connected,
  dispute,
  done,
  evidence,
  hold,
  market,
  moment,
  money,
  objectOf,
  passed,
  refund,
  refunded,
  refused,
  statement,
  text,
  transfer,
  tuesday
} from "../Worlds.ts"
import * as SettlementMerchant from "#core/connect/movements/SettlementMerchant.ts"
import * as Money from "#core/money/Money.ts"

const forCara = (key: string, amount: string) =>
  charge(key, amount, {
    onBehalfOf: cara.id,
    transferData: { destination: cara.id },
    applicationFeeAmount: money("10.00 usd")
  })

describe("a charge on behalf of an account", () => {
  it("settles on the platform in the account's currency, at its prices and by its days", () => {
    expect(statement(done(borders(), forCara("sale", "100.00 usd")))).toBe(text`
      market: charge 122.50 - 3.85 = 118.65 cad
        less stripe_fee 3.85, Stripe processing fees
        ch_sale, 2026-03-04, charge, ""
      market: transfer -122.50 - 0.00 = -122.50 cad
        tr_sale, 2026-03-04, transfer, ""
      cara: payment 122.50 - 12.25 = 110.25 cad
        less application_fee 12.25, Market application fee
        py_sale, 2026-03-04, charge, ""
      market: application_fee 10.00 - 0.00 = 10.00 usd
        fee_sale, 2026-03-04, platform_earning, "Application fee from application Market for Cara (acct_cara)"
    `)
    const slow = { ...cara, settlementDelay: { days: 7, count: "calendar" } } as const
    const made = done(borders({ accounts: [slow] }), forCara("sale", "100.00 usd"))
    expect(made.outcome.transactions.map(({ availableOn }) => availableOn)).toEqual(
      Array.from({ length: 4 }, () => moment("2026-03-09"))
    )
  })

  it("converts nothing where the payer pays in the account's own currency, but the platform's fee", () => {
    const made = done(borders(), charge("sale", "100.00 cad", { onBehalfOf: cara.id }))
    expect(made.outcome.transactions.map(({ net }) => Money.format(net))).toEqual(["96.80 cad"])
    expect(made.outcome.transactions[0]?.exchangeRate).toBeUndefined()
    const shared = charge("shared", "100.00 cad", {
      onBehalfOf: cara.id,
      transferData: { destination: cara.id },
      applicationFeeAmount: money("10.00 cad")
    })
    const lines = done(borders(), shared).outcome.transactions.map(({ amount }) => Money.format(amount))
    expect(lines).toEqual(["100.00 cad", "-100.00 cad", "100.00 cad", "7.92 usd"])
  })

  it("says so, also when it is captured", () => {
    expect(objectOf(done(borders(), forCara("sale", "100.00 usd")), "ch_sale")).toMatchObject({ onBehalfOf: cara.id })
    const world = borders()
    done(world, hold("later", "100.00 usd", { onBehalfOf: cara.id }))
    const taken = done(world, capture("now", "ch_later"), tuesday)
    expect(objectOf(taken, "ch_later")).toMatchObject({ onBehalfOf: cara.id })
    expect(taken.outcome.transactions[0]?.amount).toEqual(money("127.40 cad"))
  })

  it("is transferred in the currency that it settled in", () => {
    const world = borders()
    done(world, charge("sale", "100.00 usd", { onBehalfOf: cara.id }))
    const sent = { destination: cara.id, sourceTransaction: "ch_sale" }
    expect(answer(refused(world, transfer("x", "100.00 usd", sent)))).toContain("balance transaction (cad)")
    expect(done(world, transfer("x", "122.50 cad", sent)).outcome.transactions).toHaveLength(2)
  })
})

describe("what comes of it later", () => {
  const sold = () => {
    const world = borders()
    done(world, forCara("sale", "100.00 usd"))
    passed(world, moment("2026-03-06"))
    return world
  }

  it("is refunded at once, though the platform has no funds in that currency, and bears the difference", () => {
    const world = sold()
    const back = done(world, refund("back", "ch_sale", { reverseTransfer: true, refundApplicationFee: true }))
    expect(refunded(world, "re_back")?.status).toBe("succeeded")
    expect(statement(back)).toBe(text`
      market: refund -130.00 - 0.00 = -130.00 cad
        re_back, 2026-03-06, refund, "REFUND FOR CHARGE"
      market: transfer_refund 122.50 - 0.00 = 122.50 cad
        tr_sale, 2026-03-06, transfer_reversal, "REFUND FOR TRANSFER"
      cara: payment_refund -122.50 - 0.00 = -122.50 cad
        pyr_back, 2026-03-06, refund, "REFUND FOR PAYMENT"
      market: application_fee_refund -10.00 - 0.00 = -10.00 usd
        fee_sale, 2026-03-06, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      cara: adjustment 12.25 - 0.00 = 12.25 cad
        py_sale, 2026-03-06, other_adjustment, "Application fee refund for py_sale"
    `)
  })

  it("waits for funds as any other where the account settles in the platform's currency", () => {
    const world = borders({ accounts: [ada] })
    const forAda = { onBehalfOf: ada.id, transferData: { destination: ada.id } }
    done(world, charge("sale", "100.00 usd", forAda))
    passed(world, moment("2026-03-06"))
    done(world, refund("back", "ch_sale"))
    expect(refunded(world, "re_back")?.status).toBe("pending")
  })

  it("is disputed at the account's price, on the platform", () => {
    const world = sold()
    const [taken] = done(world, dispute("bad", "ch_sale")).outcome.transactions
    expect([taken?.account, taken?.amount, taken?.fee]).toEqual([market.id, money("-130.00 cad"), money("15.00 cad")])
    const [countered] = done(world, evidence("proof", "dp_bad")).outcome.transactions
    expect([countered?.account, countered?.net]).toEqual([market.id, money("-15.00 cad")])
  })
})

describe("what cannot be charged on behalf of", () => {
  it("is nobody, or another account than the destination", () => {
    expect(answer(refused(borders(), charge("x", "10.00 usd", { onBehalfOf: "acct_nobody" })))).toBe(
      "400 invalid_request_error resource_missing of on_behalf_of: No such account: 'acct_nobody'"
    )
    const split = charge("x", "10.00 usd", { onBehalfOf: cara.id, transferData: { destination: colin.id } })
    expect(answer(refused(borders(), split))).toBe(
      "not modelled: a charge on behalf of acct_cara whose destination is acct_colin is not modelled yet"
    )
  })

  it("is an account without card_payments, or a recipient", () => {
    const closed = connected("Closed", "express", { capabilities: new Set(["transfers"]) })
    const rita = connected("Rita", "express", { serviceAgreement: "recipient" })
    const world = borders({ accounts: [closed, rita] })
    const asked = (account: typeof closed) =>
      answer(refused(world, charge("x", "10.00 usd", { onBehalfOf: account.id })))
    expect(asked(closed)).toContain("card_payments")
    expect(asked(rita)).toContain("recipient service agreement")
  })

  it("but the platform itself may be named", () => {
    const world = borders()
    const own = charge("x", "10.00 usd", { onBehalfOf: market.id })
    expect(own._tag === "charge" && SettlementMerchant.requested(world, own)).toBe(world.platform)
    expect(done(world, own).outcome.transactions[0]?.amount).toEqual(money("10.00 usd"))
  })
})
