/**
 * Diary: what each day brought to some accounts: what came, what matured, what was paid out, and what was there at its
 * end. A day is a UTC day.
 *
 * A day is there if anything was on it, also what came to nothing together, as a payout and its cancellation do.
 * Laws: a day's end is the end of the day before, plus what is new, less what was paid out; what is available at it is
 * what was, plus what matured, less the payouts whose day it is. The last day's end is the balance in the fund flow.
 *
 * A payout leaves the balance as it is made, goes to the bank on another day and arrives on a third. An automatic one
 * is made the day before its own day: in between its line is pending, and makes what is pending less, below zero where
 * it takes what is available already. What is taken of a payout, as of an instant one, is new and not paid out.
 *
 * The fold changes in place. It is as large as the days with something in them are many, times the accounts that are
 * told apart.
 */
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

interface Moved {
  /** The nets of the day's balance transactions; of those of payouts, only their fees. */
  readonly new: Money.Money
  /** What of those can be used from this day on. */
  readonly matured: Money.Money
  /** What payouts of this day took out of the balance, less what came back. */
  readonly paidOut: Money.Money
  /** The payouts that went to the bank. */
  readonly submitted: Money.Money
  /** What reached the bank, less what went back from there. */
  readonly arrived: Money.Money
}

/** A day of an account, or of all of them, in one currency. */
export interface Row extends Moved {
  readonly day: Day
  /** Undefined of all accounts together. */
  readonly account: AccountId | undefined
  readonly currency: Currency
  /** What is there at the end of the day. */
  readonly pending: Money.Money
  readonly available: Money.Money
}

/** Changes of one day. */
type Changes = { -readonly [name in keyof Moved]: Money.Money } & {
  /** What payouts change of what is available. */
  settled: Money.Money
}

interface Pages {
  readonly account: AccountId | undefined
  readonly currency: Currency
  readonly days: Map<Day, Changes>
}

export interface Diary {
  readonly asOf: Instant.Instant
  /** The accounts that are told apart, and no others; undefined where all are one. */
  readonly accounts: ReadonlySet<AccountId> | undefined
  readonly pages: Map<string, Pages>
}

/** Nothing yet, of a run that stops at `asOf`. */
export const empty = (asOf: Instant.Instant, accounts?: ReadonlySet<AccountId>): Diary => ({
  asOf,
  accounts,
  pages: new Map()
})

const changesOf = (diary: Diary, account: AccountId, currency: Currency, at: Instant.Instant): Changes | undefined => {
  const { accounts, asOf, pages } = diary
  if (at > asOf || (accounts !== undefined && !accounts.has(account))) return undefined
  const of = accounts === undefined ? undefined : account
  const key = `${of ?? "all"} ${currency}`
  let own = pages.get(key)
  if (own === undefined) pages.set(key, (own = { account: of, currency, days: new Map() }))
  const day = Instant.dayOf(at)
  let changes = own.days.get(day)
  if (changes === undefined) {
    const zero = Money.zero(currency)
    own.days.set(
      day,
      (changes = { new: zero, matured: zero, paidOut: zero, submitted: zero, arrived: zero, settled: zero })
    )
  }
  return changes
}

type Part = keyof Changes

const count = (diary: Diary, account: AccountId, part: Part, amount: Money.Money, at: Instant.Instant): void => {
  if (Money.isZero(amount)) return
  const changes = changesOf(diary, account, amount.currency, at)
  if (changes !== undefined) changes[part] = Money.add(changes[part], amount)
}

/** A payout, what brings it back, and what is held of it for the minimum balance. */
const isOfPayout = ({ type }: BalanceTransaction.BalanceTransaction): boolean => type.startsWith("payout")

const addLine = (diary: Diary, line: BalanceTransaction.BalanceTransaction): void => {
  const { account, amount, created, fee, net } = line
  const matures = BalanceTransaction.matures(line)
  if (!isOfPayout(line)) {
    count(diary, account, "new", net, created)
    count(diary, account, "matured", net, matures)
    return
  }
  count(diary, account, "paidOut", Money.negate(amount), created)
  count(diary, account, "settled", amount, matures)
  if (Money.isZero(fee)) return
  count(diary, account, "new", Money.negate(fee), created)
  count(diary, account, "matured", Money.negate(fee), matures)
}

const addSubmission = (diary: Diary, object: ConnectObject, at: Instant.Instant): void => {
  if (object.object !== "payout" || object.status !== "in_transit") return
  count(diary, object.account, "submitted", object.amount, at)
}

/** Adds what was done `at` that moment. */
export const add = (
  diary: Diary,
  { bankMovements, changed, made, transactions }: Outcome,
  at: Instant.Instant
): void => {
  for (const line of transactions) addLine(diary, line)
  for (const object of made) addSubmission(diary, object, at)
  for (const object of changed) addSubmission(diary, object, at)
  for (const { at: moment, kind, payout } of bankMovements) {
    const there = payout.converted?.amount ?? payout.amount
    const amount = kind === "paid" ? there : Money.negate(there)
    count(diary, payout.account, "arrived", amount, moment)
  }
}

function* rowsOf({ account, currency, days }: Pages): Generator<Row> {
  let [balance, available] = [Money.zero(currency), Money.zero(currency)]
  for (const [day, { settled, ...moved }] of [...days].toSorted(([a], [b]) => a - b)) {
    balance = Money.minus(Money.add(balance, moved.new), moved.paidOut)
    available = Money.sum(currency, [available, moved.matured, settled])
    yield { day, account, currency, ...moved, pending: Money.minus(balance, available), available }
  }
}

/** The days with something in them, in their order; on one day accounts as they first had something. */
export const rows = ({ pages }: Diary): ReadonlyArray<Row> =>
  [...pages.values()].flatMap((own) => [...rowsOf(own)]).toSorted((a, b) => a.day - b.day)
