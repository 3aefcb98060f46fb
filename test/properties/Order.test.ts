import { Effect, Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Counterexample from "./Counterexample.ts"
import * as Deck from "./Deck.ts"
import * as Playing from "./Playing.ts"
import * as MemoryJournal from "#adapters/memory/MemoryJournal.ts"
import { sha256 } from "#adapters/sha256.ts"
import * as Booking from "#core/booking/Booking.ts"
import * as SourceFacts from "#core/booking/SourceFacts.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import * as Balances from "#core/ledger/Balances.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Journal from "#core/ledger/Journal.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as OpenItems from "#core/ledger/OpenItems.ts"
import * as Money from "#core/money/Money.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import * as Instant from "#core/time/Instant.ts"

const tries = Counterexample.tries(300)
const timeout = Counterexample.patience(tries)

/** Everything that balances say, sorted, because their own order is that of the first posting. */
const told = (balances: Balances.Balances): ReadonlyArray<string> =>
  Balances.all(balances)
    .map(({ account, pending, total }) =>
      [
        LedgerAccount.format(account),
        total.currency,
        total.debits,
        total.credits,
        pending.debits,
        pending.credits
      ].join(" ")
    )
    .toSorted()

/** The items of application fees that stand in two currencies: which of their amounts is open, the order decides. */
const exchanged = (entries: Iterable<Entry>): ReadonlySet<string> => {
  const currencies = new Map<string, Currency>()
  const found = new Set<string>()
  for (const { amount, from, item, to } of [...entries].flatMap(({ postings }) => postings)) {
    if (item === undefined || ![from, to].some(({ name }) => name === "application_fee")) continue
    if ((currencies.get(item) ?? amount.currency) !== amount.currency) found.add(item)
    currencies.set(item, amount.currency)
  }
  return found
}

const stillOpen = (platform: AccountId, entries: ReadonlyArray<Entry>): ReadonlyArray<string> => {
  const inTwo = exchanged(entries)
  return OpenItems.of(platform, entries).flatMap(({ crossing, item, lines }) =>
    lines.map(({ amount, side }) => `${crossing} ${item} ${side} ${inTwo.has(item) ? "" : Money.format(amount)}`)
  )
}

/** A journal that was told `entries` in batches of ten. */
const recorded = (entries: ReadonlyArray<Entry>) => {
  const journal = MemoryJournal.make("recording")
  const answers = Array.from({ length: Math.ceil(entries.length / 10) }, (_, batch) =>
    Effect.runSync(journal.append(entries.slice(batch * 10, batch * 10 + 10), Instant.of(0)))
  ).flatMap((appended) => appended.answers.map(({ _tag }) => _tag))
  return {
    answers: new Set(answers),
    fingerprint: Effect.runSync(journal.fingerprint),
    balances: (asOf: Instant.Instant) => told(Effect.runSync(journal.balances({ asOf })))
  }
}

/** The same entries, each booked anew from its line; arrivals at a bank have none. */
const booked = (entries: ReadonlyArray<Entry>, world: World): ReadonlyArray<Entry> =>
  entries.map((entry) =>
    entry.transaction === undefined
      ? entry
      : Result.getOrThrow(Booking.book(entry.transaction, SourceFacts.of(entry.transaction, world)))
  )

describe("the order in which the balance transactions of all accounts arrive, some more than once,", () => {
  it("does not change the fingerprint, the balances of any moment or what is open", { timeout }, () => {
    Counterexample.mustHold((file, deck) => {
      const { entries, scenario, world } = Playing.whole(file)
      const inOrder = recorded(entries)
      const shuffled = recorded(booked(Deck.deal(entries, deck), world))

      expect([...shuffled.answers]).not.toContain("conflict")
      expect(shuffled.fingerprint).toBe(inOrder.fingerprint)
      expect(shuffled.fingerprint).toBe(Journal.fingerprint(entries, sha256))
      for (const { at } of scenario.steps) {
        expect(shuffled.balances(at)).toEqual(inOrder.balances(at))
      }
      expect(stillOpen(scenario.platform.id, entries)).toEqual([])
    }, tries)
  })

  it("does not change what is open while some are missing, nor the fund flow", { timeout }, () => {
    Counterexample.mustHold((file, deck) => {
      const { entries, scenario } = Playing.whole(file)
      const some = entries.filter((_, index) => (deck[index % deck.length] ?? 0) % 3 > 0)
      const shuffled = Deck.shuffle(some, deck)
      const flow = (of: ReadonlyArray<Entry>) =>
        FundFlow.of(of, scenario.until, scenario.platform.id, [scenario.platform, ...scenario.accounts])

      expect(stillOpen(scenario.platform.id, shuffled)).toEqual(stillOpen(scenario.platform.id, some))
      expect(told(Balances.of(shuffled))).toEqual(told(Balances.of(some)))
      expect(flow(shuffled)).toEqual(flow(some))
    }, tries)
  })
})
