import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import * as RunPayout from "#core/connect/decisions/RunPayout.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import { type MovingWorld, nothing } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Day from "#core/time/Day.ts"
import * as Zone from "#core/time/Zone.ts"
import * as Instant from "#core/time/Instant.ts"
import { written } from "../../ledger/Books.ts"
import {
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
  payoutCancel,
  refund,
  refundCancel,
  refused,
  reversal,
  statement,
  sten,
  tariffIn,
  text,
  toAda,
  topUp,
  transfer,
  wednesday,
  world
} from "../Worlds.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const mondays: PayoutSettings = { schedule: { interval: "weekly", weekdays: [0] }, debitNegativeBalances: true }
const patient: PayoutSettings = { ...daily, debitNegativeBalances: false }

const ada = (payouts: PayoutSettings) => connected("Ada", "express", { payouts })
const marketOf = (payouts: PayoutSettings) => ({ ...market, payouts })

/** Ada with these settings, and so much of Monday, 2 March, to be available on Wednesday. */
const earning = (payouts: PayoutSettings, ...amounts: ReadonlyArray<string>): MovingWorld =>
  after(
    amounts.map((amount, index) => toAda(`cake-${index + 1}`, amount)),
    { accounts: [ada(payouts)] }
  )

/** The payouts of a time, each with its day, amount and what it sweeps. */
const paidOut = (happened: ReadonlyArray<Run.Happened>): ReadonlyArray<string> =>
  happened.flatMap(({ happening, outcome }) =>
    (outcome.swept ?? []).map((sweep) => {
      const made = objectOf({ outcome }, sweep.payout)
      const amount = made === undefined ? "nothing" : Money.format(made.amount)
      return `${Instant.format(happening.at).slice(0, 16)} ${sweep.payout}: ${amount} of ${sweep.transactions.join(", ")}`
    })
  )

describe("an automatic payout", () => {
  it("is created the day before it arrives, of what is available then", () => {
    const world = earning(daily, "10.00 usd", "5.00 usd")
    const happened = passed(world, moment("2026-03-03T12:00Z"))
    expect(paidOut(happened)).toEqual(["2026-03-03T01:00 po_ada.2026-03-04: 15.00 usd of txn_cake-1.3, txn_cake-2.3"])
    expect(happened.map(statement).join("")).toBe(text`
      ada: payout -15.00 - 0.00 = -15.00 usd
        po_ada.2026-03-04, 2026-03-04, payout, "STRIPE PAYOUT"
    `)
    expect(world.payout("po_ada.2026-03-04")).toEqual({
      object: "payout",
      method: "standard",
      id: "po_ada.2026-03-04",
      account: "acct_ada",
      amount: money("15.00 usd"),
      created: moment("2026-03-03T01:00Z"),
      arrivalDate: wednesday,
      sourceType: "card",
      description: "STRIPE PAYOUT",
      maker: "schedule",
      reconciliationStatus: "in_progress",
      status: "pending",
      balanceTransaction: "txn_ada.2026-03-04"
    })
    expect(held(world, "acct_ada")).toBe("0.00 / 0.00")
  })

  it("never shows its money as available, and has arrived as its day begins", () => {
    const world = earning(daily, "10.00 usd")
    const happened = passed(world, wednesday)
    expect(held(world, "acct_ada")).toBe("0.00 / 0.00")
    expect(world.payout("po_ada.2026-03-04")).toMatchObject({ status: "paid", reconciliationStatus: "completed" })
    expect(happened.flatMap(({ entries }) => entries.flatMap(({ postings }) => postings.map(written)))).toEqual([
      "10.00 usd acct_ada/balance -> acct_ada/in_transit [po_ada.2026-03-04]",
      "10.00 usd acct_ada/in_transit -> acct_ada/bank [po_ada.2026-03-04]"
    ])
  })

  it("sweeps refunds too, and what it did not take goes with the next", () => {
    const world = earning(daily, "10.00 usd", "5.00 usd")
    done(world, refund("back", "ch_cake-2", { amount: money("2.00 usd"), reverseTransfer: true }))
    done(world, toAda("late", "7.00 usd"), moment("2026-03-03T01:00:00Z"))
    expect(paidOut(passed(world, moment("2026-03-20")))).toEqual([
      "2026-03-04T01:00 po_ada.2026-03-05: 7.00 usd of txn_late.3"
    ])
    expect(held(world, "acct_ada")).toBe("0.00 / 0.00")
  })

  it("waits for the day of its schedule, and no run is set where there is nothing to pay", () => {
    const world = earning(mondays, "10.00 usd")
    const happened = passed(world, moment("2026-06-01"))
    expect(paidOut(happened)).toEqual(["2026-03-08T01:00 po_ada.2026-03-09: 10.00 usd of txn_cake-1.3"])
    expect(happened.filter(({ happening }) => happening.kind === "payout_run")).toHaveLength(1)
  })

  it("takes what comes before its run, and leaves what is pending to the next", () => {
    const world = earning(mondays, "10.00 usd")
    done(world, toAda("friday", "7.00 usd"), moment("2026-03-06T10:00Z"))
    expect(paidOut(passed(world, moment("2026-06-01")))).toEqual([
      "2026-03-08T01:00 po_ada.2026-03-09: 10.00 usd of txn_cake-1.3",
      "2026-03-15T01:00 po_ada.2026-03-16: 7.00 usd of txn_friday.3"
    ])
  })

  it("is the platform's as well, one of each source type", () => {
    const world = after(
      [
        charge("flour", "10.00 usd"),
        charge("debit", "10.00 usd", { paymentMethod: "us_bank_account" }),
        topUp("more", "50.00 usd", { expectedAvailabilityDate: wednesday })
      ],
      { platform: marketOf(mondays) }
    )
    expect(paidOut(passed(world, moment("2026-03-20")))).toEqual([
      "2026-03-08T01:00 po_market.2026-03-09: 9.41 usd of txn_flour",
      "2026-03-08T01:00 po_market.2026-03-09.bank_account: 59.92 usd of txn_debit, txn_more"
    ])
  })

  it("has its money when its account's day starts, and arrives then or as the bank's day does", () => {
    const settings = { timezone: "America/Los_Angeles", hour: 10, minutes: 0 } as const
    const own = { ...ada(daily), startOfDay: { ...settings, timezone: Zone.of(settings.timezone) ?? expect.fail() } }
    // A Monday, 11:00 by Ada's clock.
    const monday = moment("2026-03-02T19:00Z")
    const world = after([charge("cake", "10.00 usd", { stripeAccount: own.id })], { accounts: [own], start: monday })
    const happened = passed(world, moment("2026-03-20"))
    expect(paidOut(happened)).toEqual(["2026-03-03T01:00 po_ada.2026-03-04: 9.41 usd of txn_cake"])
    expect(happened.flatMap(({ outcome }) => outcome.transactions)).toMatchObject([
      { type: "payout", availableOn: moment("2026-03-04T18:00Z") }
    ])
    expect(world.payout("po_ada.2026-03-04")).toMatchObject({ arrivalDate: wednesday, status: "paid" })
    expect(happened.flatMap(({ entries }) => entries.map(({ created }) => Instant.format(created)))).toEqual([
      "2026-03-03T01:00:00Z",
      "2026-03-04T18:00:00Z"
    ])
  })

  it("is of no account that is paid out when asked for", () => {
    const world = earning({ ...daily, schedule: { interval: "manual" } }, "10.00 usd")
    expect(passed(world, moment("2026-03-20")).map(({ happening }) => happening.kind)).toEqual(["maturity", "maturity"])
    expect(world.unswept("acct_ada", market.currency)).toEqual([])
    expect(held(world, "acct_ada")).toBe("0.00 / 10.00")
  })
})

describe("what is available and goes with an automatic payout", () => {
  /** 10.00 are available since Wednesday and are paid out on Monday; Sunday's run has come. */
  const committed = () => {
    const world = earning(mondays, "10.00 usd")
    passed(world, moment("2026-03-08T12:00Z"))
    return world
  }

  it("stays available until the payout's day", () => {
    const world = committed()
    expect(held(world, "acct_ada")).toBe("-10.00 / 10.00")
    expect(world.committed("acct_ada", market.currency)).toEqual(money("10.00 usd"))
    expect(world.committed("acct_ada", market.currency, "card")).toEqual(money("10.00 usd"))
    expect(world.committed("acct_ada", market.currency, "bank_account")).toEqual(money("0.00 usd"))
    expect(world.committed("acct_ada", money("1 eur").currency)).toEqual(money("0.00 eur"))
    passed(world, moment("2026-03-09"))
    expect(held(world, "acct_ada")).toBe("0.00 / 0.00")
    expect(world.committed("acct_ada", market.currency)).toEqual(money("0.00 usd"))
  })

  it("cannot be paid out a second time", () => {
    expect(answer(refused(committed(), payout("x", "0.01 usd", { stripeAccount: "acct_ada" })))).toContain(
      "Your card balance is too low"
    )
  })

  it("cannot be spent by a transfer", () => {
    const world = after([charge("flour", "10.00 usd")], { platform: marketOf(mondays) })
    passed(world, moment("2026-03-08T12:00Z"))
    expect(answer(refused(world, transfer("x", "0.01 usd")))).toContain("insufficient available funds")
  })

  it("does not pay for a refund, which waits", () => {
    const world = after([charge("flour", "10.00 usd"), charge("salt", "5.00 usd")], { platform: marketOf(mondays) })
    const back = done(world, refund("back", "ch_salt"), moment("2026-03-08T12:00Z"))
    expect(objectOf(back, "re_back")).toMatchObject({ status: "pending" })
  })

  it("is not taken back where Stripe stands behind losses", () => {
    const controller = {
      losses: "stripe",
      feesPayer: "account",
      requirementCollection: "stripe",
      dashboard: "full"
    } as const
    const world = after([toAda("cake", "10.00 usd")], { accounts: [{ ...ada(mondays), controller }] })
    passed(world, moment("2026-03-08T12:00Z"))
    expect(answer(refused(world, reversal("x", "tr_cake")))).toContain("acct_ada")
  })
})

describe("an automatic payout that is canceled", () => {
  it("gives back no earlier than its money would have been there, and goes with the next", () => {
    const world = earning(daily, "10.00 usd")
    const canceled = done(world, payoutCancel("no", "po_ada.2026-03-04"), moment("2026-03-03T12:00Z"))
    expect(canceled.outcome.transactions).toMatchObject([{ type: "payout_cancel", availableOn: wednesday }])
    expect(held(world, "acct_ada")).toBe("10.00 / 0.00")
    expect(paidOut(passed(world, moment("2026-03-20")))).toEqual([
      "2026-03-04T01:00 po_ada.2026-03-05: 10.00 usd of txn_no"
    ])
  })
})

describe("a negative balance", () => {
  /** Ada's 10.00 are paid out on Wednesday, and taken back afterwards. */
  const negative = (payouts: PayoutSettings) => {
    const world = earning(payouts, "10.00 usd")
    done(world, reversal("back", "tr_cake-1"), moment("2026-03-05T12:00Z"))
    return world
  }

  it("is taken from the bank", () => {
    const world = negative(daily)
    const happened = passed(world, moment("2026-03-20"))
    expect(paidOut(happened)).toEqual(["2026-03-08T01:00 po_ada.2026-03-09: -10.00 usd of txn_back.2"])
    expect(happened.flatMap(({ entries }) => entries.flatMap(({ postings }) => postings.map(written)))).toEqual([
      "10.00 usd acct_market/balance -> acct_market/connect_reserved",
      "10.00 usd acct_ada/in_transit -> acct_ada/balance [po_ada.2026-03-09]",
      "10.00 usd acct_ada/bank -> acct_ada/in_transit [po_ada.2026-03-09]",
      "10.00 usd acct_market/connect_reserved -> acct_market/balance"
    ])
    expect(held(world, "acct_ada")).toBe("0.00 / 0.00")
  })

  it("stays where the bank may not be debited, and what comes next fills it first", () => {
    const world = negative(patient)
    expect(paidOut(passed(world, moment("2026-03-16")))).toEqual([])
    expect(held(world, "acct_ada")).toBe("0.00 / -10.00")
    done(world, toAda("more", "12.00 usd"))
    expect(paidOut(passed(world, moment("2026-03-31")))).toEqual([
      "2026-03-17T01:00 po_ada.2026-03-18: 2.00 usd of txn_back.2, txn_more.3"
    ])
  })

  it.each([
    ["both are settled with the bank", daily, ["-50.00", "59.92"]],
    ["as much is paid as both together cover", patient, ["9.92"]]
  ])("of one source type, with more of another: %s", (_, payouts, expected) => {
    const world = after(
      [charge("stall", "100.00 usd"), charge("debit", "10.00 usd", { paymentMethod: "us_bank_account" })],
      {
        platform: marketOf({ ...payouts, schedule: { interval: "weekly", weekdays: [4] } }),
        choices: { refundWithoutFunds: "negative_balance" }
      }
    )
    done(world, topUp("more", "50.00 usd", { expectedAvailabilityDate: wednesday }))
    done(world, payout("spent", "46.80 usd"), moment("2026-03-04T10:00Z"))
    done(world, refund("back", "ch_stall"))
    const amounts = passed(world, moment("2026-03-20")).flatMap(({ outcome }) =>
      outcome.made.map(({ amount }) => Money.formatAmount(amount))
    )
    expect(amounts).toEqual(expected)
  })
})

describe("what is short in one source type, where the bank may not be debited", () => {
  /** 100.00 of a top-up, and 40.00 less than nothing of cards. */
  const short = () => {
    const world = after([charge("stall", "50.00 usd")], {
      platform: marketOf({ ...patient, schedule: { interval: "weekly", weekdays: [4] } }),
      choices: { refundWithoutFunds: "negative_balance" }
    })
    done(world, payout("spent", "48.25 usd"), moment("2026-03-04T10:00Z"))
    done(world, refund("back", "ch_stall", { amount: money("40.00 usd") }))
    done(world, topUp("more", "100.00 usd", { expectedAvailabilityDate: wednesday }))
    return world
  }

  it("is held of what another pays out, and released to go with the next as far as it is filled", () => {
    const world = short()
    const first = passed(world, moment("2026-03-06"))
    const lines = first.flatMap(({ outcome }) => (outcome.swept === undefined ? [] : outcome.transactions))
    expect(lines.map(({ amount, description }) => `${description} ${Money.formatAmount(amount)}`)).toEqual([
      "Negative balance hold -40.00",
      "STRIPE PAYOUT -60.00",
      "Negative balance release 40.00"
    ])
    expect(held(world, market.id)).toBe("0.00 / 0.00")
    done(world, charge("cake", "10.00 usd"))
    const second = passed(world, moment("2026-03-31"))
    expect(paidOut([...first, ...second])).toEqual([
      "2026-03-05T01:00 po_market.2026-03-06.bank_account: 60.00 usd of txn_more, txn_market.2026-03-06.bank_account.hold",
      "2026-03-12T01:00 po_market.2026-03-13.bank_account: 9.41 usd of txn_market.2026-03-06.bank_account.release, " +
        "txn_market.2026-03-13.bank_account.hold"
    ])
    expect(held(world, market.id)).toBe("0.00 / 0.00")
  })

  it("is looked at by no run where nothing happens", () => {
    const runs = passed(short(), moment("2027-03-01")).filter(({ happening }) => happening.kind === "payout_run")
    expect(runs.map(({ happening }) => Instant.format(happening.at).slice(0, 10))).toEqual(["2026-03-05", "2026-03-12"])
  })
})

describe("a minimum balance", () => {
  const keeping = (minimum: string): PayoutSettings => ({
    ...daily,
    minimumBalances: MinimumBalances.of([money(minimum)])
  })

  // https://docs.stripe.com/changelog/acacia/2024-12-18/payout-minimum-balance
  it("of 100 is held of 1000 that are due, and released to go with the next payout", () => {
    const world = earning(keeping("100.00 usd"), "1000.00 usd")
    const first = passed(world, wednesday)
    expect(first.flatMap(({ outcome }) => (outcome.transactions.length === 0 ? [] : [statement({ outcome })]))).toEqual(
      [
        text`
      ada: payout_minimum_balance_hold -100.00 - 0.00 = -100.00 usd
        po_ada.2026-03-04, 2026-03-04, payout_minimum_balance_hold, "Minimum balance hold"
      ada: payout -900.00 - 0.00 = -900.00 usd
        po_ada.2026-03-04, 2026-03-04, payout, "STRIPE PAYOUT"
      ada: payout_minimum_balance_release 100.00 - 0.00 = 100.00 usd
        po_ada.2026-03-04, 2026-03-04, payout_minimum_balance_release, "Minimum balance release"
    `
      ]
    )
    expect(held(world, "acct_ada")).toBe("0.00 / 100.00")
    done(world, toAda("more", "7.00 usd"))
    expect(paidOut([...first, ...passed(world, moment("2026-03-20"))])).toEqual([
      "2026-03-03T01:00 po_ada.2026-03-04: 900.00 usd of txn_cake-1.3, txn_ada.2026-03-04.hold",
      "2026-03-05T01:00 po_ada.2026-03-06: 7.00 usd of txn_ada.2026-03-04.release, txn_more.3, txn_ada.2026-03-06.hold"
    ])
    expect(held(world, "acct_ada")).toBe("0.00 / 100.00")
  })

  it.each(["10.00 usd", "10.01 usd"])("of %s leaves nothing to pay of 10.00", (minimum) => {
    const world = earning(keeping(minimum), "10.00 usd")
    expect(paidOut(passed(world, moment("2026-03-20")))).toEqual([])
    expect(held(world, "acct_ada")).toBe("0.00 / 10.00")
  })

  it("can be spent while the payout that keeps it is under way", () => {
    const world = earning({ ...mondays, minimumBalances: MinimumBalances.of([money("4.00 usd")]) }, "10.00 usd")
    passed(world, moment("2026-03-08T12:00Z"))
    expect(world.committed("acct_ada", market.currency)).toEqual(money("6.00 usd"))
    const own = { stripeAccount: "acct_ada" } as const
    expect(answer(refused(world, payout("x", "4.01 usd", own)))).toContain("balance is too low")
    done(world, payout("own", "4.00 usd", own))
    passed(world, moment("2026-03-09"))
    expect(held(world, "acct_ada")).toBe("0.00 / 0.00")
  })

  it("is of all source types together", () => {
    const world = after(
      [charge("flour", "10.00 usd"), topUp("more", "50.00 usd", { expectedAvailabilityDate: wednesday })],
      { platform: marketOf({ ...mondays, minimumBalances: MinimumBalances.of([money("20.00 usd")]) }) }
    )
    expect(paidOut(passed(world, moment("2026-03-20")))).toEqual([
      "2026-03-08T01:00 po_market.2026-03-09.bank_account: 39.41 usd of txn_more, " +
        "txn_market.2026-03-09.bank_account.hold"
    ])
    expect(held(world, market.id)).toBe("0.00 / 20.00")
  })
})

it("a payout that was asked for is a part of what the next automatic one pays out, and so is what came back of it", () => {
  const world = earning(mondays, "10.00 usd")
  const own = { stripeAccount: "acct_ada" } as const
  done(world, payout("rent", "4.00 usd", own), moment("2026-03-05T12:00Z"))
  done(world, payout("food", "1.00 usd", own))
  done(world, payoutCancel("none", "po_food"))
  expect(paidOut(passed(world, moment("2026-03-20")))).toEqual([
    "2026-03-08T01:00 po_ada.2026-03-09: 6.00 usd of txn_cake-1.3, txn_rent, txn_food, txn_none"
  ])
})

describe("what refunds wait for", () => {
  const shop = { platform: marketOf(patient) }

  /** 100.00 are paid out on Wednesday, and a refund of them waits. */
  const waiting = (amount?: string) => {
    const world = after([charge("chair", "100.00 usd")], shop)
    done(
      world,
      refund("back", "ch_chair", amount === undefined ? {} : { amount: money(amount) }),
      moment("2026-03-05T12:00Z")
    )
    expect(world.refund("re_back")?.status).toBe("pending")
    return world
  }

  it("is kept of what comes next, and the rest is paid out on its day", () => {
    const world = waiting()
    done(world, charge("table", "300.00 usd"))
    const happened = passed(world, moment("2026-03-20"))
    expect(paidOut(happened)).toEqual([
      "2026-03-08T01:00 po_market.2026-03-09: 191.00 usd of txn_table, txn_market.2026-03-09.hold"
    ])
    expect(happened.flatMap(({ outcome }) => outcome.transactions.map(({ description }) => description))).toEqual([
      "Pending refunds hold",
      "STRIPE PAYOUT",
      "Pending refunds release",
      "REFUND FOR CHARGE"
    ])
    expect(world.refund("re_back")?.status).toBe("succeeded")
    expect(held(world, market.id)).toBe("0.00 / 0.00")
  })

  it("is saved up, and paid out after all when nothing waits any more", () => {
    const world = waiting()
    done(world, charge("stool", "60.00 usd"))
    expect(paidOut(passed(world, moment("2026-03-20T12:00Z")))).toEqual([])
    expect(held(world, market.id)).toBe("0.00 / 57.96")
    done(world, refundCancel("no", "re_back"))
    expect(paidOut(passed(world, moment("2026-03-25")))).toEqual([
      "2026-03-22T01:00 po_market.2026-03-23: 57.96 usd of txn_stool"
    ])
  })

  const monday = Day.fromCivil(2026, 3, 9)

  /** The days of the runs that a run for Monday sets, where so much of the day is not paid out yet. */
  const next = (world: MovingWorld, net: string, changes: Partial<MovingWorld> = {}) => {
    const day = monday
    const at = moment("2026-03-08T01:00Z")
    const unswept = () => [{ sourceType: "card" as const, day, net: money(net), transactions: ["txn_stool"] }]
    const run = { kind: "payout_run", at, account: market.id, currency: market.currency, day } as const
    return RunPayout.run({ ...world, unswept, ...changes }, run).happenings.flatMap((it) =>
      it.kind === "payout_run" ? [`${Day.format(it.day)} at ${Instant.format(it.at)}`] : []
    )
  }

  it("is looked at again by no run, if nothing comes and nothing ends", () => {
    expect(next(waiting(), "57.96 usd")).toEqual([])
  })

  /** Of a room 60.00 are Ada's; 40.00 of its refund wait for the platform, and 19.12 of them are there. */
  const waitingForRoom = (asked: Parameters<typeof refund>[2] = {}) => {
    const room = charge("room", "100.00 usd", { transferData: { destination: "acct_ada", amount: money("60.00 usd") } })
    const world = after([room], { ...shop, accounts: [connected("Ada", "standard"), sten] })
    done(world, refund("back", "ch_room", { reverseTransfer: true, ...asked }), moment("2026-03-05T12:00Z"))
    done(world, charge("stool", "20.00 usd"))
    passed(world, moment("2026-03-20T12:00Z"))
    expect([world.refund("re_back")?.status, held(world, market.id)]).toEqual(["pending", "0.00 / 19.12"])
    return world
  }
  const own = { stripeAccount: "acct_ada" } as const
  /** The days on which the platform is looked at. */
  const looks = (happened: ReadonlyArray<Run.Happened>) =>
    happened.flatMap(({ happening: it }) =>
      it.kind === "payout_run" && it.account === market.id ? [Day.format(it.day)] : []
    )

  it("is looked at by no run where a destination gives something back whose balance stays as it is", () => {
    const world = waitingForRoom()
    expect(next(world, "20.00 usd")).toEqual([])
    const happened = passed(world, moment("2026-04-19T11:59:59Z"))
    expect(happened.map(({ happening }) => happening.kind)).toEqual([])
  })

  it("is paid out by the next run when the destination cannot give its part back any more, at once or later", () => {
    const world = waitingForRoom()
    done(world, payout("rent", "0.01 usd", own))
    expect(paidOut(passed(world, moment("2026-03-25T12:00Z")))).toEqual([
      "2026-03-22T01:00 po_market.2026-03-23: 19.12 usd of txn_stool"
    ])
    expect(looks(passed(world, moment("2027-03-20")))).toEqual([])

    const later = waitingForRoom()
    done(later, charge("lamp", "10.00 usd", own))
    done(later, refund("unlit", "ch_lamp"))
    const happened = passed(later, moment("2027-03-20"))
    expect(paidOut(happened)).toEqual(["2026-03-24T01:00 po_market.2026-03-25: 19.12 usd of txn_stool"])
    expect(looks(happened)).toEqual(["2026-03-23", "2026-03-25"])
  })

  it("is looked at by no run for what comes to another account, or leaves it", () => {
    const world = waitingForRoom()
    const ofSten = { stripeAccount: sten.id } as const
    done(world, charge("lamp", "10.00 usd", ofSten))
    passed(world, moment("2026-03-25T12:00Z"))
    done(world, payout("rent", "1.00 usd", ofSten))
    done(world, refund("unlit", "ch_lamp", { amount: money("1.00 usd") }))
    expect(looks(passed(world, moment("2026-04-19T11:59:59Z")))).toEqual([])
    const unreversed = waitingForRoom({ reverseTransfer: false })
    done(unreversed, payout("rent", "1.00 usd", own))
    expect(looks(passed(unreversed, moment("2026-04-19T11:59:59Z")))).toEqual([])
  })

  it("is paid out by the next run when the refund has failed", () => {
    const world = waitingForRoom()
    const happened = passed(world, moment("2027-03-20"))
    expect(paidOut(happened)).toEqual(["2026-04-20T01:00 po_market.2026-04-21: 19.12 usd of txn_stool"])
    expect(looks(happened)).toEqual(["2026-04-21"])
  })

  it("is nothing, and looked at by no run, where the destination must first have what it gives back", () => {
    const room = charge("room", "100.00 usd", { transferData: { destination: "acct_ada", amount: money("60.00 usd") } })
    const world = after([room], { ...shop, accounts: [connected("Ada", "standard")] })
    done(world, refund("back", "ch_room", { reverseTransfer: true }), moment("2026-03-05T12:00Z"))
    done(world, payout("rent", "60.00 usd", { stripeAccount: "acct_ada" }))
    expect(world.refund("re_back")?.status).toBe("pending")
    expect(next(world, "20.00 usd")).toEqual([])
  })

  it.each([
    ["by which a destination gives back", "cad", {}, ["2026-03-12 at 2026-03-11T01:00:00Z"]],
    ["by which nothing of it is converted", "gbp", {}, []],
    ["by which a destination would, where it is not asked to", "cad", { reverseTransfer: false }, []]
  ] as const)("is looked at by the first run after the rate changes %s", (_, to, asked, days) => {
    const cad = Currency.of("cad")
    const rate = (to: string, day: string) => ({
      from: market.currency,
      to: Currency.of(to),
      rate: Rate.of("1"),
      since: moment(day)
    })
    const exchangeRates = ExchangeRates.of([rate("cad", "2026-01-01"), rate(to, "2026-03-11")])
    const room = charge("room", "100.00 usd", { transferData: { destination: "acct_ada", amount: money("60.00 usd") } })
    const accounts = [connected("Ada", "standard", { currency: cad })]
    const world = after([room], { ...shop, accounts, exchangeRates })
    done(world, charge("lamp", "10.00 cad", own))
    done(world, refund("back", "ch_room", { reverseTransfer: true, ...asked }), moment("2026-03-05T12:00Z"))
    expect(world.refund("re_back")?.status).toBe("pending")
    expect(next(world, "20.00 usd")).toEqual(days)
  })

  it("is looked at by the first run after the next rate", () => {
    const usd = market.currency
    const eur = Currency.of("eur")
    const rate = (day: string, value: string) => ({ from: eur, to: usd, rate: Rate.of(value), since: moment(day) })
    const exchangeRates = ExchangeRates.of([
      rate("2026-01-01", "1.1"),
      rate("2026-03-07", "1.0"),
      rate("2026-03-13", "0.9"),
      rate("2026-03-20", "0.8")
    ])
    const world = after([charge("chair", "100.00 eur")], { ...shop, exchangeRates })
    done(world, refund("back", "ch_chair"), moment("2026-03-05T12:00Z"))
    expect(world.refund("re_back")?.status).toBe("pending")
    expect(next(world, "20.00 usd")).toEqual(["2026-03-16 at 2026-03-15T01:00:00Z"])
    const later = ExchangeRates.of([rate("2026-01-01", "1.1"), rate("2026-03-07", "1.0")])
    expect(next(world, "20.00 usd", { exchangeRates: later })).toEqual([])
  })

  it("is looked at for the first rate that changes, whichever refund came first", () => {
    const rate = (from: string, day: string) => ({
      from: Currency.of(from),
      to: market.currency,
      rate: Rate.of("1"),
      since: moment(day)
    })
    const firsts = [rate("eur", "2026-01-01"), rate("gbp", "2026-01-01")]
    const exchangeRates = ExchangeRates.of([...firsts, rate("eur", "2026-03-13"), rate("gbp", "2026-03-11")])
    const world = after([charge("chair", "60.00 eur"), charge("desk", "50.00 gbp")], { ...shop, exchangeRates })
    done(world, refund("back", "ch_chair"), moment("2026-03-05T12:00Z"))
    done(world, refund("gone", "ch_desk"))
    expect(world.waitingRefunds(market.id).size).toBe(2)
    expect(next(world, "20.00 usd")).toEqual(["2026-03-12 at 2026-03-11T01:00:00Z"])
  })

  it.each<readonly [string, ReadonlyArray<Command>]>([
    ["", []],
    // It matures with the stool.
    [", beside a pot that pays", [charge("debited", "10.00 usd", { paymentMethod: "us_bank_account" })]]
  ])("is paid out on the first day after a rate that makes it less%s", (_, others) => {
    const from = Currency.of("eur")
    const rate = (day: string, value: string) => ({
      from,
      to: market.currency,
      rate: Rate.of(value),
      since: moment(day)
    })
    const exchangeRates = ExchangeRates.of([rate("2026-01-01", "1"), rate("2026-03-19", "0.5")])
    const world = after([charge("chair", "100.00 eur")], { ...shop, exchangeRates })
    for (const command of others) done(world, command, moment("2026-03-03T12:00Z"))
    done(world, refund("back", "ch_chair"), moment("2026-03-05T12:00Z"))
    done(world, charge("stool", "80.00 usd"))
    const paid = paidOut(passed(world, moment("2026-03-30"))).filter((each) => !each.includes("bank_account"))
    expect(paid).toMatchObject([expect.stringContaining("2026-03-19T01:00 po_market.2026-03-20")])
  })

  it("is kept beside the minimum balance, which is what stays once they are paid", () => {
    const world = waiting("50.00 usd")
    done(world, charge("table", "300.00 usd"))
    const run = {
      kind: "payout_run",
      at: world.now(),
      account: market.id,
      currency: market.currency,
      day: Day.fromCivil(2026, 3, 9)
    } as const
    const paidKeeping = (minimum: string) => {
      const account = () => marketOf({ ...patient, minimumBalances: MinimumBalances.of([money(minimum)]) })
      const { transactions } = RunPayout.run({ ...world, account }, run)
      return transactions.map(({ amount, description }) => `${description} ${Money.formatAmount(amount)}`)
    }
    expect(paidKeeping("80.00 usd")).toEqual([
      "Minimum balance hold -130.00",
      "STRIPE PAYOUT -161.00",
      "Minimum balance release 130.00"
    ])
    expect(paidKeeping("50.00 usd")[0]).toBe("Pending refunds hold -100.00")
    expect(paidKeeping("30.00 usd")).toEqual([
      "Pending refunds hold -80.00",
      "STRIPE PAYOUT -211.00",
      "Pending refunds release 80.00"
    ])
  })

  interface Asked {
    readonly account?: object
    readonly settings?: object
    readonly loan?: object
    readonly charge?: object
    readonly refund?: object
  }

  /** 100.00 were paid out before they are refunded; then so much is sold, and paid out on the day on which it comes. */
  it.each<readonly [string, net: string, paid: string, asked: Asked]>([
    [
      "the application fee that is returned: 90.00 are kept of 120.00",
      "120.00 usd",
      "30.00",
      { charge: { application_fee_amount: "10.00 usd" }, refund: { refund_application_fee: true } }
    ],
    [
      "the half of it that a reserve has held: 50.00 are kept of 180.00, of which 92.84 are held as well",
      "180.00 usd",
      "37.16",
      { account: { reserve_plan: { percent: "50%", days_after_charge: 90 } } }
    ],
    [
      "what was withheld of it for a loan: 60.00 are kept of 180.00, of which 74.27 are withheld",
      "180.00 usd",
      "45.73",
      { loan: { stripe_account: "ada", advance_amount: "500.00 usd", fee_amount: "50.00 usd", withhold_rate: "40%" } }
    ],
    [
      "what Stripe returns of its own fee: 96.80 are kept of 120.00",
      "120.00 usd",
      "23.20",
      { settings: { processing_fee_on_refund: "recomputed" } }
    ]
  ])("is less by %s", (_, net, paid, { account, charge, loan, refund, settings = {} }) => {
    const payouts = { schedule: { interval: "daily" }, debit_negative_balances: false }
    const own = { stripe_account: "ada" }
    const scenario = Scenario.decode({
      name: "a refund that waits",
      platform: { country: "US" },
      accounts: { ada: { type: "express", payouts, ...account } },
      settings,
      steps: [
        ...(loan === undefined ? [] : [{ at: "2026-03-01T10:00:00Z", id: "loan", financing: loan }]),
        { at: "2026-03-02T10:00:00Z", id: "cake", charge: { amount: "100.00 usd", ...own, ...charge } },
        { at: "2026-03-05T11:00:00Z", id: "back", refund: { charge: "cake", ...refund } },
        { at: "2026-03-06T09:00:00Z", id: "tart", charge: { net_amount: net, ...own } }
      ],
      until: "2026-03-20"
    })
    const { steps, ...start } = Result.getOrThrow(scenario)
    const world = MemoryWorld.make(start)
    for (const step of steps) {
      Run.advance(world, step.at)
      Run.step(world, step)
    }
    expect(world.refund("re_back")?.status).toBe("pending")
    Run.advance(world, moment("2026-03-20"))
    expect(world.refund("re_back")?.status).toBe("succeeded")
    expect(Money.formatAmount(world.payout("po_ada.2026-03-10")?.amount ?? expect.fail())).toBe(paid)
  })

  it("is less by what comes back from the account that got the transfer", () => {
    const bike = charge("bike", "100.00 usd", {
      transferData: { destination: "acct_ada" },
      applicationFeeAmount: money("10.00 usd")
    })
    const world = after([bike], shop)
    done(
      world,
      refund("back", "ch_bike", { reverseTransfer: true, refundApplicationFee: true }),
      moment("2026-03-05T12:00Z")
    )
    expect(world.refund("re_back")?.status).toBe("pending")
    done(world, charge("table", "300.00 usd"))
    expect(paidOut(passed(world, moment("2026-03-20")))).toEqual([
      "2026-03-08T01:00 po_market.2026-03-09: 281.00 usd of txn_table, txn_market.2026-03-09.hold"
    ])
    expect(world.refund("re_back")?.status).toBe("succeeded")
    expect(held(world, market.id)).toBe("0.00 / 0.00")
  })

  it("is not kept where the money would not bring it about: the account that it takes from is short", () => {
    const bike = charge("bike", "100.00 usd", { transferData: { destination: sten.id, amount: money("90.00 usd") } })
    const world = after([bike], shop)
    done(world, refund("back", "ch_bike", { reverseTransfer: true }), moment("2026-03-05T12:00Z"))
    expect(world.refund("re_back")?.status).toBe("pending")
    done(world, payout("rent", "90.00 usd", { stripeAccount: sten.id }))
    done(world, charge("table", "300.00 usd"))
    expect(paidOut(passed(world, moment("2026-03-20")))).toEqual([
      "2026-03-08T01:00 po_market.2026-03-09: 291.00 usd of txn_table"
    ])
  })
})

describe("a run", () => {
  const day = Day.fromCivil(2026, 3, 4)
  const run = {
    kind: "payout_run",
    at: moment("2026-03-03T01:00Z"),
    account: "acct_ada",
    currency: market.currency,
    day
  } as const
  const usd = (amount: string) => money(`${amount}.00 usd`)

  /** What a run pays out of an account with so much that was not swept, of cards, bank accounts and FPX. */
  const runOf = (payouts: PayoutSettings, nets: readonly [string, string, string], available = "0") => {
    const now = world({ accounts: [ada(payouts)], start: run.at })
    const sourceTypes = ["card", "bank_account", "fpx"] as const
    const unswept = sourceTypes.map((sourceType, index) => ({
      sourceType,
      day,
      net: usd(nets[index] ?? "0"),
      transactions: [sourceType]
    }))
    const balance = () => ({ pending: usd("0"), available: usd(available) })
    return RunPayout.run({ ...now, unswept: () => unswept, balance }, run)
  }

  it.each<readonly [string, PayoutSettings, readonly [string, string, string], ReadonlyArray<string>]>([
    ["every pot", daily, ["10", "20", "30"], ["10.00", "20.00", "30.00"]],
    ["what is negative first", daily, ["-50", "60", "20"], ["-50.00", "60.00", "20.00"]],
    ["of a pot what another pot's hole leaves of it", patient, ["-50", "60", "0"], ["10.00"]],
    ["one pot after the other, as far as all of them cover it", patient, ["-10", "20", "20"], ["20.00", "10.00"]],
    ["to the last cent", patient, ["-10", "20", "10"], ["20.00"]],
    ["nothing where the hole takes it all", patient, ["-50", "20", "30"], []],
    [
      "all but the hole and the minimum",
      { ...patient, minimumBalances: MinimumBalances.of([usd("10")]) },
      ["-10", "40", "0"],
      ["20.00"]
    ],
    [
      "all but the minimum, of the first pots",
      { ...daily, minimumBalances: MinimumBalances.of([usd("15")]) },
      ["10", "20", "5"],
      ["15.00", "5.00"]
    ],
    ["nothing of nothing", daily, ["0", "0", "0"], []]
  ])("pays out %s", (_, payouts, nets, expected) => {
    const { made, swept } = runOf(payouts, nets)
    expect(made.map(({ amount }) => Money.formatAmount(amount))).toEqual(expected)
    expect(swept?.length).toBe(expected.length === 0 ? undefined : expected.length)
  })

  it.each([
    ["7", "7.00"],
    ["-7", "0.00"]
  ])("commits what is available of it, %s", (available, expected) => {
    const [sweep] = runOf(daily, ["10", "0", "0"], available).swept ?? []
    expect(sweep && Money.formatAmount(sweep.committed)).toBe(expected)
  })

  it("sets the next one for what matures first of what is left", () => {
    const now = world({ accounts: [ada(daily)], start: run.at })
    const left = [3, 1, 2].map((days) => ({
      sourceType: "card" as const,
      day: Day.plus(day, days),
      net: usd("1"),
      transactions: []
    }))
    expect(RunPayout.run({ ...now, unswept: () => left }, run).happenings).toEqual([
      {
        kind: "payout_run",
        at: moment("2026-03-04T01:00Z"),
        account: "acct_ada",
        currency: market.currency,
        day: Day.plus(day, 1)
      }
    ])
  })

  it("is nothing on a day of another schedule, and while payouts are disabled", () => {
    expect(runOf(mondays, ["10", "0", "0"])).toBe(nothing)
    const account = ada(daily)
    const disabled = { ...account, status: { ...AccountStatus.initial([]), paused: new Set(["payouts"] as const) } }
    expect(runOf(daily, ["10", "0", "0"]).made).toHaveLength(1)
    const unswept = () => [{ sourceType: "card" as const, day, net: usd("10"), transactions: [] }]
    const now = world({ accounts: [account], start: run.at })
    expect(RunPayout.run({ ...now, unswept, account: () => disabled }, run)).toBe(nothing)
  })

  it("keeps nothing of a currency that the minimum balance is not of", () => {
    const payouts = { ...daily, minimumBalances: MinimumBalances.of([money("5.00 eur")]) }
    expect(runOf(payouts, ["10", "0", "0"]).made.map(({ amount }) => Money.format(amount))).toEqual(["10.00 usd"])
  })

  it.each([
    ["971.50 huf", ["Remainder hold -0.50", "STRIPE PAYOUT -971.00", "Remainder release 0.50"]],
    ["-971.50 huf", ["Remainder hold -0.50", "STRIPE PAYOUT 972.00", "Remainder release 0.50"]]
  ])("of %s moves whole units, and says why it holds the rest", (net, expected) => {
    const huf = Currency.of("huf")
    const account = connected("Ada", "express", { currency: huf, tariff: tariffIn(huf), payouts: daily })
    const now = world({ accounts: [account], start: run.at })
    const unswept = () => [{ sourceType: "card" as const, day, net: money(net), transactions: [] }]
    const { transactions } = RunPayout.run({ ...now, unswept }, { ...run, currency: huf })
    expect(transactions.map((it) => `${it.description} ${Money.formatAmount(it.amount)}`)).toEqual(expected)
  })

  it("is nothing for nobody, and for an account that is paid out when asked for", () => {
    const now = world()
    const unswept = () => [{ sourceType: "card" as const, day, net: usd("1"), transactions: [] }]
    expect(RunPayout.run({ ...now, unswept }, { ...run, account: "acct_nobody" })).toBe(nothing)
    expect(RunPayout.run({ ...now, unswept }, run)).toBe(nothing)
  })
})

describe("the next automatic payout", () => {
  // Monday, 2 March, after the run of the 3rd: the 4th is the soonest day.
  const next = (payouts: PayoutSettings, ...unswept: ReadonlyArray<readonly [day: number, net: string]>) => {
    const account = ada(payouts)
    const now = world({ accounts: [account] })
    const each = unswept.map(([date, net]) => ({
      sourceType: "card" as const,
      day: Day.fromCivil(2026, 3, date),
      net: money(net),
      transactions: [`txn_${date}`]
    }))
    const due = RunPayout.next({ ...now, unswept: () => each }, account, account.currency, now.now())
    return due && `${Day.format(due.day)}: ${due.pots.map(({ amount }) => Money.format(amount)).join(", ")}`
  }

  it("of money that has long matured is on the soonest day whose run is still to come", () => {
    expect(next(daily, [1, "10.00 usd"])).toBe("2026-03-04: 10.00 usd")
    expect(next(mondays, [1, "10.00 usd"])).toBe("2026-03-09: 10.00 usd")
  })

  it("is of what matures first, whatever came first, and of nothing that matures after it", () => {
    expect(next(daily, [6, "3.00 usd"], [4, "1.00 usd"], [5, "2.00 usd"])).toBe("2026-03-04: 1.00 usd")
  })

  it("is on the first day on which something is paid", () => {
    expect(next(patient, [4, "-1.00 usd"], [5, "3.00 usd"])).toBe("2026-03-05: 2.00 usd")
    expect(
      next({ ...daily, minimumBalances: MinimumBalances.of([money("2.00 usd")]) }, [4, "1.00 usd"], [5, "3.00 usd"])
    ).toBe("2026-03-05: 2.00 usd")
  })

  it("is, where nothing is paid, on the first day on which something is there", () => {
    const keeping = { ...daily, minimumBalances: MinimumBalances.of([money("9.00 usd")]) }
    expect(next(keeping, [5, "1.00 usd"], [6, "3.00 usd"])).toBe("2026-03-05: 0.00 usd")
    expect(next(patient, [4, "-1.00 usd"])).toBeUndefined()
  })

  it("is not one of an account that is paid out when asked for", () => {
    expect(next({ ...daily, schedule: { interval: "manual" } }, [4, "1.00 usd"])).toBeUndefined()
  })
})
