import { describe, expect, it } from "vitest"
import type { Choices } from "#core/guide/Choices.ts"
import { marketplace, saas } from "../../guide/Combinations.ts"
import { said } from "../../guide/Requests.ts"

describe("an account", () => {
  it("is made in both vocabularies with what was chosen", () =>
    expect(said(saas, "Make an account for each seller, once with v2 or once with v1")).toEqual([
      "/v2/core/accounts contact_email=seller@example.com display_name=Yoga Loft dashboard=full identity[country]=US " +
        "configuration[merchant][capabilities][card_payments][requested]=true " +
        "configuration[recipient][capabilities][stripe_balance][stripe_transfers][requested]=true " +
        "defaults[currency]=usd defaults[responsibilities][fees_collector]=stripe " +
        "defaults[responsibilities][losses_collector]=stripe",
      "/v1/accounts country=US controller[losses][payments]=stripe controller[fees][payer]=account " +
        "controller[requirement_collection]=stripe controller[stripe_dashboard][type]=full " +
        "capabilities[card_payments][requested]=true capabilities[transfers][requested]=true"
    ]))

  it("that is only transferred to takes no card payments", () => {
    const [v2 = "", v1 = ""] = said(marketplace, "Make an account for each seller, once with v2 or once with v1")
    expect(v2).not.toContain("merchant")
    expect(v1).not.toContain("card_payments")
  })

  it("is onboarded and seen as was chosen", () => {
    const first = (choices: Choices, title: string) => said(choices, title).map((call) => call.split(" ")[0])
    const onboarded = (["hosted", "embedded", "api"] as const).map((onboarding) =>
      first({ ...marketplace, dashboard: "none", onboarding }, "Onboard the seller")
    )
    expect(onboarded.flat()).toEqual(["/v1/account_links", "/v1/account_sessions", "/v1/accounts/$ACCOUNT"])
    const seen = (["full", "express", "none"] as const).map((dashboard) =>
      first({ ...marketplace, dashboard }, "Give sellers a view")
    )
    expect(seen).toEqual([[], ["/v1/accounts/$ACCOUNT/login_links"], ["/v1/account_sessions"]])
  })
})
