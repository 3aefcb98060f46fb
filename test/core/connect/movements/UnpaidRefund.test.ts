import { describe, expect, it } from "vitest"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import { type MovingWorld, nothing } from "#core/connect/World.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  after,
  charge,
  done,
  held,
  market,
  moment,
  money,
  objectOf,
  passed,
  refund,
  refundCancel,
  statement,
  text,
  toAda,
  topUp,
  transfer,
  tuesday
} from "../Worlds.ts"

const method = { paymentMethod: "us_bank_account" } as const
const rent = charge("rent", "100.00 usd", method)
const friday = moment("2026-03-06")

describe("a refund of a bank debit that is pending", () => {
  it("moves no money, and counts as refunded", () => {
    const world = after([rent])
    const asked = done(world, refund("back", "py_rent", { amount: money("40.00 usd") }), tuesday)
    expect(asked.outcome.transactions).toEqual([])
    expect(objectOf(asked, "pyr_back")).toMatchObject({
      status: "pending",
      pendingReason: "charge_pending",
      amount: money("40.00 usd"),
      refundedBefore: money("0 usd")
    })
    expect(world.charge("py_rent")?.amountRefunded).toEqual(money("40.00 usd"))
    expect(held(world, market.id)).toBe("99.20 / 0.00")
  })

  it("is paid when that has succeeded, though the fee is missing", () => {
    const world = after([rent, refund("back", "py_rent")])
    const happened = passed(world, friday)
    expect(happened.map(statement).filter((it) => it !== "")).toEqual([
      text`
        market: payment_refund -100.00 - 0.00 = -100.00 usd
          pyr_back, 2026-03-06, refund, "REFUND FOR PAYMENT"
      `
    ])
    expect(world.refund("pyr_back")).toMatchObject({ status: "succeeded", balanceTransaction: "txn_back" })
    expect(held(world, market.id)).toBe("0.00 / -0.80")
  })

  it("is paid then in any case, also where all of the payment has gone on", () => {
    // Who receives it has it a day later: nothing that comes in on Friday could have the refund tried.
    const accounts = [{ ...ada, serviceAgreement: "recipient" }] as const
    const onward = transfer("on", "100.00 usd", { sourceTransaction: "py_rent" })
    const world = after([rent, onward, refund("back", "py_rent")], { accounts })
    passed(world, moment("2026-03-05T23:59:59Z"))
    expect(world.refund("pyr_back")).toMatchObject({ pendingReason: "charge_pending" })
    passed(world, moment("2026-03-06T00:00:00Z"))
    expect(world.refund("pyr_back")?.status).toBe("succeeded")
    expect(held(world, market.id)).toBe("0.00 / -100.80")
  })

  it("takes back and gives back what it asked for then, by ids of their own", () => {
    const fee = { applicationFeeAmount: money("12.00 usd") }
    const flags = { reverseTransfer: true, refundApplicationFee: true }
    const world = after([toAda("rent", "100.00 usd", { ...method, ...fee }), refund("back", "py_rent", flags)])
    passed(world, friday)
    expect(world.refund("pyr_back")).toMatchObject({ charge: "py_rent", transferReversal: "trr_back" })
    expect(world.refund("pyr_back.2")).toMatchObject({ charge: "py_rent.2", sourceTransferReversal: "trr_back" })
    expect([held(world, ada.id), held(world, market.id)]).toEqual(["0.00 / 0.00", "0.00 / -0.80"])
  })

  it("may be canceled until then", () => {
    const world = after([rent, refund("back", "py_rent"), refundCancel("no", "pyr_back")])
    passed(world, friday)
    expect(world.refund("pyr_back")?.status).toBe("canceled")
    expect(held(world, market.id)).toBe("0.00 / 99.20")
  })

  it("lets those that wait for funds go first, and is kept back by none of them", () => {
    const flour = charge("flour", "10.00 usd")
    const world = after([flour, rent, refund("later", "py_rent", { amount: money("99.20 usd") })])
    passed(world, moment("2026-03-04"))
    done(world, { _tag: "payout", key: "out" })
    done(world, refund("first", "ch_flour"))
    expect(world.refund("re_first")).toMatchObject({ status: "pending", pendingReason: "insufficient_funds" })
    done(world, charge("more", "1.00 usd"))
    passed(world, moment("2026-03-06T00:00:00Z"))
    expect(world.refund("pyr_later")?.status).toBe("succeeded")
  })

  it("is paid too where one that waits for funds stays short", () => {
    const accounts = [{ ...ada, serviceAgreement: "recipient" }] as const
    const onward = transfer("on", "100.00 usd", { sourceTransaction: "py_rent" })
    const world = after([charge("flour", "10.00 usd"), rent, onward], { accounts })
    passed(world, moment("2026-03-05"))
    done(world, { _tag: "payout", key: "out" })
    done(world, refund("first", "ch_flour"))
    done(world, refund("later", "py_rent"))
    passed(world, moment("2026-03-06T00:00:00Z"))
    expect(["re_first", "pyr_later"].map((id) => world.refund(id)?.status)).toEqual(["pending", "succeeded"])
  })

  it("is left for by the payout of the day, and not by an earlier one", () => {
    const payouts = {
      schedule: { interval: "daily" },
      debitNegativeBalances: true
    } as const
    const world = after(
      [rent, charge("flour", "10.00 usd"), refund("back", "py_rent", { amount: money("40.00 usd") })],
      { platform: { ...market, payouts } }
    )
    passed(world, moment("2026-03-09"))
    expect(world.payout("po_market.2026-03-04")?.amount).toEqual(money("9.41 usd"))
    expect(world.payout("po_market.2026-03-06.bank_account")?.amount).toEqual(money("59.20 usd"))
    expect(world.refund("pyr_back")?.status).toBe("succeeded")
  })
})

describe("a refund that has waited for funds for 45 days", () => {
  const asked = moment("2026-03-06T10:00Z")
  const expiry = moment("2026-04-20T10:00Z")
  const flour = charge("flour", "10.00 usd")

  /** 10.00 wait since the 6th, and 9.41 are there. */
  const short = (asking: Parameters<typeof refund>[2] = {}) => {
    const world = after([flour])
    done(world, refund("back", "ch_flour", asking), asked)
    return world
  }

  const arriving = (key: string, at: string) => topUp(key, "1.00 usd", { expectedAvailabilityDate: moment(at) })

  it("fails without funds: no money moves, and the charge may be refunded again", () => {
    const world = short()
    expect(passed(world, Instant.plus(expiry, -1))).toEqual([])
    expect([world.refund("re_back")?.status, [...world.waitingRefunds(market.id)].length]).toEqual(["pending", 1])
    const [expired, ...others] = passed(world, expiry)
    expect(expired?.happening).toEqual({ kind: "refund_expiry", at: expiry, refund: "re_back" })
    expect(others.map(({ happening, outcome }) => [happening.kind, outcome.changed])).toEqual([["funding", []]])
    expect(expired?.outcome).toStrictEqual({
      ...nothing,
      at: expiry,
      changed: [world.refund("re_back"), world.charge("ch_flour")],
      happenings: [{ kind: "funding", at: expiry, account: market.id }]
    })
    expect(world.refund("re_back")).toStrictEqual({
      object: "refund",
      id: "re_back",
      account: market.id,
      charge: "ch_flour",
      amount: money("10.00 usd"),
      refundedBefore: money("0 usd"),
      created: asked,
      status: "failed",
      failure: "unfunded",
      failureReason: "insufficient_funds"
    })
    expect(world.charge("ch_flour")?.amountRefunded).toEqual(money("0 usd"))
    expect([[...world.waitingRefunds(market.id)], held(world, market.id)]).toEqual([[], "0.00 / 9.41"])
    done(world, arriving("late", "2026-04-21"))
    passed(world, moment("2026-04-22"))
    expect(held(world, market.id)).toBe("0.00 / 10.41")
    expect(done(world, refund("again", "ch_flour")).outcome.transactions).toHaveLength(1)
  })

  it("is paid by what comes at that very second, whenever that was set, and not by what comes later", () => {
    for (const [at, status] of [
      ["2026-04-20T10:00:00Z", "succeeded"],
      ["2026-04-20T10:00:01Z", "failed"]
    ] as const) {
      const world = short()
      done(world, arriving("more", at), moment("2026-04-15"))
      passed(world, moment("2026-05-01"))
      expect(world.refund("re_back")?.status).toBe(status)
    }
  })

  it("is paid by what matures at that very second", () => {
    const world = after([flour])
    done(world, refund("back", "ch_flour"), moment("2026-03-09"))
    done(world, charge("salt", "10.00 usd"), moment("2026-04-21T10:00Z"))
    const [happened] = passed(world, moment("2026-04-23"))
    expect([happened?.happening.kind, happened?.happening.at]).toEqual(["maturity", moment("2026-04-23")])
    expect(world.refund("re_back")?.status).toBe("succeeded")
  })

  it("lets those behind it go that the balance can pay, as soon as it has failed", () => {
    const world = short({ amount: money("9.50 usd") })
    done(world, { _tag: "payout", key: "out", amount: money("9.00 usd") })
    done(world, refund("small", "ch_flour", { amount: money("0.45 usd") }), moment("2026-03-07"))
    expect(world.refund("re_small")?.status).toBe("pending")
    done(world, arriving("bit", "2026-03-20"))
    passed(world, Instant.plus(expiry, -1))
    expect([world.refund("re_small")?.status, held(world, market.id)]).toEqual(["pending", "0.00 / 1.41"])
    passed(world, expiry)
    expect([world.refund("re_back")?.status, world.refund("re_small")?.status]).toEqual(["failed", "succeeded"])
  })

  it("fails with those of its moment, what is behind them is tried once, and what they leave pays none of them", () => {
    const world = after([flour])
    done(world, { _tag: "payout", key: "out", amount: money("9.00 usd") }, asked)
    for (const [key, amount] of [
      ["a", "5.00 usd"],
      ["b", "0.50 usd"],
      ["c", "4.00 usd"],
      ["later", "0.45 usd"]
    ] as const) {
      const at = key === "later" ? Instant.plus(asked, 1) : asked
      done(world, refund(key, "ch_flour", { amount: money(amount) }), at)
    }
    done(world, arriving("bit", "2026-03-20"))
    const happened = passed(world, expiry)
    expect(happened.flatMap(({ happening }) => (happening.at === expiry ? [happening.kind] : []))).toEqual([
      "refund_expiry",
      "refund_expiry",
      "refund_expiry",
      "funding",
      "funding"
    ])
    const statuses = ["a", "b", "c", "later"].map((key) => world.refund(`re_${key}`)?.status)
    expect(statuses).toEqual(["failed", "failed", "failed", "succeeded"])
  })

  it("has those behind it tried where only a refund of a bank debit is behind it, which fails for no want of funds", () => {
    const world = short()
    done(world, charge("rent", "100.00 usd", method), Instant.plus(expiry, -3600))
    done(world, refund("late", "py_rent"), Instant.plus(expiry, -3600))
    const [expired] = passed(world, expiry)
    expect(expired?.outcome.happenings).toEqual([{ kind: "funding", at: expiry, account: market.id }])
  })

  it("does nothing where it was paid, given up or overtaken by a dispute in between", () => {
    const ends: ReadonlyArray<readonly [status: string, command: Command]> = [
      ["succeeded", topUp("more", "1.00 usd", { expectedAvailabilityDate: moment("2026-03-07") })],
      ["canceled", refundCancel("no", "re_back")],
      ["failed", { _tag: "dispute", key: "angry", charge: "ch_flour", reason: "fraudulent" }]
    ]
    for (const [status, command] of ends) {
      const world = short()
      done(world, command)
      passed(world, Instant.plus(expiry, -1))
      const before = world.refund("re_back")
      expect(before?.status).toBe(status)
      const expired = passed(world, expiry).filter(({ happening }) => happening.kind === "refund_expiry")
      expect(expired.map(({ outcome }) => outcome)).toEqual([nothing])
      expect(world.refund("re_back")).toBe(before)
    }
  })

  it("has those behind it tried when a dispute overtakes it, and none where it overtakes no refund", () => {
    const angry = { _tag: "dispute", key: "angry", charge: "ch_flour", reason: "fraudulent" } as const
    const fundings = (world: MovingWorld) =>
      done(world, angry).outcome.happenings.filter(({ kind }) => kind === "funding")
    const behind = charge("bread", "1.00 usd")
    const world = after([flour, behind])
    done(world, { _tag: "payout", key: "out", amount: money("9.00 usd") }, asked)
    done(world, refund("back", "ch_flour", { amount: money("9.50 usd") }))
    done(world, refund("small", "ch_bread"))
    expect(fundings(world)).toEqual([{ kind: "funding", at: asked, account: market.id }])
    const other = after([flour, behind])
    done(other, { _tag: "payout", key: "out", amount: money("10.00 usd") }, asked)
    done(other, refund("small", "ch_bread"))
    expect(other.refund("re_small")?.status).toBe("pending")
    expect(fundings(other)).toEqual([])
  })

  it("waited until then, and one that waits for its payment until that is there", () => {
    const until = (world: MovingWorld, id: string) => {
      const waiting = world.refund(id)
      return waiting?.status === "pending" ? UnpaidRefund.until(waiting) : expect.fail()
    }
    expect(until(short(), "re_back")).toBe(expiry)
    expect(until(after([rent, refund("back", "py_rent")]), "pyr_back")).toBeUndefined()
  })

  it("is set for those only that wait for funds", () => {
    const kinds = (world: MovingWorld, command: Command, at?: Instant.Instant) =>
      done(world, command, at).outcome.happenings.map(({ kind }) => kind)
    expect(kinds(after([rent]), refund("back", "py_rent"))).toEqual(["funding"])
    expect(kinds(after([flour]), refund("back", "ch_flour", { amount: money("9.00 usd") }), asked)).toEqual([])
    expect(kinds(after([flour]), refund("back", "ch_flour"), asked)).toEqual(["refund_expiry"])
  })
})

it("only a refund to a card waits for funds, and their ids begin as those of their charges do", () => {
  const world = after([rent, charge("flour", "10.00 usd")])
  const of = (id: string) => ({ charge: world.charge(id) ?? expect.fail() })
  expect([UnpaidRefund.waitsForFunds(of("ch_flour")), UnpaidRefund.waitsForFunds(of("py_rent"))]).toEqual([true, false])
  expect([UnpaidRefund.prefixOf(of("ch_flour")), UnpaidRefund.prefixOf(of("py_rent"))]).toEqual(["re", "pyr"])
  expect([UnpaidRefund.isPending(of("ch_flour"), tuesday), UnpaidRefund.isPending(of("py_rent"), tuesday)]).toEqual([
    false,
    true
  ])
  expect(UnpaidRefund.isPending(of("py_rent"), friday)).toBe(false)
})
