import { expect, it } from "vitest"
import * as Burdens from "#core/guide/Burdens.ts"
import { marketplace, saas } from "../../guide/Combinations.ts"

const payerOf = (choices: Parameters<typeof Burdens.of>[0], name: string) =>
  Burdens.of(choices).fees.find(({ product }) => product === name)?.payer

it("of direct charges they are as the account is set up", () => {
  expect(Burdens.of(saas)).toMatchObject({ processing: "account", refund: "account", uncovered: "stripe" })
  expect(["payment_processing", "disputes", "radar", "connect"].map((name) => payerOf(saas, name))).toEqual([
    "account",
    "account",
    "account",
    "nobody"
  ])
})

it("of charges on the platform what is about payments is the platform's, whoever pays for the rest", () => {
  const destination = { ...saas, charge: "destination" } as const
  expect(
    ["payment_processing", "network_costs", "disputes", "payment_method_failures", "radar"].map((name) =>
      payerOf(destination, name)
    )
  ).toEqual(["application", "application", "application", "application", "account"])
  expect(Burdens.of(marketplace)).toMatchObject({ processing: "application", disputeAmount: "application" })
})
