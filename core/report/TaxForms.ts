/**
 * TaxForms: what each US connected account was paid in a calendar year, by each of Stripe's calculation methods for
 * forms 1099.
 *
 * - Payments including fees: the gross amounts of its charges and of what transfers brought it, never less for what
 *   was refunded or disputed; what was not captured, or failed after all, was never paid.
 * - Payments excluding fees: the same less the fee lines on them, which are Stripe's and the platform's.
 * - Payouts only: what went to its bank and did not come back; not for the 1099-K, which asks for gross amounts.
 *
 * A payment counts in the year (UTC) in which its money becomes available, whatever the day of the charge; a payout in
 * that of its own balance transaction. https://docs.stripe.com/connect/calculation-methods
 */
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { AccountId, ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import type { Currency } from "#core/money/Currency.ts"
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
  /** Whether its payments including fees are above the federal threshold of a 1099-K. */
  readonly isReportable: boolean
  /** Its state, if they cross that one's own threshold. */
  readonly reportableState: string | undefined
}

interface Sum {
  readonly account: AccountId
  transactions: number
  readonly includingFees: Total.Total
  readonly excludingFees: Total.Total
  readonly payouts: Total.Total
}

/** The fold of a year's entries. It is as large as the accounts are many, and changes in place. */
export interface TaxForms {
  readonly year: number
  readonly accounts: ReadonlyMap<AccountId, ConnectedAccount>
  readonly sums: Map<string, Sum>
}

/** Nothing counted yet, of those of `accounts` that are in the US. */
export const empty = (year: number, accounts: ReadonlyArray<ConnectedAccount>): TaxForms => ({
  year,
  accounts: new Map(accounts.filter(({ country }) => country === "US").map((account) => [account.id, account])),
  sums: new Map()
})

/** The lines of a correction count in place of those that it takes back. */
export const add = (forms: TaxForms, { corrects, transaction }: Entry): void => {
  if (corrects?.transaction !== undefined) count(forms, corrects.transaction, true)
  if (transaction !== undefined) count(forms, transaction, false)
}

const count = (forms: TaxForms, line: BalanceTransaction.BalanceTransaction, isTakenBack: boolean): void => {
  if (!forms.accounts.has(line.account)) return
  if (Day.toCivil(Instant.dayOf(BalanceTransaction.matures(line))).year !== forms.year) return
  const [paid, paidOut] = [paymentsOf(line), payoutOf(line)]
  if (paid === undefined && paidOut === undefined) return
  const sum = sumOf(forms, line.account, line.amount.currency)
  const put = isTakenBack ? Total.subtract : Total.add
  if (paid !== undefined) {
    put(sum.includingFees, line.amount)
    put(sum.excludingFees, line.net)
    sum.transactions += isTakenBack ? -paid : paid
  }
  if (paidOut !== undefined) put(sum.payouts, paidOut)
}

const sumOf = ({ sums }: TaxForms, account: AccountId, currency: Currency): Sum => {
  const key = `${account} ${currency}`
  let sum = sums.get(key)
  if (sum === undefined) {
    const [includingFees, excludingFees, payouts] = [1, 2, 3].map(() => Total.empty(currency)) as [
      Total.Total,
      Total.Total,
      Total.Total
    ]
    sums.set(key, (sum = { account, transactions: 0, includingFees, excludingFees, payouts }))
  }
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
export const list = ({ accounts, sums, year }: TaxForms): ReadonlyArray<TaxForm> => {
  const federal = TaxThreshold.of(year)
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { account: id, excludingFees, includingFees, payouts, transactions }]) => {
      const account = accounts.get(id)
      if (account === undefined) return []
      const isCrossed = (threshold: TaxThreshold.TaxThreshold | undefined) =>
        threshold !== undefined && TaxThreshold.isCrossed(threshold, includingFees, transactions)
      const isReportable = isCrossed(federal)
      const { state } = account
      const reportableState = state !== undefined && isCrossed(TaxThreshold.of(year, state)) ? state : undefined
      const filedBy = account.controller.feesPayer === "account" ? ("stripe" as const) : ("application" as const)
      return [{ account, transactions, includingFees, excludingFees, payouts, filedBy, isReportable, reportableState }]
    })
}
