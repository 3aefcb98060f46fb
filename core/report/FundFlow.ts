/**
 * FundFlow: per Stripe account, what came into its balance and what left it, by kind, and what is there now.
 *
 * Law: along a row, the flows sum to pending + available. Down a column, transfers and application fees sum to zero
 * when every item is closed.
 *
 * The margin is what the platform has made: its charges, refunds, disputes, Stripe fees, application fees, transfers,
 * what it gave to fill negative balances for good, and whatever else moved its balance. Payouts and top-ups are left
 * out: they carry what was made to its bank, or bring its own money from there. So are reserves, which stay its own.
 */
import { Order } from "effect"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Balances from "#core/ledger/Balances.ts"
import * as Correction from "#core/ledger/Correction.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Volume from "#core/money/Volume.ts"
import * as Volumes from "#core/money/Volumes.ts"
import * as Flow from "#core/report/Flow.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Row extends Readonly<Record<Flow.Flow, Money.Money>> {
  readonly account: AccountId
  readonly currency: Currency
  readonly pending: Money.Money
  readonly available: Money.Money
  readonly connectReserved: Money.Money
  readonly riskReserved: Money.Money
  readonly inTransit: Money.Money
  readonly bank: Money.Money
}

export interface FundFlow {
  /** The platform first, then the connected accounts by id; each by currency. */
  readonly rows: ReadonlyArray<Row>
  /** What the platform has made, as {@link made} says. */
  readonly margin: ReadonlyArray<Money.Money>
  /** What Stripe has taken; not what it lends, nor what is in its exchange, whose gain nobody knows but Stripe. */
  readonly stripe: ReadonlyArray<Money.Money>
  /** What it has taken for a government: on its fees, and withheld. Empty where there was none. */
  readonly taxes: ReadonlyArray<Money.Money>
}

/** Accounts that have a row even without a flow. */
export type Listed = ReadonlyArray<{ readonly id: AccountId; readonly currency: Currency }>

/**
 * The fold of entries into a fund flow. It changes in place, so that a long run keeps no entries, and is as large as
 * the accounts are many.
 */
export interface Folded {
  readonly asOf: Instant
  readonly platform: AccountId
  readonly listed: Listed
  readonly balances: Balances.Balances
  /** For each place of the balances, as many volumes as there are flows, in their order. */
  readonly volumes: Volumes.Volumes
}

/** No flows, at the moment `asOf`, its own second included. */
export const empty = (asOf: Instant, platform: AccountId, listed: Listed = []): Folded => ({
  asOf,
  platform,
  listed,
  balances: Balances.empty(asOf),
  volumes: Volumes.empty()
})

/** The volume of a flow of the account, which is a balance, in a currency. */
const volumeOf = (
  { balances, volumes }: Folded,
  account: LedgerAccount.LedgerAccount,
  currency: Currency,
  name: Flow.Flow
): number => {
  const first = Balances.placeOf(balances, account, currency) * Flow.all.length
  Volumes.reserve(volumes, first + Flow.all.length)
  return first + Flow.order[name]
}

const isBalance = (account: LedgerAccount.LedgerAccount): account is { book: AccountId; name: "balance" } =>
  LedgerAccount.isPot(account, "balance")

/** What one posting of `half` moves; what is exchanged comes from, or goes to, where the other currency does. */
const flow = (folded: Folded, { amount, from, to }: Posting.Posting, half: Half): void => {
  const { volumes } = folded
  const { postings, transaction } = half
  if (isBalance(to)) {
    const kind = Flow.of(Posting.beyondExchange(postings, from, to), transaction)
    Volumes.debit(volumes, volumeOf(folded, to, amount.currency, kind), amount)
  }
  if (isBalance(from)) {
    const kind = Flow.of(Posting.beyondExchange(postings, to, from), transaction)
    Volumes.credit(volumes, volumeOf(folded, from, amount.currency, kind), amount)
  }
}

interface Half {
  readonly postings: ReadonlyArray<Posting.Posting>
  readonly transaction?: BalanceTransaction | undefined
}

/** Adds what `entry` moves, as far as it had happened. */
export const add = (folded: Folded, entry: Entry): void => {
  Balances.add(folded.balances, entry)
  if (entry.corrects === undefined) {
    if (entry.created > folded.asOf) return
    for (const posting of entry.postings) flow(folded, posting, entry)
    return
  }
  for (const half of Correction.halves(entry)) {
    if (half.created <= folded.asOf) for (const posting of half.postings) flow(folded, posting, half)
  }
}

const rowOf = ({ balances, volumes }: Folded, account: AccountId, currency: Currency): Row => {
  const pot = (name: LedgerAccount.Pot) => LedgerAccount.of(account, name)
  const first = Balances.find(balances, pot("balance"), currency) * Flow.all.length
  const of = (name: Flow.Flow) => Volume.balance(Volumes.at(volumes, first + Flow.order[name], currency))
  return {
    account,
    currency,
    charges: of("charges"),
    refunds: of("refunds"),
    disputes: of("disputes"),
    stripeFees: of("stripeFees"),
    applicationFees: of("applicationFees"),
    transfers: of("transfers"),
    collections: of("collections"),
    reserves: of("reserves"),
    payouts: of("payouts"),
    topUps: of("topUps"),
    other: of("other"),
    pending: Balances.pending(balances, pot("balance"), currency),
    available: Balances.available(balances, pot("balance"), currency),
    connectReserved: Balances.balance(balances, pot("connect_reserved"), currency),
    riskReserved: Balances.balance(balances, pot("risk_reserved"), currency),
    inTransit: Balances.balance(balances, pot("in_transit"), currency),
    bank: Balances.balance(balances, pot("bank"), currency)
  }
}

/** What the account of a row has made: the sum of its flows but payouts and top-ups. */
export const made = (row: Row): Money.Money =>
  Money.sum(
    row.currency,
    Flow.earnings.map((name) => row[name])
  )

type Place = LedgerAccount.LedgerAccount

/** What the accounts that are meant have come to together, by currency. */
const takenBy = (balances: Balances.Balances, isMeant: (account: Place) => boolean): ReadonlyArray<Money.Money> => {
  const taken = new Map<Currency, Money.Money>()
  for (const { account, total } of Balances.all(balances)) {
    if (!isMeant(account)) continue
    const before = taken.get(total.currency) ?? Money.zero(total.currency)
    taken.set(total.currency, Money.add(before, Balances.balance(balances, account, total.currency)))
  }
  return [...taken.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

const isStripes = ({ book, name }: Place): boolean => book === "stripe" && name !== "fx" && name !== "advances"

/** The accounts with a row and the currencies of each: those that are listed, and those whose balance moved. */
const rowed = ({ balances, listed }: Folded): ReadonlyMap<AccountId, ReadonlySet<Currency>> => {
  const currencies = new Map<AccountId, Set<Currency>>()
  const note = (account: AccountId, currency: Currency): void => {
    const own = currencies.get(account)
    if (own === undefined) currencies.set(account, new Set([currency]))
    else own.add(currency)
  }
  for (const { currency, id } of listed) note(id, currency)
  for (const { account, total } of Balances.all(balances)) if (isBalance(account)) note(account.book, total.currency)
  return currencies
}

/** The fund flow of what was added so far. */
export const result = (folded: Folded): FundFlow => {
  const { balances, platform } = folded
  const rows = [...rowed(folded)]
    .toSorted(([a], [b]) => Number(b === platform) - Number(a === platform) || Order.String(a, b))
    .flatMap(([account, currencies]) =>
      [...currencies].toSorted(Order.String).map((currency) => rowOf(folded, account, currency))
    )
  return {
    rows,
    margin: rows.filter((row) => row.account === platform).map(made),
    stripe: takenBy(balances, isStripes),
    taxes: takenBy(balances, ({ book }) => book === "tax")
  }
}

/** The fund flow of `entries` at the moment `asOf`. Accounts of `listed` have a row even without a flow. */
export const of = (entries: Iterable<Entry>, asOf: Instant, platform: AccountId, listed: Listed = []): FundFlow => {
  const folded = empty(asOf, platform, listed)
  for (const entry of entries) add(folded, entry)
  return result(folded)
}
