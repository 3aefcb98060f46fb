/**
 * OutputFolder: all of the files or none of them.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

let folder = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const simulate = (out: string) => CommandLine.run("simulate", "examples/marketplace.yaml", "--out", out)

it("makes the folders that are missing", async () => {
  expect((await simulate(join(folder, "a", "b"))).code).toBe(0)
  expect(readdirSync(join(folder, "a", "b"))).toHaveLength(5)
})

it("writes nothing when something else is in the way of one file", async () => {
  writeFileSync(join(folder, "balance_transactions.csv"), "kept")
  mkdirSync(join(folder, "journal.ndjson"))
  expect(await simulate(folder)).toStrictEqual({
    code: 2,
    out: "",
    err: `${join(folder, "journal.ndjson")}: is in the way and no file; remove it or give another folder; nothing was written\n`
  })
  expect(readFileSync(join(folder, "balance_transactions.csv"), "utf8")).toBe("kept")
  expect(readdirSync(folder).toSorted()).toStrictEqual(["balance_transactions.csv", "journal.ndjson"])
})

it("refuses a file in place of the folder", async () => {
  const file = join(folder, "file")
  writeFileSync(file, "kept")
  expect(await simulate(file)).toStrictEqual({
    code: 2,
    out: "",
    err: `${file}: is a file and not a folder; nothing was written\n`
  })
  expect(readFileSync(file, "utf8")).toBe("kept")
})

it("refuses a folder without a name", async () => {
  expect(await simulate("")).toStrictEqual({
    code: 2,
    out: "",
    err: "--out: names no folder; nothing was written\n"
  })
})

it.runIf(existsSync("/proc/self"))("refuses a place where no folder can be made, and returns", async () => {
  expect(await simulate("/proc/connect-ledger")).toStrictEqual({
    code: 2,
    out: "",
    err: "/proc/connect-ledger: cannot be made there; give a folder in a place that exists; nothing was written\n"
  })
})
