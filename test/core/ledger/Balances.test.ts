import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Balances from "#core/ledger/Balances.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Volume from "#core/money/Volume.ts"
import * as Instant from "#core/time/Instant.ts"
import { account, entry, feeLine, moment, money, posting, postings, transaction } from "./Books.ts"

const usd = Currency.of("usd")
const ada = account("acct_ada/balance")

/** What an account of `entries` holds at a moment: pending, available and both. */
const held = (entries: ReadonlyArray<Entry.Entry>, at?: string, of = ada, currency = usd): ReadonlyArray<string> => {
  const balances = Balances.of(entries, at === undefined ? undefined : moment(at))
  return [Balances.pending, Balances.available, Balances.balance].map((read) =>
    Money.formatAmount(read(balances, of, currency))
  )
}

// A card payment on Monday, available on Wednesday; half of it refunded on Tuesday, when it is pending too; and a fee
// that Stripe takes on Thursday, available at once.
const charged = Result.getOrThrow(
  Entry.ofTransaction(transaction({ feeDetails: [feeLine("stripe_fee", "0.59 usd")] }), [
    posting("payers -> acct_ada/balance", "10.00 usd"),
    posting("acct_ada/balance -> stripe/fees", "0.59 usd")
  ])
)
const refunded = entry({
  id: "manual/refund",
  created: moment("2026-03-03T12:00Z"),
  matures: moment("2026-03-04"),
  postings: [posting("acct_ada/balance -> payers", "5.00 usd")]
})
const billed = entry({
  id: "manual/fee",
  created: moment("2026-03-05T08:00Z"),
  postings: [posting("acct_ada/balance -> stripe/fees", "2.00 usd")]
})
const story = [charged, refunded, billed]

describe("a Stripe balance at a moment", () => {
  it.each([
    ["2026-03-02T09:29:59Z", ["0.00", "0.00", "0.00"], "the second before the payment"],
    ["2026-03-02T09:30:00Z", ["9.41", "0.00", "9.41"], "the second of the payment"],
    ["2026-03-03T11:59:59Z", ["9.41", "0.00", "9.41"], "the second before the refund"],
    ["2026-03-03T12:00:00Z", ["4.41", "0.00", "4.41"], "the second of the refund"],
    ["2026-03-03T23:59:59Z", ["4.41", "0.00", "4.41"], "the second before it all matures"],
    ["2026-03-04T00:00:00Z", ["0.00", "4.41", "4.41"], "the second in which it matures"],
    ["2026-03-05T07:59:59Z", ["0.00", "4.41", "4.41"], "the second before the fee"],
    ["2026-03-05T08:00:00Z", ["0.00", "2.41", "2.41"], "the second of the fee, available at once"],
    ["9999-12-31T23:59:59Z", ["0.00", "2.41", "2.41"], "the end of time"]
  ])("%s: %j, %s", (at, expected) => {
    expect(held(story, at)).toEqual(expected)
    expect(held(story.toReversed(), at)).toEqual(expected)
  })

  it("without one is what is left when everything has happened and matured", () => {
    expect(held(story)).toEqual(["0.00", "2.41", "2.41"])
  })

  it("may be negative, by what went out before it came in", () => {
    expect(held([refunded])).toEqual(["0.00", "-5.00", "-5.00"])
    expect(held([refunded], "2026-03-03T12:00Z")).toEqual(["-5.00", "0.00", "-5.00"])
  })

  it("is zero in a currency and on an account that nothing was ever posted to", () => {
    expect(held(story, "2026-03-05", ada, Currency.of("jpy"))).toEqual(["0", "0", "0"])
    expect(held(story, "2026-03-05", account("acct_ada/bank"))).toEqual(["0.00", "0.00", "0.00"])
    expect(held([], "2026-03-05")).toEqual(["0.00", "0.00", "0.00"])
  })

  it("keeps currencies apart", () => {
    const yen = entry({ id: "manual/yen", postings: [posting("payers -> acct_ada/balance", "500 jpy")] })
    expect(held([...story, yen])).toEqual(["0.00", "2.41", "2.41"])
    expect(held([...story, yen], undefined, ada, Currency.of("jpy"))).toEqual(["0", "500", "500"])
  })
})

describe("the totals of an account", () => {
  it("grow with debits and credits, so that nothing cancels silently", () => {
    const lines = Balances.all(Balances.of(story, moment("2026-03-03T12:00Z")))
    const of = (text: string) => lines.find((line) => LedgerAccount.format(line.account) === text)
    expect(of("acct_ada/balance")).toEqual({
      account: ada,
      total: { currency: usd, debits: 1000n, credits: 559n },
      pending: { currency: usd, debits: 1000n, credits: 559n }
    })
    expect(of("payers")).toMatchObject({ total: { debits: 500n, credits: 1000n } })
    expect(of("stripe/fees")).toMatchObject({ total: { debits: 59n, credits: 0n } })
    expect(lines).toHaveLength(3)
  })

  it("are what was available, too, once it has matured", () => {
    const [line] = Balances.all(Balances.of([charged], moment("2026-03-04")))
    expect(line?.pending).toEqual(Volume.empty(usd))
  })
})

describe("balances that are added to entry by entry", () => {
  it("are at every point those of the entries so far", () => {
    for (const at of [undefined, moment("2026-03-03T12:00Z")]) {
      const balances = Balances.empty(at)
      expect(Balances.all(balances)).toEqual([])
      for (const [index, entry] of story.entries()) {
        Balances.add(balances, entry)
        expect(Balances.all(balances)).toEqual(Balances.all(Balances.of(story.slice(0, index + 1), at)))
      }
    }
  })

  it("are as large after many entries of the same accounts as after few", () => {
    const size = (times: number) => {
      const { firsts, nexts, volumes } = Balances.of(Array.from({ length: times }, () => story).flat())
      return [firsts.length, nexts.length, volumes.sums.length, volumes.carried.length]
    }
    expect(size(5000)).toEqual(size(1))
  })

  it("know an account that was built by hand as the same, before and after they met the one object of it", () => {
    const byHand = { book: "acct_byhand", name: "balance" } as const
    const out = entry({ postings: [{ from: byHand, to: LedgerAccount.payers, amount: money("1.00 usd") }] })
    const back = entry({ postings: [posting("payers -> acct_byhand/balance", "3.00 usd")] })
    for (const entries of [
      [out, back],
      [back, out]
    ]) {
      expect(held(entries, undefined, account("acct_byhand/balance"))).toEqual(["0.00", "2.00", "2.00"])
      expect(held(entries, undefined, { ...byHand })).toEqual(["0.00", "2.00", "2.00"])
      const accounts = Balances.all(Balances.of(entries)).map((line) => line.account)
      expect(accounts).toHaveLength(2)
      for (const account of accounts) expect(account).toBe(LedgerAccount.interned(account))
    }
  })

  it("keep any number of currencies of an account apart", () => {
    const all = Currency.all.map((currency, index) =>
      entry({ postings: [{ from: LedgerAccount.payers, to: ada, amount: Money.of(currency, BigInt(index + 1)) }] })
    )
    const balances = Balances.of([...all, ...all])
    const each = Currency.all.map((currency, index) => Money.of(currency, BigInt(2 * index + 2)))
    expect(Currency.all.map((currency) => Balances.balance(balances, ada, currency))).toEqual(each)
    expect(Balances.all(balances)).toHaveLength(2 * Currency.all.length)
  })

  it("forget nothing, however large", () => {
    const huge = Money.of(usd, 10n ** 30n)
    const balances = Balances.of([
      entry({ postings: [{ from: LedgerAccount.payers, to: ada, amount: huge }] }),
      charged
    ])
    expect(Balances.balance(balances, ada, usd)).toEqual(Money.add(huge, money("9.41 usd")))
  })
})

describe("the trial balance", () => {
  const moments = fc.integer({ min: 0, max: 20 }).map((hours) => Instant.plus(moment("2026-03-02"), hours * 3600))
  const entries = fc.array(
    fc
      .record({ created: moments, delay: moments, postings: fc.array(postings, { maxLength: 4 }) })
      .map(({ created, delay, postings }) => entry({ created, matures: Instant.max(created, delay), postings })),
    { maxLength: 8 }
  )
  const shuffled = entries.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }))
  )

  it("is zero in every currency at every moment, pending and available alike", () => {
    fc.assert(
      fc.property(entries, fc.option(moments, { nil: undefined }), (entries, at) => {
        const balances = Balances.of(entries, at)
        for (const { credits, debits } of Balances.trial(balances)) expect(debits).toBe(credits)
        for (const currency of new Set(Balances.all(balances).map((line) => line.total.currency))) {
          const lines = Balances.all(balances).filter((line) => line.total.currency === currency)
          for (const read of [Balances.balance, Balances.pending, Balances.available]) {
            const sum = Money.sum(
              currency,
              lines.map((line) => read(balances, line.account, currency))
            )
            expect(sum).toEqual(Money.zero(currency))
          }
        }
      })
    )
  })

  it("has the debits and credits of all accounts together, per currency", () => {
    const trial = Balances.trial(Balances.of(story, moment("2026-03-03T12:00Z")))
    expect(trial).toEqual([{ currency: usd, debits: 1559n, credits: 1559n }])
  })

  it("is the same in every order", () => {
    const summed = (entries: ReadonlyArray<Entry.Entry>, at: Instant.Instant) =>
      Balances.all(Balances.of(entries, at))
        .map((line) => [LedgerAccount.format(line.account), line.total, line.pending] as const)
        .toSorted(([a, x], [b, y]) => a.localeCompare(b) || x.currency.localeCompare(y.currency))
    fc.assert(
      fc.property(shuffled, moments, ([entries, other], at) => {
        expect(summed(other, at)).toEqual(summed(entries, at))
      })
    )
  })

  it("splits every balance into what is pending and what is available", () => {
    fc.assert(
      fc.property(entries, moments, (entries, at) => {
        const balances = Balances.of(entries, at)
        for (const { account, total } of Balances.all(balances)) {
          const parts = [Balances.pending, Balances.available].map((read) => read(balances, account, total.currency))
          expect(Money.sum(total.currency, parts)).toEqual(Balances.balance(balances, account, total.currency))
        }
      })
    )
  })

  it("does not know what happens later", () => {
    fc.assert(
      fc.property(entries, moments, (entries, at) => {
        const before = entries.filter(({ created }) => created <= at)
        expect(Balances.of(entries, at)).toEqual(Balances.of(before, at))
      })
    )
  })

  it("of an account adds up what its postings change", () => {
    fc.assert(
      fc.property(entries, (entries) => {
        const balances = Balances.of(entries)
        const all = entries.flatMap(({ postings }) => postings)
        for (const { account, total } of Balances.all(balances)) {
          const change = Posting.changeOf(all, account, total.currency)
          expect(Balances.balance(balances, account, total.currency)).toEqual(change)
        }
      })
    )
  })
})

it("a refund of a pending payment nets in the pending bucket, as recorded: 2000.00 in, 2000.00 out, nothing left", () => {
  const paid = entry({
    postings: [posting("payers -> acct_ada/balance", "2000.00 usd")],
    matures: moment("2026-03-04")
  })
  const back = entry({
    postings: [posting("acct_ada/balance -> payers", "2000.00 usd")],
    matures: moment("2026-03-04")
  })
  for (const at of ["2026-03-02T09:30Z", "2026-03-03T23:59:59Z", "2026-03-04"]) {
    expect(held([paid, back], at)).toEqual(["0.00", "0.00", "0.00"])
  }
})
