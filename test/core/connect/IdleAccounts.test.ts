/**
 * Accounts whose money waits for something, and to which nothing happens: they cost nothing, day by day.
 */
import { describe, expect, it } from "vitest"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  bankUpdate,
  charge,
  connected,
  done,
  held,
  market,
  moment,
  money,
  passed,
  payout,
  payoutFailure,
  refund,
  refundCancel,
  toAda,
  world
} from "./Worlds.ts"

type Steps = ReadonlyArray<readonly [day: string, command: Command]>

const own = { stripeAccount: ada.id } as const
const sale = (key: string, amount: string) => charge(key, amount, own)
const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const manual: PayoutSettings = {
  schedule: { interval: "manual", holding: { years: 2 } },
  debitNegativeBalances: true
}

/** A cake is paid out on Wednesday, its refund waits, and a bun is not enough for it. */
const saved: Steps = [
  ["03-02", sale("cake", "100.00 usd")],
  ["03-05", refund("back", "ch_cake")],
  ["03-05", sale("bun", "50.00 usd")]
]
/** The same where it is paid out when asked for. */
const savedByHand: Steps = [
  ["03-02", sale("cake", "100.00 usd")],
  ["03-05", payout("out", undefined, own)],
  ["03-06", refund("back", "ch_cake")],
  ["03-06", sale("bun", "50.00 usd")]
]

const after = (payouts: PayoutSettings | undefined, steps: Steps): MovingWorld => {
  const one = connected("Ada", "express", payouts === undefined ? {} : { payouts })
  const made = world({ accounts: [one] })
  for (const [day, command] of steps) done(made, command, moment(`2026-${day}T10:00Z`))
  passed(made, moment("2026-03-20"))
  return made
}

/** What comes about until then, but that a payout of before can come back no more. */
const kinds = (of: MovingWorld, until: string) =>
  passed(of, moment(until))
    .filter(({ happening }) => happening.kind !== "payout_finality")
    .map(({ happening: { at, kind } }) => `${Day.format(Instant.dayOf(at))} ${kind}`)

describe("a year in which nothing happens to an account", () => {
  it.each([
    ["that is paid out every day and has nothing", daily, [], "0.00 / 0.00"],
    [
      "that is below its minimum balance",
      { ...daily, minimumBalances: MinimumBalances.of([money("500.00 usd")]) },
      [["03-02", sale("cake", "100.00 usd")]],
      "0.00 / 96.80"
    ],
    [
      "whose last payout has failed",
      daily,
      [
        ["03-02", sale("cake", "100.00 usd")],
        ["03-05", payoutFailure("no", "po_ada.2026-03-04")]
      ],
      "0.00 / 96.80"
    ],
    ["that is paid out when asked for, and has money", manual, [["03-02", sale("cake", "100.00 usd")]], "0.00 / 96.80"],
    ["of which no schedule is stated", undefined, [["03-02", sale("cake", "100.00 usd")]], "0.00 / 96.80"]
  ] as ReadonlyArray<readonly [string, PayoutSettings | undefined, Steps, string]>)(
    "%s brings about nothing",
    (_, payouts, steps, has) => {
      const of = after(payouts, steps)
      expect(held(of, ada.id)).toBe(has)
      expect(kinds(of, "2027-03-20")).toEqual([])
    }
  )

  /** Forty-five days after it was asked for the refund fails; what was kept for it may go then. */
  it.each([
    [
      "that is paid out every day",
      daily,
      saved,
      [
        "2026-04-19 refund_expiry",
        "2026-04-19 funding",
        "2026-04-20 payout_run",
        "2026-04-21 maturity",
        "2026-04-21 payout_submission",
        "2026-04-21 payout_arrival"
      ]
    ],
    [
      "that is paid out when asked for",
      manual,
      savedByHand,
      ["2026-04-20 refund_expiry", "2026-04-20 funding", "2026-04-21 holding_end"]
    ],
    ["of which no schedule is stated", undefined, savedByHand, ["2026-04-20 refund_expiry", "2026-04-20 funding"]]
  ] as ReadonlyArray<readonly [string, PayoutSettings | undefined, Steps, ReadonlyArray<string>]>)(
    "%s, but that a refund that waits for its money fails, brings about nothing else",
    (_, payouts, steps, then) => {
      const of = after(payouts, steps)
      expect(held(of, ada.id)).toBe("0.00 / 48.25")
      expect(kinds(of, "2027-03-20")).toEqual(then)
    }
  )

  it("to which the platform owes a refund that takes a transfer back brings about nothing while that waits", () => {
    const made = world({ platform: { ...market, payouts: daily }, accounts: [connected("Ada", "standard")] })
    done(made, toAda("cake", "100.00 usd", { applicationFeeAmount: money("20.00 usd") }))
    passed(made, moment("2026-03-05T10:00Z"))
    const asked = { reverseTransfer: true, refundApplicationFee: true }
    done(made, refund("back", "ch_cake", asked))
    done(made, charge("bun", "2.00 usd"))
    passed(made, moment("2026-03-20"))
    expect([made.refund("re_back")?.status, held(made, market.id)]).toEqual(["pending", "0.00 / 1.64"])
    expect(kinds(made, "2026-04-18T10:00Z")).toEqual([])
    done(made, payout("out", "80.00 usd", own))
    expect(kinds(made, "2026-04-19T09:00Z")).toEqual([
      "2026-04-18 funding",
      "2026-04-19 payout_submission",
      "2026-04-19 payout_run"
    ])
    passed(made, moment("2028-03-20"))
    expect(held(made, market.id)).toBe("0.00 / 0.00")
  })

  it("ends with one look when the refund waits no more, and pays what was kept", () => {
    const of = after(daily, saved)
    expect(kinds(of, "2026-04-15T10:00Z")).toEqual([])
    done(of, refundCancel("no", "re_back"))
    expect(kinds(of, "2028-03-20").slice(0, 2)).toEqual(["2026-04-15 funding", "2026-04-16 payout_run"])
    expect(held(of, ada.id)).toBe("0.00 / 0.00")
  })

  it("ends with one look when the bank account is updated", () => {
    const of = after(manual, [...savedByHand, ["03-09", payoutFailure("no", "po_out")]])
    expect(kinds(of, "2027-03-20T10:00Z")).toEqual(["2026-04-20 refund_expiry"])
    done(of, bankUpdate("other", ada.id))
    expect(kinds(of, "2027-12-01")).toEqual(["2027-03-21 holding_end"])
  })
})
