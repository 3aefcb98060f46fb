/**
 * What every store of a world promises, held against each of them; and what a file must be.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import * as fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import * as MemoryWorldStore from "#adapters/memory/MemoryWorldStore.ts"
import * as SqliteWorldStore from "#adapters/sqlite/SqliteWorldStore.ts"
import { type Beginning, type Entry, type WorldStore, WorldUnusable } from "#adapters/WorldStore.ts"
import * as Instant from "#core/time/Instant.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-world-"))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const fresh = (): string => join(folder, `${(files += 1)}.sqlite`)

const beginning: Beginning = {
  seed: 7,
  start: Instant.of(1_772_445_600),
  scenario: '{"platform":{"country":"US"},"steps":[]}',
  isPlayed: true
}

const text = fc.string({ unit: "binary" })
const at = fc.nat({ max: 4_000_000_000 }).map(Instant.of)

const entries: fc.Arbitrary<ReadonlyArray<Entry>> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("passing" as const), at }),
    fc.record({ kind: fc.constant("delivery" as const), at, event: text, endpoint: text, isHeard: fc.boolean() }),
    fc.record({
      kind: fc.constant("request" as const),
      at,
      account: text,
      method: text,
      path: text,
      parameters: fc.json(),
      request: text,
      idempotencyKey: fc.option(text),
      answer: text
    })
  )
)

const backends: ReadonlyArray<readonly [name: string, make: () => Promise<WorldStore>]> = [
  ["in memory", () => Promise.resolve(MemoryWorldStore.make())],
  ["in a file", () => SqliteWorldStore.open(fresh())]
]

describe.each(backends)("a world %s", (_, make) => {
  it("has no beginning before it begins, and then one", async () => {
    const store = await make()
    expect(store.beginning()).toBeUndefined()
    store.begin(beginning)
    expect(store.beginning()).toEqual(beginning)
    expect(() => store.begin(beginning)).toThrow()
    store.close()
  })

  it("gives back what was done in it, in order and as it was", async () => {
    const property = fc.asyncProperty(entries, async (done) => {
      const store = await make()
      store.begin(beginning)
      for (const entry of done) store.append(entry)
      expect([...store.entries()]).toEqual(done)
      expect([...store.entries()]).toEqual(done)
      store.close()
    })
    await fc.assert(property, { numRuns: 25 })
  })
})

describe("a file", () => {
  const passing: Entry = { kind: "passing", at: Instant.of(5) }

  it("is gone on with when it is opened again", async () => {
    const file = fresh()
    const first = await SqliteWorldStore.open(file)
    first.begin(beginning)
    first.append(passing)
    first.close()
    const second = await SqliteWorldStore.open(file)
    expect(second.beginning()).toEqual(beginning)
    second.append({ ...passing, at: Instant.of(6) })
    expect([...second.entries()].map((entry) => entry.at)).toEqual([5, 6])
    second.close()
  })

  it("is had by one at a time", async () => {
    const file = fresh()
    const store = await SqliteWorldStore.open(file)
    await expect(SqliteWorldStore.open(file)).rejects.toThrow(
      `${file}: another sandbox has it open; stop that one, or name another file`
    )
    store.close()
  })

  it("that holds no database is refused, and left as it is", async () => {
    const file = fresh()
    writeFileSync(file, "Dear diary, ".repeat(100))
    await expect(SqliteWorldStore.open(file)).rejects.toBeInstanceOf(WorldUnusable)
    await expect(SqliteWorldStore.open(file)).rejects.toThrow(`${file}: it is no SQLite database; name another file`)
    expect(readFileSync(file, "utf8")).toBe("Dear diary, ".repeat(100))
  })

  it("of another program is refused, and left as it is", async () => {
    const file = fresh()
    const other = new Sqlite(file)
    other.exec("CREATE TABLE cheese (name TEXT)")
    other.close()
    const before = readFileSync(file)
    await expect(SqliteWorldStore.open(file)).rejects.toThrow(
      `${file}: it is a database of another program; name another file`
    )
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it("of another version is refused", async () => {
    const file = fresh()
    ;(await SqliteWorldStore.open(file)).close()
    const later = new Sqlite(file)
    later.pragma("user_version = 99")
    later.close()
    await expect(SqliteWorldStore.open(file)).rejects.toThrow(
      `${file}: it was written by another version of connect-ledger (format 99, expected 1); open it with that version, ` +
        "or begin with a new file"
    )
  })

  it("where none can be is refused", async () => {
    const file = join(folder, "nowhere", "world.sqlite")
    await expect(SqliteWorldStore.open(file)).rejects.toThrow(
      `${file}: it cannot be opened; name a file in a folder that is there and that you may write to`
    )
  })

  it("that cannot be written says so, and keeps nothing of it", async () => {
    const file = fresh()
    const store = await SqliteWorldStore.open(file)
    store.begin(beginning)
    store.append(passing)
    store.close()
    expect(() => store.append(passing)).toThrow(`${file}: it cannot be used (The database connection is not open)`)
    expect([...(await SqliteWorldStore.open(file)).entries()]).toHaveLength(1)
  })
})
