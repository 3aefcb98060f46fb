import { describe, expect, it } from "vitest"
import * as Controller from "#core/connect/accounts/Controller.ts"
import * as ServiceAgreement from "#core/connect/accounts/ServiceAgreement.ts"

/** https://docs.stripe.com/connect/service-agreement-types */
describe("the recipient agreement", () => {
  it("is for accounts whose losses are the platform's, without a full dashboard", () => {
    const refusals = Controller.all.map((controller) => [
      `${controller.dashboard}, ${controller.losses}`,
      ServiceAgreement.recipientRefusal(controller)
    ])
    expect(new Set(refusals.map((each) => each.join(": ")))).toEqual(
      new Set([
        "full, application: recipient needs dashboard: express or none",
        "full, stripe: recipient needs losses: application",
        "express, application: ",
        "none, application: "
      ])
    )
  })

  it("allows transfers and nothing else", () => {
    expect(ServiceAgreement.capabilities).toEqual({
      full: ["card_payments", "transfers"],
      recipient: ["transfers"]
    })
  })
})
