import { describe, expect, it } from "vitest"
import * as DisputeResponsibility from "#core/connect/accounts/DisputeResponsibility.ts"
import type { FeesPayer, Losses } from "#core/connect/accounts/Controller.ts"
import { connected, market } from "../Worlds.ts"

const account = (losses: Losses, feesPayer: FeesPayer) =>
  connected("Ada", "express", {
    controller: { losses, feesPayer, requirementCollection: "stripe", dashboard: "full" }
  })

/** https://docs.stripe.com/connect/disputes and https://docs.stripe.com/connect/account-balances, row by row. */
describe("a dispute of a direct charge is borne", () => {
  it.each<readonly [Losses, FeesPayer, amount: string, fees: string]>([
    ["stripe", "account", "acct_ada", "acct_ada"],
    ["stripe", "application", "acct_ada", "acct_ada"],
    ["application", "application", "acct_ada", "acct_market"],
    ["application", "application_express", "acct_ada", "acct_ada"],
    ["application", "application_custom", "acct_ada", "acct_ada"],
    ["application", "account", "acct_ada", "acct_ada"]
  ])("with losses %s and fees %s by %s, and its fees by %s", (losses, feesPayer, amount, fees) => {
    expect(DisputeResponsibility.of(account(losses, feesPayer), market)).toEqual({ amount, fees })
  })
})

describe("a dispute of a charge on the platform", () => {
  it("is borne by the platform, amount and fees", () => {
    expect(DisputeResponsibility.of(market, market)).toEqual({ amount: "acct_market", fees: "acct_market" })
  })
})
