import { Result, Schema } from "effect"
import { expect, it } from "vitest"
import * as AccountSchema from "#core/simulation/schema/AccountSchema.ts"

const takes = (schema: Schema.Decoder<unknown>, value: unknown) =>
  Result.isSuccess(Schema.decodeUnknownResult(schema, { onExcessProperty: "error" })(value))

it("a connected account says by a type or by a controller what it is, and the platform does not", () => {
  const controller = { losses: "stripe", fees_payer: "account", requirement_collection: "stripe", dashboard: "full" }
  const accounts = [{ type: "express" }, { controller }, {}, { type: "express", controller }]
  expect(accounts.map((account) => takes(AccountSchema.AccountSchema, account))).toEqual([true, true, false, false])
  expect(accounts.map((account) => takes(AccountSchema.PlatformSchema, account))).toEqual([false, false, true, false])
})
