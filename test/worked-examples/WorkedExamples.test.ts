import { describe, expect, it } from "vitest"
import * as AvailabilityRows from "./AvailabilityRows.ts"
import * as ChargeRows from "./ChargeRows.ts"
import * as ConversionRows from "./ConversionRows.ts"
import * as DisputeRows from "./DisputeRows.ts"
import * as Example from "./Example.ts"
import * as FeeRows from "./FeeRows.ts"
import * as PayoutRows from "./PayoutRows.ts"
import * as PlatformFeeRows from "./PlatformFeeRows.ts"
import * as Played from "./Played.ts"
import * as RefundRows from "./RefundRows.ts"
import * as ReserveRows from "./ReserveRows.ts"
import * as Row from "./Row.ts"
import { waiting } from "./Waiting.ts"

const tables = {
  charges: ChargeRows.rows,
  refunds: RefundRows.rows,
  disputes: DisputeRows.rows,
  reserves: ReserveRows.rows,
  "across currencies": ConversionRows.rows,
  fees: FeeRows.rows,
  "fees of platforms": PlatformFeeRows.rows,
  payouts: PayoutRows.rows,
  availability: AvailabilityRows.rows
}
const rows = Object.values(tables).flat()
const stillWaiting = waiting.flatMap(({ ids }) => ids)

const withSource = (table: ReadonlyArray<Row.Row>) =>
  table.map((row) => ({ ...row, source: Row.exampleOf(row).source }))

for (const [name, table] of Object.entries(tables)) {
  describe(`worked examples through the model: ${name} (${table.length})`, () => {
    it.each(withSource(table))("$id, $source", (row) => {
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

describe(`worked examples that wait (${stillWaiting.length})`, () => {
  for (const { for: what, ids } of waiting) it.skip(`for ${what}: ${ids.join(", ")}`, () => undefined)
})

describe("the worked examples", () => {
  it("each run or wait, and none does both", () => {
    const ids = [...rows.map(({ id }) => id), ...stillWaiting]
    expect(ids.toSorted()).toEqual(Example.all.map(({ id }) => id).toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("go through the model, each with a step or a rule of it", () => {
    const withoutSteps = rows.filter(({ steps }) => steps === undefined).map(({ id }) => id)
    expect(withoutSteps).toEqual(AvailabilityRows.rows.map(({ id }) => id))
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
