import { describe, expect, it } from "vitest"
import * as ChargeType from "#core/connect/prices/ChargeType.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import * as LossResponsibility from "#core/connect/accounts/LossResponsibility.ts"

/** Every controller that there is, as `dashboard, losses, fees payer`: the refund, the dispute, its fees, what is not covered. */
describe("what goes back of a direct charge is borne", () => {
  // https://docs.stripe.com/connect/disputes and https://docs.stripe.com/connect/account-balances
  it.each([
    ["full, application, account", "account, account, account, application"],
    ["full, application, application", "account, account, application, application"],
    ["full, stripe, account", "account, account, account, stripe"],
    ["full, stripe, application", "account, account, account, stripe"],
    ["express, application, application", "account, account, application, application"],
    ["express, application, application_express", "account, account, account, application"],
    ["none, application, application", "account, account, application, application"],
    ["none, application, application_custom", "account, account, account, application"]
  ])("of %s by %s", (name, bearers) => {
    const found = Controller.all.filter((it) => `${it.dashboard}, ${it.losses}, ${it.feesPayer}` === name)
    expect(found).not.toEqual([])
    for (const controller of found) {
      const { disputeAmount, disputeFees, refund, uncovered } = LossResponsibility.of("direct", controller)
      expect([refund, disputeAmount, disputeFees, uncovered].join(", ")).toBe(bearers)
    }
  })
})

it("what goes back of a charge on the platform is the platform's, whoever is liable for the account", () => {
  for (const controller of Controller.all) {
    for (const charge of ChargeType.all.filter((each) => each !== "direct")) {
      expect(new Set(Object.values(LossResponsibility.of(charge, controller)))).toEqual(new Set(["application"]))
    }
  }
})
