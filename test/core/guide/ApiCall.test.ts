import { expect, it } from "vitest"
import * as ApiCall from "#core/guide/ApiCall.ts"

it("parameters stand under their full names, as v1 takes them", () => {
  expect(
    ApiCall.flat({
      amount: 100,
      confirm: true,
      transfer_data: { destination: "$ACCOUNT" },
      controller: { losses: { payments: "stripe" } },
      enabled_events: ["a", "b"]
    })
  ).toEqual([
    ["amount", "100"],
    ["confirm", "true"],
    ["transfer_data[destination]", "$ACCOUNT"],
    ["controller[losses][payments]", "stripe"],
    ["enabled_events[]", "a"],
    ["enabled_events[]", "b"]
  ])
  expect(ApiCall.flat({})).toEqual([])
})
