import { describe, expect, it } from "vitest"
import * as ClearNegativePayout from "#core/connect/decisions/ClearNegativePayout.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import { nothing, type MovingWorld } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  after,
  charge,
  connected,
  debit,
  done,
  held,
  market,
  moment,
  money,
  passed,
  payout,
  payoutFailure,
  reversal,
  statement,
  text,
  thursday,
  toAda,
  topUp,
  transfer
} from "../Worlds.ts"

const debited: PayoutSettings = { schedule: { interval: "manual" }, debitNegativeBalances: true }
const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const ada = connected("Ada", "express", { payouts: debited })
const own = { stripeAccount: ada.id } as const
const usd = market.currency

/** Ada is 6.00 short since Thursday, 5 March; they are taken from her bank for Monday, the 9th. */
const owing = (account = ada) => {
  const world = after([toAda("cake", "10.00 usd")], { accounts: [account] })
  done(world, payout("out", undefined, own), thursday)
  done(world, reversal("back", "tr_cake", { amount: money("6.00 usd") }))
  return world
}
const since = thursday
const bounced = payoutFailure("bounced", "po_ada.2026-03-09")

/** What was moved to the reserve, or back from it if it is negative. */
const moved = (happened: ReturnType<typeof passed>) =>
  happened.flatMap(({ happening, outcome }) =>
    (outcome.reserved ?? []).map(({ amount }) => `${Instant.format(happening.at).slice(0, 16)} ${Money.format(amount)}`)
  )

/** The connected accounts that are negative: of the platform's own shortfall nothing follows. */
const short = (world: MovingWorld) => world.negatives().filter(({ account }) => account !== market.id)

describe("what a negative payout has filled", () => {
  it("stays held for three business days after the debit", () => {
    const world = owing()
    passed(world, moment("2026-03-11T23:59:59Z"))
    expect([held(world, ada.id), held(world, market.id)]).toEqual(["0.00 / 0.00", "0.00 / -0.59"])
    expect(short(world)).toEqual([
      {
        account: ada.id,
        currency: usd,
        since: undefined,
        held: money("6.00 usd"),
        clearing: [{ payout: "po_ada.2026-03-09", amount: money("6.00 usd") }]
      }
    ])
    const cleared = passed(world, moment("2026-04-01"))
    expect(cleared.map(({ happening }) => happening)).toEqual([
      { kind: "debit_clearing", at: moment("2026-03-12"), payout: "po_ada.2026-03-09" }
    ])
    expect(cleared.map(statement).join("")).toBe(text`
      market: reserve_transaction 6.00 - 0.00 = 6.00 usd
        rtx_ada.2026-03-09.cleared, 2026-03-12, connect_reserved_funds, "Release of the reserve for acct_ada"
    `)
    expect([short(world), held(world, market.id)]).toEqual([[], "0.00 / 5.41"])
  })

  it("has been taken from the bank on the day that it is there", () => {
    const world = owing()
    passed(world, moment("2026-03-09"))
    expect(world.payout("po_ada.2026-03-09")).toMatchObject({ amount: money("-6.00 usd"), status: "paid" })
  })

  it("stays held for an account that is paid out by itself as well, over a weekend and a holiday", () => {
    const account = connected("Ada", "express", { payouts: daily })
    const world = after([toAda("cake", "10.00 usd")], { accounts: [account], start: moment("2026-05-18T09:30Z") })
    done(world, reversal("back", "tr_cake", { amount: money("6.00 usd") }), moment("2026-05-20T10:00Z"))
    // Debited for Friday, 22 May; Monday, the 25th, is Memorial Day.
    expect(moved(passed(world, moment("2026-06-10")))).toEqual([
      "2026-05-20T10:00 6.00 usd",
      "2026-05-28T00:00 -6.00 usd"
    ])
  })

  it("stays held whatever else comes in or goes out", () => {
    const world = owing()
    done(world, reversal("more", "tr_cake", { amount: money("1.00 usd") }), moment("2026-03-10T12:00Z"))
    expect(moved(passed(world, moment("2026-03-10T12:00Z")))).toEqual(["2026-03-10T12:00 1.00 usd"])
    expect(world.negative(ada.id, usd)).toMatchObject({ held: money("7.00 usd"), since: moment("2026-03-10T12:00Z") })
    done(world, topUp("cash", "20.00 usd", { expectedAvailabilityDate: moment("2026-03-10T13:00Z") }))
    done(world, transfer("help", "11.00 usd", { sourceType: "bank_account" }), moment("2026-03-10T14:00Z"))
    expect(moved(passed(world, moment("2026-04-01")))).toEqual([
      "2026-03-10T14:00 -1.00 usd",
      "2026-03-12T00:00 -6.00 usd"
    ])
  })

  it("is no more than was missing, and is given back as the debit comes where another pot has more", () => {
    const world = after(
      [topUp("cash", "50.00 usd", { expectedAvailabilityDate: thursday }), toAda("cake", "10.00 usd")],
      { accounts: [ada] }
    )
    done(world, debit("taken", "4.00 usd", { sourceType: "bank_account" }), thursday)
    done(world, reversal("back", "tr_cake", { amount: money("9.00 usd") }))
    passed(world, moment("2026-03-08T12:00Z"))
    done(world, reversal("rest", "tr_cake"))
    expect(world.payout("po_ada.2026-03-09.bank_account")?.amount).toEqual(money("-3.00 usd"))
    expect(moved(passed(world, moment("2026-03-09")))).toEqual(["2026-03-08T12:00 1.00 usd"])
    expect(world.negative(ada.id, usd)).toMatchObject({
      held: money("4.00 usd"),
      clearing: [{ payout: "po_ada.2026-03-09.bank_account", amount: money("3.00 usd") }]
    })
  })

  it("is nothing where Stripe is liable, or where others filled the balance before the debit came", () => {
    const controller = connected("Ada", "standard").controller
    const stripes = after([charge("lamp", "10.00 usd", own)], {
      accounts: [{ ...ada, controller }],
      choices: { refundWithoutFunds: "negative_balance" }
    })
    done(stripes, payout("out", undefined, own), thursday)
    done(stripes, { _tag: "refund", key: "back", charge: "ch_lamp" })
    const happened = passed(stripes, moment("2026-04-01"))
    expect(happened.filter(({ happening }) => happening.kind === "debit_clearing")).toEqual([])
    const world = owing()
    done(world, topUp("cash", "20.00 usd", { expectedAvailabilityDate: moment("2026-03-08T12:00Z") }))
    done(world, transfer("help", "6.00 usd", { sourceType: "bank_account" }), moment("2026-03-08T14:00Z"))
    expect(moved(passed(world, moment("2026-04-01")))).toEqual(["2026-03-08T14:00 -6.00 usd"])
    expect(held(world, ada.id)).toBe("0.00 / 6.00")
  })
})

describe("a negative payout that comes back", () => {
  it("while it is clearing leaves what is held as it is, and releases nothing later", () => {
    const world = owing()
    done(world, bounced, moment("2026-03-10T10:00Z"))
    const happened = passed(world, moment("2026-04-01"))
    expect(moved(happened)).toEqual([])
    expect(short(world)).toEqual([{ account: ada.id, currency: usd, since, held: money("6.00 usd") }])
    const clearing = { kind: "debit_clearing", at: moment("2026-03-12"), payout: "po_ada.2026-03-09" } as const
    expect(happened.find(({ happening }) => happening.kind === "debit_clearing")?.outcome).toEqual(nothing)
    expect(ClearNegativePayout.clear(world, { ...clearing, payout: "po_nothing" })).toEqual(nothing)
  })

  it("releases what its account has earned meanwhile", () => {
    const world = owing()
    done(world, topUp("cash", "20.00 usd", { expectedAvailabilityDate: moment("2026-03-09T12:00Z") }))
    done(world, transfer("help", "4.00 usd", { sourceType: "bank_account" }), moment("2026-03-09T14:00Z"))
    done(world, bounced, moment("2026-03-10T10:00Z"))
    expect(moved(passed(world, moment("2026-04-01")))).toEqual(["2026-03-10T10:00 -4.00 usd"])
    expect(short(world)).toEqual([{ account: ada.id, currency: usd, since, held: money("2.00 usd") }])
  })

  it.each(["2026-03-08T12:00Z", "2026-03-10T10:00Z", "2026-03-30T10:00Z"])(
    "at %s has left the balance negative all the time: the 180 days go on",
    (at) => {
      const world = owing()
      done(world, bounced, moment(at))
      const happened = passed(world, moment("2027-01-01"))
      expect(happened.flatMap(({ outcome }) => outcome.collected ?? [])).toMatchObject([
        { amount: money("6.00 usd"), created: NegativeBalance.collectedAt(since) }
      ])
      expect(NegativeBalance.collectedAt(since)).toBe(moment("2026-09-02"))
    }
  )

  it("after 180 days is filled for good at the next midnight", () => {
    const world = owing()
    done(world, bounced, moment("2026-10-01T10:00Z"))
    expect(world.negative(ada.id, usd)).toBeUndefined()
    const happened = passed(world, moment("2027-01-01"))
    expect(moved(happened)).toEqual(["2026-10-01T10:00 6.00 usd", "2026-10-02T00:00 -6.00 usd"])
    expect(happened.flatMap(({ outcome }) => outcome.collected ?? [])).toMatchObject([
      { amount: money("6.00 usd"), created: moment("2026-10-02") }
    ])
  })

  it("may be one of two that had filled it: each is filled for good by itself, under its own ids", () => {
    const world = owing()
    done(world, reversal("more", "tr_cake", { amount: money("1.00 usd") }), moment("2026-03-07T12:00Z"))
    done(world, reversal("rest", "tr_cake", { amount: money("2.00 usd") }), moment("2026-03-08T12:00Z"))
    done(world, bounced, moment("2026-10-01T10:00Z"))
    const first = passed(world, moment("2026-10-05T10:00Z"))
    done(world, payoutFailure("again", "po_ada.2026-03-10"))
    const happened = [...first, ...passed(world, moment("2027-01-01"))]
    expect(happened.flatMap(({ outcome }) => outcome.collected ?? [])).toMatchObject([
      { id: "connct_ada.usd.6.collected", amount: money("7.00 usd"), created: moment("2026-10-02") },
      { id: "connct_ada.usd.7.collected", amount: money("2.00 usd"), created: moment("2026-10-06") }
    ])
    const ids = happened.flatMap(({ outcome }) => outcome.transactions.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("restores the beginning of what it had filled itself, and not that of another debit", () => {
    const world = owing()
    const second = moment("2026-03-10T12:00Z")
    done(world, reversal("more", "tr_cake", { amount: money("1.00 usd") }), second)
    passed(world, moment("2026-03-13"))
    const now = (key: string, payout: string) => {
      done(world, payoutFailure(key, payout))
      passed(world, world.now())
      return world.negative(ada.id, usd)
    }
    expect(now("second", "po_ada.2026-03-12")).toMatchObject({ since: second, held: money("1.00 usd") })
    expect(now("first", "po_ada.2026-03-09")).toMatchObject({ since, held: money("7.00 usd") })
  })

  it("as the 180 days end is filled for good at the next midnight, and once", () => {
    const end = NegativeBalance.collectedAt(since)
    const world = owing()
    done(world, bounced, end)
    done(world, reversal("more", "tr_cake", { amount: money("1.00 usd") }), Instant.plus(end, 3600))
    const happened = passed(world, moment("2027-01-01"))
    expect(happened.flatMap(({ outcome }) => outcome.collected ?? [])).toMatchObject([
      { amount: money("7.00 usd"), created: Instant.plus(end, 86_400) }
    ])
    expect(happened.filter(({ happening }) => happening.kind === "collection")).toHaveLength(1)
  })

  it("leaves the 180 days as they were, if the account had a cent less of its own in between", () => {
    const world = owing()
    const cash = topUp("cash", "20.00 usd", { expectedAvailabilityDate: moment("2026-03-13T12:00Z") })
    done(world, cash, moment("2026-03-13"))
    done(world, transfer("help", "5.99 usd", { sourceType: "bank_account" }), moment("2026-03-14T10:00Z"))
    done(world, payout("rest", undefined, { ...own, sourceType: "bank_account" }), moment("2026-03-15T10:00Z"))
    done(world, bounced, moment("2026-03-16T10:00Z"))
    passed(world, moment("2026-03-20"))
    expect(world.negative(ada.id, usd)?.since).toBe(since)
  })

  it("begins the 180 days anew, if the account had as much of its own in between", () => {
    const world = owing()
    done(
      world,
      topUp("cash", "20.00 usd", { expectedAvailabilityDate: moment("2026-03-13T12:00Z") }),
      moment("2026-03-13")
    )
    done(world, transfer("help", "6.00 usd", { sourceType: "bank_account" }), moment("2026-03-14T10:00Z"))
    done(world, payout("rest", undefined, { ...own, sourceType: "bank_account" }), moment("2026-03-15T10:00Z"))
    const again = moment("2026-03-16T10:00Z")
    done(world, bounced, again)
    passed(world, moment("2026-03-20"))
    expect(short(world)).toEqual([{ account: ada.id, currency: usd, since: again, held: money("6.00 usd") }])
  })
})
