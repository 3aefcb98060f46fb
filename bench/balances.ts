/**
 * balances: folding a million entries into balances, against a loop that is told what the fold has to find out.
 *
 * The reference gets, counted beforehand, an index per ledger account and currency and the amounts in a list, and adds
 * the same debits and credits, what has matured and what is pending apart, in a `bigint[]`. Entries come batch by
 * batch, as a run hands them out between two looks at the clock; each batch is a pair, and in the end the two must have
 * the same sums.
 */
import * as Balances from "#core/ledger/Balances.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Market from "./Market.ts"
import * as Pairs from "./Pairs.ts"

const count = 1_000_000
const batches = 1000

/** Postings as lists. */
interface Flat {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly isPending: Uint8Array
  readonly amounts: ReadonlyArray<bigint>
}

const indexes = new Map<string, number>()

const indexOf = (account: LedgerAccount.LedgerAccount, currency: string): number => {
  const name = `${LedgerAccount.format(account)} ${currency}`
  const known = indexes.get(name)
  if (known === undefined) indexes.set(name, indexes.size)
  return known ?? indexes.size - 1
}

const flattened = (entries: ReadonlyArray<Entry>): Flat => {
  const postings = entries
    .filter(({ created }) => created <= Market.asOf)
    .flatMap(({ matures, postings }) => postings.map((posting) => ({ ...posting, isPending: matures > Market.asOf })))
  return {
    from: Int32Array.from(postings, ({ amount, from }) => indexOf(from, amount.currency)),
    to: Int32Array.from(postings, ({ amount, to }) => indexOf(to, amount.currency)),
    isPending: Uint8Array.from(postings, ({ isPending }) => Number(isPending)),
    amounts: postings.map(({ amount }) => amount.minor)
  }
}

const zeros = (): Array<bigint> => Array<bigint>(16_384).fill(0n)
/** What has matured at an index is at twice its number, what is pending behind it. */
const [debits, credits] = [zeros(), zeros()]

const loop = ({ amounts, from, isPending, to }: Flat): void => {
  for (let index = 0; index < from.length; index++) {
    const half = isPending[index]!
    const minor = amounts[index]!
    credits[2 * from[index]! + half]! += minor
    debits[2 * to[index]! + half]! += minor
  }
}

/** The two have the same sums for every ledger account, or they did not add the same. */
const check = (balances: Balances.Balances): void => {
  for (const { account, pending, total } of Balances.all(balances)) {
    const index = indexOf(account, total.currency)
    const ours = [total.debits, total.credits, pending.debits, pending.credits]
    const [matured, later] = [2 * index, 2 * index + 1]
    const [owed, owing] = [debits[later]!, credits[later]!]
    const theirs = [debits[matured]! + owed, credits[matured]! + owing, owed, owing]
    if (ours.join() !== theirs.join()) throw new Error(`${LedgerAccount.format(account)}: ${ours} is not ${theirs}`)
  }
}

const noMore = (): never => {
  throw new Error("the market has fewer entries")
}

export const balances = (): string => {
  const folded = Balances.empty(Market.asOf)
  const entries = Market.entries(count)
  let batch: ReadonlyArray<Entry> = []
  const pairs = Pairs.measure(
    batches,
    () =>
      Pairs.callMs(() => {
        for (const entry of batch) Balances.add(folded, entry)
      }),
    () => {
      batch = Array.from({ length: count / batches }, () => entries.next().value ?? noMore())
      const flat = flattened(batch)
      return Pairs.callMs(() => loop(flat))
    }
  )
  check(folded)
  const names = { benchmark: "balances", ours: `folding ${count / batches} entries`, reference: "bigint[] by index" }
  return Pairs.print(names, pairs, 2)
}
