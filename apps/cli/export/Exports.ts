/**
 * Exports: a journal as files for other programs: a spreadsheet, ourselves, hledger, ledger and beancount.
 */
import * as BalanceTransactions from "#apps/cli/export/BalanceTransactions.ts"
import * as Beancount from "#apps/cli/export/Beancount.ts"
import * as Hledger from "#apps/cli/export/Hledger.ts"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as Ledger from "#apps/cli/export/Ledger.ts"
import type { Owner } from "#apps/cli/export/PlainText.ts"
import type * as Journal from "#core/ledger/Journal.ts"

export interface File {
  readonly name: string
  readonly text: string
}

/**
 * The files of a journal; `owners` are the Stripe accounts whose books it holds, to be listed by name, and `objects`
 * those that its balance transactions are about, as far as they are known.
 */
export const of = (
  records: ReadonlyArray<Journal.Record>,
  owners: ReadonlyArray<Owner>,
  objects: BalanceTransactions.Objects
): ReadonlyArray<File> => {
  const entries = records.map(({ entry }) => entry)
  return [
    { name: "balance_transactions.csv", text: BalanceTransactions.print(entries, owners, objects) },
    { name: "journal.ndjson", text: JournalLines.encode(records) },
    { name: "journal.hledger", text: Hledger.print(entries, owners) },
    { name: "journal.ledger", text: Ledger.print(entries, owners) },
    { name: "journal.beancount", text: Beancount.print(entries, owners) }
  ]
}
