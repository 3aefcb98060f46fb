import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Correction from "#core/ledger/Correction.ts"
import * as Entry from "#core/ledger/Entry.ts"
import type { Draft } from "#core/connect/objects/BalanceTransaction.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as TaxForms from "#core/report/TaxForms.ts"
import * as Instant from "#core/time/Instant.ts"
import { connected } from "../connect/Worlds.ts"
import { feeLine, money, moment, transaction } from "../ledger/Books.ts"

const ada = connected("Ada")
const sten = connected("Sten", "standard")
const brit = connected("Brit", "express", { country: "GB" })

const settled = moment("2026-03-04")

/** A line of Ada's that matures in March 2026, but for the changes. */
const line = (amount: string, reportingCategory: string, changes: Partial<Draft> = {}): Entry.Entry => {
  const made = transaction({
    type: "charge",
    amount: money(amount),
    reportingCategory,
    availableOn: settled,
    ...changes
  })
  const postings = [made.amount, ...made.feeDetails.map((fee) => Money.negate(fee.amount))].map((moved) => {
    const balance = LedgerAccount.of(made.account, "balance")
    return Money.isPositive(moved)
      ? { from: LedgerAccount.payers, to: balance, amount: moved }
      : { from: balance, to: LedgerAccount.payers, amount: Money.negate(moved) }
  })
  return Result.getOrThrow(Entry.ofTransaction(made, postings))
}

const many = (count: number, amount: string, changes: Partial<Draft> = {}): ReadonlyArray<Entry.Entry> =>
  Array.from({ length: count }, () => line(amount, "charge", changes))

const fees = [feeLine("stripe_fee", "3.20 usd"), feeLine("application_fee", "2.00 usd")]

/** One euro is 1.10 dollars until the 10th of March, and 1.20 from then on. */
const rates = ExchangeRates.of(
  [
    { rate: "1.1", since: Instant.of(0) },
    { rate: "1.2", since: moment("2026-03-10") }
  ].map(({ rate, since }) => ({ from: Currency.of("eur"), to: Currency.of("usd"), rate: Rate.of(rate), since }))
)

const told = (entries: ReadonlyArray<Entry.Entry>, year = 2026): ReadonlyArray<string> => {
  const forms = TaxForms.empty(year, [ada, sten, brit], rates)
  for (const entry of entries) TaxForms.add(forms, entry)
  return TaxForms.list(forms).map((form) =>
    [
      form.account.name,
      form.transactions,
      ...[form.includingFees, form.excludingFees, form.payouts].map(Money.format),
      form.filedBy,
      ...(form.isReportable === true ? ["reportable"] : [])
    ].join(", ")
  )
}

describe("what an account was paid in a year", () => {
  it.each<readonly [string, ReadonlyArray<Entry.Entry>, ReadonlyArray<string>]>([
    [
      "is the gross of its payments, and that less the fees on them",
      [line("100.00 usd", "charge", { feeDetails: fees }), line("10.00 usd", "charge", { type: "payment" })],
      ["Ada, 2, 110.00 usd, 104.80 usd, 0.00 usd, application"]
    ],
    [
      "does not become less by refunds, disputes or what went back of transfers",
      [
        line("100.00 usd", "charge"),
        line("-100.00 usd", "refund"),
        line("-100.00 usd", "dispute"),
        line("-30.00 usd", "transfer_reversal"),
        line("5.00 usd", "other_adjustment")
      ],
      ["Ada, 1, 100.00 usd, 100.00 usd, 0.00 usd, application"]
    ],
    [
      "is not what was not captured, or failed after all",
      [
        line("100.00 usd", "charge", { feeDetails: fees }),
        line("-40.00 usd", "partial_capture_reversal", { feeDetails: [feeLine("stripe_fee", "-1.20 usd")] }),
        line("70.00 usd", "charge"),
        line("-70.00 usd", "charge_failure")
      ],
      ["Ada, 1, 60.00 usd, 56.00 usd, 0.00 usd, application"]
    ],
    [
      "has the payouts beside it that stayed at the bank, and no debits of the bank",
      [
        line("-80.00 usd", "payout"),
        line("-20.00 usd", "payout"),
        line("20.00 usd", "payout_reversal"),
        line("15.00 usd", "payout"),
        line("-15.00 usd", "payout_reversal")
      ],
      ["Ada, 0, 0.00 usd, 0.00 usd, 80.00 usd, application"]
    ],
    [
      "is filed by the platform, unless the account pays Stripe's fees itself; abroad by nobody, nor for the platform",
      (["acct_sten", "acct_ada", "acct_brit", "acct_market"] as const).map((account) =>
        line("100.00 usd", "charge", { account })
      ),
      ["Ada, 1, 100.00 usd, 100.00 usd, 0.00 usd, application", "Sten, 1, 100.00 usd, 100.00 usd, 0.00 usd, stripe"]
    ],
    [
      "is told by currency",
      [line("100.00 usd", "charge"), line("50.00 eur", "charge")],
      ["Ada, 1, 50.00 eur, 50.00 eur, 0.00 eur, application", "Ada, 1, 100.00 usd, 100.00 usd, 0.00 usd, application"]
    ],
    ["is nothing without payments and payouts", [line("-5.00 usd", "fee"), line("-5.00 usd", "refund")], []]
  ])("%s", (_, entries, expected) => {
    expect(told(entries)).toEqual(expected)
  })

  it.each([
    ["2025-12-31T23:59:59Z", 2025],
    ["2026-01-01T00:00:00Z", 2026],
    ["2026-12-31T23:59:59Z", 2026],
    ["2027-01-01T00:00:00Z", 2027]
  ] as const)("counts what becomes available at %s in %d", (at, year) => {
    const payment = line("100.00 usd", "charge", { created: moment("2025-12-01"), availableOn: moment(at) })
    expect([2024, 2025, 2026, 2027, 2028].filter((each) => told([payment], each).length > 0)).toEqual([year])
  })

  it("is reportable above the threshold of the year, in dollars", () => {
    expect(told(many(201, "100.00 usd"))[0]).toMatch(/, 20100.00 usd, .*, reportable$/)
    expect(told(many(200, "1000.00 usd"))[0]).not.toContain("reportable")
    // 90.91 eur are 100.00 usd, and 90.00 eur 99.00.
    expect(told(many(201, "90.91 eur"))[0]).toMatch(/, 18272.91 eur, .*, reportable$/)
    expect(told(many(201, "90.00 eur"))[0]).not.toContain("reportable")
    const old = many(201, "100.00 usd").map(({ transaction: of }) =>
      line("100.00 usd", "charge", { ...of, created: moment("2010-03-01"), availableOn: moment("2010-03-04") })
    )
    expect(told(old, 2010)[0]).not.toContain("reportable")
  })

  it("is listed by account, whoever was paid first", () => {
    const first = line("7.00 usd", "charge", { account: sten.id })
    expect(told([first, line("5.00 usd", "charge")]).map((form) => form.split(",")[0])).toEqual(["Ada", "Sten"])
    expect(told([line("5.00 usd", "charge"), first]).map((form) => form.split(",")[0])).toEqual(["Ada", "Sten"])
  })

  it("is that of a correction in place of what it corrects", () => {
    const first = line("100.00 usd", "charge", { feeDetails: fees })
    const second = line("90.00 usd", "charge")
    const corrected = Correction.of(first, second, 1)
    expect(told([first, corrected])).toEqual(["Ada, 1, 90.00 usd, 90.00 usd, 0.00 usd, application"])
  })

  it("is not changed by entries without a balance transaction", () => {
    const arrived = { account: ada.id, id: "po_1", amount: money("5.00 usd"), description: "" }
    const entry = Entry.ofPayout({ at: settled, kind: "paid", payout: arrived as never })
    expect(told([Result.getOrThrow(entry)])).toEqual([])
  })
})

describe("what an account was paid in several currencies", () => {
  const judged = (entries: ReadonlyArray<Entry.Entry>, exchangeRates = rates) => {
    const forms = TaxForms.empty(2026, [{ ...ada, state: "MA" }], exchangeRates)
    for (const entry of entries) TaxForms.add(forms, entry)
    return TaxForms.list(forms).map(({ includingFees, isReportable, isReportableInState, paid, unrated }) => [
      includingFees.currency,
      [isReportable, isReportableInState],
      [paid.transactions, Money.format(paid.gross), paid.isWhole],
      unrated
    ])
  }
  /** 19,500.00 usd and 13,000.00 eur. */
  const both = [...many(150, "130.00 usd"), ...many(100, "130.00 eur")]

  it("is one sum in dollars, that each row is judged by", () => {
    const verdict = [[true, true], [250, "33800.00 usd", true], []]
    expect(judged(both)).toEqual([
      ["eur", ...verdict],
      ["usd", ...verdict]
    ])
    expect(judged(both.slice(50))[0]).toEqual(["eur", [false, true], [200, "27300.00 usd", true], []])
  })

  it("is converted at the rate of each payment's day, and of the day on which it is taken back", () => {
    const later = { created: moment("2026-03-10"), availableOn: moment("2026-03-12") }
    const lines = [line("100.00 eur", "charge"), line("100.00 eur", "charge", later)]
    expect(judged(lines)).toEqual([["eur", [false, false], [2, "230.00 usd", true], []]])
    const failed = line("-100.00 eur", "charge_failure", later)
    expect(judged([...lines, failed])).toEqual([["eur", [false, false], [1, "110.00 usd", true], []]])
    const corrected = Correction.of(lines[0] ?? expect.fail(), line("90.00 eur", "charge"), 1)
    expect(judged([...lines, corrected])).toEqual([["eur", [false, false], [2, "219.00 usd", true], []]])
  })

  it("is not judged where a rate is missing that would say it", () => {
    const none = ExchangeRates.none
    expect(judged(both, none)[1]).toEqual(["usd", [undefined, true], [250, "19500.00 usd", false], ["eur"]])
    expect(judged(both.slice(50), none)[1]).toEqual(["usd", [false, true], [200, "13000.00 usd", false], ["eur"]])
    expect(judged(both.slice(-1), none)).toEqual([["eur", [false, undefined], [1, "0.00 usd", false], ["eur"]]])
    const enough = [...many(200, "130.00 usd"), line("1.00 eur", "charge")]
    expect(judged(enough, none)[0]).toEqual(["eur", [true, true], [201, "26000.00 usd", false], ["eur"]])
  })

  it("is nothing where there were payouts only", () => {
    expect(judged([line("-80.00 usd", "payout")])).toEqual([["usd", [false, false], [0, "0.00 usd", true], []]])
  })
})

describe("a state that asks for a form from less on", () => {
  const inState = (state: string | undefined, amount: string) => {
    const account = connected("Ada", "express", state === undefined ? {} : { state })
    const forms = TaxForms.empty(2026, [account], rates)
    TaxForms.add(forms, line(amount, "charge"))
    return TaxForms.list(forms).map(({ isReportable, isReportableInState }) => [isReportable, isReportableInState])
  }

  it("is told where it is crossed, beside the federal one", () => {
    expect(inState("MA", "600.00 usd")).toEqual([[false, true]])
    expect(inState("MA", "599.99 usd")).toEqual([[false, false]])
    expect(inState("CA", "600.00 usd")).toEqual([[false, false]])
    expect(inState(undefined, "600.00 usd")).toEqual([[false, false]])
  })

  it("is not the federal one of an account of which no state is known", () => {
    const forms = TaxForms.empty(2026, [ada], rates)
    for (const entry of many(201, "100.00 usd")) TaxForms.add(forms, entry)
    expect(TaxForms.list(forms)).toMatchObject([{ isReportable: true, isReportableInState: false }])
  })
})
