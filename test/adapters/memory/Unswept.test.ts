import { describe, expect, it } from "vitest"
import { asked, byId, daily, debited, line, mondays, outcomeOf } from "./Lines.ts"
import * as Unswept from "#adapters/memory/Unswept.ts"
import type { PayoutRun } from "#core/connect/Happening.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Zone from "#core/time/Zone.ts"
import { connected, moment, money, tariffIn } from "../../core/connect/Worlds.ts"

const [usd, eur] = [Currency.of("usd"), Currency.of("eur")]
const day = (text: string): Day.Day => Day.fromCivil(2026, 3, Number(text.slice(-2)))
/** Monday. */
const now = moment("2026-03-02T09:30Z")

const paid = (payouts: PayoutSettings, changes: Partial<ConnectedAccount> = {}) =>
  connected("Ada", "express", { payouts, ...changes })

const opened = (payouts: PayoutSettings, changes: Partial<ConnectedAccount> = {}) => {
  const unswept = Unswept.make(byId(paid(payouts, changes)))
  return {
    unswept,
    /** The days whose runs are set for it, each with its moment. */
    add: (amount: string, availableOn: string, written: Omit<Parameters<typeof line>[2], "created"> = {}, at = now) =>
      told(unswept.apply(outcomeOf([line(amount, availableOn, { created: at, ...written })]), at)),
    left: (currency = usd) =>
      unswept
        .of("acct_ada", currency)
        .map((it) => `${Day.format(it.day)} ${it.sourceType} ${Money.format(it.net)} of ${it.transactions.join()}`)
  }
}

const told = (runs: ReadonlyArray<PayoutRun>) => runs.map((run) => `${Day.format(run.day)} ${run.currency}`)

const run = (on: string, currency = usd): PayoutRun => ({
  kind: "payout_run",
  at: moment(`${on}T01:00Z`),
  account: "acct_ada",
  currency,
  day: day(on)
})

const sweep = (sourceType: SourceType, on: string, committed: string) => ({
  payout: "po_1",
  account: "acct_ada" as const,
  sourceType,
  day: day(on),
  transactions: ["txn_1"],
  committed: money(committed)
})

describe("what was not paid out yet", () => {
  it("is kept by pot and by the day that begins with it, together with the lines that it is of", () => {
    const { add, left } = opened(daily)
    add("10.00 usd", "2026-03-04")
    add("4.00 usd", "2026-03-04T00:00:01Z", { id: "txn_2" })
    add("2.00 usd", "2026-03-04", { id: "txn_3", sourceType: "bank_account" })
    add("-1.00 usd", "2026-03-03T12:00Z", { id: "txn_4" })
    add("3.00 usd", "2026-03-05", { id: "txn_5" })
    expect(left()).toEqual([
      "2026-03-04 card 9.00 usd of txn_1,txn_4",
      "2026-03-05 card 7.00 usd of txn_2,txn_5",
      "2026-03-04 bank_account 2.00 usd of txn_3"
    ])
  })

  it("is nothing of an account that is paid out when asked for, is debited only, or is not there", () => {
    for (const payouts of [asked, debited]) {
      const { add, left } = opened(payouts)
      expect(add("10.00 usd", "2026-03-04")).toEqual([])
      expect(left()).toEqual([])
    }
    const both = Unswept.make(byId(paid(daily), connected("Sten", "standard", { payouts: debited })))
    const lines = (["acct_ada", "acct_sten"] as const).map((account) =>
      line("1.00 usd", "2026-03-04", { account, created: now })
    )
    expect(told(both.apply(outcomeOf(lines), now))).toEqual(["2026-03-04 usd"])
    expect([both.of("acct_ada", usd).length, both.of("acct_sten", usd)]).toEqual([1, []])
    const { add, unswept } = opened(daily)
    expect(add("10.00 usd", "2026-03-04", { account: "acct_sten" })).toEqual([])
    expect([unswept.of("acct_sten", usd), unswept.committed("acct_sten", usd, now)]).toEqual([[], money("0.00 usd")])
  })

  it("is of each currency that the account settles in by itself, and of no other", () => {
    const { add, left } = opened(daily, {
      externalAccounts: new Map([[eur, { country: "DE", tariff: tariffIn(eur) }]])
    })
    expect(add("10.00 usd", "2026-03-04")).toEqual(["2026-03-04 usd"])
    expect(add("5.00 eur", "2026-03-04", { id: "txn_2" })).toEqual(["2026-03-04 eur"])
    expect(add("500 jpy", "2026-03-04", { id: "txn_3" })).toEqual([])
    expect([left(usd), left(eur), left(Currency.of("jpy"))]).toEqual([
      ["2026-03-04 card 10.00 usd of txn_1"],
      ["2026-03-04 card 5.00 eur of txn_2"],
      []
    ])
  })

  it("is of the account's own day, where that does not begin at midnight", () => {
    const startOfDay = { timezone: Zone.of("America/New_York") ?? expect.fail("no zone"), hour: 0, minutes: 0 } as const
    const { add, left, unswept } = opened(daily, { startOfDay })
    add("10.00 usd", "2026-03-04T05:00Z")
    add("1.00 usd", "2026-03-04T05:00:01Z", { id: "txn_2" })
    expect(left()).toEqual(["2026-03-04 card 10.00 usd of txn_1", "2026-03-05 card 1.00 usd of txn_2"])
    unswept.apply(outcomeOf([], { swept: [sweep("card", "2026-03-04", "4.00 usd")] }), now)
    const committed = (at: string) => Money.format(unswept.committed("acct_ada", usd, moment(at)))
    expect([committed("2026-03-04T04:59:59Z"), committed("2026-03-04T05:00Z")]).toEqual(["4.00 usd", "0.00 usd"])
  })
})

describe("a payout run", () => {
  it("is set for the first payout day on which something is there, and for none as early again", () => {
    const { add } = opened(mondays)
    expect(add("10.00 usd", "2026-03-12")).toEqual(["2026-03-16 usd"])
    expect(add("10.00 usd", "2026-03-13")).toEqual([])
    expect(add("10.00 usd", "2026-03-20")).toEqual([])
    expect(add("10.00 usd", "2026-03-05")).toEqual(["2026-03-09 usd"])
    expect(add("10.00 usd", "2026-03-06")).toEqual([])
  })

  it("is at one in the morning of the day before, and not of a day whose run is over", () => {
    const unswept = Unswept.make(byId(paid(daily)))
    const late = moment("2026-03-03T01:00Z")
    expect(unswept.apply(outcomeOf([line("1.00 usd", "2026-03-02", { created: now })]), late)).toEqual([
      {
        kind: "payout_run",
        at: moment("2026-03-04T01:00Z"),
        account: "acct_ada",
        currency: usd,
        day: day("2026-03-05")
      }
    ])
  })

  it("is missing until it is asked for, and again once it was handed out", () => {
    const { add, unswept } = opened(daily)
    expect(unswept.isMissing(run("2026-03-06"))).toBe(true)
    expect([unswept.isMissing(run("2026-03-06")), unswept.isMissing(run("2026-03-09"))]).toEqual([false, false])
    expect(unswept.isMissing(run("2026-03-05"))).toBe(true)
    unswept.begin(run("2026-03-06"))
    expect(unswept.isMissing(run("2026-03-05"))).toBe(false)
    unswept.begin(run("2026-03-05"))
    expect(add("1.00 usd", "2026-03-05")).toEqual(["2026-03-05 usd"])
    unswept.begin(run("2026-03-05", eur))
    expect(unswept.isMissing(run("2026-03-05"))).toBe(false)
  })

  it("is set also for an account that is only debited, and for none that is neither", () => {
    expect(opened(debited).unswept.isMissing(run("2026-03-06"))).toBe(true)
    expect(opened(asked).unswept.isMissing(run("2026-03-06"))).toBe(false)
  })
})

describe("a sweep", () => {
  it("takes out what is there as its day begins, of its own pot, and with it the payout's line and what it holds", () => {
    const { add, left, unswept } = opened(daily)
    add("10.00 usd", "2026-03-04")
    add("5.00 usd", "2026-03-05", { id: "txn_2" })
    add("3.00 usd", "2026-03-06", { id: "txn_3" })
    add("2.00 usd", "2026-03-04", { id: "txn_4", sourceType: "bank_account" })
    const lines = (["payout", "payout_minimum_balance_hold", "payout_minimum_balance_release", "charge"] as const).map(
      (type) => line("-1.00 usd", "2026-03-09", { id: `txn_${type}`, created: now, type })
    )
    unswept.apply(outcomeOf(lines, { swept: [sweep("card", "2026-03-05", "0.00 usd")] }), now)
    expect(left()).toEqual([
      "2026-03-06 card 3.00 usd of txn_3",
      "2026-03-04 bank_account 2.00 usd of txn_4",
      "2026-03-09 card -2.00 usd of txn_payout_minimum_balance_release,txn_charge"
    ])
    unswept.apply(outcomeOf([line("-3.00 usd", "2026-03-06", { id: "txn_out", created: now, type: "payout" })]), now)
    expect(left()).toContain("2026-03-06 card 0.00 usd of txn_3,txn_out")
  })

  it("commits what of it is available already, by pot, until its day begins", () => {
    const { add, unswept } = opened(daily)
    add("10.00 usd", "2026-03-04")
    const later = moment("2026-03-03T02:00Z")
    unswept.apply(outcomeOf([], { swept: [sweep("card", "2026-03-04", "4.00 usd")] }), now)
    unswept.apply(outcomeOf([], { swept: [sweep("bank_account", "2026-03-05", "1.00 usd")] }), later)
    const committed = (at: string, sourceType?: SourceType) =>
      Money.format(unswept.committed("acct_ada", usd, moment(at), sourceType))
    expect([committed("2026-03-03T23:59:59Z"), committed("2026-03-03T23:59:59Z", "card")]).toEqual([
      "5.00 usd",
      "4.00 usd"
    ])
    expect([committed("2026-03-04"), committed("2026-03-04", "card")]).toEqual(["1.00 usd", "0.00 usd"])
    expect([committed("2026-03-04", "bank_account"), committed("2026-03-05")]).toEqual(["1.00 usd", "0.00 usd"])
  })

  it("forgets what was committed once another comes after its day", () => {
    const { add, unswept } = opened(daily)
    add("10.00 usd", "2026-03-04")
    unswept.apply(outcomeOf([], { swept: [sweep("card", "2026-03-04", "4.00 usd")] }), now)
    const at = moment("2026-03-04")
    unswept.apply(outcomeOf([], { swept: [sweep("card", "2026-03-05", "2.00 usd")] }), at)
    // Time does not run back; what is asked of before shows what is kept.
    expect(unswept.committed("acct_ada", usd, now)).toEqual(money("2.00 usd"))
  })
})

it("accounts that join later are paid out too", () => {
  const accounts = new Map(byId(connected("Sten", "standard")))
  const unswept = Unswept.make(accounts)
  const own = outcomeOf([line("1.00 usd", "2026-03-04", { created: now })])
  expect(unswept.apply(own, now)).toEqual([])
  const joined = paid(daily)
  accounts.set(joined.id, joined)
  unswept.join(joined)
  expect(told(unswept.apply(own, now))).toEqual(["2026-03-04 usd"])
})

describe("an account that is paid out otherwise from now on", () => {
  const reschedulable = new Set(["acct_ada"] as const)

  /** Ada, whose schedule may change. */
  const opened = (
    before: PayoutSettings,
    may: Unswept.Reschedulable = reschedulable,
    changes: Partial<ConnectedAccount> = {}
  ) => {
    const accounts = new Map(byId(paid(before, changes), connected("Sten", "standard", { payouts: asked })))
    const unswept = Unswept.make(accounts, may)
    return {
      unswept,
      change: (payouts: PayoutSettings) => {
        accounts.set("acct_ada", paid(payouts))
        unswept.change(paid(payouts))
      },
      add: (amount: string, availableOn: string, id = "txn_1") =>
        told(unswept.apply(outcomeOf([line(amount, availableOn, { created: now, id })]), now)),
      left: () => unswept.of("acct_ada", usd).map((it) => `${Day.format(it.day)} ${Money.format(it.net)}`)
    }
  }

  it("is paid out what came while it was when asked for, and from then on has runs set", () => {
    for (const may of [reschedulable, "all"] as const) {
      const { add, change, left } = opened(asked, may)
      expect([add("9.00 usd", "2026-03-04"), left()]).toEqual([[], ["2026-03-04 9.00 usd"]])
      change(daily)
      expect(left()).toEqual(["2026-03-04 9.00 usd"])
      expect(add("1.00 usd", "2026-03-05", "txn_2")).toEqual(["2026-03-05 usd"])
    }
  })

  it("keeps what comes once it is paid out when asked for only, or is debited, and has no run set for it", () => {
    for (const payouts of [asked, debited]) {
      const { add, change, left, unswept } = opened(daily)
      expect(add("9.00 usd", "2026-03-04")).toEqual(["2026-03-04 usd"])
      change(payouts)
      expect(add("1.00 usd", "2026-03-03", "txn_2")).toEqual([])
      expect(left()).toEqual(["2026-03-04 9.00 usd", "2026-03-03 1.00 usd"])
      unswept.begin(run("2026-03-04"))
      expect(add("2.00 usd", "2026-03-05", "txn_3")).toEqual([])
    }
  })

  it("has runs of its new schedule only: what was set for other days hides none", () => {
    const { add, change, unswept } = opened(daily)
    expect(add("9.00 usd", "2026-03-04")).toEqual(["2026-03-04 usd"])
    change(mondays)
    expect(add("1.00 usd", "2026-03-10", "txn_2")).toEqual(["2026-03-16 usd"])
    expect(unswept.isMissing(run("2026-03-09"))).toBe(true)
    // That of Wednesday is handed out still, and takes none of the others away.
    unswept.begin(run("2026-03-04"))
    expect(unswept.isMissing(run("2026-03-09"))).toBe(false)
    change(daily)
    expect(unswept.isMissing(run("2026-03-09"))).toBe(false)
    expect(unswept.isMissing(run("2026-03-06"))).toBe(true)
  })

  it("has the runs back that were set for days which are payout days again, the first one first", () => {
    const { change, unswept } = opened(daily)
    for (const on of ["2026-03-06", "2026-03-05", "2026-03-04"]) expect(unswept.isMissing(run(on))).toBe(true)
    change(mondays)
    expect(unswept.isMissing(run("2026-03-09"))).toBe(true)
    unswept.begin(run("2026-03-04"))
    change(daily)
    expect(unswept.isMissing(run("2026-03-05"))).toBe(false)
    unswept.begin(run("2026-03-05"))
    unswept.begin(run("2026-03-06"))
    expect(unswept.isMissing(run("2026-03-06"))).toBe(true)
    expect(unswept.isMissing(run("2026-03-09"))).toBe(false)
    change(mondays)
    unswept.begin(run("2026-03-09"))
    expect(unswept.isMissing(run("2026-03-09"))).toBe(true)
  })

  it("is known what it has since which day of UTC, whenever its own days begin, and of no other account", () => {
    const startsAt = (name: string) =>
      ({ startOfDay: { timezone: Zone.of(name) ?? expect.fail("no zone"), hour: 0, minutes: 0 } }) as const
    const matured = ({ unswept }: Pick<ReturnType<typeof opened>, "unswept">) =>
      unswept
        .of("acct_ada", usd)
        .map((share) => [
          Day.format(share.day),
          ...share.matured.map(
            (it) => `${Day.format(it.since)} ${Day.format(it.day)} ${Money.format(it.came)} ${Money.format(it.went)}`
          )
        ])
    const filled = (changes: Partial<ConnectedAccount>, may: Unswept.Reschedulable = reschedulable) => {
      const made = opened(daily, may, changes)
      const moments = ["03T11:00Z", "03T11:00:01Z", "04", "04T05:00Z", "04T11:00Z"]
      for (const [index, at] of moments.entries()) made.add(`${2 ** index}.00 usd`, `2026-03-${at}`)
      made.add("-0.50 usd", "2026-03-04T05:00Z")
      return made
    }
    expect(matured(filled(startsAt("Pacific/Auckland")))).toEqual([
      ["2026-03-04", "2026-03-03 2026-03-04 1.00 usd 0.00 usd"],
      [
        "2026-03-05",
        "2026-03-03 2026-03-04 2.00 usd 0.00 usd",
        "2026-03-04 2026-03-04 4.00 usd 0.00 usd",
        "2026-03-04 2026-03-05 24.00 usd 0.50 usd"
      ]
    ])
    expect(matured(filled(startsAt("America/New_York")))).toEqual([
      [
        "2026-03-04",
        "2026-03-03 2026-03-04 3.00 usd 0.00 usd",
        "2026-03-04 2026-03-04 4.00 usd 0.00 usd",
        "2026-03-04 2026-03-05 8.00 usd 0.50 usd"
      ],
      ["2026-03-05", "2026-03-04 2026-03-05 16.00 usd 0.00 usd"]
    ])
    const nothing = opened(daily)
    nothing.add("0.00 usd", "2026-03-04")
    expect(matured(nothing)).toEqual([["2026-03-04"]])
    expect(matured(filled({}, new Set()))).toEqual([["2026-03-04"], ["2026-03-05"]])
  })

  it("may be one that nothing ever came to", () => {
    const { add, change } = opened(asked)
    change(daily)
    expect(add("9.00 usd", "2026-03-04")).toEqual(["2026-03-04 usd"])
  })

  it("keeps its runs where it is debited only, which are those of every day", () => {
    const { change, unswept } = opened(daily)
    expect(unswept.isMissing(run("2026-03-04"))).toBe(true)
    change(debited)
    expect(unswept.isMissing(run("2026-03-04"))).toBe(false)
    change(asked)
    expect(unswept.isMissing(run("2026-03-04"))).toBe(true)
  })

  it("was said to be one whose schedule may change: else that is a bug, and nothing is kept of it before", () => {
    const { add, change, left } = opened(asked, new Set(["acct_sten"] as const))
    expect([add("9.00 usd", "2026-03-04"), left()]).toEqual([[], []])
    expect(() => change(daily)).toThrow("how acct_ada is paid out was not to change: say so when the world is made")
  })
})
