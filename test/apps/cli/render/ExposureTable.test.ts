/**
 * ExposureTable: what a reader is told of negative balances.
 */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as ExposureTable from "#apps/cli/render/ExposureTable.ts"
import * as Selection from "#apps/cli/render/Selection.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import type { Exposure } from "#core/report/Exposure.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import type { UpcomingPayout } from "#core/report/UpcomingPayouts.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))
const plain = (_: string, text: string): string => text
const zero = money("0 usd")
const exposure: Exposure = {
  account: "acct_ada",
  currency: zero.currency,
  negative: money("10.00 usd"),
  since: moment("2026-03-02T10:00Z"),
  collectedAt: moment("2026-08-30"),
  liable: "application",
  held: money("10.00 usd"),
  pending: money("4.00 usd"),
  pendingLate: zero,
  reserved: zero,
  clearing: zero,
  uncovered: money("6.00 usd"),
  waitingRefunds: zero,
  refundsFailAt: undefined
}
const many = (length: number): ReadonlyArray<Exposure> => Array.from({ length }, () => ({ ...exposure }))
const asOf = moment("2026-03-04T09:59:59Z")
const of = { asOf, platform: "acct_market" } as const

describe("the exposure", () => {
  it("is not mentioned where nothing is negative", () => {
    expect(ExposureTable.print(plain, of, [], [], undefined)).toEqual([])
  })

  it("is a row per balance, with its age in whole days", () => {
    const stripes = { ...exposure, account: "acct_sten", liable: "stripe", held: zero, since: asOf } as const
    const [table] = ExposureTable.print(plain, of, [exposure, stripes], [], undefined)
    expect(table).toBe(
      [
        "exposure  currency  negative               since  pending  still missing  until       liable    set aside  refunds",
        "ada       usd          10.00   2026-03-02, 1 day     4.00           6.00  2026-08-30  platform      10.00        –",
        "sten      usd          10.00  2026-03-04, 0 days     4.00           6.00  2026-08-30  Stripe            –        –",
        "all       usd          10.00                         4.00           6.00              platform      10.00        –",
        "all       usd          10.00                         4.00           6.00              Stripe            –        –"
      ].join("\n")
    )
  })

  it("says when the first refund that waits for funds fails, where one does", () => {
    const waits = { ...exposure, waitingRefunds: money("7.00 usd"), refundsFailAt: moment("2026-04-16T10:00Z") }
    const [table] = ExposureTable.print(plain, of, [waits, exposure], [], undefined)
    expect(table?.split("\n").map((line) => line.slice(line.indexOf("10.00", 40) + 5))).toEqual([
      expect.stringMatching(/ refunds {2}first fails$/),
      "     7.00  2026-04-16",
      "        –  –",
      expect.stringMatching(/ 7.00$/)
    ])
  })

  it("has what is held for negative payouts that are clearing, where one is", () => {
    const filled = { negative: zero, since: undefined, collectedAt: undefined, pending: zero, uncovered: zero }
    const [table] = ExposureTable.print(plain, of, [{ ...exposure, ...filled, clearing: exposure.held }], [], undefined)
    expect(table).toBe(
      [
        "exposure  currency  negative  since  pending  still missing  until  liable    set aside  clearing  refunds",
        "ada       usd              –      –        –              –  –      platform      10.00     10.00        –"
      ].join("\n")
    )
  })

  const debit: UpcomingPayout = {
    account: "acct_ada",
    sourceType: "card",
    amount: money("-6.00 usd"),
    transactions: [],
    day: Instant.dayOf(moment("2026-03-09")),
    status: "expected",
    run: moment("2026-03-08T01:00Z")
  }
  const { run: _, ...rest } = debit as UpcomingPayout & { readonly run: Instant.Instant }

  it("names the debit of a bank that is coming, where one is", () => {
    const sten = { ...exposure, account: "acct_sten" } as const
    const [table] = ExposureTable.print(plain, of, [exposure, sten], [debit], undefined)
    expect(table).toBe(
      [
        "exposure  currency  negative              since  pending  still missing          bank debit  until       liable    set aside  refunds",
        "ada       usd          10.00  2026-03-02, 1 day     4.00           6.00  6.00 on 2026-03-09  2026-08-30  platform      10.00        –",
        "sten      usd          10.00  2026-03-02, 1 day     4.00           6.00                   –  2026-08-30  platform      10.00        –",
        "all       usd          20.00                        8.00          12.00                                  platform      20.00        –"
      ].join("\n")
    )
    const kept = [{ why: "payouts_disabled", amount: debit.amount }] as const
    const withheld = { amount: debit.amount, kept, refunds: [] }
    const stopped = { ...rest, amount: zero, status: "stopped", why: "errored", withheld } as const
    expect(ExposureTable.print(plain, of, [exposure], [stopped], undefined)[0]).not.toContain("bank debit")
    const paid = { ...debit, amount: money("6.00 usd") }
    expect(ExposureTable.print(plain, of, [exposure], [paid], undefined)[0]).not.toContain("bank debit")
  })

  it("says what the platform itself owes, in a line of its own", () => {
    const flow = (available: string) => {
      const [row] = FundFlow.of([], asOf, "acct_market", [{ id: "acct_market", currency: zero.currency }]).rows
      return { rows: [{ ...(row ?? expect.fail("no row")), available: money(available) }] }
    }
    const owed = (
      available: string,
      upcoming: ReadonlyArray<UpcomingPayout> = [],
      exposures: ReadonlyArray<Exposure> = []
    ) => ExposureTable.owed(plain, "acct_market", flow(available), exposures, upcoming)
    const line = "owed      1,234.00 usd  what the platform itself owes Stripe: its own balance is negative"
    expect(owed("-1234.00 usd")).toEqual([line])
    expect(owed("-1234.00 usd", [{ ...debit, account: "acct_market" }])).toEqual([
      `${line}; its bank is debited, 6.00 on 2026-03-09`
    ])
    const euros = { ...exposure, currency: money("0 eur").currency, held: money("5.00 eur") }
    expect(owed("-1234.00 usd", [], [exposure, exposure, euros])).toEqual([
      `${line}; 20.00 of it is only set aside for others`
    ])
    expect(owed("-15.00 usd", [], [exposure, exposure])).toEqual([
      "owed      15.00 usd  what the platform itself owes Stripe: its own balance is negative; 15.00 of it is only set " +
        "aside for others"
    ])
    expect(owed("0 usd")).toEqual([])
    expect(ExposureTable.owed(plain, "acct_other", flow("-1.00 usd"), [], [])).toEqual([])
  })

  it("says that there is none to whoever asks", () => {
    expect(ExposureTable.print(plain, of, [], [], undefined)).toEqual([])
    expect(ExposureTable.print(plain, of, [], [], DisputableCharges.empty(asOf))).toEqual([
      "exposure  none: nothing is missing or could come back",
      ""
    ])
  })

  it("has what could be disputed where that was counted", () => {
    const [table = ""] = ExposureTable.print(plain, of, [exposure], [], DisputableCharges.empty(asOf))
    expect(table.split("\n")[0]).toMatch(/refunds {2}disputable$/)
  })

  it("of more than five is told of the oldest", () => {
    const [table = ""] = ExposureTable.print(plain, of, many(7), [], undefined)
    expect(table.split("\n")).toHaveLength(8)
    const others = (count: number) => {
      const [lines = ""] = ExposureTable.print(plain, of, many(count), [], undefined)
      return lines.split("\n")[6]
    }
    expect(others(7)).toBe("… 2 others, with --all")
    expect(others(6)).toBe("… 1 other, with --all")
    expect(others(5)).toMatch(/^all /)
    expect(table.split("\n").at(-1)).toMatch(/^all +usd +70.00 +28.00 +42.00 +platform +70.00 +–$/)
  })

  it("says that the others are younger where each of them is", () => {
    const later = { ...exposure, since: moment("2026-03-02T10:00:01Z") }
    const others = (...rest: ReadonlyArray<Exposure>) => {
      const [table = ""] = ExposureTable.print(plain, of, [...many(5), ...rest], [], undefined)
      return table.split("\n")[6]
    }
    expect(others(later)).toBe("… 1 other, younger, with --all")
    expect(others(later, { ...exposure })).toBe("… 2 others, with --all")
    expect(others(later, { ...exposure, since: undefined })).toBe("… 2 others, with --all")
  })

  it("is of all, of the accounts asked for, or of so many as asked for", () => {
    const ben = { ...exposure, account: "acct_ben" } as const
    const own = { ...exposure, account: "acct_market", negative: zero } as const
    const all = [...many(6), ben, own]
    const shown = (selection: Partial<Selection.Selection>) => {
      const asked = { ...Selection.automatic, ...selection }
      const [table = ""] = ExposureTable.print(plain, of, all, [], undefined, asked)
      const names = table.split("\n").slice(1, -1)
      return names.map((line) => line.slice(0, line.search(/ {2}|$/)))
    }
    const adas = Array.from({ length: 6 }, () => "ada")
    expect(shown({ all: true })).toEqual([...adas, "ben", "market"])
    expect(shown({ accounts: new Set(["acct_ben"]) })).toEqual(["ben", "… 7 others, with --all"])
    expect(shown({ top: 1, accounts: new Set(["acct_ben"]) })).toEqual([
      ...adas.slice(1),
      "ben",
      "… 2 others, with --all"
    ])
    expect(shown({ top: 7 })).toEqual([...adas, "ben", "… 1 other, with --all"])
    expect(shown({ negative: true })).toEqual([...adas, "ben", "… 1 other, with --all"])
    expect(shown({ negative: true, accounts: new Set(["acct_ben"]) })).toEqual(["ben", "… 7 others, with --all"])
  })

  it("sums per currency what each liable side answers for, without the platform's own", () => {
    const euros = { currency: money("0 eur").currency, negative: money("1.00 eur"), held: money("1.00 eur") }
    const inEuros = {
      ...euros,
      pending: money("0 eur"),
      uncovered: money("1.00 eur"),
      waitingRefunds: money("2.00 eur")
    }
    const zeros = { reserved: money("0 eur"), clearing: money("0 eur"), pendingLate: money("0 eur") }
    const own = { ...exposure, account: "acct_market", collectedAt: undefined, held: zero } as const
    const all = [exposure, own, { ...exposure, account: "acct_ben" }, { ...exposure, ...inEuros, ...zeros }] as const
    const sums = (exposures: ReadonlyArray<Exposure>) => {
      const [table = ""] = ExposureTable.print(plain, of, exposures, [], DisputableCharges.empty(asOf))
      const lines = table.split("\n").filter((line) => line.startsWith("all "))
      return lines.map((line) => line.replaceAll(/ +/g, " "))
    }
    expect(sums(all)).toEqual([
      "all usd 20.00 8.00 12.00 platform 20.00 – –",
      "all eur 1.00 – 1.00 platform 1.00 2.00 –"
    ])
    expect(sums([exposure, own])).toEqual([])
  })
})
