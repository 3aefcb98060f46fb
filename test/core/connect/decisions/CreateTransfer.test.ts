import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  done,
  market,
  monday,
  money,
  objectOf,
  refund,
  refused,
  statement,
  sten,
  text,
  thursday,
  toAda,
  transfer,
  tuesday,
  wednesday
} from "../Worlds.ts"

const flour = charge("flour", "10.00 usd")
const from = (sourceTransaction: string) => ({ sourceTransaction })

describe("a transfer from a charge", () => {
  it("is possible while the charge is pending, and available with it on both sides", () => {
    const sent = done(
      after([flour]),
      transfer("stall", "7.00 usd", { ...from("ch_flour"), description: "Stall" }),
      tuesday
    )
    expect(statement(sent)).toBe(text`
      market: transfer -7.00 - 0.00 = -7.00 usd
        tr_stall, 2026-03-04, transfer, "Stall"
      ada: payment 7.00 - 0.00 = 7.00 usd
        py_stall, 2026-03-04, charge, ""
    `)
  })

  it("is available now when the charge is", () => {
    expect(statement(done(after([flour]), transfer("stall", "7.00 usd", from("ch_flour")), thursday))).toBe(text`
      market: transfer -7.00 - 0.00 = -7.00 usd
        tr_stall, 2026-03-05T12:00:00Z, transfer, ""
      ada: payment 7.00 - 0.00 = 7.00 usd
        py_stall, 2026-03-05T12:00:00Z, charge, ""
    `)
  })

  it("links transfer, payment and charge, which remembers what was drawn from it", () => {
    const sent = done(after([flour]), transfer("stall", "7.00 usd", from("ch_flour")), tuesday)
    expect(sent.outcome.made).toEqual([
      {
        object: "transfer",
        id: "tr_stall",
        account: "acct_market",
        amount: money("7.00 usd"),
        amountReversed: money("0 usd"),
        created: tuesday,
        availableOn: wednesday,
        destination: "acct_ada",
        destinationPayment: "py_stall",
        sourceTransaction: "ch_flour",
        sourceType: "card",
        balanceTransaction: "txn_stall"
      },
      {
        object: "charge",
        id: "py_stall",
        account: "acct_ada",
        amount: money("7.00 usd"),
        amountRefunded: money("0 usd"),
        created: tuesday,
        availableOn: wednesday,
        balanceTransaction: "txn_stall.2",
        sourceTransfer: "tr_stall",
        paymentMethod: "card",
        sourceType: "card",
        transferred: { count: 0, total: money("0 usd") }
      }
    ])
    expect(sent.outcome.changed).toHaveLength(1)
    expect(objectOf(sent, "ch_flour")).toMatchObject({
      id: "ch_flour",
      transferred: { count: 1, total: money("7.00 usd") }
    })
  })

  it("may be one of several, up to the gross amount: Stripe's fee is the platform's", () => {
    const world = after([flour, transfer("one", "6.00 usd", from("ch_flour"))])
    const two = done(world, transfer("two", "4.00 usd", { ...from("ch_flour"), destination: sten.id }))
    expect(objectOf(two, "ch_flour")).toMatchObject({ transferred: { count: 2, total: money("10.00 usd") } })
    expect(world.balance(market.id, money("1 usd").currency)).toEqual({
      pending: money("-0.59 usd"),
      available: money("0 usd")
    })
    expect(answer(refused(world, transfer("three", "0.01 usd", from("ch_flour"))))).toContain("already 2 transfers")
  })

  it("draws on what a destination charge has left of itself", () => {
    const world = after([
      charge("cake", "10.00 usd", { transferData: { destination: ada.id, amount: money("6 usd") } })
    ])
    expect(done(world, transfer("rest", "4.00 usd", from("ch_cake"))).outcome.made).toHaveLength(2)
    expect(answer(refused(world, transfer("more", "0.01 usd", from("ch_cake"))))).toContain("$10.00")
  })

  it("may send what was refunded in the meantime: the cap is on the charge", () => {
    const world = after([flour, refund("back", "ch_flour")])
    expect(done(world, transfer("stall", "10.00 usd", from("ch_flour"))).outcome.transactions).toHaveLength(2)
  })

  it.each([
    ["the group of the charge", { transferGroup: "orders" }, {}, "orders"],
    ["the group of the charge, whatever it says itself", { transferGroup: "orders" }, { transferGroup: "x" }, "orders"],
    ["its own group where the charge has none", {}, { transferGroup: "stalls" }, "stalls"]
  ])("is in %s", (_, ofCharge, own, group) => {
    const world = after([charge("flour", "10.00 usd", ofCharge)])
    const sent = done(world, transfer("stall", "7.00 usd", { ...from("ch_flour"), ...own }))
    for (const id of ["tr_stall", "py_stall"]) expect(objectOf(sent, id)).toHaveProperty("transferGroup", group)
  })
})

describe("a transfer from the available balance", () => {
  it("is available at once on both sides", () => {
    const sent = done(after([flour]), transfer("stall", "9.41 usd", { transferGroup: "stalls" }), thursday)
    expect(statement(sent)).toBe(text`
      market: transfer -9.41 - 0.00 = -9.41 usd
        tr_stall, 2026-03-05T12:00:00Z, transfer, ""
      ada: payment 9.41 - 0.00 = 9.41 usd
        py_stall, 2026-03-05T12:00:00Z, charge, ""
    `)
    expect(objectOf(sent, "tr_stall")).toMatchObject({ sourceTransaction: undefined })
    expect(objectOf(sent, "tr_stall")).toHaveProperty("transferGroup", "stalls")
    expect(sent.outcome.changed).toEqual([])
    expect(sent.outcome.happenings).toEqual([])
  })

  it("is limited by what is available, to the cent and to the second", () => {
    const world = after([flour])
    const code = "balance_insufficient"
    expect(answer(refused(world, transfer("a", "0.01 usd"), monday))).toContain(code)
    expect(answer(refused(world, transfer("b", "0.01 usd"), tuesday))).toContain(code)
    expect(answer(refused(world, transfer("c", "9.42 usd"), wednesday))).toContain(code)
    expect(done(world, transfer("d", "9.41 usd"), wednesday)._tag).toBe("done")
    expect(answer(refused(world, transfer("e", "0.01 usd"), wednesday))).toContain(code)
  })

  it("goes to an account of any kind that has the transfers capability", () => {
    for (const type of ["standard", "express", "custom"] as const) {
      const accounts = [connected("Ada", type, { capabilities: new Set(["transfers"]) })]
      expect(done(after([flour], { accounts }), transfer("stall", "1.00 usd"), thursday)._tag).toBe("done")
    }
  })
})

describe("the pot that a transfer without a source takes from", () => {
  const topUp: Command = { _tag: "top_up", key: "more", amount: money("50.00 usd"), expectedAvailabilityDate: tuesday }
  const funded = () => after([flour, topUp])
  const insufficient = (pot: string) =>
    `400 invalid_request_error balance_insufficient: You have insufficient funds in your Stripe account for this transfer. Your ${pot} balance is too low.`

  it("is that of cards unless it says otherwise, and no other one helps out", () => {
    const world = funded()
    const message = answer(refused(world, transfer("a", "9.42 usd"), wednesday))
    expect(message).toContain("balance_insufficient: You have insufficient available funds in your Stripe account.")
    const sent = done(world, transfer("b", "9.41 usd"), wednesday)
    for (const id of ["tr_b", "py_b"]) expect(objectOf(sent, id)).toHaveProperty("sourceType", "card")
  })

  it("is emptied to the cent, and moves to the same pot of the destination", () => {
    const world = funded()
    const bank = { sourceType: "bank_account" } as const
    expect(answer(refused(world, transfer("a", "50.01 usd", bank), wednesday))).toContain(insufficient("bank account"))
    const sent = done(world, transfer("b", "50.00 usd", bank), wednesday)
    expect(sent.outcome.transactions.map(({ sourceType }) => sourceType)).toEqual(["bank_account", "bank_account"])
    const { currency } = money("1 usd")
    for (const [id, card, account] of [
      [market.id, "9.41 usd", "0 usd"],
      [ada.id, "0 usd", "50.00 usd"]
    ] as const) {
      expect(world.balance(id, currency, "card").available).toEqual(money(card))
      expect(world.balance(id, currency, "bank_account").available).toEqual(money(account))
    }
    expect(answer(refused(world, transfer("c", "0.01 usd", bank)))).toContain(insufficient("bank account"))
  })

  it.each([
    ["card", "card"],
    ["fpx", "FPX"]
  ] as const)("is called by its name where the request names it: %s", (sourceType, name) => {
    expect(answer(refused(funded(), transfer("x", "9.42 usd", { sourceType }), wednesday))).toContain(
      insufficient(name)
    )
  })

  it("is the source's where there is a source, whatever the request says", () => {
    const debit = charge("debit", "10.00 usd", { paymentMethod: "us_bank_account" })
    const world = after([debit])
    const sent = done(world, transfer("stall", "7.00 usd", { ...from("py_debit"), sourceType: "card" }))
    for (const id of ["tr_stall", "py_stall"]) expect(objectOf(sent, id)).toHaveProperty("sourceType", "bank_account")
  })
})

describe("what is not modelled yet", () => {
  const emma = connected("Emma", "express", { currency: money("1 eur").currency })

  it("is a destination that settles in another currency, without a rate", () => {
    expect(
      answer(refused(after([flour], { accounts: [emma] }), transfer("x", "1.00 usd", { destination: emma.id })))
    ).toBe(
      "not modelled: there is no exchange rate of usd to eur on 2026-03-02; " +
        "expected pair: usd/eur under exchange_rates, from that day or before"
    )
  })
})

describe("of two things wrong with a transfer, the first of these is answered", () => {
  const closed = connected("Closed", "express", { capabilities: new Set(), currency: money("1 eur").currency })
  const emma = connected("Emma", "express", { currency: money("1 eur").currency })
  const to = (destination: `acct_${string}`, sourceTransaction?: string) => ({
    destination,
    ...(sourceTransaction === undefined ? {} : { sourceTransaction })
  })

  it.each<readonly [string, Command, string]>([
    ["an amount that is not positive", transfer("x", "0 eur", to("acct_nobody", "ch_nothing")), "of amount: This"],
    ["no such destination", transfer("x", "99 eur", to("acct_nobody", "ch_nothing")), "'acct_nobody'"],
    ["the platform as destination", transfer("x", "99 eur", to(market.id, "ch_nothing")), "own account"],
    ["a destination without transfers", transfer("x", "99 usd", to(closed.id, "ch_nothing")), "capabilities enabled"],
    ["a conversion", transfer("x", "99 usd", to(emma.id, "ch_nothing")), "not modelled"],
    ["no such source", transfer("x", "99 usd", to(ada.id, "ch_nothing")), "No such charge"],
    ["a source of another currency", transfer("x", "99 eur", to(emma.id, "ch_flour")), "source_transaction's balance"]
  ])("%s", (_, command, expected) => {
    const world = after([flour, toAda("cake", "10.00 usd")], { accounts: [ada, sten, closed, emma] })
    expect(answer(refused(world, command))).toContain(expected)
  })
})
