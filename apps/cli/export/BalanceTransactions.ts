/**
 * BalanceTransactions: every balance transaction of a journal as a row of CSV, in the columns of Stripe's
 * `balance_change_from_activity.itemized` report, in their order.
 *
 * - Of Stripe's columns there are those that a balance transaction answers by itself; the ones about customers,
 *   cards and payouts are left out. The last column, `account`, is ours: a Stripe report is about one balance, this
 *   file about all, and it says whose the row is.
 * - Amounts are decimals in major units, all of the currency's; gross − fee = net. Moments are in UTC, with and
 *   without the suffix, as in a report that was asked for without a time zone.
 * - A transaction that was corrected has one row, its last version, where its first one stood.
 * - Texts are exact. Cells that a spreadsheet takes for a formula are not defused: half of all amounts begin with a
 *   minus sign, and a reader must get back what Stripe says. Open files with foreign descriptions as text.
 *
 * https://docs.stripe.com/reports/report-types/balance
 */
import { stringify } from "csv-stringify/sync"
import type { BalanceTransaction } from "#core/connect/BalanceTransaction.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

/** As Stripe's reports write it: "2026-03-02 09:30:00". */
const moment = (instant: Instant.Instant): string => Instant.format(instant).replace("T", " ").replace("Z", "")

type Column = readonly [name: string, cell: (transaction: BalanceTransaction) => string]

const columns: ReadonlyArray<Column> = [
  ["balance_transaction_id", ({ id }) => id],
  ["created_utc", ({ created }) => moment(created)],
  ["created", ({ created }) => moment(created)],
  ["available_on_utc", ({ availableOn }) => moment(availableOn)],
  ["available_on", ({ availableOn }) => moment(availableOn)],
  ["currency", ({ amount }) => amount.currency],
  ["gross", ({ amount }) => Money.formatAmount(amount)],
  ["fee", ({ fee }) => Money.formatAmount(fee)],
  ["net", ({ net }) => Money.formatAmount(net)],
  ["reporting_category", ({ reportingCategory }) => reportingCategory],
  ["source_id", ({ source }) => source ?? ""],
  ["description", ({ description }) => description],
  ["account", ({ account }) => account]
]

const lastVersions = (entries: Iterable<Entry>): Iterable<BalanceTransaction> => {
  const transactions = new Map<string, BalanceTransaction>()
  for (const { transaction } of entries) {
    if (transaction !== undefined) transactions.set(`${transaction.account}/${transaction.id}`, transaction)
  }
  return transactions.values()
}

export const print = (entries: Iterable<Entry>): string =>
  stringify([
    columns.map(([name]) => name),
    ...Array.from(lastVersions(entries), (transaction) => columns.map(([, cell]) => cell(transaction)))
  ])
