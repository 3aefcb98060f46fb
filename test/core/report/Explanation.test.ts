import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as Explanation from "#core/report/Explanation.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Done } from "#core/simulation/Run.ts"
import type { Instant } from "#core/time/Instant.ts"
import {
  ada,
  after,
  charge,
  done,
  feeRefund,
  moment,
  monday,
  money,
  payoutFailure,
  refund,
  reversal,
  sten,
  thursday,
  toAda,
  transfer,
  tuesday,
  wednesday,
  world
} from "../connect/Worlds.ts"
import { borders, colin } from "../connect/Borders.ts"
import { scenarioOf } from "../simulation/schema/ScenarioFiles.ts"
import { worldOf } from "../simulation/Scenes.ts"

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

const explain = (id: string, steps: ReadonlyArray<Booked> = all) =>
  Explanation.of(steps, id) ?? expect.fail(`nothing is called ${id}`)

/** The steps by their keys, and what time brought about by its kind. */
const keys = (steps: ReadonlyArray<Booked>): ReadonlyArray<string> =>
  steps.map((step) => step.command?.key ?? ("happening" in step ? (step as Run.Happened).happening.kind : "?"))

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
    expect(keys(steps)).toEqual(["cake", "back"])
  })

  it.each([
    ["less", "ch_flour", ["flour", "stall", "less"]],
    ["tr_stall", "ch_flour", ["flour", "stall", "less"]],
    ["given", "ch_lamp", ["lamp", "given"]],
    ["fee_lamp", "ch_lamp", ["lamp", "given"]]
  ])("of %s is %s, with the steps %j", (id, charged, expected) => {
    const { root, steps } = explain(id)
    expect(root.id).toBe(charged)
    expect(keys(steps)).toEqual(expected)
  })

  it.each(["", "nothing", "ch_nothing", "acct_ada", "acct_market/txn_cake.3", "step-1"])("is none of %j", (id) => {
    expect(Explanation.of(all, id)).toBeUndefined()
    expect(Explanation.of([], id)).toBeUndefined()
  })
})

describe("a batch that made several payments at once", () => {
  const [first = expect.fail(), second = expect.fail(), third = expect.fail()] = run(lamp, cake, back)
  const merge = <Item>(of: (done: Done) => ReadonlyArray<Item>) => [first, second].flatMap(of)
  const batch: Booked = {
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

describe("an instant payout that was split", () => {
  const made = after([toAda("cakes", "20000.00 usd")])
  const [asked, failed] = [
    done(made, { _tag: "payout", key: "now", method: "instant", split: true, stripeAccount: ada.id }, thursday),
    done(made, payoutFailure("no", "po_now.2"))
  ]

  it.each([
    ["now", "po_now", [-999900n, 999900n]],
    ["po_now", "po_now", [-999900n, 999900n]],
    ["po_now.2", "po_now.2", [0n, 0n]],
    ["txn_now.2", "po_now.2", [0n, 0n]],
    ["no", "po_now.2", [0n, 0n]],
    ["po_now.3", "po_now.3", [-200n, 200n]]
  ])("is told by the part that %s means", (id, root, amounts) => {
    const { parts, root: told } = explain(id, [asked, failed])
    expect(told.id).toBe(root)
    expect(parts.map(({ amount }) => amount.minor)).toEqual(amounts)
    expect(new Set(parts.flatMap(({ lines }) => lines.map(({ source }) => source)))).toEqual(new Set([root]))
  })
})

it("what a line is called comes from the fee line it books, whatever the account on the other side", () => {
  const [sold = expect.fail()] = run(charge("tea", "10.00 usd"))
  const [paid = expect.fail()] = sold.entries
  const entries = [{ ...paid, postings: paid.postings.map((it) => (it.fee ? { ...it, fee: "tax" as const } : it)) }]
  const lines = explain("tea", [{ ...sold, entries }]).parts.flatMap((part) => part.lines)
  expect(lines.map(({ what }) => what)).toEqual(["charge", "tax", "tax"])
})

/** What these commands did at their moments, with what time brought about before each of them, and until `end`. */
const play = (
  dated: ReadonlyArray<readonly [Instant, Command]>,
  setup: Parameters<typeof world>[0] = {},
  end = moment("2026-03-31")
): ReadonlyArray<Booked> => {
  const of = world(setup)
  const steps = dated.flatMap(([at, command]) => {
    const step = done(of, command, at)
    return [...step.happened, step]
  })
  return [...steps, ...Run.advance(of, end)]
}

const friday = moment("2026-03-06T08:00Z")
const capture = (key: string, amount: string): Command => ({
  _tag: "capture",
  key,
  charge: "ch_room",
  amountToCapture: money(amount)
})
const room = toAda("room", "100.00 usd", { captureMethod: "manual", applicationFeeAmount: money("10.00 usd") })
const payout = (key: string, amount: string): Command => ({ _tag: "payout", key, amount: money(amount) })

describe("a payment that was held first", () => {
  const stay = [
    [monday, room],
    [wednesday, capture("stay", "60.00 usd")]
  ] as const

  it("is one with its capture, whose step may be named as well", () => {
    const steps = play(stay)
    for (const id of ["room", "ch_room", "stay", "tr_stay", "fee_stay", "py_stay", "txn_stay.2"]) {
      const { root, steps: its } = explain(id, steps)
      expect(root).toMatchObject({ object: "charge", id: "ch_room", amount: money("60.00 usd"), created: monday })
      expect(keys(its)).toEqual(["room", "stay"])
    }
  })

  it.each(["captured_amount", "whole_and_reversal"] as const)(
    "has parts that add up to what was captured of it, shown as %s",
    (partialCapture) => {
      expect(parts(explain("room", play(stay, { choices: { partialCapture } })))).toEqual([
        "acct_market 7.96 usd",
        "stripe 2.04 usd",
        "acct_ada 50.00 usd"
      ])
    }
  )

  it.each<readonly [string, Parameters<typeof play>[0], ReadonlyArray<string>, string]>([
    ["expired", [[monday, room]], ["room", "authorization_expiry"], "expired"],
    [
      "was released",
      [
        [monday, room],
        [tuesday, { _tag: "authorization_cancel", key: "no", charge: "ch_room" }]
      ],
      ["room", "no"],
      "canceled"
    ],
    [
      "was declined",
      [[monday, toAda("room", "100.00 usd", { declineCode: "insufficient_funds" })]],
      ["room"],
      "declined"
    ]
  ])("and %s has no parts", (_, dated, expected, status) => {
    const { parts: none, root, steps } = explain("room", play(dated))
    expect(root).toMatchObject({ object: "authorization", id: "ch_room", status })
    expect(none).toEqual([])
    expect(keys(steps)).toEqual(expected)
  })
})

describe("a refund", () => {
  const short = [
    [monday, flour],
    [wednesday, payout("out", "28.83 usd")],
    [thursday, refund("late", "ch_flour", { amount: money("20.00 usd") })],
    [thursday, charge("tea", "100.00 usd")]
  ] as const
  const fail: Command = {
    _tag: "refund_failure",
    key: "bounce",
    refund: "re_late",
    failureReason: "expired_or_canceled_card"
  }

  it("that waited for funds is paid by what time brought about", () => {
    const { root, steps } = explain("late", play(short))
    expect(root).toMatchObject({ id: "ch_flour", amountRefunded: money("20.00 usd") })
    expect(keys(steps)).toEqual(["flour", "late", "funding"])
    expect(parts(explain("txn_late", play(short)))).toEqual([
      "acct_market 8.83 usd",
      "stripe 1.17 usd",
      "payers 20.00 usd"
    ])
  })

  it("that waits still has taken nothing yet", () => {
    expect(parts(explain("re_late", play(short, {}, friday)))).toEqual(["acct_market 28.83 usd", "stripe 1.17 usd"])
  })

  it("that failed shows both ways, and leaves nothing with the payer", () => {
    const steps = play([...short, [moment("2026-03-20"), fail]])
    const { parts: sides } = explain("bounce", steps)
    expect(keys(explain("bounce", steps).steps)).toEqual(["flour", "late", "funding", "bounce"])
    expect(sides.map(({ amount, side }) => `${side} ${Money.format(amount)}`)).toEqual([
      "acct_market 28.83 usd",
      "stripe 1.17 usd",
      "payers 0.00 usd"
    ])
    expect(sides.at(-1)?.lines.map(({ what }) => what)).toEqual(["refund", "refund_failure"])
  })

  it("that was canceled belongs to its payment", () => {
    const cancel: Command = { _tag: "refund_cancel", key: "never", refund: "re_late" }
    const { root, steps } = explain("never", play([...short, [friday, cancel]]))
    expect(root).toMatchObject({ id: "ch_flour", amountRefunded: money("0.00 usd") })
    expect(keys(steps)).toEqual(["flour", "late", "never"])
  })
})

describe("where the money of a payout or a top-up is", () => {
  const lamps = [
    [monday, charge("lamp", "20.00 usd", { stripeAccount: sten.id })],
    [thursday, { _tag: "payout", key: "out", stripeAccount: sten.id }]
  ] as const
  const back: Command = { _tag: "payout_failure", key: "closed", payout: "po_out", failureCode: "account_closed" }
  const cancel: Command = { _tag: "payout_cancel", key: "stop", payout: "po_out" }
  const pots = ({ parts }: Explanation.Explanation): ReadonlyArray<string> =>
    parts.map(({ amount, pot, side }) => `${side}/${pot} ${Money.format(amount)}`)

  it.each<readonly [string, ReadonlyArray<Booked>, ReadonlyArray<string>, ReadonlyArray<string>]>([
    [
      "on its way",
      play(lamps, {}, moment("2026-03-05T23:00Z")),
      ["out"],
      ["acct_sten/balance -19.12 usd", "acct_sten/in_transit 19.12 usd"]
    ],
    [
      "paid",
      play(lamps),
      ["out", "payout_submission", "payout_arrival"],
      ["acct_sten/balance -19.12 usd", "acct_sten/in_transit 0.00 usd", "acct_sten/bank 19.12 usd"]
    ],
    [
      "canceled",
      play([...lamps, [thursday, cancel]]),
      ["out", "stop"],
      ["acct_sten/balance 0.00 usd", "acct_sten/in_transit 0.00 usd"]
    ],
    [
      "failed",
      play([...lamps, [moment("2026-03-10"), back]]),
      ["out", "payout_submission", "payout_arrival", "closed"],
      ["acct_sten/balance 0.00 usd", "acct_sten/in_transit 0.00 usd", "acct_sten/bank 0.00 usd"]
    ]
  ])("%s", (_, steps, expected, sides) => {
    const explained = explain("po_out", steps)
    expect(explained.root.id).toBe("po_out")
    expect(keys(explained.steps)).toEqual(expected)
    expect(pots(explained)).toEqual(sides)
  })

  it("is found by the step that brought it back, and by the entries of the bank", () => {
    const steps = play([...lamps, [moment("2026-03-10"), back]])
    for (const id of ["out", "closed", "txn_out", "txn_closed", "po_out/paid", "po_out/returned"]) {
      expect(explain(id, steps).root.id).toBe("po_out")
    }
    const bank = explain("out", steps).parts.find(({ pot }) => pot === "bank")?.lines
    expect(bank?.map(({ source, transaction, what }) => `${what} ${source} ${transaction}`)).toEqual([
      "paid po_out po_out/paid",
      "returned po_out po_out/returned"
    ])
  })

  it.each<readonly [string, Parameters<typeof play>[0], ReadonlyArray<string>, ReadonlyArray<string>]>([
    ["that arrived", [], ["more", "top_up_arrival"], ["acct_market/bank -50.00 usd", "acct_market/balance 50.00 usd"]],
    [
      "that failed",
      [[tuesday, { _tag: "top_up_failure", key: "none", topUp: "tu_more", failureCode: "insufficient_funds" }]],
      ["more", "none"],
      []
    ],
    ["that was canceled", [[tuesday, { _tag: "top_up_cancel", key: "none", topUp: "tu_more" }]], ["more", "none"], []]
  ])("of a top-up %s", (_, more, expected, sides) => {
    const topUp: Command = { _tag: "top_up", key: "more", amount: money("50.00 usd") }
    const explained = explain("tu_more", play([[monday, topUp], ...more]))
    expect(explained.root.id).toBe("tu_more")
    expect(keys(explained.steps)).toEqual(expected)
    expect(pots(explained)).toEqual(sides)
  })
})

describe("a season drawn by chance", () => {
  const seller = (charge: string, more: object) => ({
    count: 3,
    account: { type: "express" },
    charge,
    amounts: ["5.00 usd", "40.00 usd", "300.00 usd"],
    orders_per_day: 0.6,
    declines: { rate: "10%" },
    holds: { rate: "40%", captured: "80%", partial: "50%" },
    refunds: { rate: "30%", delay_days: [0, 9], partial: "50%" },
    payouts: { interval: "weekly" },
    ...more
  })
  const season = (seed: number, partialCapture: string) =>
    scenarioOf({
      platform: { country: "US" },
      accounts: {},
      settings: { partial_capture: partialCapture },
      generate: {
        seed,
        from: "2026-04-01",
        until: "2026-04-20",
        sellers: {
          shops: seller("destination", { application_fee: { rate: "12%" } }),
          stores: seller("direct", { application_fee: { rate: "5%", fixed: "0.50 usd" } }),
          stalls: seller("separate", { transfer_share: "80%" })
        }
      },
      until: "2026-05-31"
    })

  it.each(["captured_amount", "whole_and_reversal"])(
    "adds up, payment by payment and payout by payout: %s",
    (shown) => {
      const scenario = season(7, shown)
      const of = worldOf(scenario)
      const steps: Array<Booked> = []
      for (const step of Run.steps(of, scenario.steps)) {
        steps.push(...step.happened, ...(step._tag === "done" ? [step] : []))
      }
      steps.push(...Run.advance(of, scenario.until))
      const roots = new Set<string>()
      const objects = new Map(
        steps.flatMap(({ outcome }) => outcome.made.map((object) => [object.id, object] as const))
      )
      for (const step of steps) for (const root of Explanation.roots(step, objects)) roots.add(root)
      const kinds = new Map<string, number>()
      for (const id of roots) {
        const { parts: sides, root } = explain(id, steps)
        const { currency } = root.amount
        const sum = Money.sum(
          currency,
          sides.map(({ amount }) => amount)
        )
        expect(sum, id).toEqual(root.object === "charge" ? root.amount : Money.zero(currency))
        kinds.set(root.object, (kinds.get(root.object) ?? 0) + 1)
      }
      for (const kind of ["charge", "authorization", "payout"]) expect(kinds.get(kind), kind).toBeGreaterThan(3)
    }
  )
})

describe("a payment in several currencies", () => {
  it("has a part of each side and currency, Stripe's exchange and what is left of the fee apart", () => {
    const asked = { stripeAccount: colin.id, applicationFeeAmount: money("10.00 usd") }
    const step = done(borders(), charge("sale", "100.00 usd", asked))
    const { parts } = Explanation.of([step], "sale") ?? expect.fail("not found")
    expect(
      parts.map(({ amount, pot, side }) => [side, ...(pot === undefined ? [] : [pot]), Money.format(amount)].join(" "))
    ).toEqual([
      "stripe fx 100.00 usd",
      "stripe fx -122.50 cad",
      "acct_colin 106.40 cad",
      "stripe 3.85 cad",
      "clearing 12.25 cad",
      "clearing -10.00 usd",
      "acct_market 10.00 usd"
    ])
  })
})
