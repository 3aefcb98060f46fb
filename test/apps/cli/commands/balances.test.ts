/**
 * balances: the trial balance of a journal, and what is said of a file that is none.
 */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as CommandLine from "../CommandLine.ts"
import { path } from "../Complaint.ts"
import * as Bakery from "../export/Bakery.ts"
import * as Journals from "../../../oracles/Journals.ts"

const encoded = (entries: ReadonlyArray<Entry>): string => JournalLines.encode(Journals.recorded(entries))
const text = encoded(Bakery.entries)
const lines = text.split("\n").slice(0, -1)

const balances = async (journal: string | Uint8Array, ...args: ReadonlyArray<string>) => {
  writeFileSync(path("journal.ndjson"), journal)
  const { code, err, out } = await CommandLine.run("balances", path("journal.ndjson"), ...args)
  return { code, err: err.replaceAll(path("/"), ""), out: out.replaceAll(path("/"), "") }
}

describe("the balances of a journal", () => {
  it("are a row per ledger account and currency, and all of them together, in which debits equal credits", async () => {
    expect(await balances(text)).toEqual({
      code: 0,
      err: "",
      out: `journal.ndjson  when all has happened and matured

jpy                    debits  credits  balance  pending
acct_ada_2/in_transit   1,200        –    1,200        –
opening/acct_ada_2          –    1,200   -1,200        –
all                     1,200    1,200        –        –

usd                    debits  credits  balance  pending
acct_ada_2/balance      12.77     8.50     4.27        –
acct_platform/balance   10.00     0.59     9.41        –
clearing/transfer           –     8.77    -8.77        –
payers                      –    10.00   -10.00        –
stripe/fees              0.59        –     0.59        –
suspense/flex_loan       8.50     4.00     4.50        –
all                     31.86    31.86        –        –

5 entries read, open: clearing/transfer -8.77 usd
`
    })
  })

  it("are stated at the end of a day, or at a moment", async () => {
    const { out } = await balances(text, "--as-of", "2026-03-02", "--account", "acct_platform")
    expect(out).toBe(`journal.ndjson  as of 2026-03-02T23:59:59Z

usd                    debits  credits  balance  pending
acct_platform/balance   10.00     0.59     9.41     9.41
shown                   10.00     0.59     9.41     9.41
all                     31.86    31.86        –        –

5 entries read, open: clearing/transfer -8.77 usd
`)
    expect((await balances(text, "--as-of", "2026-03-02T09:29:59Z")).out).not.toContain("usd")
    expect((await balances(text, "--as-of", "2026-03-04T00:00:00Z")).out).not.toContain("9.41     9.41")
    expect((await balances(text, "--as-of", "2026-02-01")).out).toBe(
      "journal.ndjson  as of 2026-02-01T23:59:59Z\n\nnothing was posted\n\n5 entries read, no clearing account is open\n"
    )
  })

  it("are of the ledger accounts whose names start as asked", async () => {
    const named = async (prefix: string) =>
      [...(await balances(text, "--account", prefix)).out.matchAll(/^\S+\/\S+/gm)].map(([name]) => name)
    expect(await named("acct_ada_2/")).toEqual(["acct_ada_2/in_transit", "acct_ada_2/balance"])
    expect(await named("stripe/")).toEqual(["stripe/fees"])
    expect(await named("acct_")).toHaveLength(3)
  })

  it("are one JSON document for machines, with every amount in the smallest unit", async () => {
    const { out } = await balances(text, "--json", "--as-of", "2026-03-02", "--account", "stripe/")
    const sums = { debits: 59, credits: 0, balance: 59, pending: 59 }
    expect(JSON.parse(out)).toStrictEqual({
      as_of: 1_772_495_999,
      entries: 5,
      accounts: [{ account: "stripe/fees", currency: "usd", ...sums }],
      totals: [
        { currency: "jpy", debits: 1200, credits: 1200, balance: 0, pending: 0 },
        { currency: "usd", debits: 3186, credits: 3186, balance: 0, pending: 0 }
      ],
      open: [{ account: "clearing/transfer", amount: -877, currency: "usd" }]
    })
    const whole = JSON.parse((await balances(text, "--json")).out)
    expect(whole).toMatchObject({ as_of: null, entries: 5 })
    expect(whole.accounts).toHaveLength(8)
  })

  it("are nothing in a journal without entries", async () => {
    const { code, out } = await balances("")
    expect({ code, out }).toEqual({
      code: 0,
      out: "journal.ndjson  when all has happened and matured\n\nnothing was posted\n\n0 entries read\n"
    })
  })

  it("say that a file was cut: what left one account has not reached the other", async () => {
    const [sale = "", sent = ""] = lines
    const { out } = await balances(`${sale}\n`)
    expect(out).toMatch(/\n\n1 entry read, no clearing account is open\n$/)
    expect((await balances(`${sale}\n${sent}\n`)).out).toMatch(
      /\n\n2 entries read, open: clearing\/transfer -?8\.77 usd\n$/
    )
  })

  it("are read of a file that begins with a byte order mark", async () => {
    expect(await balances(`\ufeff${text}`)).toEqual(await balances(text))
  })

  it("do not check hashes, and say who does", async () => {
    const { code, out } = await CommandLine.run("balances", "--help")
    expect(code).toBe(0)
    expect(out.replaceAll(/\s+/g, " ")).toContain("does not check hashes: see verify")
  })

  it("do not need an end of the last line", async () => {
    expect(await balances(text.trimEnd())).toEqual(await balances(text))
  })

  it("are the same however the lines lie in what is read at once, in any script", async () => {
    const [sale] = Bakery.entries
    if (sale?.transaction === undefined) throw new Error("the bakery sells nothing")
    const { transaction } = sale
    const entries = Array.from({ length: 3000 }, (_, index) => ({
      ...sale,
      id: `acct_platform/txn_${index}`,
      description: "Gemüse – 野菜 🥕 ".repeat((index % 70) + 1),
      transaction: { ...transaction, id: `txn_${index}` }
    }))
    const journal = encoded(entries)
    expect(journal.length).toBeGreaterThan(4 * 1024 * 1024)
    const { out } = await balances(journal)
    expect(out).toContain("3000 entries")
    expect(out).toMatch(/^payers +– +30,000\.00 +-30,000\.00/m)
  })
})

const ending = (count: number): string =>
  `${count === 1 ? "1 problem" : `${count} problems`} in journal.ndjson; nothing was printed. If nobody meant to change it, ` +
  "find out who did before it is written again, with `connect-ledger simulate --out`"

/** All that is said of a journal, which is refused: nothing else is printed, and no trace of a stack. */
const told = async (journal: string | Uint8Array, ...problems: ReadonlyArray<string>): Promise<void> => {
  const said = [...problems.map((problem) => `journal.ndjson:${problem}`), ending(problems.length)]
  expect(await balances(journal)).toEqual({ code: 2, out: "", err: `${said.join("\n")}\n` })
}

/** The bakery's journal with one thing in its line `line` replaced. */
const broken = (line: number, old: string, other: string): string => {
  expect(lines[line - 1]).toContain(old)
  return `${lines.with(line - 1, (lines[line - 1] ?? "").replace(old, other)).join("\n")}\n`
}

const expected = "expected a record of a journal, one JSON object a line"

describe("a journal that cannot be read", () => {
  const give = "give the path of a journal as `connect-ledger simulate --out` writes it"
  const said = async (name: string) => {
    const { code, err, out } = await CommandLine.run("balances", path(name))
    expect({ code, out }).toEqual({ code: 2, out: "" })
    return err.replaceAll(path("/"), "")
  }

  it("because it is missing", async () => {
    expect(await said("nowhere.ndjson")).toBe(`nowhere.ndjson: there is no such file; ${give}\n`)
  })

  it("because it is a folder", async () => {
    mkdirSync(path("out"))
    expect(await said("out")).toBe(`out: is no file; ${give}\n`)
  })

  it.skipIf(process.getuid?.() === 0)("because it may not be", async () => {
    writeFileSync(path("journal.ndjson"), text)
    chmodSync(path("journal.ndjson"), 0)
    expect(await said("journal.ndjson")).toBe("journal.ndjson: may not be read; check its permissions\n")
  })

  it("because it is something else, a scenario for instance, told once", async () => {
    const why = "its first line is not JSON, so it is no journal; give the path of a journal as"
    writeFileSync(path("journal.ndjson"), "platform: { country: US }\naccounts: {}\nsteps: []\n")
    expect(await said("journal.ndjson")).toBe(`journal.ndjson: ${why} \`connect-ledger simulate --out\` writes it\n`)
  })

  it("because its line has no end", async () => {
    writeFileSync(path("journal.ndjson"), Buffer.alloc(20_000_000, "a"))
    expect(await said("journal.ndjson")).toBe(`journal.ndjson: line 1 has no end; ${expected}\n`)
  })
})

describe("a line that is no record", () => {
  it.each([
    ["", `is empty; ${expected}`],
    ["{", `is not JSON; ${expected}`],
    ["sequence,recorded", `is not JSON; ${expected}`],
    ["\u001b[31m", `is not JSON; ${expected}`],
    ["\ufeff{}", `is not JSON; ${expected}`],
    ["[]", `Expected object; ${expected}`],
    ["null", `Expected object; ${expected}`]
  ])("because it is %j", (line, problem) => told(`${lines.with(1, line).join("\n")}\n`, `2: ${problem}`))

  it.each([
    [
      "an unknown ledger account",
      '"from":"payers"',
      '"from":"pockets"',
      'entry.postings[0].from: "pockets" is no ledger account; expected for example acct_…/balance, stripe/fees, clearing/transfer or payers'
    ],
    ["an amount that is no text", '"amount":"10.00 usd"', '"amount":1000', "entry.postings[0].amount: Expected string"],
    [
      "an amount with a fraction of a cent",
      '"amount":"10.00 usd"',
      '"amount":"10.005 usd"',
      'entry.postings[0].amount: "10.005 usd" is not an amount: expected 2 decimals or none in usd, as in "10.00 usd"'
    ],
    [
      "a moment that is none",
      '"recorded":"2026-03-02T09:30:00Z"',
      '"recorded":"\u001byesterday"',
      'recorded: "\\u001byesterday" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or "2026-01-05"'
    ],
    [
      "a key that nobody knows",
      '"flags":[]',
      '"flags":[],"colour":"red"',
      "entry.colour: Unknown key; expected one of id, account, created, matures, description, postings, balance_transaction, corrects, flags"
    ],
    [
      "a posting that does not add up",
      '"amount":"10.00 usd"',
      '"amount":"10.01 usd"',
      "entry: entry acct_platform/txn_1: postings on acct_platform/balance must sum to the net 9.41 usd, not 9.42 usd"
    ],
    ["a sequence that is no number", '"sequence":1', '"sequence":"1"', "sequence: Expected number"]
  ])("because of %s", (_, old, other, problem) => {
    const escaped = other.replace("\u001b", "\\u001b")
    return told(broken(1, old, escaped), `1: ${problem}`)
  })

  it("because it is no UTF-8 text", async () => {
    const latin1 = Buffer.from(broken(2, '"description":""', '"description":"caf\u00e9"'), "latin1")
    await told(latin1, `2: is not UTF-8 text; ${expected}`)
    const last = Buffer.from("caf\u00e9", "latin1")
    await told(Buffer.concat([Buffer.from(text), last]), `6: is not UTF-8 text; ${expected}`)
  })

  it("because the file breaks off", async () => {
    await told(text.slice(0, -200), `5: the file breaks off in this line; ${expected}`)
    await told(`${lines.slice(0, 4).join("\n")}\n{`, `5: the file breaks off in this line; ${expected}`)
  })

  it("is told with every other one, up to twenty, in a journal of any length", async () => {
    const twice = broken(1, '"from":"payers"', '"from":"pockets"').replaceAll('"8.77 usd"', '"8.7 usd"')
    const { err } = await balances(twice)
    expect(err.split("\n").map((line) => line.slice(0, 42))).toEqual([
      "journal.ndjson:1: entry.postings[0].from: ",
      "journal.ndjson:2: entry.postings[0].amount",
      "journal.ndjson:2: entry.balance_transactio",
      "journal.ndjson:2: entry.balance_transactio",
      ending(4).slice(0, 42),
      ""
    ])
    const { err: many } = await balances("{}\n".repeat(100_000))
    expect(many.trimEnd().split("\n")).toHaveLength(21)
    expect(many).toContain("the first 20 of many problems in journal.ndjson; nothing was printed.")
    expect((await balances("{}\n".repeat(5))).err).toContain(ending(20))
  })
})

describe("records out of sequence", () => {
  const why = "lines are missing, doubled or moved"

  it.each([
    ["missing", lines.toSpliced(1, 1), ["2: sequence: expected 2, not 3"]],
    ["doubled", lines.toSpliced(1, 0, lines[0] ?? ""), ["2: sequence: expected 2, not 1"]],
    ["cut off before", lines.slice(2), ["1: sequence: expected 1, not 3"]],
    [
      "moved",
      [1, 0, 2, 3, 4].map((index) => lines[index] ?? ""),
      ["1: sequence: expected 1, not 2", "2: sequence: expected 3, not 1", "3: sequence: expected 2, not 3"]
    ]
  ])("because some are %s", (_, some, problems) =>
    told(`${some.join("\n")}\n`, ...problems.map((problem) => `${problem}: ${why}`))
  )
})

describe("what is asked of a journal", () => {
  it("must be a moment", async () => {
    expect(await balances(text, "--as-of", "2026-02-30")).toEqual({
      code: 2,
      out: "",
      err: '--as-of: "2026-02-30" is not a moment: expected a day that exists, from 1970-01-01 to 9999-12-31\n'
    })
  })

  it("must be the start of the name of a ledger account", async () => {
    const start = '--account: no ledger account of journal.ndjson starts with "acct_ben"; '
    const books = "acct_ada_2, acct_platform, clearing, opening, payers, stripe, suspense"
    expect(await balances(text, "--account", "acct_ben")).toEqual({
      code: 2,
      out: "",
      err: `${start}expected the start of a name in ${books}\n`
    })
    expect((await balances("", "--account", "acct_ben")).err).toBe(`${start}nothing was posted by then\n`)
  })
})
