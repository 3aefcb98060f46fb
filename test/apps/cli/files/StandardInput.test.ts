/**
 * StandardInput: every command that reads a file reads the same when it is piped in, and says where it is wrong.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const file = "examples/marketplace.yaml"
const text = readFileSync(file, "utf8")
const { piped, run } = CommandLine

describe("a scenario that is piped in", () => {
  it.each([
    ["simulate", []],
    ["simulate", ["--json"]],
    ["simulate", ["--timeline", "--until", "2026-03-03"]],
    ["explain", ["order-2"]],
    ["explain", ["order-2", "--json"]],
    ["tax-forms", ["--year", "2026"]]
  ])("is to %s %j as its file is", async (command, more) => {
    expect(await piped(text, command, "-", ...more)).toEqual(await run(command, file, ...more))
  })

  it("may be in pieces, also within a character", async () => {
    const wide = text.replace("Bakers Market", "Bäckermarkt")
    const whole = await piped(wide, "simulate", "-")
    expect(whole.code).toBe(0)
    expect(await CommandLine.pipedIn(7, wide, "simulate", "-")).toEqual(whole)
  })

  it("is compared with a file, and not with itself", async () => {
    const [a, b] = ["examples/compare-direct.yaml", "examples/compare-destination.yaml"]
    const compared = await piped(readFileSync(a, "utf8"), "compare", "-", b)
    expect(compared.out).toBe((await run("compare", a, b)).out.replace(a, "<stdin>"))
    expect(await piped(text, "compare", "-", "-")).toEqual({
      code: 2,
      out: "",
      err: "a, b: standard input is read once; give one of them as a file\n"
    })
  })

  it.each([
    ["", "<stdin>: is empty; expected a scenario in YAML or JSON\n"],
    ["\u0000", "<stdin>: is not UTF-8 text; expected a scenario in YAML or JSON\n"],
    [" ".repeat(8 * 1024 * 1024 + 1), "<stdin>: has too much; a scenario may have at most 8 MiB\n"]
  ])("is refused under its own name: %#", async (text, err) => {
    expect(await piped(text, "simulate", "-")).toEqual({ code: 2, out: "", err })
  })

  it("has its problems at line and column", async () => {
    const { err } = await piped(text.replace("86.40", "86.4x"), "explain", "-", "order-2")
    expect(err).toMatch(/^<stdin>:\d+:\d+: steps\[\d+\]\.charge\.amount: /)
    expect(err).toMatch(/1 problem in <stdin>; nothing was run\n$/)
  })

  it("does not have what is not in it", async () => {
    const { err } = await piped(text, "explain", "-", "order-99")
    expect(err).toContain('<stdin>: nothing in it made "order-99"')
  })
})

describe("a journal that is piped in", () => {
  const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
  const journal = join(folder, "out", "journal.ndjson")
  beforeAll(() => run("simulate", file, "--out", join(folder, "out")))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(["balances", "verify"])("is to %s as its file is", async (command) => {
    const { code, err, out } = await run(command, journal)
    expect({ code, err }).toEqual({ code: 0, err: "" })
    const records = readFileSync(journal, "utf8")
    const expected = { code, err, out: out.replace(journal, "<stdin>") }
    expect(await piped(records, command, "-")).toEqual(expected)
    expect(await CommandLine.pipedIn(100, records, command, "-")).toEqual(expected)
  })

  it("has its problems at its lines", async () => {
    const records = readFileSync(journal, "utf8").split("\n")
    records[2] = "{}"
    expect((await piped(records.join("\n"), "balances", "-")).err).toMatch(/^<stdin>:3: /)
  })
})
