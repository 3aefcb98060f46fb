/**
 * Progress: one line on a terminal while a long run lasts, and nothing anywhere else.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Clock, Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Progress from "#apps/cli/terminal/Progress.ts"
import * as Instant from "#core/time/Instant.ts"
import * as CommandLine from "../CommandLine.ts"
import * as Ticking from "../Ticking.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
const file = join(folder, "long.yaml")
/** A thousand steps, one a minute from midnight to 16:39, in a day. */
beforeAll(() => {
  const at = (index: number) => new Date(Date.UTC(2026, 2, 2) + index * 60_000).toISOString().replace(".000", "")
  const steps = Array.from({ length: 1000 }, (_, index) => `  - { at: ${at(index)}, charge: { amount: 1.00 usd } }\n`)
  writeFileSync(file, `platform: {}\naccounts: {}\nsteps:\n${steps.join("")}until: 2026-03-02\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What is drawn while `args` run, slice by slice of so many milliseconds. */
const drawn = async (milliseconds: number, showsOutput: boolean, ...args: ReadonlyArray<string>) => {
  const screen: Array<string> = []
  const terminal = { screen: { draw: (text: string) => void screen.push(text), showsOutput } }
  const { code, err } = await CommandLine.running(terminal, ...args).pipe(
    Effect.provideService(Clock.Clock, Ticking.clock(milliseconds)),
    Effect.runPromise
  )
  expect(err).toBe("")
  return { code, screen }
}

const clear = "\r\u001B[K"

describe("a long run on a terminal", () => {
  it("is drawn over and over, and cleared at its end", async () => {
    expect(await drawn(600, true, "simulate", file)).toEqual({
      code: 0,
      screen: [`${clear}512 steps  35 %  427 events/s  1 s`, `${clear}768 steps  53 %  427 events/s  1 s`, clear]
    })
  })

  it("is drawn again where steps are printed elsewhere, and not where they are shown", async () => {
    const elsewhere = await drawn(600, false, "simulate", file, "--json")
    expect(elsewhere.screen).toHaveLength(6)
    const there = await drawn(600, true, "simulate", file, "--json")
    expect(there.screen).toHaveLength(3)
    const written = await drawn(600, true, "simulate", file, "--out", join(folder, "out"))
    expect(written.screen).toHaveLength(6)
  })

  it("is drawn for an explanation too", async () => {
    const { screen } = await drawn(600, true, "explain", file, "step-9")
    expect(screen.map((text) => /pass \d of \d {2}\d+ steps/.exec(text)?.[0])).toEqual([
      "pass 1 of 2  512 steps",
      "pass 1 of 2  768 steps",
      undefined,
      "pass 2 of 2  512 steps",
      "pass 2 of 2  768 steps",
      undefined
    ])
  })

  it("is drawn at most every tenth of a second, and not at all in the first one", async () => {
    const short = await drawn(330, true, "simulate", file)
    expect(short).toEqual({ code: 0, screen: [] })
    const slow = await drawn(340, true, "simulate", file)
    expect(slow.screen).toEqual([`${clear}768 steps  53 %  753 events/s  1 s`, clear])
  })

  it("counts what time brings about beside the steps", async () => {
    const step = (id: number) => `  - { at: 2026-03-0${id}, charge: { amount: 1.00 usd } }\n`
    const late = join(folder, "late.yaml")
    const before = Array.from({ length: 255 }, () => step(2)).join("")
    writeFileSync(late, `platform: {}\naccounts: {}\nsteps:\n${before}${step(9)}${step(9)}`)
    const { screen } = await drawn(1200, true, "simulate", late)
    expect(screen[0]).toMatch(/256 steps .* (?!213 )\d+ events\/s/)
    expect(Number(/(\d+) events/.exec(screen[0] ?? "")?.[1])).toBeGreaterThan(256 / 1.2)
  })

  it("is cleared when the run fails", async () => {
    const broken = join(folder, "broken.yaml")
    const step = "  - { at: 2026-03-02, charge: { amount: 1.00 usd } }\n"
    writeFileSync(broken, `platform: {}\naccounts: {}\nsteps:\n${step.repeat(600)}${step.replace("1.00", "0.01")}`)
    const screen: Array<string> = []
    const terminal = { screen: { draw: (text: string) => void screen.push(text), showsOutput: true } }
    const { code, err } = await CommandLine.running(terminal, "simulate", broken).pipe(
      Effect.provideService(Clock.Clock, Ticking.clock(2000)),
      Effect.runPromise
    )
    expect(code).toBe(2)
    expect(err).toContain("amount_too_small")
    expect(screen.at(-1)).toBe(clear)
    expect(screen.length).toBeGreaterThan(1)
  })
})

describe("the line", () => {
  const at = (seconds: number) => Instant.of(seconds)

  it.each([
    [
      { steps: 1_234_567, events: 2_234_567, start: at(0), until: at(1000), now: at(999) },
      61_000,
      "1,234,567 steps  99 %  36,632 events/s  1 min 1 s"
    ],
    [{ steps: 5, events: 7, start: at(0), until: at(0), now: at(0) }, 2000, "5 steps  4 events/s  2 s"],
    [{ steps: 5, events: 5, start: at(10), until: at(20), now: at(10) }, 59_999, "5 steps  0 %  0 events/s  59 s"]
  ])("of %j after %i ms is %j", (position, milliseconds, text) => {
    expect(Progress.line(position, milliseconds)).toBe(text)
  })
})
