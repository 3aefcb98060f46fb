import { expect, it } from "vitest"
import * as PayoutDays from "#core/simulation/PayoutDays.ts"
import * as Day from "#core/time/Day.ts"

const march = (...days: ReadonlyArray<number>) => days.map((day) => Day.fromCivil(2026, 3, day))
const told = (days: ReadonlyArray<number>, named = 5) =>
  PayoutDays.told("acct_ada", march(...days), Day.fromCivil(2026, 3, named))

it("the days nearest to the one that was named are told, in order", () => {
  expect(told([])).toBe("acct_ada was never paid out by itself")
  expect(told([9, 4, 9])).toBe("acct_ada was paid out by itself on 2026-03-04, 2026-03-09")
  const week =
    "acct_ada was paid out by itself on 2026-03-02, 2026-03-03, 2026-03-04, 2026-03-06, 2026-03-07, 2026-03-08"
  expect(told([2, 3, 4, 6, 7, 8])).toBe(week)
  expect(told([1, 2, 3, 4, 6, 7, 8])).toBe(`${week} and 1 other day`)
  expect(told([1, 2, 3, 4, 6, 7, 8, 9])).toBe(`${week} and 2 other days`)
  expect(told([2, 3, 4, 6, 7, 8, 30], 31)).toContain("on 2026-03-03, 2026-03-04")
})
