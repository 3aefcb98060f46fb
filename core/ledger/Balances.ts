/**
 * Balances: what every ledger account holds, per currency: debits, credits and how much is not yet available.
 *
 * A moment sees what had happened by then: of a correction, what it takes back as of when that happened and matured.
 *
 * Laws: over all ledger accounts of a currency debits equal credits; the order of the entries does not matter;
 * balance = pending + available.
 */
import * as Correction from "#core/ledger/Correction.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Volume from "#core/money/Volume.ts"
import * as Volumes from "#core/money/Volumes.ts"
import type * as Instant from "#core/time/Instant.ts"

/** One ledger account in one currency. */
export interface Line {
  readonly account: LedgerAccount.LedgerAccount
  readonly total: Volume.Volume
  /** The part of the total that has not matured at the moment asked about. */
  readonly pending: Volume.Volume
}

/**
 * The fold of entries into balances. It changes in place, so that a long run keeps no entries, and is as large as the
 * ledger accounts are many.
 */
export interface Balances {
  /** The moment it is stated at; without one, everything has happened and matured. */
  readonly asOf: Instant.Instant | undefined
  /** By an account's ordinal: the number of the first of its places, and 0 where there is none. */
  firsts: Int32Array
  /** By place: a ledger account in one currency. Place 0 is nobody's. */
  readonly accounts: Array<LedgerAccount.LedgerAccount | undefined>
  readonly currencies: Array<Currency | undefined>
  /** By place: the place of the same account in its next currency, and 0 behind the last. */
  readonly nexts: Array<number>
  /** What has matured at a place is volume 2 × its number, what is pending the one behind it. */
  readonly volumes: Volumes.Volumes
}

/** No balances, at the moment `asOf`, its own second included; without one, when all has happened and matured. */
export const empty = (asOf?: Instant.Instant): Balances => ({
  asOf,
  firsts: new Int32Array(64),
  accounts: [undefined],
  currencies: [undefined],
  nexts: [0],
  volumes: Volumes.empty()
})

const newPlace = (balances: Balances, account: LedgerAccount.LedgerAccount, currency: Currency): number => {
  const { accounts, currencies, nexts, volumes } = balances
  const place = nexts.length
  accounts.push(LedgerAccount.interned(account))
  currencies.push(currency)
  nexts.push(0)
  Volumes.reserve(volumes, 2 * place + 2)
  return place
}

/** The first place of an account that was not met before. */
const firstPlace = (balances: Balances, account: LedgerAccount.LedgerAccount, currency: Currency): number => {
  const ordinal = LedgerAccount.ordinalOf(account)
  if (ordinal >= balances.firsts.length) {
    const grown = new Int32Array(2 * (ordinal + 1))
    grown.set(balances.firsts)
    balances.firsts = grown
  }
  return (balances.firsts[ordinal] = newPlace(balances, account, currency))
}

const firstOf = ({ firsts }: Balances, account: LedgerAccount.LedgerAccount): number =>
  firsts[LedgerAccount.ordinalOf(account)] ?? 0

/** The place of an account that was met first, at place `first`, in another currency. */
const laterPlace = (
  balances: Balances,
  first: number,
  account: LedgerAccount.LedgerAccount,
  currency: Currency
): number => {
  const { currencies, nexts } = balances
  let place = first
  while (currencies[place] !== currency) place = nexts[place] ||= newPlace(balances, account, currency)
  return place
}

/** The place of an account in a currency, a new one where it was not met before. */
export const placeOf = (balances: Balances, account: LedgerAccount.LedgerAccount, currency: Currency): number => {
  const first = firstOf(balances, account)
  if (balances.currencies[first] === currency) return first
  return first === 0 ? firstPlace(balances, account, currency) : laterPlace(balances, first, account, currency)
}

const post = (
  balances: Balances,
  postings: ReadonlyArray<Posting>,
  created: Instant.Instant,
  matures: Instant.Instant
): void => {
  const { asOf } = balances
  if (asOf !== undefined && created > asOf) return
  const half = asOf !== undefined && matures > asOf ? 1 : 0
  for (const { amount, from, to } of postings) {
    const source = placeOf(balances, from, amount.currency)
    const target = placeOf(balances, to, amount.currency)
    Volumes.move(balances.volumes, 2 * source + half, 2 * target + half, amount)
  }
}

/** Adds what `entry` posts, as far as it had happened. */
export const add = (balances: Balances, entry: Entry): void => {
  if (entry.corrects === undefined) return post(balances, entry.postings, entry.created, entry.matures)
  for (const { created, matures, postings } of Correction.halves(entry)) post(balances, postings, created, matures)
}

/** The balances of `entries` at the moment `asOf`. */
export const of = (entries: Iterable<Entry>, asOf?: Instant.Instant): Balances => {
  const balances = empty(asOf)
  for (const entry of entries) add(balances, entry)
  return balances
}

const lineAt = ({ accounts, currencies, volumes }: Balances, place: number): ReadonlyArray<Line> => {
  const [account, currency] = [accounts[place], currencies[place]]
  if (account === undefined || currency === undefined) return []
  const pending = Volumes.at(volumes, 2 * place + 1, currency)
  const total = Volumes.at(volumes, 2 * place, currency)
  Volume.add(total, pending)
  return [{ account, total, pending }]
}

/** The place of an account in a currency, 0 if it was never posted to. */
export const find = (balances: Balances, account: LedgerAccount.LedgerAccount, currency: Currency): number => {
  let place = firstOf(balances, account)
  while (place !== 0 && balances.currencies[place] !== currency) place = balances.nexts[place] ?? 0
  return place
}

/** Debits − credits of a ledger account: positive is what it holds, negative is what it lacks or gave. */
export const balance = (balances: Balances, account: LedgerAccount.LedgerAccount, currency: Currency): Money.Money => {
  const [line] = lineAt(balances, find(balances, account, currency))
  return line === undefined ? Money.zero(currency) : Volume.balance(line.total)
}

/** The part of {@link balance} that cannot be used yet. */
export const pending = (balances: Balances, account: LedgerAccount.LedgerAccount, currency: Currency): Money.Money => {
  const [line] = lineAt(balances, find(balances, account, currency))
  return line === undefined ? Money.zero(currency) : Volume.balance(line.pending)
}

/** The part of {@link balance} that can be used. */
export const available = (balances: Balances, account: LedgerAccount.LedgerAccount, currency: Currency): Money.Money =>
  Money.minus(balance(balances, account, currency), pending(balances, account, currency))

/** Debits and credits of all ledger accounts together, per currency. In each, debits equal credits. */
export const trial = (balances: Balances): ReadonlyArray<Volume.Volume> => {
  const totals = new Map<Currency, Volume.Volume>()
  for (const { total } of all(balances)) {
    let sum = totals.get(total.currency)
    if (sum === undefined) totals.set(total.currency, (sum = Volume.empty(total.currency)))
    Volume.add(sum, total)
  }
  return [...totals.values()]
}

/** Every ledger account that was ever posted to, per currency. */
export const all = (balances: Balances): ReadonlyArray<Line> =>
  balances.nexts.flatMap((_, place) => lineAt(balances, place))
