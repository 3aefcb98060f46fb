/**
 * What a sandbox shows where its store breaks: never half of a request.
 */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as MemoryWorldStore from "#adapters/memory/MemoryWorldStore.ts"
import { WorldUnusable, type WorldStore } from "#adapters/WorldStore.ts"
import * as Beginning from "#apps/sandbox/Beginning.ts"
import * as Sandbox from "#apps/sandbox/Sandbox.ts"
import * as Shop from "./Shop.ts"

/** A store whose disk is taken away and given back. */
const breakable = () => {
  const store = MemoryWorldStore.make()
  const disk = { canWrite: true, canRead: true }
  const gone = () => new WorldUnusable({ place: "disk", why: "it is gone" })
  const broken: WorldStore = {
    ...store,
    append: (entry) => {
      if (!disk.canWrite) throw gone()
      store.append(entry)
    },
    entries: () => {
      if (!disk.canRead) throw gone()
      return store.entries()
    }
  }
  return { disk, store: broken }
}

const opened = (store: WorldStore) =>
  Sandbox.open("disk", store, Result.getOrThrow(Beginning.of({ start: Shop.monday })))

describe("a sandbox whose store breaks", () => {
  it("shows nothing of a request that could not be kept, and goes on when it can", () => {
    const { disk, store } = breakable()
    const sandbox = opened(store)
    const headers = { authorization: `Bearer ${Shop.key}`, "content-type": "application/x-www-form-urlencoded" }
    const ask = (method: string, url: string, form = ""): Sandbox.Told => {
      const admitted = sandbox.admit({ method, url, headers })
      return "told" in admitted ? admitted.told : admitted.answer(Result.succeed(form))
    }
    const pay = () => ask("POST", "/v1/charges", "amount=1000&currency=usd&source=tok_visa")
    const listed = () => (JSON.parse(ask("GET", "/v1/charges").body) as { readonly data: ReadonlyArray<unknown> }).data
    expect(pay().status).toBe(200)

    disk.canWrite = false
    expect(pay()).toMatchObject({
      status: 500,
      body: expect.stringContaining("Nothing was done, because the sandbox could not keep it: disk: it is gone")
    })
    expect(listed()).toHaveLength(1)

    expect(pay().status).toBe(500)
    disk.canRead = false
    // What it was before cannot be made out just now, and what it is must not be shown.
    expect(() => ask("GET", "/v1/charges")).toThrow("disk: it is gone")
    Object.assign(disk, { canRead: true, canWrite: true })
    expect(listed()).toHaveLength(1)
    expect(pay().status).toBe(200)
    expect(listed()).toHaveLength(2)
  })
})
