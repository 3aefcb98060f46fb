/**
 * TaxForms: what each US connected account was paid in a calendar year, by each of Stripe's calculation methods for
 * forms 1099.
 *
 * - Payments including fees: the gross amounts of its charges and of what transfers brought it, never less for what
 *   was refunded or disputed; what was not captured, or failed after all, was never paid.
 * - Payments excluding fees: the same less the fee lines on them, which are Stripe's and the platform's.
 * - Payouts only: what went to its bank and did not come back; not for the 1099-K, which asks for gross amounts.
 *
 * A form 1099-K is of a payee, in US dollars: what is in other currencies is converted by the rate of its day, nothing
 * kept. Internal Revenue Service, Instructions for Form 1099-K, "Conversion of amounts paid in foreign currency".
 *
 * A payment counts in the year (UTC) in which its money becomes available, whatever the day of the charge; a payout in
 * that of its own balance transaction. https://docs.stripe.com/connect/calculation-methods
 */
import { Order } from "effect"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { AccountId, ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Total from "#core/money/Total.ts"
import * as TaxThreshold from "#core/report/TaxThreshold.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface TaxForm {
  readonly account: ConnectedAccount
  /** How many payments there were, less those that failed. */
  readonly transactions: number
  readonly includingFees: Money.Money
  readonly excludingFees: Money.Money
  readonly payouts: Money.Money
  /** Who files its forms: the platform, unless the account pays Stripe's fees itself. */
  readonly filedBy: "application" | "stripe"
  /** All its payments including fees, of every currency together. */
  readonly paid: TaxThreshold.Paid
  /** The currencies in which it was paid without a rate to US dollars. */
  readonly unrated: ReadonlyArray<Currency.Currency>
  /** Whether they are above the federal threshold of a 1099-K; undefined where a missing rate would say it. */
  readonly isReportable: boolean | undefined
  /** Whether they cross the threshold of its state's own, if there is one; undefined likewise. */
  readonly isReportableInState: boolean | undefined
}

/** All that an account was paid, in US dollars. */
interface Payee {
  readonly gross: Total.Total
  transactions: number
  readonly unrated: Set<Currency.Currency>
}

interface Sum {
  readonly account: ConnectedAccount
  transactions: number
  readonly includingFees: Total.Total
  readonly excludingFees: Total.Total
  readonly payouts: Total.Total
}

/** The fold of a year's entries. It is as large as the accounts are many, and changes in place. */
export interface TaxForms {
  readonly year: number
  readonly accounts: ReadonlyMap<AccountId, ConnectedAccount>
  readonly exchangeRates: ExchangeRates.ExchangeRates
  readonly sums: Map<string, Sum>
  readonly payees: Map<AccountId, Payee>
}

/** Nothing counted yet, of those of `accounts` that are in the US. */
export const empty = (
  year: number,
  accounts: ReadonlyArray<ConnectedAccount>,
  exchangeRates: ExchangeRates.ExchangeRates
): TaxForms => ({
  year,
  exchangeRates,
  accounts: new Map(accounts.filter(({ country }) => country === "US").map((account) => [account.id, account])),
  sums: new Map(),
  payees: new Map()
})

/** The lines of a correction count in place of those that it takes back. */
export const add = (forms: TaxForms, { corrects, transaction }: Entry): void => {
  if (corrects?.transaction !== undefined) count(forms, corrects.transaction, true)
  if (transaction !== undefined) count(forms, transaction, false)
}

const count = (forms: TaxForms, line: BalanceTransaction.BalanceTransaction, isTakenBack: boolean): void => {
  const account = forms.accounts.get(line.account)
  if (account === undefined) return
  if (Day.toCivil(Instant.dayOf(BalanceTransaction.matures(line))).year !== forms.year) return
  const [paid, paidOut] = [paymentsOf(line), payoutOf(line)]
  if (paid === undefined && paidOut === undefined) return
  const sum = sumOf(forms, account, line.amount.currency)
  const put = isTakenBack ? Total.subtract : Total.add
  if (paid !== undefined) {
    put(sum.includingFees, line.amount)
    put(sum.excludingFees, line.net)
    const change = isTakenBack ? -paid : paid
    sum.transactions += change
    countForPayee(forms, line, put, change)
  }
  if (paidOut !== undefined) put(sum.payouts, paidOut)
}

const dollars = Currency.of("usd")

const countForPayee = (
  { exchangeRates, payees }: TaxForms,
  { account, amount, created }: BalanceTransaction.BalanceTransaction,
  put: typeof Total.add,
  transactions: number
): void => {
  let payee = payees.get(account)
  if (payee === undefined) {
    payees.set(account, (payee = { gross: Total.empty(dollars), transactions: 0, unrated: new Set() }))
  }
  payee.transactions += transactions
  const worth = inDollars(exchangeRates, amount, created)
  if (worth === undefined) payee.unrated.add(amount.currency)
  else put(payee.gross, worth)
}

/** Undefined without a rate. */
const inDollars = (
  rates: ExchangeRates.ExchangeRates,
  amount: Money.Money,
  at: Instant.Instant
): Money.Money | undefined => {
  if (amount.currency === dollars) return amount
  const rate = ExchangeRates.outgoing(rates, amount.currency, dollars, at)
  if (rate === undefined) return undefined
  const worth = Money.convert(Money.absolute(amount), dollars, rate)
  return Money.isNegative(amount) ? Money.negate(worth) : worth
}

const sumOf = ({ sums }: TaxForms, account: ConnectedAccount, currency: Currency.Currency): Sum => {
  const key = `${account.id} ${currency}`
  const known = sums.get(key)
  if (known !== undefined) return known
  const sum = {
    account,
    transactions: 0,
    includingFees: Total.empty(currency),
    excludingFees: Total.empty(currency),
    payouts: Total.empty(currency)
  }
  sums.set(key, sum)
  return sum
}

/** How many payments a line adds; undefined of one that is about none. */
const paymentsOf = ({ reportingCategory }: BalanceTransaction.BalanceTransaction): number | undefined => {
  switch (reportingCategory) {
    case "charge":
      return 1
    case "partial_capture_reversal":
      return 0
    case "charge_failure":
      return -1
    default:
      return undefined
  }
}

/**
 * What a line adds to what went to the bank; undefined of one that is about no such payout, as a negative payout is.
 */
const payoutOf = ({ amount, reportingCategory }: BalanceTransaction.BalanceTransaction): Money.Money | undefined => {
  if (reportingCategory === "payout" && Money.isNegative(amount)) return Money.negate(amount)
  return reportingCategory === "payout_reversal" && Money.isPositive(amount) ? Money.negate(amount) : undefined
}

/** The forms of the accounts that had payments or payouts in the year, sorted by account and currency. */
export const list = (forms: TaxForms): ReadonlyArray<TaxForm> =>
  [...forms.sums]
    .toSorted(([a], [b]) => Order.String(a, b))
    .map(([, { account, ...sums }]) => {
      const filedBy = account.controller.feesPayer === "account" ? ("stripe" as const) : ("application" as const)
      return { account, ...sums, filedBy, ...judged(forms, account) }
    })

/** Whether a form is to be filed for an account: its payments in all currencies are one sum. */
const judged = ({ payees, year }: TaxForms, { id, state }: ConnectedAccount) => {
  const payee = payees.get(id)
  const unrated = [...(payee?.unrated ?? [])].toSorted()
  const isWhole = unrated.length === 0
  const paid = { gross: payee?.gross ?? Money.zero(dollars), isWhole, transactions: payee?.transactions ?? 0 }
  const isCrossed = (threshold: TaxThreshold.TaxThreshold | undefined) =>
    threshold === undefined ? false : TaxThreshold.isCrossed(threshold, paid)
  return {
    paid,
    unrated,
    isReportable: isCrossed(TaxThreshold.of(year)),
    isReportableInState: state === undefined ? false : isCrossed(TaxThreshold.of(year, state))
  }
}
