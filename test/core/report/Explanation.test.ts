import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as Explanation from "#core/report/Explanation.ts"
import type { Done } from "#core/simulation/Run.ts"
import {
  ada,
  charge,
  done,
  feeRefund,
  money,
  refund,
  reversal,
  sten,
  thursday,
  toAda,
  transfer,
  world
} from "../connect/Worlds.ts"

const both = { reverseTransfer: true, refundApplicationFee: true }
const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })
const back = refund("back", "ch_cake", { amount: money("5.00 usd"), ...both })
const lamp = charge("lamp", "20.00 usd", { stripeAccount: sten.id, applicationFeeAmount: money("1.00 usd") })
const flour = charge("flour", "30.00 usd")
const stall = transfer("stall", "7.00 usd", { sourceTransaction: "ch_flour" })
const less = reversal("less", "tr_stall", { amount: money("3.00 usd") })

/** The steps of these commands, all of them on Monday. */
const run = (...commands: ReadonlyArray<Command>): ReadonlyArray<Done> => {
  const of = world()
  return commands.map((command) => done(of, command))
}

const all = run(cake, lamp, flour, stall, back, less, feeRefund("given", "fee_lamp", "0.40 usd"))

const explain = (id: string, steps = all) => Explanation.of(steps, id) ?? expect.fail(`nothing is called ${id}`)

const parts = ({ parts }: Explanation.Explanation): ReadonlyArray<string> =>
  parts.map(({ amount, side }) => `${side} ${Money.format(amount)}`)

describe("where a payment went", () => {
  it.each([
    ["a destination charge", "cake", run(cake), ["acct_market 1.41 usd", "stripe 0.59 usd", "acct_ada 8.00 usd"]],
    ["a direct charge", "lamp", run(lamp), ["acct_sten 18.12 usd", "stripe 0.88 usd", "acct_market 1.00 usd"]],
    ["a charge on the platform", "flour", run(flour), ["acct_market 28.83 usd", "stripe 1.17 usd"]],
    [
      "a charge and what was sent of it",
      "flour",
      run(flour, stall, less),
      ["acct_market 24.83 usd", "stripe 1.17 usd", "acct_ada 4.00 usd"]
    ],
    [
      "a charge refunded in half",
      "cake",
      run(cake, back),
      ["acct_market 0.41 usd", "stripe 0.59 usd", "acct_ada 4.00 usd", "payers 5.00 usd"]
    ]
  ])("%s", (_, id, steps, expected) => {
    expect(parts(explain(id, steps))).toEqual(expected)
  })

  it("adds up to what the payer paid at first, line by line", () => {
    for (const [id, paid] of [
      ["cake", "10.00 usd"],
      ["lamp", "20.00 usd"],
      ["flour", "30.00 usd"]
    ] as const) {
      const { parts, root } = explain(id)
      expect(root.amount).toEqual(money(paid))
      const sums = parts.map(({ amount }) => amount)
      expect(Money.sum(root.amount.currency, sums)).toEqual(money(paid))
      for (const { amount, lines } of parts) {
        const sum = lines.map((line) => line.amount)
        expect(Money.sum(amount.currency, sum)).toEqual(amount)
      }
    }
  })

  it("names every line: when, what, of what, by which balance transaction", () => {
    const { parts } = explain("cake")
    const lines = parts.flatMap(({ lines, side }) =>
      lines.map(({ amount, source, transaction, what }) =>
        [side, Money.formatAmount(amount), what, source, transaction].join(" ")
      )
    )
    expect(lines).toEqual([
      "acct_market 10.00 charge ch_cake txn_cake",
      "acct_market -0.59 stripe_fee ch_cake txn_cake",
      "acct_market -10.00 transfer tr_cake txn_cake.2",
      "acct_market 2.00 application_fee fee_cake txn_cake.4",
      "acct_market -5.00 refund re_back txn_back",
      "acct_market 5.00 transfer_refund tr_cake txn_back.2",
      "acct_market -1.00 application_fee_refund fee_cake txn_back.4",
      "stripe 0.59 stripe_fee ch_cake txn_cake",
      "acct_ada 10.00 payment py_cake txn_cake.3",
      "acct_ada -2.00 application_fee py_cake txn_cake.3",
      "acct_ada -5.00 payment_refund pyr_back txn_back.3",
      "acct_ada 1.00 adjustment py_cake txn_back.5",
      "payers 5.00 refund re_back txn_back"
    ])
    const first = explain("cake").parts[0]?.lines[0]
    expect(first?.at).toBe(all[0]?.at)
  })

  it("keeps in between what left one side and has not arrived", () => {
    const [sent = expect.fail()] = run(cake)
    const half = { ...sent, entries: sent.entries.filter(({ account }) => account !== ada.id) }
    expect(parts(explain("cake", [half]))).toContain("clearing 8.00 usd")
    expect(parts(explain("cake"))).not.toContain("clearing 0.00 usd")
  })

  it("of a transfer that came from no charge adds up to nothing", () => {
    const of = world()
    const steps = [done(of, flour), done(of, transfer("gift", "5.00 usd"), thursday)]
    const { parts: sides, root } = explain("gift", steps)
    expect(root.id).toBe("tr_gift")
    expect(sides.map(({ amount, side }) => `${side} ${Money.format(amount)}`)).toEqual([
      "acct_market -5.00 usd",
      "acct_ada 5.00 usd"
    ])
  })
})

describe("the payment that an id belongs to", () => {
  it.each([
    ["cake", "the step of the charge"],
    ["back", "the step of its refund"],
    ["ch_cake", "the charge"],
    ["tr_cake", "its transfer"],
    ["py_cake", "what the transfer became"],
    ["fee_cake", "its application fee"],
    ["re_back", "its refund"],
    ["trr_back", "the reversal that came with it"],
    ["pyr_back", "what that took back"],
    ["fr_back", "the fee refund that came with it"],
    ["txn_cake.3", "a balance transaction"],
    ["acct_ada/txn_cake.3", "the entry that books it"],
    ["txn_back.5", "a balance transaction of the refund"]
  ])("%s, %s", (id) => {
    const { root, steps } = explain(id)
    expect(root.id).toBe("ch_cake")
    expect(steps.map(({ command }) => command.key)).toEqual(["cake", "back"])
  })

  it.each([
    ["less", "ch_flour", ["flour", "stall", "less"]],
    ["tr_stall", "ch_flour", ["flour", "stall", "less"]],
    ["given", "ch_lamp", ["lamp", "given"]],
    ["fee_lamp", "ch_lamp", ["lamp", "given"]]
  ])("of %s is %s, with the steps %j", (id, charged, keys) => {
    const { root, steps } = explain(id)
    expect(root.id).toBe(charged)
    expect(steps.map(({ command }) => command.key)).toEqual(keys)
  })

  it.each(["", "nothing", "ch_nothing", "acct_ada", "acct_market/txn_cake.3", "step-1"])("is none of %j", (id) => {
    expect(Explanation.of(all, id)).toBeUndefined()
    expect(Explanation.of([], id)).toBeUndefined()
  })
})

describe("a batch that made several payments at once", () => {
  const [first = expect.fail(), second = expect.fail(), third = expect.fail()] = run(lamp, cake, back)
  const merge = <Item>(of: (done: Done) => ReadonlyArray<Item>) => [first, second].flatMap(of)
  const batch: Explanation.Booked = {
    command: { key: "both" },
    outcome: {
      ...first.outcome,
      made: merge((it) => it.outcome.made),
      transactions: merge((it) => it.outcome.transactions)
    },
    entries: merge(({ entries }) => entries)
  }
  const rootOf = (id: string) => Explanation.of([batch, third], id)?.root.id

  it.each([
    ["both", "ch_lamp"],
    ["ch_lamp", "ch_lamp"],
    ["fee_lamp", "ch_lamp"],
    ["ch_cake", "ch_cake"],
    ["tr_cake", "ch_cake"],
    ["py_cake", "ch_cake"],
    ["fee_cake", "ch_cake"],
    ["txn_lamp", "ch_lamp"],
    ["txn_cake", "ch_cake"],
    ["acct_ada/txn_cake.3", "ch_cake"],
    ["re_back", "ch_cake"]
  ])("%s is of the payment %s: the object that is named, and of a key the first", (id, root) => {
    expect(rootOf(id)).toBe(root)
  })
})

it("what a line is called comes from the fee line it books, whatever the account on the other side", () => {
  const [sold = expect.fail()] = run(charge("tea", "10.00 usd"))
  const [paid = expect.fail()] = sold.entries
  const entries = [{ ...paid, postings: paid.postings.map((it) => (it.fee ? { ...it, fee: "tax" as const } : it)) }]
  const lines = explain("tea", [{ ...sold, entries }]).parts.flatMap((part) => part.lines)
  expect(lines.map(({ what }) => what)).toEqual(["charge", "tax", "tax"])
})
