import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Settings from "#core/connect/decisions/UpdateBalanceSettings.ts"
import type { UpdateBalanceSettings } from "#core/connect/decisions/UpdateBalanceSettings.ts"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  after,
  answer,
  connected,
  dispute,
  done,
  held,
  market,
  moment,
  money,
  monday,
  objectOf,
  passed,
  pause,
  payout,
  refund,
  refused,
  tariffIn,
  thursday,
  toAda,
  tuesday,
  world
} from "../Worlds.ts"

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const fridays = { interval: "weekly", weekdays: [4] } as const
const manual: PayoutSettings = { schedule: { interval: "manual" }, debitNegativeBalances: false }

const to = { stripeAccount: "acct_ada" } as const
const update = (asked: Omit<UpdateBalanceSettings, "_tag" | "key">, key = "settings"): UpdateBalanceSettings => ({
  _tag: "balance_settings_update",
  key,
  ...to,
  ...asked
})

const soon = (at: Instant.Instant): Instant.Instant => Instant.plus(at, 60)

const setup = (payouts: PayoutSettings | undefined) => ({
  accounts: [connected("Ada", "express", payouts === undefined ? {} : { payouts })],
  reschedulable: new Set([to.stripeAccount])
})

/** Ada with these settings, and 10.00 of Monday, to be available on Wednesday. */
const earning = (payouts?: PayoutSettings): MovingWorld => after([toAda("cake", "10.00 usd")], setup(payouts))

/** The payouts of a time that nobody asked for, each with when it is made, its amount and what it sweeps. */
const paidOut = (happened: ReadonlyArray<Run.Happened>): ReadonlyArray<string> =>
  happened.flatMap(({ happening, outcome }) =>
    outcome.made.flatMap((made) => {
      if (made.object !== "payout") return []
      const sweep = outcome.swept?.find((each) => each.payout === made.id)
      const of = sweep === undefined ? "" : ` of ${sweep.transactions.join(", ")}`
      return [`${Instant.format(happening.at).slice(0, 16)} ${made.id}: ${Money.format(made.amount)}${of}`]
    })
  )

describe("another payout schedule", () => {
  it("has the next payout on its own first day, and none on the days of the one before", () => {
    const made = earning(daily)
    const { outcome } = done(made, update({ schedule: fridays }), soon(monday))
    expect(outcome).toMatchObject({ made: [], changed: [], transactions: [], bankMovements: [] })
    expect(paidOut(passed(made, moment("2026-04-01")))).toEqual([
      "2026-03-05T01:00 po_ada.2026-03-06: 10.00 usd of txn_cake.3"
    ])
  })

  it("leaves the payout that was made", () => {
    const made = earning(daily)
    done(made, update({ schedule: fridays }), tuesday)
    expect(made.payout("po_ada.2026-03-04")).toMatchObject({ status: "pending" })
    passed(made, moment("2026-03-04T10:00Z"))
    expect(made.payout("po_ada.2026-03-04")).toMatchObject({ status: "paid" })
    done(made, toAda("bun", "5.00 usd"))
    expect(paidOut(passed(made, moment("2026-04-01")))).toEqual([
      "2026-03-05T01:00 po_ada.2026-03-06: 5.00 usd of txn_bun.3"
    ])
  })

  it("may name more days, and then pays sooner", () => {
    const made = earning({ ...daily, schedule: fridays })
    done(made, update({ schedule: { interval: "daily" } }), soon(monday))
    expect(paidOut(passed(made, moment("2026-04-01")))).toEqual([
      "2026-03-03T01:00 po_ada.2026-03-04: 10.00 usd of txn_cake.3"
    ])
  })

  it("that changes back and forth pays each day once", () => {
    const made = earning(daily)
    for (const [key, schedule] of [
      ["one", fridays],
      ["two", { interval: "daily" }],
      ["three", fridays],
      ["four", { interval: "daily" }]
    ] as const) {
      done(made, update({ schedule }, key), soon(monday))
    }
    done(made, toAda("bun", "5.00 usd"), tuesday)
    expect(paidOut(passed(made, moment("2026-04-01")))).toEqual([
      "2026-03-04T01:00 po_ada.2026-03-05: 5.00 usd of txn_bun.3"
    ])
    expect(held(made, to.stripeAccount)).toBe("0.00 / 0.00")
  })
})

describe("an account that was paid out when asked for", () => {
  it("is paid everything that is there, less what it had asked for, on the first day of its schedule", () => {
    const made = earning(manual)
    done(made, payout("asked", "4.00 usd", to), thursday)
    done(made, toAda("bun", "5.00 usd"))
    done(made, update({ schedule: { interval: "daily" } }), soon(thursday))
    expect(paidOut(passed(made, moment("2026-04-01")))).toEqual([
      "2026-03-08T01:00 po_ada.2026-03-09: 11.00 usd of txn_cake.3, txn_asked, txn_bun.3"
    ])
    expect(held(made, to.stripeAccount)).toBe("0.00 / 0.00")
  })

  it("that nothing was said of is so too", () => {
    const made = earning()
    done(made, update({ schedule: fridays }))
    expect(paidOut(passed(made, moment("2026-04-01")))).toEqual([
      "2026-03-05T01:00 po_ada.2026-03-06: 10.00 usd of txn_cake.3"
    ])
    expect(made.account(to.stripeAccount)?.payouts).toEqual({ schedule: fridays, debitNegativeBalances: false })
  })

  it("is what an account becomes: nothing goes by itself, but what it has held for too long", () => {
    const made = earning(daily)
    done(made, update({ schedule: { interval: "manual" } }), soon(monday))
    expect(paidOut(passed(made, moment("2028-03-03T12:00Z")))).toEqual([])
    expect(held(made, to.stripeAccount)).toBe("0.00 / 10.00")
    expect(paidOut(passed(made, moment("2028-03-04")))).toEqual(["2028-03-04T00:00 po_ada.2028-03-04: 10.00 usd"])
  })

  it("may hold it for as long as it likes once it is paid out by itself, and then anew", () => {
    const made = earning({ ...manual, schedule: { interval: "manual", holding: { days: 10 } } })
    done(made, update({ schedule: { interval: "monthly", days: [30] } }, "one"))
    expect(paidOut(passed(made, moment("2026-03-20")))).toEqual([])
    done(made, update({ schedule: { interval: "manual" } }, "two"))
    expect(paidOut(passed(made, moment("2026-04-20")))).toEqual([])
    expect(held(made, to.stripeAccount)).toBe("0.00 / 10.00")
    expect(paidOut(passed(made, moment("2028-04-20")))).toEqual(["2028-03-04T00:00 po_ada.2028-03-04: 10.00 usd"])
  })
})

describe("a minimum balance", () => {
  it("is left from the next payout on, and no more once it is zero", () => {
    const made = earning(daily)
    done(made, update({ minimumBalances: [money("6.00 usd")] }, "one"))
    passed(made, moment("2026-03-04"))
    expect(held(made, to.stripeAccount)).toBe("0.00 / 6.00")
    done(made, update({ minimumBalances: [money("0.00 usd")] }, "two"))
    passed(made, moment("2026-03-06"))
    expect(held(made, to.stripeAccount)).toBe("0.00 / 0.00")
    expect(made.account(to.stripeAccount)?.payouts).toEqual(daily)
  })

  it("is one of each currency, and those that are not stated stay", () => {
    const externalAccounts = new Map([[Currency.of("eur"), { country: "DE", tariff: tariffIn(Currency.of("eur")) }]])
    const made = after([], {
      accounts: [connected("Ada", "express", { payouts: daily, externalAccounts })],
      reschedulable: "all"
    })
    const minimums = () =>
      [...(made.account(to.stripeAccount)?.payouts?.minimumBalances?.values() ?? [])].map(Money.format)
    done(made, update({ minimumBalances: [money("6.00 usd"), money("7.00 eur")] }, "both"))
    expect(minimums()).toEqual(["6.00 usd", "7.00 eur"])
    done(made, update({ minimumBalances: [money("8.00 eur")] }, "one"))
    expect(minimums()).toEqual(["6.00 usd", "8.00 eur"])
    expect(
      answer(refused(made, update({ minimumBalances: [money("8.00 eur"), money("6.00 usd")] }, "same")))
    ).toContain("Nothing changes")
    done(made, update({ minimumBalances: [money("0.00 usd")] }, "none"))
    expect(minimums()).toEqual(["8.00 eur"])
    const third = update({ minimumBalances: [money("9.00 eur"), money("1.00 gbp")] }, "third")
    expect(answer(refused(made, third))).toContain("The currency of minimum_balance must be usd")
    expect(minimums()).toEqual(["8.00 eur"])
  })
})

describe("the debit of a bank", () => {
  const short = (payouts: PayoutSettings) => {
    const made = earning(payouts)
    done(made, payout("out", "10.00 usd", to), thursday)
    done(made, refund("back", "ch_cake", { reverseTransfer: true }))
    return made
  }

  it("that is allowed takes what is missing already", () => {
    const made = short(manual)
    passed(made, moment("2026-03-20"))
    expect(held(made, to.stripeAccount)).toBe("0.00 / -10.00")
    done(made, update({ debitNegativeBalances: true }))
    expect(paidOut(passed(made, moment("2026-04-20")))).toEqual(["2026-03-22T01:00 po_ada.2026-03-23: -10.00 usd"])
    expect(held(made, to.stripeAccount)).toBe("0.00 / 0.00")
  })

  it("that is allowed no more takes nothing, though it was set", () => {
    const made = short({ ...manual, debitNegativeBalances: true })
    passed(made, soon(thursday))
    done(made, update({ debitNegativeBalances: false }))
    expect(paidOut(passed(made, moment("2026-04-20")))).toEqual([])
    expect(held(made, to.stripeAccount)).toBe("0.00 / -10.00")
  })

  it("is of the platform's bank too", () => {
    const made = world({ reschedulable: "all" })
    done(made, { _tag: "balance_settings_update", key: "owe", debitNegativeBalances: true })
    expect(made.platform.payouts).toEqual({ schedule: { interval: "manual" }, debitNegativeBalances: true })
    expect(made.platform).toBe(made.account(market.id))
    done(made, toAda("cake", "10.00 usd"))
    done(made, dispute("filed", "ch_cake"), thursday)
    expect(paidOut(passed(made, moment("2026-04-20")))).toEqual(["2026-03-08T01:00 po_market.2026-03-09: -25.00 usd"])
  })
})

describe("another delay", () => {
  it("is of payments from then on, and keeps those before where they are", () => {
    const made = after([], setup(undefined))
    const direct = (key: string) => ({ ...toAda(key, "10.00 usd"), transferData: undefined, ...to })
    const availableOn = (key: string) => {
      const { transferData: _, ...asked } = direct(key)
      const [line] = done(made, asked as never).outcome.transactions
      return Instant.format(line?.availableOn ?? expect.fail())
    }
    expect(availableOn("one")).toBe("2026-03-04T00:00:00Z")
    done(made, update({ delayDays: 7 }, "slower"))
    expect(availableOn("two")).toBe("2026-03-11T00:00:00Z")
    done(made, update({ delayDays: "minimum" }, "faster"))
    expect(availableOn("three")).toBe("2026-03-04T00:00:00Z")
  })

  it("is never below the lowest that it may have, in Stripe's words", () => {
    const made = earning()
    done(made, update({ delayDays: 7 }, "slower"))
    expect(answer(refused(made, update({ delayDays: 1 })))).toBe(
      "400 invalid_request_error payments[settlement_timing][delay_days_override]: You cannot lower this merchant's " +
        "delay below 2"
    )
  })
})

describe("settings that are so already", () => {
  const monthly = { interval: "monthly", days: [10, 20] } as const
  const minimumBalances = MinimumBalances.of([money("5.00 usd")])
  const base = { schedule: monthly, minimumBalances, debitNegativeBalances: true }
  it.each<[Partial<UpdateBalanceSettings>, boolean]>([
    [{}, false],
    [{ schedule: { interval: "monthly", days: [20, 10] } }, false],
    [{ schedule: { interval: "monthly", days: [10] } }, true],
    [{ schedule: { interval: "weekly", weekdays: [0] } }, true],
    [{ schedule: { interval: "daily" } }, true],
    [{ schedule: { interval: "manual" } }, true],
    [{ minimumBalances: [money("5.00 usd")] }, false],
    [{ minimumBalances: [money("5.01 usd")] }, true],
    [{ minimumBalances: [money("0.00 usd")] }, true],
    [{ debitNegativeBalances: true }, false],
    [{ debitNegativeBalances: false }, true],
    [{ delayDays: "minimum" }, false],
    [{ delayDays: 3 }, true]
  ])("are refused, and others are not: %o", (asked, isDone) => {
    const step = Run.step(earning(base), { at: monday, command: update(asked) })
    const said = step._tag === "done" ? "done" : answer(step.refusal)
    const refusal = "400 invalid_request_error: Nothing changes: what is stated of acct_ada is as it should become."
    expect(said).toBe(isDone ? "done" : refusal)
  })

  it.each([
    [fridays, fridays, false],
    [fridays, { interval: "weekly", weekdays: [3] } as const, true],
    [{ interval: "daily" } as const, { interval: "daily" } as const, false]
  ])("%o and %o", (before, schedule, isDone) => {
    const made = earning({ ...daily, schedule: before })
    expect(Run.step(made, { at: monday, command: update({ schedule }) })._tag === "done").toBe(isDone)
  })
})

describe("what cannot be", () => {
  const nobody = { stripeAccount: "acct_nobody" } as const
  it.each([
    [update({ ...nobody, delayDays: 3 }), /^403 invalid_request_error account_invalid/],
    [
      update({ minimumBalances: [money("1.00 eur")] }),
      /^400 invalid_request_error minimum_balance: The currency of minimum_balance must be usd$/
    ],
    [update({ minimumBalances: [money("-1.00 usd")] }), /^400 .*minimum_balance: This value must be greater/]
  ])("is refused", (command, expected) => {
    expect(answer(refused(earning(daily), command))).toMatch(expected)
  })

  it("is not modelled where nobody knows the bank's holidays", () => {
    const accounts = [connected("Ada", "express", { country: "PH" })]
    const made = world({ accounts, reschedulable: "all" })
    expect(answer(refused(made, update({ schedule: fridays })))).toBe(
      "not modelled: paying acct_ada out by itself on business days of PH, whose holidays are not known, is not modelled yet"
    )
    done(made, update({ schedule: { interval: "manual" } }))
  })

  it("is not modelled where only a second bank's holidays are not known, or only those of a far year", () => {
    const externalAccounts = new Map([[Currency.of("gbp"), { country: "PH", tariff: tariffIn(Currency.of("gbp")) }]])
    const two = world({ accounts: [connected("Ada", "express", { externalAccounts })], reschedulable: "all" })
    expect(answer(refused(two, update({ schedule: fridays })))).toContain("business days of PH")
    const far = world({ accounts: [connected("Ada", "express")], reschedulable: "all", start: moment("2190-01-01") })
    expect(answer(refused(far, update({ debitNegativeBalances: true }), far.now()))).toContain("not modelled")
  })

  it("is a bug of an account that was not to change, and of one that is not there", () => {
    const made = after([], { accounts: [connected("Ada")] })
    expect(() => done(made, update({ schedule: fridays }))).toThrow(
      "how acct_ada is paid out was not to change: say so when the world is made"
    )
    const settings = { payouts: daily, settlementDelay: market.settlementDelay, lowestDelay: market.settlementDelay }
    const balanceSettings = { account: "acct_nobody", ...settings } as const
    const [outcome] = [done(made, toAda("cake", "1.00 usd")).outcome]
    expect(() =>
      made.apply({ ...outcome, made: [], transactions: [], happenings: [], key: "other", balanceSettings })
    ).toThrow("there is no account acct_nobody to change")
  })
})

describe("what a country does not have", () => {
  const unattended: PayoutSettings = { ...daily, debitNegativeBalances: false }
  const said = (country: string, asked: Parameters<typeof update>[0], payouts: PayoutSettings = unattended) => {
    const made = world({ accounts: [connected("Ada", "express", { country, payouts })], reschedulable: "all" })
    const step = Run.step(made, { at: monday, command: update(asked) })
    return step._tag === "done" ? "done" : answer(step.refusal)
  }

  it.each<[string, Parameters<typeof update>[0], string]>([
    ["BR", { schedule: fridays }, "accounts in BR are always paid out daily; expected daily"],
    ["TH", { minimumBalances: [money("5.00 usd")] }, "Stripe has no minimum balances in TH; expected none"],
    ["TH", { debitNegativeBalances: true }, "Stripe does not debit banks for negative balances in TH; expected false"]
  ])("is refused in %s: %o", (country, asked, expected) => {
    expect(said(country, asked)).toContain(expected)
  })

  it("is in the way of nothing else, nor of having it no longer", () => {
    expect(said("TH", { schedule: { interval: "manual" } })).toBe("done")
    expect(said("TH", { schedule: { interval: "manual" }, minimumBalances: [money("0.00 usd")] })).toBe("done")
    expect(said("TH", { schedule: { interval: "manual" }, debitNegativeBalances: false }, daily)).toBe("done")
  })
})

describe("settings before they are asked for", () => {
  it("are those that the account would have, or none where its delay would be too low", () => {
    const ada = connected("Ada", "express", { payouts: daily })
    expect(Settings.after(ada, update({ schedule: fridays }))).toMatchObject({
      id: ada.id,
      payouts: { schedule: fridays }
    })
    expect(Settings.after(ada, update({ delayDays: 1 }))).toBeUndefined()
  })

  it("are the same where nothing was ever said", () => {
    expect(Settings.isSame(connected("Ada"), connected("Ada"))).toBe(true)
  })
})

it("a platform may hold its money for as long as it likes once it is paid out when asked for", () => {
  const made = world({ platform: { ...market, payouts: daily }, reschedulable: "all" })
  done(made, { _tag: "balance_settings_update", key: "stop", schedule: { interval: "manual" } })
  expect(made.platform.payouts?.schedule).toStrictEqual({ interval: "manual" })
})

it("an account whose payouts are disabled has no run set by another schedule", () => {
  const made = earning(daily)
  done(made, pause("stop", { payouts: true }), soon(monday))
  expect(done(made, update({ schedule: fridays })).outcome.happenings).toEqual([])
})

const schedules = fc.constantFrom<PayoutSchedule.Automatic>(
  { interval: "daily" },
  fridays,
  { interval: "weekly", weekdays: [0, 2] },
  { interval: "monthly", days: [10, 31] }
)

describe("law: whatever the schedules were", () => {
  it("each payout is on a day of the one there is, and in the end everything has been paid out once", () => {
    const turn = fc.record({
      schedule: fc.oneof(schedules, fc.constant({ interval: "manual" } as const)),
      hours: fc.nat(200)
    })
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 8 }), schedules, (turns, last) => {
        const made = after([], setup(manual))
        const payouts: Array<string> = []
        let sold = 0
        let schedule: UpdateBalanceSettings["schedule"] = { interval: "manual" }
        const follow = (until: Instant.Instant) => {
          for (const happened of passed(made, until)) {
            for (const { account, day, payout: id } of happened.outcome.swept ?? []) {
              if (schedule?.interval === undefined || schedule.interval === "manual") expect.fail(`${id} of ${account}`)
              else expect(PayoutSchedule.nextPayoutDay(schedule, Calendar.of("US"), day)).toBe(day)
              const { amount } = objectOf(happened, id) ?? expect.fail()
              payouts.push(Money.formatAmount(amount))
            }
          }
        }
        for (const [index, turn] of [...turns, { schedule: last, hours: 5 }].entries()) {
          done(made, toAda(`cake-${index}`, "10.00 usd"))
          sold += 10
          schedule = turn.schedule
          Run.step(made, { at: made.now(), command: update({ schedule: turn.schedule }, `turn-${index}`) })
          follow(Instant.of(made.now() + turn.hours * 3600))
        }
        follow(Instant.startOf(Day.plus(Instant.dayOf(made.now()), 70)))
        expect(payouts.reduce((sum, amount) => sum + Number(amount), 0)).toBe(sold)
        expect(held(made, to.stripeAccount)).toBe("0.00 / 0.00")
      })
    )
  })
})
