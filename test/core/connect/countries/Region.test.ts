import { expect, it } from "vitest"
import * as Region from "#core/connect/countries/Region.ts"

it("the EEA are the 27 of the European Union with Iceland, Liechtenstein and Norway", () => {
  expect(Region.economicArea).toHaveLength(30)
  expect(Region.economicArea).toEqual(expect.arrayContaining(["IS", "LI", "NO"]))
  expect(Region.europe.filter((country) => !Region.economicArea.includes(country))).toEqual(["CH", "GB", "GI"])
})

it("money crosses borders between Europe, Canada and the United States", () => {
  expect([...Region.crossBorder].filter((country) => !Region.europe.includes(country))).toEqual(["CA", "US"])
})

it.each([
  ["US", "US", true],
  ["DE", "FR", true],
  ["GB", "DE", true],
  ["NO", "GI", true],
  ["CH", "DE", false],
  ["GB", "CH", false],
  ["US", "CA", false],
  ["US", "GB", false]
])("whether a transfer is free of charge from %s to %s: %s", (one, other, isFree) => {
  expect([Region.isFree(one, other), Region.isFree(other, one)]).toEqual([isFree, isFree])
})
