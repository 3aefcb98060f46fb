import { expect, it } from "vitest"
import * as Capability from "#core/connect/accounts/Capability.ts"

it("the capabilities that decide about money are those to be charged and to receive transfers", () => {
  expect(Capability.all).toEqual(["card_payments", "transfers"])
})
