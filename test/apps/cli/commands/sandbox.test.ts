/**
 * The sandbox as a shell sees it: started, asked, moved in time and stopped; and what it says where it cannot begin.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bundle } from "../../../../scripts/bundle.mjs"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-sandbox-"))
const program = join(folder, "connect-ledger.cjs")
const key = "Bearer sk_test_sandbox00000"

let running: ChildProcess
let out = ""
let url = ""

/** Waits until it has said where it listens. */
const started = async (): Promise<string> => {
  for (;;) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0]
    if (found !== undefined && out.includes("Ctrl-C")) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

beforeAll(async () => {
  await bundle(program)
  const beginning = ["--seed", "7", "--start", "2026-03-02T10:00:00Z", "--country", "DE"]
  const args = [program, "sandbox", "--port", "0", "--rate-limit", "50", ...beginning]
  running = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
  running.stdout?.on("data", (part: Buffer) => (out += part.toString("utf8")))
  url = await started()
})
afterAll(() => {
  running.kill("SIGKILL")
  rmSync(folder, { recursive: true })
})

const portOf = (address: string): string => new URL(address).port

const balance = async (): Promise<unknown> =>
  (await fetch(`${url}/v1/balance`, { headers: { authorization: key } })).json()

describe("sandbox", () => {
  it("says how to point programs at it", () => {
    const port = portOf(url)
    expect(out).toBe(`sandbox  ${url}  manual clock, now 2026-03-02T10:00:00Z

Node        new Stripe("sk_test_sandbox00000", { host: "127.0.0.1", port: ${port}, protocol: "http" })
Python      stripe.StripeClient("sk_test_sandbox00000", base_addresses={"api": "${url}"})
Stripe CLI  stripe get /v1/balance --api-base ${url} --api-key sk_test_sandbox00000
curl        curl ${url}/v1/balance -u sk_test_sandbox00000:
time        connect-ledger sandbox advance 7d --port ${port}

Any key that begins with sk_test_ will do. Everything is in memory, and gone when it stops (Ctrl-C).
`)
  })

  it("is advanced from elsewhere", async () => {
    const body = new URLSearchParams({ amount: "1000", currency: "eur", source: "tok_de" })
    const headers = { authorization: key }
    expect((await fetch(`${url}/v1/charges`, { method: "POST", headers, body })).status).toBe(200)
    expect(await balance()).toMatchObject({ available: [{ amount: 0, currency: "eur" }], pending: [{ amount: 960 }] })
    const advance = (by: string) => CommandLine.run("sandbox", "advance", by, "--port", portOf(url))
    expect(await advance("7d")).toEqual({ code: 0, out: "now 2026-03-09T10:00:00Z\n", err: "" })
    expect(await balance()).toMatchObject({ available: [{ amount: 960 }], pending: [{ amount: 0 }] })
    expect((await advance("2026-03-10T00:00:00Z")).out).toBe("now 2026-03-10T00:00:00Z\n")
    expect(await advance("2026-03-02T00:00:00Z")).toMatchObject({
      code: 2,
      err: "Time does not run back: the sandbox's now is later.\n"
    })
    expect((await advance("soon")).err).toBe(
      'Expected a JSON object such as {"by": "7d"} or {"to": "2026-03-05T10:00:00Z"}; by takes s, m, h, d and w.\n'
    )
  })

  it("needs a key for its clock too", async () => {
    const answer = await fetch(`${url}/_sandbox/advance`, { method: "POST", body: '{"by": "7d"}' })
    expect(answer.status).toBe(401)
    const now = await fetch(`${url}/_sandbox`, { headers: { authorization: key } })
    expect(await now.json()).toEqual({ now: Date.parse("2026-03-10T00:00:00Z") / 1000 })
    expect((await fetch(`${url}/_sandbox/cheese`, { headers: { authorization: key } })).status).toBe(404)
  })

  it("answers no more than it is told to", async () => {
    const headers = { authorization: key }
    const asked = Array.from({ length: 200 }, async () => (await fetch(`${url}/v1/balance`, { headers })).status)
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200, 429]))
    expect((await CommandLine.run("sandbox", "--rate-limit", "0")).err).toContain("a whole number from 1 to 1000000")
  })

  it("says why it cannot begin", async () => {
    const port = portOf(url)
    expect(await CommandLine.run("sandbox", "--port", port)).toEqual({
      code: 2,
      out: "",
      err: `--port: ${port} is taken; choose another one, or 0 for any that is free\n`
    })
    expect((await CommandLine.run("sandbox", "--start", "soon")).err).toContain("--start: ")
    expect((await CommandLine.run("sandbox", "--country", "ZW")).err).toContain(
      "Stripe's prices in ZW are not known here; expected one of US, "
    )
  })

  it("says when there is none to advance", async () => {
    const free = createServer().listen(0, "127.0.0.1")
    await once(free, "listening")
    const address = free.address()
    const port = typeof address === "object" && address !== null ? String(address.port) : ""
    await new Promise<void>((resolve) => void free.close(() => resolve()))
    expect(await CommandLine.run("sandbox", "advance", "1d", "--port", port)).toEqual({
      code: 2,
      out: "",
      err: `--port: no sandbox answers on port ${port}; start one, or name its port\n`
    })
  })

  it("says where SQLite is missing", () => {
    const { status, stderr } = spawnSync(process.execPath, [program, "sandbox", "--db", join(folder, "shop.sqlite")], {
      encoding: "utf8"
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(/shop\.sqlite: SQLite cannot be loaded \(Cannot find package 'better-sqlite3'\); install it/)
    expect(stderr).toContain("with npm install better-sqlite3, or leave the file out to keep the world in memory\n")
  })

  it("refuses a scenario as simulate does, and one with another platform", async () => {
    const file = join(folder, "market.yaml")
    writeFileSync(file, "platform: { country: US }\nsteps:\n  - { id: a, payout: { amount: soon } }\n")
    const refused = await CommandLine.run("sandbox", "--scenario", file)
    expect(refused.code).toBe(2)
    expect(refused.err).toContain("market.yaml:3:")
    expect(await CommandLine.run("sandbox", "--scenario", file, "--country", "DE")).toMatchObject({
      code: 2,
      err: "--country: the scenario has its own platform; leave one of them out\n"
    })
    const step = "{ at: 2026-03-02T10:00:00Z, id: a, payout: { amount: 5.00 usd } }"
    writeFileSync(file, `platform: { country: US }\naccounts: {}\nsteps:\n  - ${step}\n`)
    expect((await CommandLine.run("sandbox", "--scenario", file)).err).toContain(
      "a of the scenario is refused: You have insufficient funds in your Stripe account for this transfer."
    )
  })

  it("stops when it is told to", async () => {
    running.kill("SIGINT")
    await once(running, "exit")
    await expect(fetch(url)).rejects.toThrow("fetch failed")
  })
})
