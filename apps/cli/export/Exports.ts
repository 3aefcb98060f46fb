/**
 * Exports: a journal as files for other programs: a spreadsheet, ourselves, hledger, ledger and beancount.
 *
 * Each is written as the records come: what must stand at its head, the ledger accounts, is known before.
 */
import * as BalanceTransactions from "#apps/cli/export/BalanceTransactions.ts"
import * as Beancount from "#apps/cli/export/Beancount.ts"
import * as Hledger from "#apps/cli/export/Hledger.ts"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as Ledger from "#apps/cli/export/Ledger.ts"
import * as LedgerText from "#apps/cli/export/LedgerText.ts"
import type { Owner, Used } from "#apps/cli/export/PlainText.ts"
import type * as Journal from "#core/ledger/Journal.ts"

/** A file: how it begins, and what each record adds. */
export interface Export {
  readonly name: string
  readonly head: string
  /** `objects` are those that the record's balance transaction may be about, as far as they are known. */
  readonly text: (record: Journal.Record, objects: BalanceTransactions.Objects) => string
}

const ledgerText = ({ entry }: Journal.Record): string => `\n${LedgerText.entry(entry)}`

/**
 * The files of a journal without corrections. `owners` are the Stripe accounts whose books it holds, to be listed by
 * name, `used` the ledger accounts in it, and `seed` what it was drawn by, if it was.
 */
export const all = (used: ReadonlyArray<Used>, owners: ReadonlyArray<Owner>, seed?: number): ReadonlyArray<Export> => {
  const row = BalanceTransactions.row(owners)
  return [
    {
      name: "balance_transactions.csv",
      head: BalanceTransactions.head,
      text: ({ entry: { transaction } }, objects) => (transaction === undefined ? "" : row(transaction, objects))
    },
    { name: "journal.ndjson", head: "", text: (record) => JournalLines.encode([record]) },
    { name: "journal.hledger", head: Hledger.head(used, owners, seed), text: ledgerText },
    { name: "journal.ledger", head: Ledger.head(used, owners, seed), text: ledgerText },
    {
      name: "journal.beancount",
      head: Beancount.head(used, owners, seed),
      text: ({ entry }) => `\n${Beancount.transaction(entry)}`
    }
  ]
}
