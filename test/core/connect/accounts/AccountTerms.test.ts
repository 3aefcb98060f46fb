import { describe, expect, it } from "vitest"
import * as AccountTerms from "#core/connect/accounts/AccountTerms.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

const processing = (controller: Controller.Controller) => Object.values(AccountTerms.of(controller).processing)

describe("the terms of an account", () => {
  it("say who pays for every product", () => {
    const { fees } = AccountTerms.of(Controller.typed.express)
    expect(fees).toHaveLength(16)
    expect(fees.filter(({ payer }) => payer === "account").map(({ product }) => product)).toEqual([
      "payment_processing",
      "disputes",
      "payment_method_failures",
      "terminal"
    ])
  })

  it("say who pays for processing, by where it is charged", () => {
    expect(processing(Controller.typed.standard)).toEqual(["account", "application", "application"])
    expect(processing(Controller.typed.custom)).toEqual(["account", "application", "application"])
    expect(processing({ ...Controller.typed.express, feesPayer: "application" })).toEqual([
      "application",
      "application",
      "application"
    ])
  })

  it("say who bears which loss", () => {
    const { losses } = AccountTerms.of(Controller.typed.standard)
    const platform = {
      refund: "application",
      disputeAmount: "application",
      disputeFees: "application",
      uncovered: "application"
    }
    expect(losses).toEqual({
      direct: { refund: "account", disputeAmount: "account", disputeFees: "account", uncovered: "stripe" },
      destination: platform,
      separate: platform
    })
  })

  it("leave the fees of disputes to the account where Stripe bears its losses, whoever pays the others", () => {
    const { fees } = AccountTerms.of({ ...Controller.typed.standard, feesPayer: "application" })
    const payer = (of: string) => fees.find(({ product }) => product === of)?.payer
    expect([payer("payment_processing"), payer("disputes")]).toEqual(["application", "account"])
  })

  it("say what it may be charged how, and under which agreement", () => {
    const ratings = (...asked: Parameters<typeof AccountTerms.of>) =>
      AccountTerms.of(...asked).charges.map(({ charge, onBehalfOf, rating }) => [charge, onBehalfOf, rating].join(" "))
    expect(ratings(Controller.typed.custom)).toEqual([
      "direct  allowed",
      "destination  allowed",
      "destination true out_of_scope",
      "separate  allowed",
      "separate true out_of_scope"
    ])
    expect(ratings(Controller.typed.custom, "recipient")).toEqual([
      "direct  blocked",
      "destination  allowed",
      "destination true blocked",
      "separate  allowed",
      "separate true blocked"
    ])
  })
})
