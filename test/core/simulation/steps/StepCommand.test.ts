import { expect, it } from "vitest"
import { commandOf } from "./Commands.ts"

it("is a bug where a step asks for nothing", () => {
  expect(() => commandOf({})).toThrow("step last asks for nothing")
})
