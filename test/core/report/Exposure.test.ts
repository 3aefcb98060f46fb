import { expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Exposure from "#core/report/Exposure.ts"
import * as Rate from "#core/money/Rate.ts"
import {
  ada,
  charge,
  debit,
  dispute,
  done,
  market,
  moment,
  money,
  monday,
  passed,
  payout,
  refund,
  sten,
  toAda,
  tuesday,
  world
} from "../connect/Worlds.ts"
import { borders, cara, colin } from "../connect/Borders.ts"

const wednesday = moment("2026-03-04")

it("the exposure is every negative balance, the oldest first, with who is liable and what covers it", () => {
  const made = world()
  done(made, charge("b", "200.00 usd", { stripeAccount: sten.id }), monday)
  done(made, charge("a", "100.00 usd", { stripeAccount: ada.id }), tuesday)
  done(made, refund("to-b", "ch_b"))
  done(made, refund("to-a", "ch_a"))
  expect(Exposure.of(made)).toEqual([])
  passed(made, moment("2026-03-06"))
  done(made, charge("c", "2.00 usd", { stripeAccount: ada.id }))
  done(made, refund("part", "ch_c", { amount: money("1.00 usd") }))
  const common = {
    currency: money("0 usd").currency,
    waitingRefunds: money("0 usd"),
    reserved: money("0 usd"),
    pendingLate: money("0 usd"),
    clearing: money("0 usd")
  }
  expect(Exposure.of(made)).toEqual([
    {
      ...common,
      account: sten.id,
      negative: money("6.10 usd"),
      since: wednesday,
      collectedAt: moment("2026-08-31"),
      liable: "stripe",
      held: money("0 usd"),
      pending: money("0 usd"),
      uncovered: money("6.10 usd")
    },
    {
      ...common,
      account: ada.id,
      negative: money("3.20 usd"),
      since: moment("2026-03-05"),
      collectedAt: moment("2026-09-01"),
      liable: "application",
      held: money("3.20 usd"),
      pending: money("0.64 usd"),
      uncovered: money("2.56 usd")
    }
  ])
})

it("a risk reserve covers what is negative, and is a part of what the account has", () => {
  const plan = { percent: Rate.of("10%"), release: { type: "rolling_release", daysAfterCharge: 30 } } as const
  const made = world({
    accounts: [{ ...ada, reservePlan: plan }, sten],
    choices: { refundWithoutFunds: "negative_balance" }
  })
  done(made, charge("a", "100.00 usd", { stripeAccount: ada.id }), monday)
  done(made, charge("b", "50.00 usd", { stripeAccount: ada.id }))
  done(made, payout("out", undefined, { stripeAccount: ada.id }), moment("2026-03-06T10:00Z"))
  done(made, refund("to-a", "ch_a"))
  passed(made, made.now())
  // 100.00 went back, 10.00 of them out of what was held of it; 5.00 are held of the other charge.
  expect(Exposure.of(made)).toMatchObject([
    { account: ada.id, negative: money("90.00 usd"), reserved: money("5.00 usd"), uncovered: money("85.00 usd") }
  ])
})

it("a risk reserve that is released only once the liable side has filled the balance covers nothing", () => {
  const told = (days: number) => {
    const plan = { percent: Rate.of("100%"), release: { type: "rolling_release", daysAfterCharge: days } } as const
    const made = world({ accounts: [{ ...ada, reservePlan: plan }, sten] })
    done(made, toAda("a", "100.00 usd"), monday)
    done(made, { _tag: "reserve_release", key: "early", hold: "reshold_a" }, moment("2026-03-05T10:00Z"))
    done(made, payout("out", undefined, { stripeAccount: ada.id }))
    done(made, { _tag: "transfer_reversal", key: "back", transfer: "tr_a" }, moment("2026-03-06T10:00Z"))
    done(made, toAda("b", "60.00 usd"), moment("2026-03-20T10:00Z"))
    passed(made, made.now())
    return Exposure.of(made)
  }
  // Negative since 6 March, filled on 3 September: 167 days after 20 March.
  const both = { negative: money("100.00 usd"), reserved: money("60.00 usd"), collectedAt: moment("2026-09-03") }
  expect(told(180)).toMatchObject([{ ...both, uncovered: money("100.00 usd") }])
  expect(told(167)).toMatchObject([{ ...both, uncovered: money("100.00 usd") }])
  expect(told(166)).toMatchObject([{ ...both, uncovered: money("40.00 usd") }])
})

it("what matures only once the liable side has filled the balance covers nothing", () => {
  const told = (charged: string) => {
    const made = world()
    done(made, charge("a", "100.00 usd", { stripeAccount: ada.id }), monday)
    done(made, payout("out", undefined, { stripeAccount: ada.id }), moment("2026-03-06T10:00Z"))
    done(made, dispute("back", "ch_a"), moment("2026-03-10T10:00Z"))
    done(made, charge("b", "300.00 usd", { stripeAccount: ada.id }), moment(charged))
    passed(made, made.now())
    return Exposure.of(made)
  }
  // Negative since 10 March, filled on 7 September, Labor Day: what is charged on the Thursday before comes later.
  const both = { collectedAt: moment("2026-09-07"), negative: money("115.00 usd"), pending: money("291.00 usd") }
  const late = { ...both, pendingLate: money("291.00 usd"), uncovered: money("115.00 usd") }
  expect(told("2026-09-03T10:00Z")).toMatchObject([late])
  const inTime = { ...both, pendingLate: money("0 usd"), uncovered: money("0 usd") }
  expect(told("2026-09-02T10:00Z")).toMatchObject([inTime])
})

it("what matures at the moment at which the liable side would fill the balance fills it first", () => {
  const made = world()
  done(made, charge("a", "100.00 usd", { stripeAccount: ada.id }), monday)
  done(made, refund("back", "ch_a"))
  // Of Thursday noon it is there on Monday.
  const charged = moment("2026-08-27T10:00Z")
  done(made, charge("b", "300.00 usd", { stripeAccount: ada.id }), charged)
  const collected = { collectedAt: moment("2026-08-31"), pending: money("291.00 usd"), pendingLate: money("0 usd") }
  expect(Exposure.of(made)).toMatchObject([collected])
})

it("a payment of which less than nothing is left takes nothing from what comes late", () => {
  const made = world()
  done(made, charge("a", "100.00 usd", { stripeAccount: ada.id }), monday)
  done(made, payout("out", undefined, { stripeAccount: ada.id }), moment("2026-03-06T10:00Z"))
  done(made, dispute("back", "ch_a"), moment("2026-03-10T10:00Z"))
  const fee = { applicationFeeAmount: money("0.50 usd") }
  done(made, charge("b", "0.50 usd", { stripeAccount: ada.id, ...fee }), moment("2026-09-03T10:00Z"))
  const missing = { collectedAt: moment("2026-09-07"), pending: money("-0.31 usd"), pendingLate: money("0 usd") }
  expect(Exposure.of(made)).toMatchObject([missing])
})

it("what refunds wait for is in the currency of the balance, at the rate of now", () => {
  const made = borders()
  done(made, charge("a", "100.00 usd", { stripeAccount: cara.id }), monday)
  done(made, charge("b", "10.00 usd", { stripeAccount: cara.id }))
  passed(made, moment("2026-03-16"))
  done(made, payout("out", undefined, { stripeAccount: cara.id }))
  done(made, dispute("back", "ch_a"))
  done(made, refund("waits", "ch_b"))
  expect(Exposure.of(made)).toMatchObject([{ currency: cara.currency, waitingRefunds: money("13.00 cad") }])
})

it("nothing is uncovered that pending money fills, and what waits for the same money is known", () => {
  const made = world()
  done(made, charge("a", "100.00 usd", { stripeAccount: ada.id }), monday)
  done(made, charge("d", "10.00 usd", { stripeAccount: ada.id }))
  done(made, refund("to-a", "ch_a"))
  done(made, charge("sale", "5.00 usd", { stripeAccount: ada.id }), moment("2026-03-06T10:00Z"))
  done(made, payout("out", undefined, { stripeAccount: ada.id }))
  done(made, refund("to-d", "ch_d"))
  done(made, debit("taken", "1.00 usd"))
  passed(made, made.now())
  expect(Exposure.of(made)).toMatchObject([
    { negative: money("1.00 usd"), uncovered: money("0 usd"), waitingRefunds: money("10.00 usd") }
  ])
})

it("a negative payout that is clearing keeps what it has filled in the exposure, which is covered", () => {
  const payouts = { schedule: { interval: "manual" }, debitNegativeBalances: true } as const
  const made = world({ accounts: [{ ...ada, payouts }, sten] })
  done(made, charge("a", "100.00 usd", { stripeAccount: ada.id }), monday)
  done(made, refund("to-a", "ch_a"), tuesday)
  passed(made, moment("2026-03-06"))
  expect(Exposure.of(made)).toEqual([
    {
      account: ada.id,
      currency: money("0 usd").currency,
      negative: money("0 usd"),
      since: undefined,
      collectedAt: undefined,
      liable: "application",
      held: money("3.20 usd"),
      clearing: money("3.20 usd"),
      pending: money("0 usd"),
      pendingLate: money("0 usd"),
      reserved: money("0 usd"),
      uncovered: money("0 usd"),
      waitingRefunds: money("0 usd")
    }
  ])
  passed(made, moment("2026-03-11"))
  expect(Exposure.of(made)).toEqual([])
})

it("what is negative comes before what a debit has filled that is clearing", () => {
  const payouts = { schedule: { interval: "manual" }, debitNegativeBalances: true } as const
  const made = world({ accounts: [{ ...ada, payouts }, sten] })
  done(made, charge("a", "100.00 usd", { stripeAccount: ada.id }), monday)
  done(made, refund("to-a", "ch_a"))
  done(made, charge("b", "50.00 usd", { stripeAccount: sten.id }), tuesday)
  done(made, refund("to-b", "ch_b"))
  passed(made, moment("2026-03-06"))
  expect(Exposure.of(made).map(({ account, since }) => [account, since])).toEqual([
    [sten.id, moment("2026-03-05")],
    [ada.id, undefined]
  ])
})

it("what refunds of the platform's charges wait for is told of their destinations, also where both are negative", () => {
  const made = world()
  done(made, toAda("cake", "100.00 usd", { applicationFeeAmount: money("10.00 usd") }), monday)
  done(made, charge("sale", "50.00 usd", { stripeAccount: ada.id }))
  done(made, charge("own", "20.00 usd"))
  passed(made, moment("2026-03-10"))
  done(made, payout("out"))
  done(made, payout("hers", undefined, { stripeAccount: ada.id }))
  done(made, dispute("d-sale", "ch_sale"))
  done(made, dispute("d-own", "ch_own"))
  done(made, refund("back", "ch_cake", { reverseTransfer: true, refundApplicationFee: true }))
  passed(made, moment("2026-03-11"))
  expect(Money.isNegative(made.balance(market.id, market.currency).available)).toBe(true)
  expect(Exposure.of(made)).toMatchObject([{ account: ada.id, waitingRefunds: money("90.00 usd") }])
})

it("what is negative is told first and once, and then what could come back, by currency and the largest first", () => {
  const accounts = [ada, cara, sten, colin]
  const made = borders({ accounts })
  const disputable = DisputableCharges.empty(moment("2026-03-20"), made.exchangeRates)
  const counted = (command: Command) => {
    for (const outcome of Run.outcomesOf(Run.step(made, { at: made.now(), command }))) {
      DisputableCharges.add(disputable, made, outcome)
    }
  }
  counted(charge("a", "10.00 usd", { stripeAccount: ada.id }))
  counted(charge("b", "10.00 cad", { stripeAccount: cara.id }))
  counted(charge("c", "20.00 usd", { stripeAccount: sten.id }))
  counted(charge("d", "5.00 cad", { stripeAccount: colin.id }))
  counted(charge("e", "50.00 cad", { stripeAccount: colin.id }))
  counted(dispute("back", "ch_e"))
  passed(made, moment("2026-03-20"))
  expect(
    Exposure.all(made, [market, ...accounts], disputable).map(({ account, currency, negative }) => [
      account,
      currency,
      Money.formatAmount(negative)
    ])
  ).toEqual([
    [colin.id, colin.currency, "12.20"],
    [sten.id, sten.currency, "0.00"],
    [ada.id, ada.currency, "0.00"],
    [cara.id, cara.currency, "0.00"]
  ])
})

it("what will be negative by what is pending is told before it is, what pending money covers is not", () => {
  const made = world()
  done(made, charge("a", "100.00 usd", { stripeAccount: ada.id }), monday)
  done(made, charge("b", "200.00 usd", { stripeAccount: sten.id }))
  done(made, charge("own", "50.00 usd"))
  done(made, refund("part-of-a", "ch_a", { amount: money("60.00 usd") }))
  done(made, refund("all-of-b", "ch_b"))
  done(made, refund("all", "ch_own"))
  const disputable = DisputableCharges.empty(monday)
  const [none, short] = [money("0 usd"), money("6.10 usd")]
  const told = Exposure.all(made, [market, ada, sten], disputable)
  expect(Exposure.of(made)).toEqual([])
  expect(told.map(({ account, uncovered }) => [account, uncovered])).toEqual([
    [sten.id, short],
    [market.id, money("1.75 usd")]
  ])
  expect(told[0]).toMatchObject({ negative: none, pending: Money.negate(short), since: undefined, liable: "stripe" })
  expect(told[0]?.collectedAt).toBeUndefined()
})

it("of every other balance it is told what could still come back, the largest first, and what the platform owes", () => {
  const made = world()
  const disputable = DisputableCharges.empty(moment("2026-03-20"))
  const all = () => Exposure.all(made, [market, ada, sten], disputable)
  const counted = (command: Command, at = made.now()) => {
    for (const outcome of Run.outcomesOf(Run.step(made, { at, command }))) {
      DisputableCharges.add(disputable, made, outcome)
    }
  }
  expect(all()).toEqual([])
  counted(charge("a", "10.00 usd", { stripeAccount: ada.id }), monday)
  counted(charge("b", "20.00 usd", { stripeAccount: sten.id }))
  expect(all().map(({ account, liable }) => [account, liable])).toEqual([
    [sten.id, "stripe"],
    [ada.id, "application"]
  ])
  counted(charge("own", "5.00 usd"))
  passed(made, moment("2026-03-16"))
  counted(payout("out"))
  counted(dispute("back", "ch_own"))
  const disputed = made.now()
  passed(made, moment("2026-03-18"))
  const { available } = made.balance(market.id, market.currency)
  const told = all().find(({ account }) => account === market.id)
  expect(told).toMatchObject({
    negative: Money.negate(available),
    since: disputed,
    collectedAt: undefined,
    liable: "application"
  })
  expect(Money.isNegative(available)).toBe(true)
})

it("refunds that wait take of the platform what they take less than their destinations give back, and that of these", () => {
  const made = world()
  done(made, toAda("cake", "100.00 usd", { applicationFeeAmount: money("10.00 usd") }), monday)
  done(made, toAda("tart", "200.00 usd", { applicationFeeAmount: money("20.00 usd") }))
  done(made, charge("own", "400.00 usd", { stripeAccount: ada.id }))
  passed(made, moment("2026-03-10"))
  done(made, payout("out"))
  done(made, refund("r", "ch_cake"))
  done(made, refund("back", "ch_tart", { reverseTransfer: true, refundApplicationFee: true }))
  passed(made, moment("2026-03-11"))
  const disputable = DisputableCharges.empty(moment("2026-03-11"))
  const told = Exposure.all(made, [market, ada, sten], disputable)
  // 100.00, and of 200.00 what ada does not give back of it, which is her 180.00.
  expect(told.map(({ account, waitingRefunds }) => [account, waitingRefunds])).toEqual([
    [market.id, money("120.00 usd")],
    [ada.id, money("180.00 usd")]
  ])
})

it("the platform is told what it is short of in a currency that it does not settle in, and since when", () => {
  const made = borders()
  const cad = cara.currency
  done(made, charge("lamp", "100.00 cad", { onBehalfOf: cara.id, transferData: { destination: cara.id } }), monday)
  done(made, dispute("back", "ch_lamp"), tuesday)
  passed(made, moment("2026-03-20"))
  const { available } = made.balance(made.platform.id, cad)
  // What a dispute takes of a charge that is pending matures with it.
  expect(Money.isNegative(available)).toBe(true)
  const told = Exposure.all(made, [made.platform, cara], DisputableCharges.empty(made.now()))
  expect(told.filter(({ account, currency }) => account === made.platform.id && currency === cad)).toMatchObject([
    { negative: Money.negate(available), since: wednesday, collectedAt: undefined, liable: "application" }
  ])
})

it("the platform is told what it is short of also where pending money fills it", () => {
  const made = world()
  done(made, charge("flour", "10.00 usd"), monday)
  passed(made, wednesday)
  done(made, payout("out", "9.41 usd"))
  done(made, dispute("back", "ch_flour"))
  done(made, charge("desk", "500.00 usd", { stripeAccount: sten.id, applicationFeeAmount: money("100.00 usd") }))
  const told = Exposure.all(made, [market], DisputableCharges.empty(made.now()))
  expect(told).toMatchObject([{ account: market.id, negative: money("25.00 usd"), uncovered: money("0 usd") }])
})

it("an account is told also of what it has settled in since a bank account was added", () => {
  const made = borders({ reschedulable: "all" })
  const euros = money("0 eur").currency
  const to = { _tag: "external_account_update", key: "more", stripeAccount: ada.id, currency: euros } as const
  done(made, to, monday)
  done(made, charge("lamp", "100.00 eur", { stripeAccount: ada.id }))
  done(made, refund("all", "ch_lamp"))
  const told = Exposure.all(made, [market, ada], DisputableCharges.empty(made.now()))
  expect(told.map(({ account, currency }) => [account, currency])).toEqual([[ada.id, euros]])
})
