/**
 * journal: `connect-ledger balances` of a file of 100 000 entries, against a bare loop that parses the same file and
 * sums, and, where they are installed, against ledger and hledger on the same content. Whole processes.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { sha256 } from "#adapters/sha256.ts"
import * as Hledger from "#apps/cli/export/Hledger.ts"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as Ledger from "#apps/cli/export/Ledger.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Journal from "#core/ledger/Journal.ts"
import * as Market from "./Market.ts"
import * as Pairs from "./Pairs.ts"

const bundle = fileURLToPath(new URL("../dist/connect-ledger.cjs", import.meta.url))
const count = 100_000

/** What nobody can do without: the file, its lines as JSON, a sum per account and currency. */
const bareLoop = `
const sums = new Map()
const add = (account, amount) => sums.set(account, (sums.get(account) ?? 0n) + amount)
for (const line of require("node:fs").readFileSync(process.argv[1], "utf8").split("\\n")) {
  if (line === "") continue
  for (const { amount, from, to } of JSON.parse(line).entry.postings) {
    const [digits, currency] = amount.split(" ")
    const minor = BigInt(digits.replace(".", ""))
    add(from + " " + currency, -minor)
    add(to + " " + currency, minor)
  }
}
for (const [account, sum] of sums) console.log(account, sum)
`

function* records(entries: Iterable<Entry>): Generator<Journal.Record> {
  let head = Journal.genesis
  for (const entry of entries) {
    const record = Journal.link(head, entry, entry.created, sha256)
    yield record
    head = Journal.headOf(record)
  }
}

const isInstalled = (command: string): boolean => spawnSync(command, ["--version"]).status === 0

/** Another program on the same content, once. */
const beside = (command: string, file: string, oursMs: number): string => {
  if (!isInstalled(command)) return `          ${command} is not installed`
  const took = Pairs.processMs(command, ["-f", file, "balance"])
  return `          ${command} balance ${took.toFixed(0)} ms, ${(took / oursMs).toFixed(1)} x ours`
}

const measured = (folder: string): string => {
  const file = (name: string) => join(folder, name)
  const entries = Array.from(Market.entries(count))
  writeFileSync(file("journal.ndjson"), JournalLines.encode(records(entries)))
  writeFileSync(file("journal.hledger"), Hledger.print(entries, []))
  writeFileSync(file("journal.ledger"), Ledger.print(entries, []))
  const pairs = Pairs.measure(
    7,
    () => Pairs.processMs(process.execPath, [bundle, "balances", file("journal.ndjson")]),
    () => Pairs.processMs(process.execPath, ["-e", bareLoop, file("journal.ndjson")])
  )
  const megabytes = (statSync(file("journal.ndjson")).size / 1e6).toFixed(0)
  const names = { benchmark: "journal", ours: "connect-ledger balances", reference: "JSON.parse a line and sum" }
  return [
    Pairs.print(names, pairs, 2),
    `          ${count} entries, ${megabytes} MB`,
    beside("ledger", file("journal.ledger"), pairs.oursMs),
    beside("hledger", file("journal.hledger"), pairs.oursMs)
  ].join("\n")
}

export const journal = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "connect-ledger-bench-"))
  try {
    return measured(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
