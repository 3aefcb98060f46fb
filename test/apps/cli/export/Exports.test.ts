import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as BalanceTransactions from "#apps/cli/export/BalanceTransactions.ts"
import * as Beancount from "#apps/cli/export/Beancount.ts"
import * as Hledger from "#apps/cli/export/Hledger.ts"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as Ledger from "#apps/cli/export/Ledger.ts"
import * as CommandLine from "../CommandLine.ts"
import * as Bakery from "./Bakery.ts"
import * as Written from "../../../oracles/Written.ts"
import * as Journals from "../../../oracles/Journals.ts"

describe("the exports of a journal", () => {
  const records = Journals.recorded(Bakery.entries)
  const files = Written.files(records, Bakery.owners, Bakery.objects)

  it("are five files, each what its exporter prints, but that the rows of corrections are written as they come", () => {
    const uncorrected = Bakery.entries.filter(({ corrects }) => corrects === undefined)
    const rows = BalanceTransactions.print(uncorrected, Bakery.owners, Bakery.objects)
    expect(files.get("balance_transactions.csv")?.slice(0, rows.length)).toBe(rows)
    expect(Object.fromEntries([...files].filter(([name]) => name !== "balance_transactions.csv"))).toEqual({
      "journal.ndjson": JournalLines.encode(records),
      "journal.hledger": Hledger.print(Bakery.entries, Bakery.owners),
      "journal.ledger": Ledger.print(Bakery.entries, Bakery.owners),
      "journal.beancount": Beancount.print(Bakery.entries, Bakery.owners)
    })
  })

  it("hold the whole journal, to be read back", () => {
    const lines = files.get("journal.ndjson") ?? ""
    expect(Result.getOrThrow(JournalLines.decode(lines))).toStrictEqual(records)
  })

  it("are the same every time", () => {
    expect(Written.files(records, Bakery.owners, Bakery.objects)).toEqual(files)
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
