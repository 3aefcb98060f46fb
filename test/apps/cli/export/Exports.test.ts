import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as BalanceTransactions from "#apps/cli/export/BalanceTransactions.ts"
import * as Beancount from "#apps/cli/export/Beancount.ts"
import * as Exports from "#apps/cli/export/Exports.ts"
import * as Hledger from "#apps/cli/export/Hledger.ts"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as Ledger from "#apps/cli/export/Ledger.ts"
import * as CommandLine from "../CommandLine.ts"
import * as Bakery from "./Bakery.ts"
import * as Journals from "../../../oracles/Journals.ts"

describe("the exports of a journal", () => {
  const records = Journals.recorded(Bakery.entries)
  const files = Exports.of(records, Bakery.owners, Bakery.objects)

  it("are five files, each what its exporter prints", () => {
    expect(Object.fromEntries(files.map(({ name, text }) => [name, text]))).toEqual({
      "balance_transactions.csv": BalanceTransactions.print(Bakery.entries, Bakery.owners, Bakery.objects),
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
    expect(Exports.of(records, Bakery.owners, Bakery.objects)).toEqual(files)
  })
})

it("the exports of a run know the objects that it made", async () => {
  const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
  try {
    await CommandLine.run("simulate", "examples/marketplace.yaml", "--out", folder)
    const rows = readFileSync(join(folder, "balance_transactions.csv"), "utf8").split("\n")
    const related = "ch_order-1,2026-03-02 09:30:00,2026-03-02 09:30:00,acct_ada,Ada's Bakery,US,,py_order-1,tr_order-1"
    expect(rows[1]).toContain(`,${related},acct_platform`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
