/**
 * Ledger: a journal for ledger, which passes `ledger --pedantic`: every account, commodity and tag is declared.
 */
import * as LedgerText from "#apps/cli/export/LedgerText.ts"
import * as PlainText from "#apps/cli/export/PlainText.ts"
import type { Entry } from "#core/ledger/Entry.ts"

const lines = (directive: string, names: Iterable<string>): string =>
  Array.from(names, (name) => `${directive} ${name}\n`).join("")

/** What comes before the entries, which use the accounts `used`. */
export const head = (
  used: ReadonlyArray<PlainText.Used>,
  owners: ReadonlyArray<PlainText.Owner>,
  seed?: number
): string =>
  PlainText.sections([
    PlainText.header(owners, seed),
    lines("commodity", PlainText.currencies(used).map(PlainText.commodity)),
    lines("tag", PlainText.tagNames),
    lines(
      "account",
      used.map(({ account }) => LedgerText.accountName(account))
    )
  ])

export const print = (entries: ReadonlyArray<Entry>, owners: ReadonlyArray<PlainText.Owner>): string =>
  PlainText.sections([head(PlainText.used(entries), owners), ...entries.map(LedgerText.entry)])
