/**
 * docs/scenario.md: it names every key a scenario may have and every word a key may be, and its scenarios come out as
 * they say.
 */
import { Result } from "effect"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as Simulation from "#core/simulation/Simulation.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const page = readFileSync(`${root}docs/scenario.md`, "utf8")
const schema: unknown = JSON.parse(readFileSync(`${root}schema/scenario.json`, "utf8"))

interface Node {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly enum?: ReadonlyArray<string>
}

/** Every key and every word that the schema, or a part of it, knows. */
const wordsOf = (node: unknown): ReadonlyArray<string> => {
  if (typeof node !== "object" || node === null) return []
  const { enum: words = [], properties = {} } = node as Node
  const known = Array.isArray(words) ? words : []
  const keys = Array.isArray(properties) ? [] : Object.keys(properties)
  return [...keys, ...known, ...Object.values(node).flatMap(wordsOf)]
}

it("names every key and every word", () => {
  const words = [...new Set(wordsOf(schema))]
  expect(words.length).toBeGreaterThan(50)
  expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([])
})

describe("its scenarios", () => {
  const scenarios = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => text)

  it("are twelve", () => expect(scenarios).toHaveLength(12))

  it.each(scenarios)("come out as they say: %#", (text) => {
    const { scenario } = Result.getOrThrow(ScenarioFile.parse("docs/scenario.md", text))
    const { differences, refused, verdict } = Simulation.run(scenario, MemoryWorld.make(scenario))
    expect({ differences, refused, holds: verdict.holds }).toEqual({ differences: [], refused: [], holds: true })
  })
})
