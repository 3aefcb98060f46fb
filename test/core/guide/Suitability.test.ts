import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { Choices } from "#core/guide/Choices.ts"
import * as Suitability from "#core/guide/Suitability.ts"
import { money } from "../connect/Worlds.ts"
import * as Combinations from "../../guide/Combinations.ts"

const { marketplace, saas } = Combinations

const failure = (choices: Choices): Suitability.Unsuitable => {
  const result = Suitability.of(choices)
  if (Result.isSuccess(result)) throw new Error(`suitable: ${result.success.reason}`)
  return result.failure
}

const rating = (choices: Choices): string => Result.getOrThrow(Suitability.of(choices)).rating

describe("choices that go together", () => {
  it("are rated as Stripe rates their accounts and charges", () => {
    expect(rating(saas)).toBe("allowed")
    expect(rating(marketplace)).toBe("caution")
    expect(rating({ ...marketplace, charge: "direct" })).toBe("allowed")
    expect(rating({ ...marketplace, dashboard: "none", onboarding: "api" })).toBe("allowed")
    expect(rating({ ...saas, feesPayer: "application", losses: "application" })).toBe("on_request")
  })

  it("are some, and some are not", () => {
    expect(Combinations.suitable.length).toBeGreaterThan(400)
    expect(Combinations.refused.length).toBeGreaterThan(1000)
  })
})

describe("charges on behalf of the seller", () => {
  const onBehalf = { ...marketplace, onBehalfOf: "yes" } as const

  it("are nothing that Stripe's matrix speaks of", () => {
    expect(rating(onBehalf)).toBe("out_of_scope")
    expect(rating({ ...onBehalf, charge: "separate" })).toBe("out_of_scope")
  })

  it("suit no account that others would not", () => {
    expect(failure({ ...onBehalf, dashboard: "full", losses: "stripe", feesPayer: "account" }).reason).toContain(
      "although Stripe is liable"
    )
    expect(rating({ ...onBehalf, dashboard: "full" })).toBe("on_request")
  })

  it("are not direct ones, and are never advised to who did not ask for them", () => {
    expect(failure({ ...saas, onBehalfOf: "yes" }).message).toBe(
      "a direct charge is the seller's own: it is made on nobody's behalf; change to --on-behalf-of no"
    )
    expect(failure({ ...onBehalf, charge: "direct" }).message).toBe(
      "a direct charge is the seller's own: it is made on nobody's behalf; " +
        "change to --on-behalf-of no, or --charge destination, or --charge separate"
    )
    const onRequest = { ...saas, feesPayer: "application", losses: "application" } as const
    expect(failure({ ...onRequest, onBehalfOf: "yes" }).reason).toContain("it is made on nobody's behalf")
    for (const choices of Combinations.suitable) {
      expect(choices.charge === "direct" && choices.onBehalfOf === "yes", JSON.stringify(choices)).toBe(false)
    }
    const advised = Combinations.refused
      .filter(({ businessModel, country, onBehalfOf }) => {
        return onBehalfOf === "no" && country === "US" && businessModel === "saas"
      })
      .flatMap((choices) => failure(choices).changes)
    expect(advised.filter(({ onBehalfOf }) => onBehalfOf !== undefined)).toEqual([])
  })
})

describe("what is refused", () => {
  it("names changes, each of which makes it suitable", { timeout: 120_000 }, () => {
    for (const choices of Combinations.refused) {
      const { changes, reason } = failure(choices)
      expect(reason).not.toBe("")
      expect(changes.length).toBeGreaterThan(0)
      const suits = choices.onBehalfOf === "yes" ? ["allowed", "caution", "out_of_scope"] : ["allowed", "caution"]
      for (const change of changes) expect(suits).toContain(rating({ ...choices, ...change }))
    }
  })

  it("names no more than needs to be changed: without a part it is still refused", { timeout: 120_000 }, () => {
    for (const choices of Combinations.refused) {
      for (const change of failure(choices).changes) {
        for (const [left] of Object.entries(change)) {
          const part = Object.fromEntries(Object.entries(change).filter(([key]) => key !== left))
          const result = Suitability.of({ ...choices, ...part })
          const isRefused = Result.isFailure(result) || result.success.rating === "on_request"
          expect(isRefused, JSON.stringify({ choices, change })).toBe(true)
        }
      }
    }
  })

  it("is told in the words of a command line", () => {
    expect(failure({ ...saas, dashboard: "none" }).message).toBe(
      "dashboard: none needs losses: application and a fees_payer of application; change to --dashboard full"
    )
    expect(failure({ ...marketplace, feesPayer: "account" }).message).toBe(
      "dashboard: express needs losses: application and a fees_payer of application " +
        "(account_controller_express_dash_without_application_losses_or_fees); change to --fees-payer application"
    )
    expect(failure({ ...marketplace, feesPayer: "account", losses: "stripe" }).message).toMatch(
      /; change to --charge direct and --dashboard full, or --fees-payer application and --losses application$/
    )
  })

  it("says who decides who collects requirements, since nobody is asked that", () =>
    expect(failure({ ...saas, onboarding: "api" }).reason).toBe(
      "onboarding: api makes you collect requirements, and requirement_collection: application needs losses: " +
        "application, because whoever collects requirements must cover losses"
    ))

  it("is both what does not go together and the currency, each with its reason", () => {
    const british = { ...marketplace, dashboard: "full", losses: "stripe", country: "GB" } as const
    const conversion = /; and accounts in GB settle in gbp; conversion is not shown here; change to .*--currency gbp/
    expect(failure({ ...british, feesPayer: "account" }).message).toMatch(/^.*although Stripe is liable/)
    expect(failure({ ...british, feesPayer: "account" }).message).toMatch(conversion)
    const asked = { ...british, currency: money("1.00 gbp").currency }
    expect(rating(asked)).toBe("on_request")
    expect(failure(british).message).toMatch(conversion)
    expect(failure(british).message.startsWith(Result.getOrThrow(Suitability.of(asked)).reason)).toBe(true)
  })

  it("may be where or in what currency it is", () => {
    const euro = money("1.00 eur").currency
    expect(failure({ ...saas, currency: euro })).toMatchObject({
      reason: "accounts in US settle in usd; conversion is not shown here",
      changes: [{ currency: saas.currency }]
    })
    expect(failure({ ...saas, country: "ZZ", currency: euro })).toMatchObject({
      reason: "Stripe's prices in ZZ are not known here",
      changes: [{ country: "US", currency: saas.currency }]
    })
  })
})

describe("answers so far", () => {
  it("are open if something suitable is left", () => {
    expect(Suitability.isOpen({})).toBe(true)
    expect(Suitability.isOpen({ onboarding: "api", dashboard: "none" })).toBe(true)
    expect(Suitability.isOpen({ onboarding: "api", dashboard: "full" })).toBe(false)
    expect(Suitability.isOpen({ businessModel: "saas", country: "DE", dashboard: "express" })).toBe(true)
  })

  it("are open when they are complete if and only if they suit", () => {
    for (const choices of Combinations.suitable) expect(Suitability.isOpen(choices)).toBe(true)
    for (const choices of Combinations.refused) expect(Suitability.isOpen(choices)).toBe(false)
  })
})
