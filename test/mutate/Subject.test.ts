import { readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as Imports from "../../scripts/mutate/Imports.ts"
import * as Subject from "../../scripts/mutate/Subject.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const paths = Subject.paths(root)
const whole = Subject.imports(root)

describe("what mutants are made of", () => {
  it("is the booking table, every decision, the making of entries and postings, and what is known of money", () => {
    const decisions = readdirSync(`${root}core/connect/decisions`).map((name) => `core/connect/decisions/${name}`)
    const others = ["core/booking/Booking.ts", "core/ledger/Entry.ts", "core/ledger/Posting.ts", "core/money/Money.ts"]
    const remembered = ["HeldMoney", "Pots", "Shortfalls", "Unswept"].map((noun) => `adapters/memory/${noun}.ts`)
    const told = ["Exposure", "UpcomingPayouts", "WithheldPayouts"].map((noun) => `core/report/${noun}.ts`)
    expect(paths).toEqual(expect.arrayContaining([...decisions, ...others, ...remembered, ...told]))
    expect(paths).not.toContain("adapters/memory/Agenda.ts")
    expect(paths).not.toContain("core/connect/refusals/Refusal.ts")
  })

  it("is also any other file of core that is named in full", () => {
    const report = "core/report/Design.ts"
    expect(paths).not.toContain(report)
    expect(Subject.paths(root, [report])).toEqual([...paths, report].toSorted())
    expect(Subject.paths(root, ["core/report"])).toEqual(paths)
  })
})

describe("a mutant", () => {
  const imports: Imports.Imports = new Map([
    ["core/Coin.ts", []],
    ["core/Purse.ts", ["core/Coin.ts"]],
    ["core/Stone.ts", []],
    ["test/core/Coin.test.ts", ["core/Coin.ts"]],
    ["test/core/Purse.test.ts", ["core/Purse.ts", "core/Stone.ts"]],
    ["test/core/Stone.test.ts", ["core/Stone.ts"]]
  ])

  it("meets the tests of what needs its file, and no others", () => {
    expect(Imports.dependants(imports, "core/Coin.ts")).toEqual([
      "core/Coin.ts",
      "core/Purse.ts",
      "test/core/Coin.test.ts",
      "test/core/Purse.test.ts"
    ])
  })

  it("meets the test at its own place first", () => {
    const { far, near, own } = Subject.of(root, whole, "core/booking/Booking.ts")
    expect(near).toEqual(["test/core/booking/Booking.test.ts"])
    expect(far).toContain("test/core/simulation/Run.test.ts")
    expect(far).not.toContain("test/core/money/Money.test.ts")
    expect(own).toContain("core/simulation/Run.ts")
    expect(own).not.toContain("core/money/Money.ts")
  })

  it("meets the tests that have its file read what they are about, by way of an app", () => {
    const { far, own } = Subject.of(root, whole, "core/simulation/schema/Shape.ts")
    expect(own).toContain("apps/cli/files/ScenarioFile.ts")
    expect(far).toContain("test/core/report/BilledUsage.test.ts")
  })

  it("needs nothing of what is imported for its types", () => {
    const needs = whole.get("core/booking/SourceFacts.ts")
    expect(needs).toEqual([])
  })
})
