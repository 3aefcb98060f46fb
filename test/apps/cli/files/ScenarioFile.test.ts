/**
 * ScenarioFile: the forms a scenario may be written in are all read as the same scenario, and problems are placed right
 * in each of them.
 */
import { Result } from "effect"
import * as fc from "fast-check"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import { saidOf } from "../Complaint.ts"

const yaml = `name: One order
platform: { country: US }
accounts:
  ada: { type: express }
steps:
  - at: 2026-03-02T09:30:00Z
    id: order-1
    charge: { amount: 10.00 usd, transfer_data: { destination: ada } }
`
const value = {
  name: "One order",
  platform: { country: "US" },
  accounts: { ada: { type: "express" } },
  steps: [
    {
      at: "2026-03-02T09:30:00Z",
      id: "order-1",
      charge: { amount: "10.00 usd", transfer_data: { destination: "ada" } }
    }
  ]
}

const read = (text: string) => Result.getOrThrow(ScenarioFile.parse("flow.yaml", text)).scenario

const problemsOf = (text: string): string => {
  const parsed = ScenarioFile.parse("flow.yaml", text)
  return Result.isFailure(parsed) ? parsed.failure.message : "none"
}

describe("the same scenario is read from", () => {
  const json = JSON.stringify(value, null, 2)

  it.each([
    ["JSON", json],
    ["JSON on one line", JSON.stringify(value)],
    ["JSON with commas too many", json.replaceAll(/(?<=["}])\n/g, ",\n").replace(/,\n$/, "")],
    ["YAML with Windows' line ends", yaml.replaceAll("\n", "\r\n")],
    ["YAML without a last line end", yaml.trimEnd()],
    ["YAML with the markers of a document", `%YAML 1.2\n---\n${yaml}...\n`],
    ["YAML that says it is 1.1, where days would be dates", `%YAML 1.1\n---\n${yaml}`],
    ["YAML with comments", yaml.replaceAll("\n", " # a comment: {[\n")],
    ["YAML with a comment of a million characters", `# ${"x".repeat(1_000_000)}\n${yaml}`],
    ["YAML with quotes", yaml.replace("10.00 usd", "'10.00 usd'").replace("US", '"\\u0055S"')],
    ["YAML with block text", yaml.replace("One order", "|-\n  One order")],
    [
      "YAML with anchors",
      yaml.replace("{ type: express }", "&seller { type: &type express }").replace("10.00 usd", "&amount 10.00 usd")
    ]
  ])("%s", (_, text) => expect(read(text)).toEqual(read(yaml)))

  it("a file that begins with a byte order mark", async () => {
    expect(await saidOf(`\ufeff${yaml.replace("express", "big")}`)).toContain(
      "flow.yaml:4:16: accounts.ada.type: Expected standard, express or custom"
    )
    expect(await saidOf(`\ufeff${yaml.replace("name:", "nam:")}`)).toContain("flow.yaml:1:1: nam: Unknown key")
  })
})

describe("what may be repeated or named as one likes", () => {
  it("a value, by its anchor, any number of times", () => {
    const steps = Array.from({ length: 300 }, () => "  - { at: 2026-03-03, charge: *order }\n").join("")
    const text = yaml.replace("charge: {", "charge: &order {") + steps
    const { stated: found } = read(text)
    expect(found).toHaveLength(301)
    expect(new Set(found.map(({ command }) => JSON.stringify({ ...command, key: "" }, replaceBigInt))).size).toBe(1)
  })

  it("accounts and steps called like JavaScript's own", () => {
    const text = yaml.replaceAll("ada", "constructor").replaceAll("order-1", "toString")
    const { accounts, stated: steps } = read(`${text}expect:\n  balances: { constructor: { pending: 10.00 usd } }\n`)
    expect(accounts.map(({ id }) => id)).toEqual(["acct_constructor"])
    expect(steps.map(({ command }) => command.key)).toEqual(["toString"])
  })

  it("texts in any script", () => {
    const { accounts, name } = read(
      yaml.replace("One order", "Bäckerei 🥖 und パン屋").replace("express }", "express, name: Łucja & Söhne }")
    )
    expect(name).toBe("Bäckerei 🥖 und パン屋")
    expect(accounts[0]?.name).toBe("Łucja & Söhne")
  })
})

const replaceBigInt = (_: string, it: unknown): unknown => (typeof it === "bigint" ? it.toString() : it)

describe("problems are placed", () => {
  const wrong = yaml.replace("10.00 usd", "10.005 usd")

  it.each([
    ["in YAML", wrong, "8:23"],
    ["behind Windows' line ends", wrong.replaceAll("\n", "\r\n"), "8:23"],
    ["in JSON", JSON.stringify(value, null, 1).replace("10.00", "10.005"), "16:15"],
    ["in JSON on one line", JSON.stringify(value).replace("10.00", "10.005"), "1:159"],
    ["behind characters of any script", wrong.replace("charge: {", "charge: { description: 🥖パン,"), "8:42"],
    [
      "where an alias is used, not where its anchor is",
      wrong.replace("10.005 usd", "*a").replace("US", "&a US"),
      "8:23"
    ],
    ["in what an alias stands for", `${yaml}until: &x { a: 1 }\nexpect: *x\n`, "9:13"]
  ])("%s", (_, text, place) => expect(problemsOf(text)).toContain(`flow.yaml:${place}: `))
})

// What is not refused is run, so a scenario that the reader lets through by mistake would be found too.
it("an example that was tampered with is read or refused, and never breaks anything", () => {
  const folder = fileURLToPath(new URL("../../../../examples/", import.meta.url))
  const examples = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .map((text) => text.replace(/^  until: 2026-12-31$/m, "  until: 2026-01-03")) // a generated year would take long
  const pieces =
    `\n|  |- |: |{|}|[|]|,|#|&a |*a|!!set |!!omap |!!binary |> |'|"|%|@|? |---\n|...\n|\t|<<|~|-1|1.5|.nan|true|at|
steps|platform|accounts|charge|refund|usd|jpy|0|9999999|2026-02-29|\u0000|\ud83e|__proto__|\r\n|\\`.split("|")
  const edit = fc.tuple(fc.nat(8000), fc.nat(12), fc.array(fc.constantFrom(...pieces), { maxLength: 4 }))
  const tampered = fc
    .tuple(fc.constantFrom(...examples), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([example, edits]) =>
      edits.reduce((text, [at, removed, added]) => {
        const place = at % text.length
        return text.slice(0, place) + added.join("") + text.slice(place + removed)
      }, example)
    )
  fc.assert(
    fc.property(tampered, (text) => {
      const parsed = ScenarioFile.parse("flow.yaml", text)
      if (Result.isFailure(parsed)) {
        expect(parsed.failure.message).toMatch(/^flow\.yaml:/)
        return
      }
      const { scenario } = parsed.success
      expect(Simulation.run(scenario, MemoryWorld.make(scenario)).verdict.holds).toBe(true)
    }),
    { numRuns: 150 }
  )
})

// Each of these took many minutes, or all memory, with the parser's own checks or with a search per problem.
describe("a file with very many problems is refused in time", { timeout: 60_000 }, () => {
  const many = (count: number, part: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => part(i)).join("")

  it.each([
    ["accounts", `platform: {}\nsteps: []\naccounts:\n${many(30_000, (index) => `  a${index}: 1\n`)}`],
    ["keys", many(30_000, (index) => `key${index}: 1\n`)],
    ["steps on one line", `{"platform":{},"accounts":{},"steps":[${many(30_000, () => "1,")}]}`],
    [
      "names of nothing",
      `platform: {}\naccounts: {}\nsteps:\n${many(10_000, () => "  - { at: 2026-03-02, refund: { charge: x } }\n")}`
    ],
    [
      "names of one step that is not there",
      `platform: {}\naccounts: {}\nsteps:\n${many(60_000, () => "- {at: 2026-03-02, refund: {charge: x}}\n")}`
    ],
    ["anchors and aliases", `a: 1\nb:\n${many(30_000, (index) => ` - &a${index} 1\n - *a${index}\n`)}`]
  ])("%s", (_, text) => {
    expect(problemsOf(text)).toMatch(/nothing was run$/)
  })
})
