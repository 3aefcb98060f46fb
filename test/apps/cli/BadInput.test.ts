/**
 * Bad input: every mistake is told with its place and what was expected, all at once; the exit code is 2, nothing is on
 * standard output, and nothing is written.
 */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as CommandLine from "./CommandLine.ts"

let folder = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Where, as line:column, and what: the path, a colon and the message. */
type Problem = readonly [place: string, what: string]

const excerpt = (text: string, [place, what]: Problem): string => {
  const [line = 0, column = 0] = place.split(":").map(Number)
  const source = text.split(/\r?\n/)[line - 1] ?? ""
  return [`flow.yaml:${place}: ${what}`, `${line}`.padStart(5) + ` | ${source}`, `      | ${" ".repeat(column - 1)}^`]
    .map((it) => it.trimEnd())
    .join("\n")
}

const ending = (count: number) => `${count} ${count === 1 ? "problem" : "problems"} in flow.yaml; nothing was run`
const refusalEnding = "If a refusal is meant, name the step under expect.refusals; nothing was run or written"

/** What is said of a file, its path left out. */
const said = async (name: string, ...args: ReadonlyArray<string>): Promise<string> => {
  const before = readdirSync(folder)
  const { code, err, out } = await CommandLine.run(
    "simulate",
    join(folder, name),
    "--out",
    join(folder, "out"),
    ...args
  )
  expect({ code, out }).toEqual({ code: 2, out: "" })
  expect(readdirSync(folder)).toEqual(before)
  expect(err).not.toMatch(/\n\s+at .*\(.*:\d+:\d+\)/)
  return err.replaceAll(join(folder, "/"), "").replace(/\n$/, "")
}

const saidOf = (text: string | Uint8Array): Promise<string> => {
  writeFileSync(join(folder, "flow.yaml"), text)
  return said("flow.yaml")
}

const toldAll = async (text: string, problems: ReadonlyArray<Problem>): Promise<void> =>
  expect(await saidOf(text)).toBe([...problems.map((it) => excerpt(text, it)), ending(problems.length)].join("\n"))

const toldRefusals = async (text: string, problems: ReadonlyArray<Problem>): Promise<void> =>
  expect(await saidOf(text)).toBe([...problems.map((it) => excerpt(text, it)), refusalEnding].join("\n"))

const head = `platform: { country: US }
accounts:
  ada: { type: express }
steps:
`
const charge = "  - { at: 2026-03-02, id: order, charge: { amount: 10.00 usd } }\n"

const keysOfScenario = "$schema, name, description, platform, accounts, tariffs, settings, steps, until, expect"
const keysOfAccount = "name, country, currency, tariff, settlement_delay, type, controller, capabilities"
const keysOfStep = "at, id, charge, refund, transfer, transfer_reversal, application_fee_refund"
const keysOfCharge = "amount, stripe_account, transfer_data, application_fee_amount, transfer_group, description"

describe("a file that cannot be read", () => {
  it("because it is missing", async () => {
    expect(await said("nowhere.yaml")).toBe(
      "nowhere.yaml: there is no such file; give the path of a scenario file in YAML or JSON"
    )
  })

  it("because it is a folder", async () => {
    mkdirSync(join(folder, "flow"))
    expect(await said("flow")).toBe("flow: is no file; give the path of a scenario file in YAML or JSON")
  })

  it("because it is a device", async () => {
    const { code, err, out } = await CommandLine.run("simulate", "/dev/null")
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toBe("/dev/null: is no file; give the path of a scenario file in YAML or JSON\n")
  })

  it.skipIf(process.getuid?.() === 0)("because it may not be", async () => {
    writeFileSync(join(folder, "flow.yaml"), head)
    chmodSync(join(folder, "flow.yaml"), 0)
    expect(await said("flow.yaml")).toBe("flow.yaml: may not be read; check its permissions")
  })

  it("because it has 100 MB; it is not even opened", async () => {
    writeFileSync(join(folder, "flow.yaml"), "")
    truncateSync(join(folder, "flow.yaml"), 100_000_000)
    expect(await said("flow.yaml")).toBe("flow.yaml: has 95.36 MiB; a scenario may have at most 8 MiB")
  })
})

describe("a text that is no scenario", () => {
  const utf16 = Buffer.from(head, "utf16le")
  const latin1 = Buffer.from("name: caf\u00e9\n", "latin1")
  const bomb = ["a: &a [x]", ..."bcdefghi".split("").map((name, index) => bombLine("abcdefgh".charAt(index), name))]

  it.each<readonly [string, string | Uint8Array, string]>([
    ["empty", "", "is empty; expected a scenario in YAML or JSON"],
    ["blank", " \n\t\n", "is empty; expected a scenario in YAML or JSON"],
    ["only comments", "# one\n# two\n", "holds nothing but comments; expected a scenario in YAML or JSON"],
    ["only a document's start", "---\n", "holds nothing but comments; expected a scenario in YAML or JSON"],
    [
      "binary",
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      "is not UTF-8 text; expected a scenario in YAML or JSON"
    ],
    ["UTF-16", utf16, "is not UTF-8 text; expected a scenario in YAML or JSON"],
    ["Latin 1", latin1, "is not UTF-8 text; expected a scenario in YAML or JSON"],
    [
      "nested a hundred thousand deep",
      "[".repeat(100_000),
      "is nested too deeply; expected a scenario in YAML or JSON"
    ],
    [
      "nested and closed again",
      `{"a":`.repeat(50_000) + "1" + "}".repeat(50_000),
      "is nested too deeply; expected a scenario in YAML or JSON"
    ],
    ["nested by dashes", "- ".repeat(50_000), "is nested too deeply; expected a scenario in YAML or JSON"],
    [
      "a billion laughs",
      bomb.join("\n"),
      "has aliases that multiply to more than a million values; expected at most that many in a scenario"
    ],
    [
      "more values than a scenario has",
      `[${"1,".repeat(1_000_001)}]`,
      "holds more than a million values; expected at most that many in a scenario"
    ]
  ])("%s", async (_, text, why) => {
    expect(await saidOf(text)).toBe(`flow.yaml: ${why}`)
  })

  it.each([
    ["a list", "- platform: {}\n- accounts: {}\n"],
    ["a text", "hello\n"],
    ["a number", "42\n"],
    ["nothing, by name", "~\n"]
  ])("%s", (_, text) => toldAll(text, [["1:1", `Expected a map with the keys ${keysOfScenario}`]]))

  it("two of them", () =>
    toldAll(`${head}${charge}---\n${head}${charge}`, [
      ["6:1", "A second document starts here; expected one scenario in a file"]
    ]))
})

describe("YAML that is broken", () => {
  it.each<readonly [string, string, ReadonlyArray<Problem>]>([
    [
      "a tab",
      "platform: {}\naccounts:\n  ada:\n \t type: express\n",
      [["4:2", "A tab cannot indent; expected spaces"]]
    ],
    ["a quote that is not closed", 'platform: { name: "Bakers }\naccounts: {}\n', [["3:1", 'Missing closing "quote']]],
    [
      "a bracket that is not closed",
      "platform: { name: Bakers\naccounts: {}\nsteps: []\n",
      [["2:1", "Flow map in block collection must be sufficiently indented and end with a }"]]
    ],
    [
      "keys out of line",
      "platform:\n  name: a\n country: US\n",
      [["3:1", "All mapping items must start at the same column"]]
    ],
    [
      "a colon in a text",
      "name: Bakers: the market\n",
      [["1:7", 'Nested mappings are not allowed in compact mappings; text with ": " in it needs quotes']]
    ],
    [
      "an @ before a text",
      "name: @bakers\n",
      [["1:7", "Plain value cannot start with reserved character @; such text needs quotes"]]
    ],
    ["a key that comes twice", `platform: {}\n${head}`, [["2:1", 'The key "platform" is in this map already']]],
    [
      "keys that come twice, deep inside",
      `${head}  - { at: 2026-03-02, at: 2026-03-03, charge: { amount: 1.00 usd, amount: 2.00 usd } }\n`,
      [
        ["5:23", 'The key "at" is in this map already'],
        ["5:66", 'The key "amount" is in this map already']
      ]
    ],
    ["a key that is a list", `? [a, b]\n: 1\n${head}`, [["1:3", "A key must be a text"]]],
    [
      "an alias of nothing",
      "platform: {}\naccounts:\n  ada: *seller\n",
      [["3:8", "There is no anchor &seller before this alias"]]
    ],
    [
      "an alias of itself",
      "platform: {}\naccounts: &all { ada: *all }\n",
      [["2:23", "There is no anchor &all before this alias"]]
    ],
    ["JSON that is cut off", '{"platform":{},"accounts":{},"steps":[]\n', [["2:1", "Flow map must end with a }"]]]
  ])("%s", (_, text, problems) => toldAll(text, problems))

  it("with a line too long to show", async () => {
    const text = `{"name":"${"x".repeat(5000)}","platform":{},"accounts":{},"steps":[{"at":3}],"until":"${"y".repeat(5000)}"}`
    expect(await saidOf(text))
      .toBe(`flow.yaml:1:5065: steps[0].at: Expected a day such as 2026-03-02, or a moment such as 2026-03-02T10:00:00Z
    1 | …xx","platform":{},"accounts":{},"steps":[{"at":3}],"until":"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
      |                                         ^
flow.yaml:1:5077: until: Expected a day such as 2026-03-02, or a moment such as 2026-03-02T10:00:00Z, in at most 60 characters
    1 | …}
      |                                         ^
2 problems in flow.yaml; nothing was run`)
  })

  it("with characters that would move the cursor", async () => {
    expect(await saidOf("name: \u001b[2J\u0007x\nplatform: 3 # \u001b[31m\naccounts: {}\nsteps: []\n")).toBe("")
  })
})

function bombLine(before: string, name: string): string {
  return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(", ")}]`
}
