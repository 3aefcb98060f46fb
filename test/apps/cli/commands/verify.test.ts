/**
 * verify: whether a journal is what was recorded, line by line, and to its end.
 */
import { writeFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as CommandLine from "../CommandLine.ts"
import { path } from "../Complaint.ts"
import * as Bakery from "../export/Bakery.ts"
import * as Journals from "../../../oracles/Journals.ts"

const records = Journals.recorded(Bakery.entries)
const text = JournalLines.encode(records)
const lines = text.split("\n").slice(0, -1)
const hashes = records.map(({ hash }) => hash)
const head = hashes.at(-1) ?? ""

const verify = async (journal: string, ...args: ReadonlyArray<string>) => {
  writeFileSync(path("journal.ndjson"), journal)
  const { code, err, out } = await CommandLine.run("verify", path("journal.ndjson"), ...args)
  return { code, err: err.replaceAll(path("/"), ""), out: out.replaceAll(path("/"), "") }
}

/** The journal with one thing in its line `line` replaced wherever it stands there. */
const forged = (line: number, old: string, other: string): string => {
  expect(lines[line - 1]).toContain(old)
  return `${lines.with(line - 1, (lines[line - 1] ?? "").replaceAll(old, other)).join("\n")}\n`
}

/** What is said of a journal of `count` entries that does not hold. */
const broken = (count: number, last: string, ...problems: ReadonlyArray<string>) => ({
  code: 1,
  err: "",
  out: `${[...problems, `journal.ndjson  ${count} entries, does not hold`, `head  ${last}`].join("\n")}\n`
})

const unlike = "its hash does not match what it says"
const moved = "lines are missing, doubled or moved"

describe("a journal as it was recorded", () => {
  const sound = `journal.ndjson  5 entries, ✓ every hash matches\nhead  ${head}\n`

  it("holds, and its head is told", async () => {
    expect(await verify(text)).toEqual({ code: 0, err: "", out: sound })
  })

  it("holds behind a byte order mark and without an end of its last line", async () => {
    expect(await verify(`\ufeff${text.trimEnd()}`)).toEqual({ code: 0, err: "", out: sound })
  })

  it("has the head that is kept elsewhere, however it is typed", async () => {
    const out = sound.replace("matches", "matches, and so does the head")
    expect(await verify(text, "--head", head.toUpperCase())).toEqual({ code: 0, err: "", out })
  })

  it("may be empty", async () => {
    const { code, out } = await verify("")
    expect({ code, out }).toEqual({ code: 0, out: "journal.ndjson  0 entries, ✓ every hash matches\nhead  none\n" })
  })

  it("is what simulate writes", async () => {
    await CommandLine.run("simulate", "examples/marketplace.yaml", "--out", path("out"))
    const { code, out } = await CommandLine.run("verify", path("out/journal.ndjson"))
    expect(code).toBe(0)
    expect(out).toMatch(/ {2}\d+ entries, ✓ every hash matches\nhead {2}[0-9a-f]{64}\n$/)
  })
})

describe("a journal that was changed", () => {
  it("is told by the line whose amount is another", async () => {
    const journal = forged(5, "1200 jpy", "1300 jpy")
    expect(await verify(journal)).toEqual(broken(5, head, `journal.ndjson:5: ${unlike}`))
    const { code } = await CommandLine.run("balances", path("journal.ndjson"))
    expect(code).toBe(0)
  })

  it("is told by the line that no longer adds up, and does not hold", async () => {
    const [amount = ""] = /"net":"[^"]+"/.exec(lines[0] ?? "") ?? []
    const { code, err, out } = await verify(forged(1, amount, '"net":"0.01 usd"'))
    expect({ code, err }).toEqual({ code: 1, err: "" })
    expect(out.split("\n")[0]).toMatch(
      /^journal\.ndjson:1: it was changed: entry\.balance_transaction: the net must be/
    )
    expect(out.split("\n")[1]).toBe("journal.ndjson  5 entries, does not hold")
  })

  it("is told by every such line, and by no other", async () => {
    const first = forged(1, '"recorded":"2026-03-02T09:30:00Z"', '"recorded":"2026-03-02T09:31:00Z"').split("\n")[0]
    const last = forged(5, "1200 jpy", "1300 jpy").split("\n")[4]
    const both = `${[first, ...lines.slice(1, 4), last].join("\n")}\n`
    expect(await verify(both)).toEqual(broken(5, head, `journal.ndjson:1: ${unlike}`, `journal.ndjson:5: ${unlike}`))
  })

  it("is told by the next line where its own hash was made anew", async () => {
    const journal = forged(2, hashes[1] ?? "", "0".repeat(64))
    expect(await verify(journal)).toEqual(broken(5, head, `journal.ndjson:2: ${unlike}`, `journal.ndjson:3: ${unlike}`))
  })

  it("is told by where lines are missing", async () => {
    const journal = `${lines.toSpliced(1, 1).join("\n")}\n`
    expect(await verify(journal)).toEqual(broken(4, head, `journal.ndjson:2: expected sequence 2, not 3: ${moved}`))
    expect((await verify(`${lines.slice(1).join("\n")}\n`)).out).toContain(
      `journal.ndjson:1: expected sequence 1, not 2: ${moved}`
    )
  })

  it("is told by its first twenty such lines, and how many there are", async () => {
    const { out } = await verify(`${(lines[1] ?? "").concat("\n").repeat(30)}`)
    expect(out.split("\n").slice(20)).toEqual([
      "… and 10 more",
      "journal.ndjson  30 entries, does not hold",
      `head  ${hashes[1]}`,
      ""
    ])
  })
})

describe("a head that is kept elsewhere", () => {
  it("shows that a journal was cut off", async () => {
    const cut = `${lines.slice(0, 3).join("\n")}\n`
    expect((await verify(cut)).code).toBe(0)
    expect(await verify(cut, "--head", head)).toEqual(
      broken(3, hashes[2] ?? "", `journal.ndjson: its head is ${hashes[2]}; expected ${head}`)
    )
    expect(await verify("", "--head", head)).toEqual(
      broken(0, "none", `journal.ndjson: it is empty; expected the head ${head}`)
    )
  })

  it("shows that a journal was made anew", async () => {
    const other = Journals.recorded(Bakery.entries.toSpliced(0, 1))
    const { code } = await verify(JournalLines.encode(other), "--head", head)
    expect(code).toBe(1)
  })

  it("says that it grew", async () => {
    const since = `, which it had after 2 entries: more were added since`
    expect(await verify(text, "--head", hashes[1] ?? "")).toEqual(
      broken(5, head, `journal.ndjson: its head is ${head}; expected ${hashes[1]}${since}`)
    )
  })

  it("must be a hash", async () => {
    expect(await verify(text, "--head", "abc")).toEqual({
      code: 2,
      out: "",
      err: "--head: expected the 64 hexadecimal digits that verify prints as head\n"
    })
  })
})

it("what cannot be read is told as by balances", async () => {
  const { code, err, out } = await verify(`${lines[0]}\n{}\n`)
  expect({ code, out }).toEqual({ code: 2, out: "" })
  expect(err).toContain("journal.ndjson:2: entry: Missing key")
  expect((await CommandLine.run("verify", path("nowhere.ndjson"))).code).toBe(2)
})

it("machines get one document", async () => {
  const sound = { entries: 5, head, expected_head: null, head_reached_at: null }
  expect(JSON.parse((await verify(text, "--json")).out)).toEqual({
    ...sound,
    holds: true,
    broken_lines: 0,
    problems: []
  })
  const { code, out } = await verify(forged(5, "1200 jpy", "1300 jpy"), "--json", "--head", hashes[1] ?? "")
  expect(code).toBe(1)
  expect(JSON.parse(out)).toEqual({
    ...sound,
    holds: false,
    expected_head: hashes[1],
    head_reached_at: 2,
    broken_lines: 1,
    problems: [{ line: 5, message: unlike }]
  })
})
