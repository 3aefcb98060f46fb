import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { BalanceType } from "#core/connect/objects/BalanceTransaction.ts"
import * as Balances from "#core/ledger/Balances.ts"
import * as Correction from "#core/ledger/Correction.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Flow from "#core/report/Flow.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import * as Instant from "#core/time/Instant.ts"
import { account, entry, moment, money, posting, transaction, written } from "./Books.ts"

describe("a correction", () => {
  const charged = (amount: string, changes: Parameters<typeof transaction>[0] = {}): Entry.Entry => {
    const line = transaction({ amount: money(amount), ...changes })
    const against = { account: LedgerAccount.payers }
    return Result.getOrThrow(Entry.ofTransaction(line, Posting.change(Entry.moved(line), line.net, against)))
  }

  it("reverses what stands and books anew, under an id of its own", () => {
    const incoming = { ...charged("12.00 usd"), flags: ["charge has no booking yet"] }
    const corrected = Correction.of(charged("10.00 usd"), incoming, 1)
    expect(corrected).toMatchObject({
      id: "acct_ada/txn_1~1",
      account: "acct_ada",
      transaction: { net: money("12.00 usd") },
      corrects: { transaction: { net: money("10.00 usd") } },
      flags: ["charge has no booking yet", "corrects acct_ada/txn_1"]
    })
    expect(corrected.postings.map(written)).toEqual([
      "10.00 usd acct_ada/balance -> payers",
      "12.00 usd payers -> acct_ada/balance"
    ])
    expect(Correction.standing(corrected)).toEqual(Correction.standing(incoming))
  })

  it("is refused when it does not begin by taking back what it corrects", () => {
    const corrected = Correction.of(charged("10.00 usd"), charged("12.00 usd"), 1)
    const [first, ...others] = corrected.postings
    if (first === undefined) throw new Error("no postings")
    const elsewhere = { ...corrected, postings: [{ ...first, to: LedgerAccount.suspense("charge") }, ...others] }
    for (const broken of [elsewhere, { ...corrected, postings: [] }]) {
      expect(Result.getOrThrow(Result.flip(Entry.make(broken))).message).toBe(
        `entry ${corrected.id}: its first postings must reverse those that it corrects`
      )
    }
  })

  it("keeps its own list of what it corrects", () => {
    const corrected = Correction.of(charged("10.00 usd"), charged("12.00 usd"), 1)
    const corrects = corrected.corrects ?? expect.fail("it corrects nothing")
    const postings = [...corrects.postings]
    const made = Result.getOrThrow(Entry.make({ ...corrected, corrects: { ...corrects, postings } }))
    postings.pop()
    expect(made.corrects).toEqual(corrects)
  })

  it("says what it corrects as that was, and is numbered", () => {
    const corrected = Correction.of(charged("10.00 usd"), charged("12.00 usd"), 1)
    const corrects = corrected.corrects ?? expect.fail("it corrects nothing")
    const law = (change: Partial<Entry.Entry>) =>
      Result.getOrThrow(Result.flip(Entry.make({ ...corrected, ...change }))).law
    expect(law({ corrects: { ...corrects, matures: moment("2026-03-09") } })).toBe(
      "what it corrects must mature at 2026-03-04T00:00:00Z, not 2026-03-09T00:00:00Z"
    )
    expect(law({ corrects: { ...corrects, created: moment("2026-03-01") } })).toBe(
      "what it corrects must be created at 2026-03-02T09:30:00Z, not 2026-03-01T00:00:00Z"
    )
    for (const id of [
      "acct_ada/txn_1",
      "acct_ada/txn_1~",
      "acct_ada/txn_1~0",
      "acct_ada/txn_1~1~1",
      "acct_ben/txn_1~1"
    ]) {
      expect(law({ id })).toBe("its transaction asks for the id acct_ada/txn_1~1, ~2, …")
    }
  })

  it("takes back as of when it was: what was pending until then matures then", () => {
    const first = charged("100.00 usd", { availableOn: moment("2026-03-04") })
    const later = charged("90.00 usd", { availableOn: moment("2026-03-09") })
    const entries = [first, Correction.of(first, later, 1)]
    const at = (day: string) => {
      const balances = Balances.of(entries, moment(day))
      return [Balances.pending, Balances.available].map((read) =>
        Money.format(read(balances, account("acct_ada/balance"), Currency.of("usd")))
      )
    }
    expect(at("2026-03-03")).toEqual(["90.00 usd", "0.00 usd"])
    expect(at("2026-03-05")).toEqual(["90.00 usd", "0.00 usd"])
    expect(at("2026-03-09")).toEqual(["0.00 usd", "90.00 usd"])
  })

  it("of a correction reverses only what that one booked anew", () => {
    const first = Correction.of(charged("10.00 usd"), charged("12.00 usd"), 1)
    const second = Correction.of(first, charged("7.00 usd"), 2)
    expect(second.id).toBe("acct_ada/txn_1~2")
    expect(second.flags).toEqual(["corrects acct_ada/txn_1~1"])
    expect(second.postings.map(written)).toEqual([
      "12.00 usd acct_ada/balance -> payers",
      "7.00 usd payers -> acct_ada/balance"
    ])
    const balances = Balances.of([charged("10.00 usd"), first, second])
    expect(Balances.balance(balances, account("acct_ada/balance"), Currency.of("usd"))).toEqual(money("7.00 usd"))
  })

  it.each([
    ["nothing to nothing", charged("0 usd"), charged("0 usd"), []],
    ["nothing to something", charged("0 usd"), charged("1.00 usd"), ["acct_ada/balance 1.00 usd", "payers -1.00 usd"]],
    ["something to nothing", charged("1.00 usd"), charged("0 usd"), []],
    ["the other sign", charged("1.00 usd"), charged("-1.00 usd"), ["acct_ada/balance -1.00 usd", "payers 1.00 usd"]],
    ["another currency", charged("1.00 usd"), charged("1 jpy"), ["acct_ada/balance 1 jpy", "payers -1 jpy"]],
    [
      "another pot",
      charged("1.00 usd"),
      charged("1.00 usd", { balanceType: "issuing" }),
      ["acct_ada/issuing 1.00 usd", "payers -1.00 usd"]
    ],
    [
      "another pot and amount",
      charged("1.00 usd"),
      charged("3.00 usd", { balanceType: "risk_reserved" }),
      ["acct_ada/risk_reserved 3.00 usd", "payers -3.00 usd"]
    ]
  ])("of %s leaves what is true now", (_, known, incoming, left) => {
    const balances = Balances.of([known, Correction.of(known, incoming, 1)])
    const held = Balances.all(balances).flatMap(({ account, total }) => {
      const balance = Balances.balance(balances, account, total.currency)
      return Money.isZero(balance) ? [] : [`${LedgerAccount.format(account)} ${Money.format(balance)}`]
    })
    expect(held.toSorted()).toEqual(left)
  })

  it("corrects an embedder's own entry too", () => {
    const paid = (amount: string) => entry({ postings: [posting("payers -> acct_ada/bank", amount)] })
    const corrected = Correction.of(paid("5.00 usd"), paid("6.00 usd"), 1)
    expect(corrected.id).toBe("manual/1~1")
    expect(corrected.postings.map(written)).toEqual([
      "5.00 usd acct_ada/bank -> payers",
      "6.00 usd payers -> acct_ada/bank"
    ])
  })

  const hours = fc.integer({ min: 0, max: 20 }).map((hours) => Instant.plus(moment("2026-03-02"), hours * 3600))
  const version = fc
    .record({
      minor: fc.bigInt({ min: -1000n, max: 1000n }),
      code: fc.constantFrom("usd", "eur"),
      balanceType: fc.constantFrom<BalanceType>("payments", "issuing"),
      created: hours,
      availableOn: hours
    })
    .map(({ code, minor, ...moments }) => charged("0 usd", { amount: Money.of(Currency.of(code), minor), ...moments }))

  it("leaves at every moment what the last version alone would have left, however often Stripe changes its mind", () => {
    fc.assert(
      fc.property(version, fc.array(version, { maxLength: 5 }), hours, (original, versions, at) => {
        const entries = [original]
        for (const [index, incoming] of versions.entries()) {
          entries.push(Correction.of(entries.at(-1) ?? original, incoming, index + 1))
        }
        const last = versions.at(-1) ?? original
        for (const asOf of [at, undefined]) {
          const [balances, alone] = [Balances.of(entries, asOf), Balances.of([last], asOf)]
          for (const { account, total } of Balances.all(balances)) {
            for (const read of [Balances.pending, Balances.available]) {
              expect(read(balances, account, total.currency)).toEqual(read(alone, account, total.currency))
            }
          }
          const flow = (of: ReadonlyArray<Entry.Entry>) =>
            FundFlow.of(of, asOf ?? moment("9999-01-01"), "acct_market").rows.filter((row) =>
              Flow.all.some((name) => !Money.isZero(row[name]))
            )
          expect(flow(entries)).toEqual(flow([last]))
        }
      })
    )
  })

  it("has two halves, any other entry one", () => {
    const [known, incoming] = [charged("10.00 usd"), charged("12.00 usd")]
    expect(Correction.halves(known)).toEqual([{ ...Correction.standing(known), isReversal: false }])
    const corrected = Correction.of(known, incoming, 1)
    expect(Correction.halves(corrected)).toEqual([
      { ...Correction.standing(known), postings: known.postings.map(Posting.reverse), isReversal: true },
      { ...Correction.standing(incoming), isReversal: false }
    ])
  })
})
