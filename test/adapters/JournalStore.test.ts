/**
 * The contract of JournalStore, run against every implementation.
 */
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Exit, type Layer, Result, Stream } from "effect"
import * as fc from "fast-check"
import { type EntryConflict, JournalStore, type Mode } from "#adapters/JournalStore.ts"
import * as MemoryJournal from "#adapters/memory/MemoryJournal.ts"
import * as Booking from "#core/booking/Booking.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Balances from "#core/ledger/Balances.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const stores: { readonly [name: string]: (mode: Mode) => Layer.Layer<JournalStore> } = {
  MemoryJournal: MemoryJournal.layer
}

const usd = Currency.of("usd")
const monday = Instant.of(1_772_409_600)
const tuesday = Instant.plus(monday, 86_400)
const platform = "acct_platform"
const balance = LedgerAccount.of(platform, "balance")

/** A charge of `minor` cents with a Stripe fee of 59, as an entry. */
const charge = (id: string, minor: bigint, change: Partial<BalanceTransaction.Draft> = {}): Entry =>
  Result.getOrThrow(
    Booking.book(
      BalanceTransaction.make({
        id: `txn_${id}`,
        account: platform,
        type: "charge",
        amount: Money.of(usd, minor),
        feeDetails: [{ type: "stripe_fee", amount: Money.of(usd, 59n), description: "Stripe processing fees" }],
        created: monday,
        availableOn: tuesday,
        source: `ch_${id}`,
        description: "",
        reportingCategory: "charge",
        ...change
      }),
      {}
    )
  )

const held = (balances: Balances.Balances) => Money.format(Balances.balance(balances, balance, usd))
const tags = (answers: ReadonlyArray<{ readonly _tag: string }>) => answers.map(({ _tag }) => _tag)
const ids = (store: JournalStore["Service"]) =>
  Stream.runCollect(store.records).pipe(Effect.map((records) => Array.from(records, ({ entry }) => entry.id)))

for (const [name, of] of Object.entries(stores)) {
  const fresh = (mode: Mode) => ({ it: layer(of(mode), { excludeTestServices: true }) })

  describe(`${name}, deciding`, () => {
    fresh("deciding").it("appends in order, and knows what it has", (it) => {
      it.effect("answers per entry, and counts", () =>
        Effect.gen(function* () {
          const store = yield* JournalStore
          const first = yield* store.append([charge("1", 1000n), charge("2", 2000n)], monday)
          assert.deepStrictEqual(tags(first.answers), ["added", "added"])
          assert.strictEqual(first.head.count, 2)
          const again = yield* store.append([charge("2", 2000n), charge("3", 3000n), charge("3", 3000n)], monday)
          assert.deepStrictEqual(tags(again.answers), ["known", "added", "known"])
          assert.deepStrictEqual(yield* ids(store), [
            "acct_platform/txn_1",
            "acct_platform/txn_2",
            "acct_platform/txn_3"
          ])
          assert.deepStrictEqual(yield* store.head, again.head)
        })
      )
    })

    fresh("deciding").it("refuses a batch that changes a known entry, whole", (it) => {
      it.effect("names the field, the old and the new value, and writes nothing", () =>
        Effect.gen(function* () {
          const store = yield* JournalStore
          const before = yield* store.append([charge("1", 1000n)], monday)
          const refused: EntryConflict = yield* Effect.flip(
            store.append([charge("2", 2000n), charge("1", 1001n), charge("3", 3000n)], monday)
          )
          assert.strictEqual(
            refused.message,
            'entry acct_platform/txn_1 is known with another amount: "10.00 usd", now "10.01 usd"; nothing of the batch was written'
          )
          assert.deepStrictEqual(yield* store.head, before.head)
          assert.deepStrictEqual(yield* ids(store), ["acct_platform/txn_1"])
          assert.strictEqual(held(yield* store.balances()), "9.41 usd")
        })
      )
    })

    fresh("deciding").it("does not take a changed description for a conflict", (it) => {
      it.effect("knows the entry", () =>
        Effect.gen(function* () {
          const store = yield* JournalStore
          yield* store.append([charge("1", 1000n)], monday)
          const { answers } = yield* store.append([charge("1", 1000n, { description: "Order 17" })], monday)
          assert.deepStrictEqual(tags(answers), ["known"])
        })
      )
    })
  })

  describe(`${name}, recording`, () => {
    fresh("recording").it("books a correction for what Stripe shows differently now", (it) => {
      it.effect("lands the rest of the batch, and the balance follows the last version", () =>
        Effect.gen(function* () {
          const store = yield* JournalStore
          yield* store.append([charge("1", 1000n)], monday)
          const { answers } = yield* store.append([charge("1", 1500n), charge("2", 100n)], tuesday)
          assert.deepStrictEqual(tags(answers), ["conflict", "added"])
          assert.strictEqual(held(yield* store.balances()), "14.82 usd")
          const known = yield* store.append([charge("1", 1500n)], tuesday)
          assert.deepStrictEqual(tags(known.answers), ["known"])
          yield* store.append([charge("1", 1000n)], tuesday)
          assert.strictEqual(held(yield* store.balances()), "9.82 usd")
          assert.deepStrictEqual(yield* ids(store), [
            "acct_platform/txn_1",
            "acct_platform/txn_1~1",
            "acct_platform/txn_2",
            "acct_platform/txn_1~2"
          ])
        })
      )
    })

    fresh("recording").it("corrects when the money matures, as of when it would have", (it) => {
      it.effect("takes back from the bucket that it stood in", () =>
        Effect.gen(function* () {
          const store = yield* JournalStore
          const wednesday = Instant.plus(tuesday, 86_400)
          yield* store.append([charge("1", 1000n)], monday)
          const { answers } = yield* store.append([charge("1", 900n, { availableOn: wednesday })], monday)
          assert.deepStrictEqual(tags(answers), ["conflict"])
          const again = yield* store.append([charge("1", 900n, { availableOn: tuesday })], monday)
          assert.strictEqual(again.answers[0]?._tag === "conflict" && again.answers[0].difference.field, "matures")
          yield* store.append([charge("1", 900n, { availableOn: wednesday })], monday)
          for (const [asOf, pending, available] of [
            [monday, "8.41 usd", "0.00 usd"],
            [tuesday, "8.41 usd", "0.00 usd"],
            [wednesday, "0.00 usd", "8.41 usd"]
          ] as const) {
            const balances = yield* store.balances({ asOf })
            assert.strictEqual(Money.format(Balances.pending(balances, balance, usd)), pending)
            assert.strictEqual(Money.format(Balances.available(balances, balance, usd)), available)
          }
        })
      )
    })

    fresh("recording").it("answers as of any moment, and as known at any moment", (it) => {
      it.effect("a moment includes its own second", () =>
        Effect.gen(function* () {
          const store = yield* JournalStore
          yield* store.append([charge("1", 1000n)], monday)
          yield* store.append([charge("2", 2000n, { created: tuesday })], tuesday)
          const eve = Instant.plus(monday, -1)
          assert.strictEqual(held(yield* store.balances({ asOf: eve })), "0.00 usd")
          assert.strictEqual(held(yield* store.balances({ asOf: monday })), "9.41 usd")
          assert.strictEqual(held(yield* store.balances({ asOf: tuesday, knownAt: monday })), "9.41 usd")
          assert.strictEqual(held(yield* store.balances({ asOf: tuesday })), "28.82 usd")
          const pending = Balances.pending(yield* store.balances({ asOf: monday }), balance, usd)
          assert.strictEqual(Money.format(pending), "9.41 usd")
        })
      )
    })

    fresh("recording").it("never lets recorded time run back", (it) => {
      it.effect("keeps the last recorded moment instead", () =>
        Effect.gen(function* () {
          const store = yield* JournalStore
          yield* store.append([charge("1", 1000n)], tuesday)
          yield* store.append([charge("2", 2000n)], monday)
          const records = Array.from(yield* Stream.runCollect(store.records))
          assert.deepStrictEqual(
            records.map(({ recorded }) => recorded),
            [tuesday, tuesday]
          )
        })
      )
    })

    fresh("recording").it("chains its records", (it) => {
      it.effect("verifies, finds a head kept elsewhere, and misses one it never had", () =>
        Effect.gen(function* () {
          const store = yield* JournalStore
          const { head: kept } = yield* store.append([charge("1", 1000n)], monday)
          const { head } = yield* store.append([charge("2", 2000n)], monday)
          assert.deepStrictEqual(yield* store.verify(), head)
          assert.deepStrictEqual(yield* store.verify(kept.hash), head)
          const missing = yield* Effect.flip(store.verify("f00d"))
          assert.strictEqual(missing._tag, "OtherHead")
          assert.strictEqual(
            missing.message,
            `the journal has no record with the hash f00d; its last one is ${head.hash}`
          )
          assert.isTrue(Exit.isSuccess(yield* Effect.exit(store.verify())))
        })
      )
    })
  })

  describe(`${name}: order`, () => {
    const entries = Array.from({ length: 8 }, (_, index) => charge(`${index}`, BigInt(1000 * (index + 1))))

    const filled = (batches: ReadonlyArray<ReadonlyArray<Entry>>) =>
      Effect.gen(function* () {
        const store = yield* JournalStore
        for (const batch of batches) yield* store.append(batch, monday)
        return { fingerprint: yield* store.fingerprint, held: held(yield* store.balances()) }
      }).pipe(Effect.provide(of("recording")))

    fresh("recording").it("gives the same balances and fingerprint for any order, split and repetition", (it) => {
      it.effect("of the same entries", () =>
        Effect.gen(function* () {
          const expected = yield* filled([entries])
          const arrivals = fc.array(fc.shuffledSubarray(entries, { minLength: 1 }), { minLength: 1, maxLength: 6 })
          for (const arrival of fc.sample(arrivals, { numRuns: 50, seed: 20_260_302 })) {
            assert.deepStrictEqual(yield* filled([...arrival, entries]), expected)
          }
          assert.notDeepEqual(yield* filled([entries.slice(1)]), expected)
        })
      )
    })
  })
}
