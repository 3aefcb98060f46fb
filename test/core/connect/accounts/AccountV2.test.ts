import { describe, expect, it } from "vitest"
import type { AccountSetup } from "#core/connect/accounts/AccountSetup.ts"
import * as AccountV2 from "#core/connect/accounts/AccountV2.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

const express: AccountSetup = {
  controller: Controller.typed.express,
  capabilities: new Set(["card_payments", "transfers"]),
  isCustomer: false
}

describe("an account of v2", () => {
  it("has the parameters of POST /v2/core/accounts", () => {
    expect(AccountV2.of({ ...express, isCustomer: true })).toEqual({
      dashboard: "express",
      configuration: {
        merchant: { capabilities: { card_payments: { requested: true } } },
        recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
        customer: {}
      },
      defaults: {
        responsibilities: {
          fees_collector: "application_express",
          losses_collector: "application",
          requirements_collector: "stripe"
        }
      }
    })
  })

  it("has only the configurations that it needs", () => {
    expect(AccountV2.of({ ...express, capabilities: new Set() }).configuration).toEqual({})
    expect(Object.keys(AccountV2.of({ ...express, capabilities: new Set(["transfers"]) }).configuration)).toEqual([
      "recipient"
    ])
  })

  it.each<readonly [Partial<AccountV2.AccountV2["defaults"]["responsibilities"]>, Controller.Dashboard, string]>([
    [
      { requirements_collector: "application", losses_collector: "stripe" },
      "none",
      "requirements_collector: application needs losses_collector: application, because whoever collects requirements " +
        "must cover losses"
    ],
    [
      { requirements_collector: "application", fees_collector: "stripe" },
      "none",
      "requirements_collector: application needs a fees_collector other than stripe"
    ],
    [
      { requirements_collector: "application" },
      "express",
      "requirements_collector: application needs dashboard: none, because no Stripe-hosted dashboard is given"
    ],
    [
      { fees_collector: "stripe" },
      "express",
      "dashboard: express needs losses_collector: application and a fees_collector of application " +
        "(account_controller_express_dash_without_application_losses_or_fees)"
    ],
    [
      { losses_collector: "stripe" },
      "none",
      "dashboard: none needs losses_collector: application and a fees_collector of application"
    ],
    [{}, "full", "fees_collector: application_express exists only on type: express"],
    [
      { fees_collector: "application_custom" },
      "express",
      "fees_collector: application_custom exists only on type: custom"
    ]
  ])("is refused in its own words where Stripe has no such account: %j, %s", (changes, dashboard, message) => {
    const written = AccountV2.of(express)
    const responsibilities = { ...written.defaults.responsibilities, ...changes }
    expect(AccountV2.setup({ ...written, dashboard, defaults: { responsibilities } })).toMatchObject({
      failure: { message }
    })
  })
})
