import { expect, it } from "vitest"
import { lines } from "#core/connect/countries/countries.ts"

it("each of the 121 countries is a line of its own, in the order of their codes", () => {
  const rows = lines.trim().split("\n")
  expect(rows).toHaveLength(121)
  expect(rows.map((row) => row.slice(0, 2))).toEqual(rows.map((row) => row.slice(0, 2)).toSorted())
  expect(new Set(rows.map((row) => row.slice(0, 2))).size).toBe(121)
  const shape = /^[A-Z]{2} (?:business|recipient|both) [0-9.]+% [a-z]{3} \p{Lu}[\p{L}’& .]+$/u
  expect(rows.filter((row) => !shape.test(row))).toEqual([])
})
