import { describe, expect, it } from "vitest"
import * as AccountSetup from "#core/connect/accounts/AccountSetup.ts"
import * as AccountV2 from "#core/connect/accounts/AccountV2.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import { changed, issuesOf } from "../schema/ScenarioFiles.ts"
import { accountOf } from "./Accounts.ts"

const setupOf = (account: object) => {
  const made = accountOf(account)
  const { capabilities, controller, serviceAgreement } = made
  return [StripeAccount.shownType(made), { controller, capabilities }, serviceAgreement]
}

const issues = (account: object) => issuesOf(changed(["accounts.ben", account]))

const withoutCustomers = AccountSetup.all.filter(({ isCustomer }) => !isCustomer)

describe("an account of a scenario", () => {
  it("is the same in v2, whatever it is", () => {
    for (const { capabilities, controller } of withoutCustomers) {
      const { dashboard, configuration, defaults } = AccountV2.of({ capabilities, controller, isCustomer: false })
      const v2 = {
        dashboard,
        applied_configurations: [...Object.keys(configuration), "customer"],
        responsibilities: defaults.responsibilities
      }
      expect(setupOf({ v2 })).toEqual(["none", { controller, capabilities }, undefined])
    }
  })

  it("is the same by its properties, whatever it is but by the two payers that types bring", () => {
    const byProperties = withoutCustomers.filter(({ controller: { feesPayer } }) =>
      /^(account|application)$/u.test(feesPayer)
    )
    expect(byProperties.length).toBeLessThan(withoutCustomers.length)
    for (const { capabilities, controller: stated } of byProperties) {
      const { dashboard, feesPayer, losses, requirementCollection } = stated
      const controller = { losses, fees_payer: feesPayer, requirement_collection: requirementCollection, dashboard }
      expect(setupOf({ controller, capabilities: [...capabilities] })).toEqual([
        "none",
        { controller: stated, capabilities },
        undefined
      ])
    }
  })

  it("shows the type that it was made by", () => {
    expect(["standard", "express", "custom"].map((type) => setupOf({ type })[0])).toEqual([
      "standard",
      "express",
      "custom"
    ])
  })

  it.each([
    ["none", "application", "application", undefined, "application"],
    ["express", "application", "application", undefined, "stripe"],
    ["full", "stripe", "stripe", undefined, "stripe"],
    ["full", "stripe", "application", undefined, "stripe"],
    ["none", "application", "application", "stripe", "stripe"]
  ])("of v2 with dashboard %s, fees %s, losses %s and %s stated has %s for its requirements", (...of) => {
    const [dashboard, fees_collector, losses_collector, requirements_collector, collector] = of
    const responsibilities = {
      fees_collector,
      losses_collector,
      ...(requirements_collector && { requirements_collector })
    }
    const v2 = { dashboard, applied_configurations: ["merchant"], responsibilities }
    expect(accountOf({ v2 }).controller.requirementCollection).toBe(collector)
  })

  it.each(["application_express", "application_custom"])("cannot be paid for by %s without the type", (feesPayer) => {
    const controller = { losses: "application", requirement_collection: "application", dashboard: "none" }
    expect(issues({ controller: { ...controller, fees_payer: feesPayer } })).toEqual([
      "accounts.ben.controller.fees_payer: Expected account or application; application_express and application_custom " +
        "come from a type only"
    ])
  })

  it("that Stripe does not have is refused, in the words it was said in", () => {
    const responsibilities = { fees_collector: "stripe", losses_collector: "stripe" }
    expect(issues({ v2: { dashboard: "express", applied_configurations: ["merchant"], responsibilities } })).toEqual([
      "accounts.ben.v2: dashboard: express needs losses_collector: application and a fees_collector of application " +
        "(account_controller_express_dash_without_application_losses_or_fees)"
    ])
  })
})

describe("a recipient", () => {
  const v2 = (...applied: ReadonlyArray<string>) => ({
    v2: {
      dashboard: "express",
      applied_configurations: applied,
      responsibilities: { fees_collector: "application", losses_collector: "application" }
    },
    country: "CA",
    service_agreement: "recipient"
  })

  it("has transfers, without being asked", () => {
    const account = accountOf({ type: "express", country: "CA", service_agreement: "recipient" })
    expect([account.serviceAgreement, [...account.capabilities]]).toEqual(["recipient", ["transfers"]])
    expect(accountOf(v2("recipient", "customer")).serviceAgreement).toBe("recipient")
    expect(accountOf({ type: "express", service_agreement: "full" })).not.toHaveProperty("serviceAgreement")
  })

  it("cannot take payments", () => {
    expect(
      issues({
        type: "express",
        country: "CA",
        service_agreement: "recipient",
        capabilities: ["transfers", "card_payments"]
      })
    ).toEqual([
      "accounts.ben.capabilities: an account under the recipient agreement cannot have card_payments; expected transfers only"
    ])
    expect(issues(v2("merchant", "recipient"))).toEqual([
      "accounts.ben.v2.applied_configurations: an account under the recipient agreement cannot have the configuration " +
        "merchant; expected transfers only"
    ])
  })

  it("is an account that the platform answers for", () => {
    expect(issues({ type: "standard", country: "CA", service_agreement: "recipient" })).toEqual([
      "accounts.ben.service_agreement: recipient needs losses: application"
    ])
  })
})
