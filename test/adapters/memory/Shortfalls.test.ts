import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Shortfalls from "#adapters/memory/Shortfalls.ts"
import type { NegativePayout } from "#core/connect/objects/NegativePayout.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Day from "#core/time/Day.ts"

const march = (day: number) => Instant.startOf(Day.fromCivil(2026, 3, day))
const [first, second, third, fourth] = [march(2), march(3), march(4), march(5)]
const usd = Currency.of("usd")
const money = (text: string) => Result.getOrThrow(Money.parse(text))

const opened = (available = "0 usd", isAnswered = true) => {
  const shortfalls = Shortfalls.make(() => isAnswered)
  const has = { available: money(available) }
  const purse: Shortfalls.Purse = {
    account: "acct_ada",
    currency: usd,
    available: () => has.available,
    hasNegativePot: () => Money.isNegative(has.available),
    isWatched: false
  }
  /** What is handed out when so much is available at that moment. */
  const at = (moment: Instant.Instant, amount: string) => {
    has.available = money(amount)
    shortfalls.touch(purse)
    return shortfalls.next(moment)
  }
  const hold = (amount: string) =>
    shortfalls.reserve({
      id: "rtx_1",
      account: "acct_ada",
      amount: money(amount),
      created: first,
      balanceTransaction: "txn_1"
    })
  const filled = (payout: string, amount: string, held = "0 usd"): void =>
    shortfalls.debit({ ...debitOf(payout, amount), status: "filling", filled: money(held) })
  return { shortfalls, purse, at, hold, filled, known: () => shortfalls.of("acct_ada", usd) }
}

const debitOf = (payout: string, amount: string): Pick<NegativePayout, "account" | "payout" | "amount"> => ({
  account: "acct_ada",
  payout,
  amount: money(amount)
})

describe("an account that was never negative", () => {
  it("is not known, not watched, and nothing can be held for it", () => {
    const { at, filled, hold, known, purse, shortfalls } = opened()
    expect([at(first, "1.00 usd"), at(second, "0 usd"), known(), shortfalls.all()]).toEqual([
      undefined,
      undefined,
      undefined,
      []
    ])
    expect(purse.isWatched).toBe(false)
    filled("po_1", "1.00 usd")
    expect(known()).toBeUndefined()
    expect(() => hold("1.00 usd")).toThrow("acct_ada is not short of usd: nothing can be held for it")
  })
})

describe("an account that is negative", () => {
  it("is handed out once, each time under a key of its own, and since its first moment", () => {
    const { at, known, purse, shortfalls } = opened()
    const shortfall = { kind: "shortfall", account: "acct_ada", currency: usd }
    expect(at(first, "-1.00 usd")).toEqual({ ...shortfall, at: first, key: "ada.usd.1" })
    expect([shortfalls.hasTouched(), shortfalls.next(first)]).toEqual([false, undefined])
    expect(at(second, "-2.00 usd")).toEqual({ ...shortfall, at: second, key: "ada.usd.2" })
    expect(known()).toEqual({ account: "acct_ada", currency: usd, since: first, held: money("0 usd") })
    expect(purse.isWatched).toBe(true)
  })

  it("is looked at until what is held for it is given back", () => {
    const { at, hold, known, purse } = opened()
    at(first, "-1.00 usd")
    hold("1.00 usd")
    expect(at(second, "0 usd")).toMatchObject({ at: second })
    expect([known(), purse.isWatched]).toEqual([
      { account: "acct_ada", currency: usd, since: undefined, held: money("1.00 usd") },
      true
    ])
    hold("-1.00 usd")
    expect([at(third, "0 usd"), known(), purse.isWatched]).toEqual([undefined, undefined, false])
  })

  it("begins anew when it was filled", () => {
    const { at, known } = opened()
    at(first, "-1.00 usd")
    at(second, "0 usd")
    expect(at(third, "-1.00 usd")).not.toHaveProperty("isAgain")
    expect(known()?.since).toBe(third)
  })
})

it("an account may be negative in several currencies at once, and is so in each by itself", () => {
  const { at, purse, shortfalls } = opened()
  const eur = Currency.of("eur")
  at(first, "-1.00 usd")
  shortfalls.touch({ ...purse, currency: eur, available: () => money("-2.00 eur") })
  expect([shortfalls.hasTouched(), shortfalls.next(second)?.key, shortfalls.hasTouched()]).toEqual([
    true,
    "ada.eur.1",
    false
  ])
  expect(shortfalls.all().map(({ currency, since }) => [currency, since])).toEqual([
    [usd, first],
    [eur, second]
  ])
  at(third, "0 usd")
  expect(shortfalls.all().map(({ currency }) => currency)).toEqual([eur])
})

it("of those that were touched the short ones are handed out, whoever comes before them", () => {
  const { purse, shortfalls } = opened("1.00 usd")
  shortfalls.touch(purse)
  shortfalls.touch({ ...purse, account: "acct_ben", available: () => money("-1.00 usd") })
  expect(shortfalls.next(first)?.account).toBe("acct_ben")
})

describe("a negative payout", () => {
  it("that was cleared has filled the balance for good", () => {
    const { at, filled, known, shortfalls } = opened()
    at(first, "-5.00 usd")
    filled("po_1", "5.00 usd")
    at(second, "0 usd")
    shortfalls.debit({ ...debitOf("po_1", "5.00 usd"), status: "cleared" })
    expect(at(third, "-1.00 usd")).not.toHaveProperty("isAgain")
    expect(known()?.since).toBe(third)
  })

  it("that comes back while there is enough leaves no trace", () => {
    const { at, filled, hold, known, purse, shortfalls } = opened()
    at(first, "-5.00 usd")
    hold("5.00 usd")
    filled("po_1", "5.00 usd")
    at(second, "0 usd")
    shortfalls.debit({ ...debitOf("po_1", "5.00 usd"), status: "returned" })
    expect(at(third, "3.00 usd")).toEqual({
      kind: "shortfall",
      account: "acct_ada",
      currency: usd,
      at: third,
      key: "ada.usd.3"
    })
    hold("-5.00 usd")
    expect([at(third, "3.00 usd"), purse.isWatched]).toEqual([undefined, false])
    expect(at(fourth, "-1.00 usd")).not.toHaveProperty("isAgain")
    expect(known()?.since).toBe(fourth)
  })

  it("is looked at no more once it has come back and the balance is filled otherwise", () => {
    const { at, filled, purse, shortfalls } = opened()
    at(first, "-5.00 usd")
    filled("po_1", "5.00 usd")
    at(second, "0 usd")
    shortfalls.debit({ ...debitOf("po_1", "5.00 usd"), status: "returned" })
    at(third, "-5.00 usd")
    expect([at(fourth, "0 usd"), purse.isWatched]).toEqual([undefined, false])
  })

  it("of an account that is not negative any more is not looked at", () => {
    const { at, filled, purse } = opened()
    at(first, "-1.00 usd")
    at(second, "0 usd")
    filled("po_1", "1.00 usd")
    expect([at(third, "0 usd"), purse.isWatched]).toEqual([undefined, false])
  })

  it("for which nothing was held keeps nothing held while it is clearing", () => {
    const { at, filled, hold, known } = opened()
    at(first, "-5.00 usd")
    hold("5.00 usd")
    filled("po_1", "5.00 usd", "0 usd")
    at(second, "0 usd")
    expect(known()).not.toHaveProperty("clearing")
  })

  it("that comes back makes it negative since before, as long as the account had less without it", () => {
    const { at, filled, known, purse, shortfalls } = opened()
    at(first, "-5.00 usd")
    filled("po_1", "5.00 usd")
    expect(at(second, "4.99 usd")).toBeUndefined()
    expect(purse.isWatched).toBe(true)
    shortfalls.debit({ ...debitOf("po_1", "5.00 usd"), status: "returned" })
    expect(at(third, "-0.01 usd")).toMatchObject({ at: third, isAgain: true })
    expect(known()?.since).toBe(first)
  })

  it("is forgotten once the account has as much without it", () => {
    const { at, filled, known, purse, shortfalls } = opened()
    at(first, "-5.00 usd")
    filled("po_1", "5.00 usd")
    at(second, "5.00 usd")
    expect(purse.isWatched).toBe(false)
    shortfalls.debit({ ...debitOf("po_1", "5.00 usd"), status: "returned" })
    expect(at(third, "-1.00 usd")).not.toHaveProperty("isAgain")
    expect(known()?.since).toBe(third)
  })

  it("is known while it is clearing, with what of it was held, and no longer", () => {
    const { at, filled, hold, known, shortfalls } = opened()
    at(first, "-5.00 usd")
    hold("5.00 usd")
    filled("po_1", "5.00 usd", "5.00 usd")
    at(second, "0 usd")
    expect(known()).toMatchObject({ since: undefined, clearing: [{ payout: "po_1", amount: money("5.00 usd") }] })
    shortfalls.debit({ ...debitOf("po_1", "5.00 usd"), status: "cleared" })
    expect(known()).not.toHaveProperty("clearing")
  })

  it.each([
    ["the later one first", ["po_2", "po_1"]],
    ["the earlier one first", ["po_1", "po_2"]]
  ])("leaves the beginning to the earliest of those that come back in one moment, %s", (_, order) => {
    const { at, filled, known, shortfalls } = opened()
    at(first, "-5.00 usd")
    filled("po_1", "5.00 usd")
    at(first, "0 usd")
    at(second, "-1.00 usd")
    filled("po_2", "1.00 usd")
    at(second, "0 usd")
    for (const payout of order) {
      shortfalls.debit({ ...debitOf(payout, payout === "po_1" ? "5.00 usd" : "1.00 usd"), status: "returned" })
    }
    at(third, "-6.00 usd")
    expect(known()?.since).toBe(first)
  })
})

it("those that are negative are listed in the order in which they first were", () => {
  const { at, purse, shortfalls } = opened()
  at(first, "-1.00 usd")
  shortfalls.touch({ ...purse, account: "acct_ben" })
  shortfalls.touch({ ...purse, account: "acct_cleo", available: () => money("1.00 usd") })
  expect(shortfalls.next(first)?.account).toBe("acct_ben")
  expect(shortfalls.next(first)).toBeUndefined()
  expect(shortfalls.all().map(({ account }) => account)).toEqual(["acct_ada", "acct_ben"])
})

it("of an account of which nothing follows it is known since when it is short, and nothing is handed out", () => {
  const { at, known, purse } = opened("0 usd", false)
  expect([at(first, "-1.00 usd"), at(second, "-5.00 usd")]).toEqual([undefined, undefined])
  expect(purse.isWatched).toBe(true)
  expect(known()).toMatchObject({ since: first, held: money("0 usd") })
  at(third, "1.00 usd")
  expect(known()).toBeUndefined()
})
