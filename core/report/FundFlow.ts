/**
 * FundFlow: per Stripe account, what came into its balance and what left it, by kind, and what is there now.
 *
 * Law: along a row, the flows sum to pending + available. Down a column, transfers and application fees sum to zero
 * when every item is closed.
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import * as Balances from "#core/ledger/Balances.ts"
import * as Correction from "#core/ledger/Correction.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export const flows = ["charges", "refunds", "stripeFees", "applicationFees", "transfers", "payouts", "other"] as const
export type Flow = (typeof flows)[number]

export interface Row extends Readonly<Record<Flow, Money.Money>> {
  readonly account: AccountId
  readonly currency: Currency
  readonly pending: Money.Money
  readonly available: Money.Money
  readonly inTransit: Money.Money
  readonly bank: Money.Money
}

export interface FundFlow {
  /** The platform first, then the connected accounts by id; each by currency. */
  readonly rows: ReadonlyArray<Row>
  /** What the platform has made: everything in its row but payouts. */
  readonly margin: ReadonlyArray<Money.Money>
  /** What Stripe has taken. */
  readonly stripe: ReadonlyArray<Money.Money>
}

/** The kind of flow between a Stripe balance and the account on the other side of the posting. */
const flowOf = (other: LedgerAccount.LedgerAccount, { transaction }: Correction.Half): Flow => {
  switch (other.book) {
    case "payers":
      if (transaction === undefined) return "other"
      return transaction.reportingCategory === "charge" ? "charges" : "refunds"
    case "stripe":
    case "tax":
      return "stripeFees"
    case "clearing":
      if (other.name === "application_fee") return "applicationFees"
      return other.name === "transfer" ? "transfers" : "other"
    default:
      return LedgerAccount.isPot(other, "in_transit") ? "payouts" : "other"
  }
}

type Sums = Map<AccountId, Map<Currency, Map<Flow, Money.Money>>>

const addTo = (sums: Sums, account: AccountId, flow: Flow, amount: Money.Money): void => {
  let currencies = sums.get(account)
  if (currencies === undefined) sums.set(account, (currencies = new Map()))
  let row = currencies.get(amount.currency)
  if (row === undefined) currencies.set(amount.currency, (row = new Map()))
  row.set(flow, Money.add(row.get(flow) ?? Money.zero(amount.currency), amount))
}

const isBalance = (account: LedgerAccount.LedgerAccount): account is { book: AccountId; name: "balance" } =>
  LedgerAccount.isPot(account, "balance")

const flow = (sums: Sums, half: Correction.Half, { amount, from, to }: Posting): void => {
  if (isBalance(to)) addTo(sums, to.book, flowOf(from, half), amount)
  if (isBalance(from)) addTo(sums, from.book, flowOf(to, half), Money.negate(amount))
}

const rowOf = (
  account: AccountId,
  currency: Currency,
  sums: ReadonlyMap<Flow, Money.Money>,
  balances: Balances.Balances
): Row => {
  const of = (kind: Flow) => sums.get(kind) ?? Money.zero(currency)
  const pot = (name: LedgerAccount.Pot) => LedgerAccount.of(account, name)
  return {
    account,
    currency,
    charges: of("charges"),
    refunds: of("refunds"),
    stripeFees: of("stripeFees"),
    applicationFees: of("applicationFees"),
    transfers: of("transfers"),
    payouts: of("payouts"),
    other: of("other"),
    pending: Balances.pending(balances, pot("balance"), currency),
    available: Balances.available(balances, pot("balance"), currency),
    inTransit: Balances.balance(balances, pot("in_transit"), currency),
    bank: Balances.balance(balances, pot("bank"), currency)
  }
}

/** The sum of a row's flows, payouts left out. */
export const made = (row: Row): Money.Money =>
  Money.sum(
    row.currency,
    flows.filter((name) => name !== "payouts").map((name) => row[name])
  )

const stripeTake = (balances: Balances.Balances): ReadonlyArray<Money.Money> => {
  const taken = new Map<Currency, Money.Money>()
  for (const { account, total } of Balances.all(balances)) {
    if (account.book !== "stripe") continue
    const before = taken.get(total.currency) ?? Money.zero(total.currency)
    taken.set(total.currency, Money.add(before, Balances.balance(balances, account, total.currency)))
  }
  return [...taken.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** The fund flow of `entries` at the moment `asOf`. Accounts of `listed` have a row even without a flow. */
export const of = (
  entries: Iterable<Entry>,
  asOf: Instant,
  platform: AccountId,
  listed: ReadonlyArray<{ readonly id: AccountId; readonly currency: Currency }> = []
): FundFlow => {
  const sums: Sums = new Map()
  const seen: Array<Entry> = []
  for (const entry of entries) {
    seen.push(entry)
    for (const half of Correction.halves(entry)) {
      if (half.created <= asOf) for (const posting of half.postings) flow(sums, half, posting)
    }
  }
  for (const { currency, id } of listed) addTo(sums, id, "other", Money.zero(currency))
  const balances = Balances.of(seen, asOf)
  const rows = [...sums]
    .toSorted(([a], [b]) => Number(b === platform) - Number(a === platform) || (a < b ? -1 : 1))
    .flatMap(([account, currencies]) =>
      [...currencies]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([currency, flowed]) => rowOf(account, currency, flowed, balances))
    )
  return {
    rows,
    margin: rows.filter((row) => row.account === platform).map(made),
    stripe: stripeTake(balances)
  }
}
