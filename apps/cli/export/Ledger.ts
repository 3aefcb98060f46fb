/**
 * Ledger: a journal for ledger, which passes `ledger --pedantic`: every account, commodity and tag is declared.
 */
import * as LedgerText from "#apps/cli/export/LedgerText.ts"
import * as PlainText from "#apps/cli/export/PlainText.ts"
import type { Entry } from "#core/ledger/Entry.ts"

const lines = (directive: string, names: Iterable<string>): string =>
  Array.from(names, (name) => `${directive} ${name}\n`).join("")

export const print = (entries: ReadonlyArray<Entry>, owners: ReadonlyArray<PlainText.Owner>): string => {
  const used = PlainText.used(entries)
  const sections = [
    PlainText.header(owners),
    lines("commodity", PlainText.currencies(used).map(PlainText.commodity)),
    lines("tag", PlainText.tagNames),
    lines(
      "account",
      used.map(({ account }) => LedgerText.accountName(account))
    ),
    ...entries.map(LedgerText.entry)
  ]
  return sections.filter((section) => section !== "").join("\n")
}
