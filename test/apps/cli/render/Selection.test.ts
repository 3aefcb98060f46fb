/**
 * Selection: the accounts that a summary of many shows, and what it says of the others.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** So many sellers, s01 with 1 dollar, s02 with 2, and so on. */
const sellers = (count: number): string => {
  const names = Array.from({ length: count }, (_, index) => `s${`${index + 1}`.padStart(2, "0")}`)
  const step = (name: string) =>
    `  - { at: 2026-03-02, charge: { amount: ${Number(name.slice(1))}.00 usd, transfer_data: { destination: ${name} } } }\n`
  const file = join(folder, `${count}.yaml`)
  writeFileSync(
    file,
    `platform: {}\naccounts:\n${names.map((name) => `  ${name}: { type: express }\n`).join("")}steps:\n` +
      names.map(step).join("")
  )
  return file
}

/** The table's rows: the account, and what of its balance is pending. */
const rows = async (count: number, ...args: ReadonlyArray<string>) => {
  const { err, out } = await CommandLine.run("simulate", sellers(count), ...args)
  expect(err).toBe("")
  const table = out
    .slice(out.indexOf("\nusd") + 1, out.indexOf("\n\nmargin"))
    .split("\n")
    .slice(1)
  return table.map((row) => {
    const [name = "", ...cells] = row.split(/ {2,}/)
    return `${name} ${cells.at(-3)}`
  })
}

describe("of up to twelve accounts", () => {
  it("all are shown, by name", async () => {
    const shown = await rows(12)
    expect(shown).toHaveLength(14)
    expect(shown.slice(0, 3)).toEqual(["platform -5.87", "s01 1.00", "s02 2.00"])
    expect(shown.at(-1)).toBe("all 72.13")
  })
})

describe("of more", () => {
  it("those are shown that have the most and the least, and the others in one row", async () => {
    expect(await rows(13)).toEqual([
      "platform -6.55",
      "s13 13.00",
      "s12 12.00",
      "s11 11.00",
      "s10 10.00",
      "s09 9.00",
      "… 3 others 21.00",
      "s05 5.00",
      "s04 4.00",
      "s03 3.00",
      "s02 2.00",
      "s01 1.00",
      "all 84.45"
    ])
  })

  it.each([
    [["--all"], 13 + 2, "platform -6.55 | s01 1.00 | s02 2.00"],
    [["--top", "1"], 4, "platform -6.55 | s13 13.00 | … 12 others 78.00 | all 84.45"],
    [["--bottom", "2"], 5, "platform -6.55 | … 11 others 88.00 | s02 2.00 | s01 1.00 | all 84.45"],
    [["--top", "1", "--bottom", "1"], 5, "platform -6.55 | s13 13.00 | … 11 others 77.00 | s01 1.00 | all 84.45"],
    [["--top", "0"], 3, "platform -6.55 | … 13 others 91.00 | all 84.45"],
    [["--top", "9", "--bottom", "9"], 15, "platform -6.55 | s13 13.00 | s12 12.00"],
    [["--top", "99"], 15, "platform -6.55 | s13 13.00 | s12 12.00"],
    [["--top", "13"], 15, "platform -6.55 | s13 13.00 | s12 12.00"],
    [["--all", "--top", "1"], 15, "platform -6.55 | s13 13.00 | s12 12.00"],
    [["--bottom", "13"], 15, "platform -6.55 | s13 13.00 | s12 12.00"],
    [["--account", "s1*"], 7, "platform -6.55 | s13 13.00 | s12 12.00 | s11 11.00 | s10 10.00 | … 9 others 45.00"],
    [["--account", "*1"], 5, "platform -6.55 | s11 11.00 | s01 1.00 | … 11 others 79.00"],
    [["--account", "acct_s0*", "--top", "1"], 13, "platform -6.55 | s13 13.00 | s09 9.00"],
    [["--account", "s04*"], 4, "platform -6.55 | s04 4.00 | … 12 others 87.00 | all 84.45"],
    [["--account", "s04"], 4, "platform -6.55 | s04 4.00 | … 12 others 87.00 | all 84.45"],
    [["--account", "s04", "--account", "acct_s07"], 5, "platform -6.55 | s07 7.00 | s04 4.00 | … 11 others 80.00"],
    [["--account", "platform"], 3, "platform -6.55 | … 13 others 91.00 | all 84.45"],
    [["--account", "s04", "--top", "1"], 5, "platform -6.55 | s13 13.00 | s04 4.00 | … 11 others 74.00"]
  ])("%j shows so many rows, and first %s", async (args, count, first) => {
    const shown = await rows(13, ...args)
    expect(shown).toHaveLength(count)
    expect(shown.join(" | ")).toContain(first)
    expect(shown.join(" | ").startsWith(first)).toBe(true)
  })

  it("the checks are one line", async () => {
    const { out } = await CommandLine.run("simulate", sellers(13))
    expect(out).toContain("checks    ✓ payers  ✓ Stripe fees  ✓ balances of 14 accounts  ✓ no open items\n")
  })

  it("accounts that have the same are by name", async () => {
    const names = Array.from({ length: 15 }, (_, index) => `t${String.fromCharCode(97 + index)}`)
    const file = join(folder, "same.yaml")
    writeFileSync(
      file,
      `platform: {}\naccounts: { ${names.map((name) => `${name}: { type: express }`).join(", ")} }\nsteps: []\n`
    )
    const { out } = await CommandLine.run("simulate", file)
    const shown = [...out.matchAll(/^(t\w|…)/gm)].map(([, name]) => name)
    expect(shown).toEqual(["ta", "tb", "tc", "td", "te", "…", "tk", "tl", "tm", "tn", "to"])
  })
})

describe("negative balances", () => {
  /** Of three sellers, two are below zero: their sales were refunded after they were paid out. */
  const file = () => {
    const path = join(folder, "negative.yaml")
    const names = ["ada", "ben", "shop-1"]
    const sale = (name: string) =>
      `  - { at: 2026-03-02, id: ${name}, charge: { amount: 100.00 usd, transfer_data: { destination: ${name} } } }\n`
    const back = (name: string, part: number) =>
      `  - { at: 2026-03-09, refund: { charge: ${name}, amount: ${part}.00 usd, reverse_transfer: true } }\n`
    const paid = names.map((name) => `  - { at: 2026-03-09, payout: { stripe_account: ${name} } }\n`)
    writeFileSync(
      path,
      `platform: {}\naccounts: { ${names.map((name) => `${name}: { type: express }`).join(", ")} }\nsteps:\n` +
        `${names.map(sale).join("")}${paid.join("")}${back("ada", 10)}${back("shop-1", 30)}`
    )
    return path
  }
  const shown = async (...args: ReadonlyArray<string>) => {
    const { out } = await CommandLine.run("simulate", file(), ...args)
    const [table = ""] = out.split(/^exposure/m)
    const names = [...table.matchAll(/^(platform|ada|ben|shop-1|… \d others?) /gm)].map(([, name]) => name)
    return { names, said: /^negative.*$/m.exec(out)?.[0] }
  }

  it.each([
    [["--negative"], ["platform", "ada", "shop-1", "… 1 other"]],
    [
      ["--negative", "--all"],
      ["platform", "ada", "shop-1", "… 1 other"]
    ],
    [
      ["--negative", "--top", "1"],
      ["platform", "ada", "… 2 others"]
    ],
    [
      ["--negative", "--bottom", "1"],
      ["platform", "… 2 others", "shop-1"]
    ],
    [
      ["--negative", "--account", "shop-*"],
      ["platform", "shop-1", "… 2 others"]
    ],
    [[], ["platform", "ada", "ben", "shop-1"]]
  ])("of %j are those of %j", async (args, names) => {
    expect(await shown(...args)).toEqual({ names, said: undefined })
  })

  it("that there are none of are said to be none", async () => {
    const among = await shown("--negative", "--account", "b*")
    expect(among).toEqual({
      names: ["platform", "… 3 others"],
      said: "negative  none of the accounts asked for"
    })
    const early = await shown("--negative", "--until", "2026-03-02")
    expect(early).toEqual({ names: ["platform", "… 3 others"], said: "negative  none of the accounts" })
  })
})

describe("an account that there is not", () => {
  it.each([
    [2, ["--account", "s3"], '--account: there is no account "s3"; expected one of platform, s01, s02\n'],
    [2, ["--account", "t*"], '--account: no account is called like "t*"; expected one of platform, s01, s02\n'],
    [2, ["--account", "s0.*"], '--account: no account is called like "s0.*"; expected one of platform, s01, s02\n'],
    [0, ["--account", "ada"], '--account: there is no account "ada"; expected platform\n'],
    [
      13,
      ["--account", "ada", "--account", "s01", "--account", "acct_bob"],
      '--account: there is no account "ada"; expected one of platform, s01, s02, s03, s04, s05, s06, s07, …\n' +
        '--account: there is no account "acct_bob"; expected one of platform, s01, s02, s03, s04, s05, s06, s07, …\n'
    ]
  ])("of %i sellers, %j is refused with what it could be", async (count, args, message) => {
    const file = sellers(count)
    if (count === 0) writeFileSync(file, "platform: {}\naccounts: {}\nsteps: []\n")
    expect(await CommandLine.run("simulate", file, ...args)).toStrictEqual({ code: 2, out: "", err: message })
  })

  it.each(["--top", "--bottom"])("%s must be a whole number", async (flag) => {
    const { code, err, out } = await CommandLine.run("simulate", sellers(2), flag, "-1")
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    expect(err).toContain(`Invalid value for flag ${flag}: "-1". Expected: a whole number from 0 to`)
  })
})
