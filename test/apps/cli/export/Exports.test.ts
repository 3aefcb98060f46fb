import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as BalanceTransactions from "#apps/cli/export/BalanceTransactions.ts"
import * as Beancount from "#apps/cli/export/Beancount.ts"
import * as Exports from "#apps/cli/export/Exports.ts"
import * as Hledger from "#apps/cli/export/Hledger.ts"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as Ledger from "#apps/cli/export/Ledger.ts"
import * as Bakery from "./Bakery.ts"
import * as Journals from "../../../oracles/Journals.ts"

describe("the exports of a journal", () => {
  const records = Journals.recorded(Bakery.entries)
  const files = Exports.of(records, Bakery.owners)

  it("are five files, each what its exporter prints", () => {
    expect(Object.fromEntries(files.map(({ name, text }) => [name, text]))).toEqual({
      "balance_transactions.csv": BalanceTransactions.print(Bakery.entries),
      "journal.ndjson": JournalLines.encode(records),
      "journal.hledger": Hledger.print(Bakery.entries, Bakery.owners),
      "journal.ledger": Ledger.print(Bakery.entries, Bakery.owners),
      "journal.beancount": Beancount.print(Bakery.entries, Bakery.owners)
    })
  })

  it("hold the whole journal, to be read back", () => {
    const lines = files.find(({ name }) => name === "journal.ndjson")?.text ?? ""
    expect(Result.getOrThrow(JournalLines.decode(lines))).toStrictEqual(records)
  })

  it("are the same every time", () => {
    expect(Exports.of(records, Bakery.owners)).toEqual(files)
  })
})
