import { describe, expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as Takings from "#core/report/Takings.ts"
import * as Day from "#core/time/Day.ts"
import {
  ada,
  charge,
  dispute,
  escalation,
  evidence,
  hold,
  capture,
  inquiry,
  lost,
  moment,
  money,
  monday,
  paymentFailure,
  refund,
  refundFailure,
  thursday,
  toAda,
  transfer,
  tuesday,
  wednesday,
  won
} from "../connect/Worlds.ts"
import { type Play, played } from "./Designs.ts"

const direct = (key: string, amount: string) => charge(key, amount, { stripeAccount: ada.id })

const said = (commands: Play): ReadonlyArray<string> =>
  [...played(commands).takings.values()].map(
    ({ amount, count, day, kind, paymentMethod }) =>
      `${Day.format(day)} ${count} ${kind} ${paymentMethod} ${Money.format(amount)}`
  )

const differences = (a: Play, b: Play): ReadonlyArray<string> =>
  Takings.differences(played(a).takings, played(b).takings).map(({ a, b, day, kind }) => {
    const [ofA, ofB] = [a, b].map((it) => (it === undefined ? "none" : `${it.count} ${Money.format(it.amount)}`))
    return `${Day.format(day)} ${kind}: ${ofA} / ${ofB}`
  })

describe("what payers paid and got back", () => {
  it("is counted by day, whoever was charged, and what a transfer brings is no payment", () =>
    expect(
      said([
        [monday, toAda("cake", "20.00 usd")],
        [monday, direct("lamp", "10.00 usd")],
        [monday, charge("rug", "5.00 usd")],
        [monday, transfer("share", "4.00 usd", { sourceTransaction: "ch_rug" })],
        [tuesday, charge("debit", "30.00 usd", { paymentMethod: "us_bank_account" })],
        [tuesday, refund("some", "ch_cake", { amount: money("4.00 usd"), reverseTransfer: true })]
      ])
    ).toEqual([
      "2026-03-02 3 payment card 35.00 usd",
      "2026-03-03 1 payment us_bank_account 30.00 usd",
      "2026-03-03 1 refund card 4.00 usd"
    ]))

  it("is of the day of a capture, and nothing while it is held", () =>
    expect(
      said([
        [monday, hold("room", "90.00 usd")],
        [monday, hold("other", "50.00 usd")],
        [tuesday, capture("stay", "ch_room", { amountToCapture: money("60.00 usd") })]
      ])
    ).toEqual(["2026-03-03 1 payment card 60.00 usd"]))

  it("has refunds on the day they were asked for, once they are paid", () => {
    const waits: Play = [
      [monday, charge("lamp", "10.00 usd")],
      [monday, transfer("all", "9.00 usd", { sourceTransaction: "ch_lamp" })],
      [thursday, refund("back", "ch_lamp")]
    ]
    const funded: Play = [...waits, [moment("2026-03-09"), charge("vase", "20.00 usd")]]
    expect(said(waits)).toEqual(["2026-03-02 1 payment card 10.00 usd"])
    expect(said(funded)).toContain("2026-03-05 1 refund card 10.00 usd")
  })

  it("has refunds that came back, of the day they were asked for", () =>
    expect(
      said([
        [monday, charge("lamp", "10.00 usd")],
        [monday, charge("vase", "10.00 usd")],
        [wednesday, refund("back", "ch_lamp")],
        [thursday, refundFailure("bounce", "re_back")]
      ]).slice(1)
    ).toEqual(["2026-03-04 1 refund card 10.00 usd", "2026-03-04 1 failed_refund card 10.00 usd"]))

  it("has bank debits that failed, on the day they did", () =>
    expect(
      said([
        [monday, charge("debit", "30.00 usd", { paymentMethod: "us_bank_account" })],
        [wednesday, paymentFailure("bounce", "py_debit")]
      ])
    ).toEqual([
      "2026-03-02 1 payment us_bank_account 30.00 usd",
      "2026-03-04 1 failed_payment us_bank_account 30.00 usd"
    ]))

  it("has an inquiry once it is escalated, and what is lost at once only once", () =>
    expect(
      said([
        [monday, direct("lamp", "10.00 usd")],
        [monday, direct("vase", "40.00 usd")],
        [tuesday, inquiry("asks", "ch_lamp")],
        [wednesday, escalation("files", "dp_asks")],
        [wednesday, dispute("gone", "ch_vase", { status: "lost" })],
        [thursday, won("late", "dp_gone")]
      ]).slice(1)
    ).toEqual(["2026-03-04 2 dispute card 50.00 usd", "2026-03-05 1 reinstatement card 40.00 usd"]))

  it("has what banks withdrew and gave back, and no inquiry", () =>
    expect(
      said([
        [monday, direct("lamp", "10.00 usd")],
        [monday, direct("vase", "40.00 usd")],
        [monday, charge("rug", "50.00 usd")],
        [tuesday, dispute("one", "ch_lamp")],
        [tuesday, dispute("two", "ch_vase")],
        [tuesday, inquiry("three", "ch_rug")],
        [wednesday, evidence("answer", "dp_one")],
        [wednesday, evidence("other", "dp_two")],
        [thursday, won("win", "dp_one")],
        [thursday, lost("lose", "dp_two", "15.00 usd")]
      ]).slice(1)
    ).toEqual(["2026-03-03 2 dispute card 50.00 usd", "2026-03-05 2 reinstatement card 25.00 usd"]))
})

describe("flows are the same", () => {
  it("whoever is charged, and at whatever time of the day", () =>
    expect(
      differences(
        [
          [monday, toAda("cake", "20.00 usd")],
          [tuesday, refund("back", "ch_cake", { amount: money("5.00 usd") })]
        ],
        [
          [moment("2026-03-02T17:00Z"), direct("bread", "20.00 usd")],
          [moment("2026-03-03T18:00Z"), refund("back", "ch_bread", { amount: money("5.00 usd") })],
          [thursday, charge("none", "1.00 usd", { declineCode: "insufficient_funds" })]
        ]
      )
    ).toEqual([]))

  it("not if something is only in one, or of another day or amount", () =>
    expect(
      differences(
        [
          [monday, charge("a", "20.00 usd")],
          [tuesday, charge("b", "20.00 usd")],
          [wednesday, refund("c", "ch_a")]
        ],
        [
          [monday, charge("a", "21.00 usd")],
          [wednesday, charge("b", "20.00 usd")]
        ]
      )
    ).toEqual([
      "2026-03-02 payment: 1 20.00 usd / 1 21.00 usd",
      "2026-03-03 payment: 1 20.00 usd / none",
      "2026-03-04 payment: none / 1 20.00 usd",
      "2026-03-04 refund: 1 20.00 usd / none"
    ]))

  it("not if they only add up to the same", () =>
    expect(
      differences(
        [
          [monday, charge("a", "10.00 usd")],
          [monday, charge("b", "20.00 usd")]
        ],
        [
          [monday, charge("a", "15.00 usd")],
          [monday, charge("b", "15.00 usd")]
        ]
      )
    ).toEqual(["2026-03-02 payment: 2 30.00 usd / 2 30.00 usd"]))

  it("not if more payments add up to the same, or it was paid otherwise", () => {
    const twice: Play = [
      [monday, charge("a", "10.00 usd")],
      [monday, charge("b", "10.00 usd")]
    ]
    expect(differences(twice, [[monday, charge("a", "20.00 usd")]])).toEqual([
      "2026-03-02 payment: 2 20.00 usd / 1 20.00 usd"
    ])
    const debit = charge("a", "20.00 usd", { paymentMethod: "us_bank_account" })
    expect(differences([[monday, debit]], [[monday, charge("a", "20.00 usd")]])).toEqual([
      "2026-03-02 payment: 1 20.00 usd / none",
      "2026-03-02 payment: none / 1 20.00 usd"
    ])
  })
})

it("all of a kind and currency are summed over the days", () => {
  const { takings } = played([
    [monday, charge("a", "20.00 usd")],
    [monday, refund("b", "ch_a", { amount: money("1.00 usd") })],
    [tuesday, charge("c", "22.00 usd")],
    [tuesday, refund("d", "ch_a", { amount: money("2.00 usd") })]
  ])
  expect(Takings.sums(takings)).toEqual([
    { kind: "payment", count: 2, amount: money("42.00 usd") },
    { kind: "refund", count: 2, amount: money("3.00 usd") }
  ])
})
