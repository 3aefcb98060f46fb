import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as PayOutHeld from "#core/connect/decisions/PayOutHeld.ts"
import type { HoldingPeriod } from "#core/connect/schedules/HoldingPeriod.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import { nothing, type Outcome } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  answer,
  connected,
  dispute,
  done,
  held,
  market,
  moment,
  monday,
  money,
  passed,
  pause,
  payout,
  payoutCancel,
  payoutFailure,
  refund,
  refundCancel,
  refused,
  tariffIn,
  toAda,
  topUp,
  transfer,
  world
} from "../Worlds.ts"

const usd = Currency.of("usd")
const days = (count: number): HoldingPeriod => ({ days: count })
const holding = (period: HoldingPeriod, changes: Partial<ReturnType<typeof connected>> = {}) =>
  connected("Ada", "express", {
    payouts: { schedule: { interval: "manual", holding: period }, debitNegativeBalances: false },
    ...changes
  })

const made = (period: HoldingPeriod = days(10), changes: Parameters<typeof holding>[1] = {}) =>
  world({ accounts: [holding(period, changes)] })

type Made = ReturnType<typeof made>

const payoutsOf = (outcomes: ReadonlyArray<Outcome>): ReadonlyArray<Payout> =>
  outcomes.flatMap((outcome) => outcome.made.flatMap((it) => (it.object === "payout" ? [it] : [])))

/** What went by itself until then: `po_ada.2026-03-14 10.00 usd`. */
const went = (of: Made, until: string): ReadonlyArray<string> =>
  payoutsOf(passed(of, moment(until)).map(({ outcome }) => outcome)).map((it) => `${it.id} ${Money.format(it.amount)}`)

const toBank = (key: string, amount?: string) => payout(key, amount, { stripeAccount: "acct_ada" })

describe("money that is held for too long", () => {
  it("is paid out at midnight once it has been available for as long as it may be", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    expect(went(of, "2026-03-13T23:59:59Z")).toEqual([])
    expect(went(of, "2026-03-14")).toEqual(["po_ada.2026-03-14 10.00 usd"])
    expect(of.payout("po_ada.2026-03-14")).toStrictEqual({
      object: "payout",
      id: "po_ada.2026-03-14",
      account: "acct_ada",
      amount: money("10.00 usd"),
      created: moment("2026-03-14"),
      arrivalDate: moment("2026-03-16"),
      method: "standard",
      sourceType: "card",
      description: "STRIPE PAYOUT",
      maker: "holding_period",
      reconciliationStatus: "not_applicable",
      status: "pending",
      balanceTransaction: "txn_ada.2026-03-14"
    })
    expect(held(of, "acct_ada")).toBe("0.00 / 0.00")
  })

  it("has left the balance as soon as it is made", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    const lines = passed(of, moment("2026-03-14")).flatMap(({ outcome }) => outcome.transactions)
    const own = lines.filter(({ type }) => type === "payout")
    expect(own.map((it) => [it.created, it.availableOn])).toEqual([[moment("2026-03-14"), moment("2026-03-14")]])
  })

  it("is only what nothing took since: what goes takes what came first", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    done(of, toAda("tart", "5.00 usd"), moment("2026-03-04T10:00Z"))
    done(of, toBank("out", "4.00 usd"), moment("2026-03-08T10:00Z"))
    done(
      of,
      refund("back", "ch_tart", { amount: money("3.00 usd"), reverseTransfer: true }),
      moment("2026-03-10T10:00Z")
    )
    expect(went(of, "2026-03-20")).toEqual(["po_ada.2026-03-14 3.00 usd", "po_ada.2026-03-16 5.00 usd"])
    expect(held(of, "acct_ada")).toBe("0.00 / 0.00")
  })

  it("is nothing where all of it was taken, and begins anew with what comes later", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    done(of, toBank("out", "10.00 usd"), moment("2026-03-13T10:00Z"))
    expect(went(of, "2026-04-30")).toEqual([])
    done(of, toAda("tart", "5.00 usd"))
    expect(went(of, "2026-05-20")).toEqual(["po_ada.2026-05-14 5.00 usd"])
  })

  it("stays no longer than it may, at whatever hour it came: the day on which it did is the first", () => {
    const of = world({ accounts: [holding(days(10))], start: moment("2026-02-20") })
    done(of, topUp("float", "50.00 usd", { expectedAvailabilityDate: moment("2026-03-01") }))
    const share = (key: string, amount: string) =>
      transfer(key, amount, { destination: "acct_ada", sourceType: "bank_account" })
    done(of, share("a", "1.00 usd"), moment("2026-03-02"))
    done(of, share("b", "2.00 usd"), moment("2026-03-02T00:00:01Z"))
    done(of, share("c", "4.00 usd"), moment("2026-03-03"))
    expect(went(of, "2026-04-30")).toEqual([
      "po_ada.2026-03-12.bank_account 3.00 usd",
      "po_ada.2026-03-13.bank_account 4.00 usd"
    ])
  })

  it("goes from each of the pots, as far as all of them together have it, and the rest when more comes", () => {
    const of = made()
    done(of, topUp("float", "50.00 usd", { expectedAvailabilityDate: moment("2026-03-03") }))
    done(of, toAda("cake", "10.00 usd"))
    done(
      of,
      transfer("share", "8.00 usd", { destination: "acct_ada", sourceType: "bank_account" }),
      moment("2026-03-04")
    )
    const later = moment("2026-03-05T10:00Z")
    done(of, toBank("out", "10.00 usd"), later)
    done(of, refund("back", "ch_cake", { amount: money("7.00 usd"), reverseTransfer: true }))
    expect(went(of, "2026-03-14T12:00Z")).toEqual(["po_ada.2026-03-14.bank_account 1.00 usd"])
    done(of, toAda("tart", "5.00 usd"))
    expect(went(of, "2026-04-30")).toEqual(["po_ada.2026-03-18.bank_account 5.00 usd"])
  })

  it("is not late where what was pending comes after what comes later", () => {
    const of = made()
    done(of, topUp("float", "50.00 usd", { expectedAvailabilityDate: moment("2026-03-03") }))
    done(of, toAda("cake", "10.00 usd"))
    done(of, toBank("out", "10.00 usd"), moment("2026-03-10T10:00Z"))
    done(of, toAda("tart", "5.00 usd"), moment("2026-03-12T10:00Z"))
    const share = transfer("share", "8.00 usd", { destination: "acct_ada", sourceType: "bank_account" })
    done(of, share, moment("2026-03-13T10:00Z"))
    expect(went(of, "2026-04-30")).toEqual(["po_ada.2026-03-23.bank_account 8.00 usd", "po_ada.2026-03-26 5.00 usd"])
  })

  it("is of two pots no more than all three have", () => {
    const of = made()
    const day = Instant.dayOf(of.now())
    const [none, old] = [money("0.00 usd"), Day.plus(day, -10)]
    const came = (["card", "bank_account"] as const).map((sourceType) => ({
      sourceType,
      day: old,
      since: old,
      came: money("5.00 usd"),
      went: none
    }))
    const short = { sourceType: "fpx", day, since: day, came: none, went: money("4.00 usd") } as const
    const { made: all } = PayOutHeld.run(
      { ...of, held: () => [...came, short] },
      { kind: "holding_end", at: of.now(), account: "acct_ada", currency: usd, day }
    )
    expect(all.map(({ amount }) => Money.format(amount))).toEqual(["5.00 usd", "1.00 usd"])
  })

  it("is not more than what is there, where more is missing than came", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    done(of, toBank("out", "10.00 usd"), moment("2026-03-05T10:00Z"))
    done(of, refund("back", "ch_cake", { reverseTransfer: true }))
    done(of, toAda("tart", "15.00 usd"))
    expect(went(of, "2026-04-30")).toEqual(["po_ada.2026-03-19 5.00 usd"])
  })

  it("waits as long as payouts are disabled, and goes at the first midnight after", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    done(of, pause("stop", { payouts: true }), moment("2026-03-10"))
    expect(went(of, "2026-03-20")).toEqual([])
    done(of, pause("go", { payouts: false }), moment("2026-03-20"))
    expect(went(of, "2026-03-20T23:59:59Z")).toEqual([])
    expect(went(of, "2026-04-30")).toEqual(["po_ada.2026-03-21 10.00 usd"])
  })

  it("goes at midnight where payouts are enabled a second before it, and at the next one where that is at midnight", () => {
    for (const [enabled, day] of [
      ["2026-03-19T23:59:59Z", "2026-03-20"],
      ["2026-03-20", "2026-03-21"]
    ] as const) {
      const of = made()
      done(of, toAda("cake", "10.00 usd"))
      done(of, pause("stop", { payouts: true }), moment("2026-03-10"))
      done(of, pause("go", { payouts: false }), moment(enabled))
      expect(went(of, "2026-04-30")).toEqual([`po_ada.${day} 10.00 usd`])
    }
  })

  it("is not looked for where nothing ever came, or nothing is held", () => {
    const of = made()
    done(of, pause("stop", { payouts: true }))
    expect(done(of, pause("go", { payouts: false })).outcome.happenings).toEqual([])
    const free = world()
    done(free, toAda("cake", "10.00 usd"))
    done(free, pause("stop", { payouts: true }))
    expect(done(free, pause("go", { payouts: false })).outcome.happenings).toEqual([])
    expect(free.held("acct_ada", usd)).toEqual([])
    expect(
      PayOutHeld.run(free, { kind: "holding_end", at: free.now(), account: "acct_ada", currency: usd, day: Day.of(1) })
        .made
    ).toEqual([])
    expect(
      PayOutHeld.run(free, { kind: "holding_end", at: free.now(), account: "acct_no", currency: usd, day: Day.of(1) })
        .made
    ).toEqual([])
    expect(passed(free, moment("2036-03-04")).filter(({ outcome }) => outcome.made.length > 0)).toEqual([])
  })

  it("may be canceled before it is submitted, or be sent back, which stops it, and has then come anew", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    expect(went(of, "2026-03-14T10:00Z")).toHaveLength(1)
    done(of, payoutCancel("no", "po_ada.2026-03-14"))
    expect(went(of, "2026-03-27")).toEqual(["po_ada.2026-03-24 10.00 usd"])
    done(of, payoutFailure("bounce", "po_ada.2026-03-24"), moment("2026-03-28T10:00Z"))
    expect(went(of, "2026-04-30")).toEqual([])
    done(of, { _tag: "external_account_update", key: "bank", stripeAccount: "acct_ada" })
    expect(went(of, "2026-05-30")).toEqual(["po_ada.2026-05-01 10.00 usd"])
  })

  it("stays where a payout by hand failed, and no other can be asked for, until the bank account is updated", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    done(of, toBank("out", "4.00 usd"), moment("2026-03-05T10:00Z"))
    done(of, payoutFailure("bounce", "po_out"), moment("2026-03-10T10:00Z"))
    expect(answer(refused(of, toBank("again", "4.00 usd")))).toContain("payouts_not_allowed")
    expect(went(of, "2026-04-30")).toEqual([])
    done(of, { _tag: "external_account_update", key: "bank", stripeAccount: "acct_ada" })
    expect(went(of, "2026-05-30")).toEqual(["po_ada.2026-05-01 10.00 usd"])
  })

  it("is forgotten once nothing more can become of it, as an automatic payout is", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    passed(of, moment("2026-06-13"))
    expect(of.payout("po_ada.2026-03-14")?.status).toBe("paid")
    passed(of, moment("2026-06-15"))
    expect(of.payout("po_ada.2026-03-14")).toBeUndefined()
  })

  it("goes of each currency that the account settles in, by itself", () => {
    const eur = Currency.of("eur")
    const externalAccounts = new Map([[eur, { country: "DE", tariff: tariffIn(eur) }]])
    const of = made(days(10), { externalAccounts })
    const sale = (key: string, amount: string): Command => ({
      _tag: "charge",
      key,
      stripeAccount: "acct_ada",
      amount: money(amount)
    })
    done(of, sale("cake", "10.30 usd"))
    done(of, sale("kuchen", "20.30 eur"))
    done(of, sale("torte", "30.30 eur"), moment("2026-03-05T10:00Z"))
    const fees = { usd: "9.70", first: "19.41", second: "29.12" }
    expect(went(of, "2026-04-30")).toEqual([
      `po_ada.2026-03-14 ${fees.usd} usd`,
      `po_ada.2026-03-14.eur ${fees.first} eur`,
      `po_ada.2026-03-19.eur ${fees.second} eur`
    ])
  })

  it("goes in whole units where its currency does, and what is left stays", () => {
    const huf = Currency.of("huf")
    const of = world({
      accounts: [
        holding(days(10), { currency: huf, tariff: tariffIn(huf), settlementDelay: { days: 2, count: "calendar" } })
      ]
    })
    const own = { _tag: "charge", stripeAccount: "acct_ada", amount: money("1000.00 huf"), key: "cake" } as const
    done(of, own)
    const [net = expect.fail()] = of.maturing("acct_ada", huf, "card").map(({ amount }) => amount)
    const whole = Money.downTo(net, 100n)
    expect(went(of, "2026-03-15")).toEqual([`po_ada.2026-03-14 ${Money.format(whole)}`])
    expect(of.balance("acct_ada", huf).available).toEqual(Money.minus(net, whole))
  })

  it("goes to a recipient once there is enough that is overdue for the smallest payout of its country", () => {
    const rosa = holding(days(10), { country: "PA", serviceAgreement: "recipient" })
    const of = world({ accounts: [rosa], platform: { ...market, settlementDelay: { days: 0, count: "calendar" } } })
    done(of, { _tag: "charge", key: "flour", amount: money("100.00 usd") })
    done(of, transfer("first", "30.00 usd"))
    const at = moment("2026-03-06T10:00Z")
    done(of, transfer("second", "20.00 usd"), at)
    expect(PayOutHeld.next(of, rosa, usd, at)).toMatchObject({ day: Day.fromCivil(2026, 3, 17) })
    expect(went(of, "2026-04-30")).toEqual(["po_ada.2026-03-17 50.00 usd"])
  })

  it("does not go to a recipient as long as it is less than that", () => {
    const rosa = holding(days(10), { country: "PA", serviceAgreement: "recipient" })
    const of = world({ accounts: [rosa], platform: { ...market, settlementDelay: { days: 0, count: "calendar" } } })
    done(of, { _tag: "charge", key: "flour", amount: money("100.00 usd") })
    done(of, transfer("first", "30.00 usd"))
    expect(PayOutHeld.next(of, rosa, usd, monday)?.pots[0]?.kept).toEqual([
      { why: "minimum_payout", amount: money("30.00 usd") }
    ])
    expect(went(of, "2026-04-30")).toEqual([])
  })
})

const own = (key: string, amount: string): Command => ({
  _tag: "charge",
  key,
  stripeAccount: "acct_ada",
  amount: money(amount)
})

const hungarian = (period: HoldingPeriod) => {
  const huf = Currency.of("huf")
  return holding(period, { currency: huf, tariff: tariffIn(huf), settlementDelay: { days: 2, count: "calendar" } })
}

/** How often it is looked whether something could be held no longer. */
const looks = (of: Made, until: string): number =>
  passed(of, moment(until)).filter(({ happening }) => happening.kind === "holding_end").length

/** The card pot is short of 115.00, and the other one has 40.00; each of them comes due once. */
const short = () => {
  const of = made()
  done(of, topUp("float", "500.00 usd", { expectedAvailabilityDate: moment("2026-03-03") }))
  done(of, own("cake", "100.00 usd"))
  done(
    of,
    transfer("share", "40.00 usd", { destination: "acct_ada", sourceType: "bank_account" }),
    moment("2026-03-04T10:00Z")
  )
  done(of, toBank("out", "96.80 usd"))
  done(of, dispute("theft", "ch_cake"))
  return of
}

describe("what cannot go yet", () => {
  it("is looked at once, and not every day", () => {
    const of = world({ accounts: [hungarian(days(10))] })
    done(of, own("cake", "1000.00 huf"))
    expect(looks(of, "2026-04-01")).toBe(1)
    expect(of.balance("acct_ada", Currency.of("huf")).available).toEqual(money("0.70 huf"))
    expect(looks(of, "2036-04-01")).toBe(0)
  })

  it("goes with what comes due after it, where it is less than can be paid out", () => {
    const of = world({ accounts: [hungarian(days(10))] })
    done(of, own("cake", "1000.00 huf"))
    expect(went(of, "2026-04-01")).toEqual(["po_ada.2026-03-14 970.00 huf"])
    done(of, own("tart", "1000.00 huf"))
    expect(looks(of, "2026-04-12")).toBe(0)
    expect(went(of, "2026-04-20")).toEqual(["po_ada.2026-04-13 971.00 huf"])
    expect(looks(of, "2036-04-01")).toBe(0)
  })

  it("is not looked for when something comes, where nothing is in the way", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    done(of, toAda("tart", "5.00 usd"), moment("2026-03-13T10:00Z"))
    expect(
      passed(of, moment("2026-04-30")).flatMap(({ happening }) =>
        happening.kind === "holding_end" ? [happening.at] : []
      )
    ).toEqual(["2026-03-14", "2026-03-27"].map(moment))
  })

  it("is looked at again when something comes that fills what is in the way, and not before", () => {
    const of = short()
    expect(looks(of, "2026-06-01")).toBe(1)
    done(of, toAda("tart", "100.00 usd"))
    // Of what is due 75.00 are short: the 100.00 fill that, and leave of the 40.00 what all have.
    expect(looks(of, "2026-06-02T23:59:59Z")).toBe(0)
    expect(went(of, "2026-06-03")).toEqual(["po_ada.2026-06-03.bank_account 25.00 usd"])
    expect(looks(of, "2026-06-12")).toBe(0)
    done(of, toAda("bun", "20.00 usd"))
    expect(went(of, "2036-06-12")).toEqual(["po_ada.2026-06-16.bank_account 15.00 usd", "po_ada.2026-06-26 5.00 usd"])
  })

  it("is looked at again when something comes that is known of, or at midnight where that is there at once", () => {
    const of = short()
    done(of, toAda("tart", "200.00 usd"), moment("2026-03-13T10:00Z"))
    expect(looks(of, "2026-03-16")).toBe(1)
    expect(went(of, "2026-03-17")).toEqual(["po_ada.2026-03-17.bank_account 40.00 usd"])
    const other = short()
    const gift = transfer("gift", "90.00 usd", { destination: "acct_ada", sourceType: "bank_account" })
    done(other, gift, moment("2026-03-20"))
    expect(went(other, "2026-03-20T23:59:59Z")).toEqual([])
    expect(went(other, "2026-03-21")).toEqual(["po_ada.2026-03-21.bank_account 15.00 usd"])
  })
})

/** Of 46.80 that are there a refund needs 80.00. */
const waiting = () => {
  const of = made()
  done(of, own("cake", "100.00 usd"))
  done(of, toBank("out", "50.00 usd"), moment("2026-03-05T10:00Z"))
  done(of, refund("back", "ch_cake", { amount: money("80.00 usd") }), moment("2026-03-06T10:00Z"))
  expect(of.refund("re_back")?.status).toBe("pending")
  return of
}

describe("what a refund waits for", () => {
  it("is kept, and pays the refund when it suffices; what is left is what came last", () => {
    const of = waiting()
    expect(went(of, "2026-04-15")).toEqual([])
    done(of, own("tart", "50.00 usd"))
    expect(went(of, "2026-05-30")).toEqual(["po_ada.2026-04-27 15.05 usd"])
    expect(of.refund("re_back")?.status).toBe("succeeded")
  })

  it("is kept by all pots together, and not only by the one that it is of", () => {
    const of = made()
    done(of, topUp("float", "500.00 usd", { expectedAvailabilityDate: moment("2026-03-03") }))
    const share = transfer("share", "30.00 usd", { destination: "acct_ada", sourceType: "bank_account" })
    done(of, own("cake", "100.00 usd"))
    done(of, share, moment("2026-03-04T10:00Z"))
    done(of, toBank("out", "60.00 usd"), moment("2026-03-05T10:00Z"))
    done(of, refund("back", "ch_cake", { amount: money("80.00 usd") }), moment("2026-03-06T10:00Z"))
    expect(of.refund("re_back")?.status).toBe("pending")
    expect(went(of, "2026-04-20")).toEqual([])
    done(of, refundCancel("never", "re_back"))
    expect(went(of, "2026-04-22")).toEqual(["po_ada.2026-04-21 36.80 usd", "po_ada.2026-04-21.bank_account 30.00 usd"])
  })

  it("goes as soon as the refund waits no more", () => {
    const of = waiting()
    expect(looks(of, "2026-04-20T09:59Z")).toBe(1)
    done(of, refundCancel("never", "re_back"))
    expect(went(of, "2026-05-30")).toEqual(["po_ada.2026-04-21 46.80 usd"])
  })

  it("goes at the first midnight after the refund has failed", () => {
    const of = waiting()
    expect(went(of, "2026-04-20T09:59:59Z")).toEqual([])
    expect(went(of, "2026-05-30")).toEqual(["po_ada.2026-04-21 46.80 usd"])
    expect(of.refund("re_back")?.status).toBe("failed")
  })

  const rate = (day: string, value: string) => ({
    from: Currency.of("eur"),
    to: usd,
    rate: Rate.of(value),
    since: moment(day)
  })

  /** A refund of 80.00 eur, for which 100.00 usd do not suffice at first. */
  const abroad = (...changes: ReadonlyArray<ReturnType<typeof rate>>) => {
    const of = world({
      accounts: [holding(days(10))],
      exchangeRates: ExchangeRates.of([rate("2026-01-01", "1.5"), ...changes])
    })
    done(of, own("chair", "80.00 eur"))
    done(of, toBank("out"), moment("2026-03-05T10:00Z"))
    done(of, toAda("cake", "100.00 usd"))
    done(of, refund("back", "ch_chair"), moment("2026-03-09T10:00Z"))
    expect(of.refund("re_back")?.status).toBe("pending")
    return of
  }

  it("is looked at again at the first midnight of a rate, as what is kept for it may be less", () => {
    for (const [since, day] of [
      ["2026-04-02", "2026-04-02"],
      ["2026-04-02T00:00:01Z", "2026-04-03"]
    ] as const) {
      const of = abroad(rate(since, "0.5"), rate("2026-04-20", "0.4"))
      expect(looks(of, "2026-04-01T23:59:59Z")).toBe(2)
      expect(went(of, "2026-04-19")).toEqual([`po_ada.${day} 60.00 usd`])
      expect(went(of, "2026-04-20")).toEqual(["po_ada.2026-04-20 8.00 usd"])
      expect(looks(of, "2026-04-23T09:59:59Z")).toBe(0)
      expect(went(of, "2036-01-01")).toEqual(["po_ada.2026-04-24 32.00 usd"])
    }
  })

  it("is not looked at again at a rate, where nothing is kept that could be held no longer", () => {
    const of = abroad(rate("2026-03-12", "1.6"))
    expect(looks(of, "2026-03-17T23:59:59Z")).toBe(1)
  })
})

describe("the next that could be held no longer", () => {
  const next = (of: Made, account = holding(days(10))) => {
    const found = PayOutHeld.next(of, account, usd, of.now())
    const due = found?.pots.filter(({ amount }) => !Money.isZero(amount)) ?? []
    return found && [Day.format(found.day), ...due.map((it) => `${it.sourceType} ${Money.format(it.amount)}`)]
  }

  it("is the oldest, with what is pending", () => {
    const of = made()
    expect(next(of)).toBeUndefined()
    done(of, toAda("cake", "10.00 usd"))
    expect(next(of)).toEqual(["2026-03-14", "card 10.00 usd"])
    done(of, toAda("tart", "5.00 usd"), moment("2026-03-04T10:00Z"))
    expect(next(of)).toEqual(["2026-03-14", "card 10.00 usd"])
    done(of, toBank("out", "9.00 usd"), moment("2026-03-05T10:00Z"))
    expect(next(of)).toEqual(["2026-03-14", "card 1.00 usd"])
    done(of, toBank("rest", "1.00 usd"))
    expect(next(of)).toEqual(["2026-03-16", "card 5.00 usd"])
    expect(next(of, holding({ years: 2 }))).toEqual(["2028-03-06", "card 5.00 usd"])
    expect(PayOutHeld.next(of, connected("Ada"), usd, of.now())).toBeUndefined()
  })

  it("is the next midnight, where payouts were disabled when it was to go", () => {
    const of = made()
    done(of, toAda("cake", "10.00 usd"))
    done(of, toAda("tart", "5.00 usd"), moment("2026-03-04T10:00Z"))
    done(of, pause("stop", { payouts: true }), moment("2026-03-10"))
    passed(of, moment("2026-03-20"))
    expect(next(of)).toEqual(["2026-03-21", "card 15.00 usd"])
    passed(of, moment("2026-03-20T23:59:59Z"))
    expect(next(of)).toEqual(["2026-03-21", "card 15.00 usd"])
  })

  it("is when something comes that is known of, where others are in the way until then", () => {
    const of = short()
    done(of, toAda("tart", "200.00 usd"), moment("2026-03-13T10:00Z"))
    passed(of, moment("2026-03-15T10:00Z"))
    expect(next(of)).toEqual(["2026-03-17", "bank_account 40.00 usd"])
  })
})

describe("what could be held no longer and stays", () => {
  const stays = (of: Made, account = holding(days(10)), currency = usd) => {
    const { day, pots, refunds } = PayOutHeld.next(of, account, currency, of.now()) ?? expect.fail()
    const parts = pots.flatMap(({ kept, sourceType }) =>
      kept.map(({ amount, why }) => `${sourceType} ${Money.format(amount)} ${why}`)
    )
    return [Day.format(day), ...parts, ...refunds.map((it) => `${it.refund} ${Money.format(it.amount)}`)]
  }

  it("is said with the refund that it waits for, on the day on which it would have gone", () => {
    expect(stays(waiting())).toEqual(["2026-03-14", "card 46.80 usd pending_refunds", "re_back 80.00 usd"])
  })

  it("is what another pot is short of", () => {
    expect(stays(short())).toEqual(["2026-03-14", "bank_account 40.00 usd negative_pot"])
  })

  it("is what banks do not take, beside what goes", () => {
    const account = hungarian(days(10))
    const of = world({ accounts: [account] })
    done(of, own("cake", "1000.00 huf"))
    expect(stays(of, account, account.currency)).toEqual(["2026-03-14", "card 0.70 huf remainder"])
  })
})

describe("what is held, whatever happens", () => {
  const step = fc.record({
    hours: fc.integer({ min: 0, max: 40 }),
    kind: fc.constantFrom("sale", "sale", "share", "payout", "everything", "back"),
    cents: fc.integer({ min: 50, max: 2_000 })
  })
  const period = fc.integer({ min: 1, max: 12 })
  const start = moment("2026-03-02T00:30Z")
  const end = Instant.plusDays(start, 60)

  /** Each at half past an hour, so that none is at midnight. */
  const commands = (steps: ReadonlyArray<typeof step extends fc.Arbitrary<infer A> ? A : never>) => {
    let at = Instant.plusDays(start, 1)
    return steps.map(({ cents, hours, kind }, index): readonly [Instant.Instant, Command] => {
      at = Instant.plus(at, hours * 3600)
      const [key, amount] = [`k${index}`, Money.format(Money.of(usd, BigInt(cents)))]
      if (kind === "sale") return [at, toAda(key, amount)]
      if (kind === "share") return [at, transfer(key, amount, { destination: "acct_ada", sourceType: "bank_account" })]
      if (kind === "payout") return [at, toBank(key, amount)]
      if (kind === "everything") return [at, { _tag: "payout", key, stripeAccount: "acct_ada" }]
      return [at, { _tag: "transfer_reversal", key, transfer: `tr_k${index - 1}` }]
    })
  }

  /** Everything that is done, looked at every so many hours. */
  const played = (length: number, all: ReturnType<typeof commands>, hours: number): ReadonlyArray<Outcome> => {
    const of = world({ accounts: [holding(days(length))], start })
    done(of, topUp("float", "5000.00 usd", { expectedAvailabilityDate: start }))
    const outcomes: Array<Outcome> = []
    const pass = (until: Instant.Instant) => {
      for (let at = of.now(); at < until; at = Instant.min(Instant.plus(at, hours * 3600), until)) {
        outcomes.push(...Run.advance(of, at).map(({ outcome }) => outcome))
      }
      outcomes.push(...Run.advance(of, until).map(({ outcome }) => outcome))
    }
    for (const [at, command] of all) {
      pass(at)
      const did = Run.step(of, { at, command })
      if (did._tag === "done") outcomes.push(did.outcome)
    }
    pass(end)
    return outcomes
  }

  it("goes exactly when it has been there for so long, and not before; in one step or in many", () => {
    fc.assert(
      fc.property(period, fc.array(step, { maxLength: 25 }), (length, steps) => {
        const all = commands(steps)
        const outcomes = played(length, all, 10_000)
        expect(played(length, all, 7)).toEqual(outcomes)
        const lines = outcomes
          .flatMap(({ transactions }) => transactions)
          .filter(({ account }) => account === "acct_ada")
        const forced = payoutsOf(outcomes).filter(({ maker }) => maker === "holding_period")
        for (const pot of ["card", "bank_account"] as const) {
          const own = lines.filter(({ sourceType }) => sourceType === pot)
          for (let day = Day.plus(Instant.dayOf(start), 1); Instant.startOf(day) < end; day = Day.plus(day, 1)) {
            const mine = forced.filter(
              ({ created, sourceType }) => sourceType === pot && created === Instant.startOf(day)
            )
            const others = own.filter(({ source }) => !mine.some(({ id }) => id === source))
            const sum = (some: ReadonlyArray<BalanceTransaction.BalanceTransaction>) =>
              some.reduce((total, { net }) => total + net.minor, 0n)
            const dayOf = (line: BalanceTransaction.BalanceTransaction) =>
              PayoutSchedule.dayOfMaturity(BalanceTransaction.matures(line))
            const since = (line: BalanceTransaction.BalanceTransaction) =>
              Instant.dayOf(BalanceTransaction.matures(line))
            const old = sum(others.filter((line) => Money.isPositive(line.net) && since(line) <= day - length))
            const gone = sum(others.filter((line) => Money.isNegative(line.net) && dayOf(line) <= day))
            const overdue = old + gone > 0n ? old + gone : 0n
            const paid = mine.reduce((total, { amount }) => total + amount.minor, 0n)
            // What one pot is short of, the other one keeps.
            const isShort = (["card", "bank_account"] as const).some(
              (each) => sum(lines.filter((line) => line.sourceType === each && dayOf(line) <= day)) < 0n
            )
            if (isShort) expect(paid <= overdue).toBe(true)
            else expect(paid).toBe(overdue)
          }
        }
      }),
      { numRuns: 60 }
    )
  })

  const kinds = ["sale", "sale", "share", "payout", "everything", "refund", "cancel", "theft"] as const
  const sometimes = fc.record({
    hours: fc.integer({ min: 0, max: 60 }),
    kind: fc.constantFrom(...kinds),
    cents: fc.integer({ min: 200, max: 5_000 }),
    before: fc.integer({ min: 1, max: 6 })
  })
  type Sometimes = typeof sometimes extends fc.Arbitrary<infer A> ? A : never

  const commandOf = (currency: Currency.Currency, { before, cents, kind }: Sometimes, index: number): Command => {
    const [key, amount] = [`k${index}`, Money.format(Money.of(currency, BigInt(cents)))]
    const of = `k${index - before}`
    if (kind === "sale") return own(key, amount)
    if (kind === "share") return transfer(key, amount, { destination: "acct_ada", sourceType: "bank_account" })
    if (kind === "payout") return toBank(key, amount)
    if (kind === "everything") return { _tag: "payout", key, stripeAccount: "acct_ada" }
    if (kind === "refund") return refund(key, `ch_${of}`)
    return kind === "cancel" ? refundCancel(key, `re_${of}`) : dispute(key, `ch_${of}`)
  }

  /** What was announced when all was done, and what came then. */
  const announced = (currency: Currency.Currency, length: number, steps: ReadonlyArray<Sometimes>) => {
    const account = currency === usd ? holding(days(length)) : hungarian(days(length))
    const of = world({ accounts: [account], start })
    done(of, topUp("float", "5000.00 usd", { expectedAvailabilityDate: start }))
    let at = Instant.plusDays(start, 1)
    for (const [index, each] of steps.entries()) {
      at = Instant.plus(at, each.hours * 3600)
      Run.step(of, { at, command: commandOf(currency, each, index) })
    }
    const next = PayOutHeld.next(of, account, currency, of.now())
    const happened = passed(of, Instant.plusDays(of.now(), 60))
    const forced = payoutsOf(happened.map(({ outcome }) => outcome)).filter(({ maker }) => maker === "holding_period")
    const first = forced.filter(({ created }) => created === forced[0]?.created)
    // What is kept for a refund goes once that has failed, which is not announced.
    const failure = happened.find(({ happening, outcome }) => happening.kind === "refund_expiry" && outcome !== nothing)
    const isQuiet = ({ created }: { readonly created: Instant.Instant }) =>
      failure === undefined || created <= failure.happening.at
    const said =
      next?.pots.flatMap(({ amount, sourceType }) =>
        Money.isZero(amount) ? [] : [{ sourceType, amount, created: Instant.startOf(next.day) }]
      ) ?? []
    return {
      next: said.filter(isQuiet),
      came: first.filter(isQuiet).map(({ amount, created, sourceType }) => ({ sourceType, amount, created })),
      looks: happened.filter(({ happening }) => happening.kind === "holding_end").length
    }
  }

  it("goes as it was announced, if nothing more comes; and is looked for no more often than something came", () => {
    const currencies = fc.constantFrom(usd, Currency.of("huf"))
    let [all, waited] = [0, 0]
    fc.assert(
      fc.property(currencies, period, fc.array(sometimes, { maxLength: 25 }), (currency, length, steps) => {
        const { came, looks, next } = announced(currency, length, steps)
        expect(came).toEqual(next)
        expect(looks).toBeLessThanOrEqual(2 * steps.length + 2)
        all += came.length
        waited += came.length === 0 ? 1 : 0
      }),
      { numRuns: 200 }
    )
    expect(all).toBeGreaterThan(20)
    expect(waited).toBeGreaterThan(5)
  })
})

it("what is kept of one pot for a refund that waits in another is kept for the refund", () => {
  const own = { stripe_account: "m" }
  const scenario = Scenario.decode({
    name: "held 90 days, two pots, a refund waits for the card pot",
    platform: { country: "GB" },
    accounts: {
      m: { type: "express", payouts: { schedule: { interval: "manual" }, debit_negative_balances: false } }
    },
    steps: [
      { at: "2026-03-02T10:00:00Z", id: "m1", charge: { amount: "100.00 gbp", ...own } },
      { at: "2026-03-02T10:00:00Z", id: "m2", charge: { amount: "50.00 gbp", payment_method: "bacs_debit", ...own } },
      { at: "2026-03-12T10:00:00Z", id: "mp", payout: own },
      { at: "2026-05-20T11:00:00Z", id: "mr", refund: { charge: "m1" } }
    ],
    until: "2026-06-01"
  })
  const { steps, ...start } = Result.getOrThrow(scenario)
  const world = MemoryWorld.make(start)
  for (const step of steps) Run.step(world, step)
  const account = world.account("acct_m") ?? expect.fail()
  const next = PayOutHeld.next(world, account, account.currency, world.now())
  const kept = next?.pots.flatMap((pot) =>
    pot.kept.map(({ amount, why }) => [pot.sourceType, Money.format(amount), why])
  )
  expect(kept).toEqual([["bank_account", "49.50 gbp", "pending_refunds"]])
})

describe("what an account holds as its schedule becomes manual, whenever its own days begin", () => {
  const manual = { interval: "manual" }
  const changed = { stripe_account: "ada", schedule: manual }
  const change = { at: "2026-03-13T09:00:00Z", id: "change", balance_settings_update: changed }
  const monthly = { interval: "monthly", monthly_payout_days: [28] }
  const charge = (id: string, at: string, amount: string) => ({ at, id, charge: { amount, stripe_account: "ada" } })
  const share = (id: string, at: string, amount: string) => ({ at, id, transfer: { amount, destination: "ada" } })
  type StartOfDay = { readonly hour: number; readonly timezone: string }

  /** The days of what goes by itself, of an account that is manual from the start, or from 13 March on. */
  const goes = (startOfDay: StartOfDay, isManual: boolean, happened: ReadonlyArray<object>) => {
    const schedule = isManual ? manual : monthly
    const scenario = Scenario.decode({
      name: "held 90 days, by the day of UTC on which it became available",
      platform: { country: "GB" },
      accounts: {
        ada: { type: "express", payouts: { schedule, debit_negative_balances: false, start_of_day: startOfDay } }
      },
      steps: [
        { at: "2026-03-02T09:00:00Z", id: "float", charge: { amount: "500.00 gbp" } },
        ...happened,
        ...(isManual ? [] : [change])
      ],
      until: "2026-07-01"
    })
    const { steps, ...start } = Result.getOrThrow(scenario)
    const world = MemoryWorld.make(start)
    for (const step of steps) expect(Run.step(world, step)._tag).toBe("done")
    const outcomes = Run.advance(world, moment("2026-07-01")).map(({ outcome }) => outcome)
    return payoutsOf(outcomes).map((it) => `${Day.format(Instant.dayOf(it.created))} ${Money.format(it.amount)}`)
  }

  it("goes as if it always had been, and not a day later", () => {
    const steps = [
      charge("a", "2026-03-02T10:00:00Z", "10.00 gbp"),
      charge("b", "2026-03-03T23:00:00Z", "20.00 gbp"),
      charge("c", "2026-03-05T03:00:00Z", "40.00 gbp"),
      share("d", "2026-03-12T02:00:00Z", "1.00 gbp"),
      share("e", "2026-03-12T23:00:00Z", "2.00 gbp")
    ]
    // Of the charges as their day begins in the time zone, of both transfers on the day of UTC on which they were made.
    for (const [timezone, hour, first] of [
      ["Pacific/Auckland", 0, "2026-06-06"],
      ["America/New_York", 0, "2026-06-07"],
      ["America/Los_Angeles", 22, "2026-06-07"]
    ] as const) {
      const always = goes({ hour, timezone }, true, steps)
      const days = [`${first} 9.65 gbp`, "2026-06-08 19.50 gbp", "2026-06-09 39.20 gbp", "2026-06-10 3.00 gbp"]
      expect(always).toEqual(days)
      expect(goes({ hour, timezone }, false, steps)).toEqual(always)
    }
  })

  it("is what came last, where as much went on the day on which that came", () => {
    const steps = [
      share("a", "2026-03-10T10:00:00Z", "1.00 gbp"),
      share("b", "2026-03-12T10:00:00Z", "2.00 gbp"),
      { at: "2026-03-12T12:00:00Z", id: "back", transfer_reversal: { transfer: "b", amount: "1.50 gbp" } }
    ]
    for (const timezone of ["Etc/UTC", "Pacific/Auckland"]) {
      const always = goes({ hour: 0, timezone }, true, steps)
      expect(always).toEqual(["2026-06-10 1.50 gbp"])
      expect(goes({ hour: 0, timezone }, false, steps)).toEqual(always)
    }
  })
})
