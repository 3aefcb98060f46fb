/**
 * Posting: a positive amount of one currency moved from one ledger account to another.
 *
 * It credits `from` and debits `to`, so it cannot be unbalanced. On a clearing or in-transit account it names
 * the item it is about.
 */
import type { FeeType } from "#core/connect/objects/BalanceTransaction.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Total from "#core/money/Total.ts"

export interface Posting {
  readonly from: LedgerAccount.LedgerAccount
  readonly to: LedgerAccount.LedgerAccount
  readonly amount: Money.Money
  /** What it is about (`tr_…`, `ch_…`, `po_…`), where {@link LedgerAccount.hasItems} asks for it. */
  readonly item?: string
  /** Which of its balance transaction's fee lines it books; none if it books the amount. A reader's help, not identity. */
  readonly fee?: FeeType
}

/** An account on the other side of a posting, with the item it needs there. */
export interface Counterpart {
  readonly account: LedgerAccount.LedgerAccount
  readonly item?: string
}

/**
 * The posting that changes `account` by the signed `amount`, against `counterpart`; none for zero, which is
 * never written.
 */
export const change = (
  account: LedgerAccount.LedgerAccount,
  amount: Money.Money,
  counterpart: Counterpart
): ReadonlyArray<Posting> => (Money.isZero(amount) ? [] : [moving(account, amount, counterpart)])

/** {@link change} for an amount that is not zero, as a part of it that is booked by its fee line, if by one. */
export const moving = (
  account: LedgerAccount.LedgerAccount,
  amount: Money.Money,
  counterpart: Counterpart,
  fee?: FeeType
): Posting => {
  const isIn = Money.isPositive(amount)
  const { account: other, item } = counterpart
  return isIn ? of(other, account, amount, item, fee) : of(account, other, Money.negate(amount), item, fee)
}

/** {@link moving} for an amount that is taken from `account`; one that is negative is given back to it. */
export const taking = (
  account: LedgerAccount.LedgerAccount,
  amount: Money.Money,
  { account: other, item }: Counterpart,
  fee?: FeeType
): Posting =>
  Money.isPositive(amount) ? of(account, other, amount, item, fee) : of(other, account, Money.negate(amount), item, fee)

const of = (
  from: LedgerAccount.LedgerAccount,
  to: LedgerAccount.LedgerAccount,
  amount: Money.Money,
  item: string | undefined,
  fee: FeeType | undefined
): Posting => {
  // Each as one literal: a field that is added later costs as much as the whole object.
  if (item === undefined) return fee === undefined ? { from, to, amount } : { from, to, amount, fee }
  return fee === undefined ? { from, to, amount, item } : { from, to, amount, item, fee }
}

/** Whether they move the same money the same way about the same item. */
export const equals = (a: Posting, b: Posting): boolean =>
  LedgerAccount.equals(a.from, b.from) &&
  LedgerAccount.equals(a.to, b.to) &&
  Money.equals(a.amount, b.amount) &&
  a.item === b.item

/** What `own` gets from, or gives to, through Stripe's exchange in the entry of `postings`; any other `account` itself. */
export const beyondExchange = (
  postings: ReadonlyArray<Posting>,
  account: LedgerAccount.LedgerAccount,
  own: LedgerAccount.LedgerAccount
): LedgerAccount.LedgerAccount => {
  if (account.name !== "fx") return account
  for (const { from, to } of postings) {
    if (LedgerAccount.equals(from, account) && !LedgerAccount.equals(to, own)) return to
    if (LedgerAccount.equals(to, account) && !LedgerAccount.equals(from, own)) return from
  }
  return account
}

/** The same money, the other way. */
export const reverse = (posting: Posting): Posting => ({ ...posting, from: posting.to, to: posting.from })

/** By how much the postings change `account`, in `currency`. */
export const changeOf = (
  postings: ReadonlyArray<Posting>,
  account: LedgerAccount.LedgerAccount,
  currency: Currency
): Money.Money => {
  const sum = Total.empty(currency)
  for (const posting of postings) {
    if (posting.amount.currency !== currency) continue
    if (LedgerAccount.equals(posting.to, account)) Total.add(sum, posting.amount)
    if (LedgerAccount.equals(posting.from, account)) Total.subtract(sum, posting.amount)
  }
  return sum
}
