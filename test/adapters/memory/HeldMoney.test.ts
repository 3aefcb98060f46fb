import { describe, expect, it } from "vitest"
import { asked, byId, daily, held, line, outcomeOf } from "./Lines.ts"
import * as HeldMoney from "#adapters/memory/HeldMoney.ts"
import * as Unswept from "#adapters/memory/Unswept.ts"
import type { HoldingEnd } from "#core/connect/Happening.ts"
import * as HeldFunds from "#core/connect/schedules/HeldFunds.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Zone from "#core/time/Zone.ts"
import { connected, moment, money as dollars, tariffIn } from "../../core/connect/Worlds.ts"

const [usd, eur, huf] = [Currency.of("usd"), Currency.of("eur"), Currency.of("huf")]
const day = (text: string): Day.Day => Day.fromCivil(2026, 3, Number(text.slice(-2)))
/** Monday. */
const now = moment("2026-03-02T09:30Z")

/** Ada, whose money may stay for ten days. */
const opened = (changes: Partial<ConnectedAccount> = {}) => {
  const money = HeldMoney.make(byId(connected("Ada", "express", { payouts: held, ...changes })))
  return {
    money,
    /** The days that are set when a line comes. */
    add: (amount: string, availableOn: string, written: Omit<Parameters<typeof line>[2], "created"> = {}, at = now) =>
      told(money.apply(outcomeOf([line(amount, availableOn, { created: at, ...written })]), at)),
    has: (currency = usd) =>
      money
        .of("acct_ada", currency)
        .map((it) => `${Day.format(it.day)} ${it.sourceType} ${Money.format(it.came)} ${Money.format(it.went)}`)
  }
}

const told = (ends: ReadonlyArray<HoldingEnd>) => ends.map((it) => `${Day.format(it.day)} ${it.currency}`)

const end = (on: string, changes: Partial<HoldingEnd> = {}): HoldingEnd => ({
  kind: "holding_end",
  at: moment(on),
  account: "acct_ada",
  currency: usd,
  day: day(on),
  ...changes
})

describe("what came and went", () => {
  it("is kept by day and pot, in the order of the days", () => {
    const { add, has } = opened()
    add("10.00 usd", "2026-03-05")
    add("4.00 usd", "2026-03-04")
    add("2.00 usd", "2026-03-04T12:00Z")
    add("-1.00 usd", "2026-03-05")
    add("-3.00 usd", "2026-03-03")
    add("8.00 usd", "2026-03-05", { sourceType: "bank_account" })
    add("0.00 usd", "2026-03-09")
    expect(has()).toEqual([
      "2026-03-03 card 0.00 usd 3.00 usd",
      "2026-03-04 card 4.00 usd 0.00 usd",
      "2026-03-05 card 2.00 usd 0.00 usd",
      "2026-03-05 card 10.00 usd 1.00 usd",
      "2026-03-05 bank_account 8.00 usd 0.00 usd"
    ])
  })

  it("is of each currency that the account settles in by itself, and of no other", () => {
    const { add, has } = opened({ externalAccounts: new Map([[eur, { country: "DE", tariff: tariffIn(eur) }]]) })
    expect(add("10.00 usd", "2026-03-04")).toEqual(["2026-03-14 usd"])
    expect(add("5.00 eur", "2026-03-04")).toEqual(["2026-03-14 eur"])
    expect(add("500 jpy", "2026-03-04")).toEqual([])
    expect([has(usd), has(eur), has(Currency.of("jpy"))]).toEqual([
      ["2026-03-04 card 10.00 usd 0.00 usd"],
      ["2026-03-04 card 5.00 eur 0.00 eur"],
      []
    ])
  })

  it("is due so many days after the one on which it became available, at whatever hour it did", () => {
    const { add, money } = opened()
    expect(add("1.00 usd", "2026-03-05T00:00:01Z")).toEqual(["2026-03-15 usd"])
    expect(add("1.00 usd", "2026-03-05")).toEqual([])
    money.begin(end("2026-03-15"))
    expect(add("1.00 usd", "2026-03-20T23:59:59Z")).toEqual(["2026-03-30 usd"])
    money.begin(end("2026-03-30"))
    expect(add("1.00 usd", "2026-03-31")).toEqual(["2026-04-10 usd"])
  })

  it("is nothing of an account that may hold its money for as long as it likes, or is not there", () => {
    const { add, has } = opened({ payouts: asked })
    expect([add("10.00 usd", "2026-03-04"), has()]).toEqual([[], []])
    const { money } = opened()
    const other = line("1.00 usd", "2026-03-04", { created: now, account: "acct_sten" })
    expect([money.apply(outcomeOf([other]), now), money.of("acct_sten", usd)]).toEqual([[], []])
    const both = HeldMoney.make(byId(connected("Ada", "express", { payouts: held }), connected("Sten", "standard")))
    expect([both.apply(outcomeOf([other]), now), both.of("acct_sten", usd)]).toEqual([[], []])
    expect(told(both.apply(outcomeOf([line("1.00 usd", "2026-03-04", { created: now })]), now))).toHaveLength(1)
  })

  it("is forgotten where it is gone by the day that was looked at, of each pot; what it is short of is not", () => {
    const { add, has, money } = opened()
    add("10.00 usd", "2026-03-04")
    add("5.00 usd", "2026-03-06", { sourceType: "bank_account" })
    add("-10.00 usd", "2026-03-05")
    add("-7.00 usd", "2026-03-07", { sourceType: "bank_account" })
    add("3.00 usd", "2026-03-20")
    money.begin(end("2026-03-14"))
    expect(has()).toEqual(["2026-03-14 bank_account 0.00 usd 2.00 usd", "2026-03-20 card 3.00 usd 0.00 usd"])
    money.begin(end("2026-03-14", { account: "acct_sten" }))
    money.begin(end("2026-03-14", { currency: eur }))
    expect(has()).toHaveLength(2)
  })
})

describe("the day on which what came could be held no longer", () => {
  it("is set once: the earliest, and after it was handed out the next", () => {
    const { add, money } = opened()
    expect(add("10.00 usd", "2026-03-04")).toEqual(["2026-03-14 usd"])
    expect(add("10.00 usd", "2026-03-05")).toEqual([])
    expect(add("10.00 usd", "2026-03-03")).toEqual(["2026-03-13 usd"])
    money.begin(end("2026-03-13"))
    expect(add("10.00 usd", "2026-03-06")).toEqual([])
    money.begin(end("2026-03-14"))
    expect(add("10.00 usd", "2026-03-16")).toEqual(["2026-03-26 usd"])
  })

  it("begins at midnight, and is not set for what goes", () => {
    const { add, money } = opened()
    expect(add("-10.00 usd", "2026-03-04")).toEqual([])
    expect(money.apply(outcomeOf([line("1.00 usd", "2026-03-04", { created: now })]), now)).toEqual([end("2026-03-14")])
  })

  it("is missing unless an earlier one is set, or the account holds nothing", () => {
    const { money } = opened()
    expect([money.isMissing(end("2026-03-14")), money.isMissing(end("2026-03-14"))]).toEqual([true, false])
    expect([money.isMissing(end("2026-03-15")), money.isMissing(end("2026-03-13"))]).toEqual([false, true])
    money.begin(end("2026-03-13"))
    expect(money.isMissing(end("2026-03-14"))).toBe(false)
    money.begin(end("2026-03-14"))
    expect(money.isMissing(end("2026-03-14"))).toBe(true)
    expect(money.isMissing(end("2026-03-14", { account: "acct_sten" }))).toBe(false)
  })

  it("is set of as many currencies as something comes in at once, for the first line of each", () => {
    const { money } = opened({ externalAccounts: new Map([[eur, { country: "DE", tariff: tariffIn(eur) }]]) })
    const lines = ["1.00 usd", "2.00 eur", "3.00 usd"].map((amount) => line(amount, "2026-03-04", { created: now }))
    expect(told(money.apply(outcomeOf(lines), now))).toEqual(["2026-03-14 usd", "2026-03-14 eur"])
  })
})

describe("what is overdue and could not go", () => {
  /** Ada has ten dollars since 4 March, and on the 14th they could not go. */
  const stuck = () => {
    const it = opened()
    it.add("10.00 usd", "2026-03-04")
    it.money.begin(end("2026-03-14"))
    return it
  }
  const later = moment("2026-03-20T10:00Z")

  it("is looked at again as something comes: with the day that begins with it, or the next one", () => {
    expect(stuck().add("1.00 usd", "2026-03-24", {}, later)).toEqual(["2026-03-24 usd"])
    expect(stuck().add("1.00 usd", "2026-03-20", {}, later)).toEqual(["2026-03-21 usd"])
    expect(stuck().add("1.00 usd", "2026-03-21", {}, moment("2026-03-20"))).toEqual(["2026-03-21 usd"])
    expect(stuck().add("1.00 usd", "2026-03-20", {}, moment("2026-03-20"))).toEqual(["2026-03-21 usd"])
    expect(stuck().add("1.00 usd", "2026-03-20", {}, moment("2026-03-19T23:59:59Z"))).toEqual(["2026-03-20 usd"])
  })

  it("is so from its very day on, and no longer when it went", () => {
    const onTheDay = opened()
    onTheDay.add("10.00 usd", "2026-03-04")
    onTheDay.money.begin(end("2026-03-14"))
    expect(onTheDay.add("1.00 usd", "2026-03-18", {}, moment("2026-03-14"))).toEqual(["2026-03-18 usd"])
    const before = opened()
    before.add("10.00 usd", "2026-03-04")
    before.money.begin(end("2026-03-14"))
    expect(before.add("1.00 usd", "2026-03-18", {}, moment("2026-03-13"))).toEqual(["2026-03-28 usd"])
    const gone = stuck()
    gone.add("-10.00 usd", "2026-03-20", {}, later)
    expect(gone.add("1.00 usd", "2026-03-24", {}, moment("2026-03-21"))).toEqual(["2026-04-03 usd"])
  })

  it("is so of one pot, whatever others are short of", () => {
    const { add, money } = opened()
    add("10.00 usd", "2026-03-04")
    add("-10.00 usd", "2026-03-05", { sourceType: "bank_account" })
    add("-10.00 usd", "2026-03-05", { sourceType: "fpx" })
    money.begin(end("2026-03-14"))
    expect(add("1.00 usd", "2026-03-24", {}, later)).toEqual(["2026-03-24 usd"])
  })

  it("is not what is less than can be paid out", () => {
    const { add, money } = opened({ currency: huf, tariff: tariffIn(huf) })
    add("0.99 huf", "2026-03-04")
    money.begin(end("2026-03-14", { currency: huf }))
    expect(add("0.50 huf", "2026-03-24", {}, later)).toEqual(["2026-04-03 huf"])
  })
})

it("accounts that join later hold money too", () => {
  const accounts = new Map(byId(connected("Sten", "standard")))
  const of = HeldMoney.make(accounts)
  const own = outcomeOf([line("1.00 usd", "2026-03-04", { created: now })])
  const joined = connected("Ada", "express", { payouts: held })
  accounts.set(joined.id, joined)
  expect(of.apply(own, now)).toEqual([])
  of.join(joined)
  expect(told(of.apply(own, now))).toEqual(["2026-03-14 usd"])
})

describe("an account that is paid out otherwise from now on", () => {
  /** Ada, with what no automatic payout has paid out before as `unpaid` of every currency says. */
  const opened = (before: PayoutSettings) => {
    const ada = (payouts: PayoutSettings) => connected("Ada", "express", { payouts })
    const accounts = new Map(byId(ada(before), connected("Sten", "standard")))
    const money = HeldMoney.make(accounts)
    return {
      money,
      change: (payouts: PayoutSettings, unpaid: ReadonlyArray<readonly [on: string, net: string]>, at = now) => {
        accounts.set("acct_ada", ada(payouts))
        const unswept = () =>
          unpaid.map(([on, net]) => ({
            sourceType: "card" as const,
            matured: [HeldFunds.flowOf(moment(on), dollars(net))]
          }))
        return told(money.change(ada(payouts), unswept, at))
      },
      add: (amount: string, availableOn: string) =>
        told(money.apply(outcomeOf([line(amount, availableOn, { created: now })]), now)),
      has: () =>
        money.of("acct_ada", usd).map((it) => `${Day.format(it.day)} ${Money.format(Money.minus(it.came, it.went))}`)
    }
  }

  it("holds what was not paid out, each since its day, and what comes", () => {
    const { add, change, has } = opened(daily)
    expect(add("9.00 usd", "2026-03-04")).toEqual([])
    const unpaid = [
      ["2026-03-06", "4.00 usd"],
      ["2026-03-05", "9.00 usd"],
      ["2026-03-04", "-3.00 usd"]
    ] as const
    expect(change(held, unpaid)).toEqual(["2026-03-15 usd"])
    expect(add("1.00 usd", "2026-03-04")).toEqual(["2026-03-14 usd"])
    expect(has()).toEqual(["2026-03-04 -2.00 usd", "2026-03-05 9.00 usd", "2026-03-06 4.00 usd"])
  })

  it("holds what was not paid out by the days of UTC, whenever its own began", () => {
    const startOfDay = { timezone: Zone.of("Pacific/Auckland") ?? expect.fail("no zone"), hour: 0, minutes: 0 } as const
    const before = connected("Ada", "express", { payouts: daily, startOfDay })
    const after = connected("Ada", "express", { payouts: held, startOfDay })
    const unswept = Unswept.make(byId(before), "all")
    const lines = ["03-03T11:00Z", "03-04T10:00Z", "03-04T12:00Z"].map((on) =>
      line("1.00 usd", `2026-${on}`, { created: now })
    )
    unswept.apply(outcomeOf(lines), now)
    const always = HeldMoney.make(byId(after))
    expect(told(always.apply(outcomeOf(lines), now))).toEqual(["2026-03-13 usd"])
    const accounts = new Map(byId(before))
    const changed = HeldMoney.make(accounts)
    accounts.set("acct_ada", after)
    expect(told(changed.change(after, unswept.of, now))).toEqual(["2026-03-13 usd"])
    expect(changed.of("acct_ada", usd)).toEqual(always.of("acct_ada", usd))
  })

  it("has what was there for too long go at the next midnight, and nothing where nothing came", () => {
    const later = moment("2026-03-20T10:00Z")
    expect(opened(daily).change(held, [["2026-03-04", "9.00 usd"]], later)).toEqual(["2026-03-21 usd"])
    expect(opened(daily).change(held, [["2026-03-04", "-9.00 usd"]], later)).toEqual([])
    expect(opened(daily).change(held, [], later)).toEqual([])
  })

  it("holds nothing once it is paid out by itself, and begins anew with what that has left", () => {
    const { add, change, has } = opened(held)
    expect(add("9.00 usd", "2026-03-04")).toEqual(["2026-03-14 usd"])
    expect(change(daily, [["2026-03-04", "9.00 usd"]])).toEqual([])
    expect([add("1.00 usd", "2026-03-05"), has()]).toEqual([[], []])
    // What was set before is looked at still, and sees what comes after it.
    expect(change(held, [["2026-03-05", "1.00 usd"]])).toEqual([])
    expect(has()).toEqual(["2026-03-05 1.00 usd"])
    expect(change(daily, [])).toEqual([])
    expect(change(held, [["2026-03-03", "2.00 usd"]])).toEqual(["2026-03-13 usd"])
  })

  it("goes on as it did where its money may stay for as long as before, or for as long as it likes", () => {
    const { add, change, has } = opened(held)
    add("9.00 usd", "2026-03-04")
    expect(
      change({ ...held, debitNegativeBalances: !held.debitNegativeBalances }, [["2026-03-03", "2.00 usd"]])
    ).toEqual([])
    expect(has()).toEqual(["2026-03-04 9.00 usd"])
    const free = opened(asked)
    expect([free.change(daily, [["2026-03-03", "2.00 usd"]]), free.has()]).toEqual([[], []])
    expect(free.add("9.00 usd", "2026-03-04")).toEqual([])
    expect(free.money.isMissing(end("2026-03-14"))).toBe(false)
  })
})
