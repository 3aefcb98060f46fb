import { describe, expect, it } from "vitest"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as Money from "#core/money/Money.ts"
import * as DaysUntilCash from "#core/report/DaysUntilCash.ts"
import type { Instant } from "#core/time/Instant.ts"
import {
  ada,
  bankUpdate,
  charge,
  connected,
  dispute,
  market,
  moment,
  money,
  monday,
  payout,
  payoutCancel,
  payoutFailure,
  payoutReversal,
  refund,
  reserveHold,
  reversal,
  sten,
  toAda,
  topUp,
  transfer,
  tuesday
} from "../connect/Worlds.ts"
import { type Play, played } from "./Designs.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const undebited: PayoutSettings = { ...daily, debitNegativeBalances: false }

const usd = market.currency

/** What arrived of Ada's money, times its days, and what has not, when she is paid out by `settings`. */
const adas = (commands: Play, until = moment("2026-04-30"), settings?: PayoutSettings): string => {
  const accounts = [connected("Ada", "express", settings === undefined ? {} : { payouts: settings })]
  const { days } = played(commands, { accounts }, until)
  const { amountDays, arrived, unpaid } = DaysUntilCash.of(days, [ada.id], usd)
  return `${Money.formatAmount(arrived)} arrived, ${Money.formatAmount(amountDays)}, ${Money.formatAmount(unpaid)} not`
}

const on = (day: string): Instant => moment(`2026-${day}T10:00Z`)
const lamp = charge("lamp", "100.00 usd", { stripeAccount: ada.id })
const cake = toAda("cake", "100.00 usd")

describe("the days from the charge to the bank", () => {
  it("are those of what reaches it: Stripe's fee never does", () => {
    expect(adas([[monday, cake]], undefined, daily)).toBe("100.00 arrived, 200.00, 0.00 not")
    expect(adas([[monday, lamp]], undefined, daily)).toBe("96.80 arrived, 193.60, 0.00 not")
  })

  it("are none of what is pending, available or on its way", () => {
    expect(adas([[monday, cake]], tuesday, daily)).toBe("0.00 arrived, 0.00, 100.00 not")
    expect(adas([[monday, cake]])).toBe("0.00 arrived, 0.00, 100.00 not")
    const sent: Play = [
      [monday, cake],
      [on("03-09"), payout("out", "60.00 usd", { stripeAccount: ada.id })]
    ]
    expect(adas(sent, on("03-09"))).toBe("0.00 arrived, 0.00, 100.00 not")
    expect(adas(sent)).toBe("60.00 arrived, 480.00, 40.00 not")
  })

  it("begin on the day of the charge that a transfer has as its source, and of the transfer without one", () => {
    const sent = (asked: Parameters<typeof transfer>[2]): Play => [
      [monday, charge("order", "200.00 usd")],
      [on("03-09"), transfer("share", "50.00 usd", asked)],
      [on("03-16"), payout("out", "50.00 usd", { stripeAccount: ada.id })]
    ]
    expect(adas(sent({}))).toBe("50.00 arrived, 400.00, 0.00 not")
    expect(adas(sent({ sourceTransaction: "ch_order" }))).toBe("50.00 arrived, 750.00, 0.00 not")
  })

  it("are those of what has been there longest, whatever left the balance before", () => {
    const two: Play = [
      [monday, toAda("one", "100.00 usd")],
      [on("03-04"), toAda("two", "100.00 usd")],
      [on("03-04"), refund("back", "ch_one", { amount: money("60.00 usd"), reverseTransfer: true })]
    ]
    const out = (amount: string) => [on("03-11"), payout("out", amount, { stripeAccount: ada.id })] as const
    expect(adas([...two, out("40.00 usd")])).toBe("40.00 arrived, 400.00, 100.00 not")
    expect(adas([...two, out("60.00 usd")])).toBe("60.00 arrived, 560.00, 80.00 not")
  })

  it("are those of each payment also where an older one comes late", () => {
    const late: Play = [
      [monday, toAda("one", "100.00 usd")],
      [on("03-04"), charge("order", "200.00 usd")],
      [on("03-06"), toAda("three", "100.00 usd")],
      [on("03-09"), transfer("two", "50.00 usd", { sourceTransaction: "ch_order" })],
      [on("03-16"), payout("out", "150.00 usd", { stripeAccount: ada.id })]
    ]
    // 100.00 for 15 days, and 50.00 for 13.
    expect(adas(late)).toBe("150.00 arrived, 2150.00, 100.00 not")
  })

  it("are not those of what an instant payout costs", () => {
    const { days } = played([
      [monday, charge("lamp", "100.00 usd", { stripeAccount: sten.id })],
      [on("03-09"), payout("out", "50.00 usd", { stripeAccount: sten.id, method: "instant" })]
    ])
    const { arrived, unpaid } = DaysUntilCash.of(days, [sten.id], usd)
    expect([arrived, unpaid].map(Money.format)).toEqual(["50.00 usd", "46.05 usd"])
  })

  it("are the same whichever payment is said to have gone with which payout, once everything has arrived", () => {
    const settled = (first: string, second: string): string =>
      adas([
        [monday, toAda("one", "70.00 usd")],
        [tuesday, toAda("two", "30.00 usd")],
        [on("03-06"), payout("out", first, { stripeAccount: ada.id })],
        [on("03-06"), payout("rest", second, { stripeAccount: ada.id })]
      ])
    expect(settled("30.00 usd", "70.00 usd")).toBe(settled("70.00 usd", "30.00 usd"))
  })
})

describe("a payout that comes back", () => {
  const sent: Play = [
    [monday, cake],
    [on("03-05"), payout("out", "100.00 usd", { stripeAccount: ada.id })]
  ]
  const again = [on("03-16"), payout("again", "100.00 usd", { stripeAccount: ada.id })] as const

  it.each([
    ["canceled", [on("03-05"), payoutCancel("stop", "po_out")]],
    ["failed after it arrived", [on("03-10"), payoutFailure("bounce", "po_out")]]
  ] as ReadonlyArray<readonly [string, Play[number]]>)("%s, waits as it did before", (_, back) => {
    expect(adas([...sent, back], on("03-13"))).toBe("0.00 arrived, 0.00, 100.00 not")
    const other = [on("03-16"), bankUpdate("other", ada.id)] as const
    expect(adas([...sent, back, other, again])).toBe("100.00 arrived, 1500.00, 0.00 not")
  })

  it("leaves another one as it is", () => {
    const both: Play = [
      [monday, cake],
      [on("03-05"), payout("out", "60.00 usd", { stripeAccount: ada.id })],
      [on("03-05"), payout("rest", "40.00 usd", { stripeAccount: ada.id })]
    ]
    expect(adas([...both, [on("03-05"), payoutCancel("stop", "po_out")]], on("03-05"))).toBe(
      "0.00 arrived, 0.00, 100.00 not"
    )
    expect(adas([...both, [on("03-10"), payoutFailure("bounce", "po_out")]], on("03-13"))).toBe(
      "40.00 arrived, 160.00, 60.00 not"
    )
  })

  it.each([
    ["failed", [on("03-12"), payoutFailure("bounce", "po_out")]],
    ["was reversed", [on("03-12"), payoutReversal("stop", "po_out")]]
  ] as ReadonlyArray<readonly [string, Play[number]]>)(
    "and took more than was there, as it %s, counts for that from then",
    (_, back) => {
      const over: Play = [
        [monday, cake],
        [on("03-09"), lamp],
        [on("03-09"), refund("lost", "ch_lamp")],
        [on("03-09"), payout("out", "100.00 usd", { stripeAccount: ada.id })],
        [on("03-10"), toAda("pie", "100.00 usd")],
        back,
        [on("03-16"), bankUpdate("other", ada.id)],
        [on("03-17"), payout("again", "196.80 usd", { stripeAccount: ada.id })]
      ]
      // After nine days 96.80 of the lamp, after eight as much of the pie, after six the 3.20 that the pie had filled.
      expect(adas(over)).toBe("196.80 arrived, 1664.80, 0.00 not")
    }
  )

  it("because it is reversed, too", () => {
    const back = [on("03-10"), payoutReversal("stop", "po_out")] as const
    expect(adas([...sent, back, again], on("03-09"))).toBe("100.00 arrived, 400.00, 0.00 not")
    expect(adas([...sent, back], on("03-13"))).toBe("0.00 arrived, 0.00, 100.00 not")
  })
})

describe("a debt", () => {
  const owing: Play = [
    [monday, lamp],
    [on("03-09"), dispute("gone", "ch_lamp")]
  ]

  it("is filled by what comes next, which never reaches a bank", () => {
    expect(adas(owing, undefined, undebited)).toBe("96.80 arrived, 193.60, -115.00 not")
    const next = [on("03-16"), toAda("next", "150.00 usd")] as const
    expect(adas([...owing, next], undefined, undebited)).toBe("131.80 arrived, 263.60, 0.00 not")
  })

  it("is filled bit by bit", () => {
    const [bit, next] = [
      [on("03-16"), toAda("bit", "50.00 usd")],
      [on("03-17"), toAda("next", "150.00 usd")]
    ] as const
    expect(adas([...owing, bit], undefined, undebited)).toBe("96.80 arrived, 193.60, -65.00 not")
    expect(adas([...owing, bit, next], undefined, undebited)).toBe("181.80 arrived, 363.60, 0.00 not")
  })

  it("that a bank is debited for is filled by that, once it has come and as long as it stays", () => {
    expect(adas(owing, on("03-10"), daily)).toBe("96.80 arrived, 193.60, -115.00 not")
    expect(adas(owing, undefined, daily)).toBe("96.80 arrived, 193.60, 0.00 not")
    const closed = [on("03-13"), payoutFailure("closed", "po_ada.2026-03-11")] as const
    expect(adas([...owing, closed], undefined, daily)).toBe("96.80 arrived, 193.60, -115.00 not")
  })
})

it("what a bank gave counts from the day that it was asked for, where it fills nothing that is missing", () => {
  const pending: Play = [
    [monday, cake],
    [on("03-05"), reversal("oops", "tr_cake", { amount: money("60.00 usd") })],
    [on("03-06"), toAda("pie", "100.00 usd")]
  ]
  // 100.00 after two days; of the pie 40.00 after four, with 60.00 that the bank was asked for on Sunday.
  expect(adas(pending, undefined, daily)).toBe("200.00 arrived, 480.00, 0.00 not")
})

it("what is held of an account has not arrived, and waits with the rest", () => {
  const held: Play = [
    [monday, cake],
    [on("03-05"), reserveHold("part", "30.00 usd")]
  ]
  const out = [on("03-09"), payout("out", undefined, { stripeAccount: ada.id })] as const
  expect(adas(held, on("03-06"))).toBe("0.00 arrived, 0.00, 100.00 not")
  expect(adas([...held, out], on("03-11"))).toBe("70.00 arrived, 560.00, 30.00 not")
})

it("the platform has its own, top-ups among it; accounts are summed", () => {
  const { days } = played([
    [monday, cake],
    [monday, topUp("own", "500.00 usd")],
    [on("03-16"), payout("out", "90.00 usd", { sourceType: "bank_account" })]
  ])
  const both = DaysUntilCash.of(days, [ada.id, market.id], usd)
  expect(Money.format(both.unpaid)).toBe("506.80 usd")
  expect(DaysUntilCash.mean(both)).toBeDefined()
  expect(DaysUntilCash.mean(DaysUntilCash.of(days, [ada.id], usd))).toBeUndefined()
})

it("a payout that can come back no more is forgotten", () => {
  const of = (until: string) =>
    played([[monday, cake]], { accounts: [connected("Ada", "express", { payouts: daily })] }, moment(until))
  expect(of("2026-03-20").days.payouts.size).toBe(1)
  expect(of("2026-07-20").days.payouts.size).toBe(0)
})
