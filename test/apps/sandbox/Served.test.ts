/**
 * The page about the sandbox says what is served: its table is made from the code.
 *
 * `UPDATE=1 npx vitest run test/apps/sandbox/Served.test.ts` writes it.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import * as Served from "#apps/sandbox/resources/Served.ts"
import * as ServedTable from "./ServedTable.ts"

const page = fileURLToPath(new URL("../../../docs/sandbox.md", import.meta.url))
const [begin, end] = ["<!-- served -->\n", "\n<!-- end -->"]

it("is told by its page", () => {
  const text = readFileSync(page, "utf8")
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  const after = text.slice(text.indexOf(end))
  const told = `${before}${ServedTable.table()}${after}`
  if (process.env["UPDATE"] === "1") writeFileSync(page, told)
  expect(readFileSync(page, "utf8")).toBe(told)
})

it("leads to one endpoint each", () => {
  const requests = Served.endpoints.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(requests).size).toBe(requests.length)
})
