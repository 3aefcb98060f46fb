import { expect, it } from "vitest"
import * as UnitedStates from "#core/connect/countries/UnitedStates.ts"
import * as TaxThreshold from "#core/report/TaxThreshold.ts"

it("an American address names one of 50 states, the District of Columbia, 5 territories or 3 of the armed forces", () => {
  const all = UnitedStates.postalAbbreviations
  expect([all.length, new Set(all).size]).toEqual([50 + 1 + 5 + 3, 59])
  expect(all.filter((name) => !/^[A-Z]{2}$/u.test(name))).toEqual([])
  expect(TaxThreshold.states.filter((state) => !all.includes(state))).toEqual([])
})
