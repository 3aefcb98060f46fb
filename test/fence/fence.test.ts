/**
 * The fence: what core and the adapters must not reach is tried, and types, lint or a house rule refuse it.
 *
 * Each probe is one file, and says who must refuse it: a fence that gets a hole shows here, and so does one that
 * became twice as high.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as HouseRules from "../tidy/HouseRules.ts"
import * as Overlay from "./Overlay.ts"

type Guard = "types" | "lint" | "tidy"

interface Probe {
  readonly name: string
  readonly source: string
  readonly refusedBy: ReadonlyArray<Guard>
}

const probe = (name: string, refusedBy: ReadonlyArray<Guard>, source: string): Probe => ({ name, refusedBy, source })

const both: ReadonlyArray<Guard> = ["types", "lint"]
const types: ReadonlyArray<Guard> = ["types"]
const lint: ReadonlyArray<Guard> = ["lint"]

const inCore: ReadonlyArray<Probe> = [
  probe("an adapter", both, `export { lamp } from "#adapters/lamp/One.ts"`),
  probe("an adapter, by path", both, `export { lamp } from "../../adapters/lamp/Two.ts"`),
  probe("an adapter, for its types", both, `export type { Lamp } from "#adapters/lamp/Three.ts"`),
  probe("an adapter, later", ["types", "lint", "tidy"], `export const load = () => import("#adapters/lamp/Four.ts")`),
  probe("an app", both, `export { screen } from "#apps/screen/One.ts"`),
  probe("node:fs", both, `export { readFileSync } from "node:fs"`),
  probe("fs", both, `export { readFileSync } from "fs"`),
  probe("require", types, `export const fs: unknown = require("fs")`),
  probe("process", both, `export const environment = process.env`),
  probe("fetch", both, `export const page = fetch("https://example.com")`),
  probe("console", both, `export const say = () => console.log("hello")`),
  probe("Buffer", types, `export const bytes = Buffer.from("hello")`),
  probe("setTimeout", types, `export const wait = () => setTimeout(() => {}, 1)`),
  probe("performance", types, `export const now = () => performance.now()`),
  probe("crypto", types, `export const id = () => crypto.randomUUID()`),
  probe("Date.now", lint, `export const now = Date.now()`),
  probe("new Date", lint, `export const now = new Date()`),
  probe("Date of globalThis", lint, `export const now = globalThis.Date.now()`),
  probe("Intl", lint, `export const today = new Intl.DateTimeFormat().format()`),
  probe("Math.random", lint, `export const dice = Math.random()`),
  probe("eval", lint, `export const find = () => eval("process")`),
  probe("new Function", lint, `export const find = new Function("return process")`),
  probe("Effect", lint, `import { Effect } from "effect"\nexport const nothing = Effect.void`),
  probe(
    "Effect, for its types",
    lint,
    `import type { Effect } from "effect"\nexport type Nothing = Effect.Effect<void>`
  ),
  probe("Effect, inline", ["lint", "tidy"], `export type Nothing = import("effect").Effect.Effect<void>`),
  probe("Effect, later", ["tidy"], `export const load = () => import("effect")`),
  probe("Layer", lint, `import { Layer } from "effect"\nexport const none = Layer.empty`),
  probe("Context", lint, `import { Context } from "effect"\nexport const none = Context.empty()`),
  probe("Clock", lint, `import { Clock } from "effect"\nexport const now = Clock.currentTimeMillis`),
  probe("Random", lint, `import { Random } from "effect"\nexport const dice = Random.next`),
  probe("all of effect", lint, `import * as All from "effect"\nexport const nothing = All.Effect.void`),
  probe("all of effect, passed on", lint, `export * from "effect"`),
  probe("effect/Effect", lint, `import * as Effect from "effect/Effect"\nexport const nothing = Effect.void`),
  probe("effect/cli", lint, `import * as Command from "effect/cli/Command"\nexport const command = Command.make`),
  probe("a package", lint, `import { parse } from "yaml"\nexport const read = parse`)
]

/** These would give core all of Node's or the browser's types, so the compiler is not asked about them. */
const openers: ReadonlyArray<Probe> = [
  probe("Node's types", lint, `/// <reference types="node" />\nexport const environment = 1`),
  probe("a browser's types", lint, `/// <reference lib="dom" />\nexport const page = 1`),
  probe("Effect's platform", lint, `import * as Node from "@effect/platform-node"\nexport const node = Node`)
]

const harmlessInCore = `import { Result, Schema } from "effect"
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus"
import * as Money from "#core/money/Money.ts"

export const ten = Result.getOrThrow(Money.parse("10.00 usd"))
export const Name = Schema.String
export const generator = xoroshiro128plusFromState`

const inAdapters: ReadonlyArray<Probe> = [
  probe("an app", both, `export { screen } from "#apps/screen/Two.ts"`),
  probe("an app, by path", both, `export { screen } from "../../apps/screen/Three.ts"`),
  probe("another adapter's inside", lint, `export { lamp } from "#adapters/lamp/One.ts"`)
]

const harmlessInAdapters = `import { readFileSync } from "node:fs"
import { Effect } from "effect"
import * as Money from "#core/money/Money.ts"
import { port } from "#adapters/Port.ts"

export const read = Effect.sync(() => readFileSync(port, "utf8"))
export const now = Date.now()
export const zero = Money.format`

const overlay = Overlay.make()
const complaints = new Map<string, ReadonlySet<Guard>>()

const pathOf = (folder: string, name: string) => `${folder}/Probe_${name.replaceAll(/\W+/g, "_")}.ts`
const inMemory = "adapters/memory"

const note = (guard: Guard, found: ReadonlyMap<string, ReadonlyArray<string>>): void => {
  for (const file of found.keys()) complaints.set(file, new Set([...(complaints.get(file) ?? []), guard]))
}

beforeAll(() => {
  for (const name of ["One", "Two", "Three", "Four"]) {
    overlay.write(`adapters/lamp/${name}.ts`, `export interface Lamp {\n  readonly on: true\n}\nexport const lamp = 1`)
    overlay.write(`apps/screen/${name}.ts`, `export const screen = 1`)
  }
  overlay.write("adapters/Port.ts", `export const port = "port"`)
  for (const { name, source } of inCore) overlay.write(pathOf("core", name), source)
  for (const { name, source } of inAdapters) overlay.write(pathOf(inMemory, name), source)
  overlay.write(pathOf("core", "harmless"), harmlessInCore)
  overlay.write(pathOf(inMemory, "harmless"), harmlessInAdapters)
  note("types", overlay.types("adapters"))
  for (const { name, source } of openers) overlay.write(pathOf("core", name), source)
  note("lint", overlay.lint())
  const probes = inCore.map(({ name, source }) => ({ path: pathOf("core", name), text: source }))
  const tidied = probes.filter((file) => HouseRules.laterImports([file]).length > 0)
  note("tidy", new Map(tidied.map(({ path }) => [path, []])))
})

afterAll(() => overlay.remove())

const refusedBy = (path: string) => [...(complaints.get(path) ?? [])]

describe("core", () => {
  for (const { name, refusedBy: guards } of [...inCore, ...openers]) {
    it(`cannot have ${name}: ${guards.join(" and ")}`, () => {
      expect(refusedBy(pathOf("core", name))).toEqual(guards)
    })
  }

  it("can have its own modules, Effect's data types and pure-rand's generators", () => {
    expect(refusedBy(pathOf("core", "harmless"))).toEqual([])
  })
})

describe("an adapter", () => {
  for (const { name, refusedBy: guards } of inAdapters) {
    it(`cannot have ${name}: ${guards.join(" and ")}`, () => {
      expect(refusedBy(pathOf(inMemory, name))).toEqual(guards)
    })
  }

  it("can have Node, Effect's runtime, ports and core", () => {
    expect(refusedBy(pathOf(inMemory, "harmless"))).toEqual([])
  })
})
