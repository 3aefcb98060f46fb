import { expect, it } from "vitest"
import * as ChargeType from "#core/connect/prices/ChargeType.ts"

it("there are three kinds of charges for a connected account", () => {
  expect(ChargeType.all).toEqual(["direct", "destination", "separate"])
})
