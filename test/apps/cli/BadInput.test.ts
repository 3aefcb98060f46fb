/**
 * Bad input: what is no scenario at all is refused in one line, broken YAML at its places; and nothing is written.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as CommandLine from "./CommandLine.ts"
import { ending, head, keysOf, order, path, type Problem, said, saidOf, told } from "./Complaint.ts"

describe("a file that cannot be read", () => {
  const give = "give the path of a scenario file in YAML or JSON"

  it("because it is missing", async () => {
    expect(await said("nowhere.yaml")).toBe(`nowhere.yaml: there is no such file; ${give}`)
  })

  it("because it is a folder", async () => {
    mkdirSync(path("flow"))
    expect(await said("flow")).toBe(`flow: is no file; ${give}`)
  })

  it("because it is a device", async () => {
    const { code, err, out } = await CommandLine.run("simulate", "/dev/null")
    expect({ code, err, out }).toEqual({ code: 2, err: `/dev/null: is no file; ${give}\n`, out: "" })
  })

  it.skipIf(process.getuid?.() === 0)("because it may not be", async () => {
    writeFileSync(path("flow.yaml"), head)
    chmodSync(path("flow.yaml"), 0)
    expect(await said("flow.yaml")).toBe("flow.yaml: may not be read; check its permissions")
  })

  // Read, these zeros would be refused as no text.
  it("because it has 100 MB, without reading it", async () => {
    writeFileSync(path("flow.yaml"), "")
    truncateSync(path("flow.yaml"), 100_000_000)
    expect(await said("flow.yaml")).toBe("flow.yaml: has 95.36 MiB; a scenario may have at most 8 MiB")
  })
})

describe("a text that is no scenario", () => {
  const expected = "expected a scenario in YAML or JSON"
  const atMost = "expected at most that many in a scenario"
  const multiplied = (name: string, by: string) => `${name}: &${name} [${Array(10).fill(`*${by}`).join(", ")}]`
  const laughs = [
    "a: &a [ha]",
    ..."bcdefghi".split("").map((name, index) => multiplied(name, "abcdefgh".charAt(index)))
  ]

  it.each<readonly [string, string | Uint8Array, string]>([
    ["empty", "", `is empty; ${expected}`],
    ["blank", " \n\t\n", `is empty; ${expected}`],
    ["only comments", "# one\n# two\n", `holds no values; ${expected}`],
    ["only the start of one", "---\n", `holds no values; ${expected}`],
    ["binary", Uint8Array.from({ length: 256 }, (_, byte) => byte), `is not UTF-8 text; ${expected}`],
    ["UTF-16", Buffer.from(head, "utf16le"), `is not UTF-8 text; ${expected}`],
    ["Latin 1", Buffer.from("name: caf\u00e9\n", "latin1"), `is not UTF-8 text; ${expected}`],
    ["a hundred thousand brackets", "[".repeat(100_000), `is nested too deeply; ${expected}`],
    ["as many, and closed", "[".repeat(100_000) + "]".repeat(100_000), `is nested too deeply; ${expected}`],
    ["maps in maps", '{"a":'.repeat(50_000) + "1" + "}".repeat(50_000), `is nested too deeply; ${expected}`],
    ["lists in lists", "- ".repeat(50_000), `is nested too deeply; ${expected}`],
    ["a billion laughs", laughs.join("\n"), `has aliases that multiply to more than a million values; ${atMost}`],
    ["a million values", `[${"1,".repeat(1_000_001)}]`, `holds more than a million values; ${atMost}`]
  ])("%s", async (_, text, why) => {
    expect(await saidOf(text)).toBe(`flow.yaml: ${why}`)
  })

  it.each([
    ["a list", "- platform: {}\n- accounts: {}\n"],
    ["a text", "hello\n"],
    ["a number", "42\n"],
    ["nothing, by its name", "~\n"]
  ])("%s", (_, text) => told(text, [["1:1", `Expected a map with the keys ${keysOf.scenario}`]]))

  it("two of them", () =>
    told(`${head}${order}---\n${head}${order}`, [
      ["6:1", "A second document starts here; expected one scenario in a file"]
    ]))
})

describe("broken YAML", () => {
  const open = "What is opened here is never closed; expected"

  it.each<readonly [string, string, ReadonlyArray<Problem>]>([
    ["a tab", "accounts:\n\tada: { type: express }\n", [["2:1", "A tab cannot indent; expected spaces"]]],
    ["a quote never closed", 'platform: { name: "Bakers }\naccounts: {}\n', [["1:19", `${open} another "`]]],
    ["a bracket never closed", "platform: { name: Bakers\naccounts: {}\nsteps: []\n", [["1:11", `${open} a }`]]],
    ["a list never closed", "steps: [1, 2\nuntil: 3\n", [["1:8", `${open} a ]`]]],
    ["a bracket never closed at the end, with closed ones in it", "platform: { a: { b: 1 }", [["1:11", `${open} a }`]]],
    [
      "a quote never closed in a bracket, at the end",
      `${head}  - { at: 2026-03-02, id: 'order }\n`,
      [["5:27", `${open} another '`]]
    ],
    ["a tab below a list", `${head}${order}\t- at: 2026-03-05\n`, [["6:1", "A tab cannot indent; expected spaces"]]],
    [
      "keys out of line",
      "platform:\n  name: Bakers\n country: US\n",
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
        ["5:67", 'The key "amount" is in this map already']
      ]
    ],
    ["a key that is a list", `? [a, b]\n: 1\n${head}`, [["1:3", "A key must be a text"]]],
    ["an alias of nothing", "accounts:\n  ada: *a\n", [["2:8", "There is no anchor &a before this alias"]]],
    ["an alias of itself", "accounts: &a { ada: *a }\n", [["1:21", "There is no anchor &a before this alias"]]],
    ["JSON that is cut off", '{"platform":{},"accounts":{},"steps":[]\n', [["1:1", `${open} a }`]]],
    [
      "JSON with a key that comes twice",
      '{"name":"a","name":"b"}\n',
      [["1:13", 'The key "name" is in this map already']]
    ]
  ])("%s", (_, text, problems) => told(text, problems))

  it("with characters that would move the cursor or change colours", () =>
    told(`name: "x" # \u001b[31m\u0007\nplatform: 3 # \u009b2J\naccounts: {}\nsteps: []\n`, [
      ["2:11", `platform: Expected a map with the keys ${keysOf.platform}`]
    ]))

  it("on a line too long to show", async () => {
    const filler = "x".repeat(5000)
    const text = `{"name":"${filler}","platform":{},"accounts":{},"steps":[{"at":3}],"until":"${filler}"}`
    const moment = "a day such as 2026-03-02, or a moment such as 2026-03-02T10:00:00Z"
    const mark = `      | ${" ".repeat(40)}^`
    expect(await saidOf(text)).toBe(
      [
        `flow.yaml:1:5055: steps[0].at: Expected ${moment}`,
        `    1 | …tform":{},"accounts":{},"steps":[{"at":3}],"until":"${"x".repeat(68)}…`,
        mark,
        `flow.yaml:1:5067: until: Expected ${moment}, in at most 60 characters`,
        `    1 | …ccounts":{},"steps":[{"at":3}],"until":"${"x".repeat(80)}…`,
        mark,
        ending(2)
      ].join("\n")
    )
  })
})

describe("nothing is written", () => {
  it("into a folder that has something already", async () => {
    mkdirSync(path("out"))
    writeFileSync(path("out/journal.ndjson"), "kept\n")
    await saidOf("hello\n")
    expect(readdirSync(path("out"))).toEqual(["journal.ndjson"])
    expect(readFileSync(path("out/journal.ndjson"), "utf8")).toBe("kept\n")
  })

  it("to standard output when something is to be explained", async () => {
    writeFileSync(path("flow.yaml"), "hello\n")
    const { code, err, out } = await CommandLine.run("explain", path("flow.yaml"), "order-1")
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toContain("flow.yaml:1:1: Expected a map with the keys")
  })

  it("when the end of the run is no moment", async () => {
    writeFileSync(path("flow.yaml"), head)
    expect(await said("flow.yaml", "--until", "2026-02-30")).toBe(
      '--until: "2026-02-30" is not a moment: expected a day that exists, from 1970-01-01 to 9999-12-31'
    )
  })
})
