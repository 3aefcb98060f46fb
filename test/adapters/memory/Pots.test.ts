import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Pots from "#adapters/memory/Pots.ts"
import type { Purse } from "#adapters/memory/Shortfalls.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Maturity } from "#core/connect/Happening.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const ada: AccountId = "acct_ada"
const [usd, eur] = ["usd", "eur"].map(Currency.of) as [Currency.Currency, Currency.Currency]
const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
const now = Instant.of(100)

const line = (amount: Money.Money, availableOn: number, sourceType: SourceType = "card") =>
  BalanceTransaction.make({
    id: "txn_1",
    account: ada,
    type: "charge",
    amount,
    feeDetails: [],
    source: "ch_1",
    created: now,
    availableOn: Instant.of(availableOn),
    description: "",
    reportingCategory: "charge",
    sourceType
  })

/** As "pending / available". */
const held = (pots: Pots.Pots, currency: Currency.Currency, sourceType?: SourceType): string => {
  const { available, pending } = pots.balance(ada, currency, sourceType)
  return `${Money.format(pending)} / ${Money.format(available)}`
}

describe("pots", () => {
  it("are kept apart by currency and source type, and counted together without one", () => {
    const pots = Pots.make(() => {})
    pots.add(line(money("1.00 usd"), 100), now)
    pots.add(line(money("2.00 usd"), 100, "bank_account"), now)
    pots.add(line(money("4.00 eur"), 100), now)
    expect(held(pots, usd)).toBe("0.00 usd / 3.00 usd")
    expect(held(pots, usd, "bank_account")).toBe("0.00 usd / 2.00 usd")
    expect(held(pots, eur)).toBe("0.00 eur / 4.00 eur")
    expect(held(pots, eur, "fpx")).toBe("0.00 eur / 0.00 eur")
  })

  it("are pending until later than now, and available from now on", () => {
    const pots = Pots.make(() => {})
    expect(pots.add(line(money("1.00 usd"), 100), now)).toBeUndefined()
    expect(pots.add(line(money("2.00 usd"), 101), now)).toMatchObject({ at: 101, amount: money("2.00 usd") })
    expect(held(pots, usd)).toBe("2.00 usd / 1.00 usd")
  })

  it("begin one maturity by moment, source type and currency, which grows with each line of it", () => {
    const pots = Pots.make(() => {})
    const begun = [
      line(money("1.00 usd"), 200),
      line(money("2.00 eur"), 200),
      line(money("4.00 usd"), 200, "bank_account"),
      line(money("8.00 usd"), 201),
      line(money("-3.00 usd"), 200),
      line(money("0.00 usd"), 202)
    ].map((each) => pots.add(each, now))
    expect(begun.map((maturity) => maturity && `${maturity.at} ${Money.format(maturity.amount)}`)).toEqual([
      "200 -2.00 usd",
      "200 2.00 eur",
      "200 4.00 usd",
      "201 8.00 usd",
      undefined,
      undefined
    ])
  })

  it("are kept apart by account, whichever was looked at last", () => {
    const pots = Pots.make(() => {})
    for (const account of ["acct_ada", "acct_ben", "acct_ada", "acct_cleo", "acct_ben"] as const)
      pots.add({ ...line(money("1.00 usd"), 100), account }, now)
    const available = (account: AccountId) => Money.format(pots.balance(account, usd).available)
    expect([available("acct_ada"), available("acct_ben"), available("acct_cleo"), available("acct_no")]).toEqual([
      "2.00 usd",
      "2.00 usd",
      "1.00 usd",
      "0.00 usd"
    ])
  })

  it("say what of each is pending until when, the first moment first, as it is now", () => {
    const pots = Pots.make(() => {})
    for (const [amount, at] of [
      ["1.00 usd", 300],
      ["2.00 usd", 200],
      ["4.00 usd", 250],
      ["8.00 usd", 200]
    ] as const)
      pots.add(line(money(amount), at), now)
    const maturing = pots.maturing(ada, usd, "card")
    const told = [
      { at: 200, amount: money("10.00 usd") },
      { at: 250, amount: money("4.00 usd") },
      { at: 300, amount: money("1.00 usd") }
    ]
    expect(maturing).toEqual(told)
    pots.add(line(money("1.00 usd"), 200), now)
    expect(maturing).toEqual(told)
    expect([pots.maturing(ada, usd, "bank_account"), pots.maturing("acct_ben", usd, "card")]).toEqual([[], []])
  })

  it("mature one moment at a time, and the others stay pending", () => {
    const pots = Pots.make(() => {})
    const [first, second] = [200, 300].map((at) => pots.add(line(money("1.00 usd"), at), now) as Maturity)
    pots.mature(second as Maturity)
    expect(held(pots, usd)).toBe("1.00 usd / 1.00 usd")
    expect(() => pots.mature({ ...(first as Maturity), at: Instant.of(250) })).toThrow("nothing of acct_ada is pending")
    pots.mature(first as Maturity)
    expect(held(pots, usd)).toBe("0.00 usd / 2.00 usd")
  })

  it("tell whose available balance may have become negative, or was looked at and has changed", () => {
    const touched: Array<Purse> = []
    const pots = Pots.make((purse) => touched.push(purse))
    pots.add(line(money("5.00 usd"), 100), now)
    pots.add(line(money("-5.00 usd"), 100), now)
    pots.add(line(money("-1.00 usd"), 200), now)
    expect(touched).toEqual([])
    pots.add(line(money("-1.00 usd"), 100, "bank_account"), now)
    pots.add(line(money("9.00 usd"), 100), now)
    const [purse = expect.fail()] = touched
    expect(touched).toHaveLength(1)
    expect([purse.account, purse.currency, purse.isWatched]).toEqual([ada, usd, false])
    expect([Money.format(purse.available()), purse.hasNegativePot()]).toEqual(["8.00 usd", true])
    pots.add(line(money("1.00 usd"), 100, "bank_account"), now)
    expect(purse.hasNegativePot()).toBe(false)
    pots.add(line(money("-7.00 eur"), 100), now)
    expect([touched.length, touched[1]?.currency, touched[1]?.hasNegativePot(), purse.hasNegativePot()]).toEqual([
      2,
      eur,
      true,
      false
    ])
    purse.isWatched = true
    pots.add(line(money("1.00 usd"), 100, "fpx"), now)
    expect([touched.length, touched[2] === purse]).toEqual([3, true])
  })

  it("refuse to let mature what is not pending, or not any more", () => {
    const pots = Pots.make(() => {})
    const maturity = pots.add(line(money("1.00 usd"), 200), now) as Maturity
    pots.mature(maturity)
    expect(held(pots, usd)).toBe("0.00 usd / 1.00 usd")
    expect(() => pots.mature(maturity)).toThrow("nothing of acct_ada is pending until 1970-01-01T00:03:20Z")
  })

  it("hold what was added, whatever of it has matured", () => {
    const added = fc.record({ minor: fc.bigInt({ min: -500n, max: 500n }), at: fc.integer({ min: 95, max: 105 }) })
    fc.assert(
      fc.property(fc.array(added), fc.nat(6), (lines, until) => {
        const pots = Pots.make(() => {})
        const maturities = lines.flatMap(({ at, minor }) => pots.add(line(Money.of(usd, minor), at), now) ?? [])
        for (const maturity of maturities) if (maturity.at <= now + until) pots.mature(maturity)
        const sum = (isDue: boolean) =>
          Money.sum(
            usd,
            lines.filter(({ at }) => at <= now + until === isDue).map(({ minor }) => Money.of(usd, minor))
          )
        expect(pots.balance(ada, usd)).toEqual({ pending: sum(false), available: sum(true) })
      })
    )
  })
})
