/**
 * The page about the sandbox says what is served: its tables are made from the code.
 *
 * `UPDATE=1 npx vitest run test/apps/sandbox/Served.test.ts` writes it.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import * as Served from "#apps/sandbox/resources/Served.ts"
import * as EventName from "#apps/sandbox/resources/EventName.ts"
import * as Unserved from "#apps/sandbox/resources/Unserved.ts"
import * as MethodTable from "./MethodTable.ts"
import * as ServedTable from "./ServedTable.ts"

const page = fileURLToPath(new URL("../../../docs/sandbox.md", import.meta.url))

const tables: ReadonlyArray<readonly [name: string, table: () => string]> = [
  ["methods", MethodTable.table],
  ["served", ServedTable.table]
]

it.each(tables)("is told by its page: %s", (name, table) => {
  const text = readFileSync(page, "utf8")
  const [begin, end] = [`<!-- ${name} -->\n`, "\n<!-- end -->"]
  const start = text.indexOf(begin) + begin.length
  const told = `${text.slice(0, start)}${table()}${text.slice(text.indexOf(end, start))}`
  if (process.env["UPDATE"] === "1") writeFileSync(page, told)
  expect(readFileSync(page, "utf8")).toBe(told)
})

it("knows every method of the SDK that it does not answer", () => {
  const file = fileURLToPath(new URL("../../../apps/sandbox/resources/Unserved.ts", import.meta.url))
  if (process.env["UPDATE"] === "1") {
    const [begin, end] = ["export const lines = `\n", "\n`"]
    const text = readFileSync(file, "utf8")
    const start = text.indexOf(begin) + begin.length
    writeFileSync(file, `${text.slice(0, start)}${MethodTable.unserved()}${text.slice(text.indexOf(end, start - 1))}`)
  }
  expect(Unserved.lines.trim()).toBe(MethodTable.unserved())
})

it("knows every event that a webhook endpoint may name", () => {
  const types = fileURLToPath(
    new URL("../../../node_modules/stripe/cjs/resources/WebhookEndpoints.d.ts", import.meta.url)
  )
  const named = /type EnabledEvent = ([^;]*);/.exec(readFileSync(types, "utf8"))?.[1] ?? ""
  expect(EventName.all.toSorted()).toEqual([...named.matchAll(/'([^']+)'/g)].map(([, name]) => name).toSorted())
})

it("knows every method of the SDK that it answers", () => {
  const charges = MethodTable.rows().find(({ resource }) => resource === "charges")
  expect(charges).toMatchObject({ served: ["list", "create", "retrieve", "update", "capture"], refused: ["search"] })
})

it("leads to one endpoint each", () => {
  const requests = Served.endpoints.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(requests).size).toBe(requests.length)
})
