/**
 * schema: makes schema/scenario.json, with which editors complete and check scenario files, from the schema they are
 * read with.
 *
 * Run it with `npx tsx --conditions=connect-ledger-source scripts/schema.ts` after a change of it.
 */
import { Schema } from "effect"
import { writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { ScenarioSchema } from "#core/simulation/schema/ScenarioSchema.ts"

const path = fileURLToPath(new URL("../schema/scenario.json", import.meta.url))

type Node = { readonly [key: string]: unknown }

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value)

/** Effect hangs what a key means beside the key's schema, as one more of its `allOf`; editors show it in the schema. */
const flattened = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(flattened)
  if (!isNode(value)) return value
  const { allOf, ...own } = value
  const parts: ReadonlyArray<Node> = Array.isArray(allOf) ? allOf : []
  const said = [own, ...parts].flatMap(Object.keys).filter((key) => key !== "description")
  if (new Set(said).size < said.length) throw new Error(`parts of a schema contradict each other: ${said.join(", ")}`)
  const merged = Object.assign({}, own, ...parts) as Node
  return Object.fromEntries(Object.entries(merged).map(([key, child]) => [key, flattened(child)]))
}

export const render = (): string => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(ScenarioSchema, { onExcessProperty: "error" })
  const document = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "connect-ledger scenario",
    description: "A platform, its connected accounts, what is asked of Stripe when, and what is expected of it.",
    ...(flattened(schema) as Node),
    $defs: flattened(definitions)
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

if (import.meta.main) writeFileSync(path, render())
