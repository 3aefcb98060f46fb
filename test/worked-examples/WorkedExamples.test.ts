import { describe, expect, it } from "vitest"
import * as AvailabilityRows from "./AvailabilityRows.ts"
import * as ChargeRows from "./ChargeRows.ts"
import * as ConversionRows from "./ConversionRows.ts"
import * as Example from "./Example.ts"
import * as FeeRows from "./FeeRows.ts"
import * as Played from "./Played.ts"
import * as RefundRows from "./RefundRows.ts"
import * as Row from "./Row.ts"
import { waiting } from "./Waiting.ts"

const tables = {
  charges: ChargeRows.rows,
  refunds: RefundRows.rows,
  "across currencies": ConversionRows.rows,
  fees: FeeRows.rows,
  availability: AvailabilityRows.rows
}
const rows = Object.values(tables).flat()

for (const [name, table] of Object.entries(tables)) {
  describe(`worked examples: ${name}`, () => {
    it.each(table.map((row) => ({ ...row, source: Row.exampleOf(row).source })))("$id, $source", (row) => {
      for (const steps of [row.steps ?? [], ...(row.orSteps === undefined ? [] : [row.orSteps])]) {
        const played = Played.play(row.setup ?? {}, steps)
        const { refused, verdict } = played.simulation

        expect(Row.actual(row, played)).toStrictEqual(Row.expected(row))
        expect(refused.map(({ command }) => command.key)).toEqual(row.refuses ?? [])
        expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
        expect(verdict.openItems).toEqual([])
      }
    })
  })
}

describe("the worked examples", () => {
  it("each run or wait, and none does both", () => {
    const ids = [...rows.map(({ id }) => id), ...waiting.flatMap(({ ids }) => ids)]
    expect(ids.toSorted()).toEqual(Example.all.map(({ id }) => id).toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("are named with figures that they state, wherever a row says that one waits", () => {
    for (const row of rows) {
      const stated = [...Example.leaves(Row.exampleOf(row).expected).keys()]
      for (const waits of Object.keys(row.waits ?? {}).filter((path) => path !== "exchange_rate")) {
        expect(
          stated.some((path) => Example.isUnder(path, waits)),
          `${row.id}: ${waits}`
        ).toBe(true)
      }
    }
  })

  it("are contradicted by the model only where a row says so, and then really", () => {
    for (const row of rows) {
      const stated = Example.leaves(Row.exampleOf(row).expected)
      for (const [path, { model }] of Object.entries(row.differs ?? {})) {
        expect(stated.get(path), `${row.id}: ${path}`).toBeDefined()
        expect(stated.get(path), `${row.id}: ${path}`).not.toEqual(model)
      }
    }
  })
})
