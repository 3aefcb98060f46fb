import { expect, it } from "vitest"
import * as Span from "#core/simulation/generate/Span.ts"

it("a span is from its first number to its second, or both where there is one", () => {
  expect(Span.of([1, 14])).toEqual({ from: 1, to: 14 })
  expect(Span.of([3])).toEqual({ from: 3, to: 3 })
})
