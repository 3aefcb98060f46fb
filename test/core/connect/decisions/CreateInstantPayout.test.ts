import { describe, expect, it } from "vitest"
import * as InstantPayout from "#core/connect/decisions/CreateInstantPayout.ts"
import type { CreateInstantPayout } from "#core/connect/decisions/CreateInstantPayout.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  done,
  feeRefund,
  held,
  market,
  monday,
  moment,
  money,
  objectOf,
  passed,
  payoutCancel,
  payoutFailure,
  platformOf,
  refused,
  statement,
  sten,
  text,
  thursday,
  toAda,
  topUp,
  transfer,
  world
} from "../Worlds.ts"
import { cara, colin, rates, settlingIn } from "../Borders.ts"
import { scene, simulate } from "../../simulation/Scenes.ts"
import { written } from "../../ledger/Books.ts"

const instantly = (key: string, amount?: string, asked: Partial<CreateInstantPayout> = {}): Command => ({
  _tag: "payout",
  key,
  method: "instant",
  stripeAccount: ada.id,
  ...(amount === undefined ? {} : { amount: money(amount) }),
  ...asked
})

const priced = { platform: { ...market, instantPayoutPricing: { rate: Rate.of("3%") } } }
/** Ada has 100.00 on Thursday, and instant payouts cost 3%. */
const rich = (setup: Parameters<typeof world>[0] = priced) => after([toAda("cake", "100.00 usd")], setup)
const own = (amount: string) => ({ stripeAccount: sten.id, amount: money(amount) })
/** Sten pays Stripe himself, and has 100.00 of a transfer. */
const standard = () => {
  const made = after([topUp("float", "200.00 usd")])
  done(
    made,
    transfer("share", "100.00 usd", { destination: sten.id, sourceType: "bank_account" }),
    moment("2026-03-16")
  )
  return made
}

const posted = (entries: ReadonlyArray<Entry>) => entries.flatMap(({ postings }) => postings.map(written))

describe("what an instant payout costs beside itself", () => {
  const usd = Currency.of("usd")

  it("is the platform's price, and nothing is known of a currency that there are none of, or of a price in another", () => {
    const cost = InstantPayout.costFor(world(priced), ada, usd)
    expect(cost?.(money("100.00 usd"))).toEqual(money("3.00 usd"))
    expect(InstantPayout.costFor(world(priced), ada, Currency.of("jpy"))).toBeUndefined()
    const inEuro = { rate: Rate.of("3%"), fixed: money("1.00 eur") }
    expect(InstantPayout.costFor(world(), { ...ada, instantPayoutPricing: inEuro }, usd)).toBeUndefined()
  })
})

describe("an instant payout that the platform takes a fee of", () => {
  it("leaves with the fee, which arrives on the platform at once", () => {
    const made = rich()
    const paid = done(made, instantly("now"), thursday)
    expect(statement(paid)).toBe(text`
      ada: payout -97.09 - 2.91 = -100.00 usd
        less application_fee 2.91, Market application fee
        po_now, 2026-03-05T12:00:00Z, payout, "STRIPE PAYOUT"
      market: application_fee 2.91 - 0.00 = 2.91 usd
        fee_now, 2026-03-05T12:00:00Z, platform_earning, "Application fee from application Market for Ada (acct_ada)"
    `)
    expect(posted(paid.entries)).toEqual([
      "97.09 usd acct_ada/balance -> acct_ada/in_transit [po_now]",
      "2.91 usd acct_ada/balance -> clearing/application_fee [po_now]",
      "2.91 usd clearing/application_fee -> acct_market/balance [po_now]"
    ])
    expect(objectOf(paid, "po_now")).toStrictEqual({
      object: "payout",
      id: "po_now",
      account: ada.id,
      amount: money("97.09 usd"),
      created: thursday,
      arrivalDate: moment("2026-03-05T12:30Z"),
      method: "instant",
      sourceType: "card",
      description: "STRIPE PAYOUT",
      maker: "request",
      reconciliationStatus: "not_applicable",
      status: "in_transit",
      balanceTransaction: "txn_now",
      applicationFee: "fee_now",
      applicationFeeAmount: money("2.91 usd")
    })
    expect(objectOf(paid, "fee_now")).toStrictEqual({
      object: "application_fee",
      id: "fee_now",
      account: ada.id,
      amount: money("2.91 usd"),
      amountRefunded: money("0.00 usd"),
      created: thursday,
      availableOn: thursday,
      payout: "po_now",
      sourceType: "card",
      balanceTransaction: "txn_now.2"
    })
    expect([held(made, ada.id), held(made, market.id)]).toEqual(["0.00 / 0.00", "0.00 / -0.29"])
  })

  it("is at the bank half an hour later, at any time of any day, and cannot be canceled meanwhile", () => {
    const made = rich()
    const sunday = moment("2026-03-08T23:50Z")
    done(made, instantly("now", "10.00 usd"), sunday)
    expect(answer(refused(made, payoutCancel("x", "po_now")))).toContain("only be canceled while they are pending")
    const arrived = passed(made, moment("2026-03-09T00:20Z"))
    expect(posted(arrived.flatMap(({ entries }) => entries))).toEqual([
      "10.00 usd acct_ada/in_transit -> acct_ada/bank [po_now]"
    ])
    expect(made.payout("po_now")?.status).toBe("paid")
  })

  it("takes the fee on top of an amount that is stated, out of the pot that is named", () => {
    const made = after([topUp("float", "60.00 usd")], priced)
    const later = moment("2026-03-16")
    done(made, transfer("share", "50.00 usd", { sourceType: "bank_account" }), later)
    const paid = done(made, instantly("now", "10.00 usd", { sourceType: "bank_account", description: "Fare" }))
    expect(paid.outcome.transactions.map(({ description, net }) => [description, net])).toEqual([
      ["Fare", money("-10.30 usd")],
      [expect.any(String), money("0.30 usd")]
    ])
    expect([held(made, ada.id, "bank_account"), held(made, market.id, "bank_account")]).toEqual([
      "0.00 / 39.70",
      "0.00 / 10.30"
    ])
  })

  it("may take everything to the last cent, and not one more", () => {
    const made = rich()
    expect(answer(refused(made, instantly("x", "97.10 usd"), thursday))).toContain("balance_insufficient")
    done(made, instantly("now", "97.09 usd"))
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
  })

  it("keeps the fee when the bank sends it back, and the platform may return that", () => {
    const made = rich()
    done(made, instantly("now"), thursday)
    done(made, payoutFailure("back", "po_now"))
    expect([held(made, ada.id), held(made, market.id)]).toEqual(["0.00 / 97.09", "0.00 / -0.29"])
    const returned = done(made, feeRefund("sorry", "fee_now"))
    expect(statement(returned)).toContain(
      'po_now, 2026-03-05T12:00:00Z, other_adjustment, "Application fee refund for po_now"'
    )
    expect(posted(returned.entries)).toEqual([
      "2.91 usd acct_market/balance -> clearing/application_fee [po_now]",
      "2.91 usd clearing/application_fee -> acct_ada/balance [po_now]"
    ])
    expect(held(made, ada.id)).toBe("0.00 / 100.00")
  })

  it("has no tax on it, for that is on Stripe's own fees", () => {
    const made = rich({ ...priced, accounts: [{ ...ada, feeTax: Rate.of("10%") }] })
    expect(statement(done(made, instantly("now"), thursday))).toContain("ada: payout -97.09 - 2.91 = -100.00 usd")
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
  })

  it("takes the account's own price in place of the platform's, and nothing without one", () => {
    const free = done(rich({}), instantly("now"), thursday)
    expect(free.outcome.transactions.map(({ net }) => net)).toEqual([money("-100.00 usd")])
    expect(free.outcome.transactions.map(({ feeDetails }) => feeDetails)).toEqual([[]])
    expect(objectOf(free, "po_now")).not.toHaveProperty("applicationFee")
    const dear = { ...ada, instantPayoutPricing: { rate: Rate.of("0%"), fixed: money("1.00 usd") } }
    const paid = done(rich({ ...priced, accounts: [dear] }), instantly("now"), thursday)
    expect(objectOf(paid, "po_now")).toMatchObject({
      amount: money("99.00 usd"),
      applicationFeeAmount: money("1.00 usd")
    })
  })
})

describe("an instant payout that the account pays Stripe for", () => {
  it("leaves with Stripe's price, and the platform takes nothing of it", () => {
    const made = standard()
    const paid = done(made, instantly("now", undefined, { stripeAccount: sten.id, sourceType: "bank_account" }))
    expect(statement(paid)).toBe(text`
      sten: payout -98.52 - 1.48 = -100.00 usd
        less stripe_fee 1.48, Instant payout fee
        po_now, 2026-03-16, payout, "STRIPE PAYOUT"
    `)
    expect(posted(paid.entries)).toEqual([
      "98.52 usd acct_sten/balance -> acct_sten/in_transit [po_now]",
      "1.48 usd acct_sten/balance -> stripe/fees"
    ])
    expect(paid.outcome.made).toHaveLength(1)
  })

  it("is the platform's own too", () => {
    const made = after([topUp("float", "60.00 usd")], priced)
    const asked: Command = { _tag: "payout", key: "now", method: "instant", sourceType: "bank_account" }
    const paid = done(made, { ...asked, amount: money("40.00 usd") }, moment("2026-03-16"))
    expect(paid.outcome.transactions.map(({ account, fee }) => [account, fee])).toEqual([
      [market.id, money("0.60 usd")]
    ])
  })
})

it("of all that is there in a currency that Stripe does not pay out instantly there is none", () => {
  const euros = instantly("now", undefined, { currency: Currency.of("eur") })
  expect(answer(refused(rich(), euros, thursday))).toContain("instant_payouts_currency_disabled")
})

describe("an instant payout that is split", () => {
  /** Ada has as much on Thursday. */
  const owning = (amount: string) => after([toAda("cakes", amount)], priced)
  const all = (key: string, asked: Partial<CreateInstantPayout> = {}) =>
    instantly(key, undefined, { split: true, ...asked })
  const parts = (paid: ReturnType<typeof done>) =>
    paid.outcome.made.flatMap((made) => (made.object === "payout" ? [`${made.id} ${Money.format(made.amount)}`] : []))

  it("is several, each with its own id, line and fee", () => {
    const made = owning("29599.00 usd")
    const paid = done(made, all("now"), thursday)
    expect(parts(paid)).toEqual(["po_now 9999.00 usd", "po_now.2 9999.00 usd", "po_now.3 8738.89 usd"])
    expect(statement(paid)).toBe(text`
      ada: payout -9999.00 - 299.97 = -10298.97 usd
        less application_fee 299.97, Market application fee
        po_now, 2026-03-05T12:00:00Z, payout, "STRIPE PAYOUT"
      market: application_fee 299.97 - 0.00 = 299.97 usd
        fee_now, 2026-03-05T12:00:00Z, platform_earning, "Application fee from application Market for Ada (acct_ada)"
      ada: payout -9999.00 - 299.97 = -10298.97 usd
        less application_fee 299.97, Market application fee
        po_now.2, 2026-03-05T12:00:00Z, payout, "STRIPE PAYOUT"
      market: application_fee 299.97 - 0.00 = 299.97 usd
        fee_now.2, 2026-03-05T12:00:00Z, platform_earning, "Application fee from application Market for Ada (acct_ada)"
      ada: payout -8738.89 - 262.17 = -9001.06 usd
        less application_fee 262.17, Market application fee
        po_now.3, 2026-03-05T12:00:00Z, payout, "STRIPE PAYOUT"
      market: application_fee 262.17 - 0.00 = 262.17 usd
        fee_now.3, 2026-03-05T12:00:00Z, platform_earning, "Application fee from application Market for Ada (acct_ada)"
    `)
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
    expect(passed(made, moment("2026-03-05T12:30Z")).map(({ happening }) => happening.kind)).toEqual([
      "payout_arrival",
      "payout_arrival",
      "payout_arrival"
    ])
  })

  it("sums to an amount that is stated, with the fees on top of it", () => {
    const made = owning("29599.00 usd")
    const paid = done(made, instantly("now", "9999.20 usd", { split: true, description: "Fares" }), thursday)
    expect(parts(paid)).toEqual(["po_now 9998.70 usd", "po_now.2 0.50 usd"])
    expect(paid.outcome.transactions.filter(({ type }) => type === "payout").map((it) => it.description)).toEqual([
      "Fares",
      "Fares"
    ])
    expect(held(made, ada.id)).toBe("0.00 / 19299.82")
  })

  it("is advanced no more than each part is short of, where something is left that is pending", () => {
    const made = after([toAda("cakes", "5000.00 usd")], {
      ...priced,
      accounts: [{ ...ada, instantPayoutAdvances: true }]
    })
    done(made, toAda("more", "20000.00 usd"), moment("2026-03-05T10:00Z"))
    const paid = done(made, instantly("now", "21000.00 usd", { split: true }))
    expect(parts(paid)).toEqual(["po_now 9999.00 usd", "po_now.2 9999.00 usd", "po_now.3 1002.00 usd"])
    expect(held(made, ada.id)).toBe("3370.00 / 0.00")
  })

  it("is one where that is enough, and of what it has to be", () => {
    const small = done(rich(), all("now"), thursday)
    expect(parts(small)).toEqual(["po_now 97.09 usd"])
    expect(answer(refused(rich(), instantly("x", "0.49 usd", { split: true }), thursday))).toContain("$0.50")
    expect(answer(refused(rich(), instantly("x", "9999.20 usd", { split: true }), thursday))).toContain(
      "balance_insufficient"
    )
  })

  it("counts each part for the day, and is as many as are left of it", () => {
    const made = owning("500000.00 usd")
    for (const key of ["one", "two", "three"]) done(made, instantly(key, "1.00 usd"), thursday)
    const seven = "69993.00 usd"
    expect(answer(refused(made, instantly("x", "69993.01 usd", { split: true })))).toContain("limit_exceeded")
    const before = held(made, ada.id)
    expect(before).toBe("0.00 / 499996.91")
    const paid = done(made, all("rest"))
    expect(parts(paid)).toHaveLength(7)
    expect(
      Money.format(
        Money.sum(
          ada.currency,
          paid.outcome.made.flatMap((it) => (it.object === "payout" ? [it.amount] : []))
        )
      )
    ).toBe(seven)
    expect(answer(refused(made, all("x")))).toContain("instant_payouts_limit_exceeded")
    expect(parts(done(made, all("tomorrow"), moment("2026-03-06")))).toHaveLength(10)
  })

  it("is advanced part by part what is not there yet, the first days first", () => {
    const lent = { ...ada, instantPayoutAdvances: true }
    const made = after([toAda("cakes", "12000.00 usd")], { ...priced, accounts: [lent] })
    const thursdays = moment("2026-03-05T10:00Z")
    done(made, toAda("more", "3000.00 usd"), thursdays)
    done(made, toAda("most", "9000.00 usd"), moment("2026-03-06T10:00Z"))
    const paid = done(made, all("now"))
    expect(parts(paid)).toEqual(["po_now 9999.00 usd", "po_now.2 9999.00 usd", "po_now.3 3302.97 usd"])
    const lines = paid.outcome.transactions.filter(({ account, type }) => account === ada.id && type !== "payout")
    expect(lines.map(({ net, source, type }) => `${source} ${type} ${Money.formatAmount(net)}`)).toEqual([
      "po_now.2 advance 8597.94",
      "po_now.2 advance_funding -3000.00",
      "po_now.2 advance_funding -5597.94",
      "po_now.3 advance 3402.06",
      "po_now.3 advance_funding -3402.06"
    ])
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
  })

  it("lets each part come back by itself, with its fee", () => {
    const made = owning("29599.00 usd")
    done(made, all("now"), thursday)
    done(made, payoutFailure("no", "po_now.2"))
    done(made, feeRefund("sorry", "fee_now.2"))
    expect(held(made, ada.id)).toBe("0.00 / 10298.97")
    expect(["po_now", "po_now.2", "po_now.3"].map((id) => made.payout(id)?.status)).toEqual([
      "in_transit",
      "failed",
      "in_transit"
    ])
  })
})

describe("an instant payout is refused", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => instantly(`p${index}`, "1.00 usd"))

  it("beyond the tenth of a day, and possible again the next day", () => {
    const made = rich()
    for (const each of many(10)) done(made, each, thursday)
    expect(answer(refused(made, instantly("x", "1.00 usd")))).toContain("instant_payouts_limit_exceeded")
    expect(answer(refused(made, instantly("x", "1.00 usd"), moment("2026-03-05T23:59:59Z")))).toContain(
      "limit_exceeded"
    )
    done(made, instantly("x", "1.00 usd"), moment("2026-03-06"))
  })

  it.each([
    ["below the least", "0.49 usd", "amounts greater than or equal to $0.50"],
    ["above the most", "9999.01 usd", "amounts less than or equal to $9999"],
    ["of nothing", "0.00 usd", "parameter_invalid_integer of amount"]
  ])("%s", (_, amount, expected) => {
    expect(answer(refused(rich(), instantly("x", amount), thursday))).toContain(expected)
  })

  it("where nothing is there, where the most that fits is too little, and never for the most of much", () => {
    expect(answer(refused(world(priced), instantly("x"), thursday))).toContain("balance_insufficient")
    const poor = after([toAda("cake", "0.51 usd")], priced)
    expect(answer(refused(poor, instantly("x", undefined), thursday))).toContain(
      "amounts greater than or equal to $0.50"
    )
    const made = after([toAda("cake", "30000.00 usd")], priced)
    const paid = done(made, instantly("now"), thursday)
    expect(objectOf(paid, "po_now")).toMatchObject({ amount: money("9999.00 usd") })
  })

  it("of the least and of the most, which it is not", () => {
    const made = after([toAda("cake", "30000.00 usd")], priced)
    done(made, instantly("least", "0.50 usd"), thursday)
    done(made, instantly("most", "9999.00 usd"))
    expect(answer(refused(made, instantly("x", "1.00 usd", own("1.00 usd"))))).toContain("balance_insufficient")
  })

  it("where the bank cannot receive it, in another currency, in another country, and on an account of nobody", () => {
    const setup = (changes: Partial<typeof ada>) => ({ ...priced, accounts: [{ ...ada, ...changes }] })
    const slow = world(setup({ payoutMethods: new Set(["standard"]) }))
    expect(answer(refused(slow, instantly("x", "1.00 usd")))).toContain("instant_payouts_unsupported")
    expect(answer(refused(rich(), instantly("x", "1.00 eur")))).toContain("instant_payouts_currency_disabled")
    const brazil = world(setup({ country: "BR" }))
    expect(answer(refused(brazil, instantly("x", "1.00 usd")))).toContain("instant_payouts_config_disabled")
    const only = world({ accounts: [{ ...ada, serviceAgreement: "recipient" }] })
    const asked = instantly("y", "1.00 usd", { stripeAccount: ada.id })
    expect(answer(refused(only, asked))).toContain("instant_payouts_config_disabled")
    expect(answer(refused(world(), instantly("x", "1.00 usd", { stripeAccount: "acct_nobody" })))).toContain("403")
    const fast = world(setup({ payoutMethods: new Set(["instant"]) }))
    expect(answer(refused(fast, instantly("x", "1.00 usd")))).toContain("balance_insufficient")
  })

  it("to a bank that sent a payout back, of an account that is paid out by itself, until that is updated", () => {
    const daily = { ...market, payouts: { schedule: { interval: "daily" }, debitNegativeBalances: false } } as const
    const made = after([topUp("float", "60.00 usd", { expectedAvailabilityDate: monday })], { platform: daily })
    const own = { stripeAccount: market.id, sourceType: "bank_account" } as const
    done(made, instantly("now", "1.00 usd", own))
    done(made, payoutFailure("back", "po_now"))
    expect(answer(refused(made, instantly("x", "1.00 usd", own)))).toContain("payouts_not_allowed")
  })

  it("in parts of what its currency is paid out in", () => {
    const forint = platformOf("US")
    const { currency } = money("0 huf")
    const hungary = connected("Ada", "express", { country: "HU", currency })
    const made = world({ platform: { ...forint }, accounts: [hungary] })
    expect(answer(refused(made, instantly("x", "250.50 huf")))).toContain("Amounts in huf must be divisible by 100")
  })
})

describe("an instant payout in a currency that the platform does not settle in", () => {
  const sale = charge("cake", "100.00 usd", { transferData: { destination: cara.id } })
  const abroad = { ...priced, accounts: [cara], exchangeRates: rates }
  const hers = (key: string, asked: Partial<CreateInstantPayout> = {}) =>
    instantly(key, undefined, { stripeAccount: cara.id, ...asked })

  it("brings the platform its fee in its own, by the rate of its moment less what Stripe keeps", () => {
    const made = after([sale], abroad)
    // She has 100.00 usd at 1.25 less 2%. 3.57 cad at 1 ÷ 1.30 less 1% are 2.72 usd: 0.761538 each.
    expect(statement(done(made, hers("now"), thursday))).toBe(text`
      cara: payout -118.93 - 3.57 = -122.50 cad
        less application_fee 3.57, Market application fee
        po_now, 2026-03-05T12:00:00Z, payout, "STRIPE PAYOUT"
      market: application_fee 2.72 - 0.00 = 2.72 usd
        fee_now, 2026-03-05T12:00:00Z, platform_earning, "Application fee from application Market for Cara (acct_cara)"
    `)
    // Back it goes at 1 ÷ 1.30.
    expect(statement(done(made, feeRefund("kind", "fee_now")))).toBe(text`
      market: application_fee_refund -2.75 - 0.00 = -2.75 usd
        fee_now, 2026-03-05T12:00:00Z, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      cara: adjustment 3.57 - 0.00 = 3.57 cad
        po_now, 2026-03-05T12:00:00Z, other_adjustment, "Application fee refund for po_now"
    `)
    expect(made.balance(market.id, money("0 cad").currency).available).toEqual(money("0.00 cad"))
  })

  it("is as it is where the platform settles in it, or pays for conversions beside the rate", () => {
    const both = settlingIn(priced.platform, "CA")
    const kept = done(after([sale], { ...abroad, platform: both }), hers("now"), thursday)
    expect(statement(kept)).toContain("market: application_fee 3.57 - 0.00 = 3.57 cad")
    const beside = after([sale], { ...abroad, choices: { conversionFee: "stripe_fx_fee" } })
    // 3.57 cad ÷ 1.30 are 2.75 usd, of which 0.03 are Stripe's.
    const lines = statement(done(beside, hers("now"), thursday))
    expect(lines).toContain("market: application_fee 2.75 - 0.00 = 2.75 usd")
    expect(lines).toContain("market: stripe_fx_fee -0.03 - 0.00 = -0.03 usd")
  })

  it("comes converted too where the setting leaves it in the currency of a transfer that it is taken out of", () => {
    const choices = { applicationFeeCurrency: "connected_account" } as const
    const lines = statement(done(after([sale], { ...abroad, choices }), hers("now"), thursday))
    expect(lines).toContain("market: application_fee 2.72 - 0.00 = 2.72 usd")
  })

  it("needs no rate where the platform takes nothing, and where Stripe's price is all that is taken", () => {
    const none = { exchangeRates: ExchangeRates.none }
    const free = after([charge("own", "200.00 cad", { stripeAccount: cara.id })], { accounts: [cara], ...none })
    expect(statement(done(free, hers("now"), thursday))).toContain("cara: payout -193.90 - 0.00 = -193.90 cad")
    const himself = { stripeAccount: colin.id }
    const own = after([charge("own", "200.00 cad", himself)], { ...abroad, accounts: [colin], ...none })
    expect(statement(done(own, instantly("now", "100.00 cad", himself), thursday))).toContain(
      "colin: payout -100.00 - 1.00 = -101.00 cad"
    )
  })

  it("is counted on both sides, and refused where its fee cannot be converted", () => {
    const steps = [sale, [thursday, hers("now")], [thursday, feeRefund("kind", "fee_now")]] as const
    const { verdict } = simulate(scene(steps, abroad))
    expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
    const made = after([charge("own", "200.00 cad", { stripeAccount: cara.id })], {
      ...abroad,
      exchangeRates: ExchangeRates.none
    })
    expect(answer(refused(made, hers("x", { split: true }), thursday))).toContain(
      "not modelled: there is no exchange rate of cad to usd on 2026-03-05"
    )
    expect(answer(refused(made, instantly("y", "0.60 cad", { stripeAccount: cara.id }), thursday))).toContain(
      "not modelled"
    )
  })
})

describe("an instant payout is not modelled", () => {
  it("where the fee would have to be converted", () => {
    const euro = { ...market, instantPayoutPricing: { rate: Rate.of("3%"), fixed: money("0.30 eur") } }
    expect(answer(refused(rich({ platform: euro }), instantly("x"), thursday))).toBe(
      "not modelled: converting the fee of instant payouts from eur to usd is not modelled yet"
    )
  })
})
