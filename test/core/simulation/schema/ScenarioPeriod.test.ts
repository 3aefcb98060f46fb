import { describe, expect, it } from "vitest"
import type { ScenarioParts } from "#core/simulation/schema/ScenarioParts.ts"
import * as ScenarioPeriod from "#core/simulation/schema/ScenarioPeriod.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Instant from "#core/time/Instant.ts"

type Stated = Parameters<typeof ScenarioPeriod.of>[0]

const stepAt = (at: string | undefined): ScenarioParts["steps"][number] => ({
  id: "a",
  at,
  request: undefined,
  step: undefined
})
const parts = (moments: ReadonlyArray<string | undefined>, stated: Partial<Stated> = {}): Stated => ({
  generate: undefined,
  steps: moments.map(stepAt),
  ...stated
})
const orders = (from: string, until: string) => ({ generate: { from, until, sellers: {} } })

const written = (stated: Stated): string => {
  const { first, until } = ScenarioPeriod.of(stated)
  return `${first === undefined ? "never" : Instant.format(first)} ${Instant.format(until)}`
}

const issues = (stated: Stated): ReadonlyArray<string> => {
  const said: Array<string> = []
  ScenarioPeriod.reportEnd(stated, (path, message) => void said.push(`${path.join(".")}: ${message}`))
  return said
}

describe("when a scenario runs", () => {
  it.each([
    ["its steps", parts(["2026-03-02T10:00Z", "2026-03-04"]), "2026-03-02T10:00:00Z 2026-03-04T00:00:00Z"],
    [
      "those whose moment can be read",
      parts([undefined, "2026-03-02", undefined]),
      "2026-03-02T00:00:00Z 2026-03-02T00:00:00Z"
    ],
    [
      "the days with orders",
      parts([], orders("2026-01-01", "2026-02-01")),
      "2026-01-01T00:00:00Z 2026-02-01T23:59:59Z"
    ],
    [
      "orders around its steps",
      parts(["2026-01-05"], orders("2026-01-01", "2026-02-01")),
      "2026-01-01T00:00:00Z 2026-02-01T23:59:59Z"
    ],
    [
      "steps around its orders",
      parts(["2025-12-31", "2026-02-03"], orders("2026-01-01", "2026-02-01")),
      "2025-12-31T00:00:00Z 2026-02-03T00:00:00Z"
    ],
    ["its stated end", parts(["2026-03-02"], { until: "2026-04-01" }), "2026-03-02T00:00:00Z 2026-04-01T23:59:59Z"],
    ["nothing", parts([]), "never 1970-01-01T00:00:00Z"]
  ])("is by %s", (_, stated, expected) => {
    expect(written(stated)).toBe(expected)
  })

  it("is not before its last step or its last day with orders", () => {
    expect(issues(parts(["2026-03-02"], { until: "2026-03-01" }))).toEqual([
      "until: ends before the last step, which is at 2026-03-02T00:00:00Z"
    ])
    expect(issues(parts([], { ...orders("2026-01-01", "2026-02-01"), until: "2026-01-31" }))).toEqual([
      "until: ends before the last day with orders, 2026-02-01"
    ])
    expect(issues(parts(["2026-03-02"], { ...orders("2026-01-01", "2026-02-01"), until: "2026-03-02" }))).toEqual([])
  })

  it("is known to a calendar that has the holidays of its first and its last day", () => {
    const isKnown = (stated: Stated) => ScenarioPeriod.isKnownTo(Calendar.of("US"), ScenarioPeriod.of(stated))
    expect(isKnown(parts(["2015-01-01", "2040-12-31"]))).toBe(true)
    expect(isKnown(parts(["2014-12-31", "2040-12-31"]))).toBe(false)
    expect(isKnown(parts(["2015-01-01", "2041-01-01"]))).toBe(false)
    expect(isKnown(parts([]))).toBe(true)
  })
})
