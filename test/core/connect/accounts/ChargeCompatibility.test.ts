/**
 * The compatibility matrix of Stripe's `connect-recommend` guide (github.com/stripe/ai, skills/connect-recommend,
 * references/compatibility-matrix.md, read 2026-11), row by row: dashboard, fees collector, losses collector.
 */
import { describe, expect, it } from "vitest"
import * as ChargeCompatibility from "#core/connect/accounts/ChargeCompatibility.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

const matrix = [
  ["full", "stripe", "stripe", "allowed", "blocked", "out_of_scope", "blocked", "out_of_scope"],
  ["full", "stripe", "application", "blocked", "blocked", "out_of_scope", "blocked", "out_of_scope"],
  ["full", "application", "application", "on_request", "on_request", "out_of_scope", "on_request", "out_of_scope"],
  ["full", "application", "stripe", "on_request", "on_request", "out_of_scope", "on_request", "out_of_scope"],
  ["express", "application", "application", "allowed", "caution", "out_of_scope", "caution", "out_of_scope"],
  ["express", "stripe", "stripe", "blocked", "blocked", "blocked", "blocked", "blocked"],
  ["express", "stripe", "application", "blocked", "blocked", "blocked", "blocked", "blocked"],
  ["express", "application", "stripe", "blocked", "blocked", "blocked", "blocked", "blocked"],
  ["none", "stripe", "stripe", "blocked", "blocked", "blocked", "blocked", "blocked"],
  ["none", "stripe", "application", "blocked", "blocked", "blocked", "blocked", "blocked"],
  ["none", "application", "stripe", "blocked", "blocked", "blocked", "blocked", "blocked"],
  ["none", "application", "application", "allowed", "allowed", "out_of_scope", "allowed", "out_of_scope"]
] as const

const named = ({ charge, onBehalfOf = false }: ChargeCompatibility.Way) => (onBehalfOf ? `${charge} on behalf` : charge)

describe("fees collected by %s, losses by", () => {
  // What the matrix leaves out of scope of accounts that Stripe does not have is blocked like the rest of them.
  it.each(matrix)(
    "%s, %s, %s: direct %s, destination %s (%s), separate %s (%s)",
    (dashboard, fees, losses, ...rated) => {
      const feesPayer = fees === "stripe" ? "account" : "application"
      const controller = { dashboard, losses, feesPayer, requirementCollection: "stripe" } as const
      expect(ChargeCompatibility.ways.map((way) => ChargeCompatibility.of(controller, way).rating)).toEqual(rated)
    }
  )

  it("the account types are rated as what they stand for", () => {
    const rated = Controller.accountTypes.map((type) =>
      ChargeCompatibility.ways.map((way) => ChargeCompatibility.of(Controller.typed[type], way).rating).join(" ")
    )
    expect(rated).toEqual([
      "allowed blocked out_of_scope blocked out_of_scope",
      "allowed caution out_of_scope caution out_of_scope",
      "allowed allowed out_of_scope allowed out_of_scope"
    ])
  })
})

describe("each rating has its reason, and what to change where something must be", () => {
  const platformLiable = "dashboard: express or none with losses: application and fees_payer: application"
  const full = (losses: Controller.Losses, feesPayer: Controller.FeesPayer): Controller.Controller => ({
    dashboard: "full",
    losses,
    feesPayer,
    requirementCollection: "stripe"
  })

  it.each<readonly [string, Controller.Controller, ChargeCompatibility.Way["charge"], string, string | undefined]>([
    [
      "direct on a standard account",
      full("stripe", "account"),
      "direct",
      "the account is the merchant of record; Stripe takes its fees and covers its losses",
      undefined
    ],
    [
      "destination on a standard account",
      full("stripe", "account"),
      "destination",
      "disputes, refunds and Stripe's fees of these charges are the platform's, although Stripe is liable for the account",
      `direct charges, or ${platformLiable}`
    ],
    [
      "direct, the account paying and the platform liable",
      full("application", "account"),
      "direct",
      "the platform would cover the losses of accounts that pay Stripe and run their payments themselves",
      `losses: stripe with direct charges, or ${platformLiable}`
    ],
    [
      "direct, a full dashboard and the platform paying",
      full("application", "application"),
      "direct",
      "a full dashboard whose fees the platform pays is given on request only: ask Stripe's sales",
      "fees_payer: account with losses: stripe, or dashboard: express or none with losses: application"
    ],
    [
      "direct on an express account",
      Controller.typed.express,
      "direct",
      "the account is the merchant of record, and the platform covers its losses",
      undefined
    ],
    [
      "separate on an express account",
      Controller.typed.express,
      "separate",
      "the account cannot manage refunds, disputes or Radar rules of these charges from its Express dashboard; the " +
        "platform is debited first, and takes its part back by reversing transfers",
      undefined
    ],
    [
      "destination on a custom account",
      Controller.typed.custom,
      "destination",
      "the platform covers the losses, pays Stripe's fees and builds what its accounts see",
      undefined
    ],
    [
      "direct on an account that there is not",
      { ...full("stripe", "account"), dashboard: "express" },
      "direct",
      "dashboard: express needs losses: application and a fees_payer of application " +
        "(account_controller_express_dash_without_application_losses_or_fees)",
      "dashboard: full, losses: stripe, fees_payer: account, requirement_collection: stripe"
    ]
  ])("%s", (_, controller, charge, reason, change) => {
    const found = ChargeCompatibility.of(controller, { charge })
    expect([found.reason, found.change]).toEqual([reason, change])
  })

  it("on behalf of an account, the matrix says nothing", () => {
    const way = { charge: "destination", onBehalfOf: true } as const
    expect(ChargeCompatibility.of(Controller.typed.custom, way)).toEqual({
      rating: "out_of_scope",
      reason: "Stripe's matrix says nothing of charges on behalf of an account: ask Stripe"
    })
  })

  it("whatever is blocked says what to change, for every combination there can be written", () => {
    for (const controller of Controller.combinations) {
      for (const way of ChargeCompatibility.ways) {
        const { change, rating, reason } = ChargeCompatibility.of(controller, way)
        expect(reason).not.toBe("")
        if (rating === "blocked" || rating === "on_request") expect(change).toBeTruthy()
      }
    }
  })
})

describe("a recipient", () => {
  // https://docs.stripe.com/connect/service-agreement-types
  it("is neither charged directly nor on behalf of", () => {
    const rated = ChargeCompatibility.ways.map((way) => {
      const { change, rating, reason } = ChargeCompatibility.of(Controller.typed.custom, way, "recipient")
      return [named(way), rating, ...(rating === "blocked" ? [reason, change] : [])]
    })
    const blocked = [
      "blocked",
      "an account under the recipient agreement only receives transfers, and the platform is the merchant of record",
      "service_agreement: full, or destination or separate charges that are not on behalf of it"
    ]
    expect(rated).toEqual([
      ["direct", ...blocked],
      ["destination", "allowed"],
      ["destination on behalf", ...blocked],
      ["separate", "allowed"],
      ["separate on behalf", ...blocked]
    ])
  })
})
