/**
 * Long runs: generated orders, printed and written as they come, at the reader's pace, and interrupted cleanly.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Clock, Effect, Exit, Fiber } from "effect"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as ExitCode from "#apps/cli/terminal/ExitCode.ts"
import * as Output from "#apps/cli/terminal/Output.ts"
import * as CommandLine from "./CommandLine.ts"
import * as Market from "./Market.ts"
import * as Ticking from "./Ticking.ts"

let folder = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const scenario = (text: string): string => {
  const file = join(folder, "scenario.yaml")
  writeFileSync(file, text)
  return file
}

const jsonOf = async (...args: ReadonlyArray<string>) => JSON.parse((await CommandLine.run("simulate", ...args)).out)

describe("what is generated", () => {
  it("is the same again, and another by another seed", async () => {
    const file = scenario(Market.scenario)
    const [first, again, same, other] = await Promise.all(
      [[], [], ["--seed", "1"], ["--seed", "2"]].map((args) => CommandLine.run("simulate", file, "--json", ...args))
    )
    expect(first?.code).toBe(0)
    expect(again).toStrictEqual(first)
    expect(same).toStrictEqual(first)
    expect(other?.code).toBe(0)
    const unseeded = (out = "") => out.replace(/^ {2}"seed": \d+,$/m, "")
    expect(unseeded(other?.out)).not.toBe(unseeded(first?.out))
  })

  it("says by which seed, wherever it is shown or kept", async () => {
    const file = scenario(Market.scenario)
    const { out } = await CommandLine.run("simulate", file, "--seed", "7", "--out", join(folder, "out"))
    expect(out).toMatch(/^A market {2}\d+ steps, seed 7, as of 2026-03-11T23:59:59Z\n/)
    expect((await CommandLine.run("simulate", file)).out).toMatch(/^A market {2}\d+ steps, seed 1, as of /)
    expect((await jsonOf(file, "--json", "--seed", "7")).seed).toBe(7)
    for (const name of ["journal.hledger", "journal.ledger", "journal.beancount"]) {
      const written = readFileSync(join(folder, "out", name), "utf8")
      expect(written.split("\n")[0]).toBe("; Written by connect-ledger, generated with seed 7")
    }
  })

  it("is not said of what nobody drew", async () => {
    const file = scenario("platform: {}\naccounts: {}\nsteps: [{ at: 2026-03-02, charge: { amount: 1.00 usd } }]\n")
    expect((await CommandLine.run("simulate", file, "--out", join(folder, "out"))).out).toMatch(
      /^scenario {2}1 step, as of/
    )
    expect((await jsonOf(file, "--json")).seed).toBeNull()
    expect(readFileSync(join(folder, "out/journal.ledger"), "utf8")).toMatch(/^; Written by connect-ledger\n/)
  })

  it("is explained by another seed too", async () => {
    const file = scenario(Market.scenario)
    const amounts = ["1", "2"].map(async (seed) => {
      const { amount } = JSON.parse((await CommandLine.run("explain", file, "o9", "--json", "--seed", seed)).out)
      const { steps } = await jsonOf(file, "--json", "--seed", seed)
      const charged = steps.find(({ id }: { id: string }) => id === "o9").made[0].amount
      expect(amount).toBe(charged)
      return amount
    })
    const [first, other] = await Promise.all(amounts)
    expect(other).not.toBe(first)
  })

  it("has its refusals counted, and they are no mistakes", async () => {
    const file = scenario(Market.scenario)
    const { refused, steps, waiting_refunds: waiting } = await jsonOf(file, "--json")
    const inVain = steps.filter((it: { refused: unknown }) => it.refused !== null)
    expect(inVain.length).toBeGreaterThan(10)
    expect(refused).toStrictEqual([{ request: "payout", code: "balance_insufficient", count: inVain.length }])
    const { code, out } = await CommandLine.run("simulate", file)
    expect(code).toBe(0)
    expect(waiting).toMatchObject([{ object: "refund", status: "pending", amount: 3395, currency: "usd" }])
    const said = `refused   ${inVain.length} payouts balance_insufficient\nwaiting   1 refund for funds, 33.95 usd\nchecks    ✓`
    expect(out).toContain(`\n${said}`)
  })

  it("is an error where the model cannot do it, said once with its group", async () => {
    const file = scenario(
      Market.scenario
        .replace("platform: {}", "platform: { pricing: { fallback: { rate: 1%, fixed: 0.30 eur } } }")
        .replace("      application_fee: { rate: 10% }\n", "")
    )
    for (const args of [[], ["--json"], ["--out", join(folder, "out")]]) {
      const { code, err, out } = await CommandLine.run("simulate", file, ...args)
      expect({ code, out }).toStrictEqual({ code: 2, out: "" })
      expect(err.split("\n")).toHaveLength(5)
      expect(err).toMatch(
        /scenario\.yaml:9:5: generate\.sellers\.shop: cannot be run: the charge o2 at \S+ \(and \d+ like it\)/
      )
      expect(err).toContain("): converting the fee of a pricing scheme from eur to usd is not modelled yet\n")
      expect(err).toContain("Nothing was run or written\n")
    }
    expect(readdirSync(folder)).toEqual(["scenario.yaml"])
  })

  it("is needed for a seed", async () => {
    const file = scenario("platform: {}\naccounts: {}\nsteps: []\n")
    expect(await CommandLine.run("simulate", file, "--seed", "3")).toStrictEqual({
      code: 2,
      out: "",
      err: `--seed: ${file} has no generate block, so nothing in it is drawn by chance; leave --seed out\n`
    })
  })

  it.each(["-1", "4294967296"])("has no seed %s", async (seed) => {
    const { code, err, out } = await CommandLine.run("simulate", scenario(Market.scenario), "--seed", seed)
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    expect(err).toContain(`Invalid value for flag --seed: "${seed}". Expected: a whole number from 0 to 4294967295`)
    expect((await CommandLine.run("explain", scenario(Market.scenario), "o9", "--seed", seed)).err).toBe(
      err.replaceAll("simulate", "explain")
    )
  })
})

describe("what is printed as it comes", () => {
  it("is one document as if it had been printed at once", async () => {
    const { out } = await CommandLine.run("simulate", scenario(Market.scenario), "--json")
    const document = JSON.parse(out)
    expect(document.steps.length).toBeGreaterThan(600)
    expect(out).toBe(`${JSON.stringify(document, null, 2)}\n`)
  })

  it("is one also without steps, and with what happens after the last", async () => {
    const none = scenario("platform: {}\naccounts: {}\nsteps: []\nuntil: 2026-03-02\n")
    const { out } = await CommandLine.run("simulate", none, "--json")
    expect(JSON.parse(out)).toMatchObject({ steps: [], happened: [] })
    expect(out).toBe(`${JSON.stringify(JSON.parse(out), null, 2)}\n`)
    const later = await jsonOf(scenario(Market.scenario), "--json", "--until", "2026-04-01")
    expect(later.happened.length).toBeGreaterThan(0)
    expect(later.steps.length).toBeGreaterThan(600)
  })

  it("is nothing where the scenario turns out to be wrong, however late", async () => {
    const wrong = `${Market.scenario}steps:\n  - { at: 2026-03-11T23:59:59Z, id: tiny, charge: { amount: 0.01 usd } }\n`
    const file = scenario(wrong)
    const out = join(folder, "out")
    for (const args of [["--json"], ["--timeline"], [], ["--out", out, "--json"]]) {
      const result = await CommandLine.run("simulate", file, ...args)
      expect(result).toMatchObject({ code: 2, out: "" })
      expect(result.err).toContain("scenario.yaml:27:61: steps[0].charge.amount: refused: amount_too_small")
      expect(result.err).toContain(
        "If a refusal is meant, name the step under expect.refusals; nothing was run or written"
      )
    }
    expect(readdirSync(folder)).toEqual(["scenario.yaml"])
  })

  it("waits for a reader that is slow", async () => {
    const read: Array<string> = []
    let waiting = 0
    const slow = {
      write: (text: string, written: () => void) => {
        waiting += 1
        expect(waiting).toBe(1)
        setTimeout(() => {
          read.push(text)
          waiting -= 1
          written()
        }, 1)
      }
    }
    const file = scenario(Market.scenario)
    const terminal = { output: Output.to(slow) }
    const { code, out } = await Effect.runPromise(CommandLine.running(terminal, "simulate", file, "--timeline"))
    expect({ code, out, waiting }).toEqual({ code: 0, out: "", waiting: 0 })
    expect(read.length).toBeGreaterThan(3)
    expect(read.join("")).toBe((await CommandLine.run("simulate", file, "--timeline")).out)
  })
})

describe("what is written as it comes", () => {
  it("is every entry, once and in order", async () => {
    const out = join(folder, "out")
    const { out: printed } = await CommandLine.run("simulate", scenario(Market.scenario), "--out", out, "--json")
    const { happened, steps } = JSON.parse(printed)
    const each = (done: { entries: ReadonlyArray<{ id: string }> }) => done.entries.map(({ id }) => id)
    const ids = [
      ...steps.flatMap((step: { happened: [] } & Parameters<typeof each>[0]) => [
        ...step.happened.flatMap(each),
        ...each(step)
      ]),
      ...happened.flatMap(each)
    ]
    const read = (name: string) => readFileSync(join(out, name), "utf8")
    const records = read("journal.ndjson")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(records.map(({ entry }) => entry.id)).toEqual(ids)
    expect(records.map(({ sequence }) => sequence)).toEqual(ids.map((_, index) => index + 1))
    expect(ids.length).toBeGreaterThan(2000)
    expect(ids.some((id) => id.endsWith("/paid"))).toBe(true)
    const lines = ids.filter((id) => !id.endsWith("/paid"))
    expect(read("balance_transactions.csv").trimEnd().split("\n")).toHaveLength(lines.length + 1)
    for (const name of ["journal.hledger", "journal.ledger", "journal.beancount"]) {
      expect(read(name).match(/^2026-\S+ \* /gm)).toHaveLength(ids.length)
    }
  })

  it("knows what the lines are about, though objects are forgotten when nothing refers to them any more", async () => {
    const out = join(folder, "out")
    const { steps } = await jsonOf(scenario(Market.scenario), "--out", out, "--json")
    const happened: ReadonlyArray<{ kind: string; entries: [] }> = steps.flatMap(
      (step: { happened: [] }) => step.happened
    )
    expect(happened.some(({ entries, kind }) => kind === "funding" && entries.length > 0)).toBe(true)
    const rows = readFileSync(join(out, "balance_transactions.csv"), "utf8").trimEnd().split("\n").slice(1)
    const about = rows.filter((row) => !/,(payout(_reversal)?|connect_reserved_funds),/.test(row))
    expect(about.filter((row) => !/,ch_o\d+,|,py_o\d+,2026/.test(row))).toEqual([])
  })
})

describe("a run that is interrupted", () => {
  it("ends between two steps", async () => {
    let draw = () => {}
    const drawn = new Promise<void>((resume) => (draw = resume))
    const file = scenario(Market.scenario.replace("orders_per_day: 3", "orders_per_day: 30"))
    const running = CommandLine.running({ screen: { draw: () => draw(), showsOutput: true } }, "simulate", file)
    const fiber = Effect.runFork(Effect.provideService(running, Clock.Clock, Ticking.clock(2000)))
    await Promise.race([drawn, Effect.runPromise(Fiber.await(fiber))])
    const exit = await Effect.runPromise(Effect.flatMap(Fiber.interrupt(fiber), () => Fiber.await(fiber)))
    expect(ExitCode.of(Exit.asVoid(exit))).toBe(130)
  })

  it("while it writes, ends at once and leaves nothing behind", async () => {
    const out = join(folder, "out")
    const drafts = () => (existsSync(out) ? readdirSync(out) : [])
    const file = scenario(Market.scenario.replace("orders_per_day: 3", "orders_per_day: 30"))
    const fiber = Effect.runFork(CommandLine.running({}, "simulate", file, "--out", out))
    await vi.waitUntil(() => drafts().length > 0, { timeout: 20_000, interval: 5 })
    expect(drafts()).toEqual([expect.stringMatching(/^\.connect-ledger-/)])
    const exit = await Effect.runPromise(Effect.flatMap(Fiber.interrupt(fiber), () => Fiber.await(fiber)))
    expect(ExitCode.of(Exit.asVoid(exit))).toBe(130)
    expect(drafts()).toEqual([])
  })
})
