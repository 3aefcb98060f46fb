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
import type { LedgerAccount } from "#core/ledger/LedgerAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Volume from "#core/money/Volume.ts"
import type * as Instant from "#core/time/Instant.ts"

/** One ledger account in one currency. */
export interface Line {
  readonly account: LedgerAccount
  readonly total: Volume.Volume
  /** The part of the total that has not matured at the moment asked about. */
  readonly pending: Volume.Volume
}

export interface Balances {
  readonly lines: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<Currency, Line>>>
}

type Lines = Map<string, Map<string, Map<Currency, Line>>>

const lineOf = (lines: Lines, account: LedgerAccount, currency: Currency): Line => {
  let names = lines.get(account.book)
  if (names === undefined) lines.set(account.book, (names = new Map()))
  let currencies = names.get(account.name)
  if (currencies === undefined) names.set(account.name, (currencies = new Map()))
  let line = currencies.get(currency)
  if (line === undefined) {
    line = { account, total: Volume.empty(currency), pending: Volume.empty(currency) }
    currencies.set(currency, line)
  }
  return line
}

const post = (lines: Lines, { matures, postings }: Correction.Half, asOf: Instant.Instant | undefined): void => {
  const isPending = asOf !== undefined && matures > asOf
  for (const { amount, from, to } of postings) {
    const source = lineOf(lines, from, amount.currency)
    const target = lineOf(lines, to, amount.currency)
    Volume.credit(source.total, amount)
    Volume.debit(target.total, amount)
    if (!isPending) continue
    Volume.credit(source.pending, amount)
    Volume.debit(target.pending, amount)
  }
}

/**
 * The balances of `entries` at the moment `asOf`, its own second included; without it, after everything has
 * happened and matured.
 */
export const of = (entries: Iterable<Entry>, asOf?: Instant.Instant): Balances => {
  const lines: Lines = new Map()
  for (const entry of entries) {
    for (const half of Correction.halves(entry)) {
      if (asOf === undefined || half.created <= asOf) post(lines, half, asOf)
    }
  }
  return { lines }
}

const lineAt = (balances: Balances, account: LedgerAccount, currency: Currency): Line | undefined =>
  balances.lines.get(account.book)?.get(account.name)?.get(currency)

/** Debits − credits of a ledger account: positive is what it holds, negative is what it lacks or gave. */
export const balance = (balances: Balances, account: LedgerAccount, currency: Currency): Money.Money => {
  const line = lineAt(balances, account, currency)
  return line === undefined ? Money.zero(currency) : Volume.balance(line.total)
}

/** The part of {@link balance} that cannot be used yet. */
export const pending = (balances: Balances, account: LedgerAccount, currency: Currency): Money.Money => {
  const line = lineAt(balances, account, currency)
  return line === undefined ? Money.zero(currency) : Volume.balance(line.pending)
}

/** The part of {@link balance} that can be used. */
export const available = (balances: Balances, account: LedgerAccount, currency: Currency): Money.Money =>
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
  [...balances.lines.values()].flatMap((names) => [...names.values()].flatMap((lines) => [...lines.values()]))
