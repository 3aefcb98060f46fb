import { describe, expect, it } from "vitest"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as Explanation from "#core/report/Explanation.ts"
import * as PayoutTrail from "#core/report/PayoutTrail.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Instant } from "#core/time/Instant.ts"
import {
  connected,
  moment,
  money,
  monday,
  payout,
  payoutCancel,
  payoutFailure,
  refund,
  toAda,
  topUp,
  transfer,
  world
} from "../connect/Worlds.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const until = moment("2026-04-01")

type Play = ReadonlyArray<readonly [Instant, Command]>

/** Everything that was done, with Ada paid out by these settings. */
const played = (commands: Play, settings: PayoutSettings = daily): ReadonlyArray<Booked> => {
  const of = world({ accounts: [connected("Ada", "express", { payouts: settings })], reschedulable: "all" })
  const steps = commands.map(([at, command]) => Run.step(of, { at, command }))
  const done = steps.flatMap((step) => {
    if (step._tag === "refused") throw new Error(step.refusal.message)
    return [...step.happened, step]
  })
  return [...done, ...Run.advance(of, until)]
}

const explain = (steps: ReadonlyArray<Booked>, id: string) =>
  Explanation.of(steps, id) ?? expect.fail(`nothing is called ${id}`)

const paidBy = (steps: ReadonlyArray<Booked>, id: string): ReadonlyArray<string> =>
  explain(steps, id).paidBy.map(
    ({ amount, count, lines, payout }) =>
      `${payout.id} ${payout.status}: ${Money.format(amount)} by ${lines.map((line) => line.id).join(", ")} of ${count}`
  )

const contents = (steps: ReadonlyArray<Booked>, id: string) =>
  explain(steps, id).contents?.map((line) => `${line.type} ${Money.format(line.net)} ${line.source}`)

const cake = [monday, toAda("cake", "10.00 usd")] as const
const tart = [monday, toAda("tart", "5.00 usd")] as const
const back = [
  moment("2026-03-02T12:00Z"),
  refund("back", "ch_cake", { amount: money("4.00 usd"), reverseTransfer: true })
] as const
const bun = [moment("2026-03-06T10:00Z"), toAda("bun", "2.00 usd")] as const
const sales: Play = [cake, tart, back, bun]

describe("a payment is followed", () => {
  it("into the payouts of all that was made of it", () => {
    const steps = played(sales)
    expect(paidBy(steps, "cake")).toEqual(["po_ada.2026-03-04 paid: 6.00 usd by txn_cake.3, txn_back.3 of 3"])
    expect(paidBy(steps, "tart")).toEqual(["po_ada.2026-03-04 paid: 5.00 usd by txn_tart.3 of 3"])
    expect(paidBy(steps, "bun")).toEqual(["po_ada.2026-03-10 paid: 2.00 usd by txn_bun.3 of 1"])
  })

  it("into each of them where some of it comes later", () => {
    const late = [
      moment("2026-03-05T10:00Z"),
      refund("late", "ch_tart", { amount: money("1.00 usd"), reverseTransfer: true })
    ] as const
    expect(paidBy(played([cake, tart, back, late, bun]), "tart")).toEqual([
      "po_ada.2026-03-04 paid: 5.00 usd by txn_tart.3 of 3",
      "po_ada.2026-03-09 paid: -1.00 usd by txn_late.3 of 1"
    ])
  })

  it("into nothing while it waits, or where payouts are asked for", () => {
    expect(
      paidBy(played(sales, { ...daily, minimumBalances: MinimumBalances.of([money("99.00 usd")]) }), "cake")
    ).toEqual([])
    expect(paidBy(played(sales, { ...daily, schedule: { interval: "manual" } }), "cake")).toEqual([])
  })

  it("beyond a payout that failed or was canceled, into its repeat", () => {
    const failed: Play = [
      cake,
      tart,
      back,
      [moment("2026-03-05"), payoutFailure("closed", "po_ada.2026-03-04")],
      bun,
      [moment("2026-03-09T09:00Z"), { _tag: "external_account_update", key: "bank", stripeAccount: "acct_ada" }]
    ]
    expect(paidBy(played(failed), "cake")).toEqual([
      "po_ada.2026-03-04 failed: 6.00 usd by txn_cake.3, txn_back.3 of 3",
      "po_ada.2026-03-11 paid: 6.00 usd by txn_closed of 2"
    ])
    expect(paidBy(played(failed), "bun")).toEqual(["po_ada.2026-03-11 paid: 2.00 usd by txn_bun.3 of 2"])
    expect(paidBy(played(failed), "closed")).toEqual(["po_ada.2026-03-11 paid: 11.00 usd by txn_closed of 2"])
    const canceled: Play = [
      cake,
      tart,
      back,
      [moment("2026-03-03T02:00Z"), payoutCancel("stop", "po_ada.2026-03-04")],
      bun
    ]
    expect(paidBy(played(canceled), "tart")).toEqual([
      "po_ada.2026-03-04 canceled: 5.00 usd by txn_tart.3 of 3",
      "po_ada.2026-03-05 paid: 5.00 usd by txn_stop of 1"
    ])
  })
})

describe("an automatic payout", () => {
  it("says what it pays out, the oldest first, with what it holds", () => {
    expect(contents(played(sales), "po_ada.2026-03-04")).toEqual([
      "payment 10.00 usd py_cake",
      "payment 5.00 usd py_tart",
      "payment_refund -4.00 usd pyr_back"
    ])
    const held = played(sales, { ...daily, minimumBalances: MinimumBalances.of([money("6.00 usd")]) })
    expect(contents(held, "po_ada.2026-03-04")?.at(-1)).toBe("payout_minimum_balance_hold -6.00 usd po_ada.2026-03-04")
    expect(contents(held, "po_ada.2026-03-10")).toEqual([
      "payout_minimum_balance_release 6.00 usd po_ada.2026-03-04",
      "payment 2.00 usd py_bun",
      "payout_minimum_balance_hold -6.00 usd po_ada.2026-03-10"
    ])
    expect(paidBy(held, "po_ada.2026-03-04")).toEqual([
      "po_ada.2026-03-10 paid: 6.00 usd by txn_ada.2026-03-04.release of 3"
    ])
  })

  it("has what it pays out; others and payments do not", () => {
    const steps = played(sales)
    expect(explain(steps, "cake").contents).toBeUndefined()
    const manual = played([cake, [moment("2026-03-05"), payout("mine", "2.00 usd", { stripeAccount: "acct_ada" })]], {
      ...daily,
      schedule: { interval: "manual" }
    })
    expect(explain(manual, "mine").contents).toBeUndefined()
  })

  it("is the sum of it", () => {
    for (const settings of [daily, { ...daily, minimumBalances: MinimumBalances.of([money("6.00 usd")]) }]) {
      const steps = played(sales, settings)
      const payouts = steps.flatMap(({ outcome }) => outcome.made).filter((it) => it.object === "payout")
      expect(payouts.filter(Payout.isAutomatic).length).toBeGreaterThan(1)
      for (const { amount, id } of payouts) {
        const nets = explain(steps, id).contents?.map(({ net }) => net) ?? []
        expect(Money.sum(amount.currency, nets), id).toEqual(amount)
      }
    }
  })
})

it("of a trail that follows more, an explanation has only its own", () => {
  const steps = played(sales)
  const trail = PayoutTrail.empty()
  for (const step of steps) PayoutTrail.add(trail, step.outcome, true)
  expect(Explanation.of(steps, "tart", trail)).toEqual(explain(steps, "tart"))
})

it("what was paid out is not kept", () => {
  const steps = played(sales)
  const trail = PayoutTrail.empty(new Map([["po_ada.2026-03-04", "acct_ada"]]))
  for (const step of steps) PayoutTrail.add(trail, step.outcome, true)
  expect(trail.unswept.size).toBe(0)
  expect([...trail.followed.keys()].filter((key) => key.startsWith("acct_ada"))).toEqual([
    "acct_ada/txn_ada.2026-03-04",
    "acct_ada/txn_ada.2026-03-10"
  ])
})

describe("what a payout keeps back", () => {
  const patient = { ...daily, minimumBalances: MinimumBalances.of([money("6.00 usd")]) }

  /** What the payouts of these lines say, where only those of the sales of `keys` are followed. */
  const told = (steps: ReadonlyArray<Booked>, ...keys: ReadonlyArray<string>): ReadonlyArray<string> => {
    const trail = PayoutTrail.empty()
    for (const { outcome } of steps) PayoutTrail.add(trail, outcome, keys.includes(outcome.key ?? ""))
    return PayoutTrail.list(trail).map(({ count, heldBack, lines, payout }) => {
      const kept = heldBack && `, ${Money.format(heldBack.amount)} ${heldBack.description} to ${heldBack.releasedTo}`
      return `${payout.id} ${payout.status} ${lines.length} of ${count}${kept ?? ""}`
    })
  }

  it("is told with it, and which one that was released to", () => {
    const steps = played(sales, patient)
    expect(told(steps, "cake")).toEqual([
      "po_ada.2026-03-04 paid 1 of 4, 6.00 usd Minimum balance hold to po_ada.2026-03-10"
    ])
    expect(told(steps, "bun")).toEqual(["po_ada.2026-03-10 paid 1 of 3, 6.00 usd Minimum balance hold to undefined"])
    expect(told(played(sales), "cake")).toEqual(["po_ada.2026-03-04 paid 1 of 3"])
  })

  it("is that of its own pot", () => {
    const steps = played(
      [
        [monday, topUp("cash", "100.00 usd")],
        [moment("2026-03-10T10:00Z"), transfer("tip", "30.00 usd", { sourceType: "bank_account" })],
        [moment("2026-03-10T10:00Z"), toAda("cake", "10.00 usd")]
      ],
      patient
    )
    expect(told(steps, "tip", "cake")).toEqual([
      "po_ada.2026-03-12 paid 1 of 2, 6.00 usd Minimum balance hold to undefined",
      "po_ada.2026-03-12.bank_account paid 1 of 1"
    ])
  })
})

it("what somebody asked for before is paid out less with the rest", () => {
  const asking = { ...daily, schedule: { interval: "manual" } } as const
  const steps = played(
    [
      cake,
      [moment("2026-03-05T10:00Z"), payout("mine", "2.00 usd", { stripeAccount: "acct_ada" })],
      [
        moment("2026-03-06T10:00Z"),
        {
          _tag: "balance_settings_update",
          key: "now",
          stripeAccount: "acct_ada",
          schedule: { interval: "daily" }
        }
      ]
    ],
    asking
  )
  const sent = steps.flatMap(({ outcome }) => (outcome.swept ?? []).map((swept) => swept.payout))
  expect(sent.map((id) => [id, contents(steps, id)])).toEqual([
    ["po_ada.2026-03-09", ["payment 10.00 usd py_cake", "payout -2.00 usd po_mine"]]
  ])
})

it("only what is to be itemised has its contents", () => {
  const trail = PayoutTrail.empty(new Map([["po_ada.2026-03-04", "acct_ada"]]))
  for (const step of played(sales)) PayoutTrail.add(trail, step.outcome, true)
  expect(PayoutTrail.contentsOf(trail, "po_ada.2026-03-04")).toHaveLength(3)
  expect(PayoutTrail.contentsOf(trail, "po_ada.2026-03-10")).toBeUndefined()
})
