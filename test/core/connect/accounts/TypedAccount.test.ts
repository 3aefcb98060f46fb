import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { AccountSetup } from "#core/connect/accounts/AccountSetup.ts"
import * as TypedAccount from "#core/connect/accounts/TypedAccount.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

const express: AccountSetup = {
  controller: Controller.typed.express,
  capabilities: new Set(["card_payments", "transfers"]),
  isCustomer: false
}

describe("an account by its type", () => {
  it("has the parameters of POST /v1/accounts", () => {
    expect(TypedAccount.of(express)).toEqual(
      Result.succeed({
        type: "express",
        capabilities: { card_payments: { requested: true }, transfers: { requested: true } }
      })
    )
  })

  it("cannot say that it is a customer", () => {
    expect(TypedAccount.of({ ...express, isCustomer: true })).toMatchObject({
      failure: {
        message: "account types cannot say it: that an account is a customer too is a configuration of Accounts v2"
      }
    })
  })
})
