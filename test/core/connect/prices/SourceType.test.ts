import { expect, it } from "vitest"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"

it("the source types are those of a Stripe balance", () => {
  expect(SourceType.all).toEqual(["card", "bank_account", "fpx"])
})

it("what payers pay with has one of them", () => {
  for (const method of PaymentMethod.all) expect(SourceType.all).toContain(PaymentMethod.sourceType(method))
})
