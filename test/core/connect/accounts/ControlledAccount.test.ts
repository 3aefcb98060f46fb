import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { AccountSetup } from "#core/connect/accounts/AccountSetup.ts"
import * as ControlledAccount from "#core/connect/accounts/ControlledAccount.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

const express: AccountSetup = {
  controller: Controller.typed.express,
  capabilities: new Set(["card_payments", "transfers"]),
  isCustomer: false
}

const own = { ...express, controller: { ...express.controller, feesPayer: "application" } } as const

describe("an account by its controller properties", () => {
  it("has the parameters of POST /v1/accounts", () => {
    expect(ControlledAccount.of(own)).toEqual(
      Result.succeed({
        controller: {
          losses: { payments: "application" },
          fees: { payer: "application" },
          requirement_collection: "stripe",
          stripe_dashboard: { type: "express" }
        },
        capabilities: { card_payments: { requested: true }, transfers: { requested: true } }
      })
    )
  })

  it("cannot say that it is a customer", () => {
    expect(ControlledAccount.of({ ...own, isCustomer: true })).toMatchObject({
      failure: {
        message:
          "controller properties cannot say it: that an account is a customer too is a configuration of Accounts v2"
      }
    })
  })

  it("is refused where Stripe has no such account", () => {
    const stated = Result.getOrThrow(ControlledAccount.of(own))
    const controller = { ...stated.controller, requirement_collection: "application" } as const
    expect(ControlledAccount.setup({ ...stated, controller })).toMatchObject({
      failure: {
        message:
          "requirement_collection: application needs dashboard: none, because no Stripe-hosted dashboard is given"
      }
    })
  })
})
