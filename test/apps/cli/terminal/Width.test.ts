/**
 * Width: what a terminal shows without breaking a row.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect } from "effect"
import { TestConsole } from "effect/testing"
import { describe, expect, it } from "vitest"
import * as Program from "#apps/cli/Program.ts"
import * as Width from "#apps/cli/terminal/Width.ts"

const shown = (columns?: number): Promise<string> =>
  Effect.gen(function* () {
    yield* Program.run(["simulate", "examples/marketplace.yaml"], { columns })
    return (yield* TestConsole.logLines).join("\n")
  }).pipe(Effect.provide(TestConsole.layer), Effect.provide(NodeServices.layer), Effect.runPromise)

describe("the fund flow", () => {
  it("has every column where there is no terminal", async () => {
    for (const column of ["payouts", "bank", "Bakers Market"]) expect(await shown()).toContain(column)
  })

  it.each([110, 100, 80])("fits %i columns", async (columns) => {
    expect(Width.of(await shown(columns))).toBeLessThanOrEqual(columns)
  })

  it("leaves out what is empty first, then names; never an amount", async () => {
    expect(await shown(100)).not.toContain("payouts")
    expect(await shown(100)).toContain("Ada's Bakery")
    for (const amount of ["460.90", "-420.80", "268.22"]) expect(await shown(40)).toContain(amount)
  })
})

it("wraps between words, under the first", () => {
  expect(Width.wrapped(10, 2, ["one", "two", "three", "four"])).toBe("one  two\n  three\n  four")
  expect(Width.wrapped(Infinity, 2, ["one", "two", "three"])).toBe("one  two  three")
})

it("does not count colours", () => {
  expect(Width.of("\u001B[1mone\u001B[22m\ntw")).toBe(3)
})

it.each([
  [undefined, Infinity],
  [0, Infinity],
  [1, 1],
  [80, 80]
])("a terminal that says it has %s columns is %s wide", (columns, width) => {
  expect(Width.ofColumns(columns)).toBe(width)
})
