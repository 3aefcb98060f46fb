import { describe, expect, it } from "vitest"
import * as CrossBorder from "#core/connect/CrossBorder.ts"
import type { ServiceAgreement } from "#core/connect/accounts/ServiceAgreement.ts"
import { borders, cara, colin, jun } from "./Borders.ts"
import { ada, charge, done, market, money, statement, text, transfer } from "./Worlds.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const from = (country: string, crossBorderTransfers: "self_serve" | "by_contract" = "self_serve") => ({
  platform: { country },
  settings: { crossBorderTransfers }
})

const to = (country: string, serviceAgreement: ServiceAgreement) => ({ country, serviceAgreement })

/** Who answers: the region of the account, or its agreement. */
const answered = (message: string | undefined): string => {
  if (message === undefined) return "sent"
  if (message.includes("restricted outside of your platform's region")) return "outside the region"
  if (message.includes("under the `full` service agreement")) return "under the full agreement"
  return message
}

describe("an account", () => {
  it.each([
    ["US", "US", "full", true],
    ["US", "JP", "full", true],
    ["JP", "US", "full", true],
    ["US", "NG", "full", false],
    ["US", "RU", "full", false],
    ["US", "NG", "recipient", true],
    ["US", "DE", "recipient", true],
    ["US", "US", "recipient", false],
    ["US", "BR", "recipient", false],
    ["US", "RU", "recipient", false],
    ["CZ", "SA", "recipient", false],
    ["AU", "AU", "recipient", false],
    ["DE", "US", "recipient", false]
  ] as const)("of a platform in %s, in %s, under the agreement %s: %s", (platform, country, agreement, isPossible) => {
    expect(CrossBorder.isPossible(from(platform), country, agreement)).toBe(isPossible)
  })

  it("is a recipient in any other country by contract", () => {
    expect(CrossBorder.isPossible(from("CZ", "by_contract"), "SA", "recipient")).toBe(true)
    expect(CrossBorder.isPossible(from("CZ", "by_contract"), "CZ", "recipient")).toBe(false)
    expect(CrossBorder.isPossible(from("CZ", "by_contract"), "SA", "full")).toBe(false)
  })
})

describe("a transfer", () => {
  it.each([
    ["US", "US", "full", "sent"],
    ["AU", "AU", "full", "sent"],
    ["US", "CA", "full", "sent"],
    ["GB", "US", "full", "sent"],
    ["DE", "CA", "full", "sent"],
    ["CH", "NO", "full", "sent"],
    ["US", "MX", "full", "under the full agreement"],
    ["US", "AU", "full", "under the full agreement"],
    ["US", "MX", "recipient", "sent"],
    ["US", "NG", "recipient", "sent"],
    ["GB", "AU", "full", "outside the region"],
    ["GB", "AU", "recipient", "outside the region"],
    ["AU", "US", "full", "outside the region"],
    ["HK", "SG", "full", "outside the region"]
  ] as const)(
    "from %s to %s, to an account under the agreement %s, is %s",
    (platform, country, agreement, expected) => {
      const sender = from(platform)
      expect(answered(CrossBorder.transferRefusal(sender, to(country, agreement))?.message)).toBe(expected)
      const charged = CrossBorder.destinationRefusal(sender, to(country, agreement))
      expect(charged === undefined).toBe(expected === "sent")
      expect(CrossBorder.transferRefusal(from(platform, "by_contract"), to(country, agreement))).toBeUndefined()
      expect(CrossBorder.destinationRefusal(from(platform, "by_contract"), to(country, agreement))).toBeUndefined()
    }
  )

  it("to India is one of its own, and no part of a charge", () => {
    const india = to("IN", "recipient")
    expect(CrossBorder.transferRefusal(from("US"), india)).toBeUndefined()
    expect(CrossBorder.destinationRefusal(from("US"), india)?.message).toContain("by separate transfers only")
    expect(CrossBorder.destinationRefusal(from("US", "by_contract"), india)).toBeUndefined()
    expect(CrossBorder.destinationRefusal(from("IN"), to("IN", "full"))).toBeUndefined()
  })

  it.each([
    ["US", "US", "0%"],
    ["US", "CA", "0.25%"],
    ["GB", "US", "0.25%"],
    ["US", "JP", "1%"],
    ["US", "PE", "1.25%"],
    ["DE", "FR", "0%"],
    ["GB", "DE", "0%"],
    ["GB", "CH", "0.25%"],
    ["US", "RU", "0%"]
  ])("from %s to %s costs %s", (platform, country, rate) => {
    expect(Rate.format(CrossBorder.transferRate(platform, country))).toBe(rate)
  })
})

describe("what Stripe takes of the platform for it", () => {
  const paying = { ...market, crossBorderFees: {} }
  const amount = money("100.00 usd")

  it.each([
    ["nothing where it is not asked for", market, cara, undefined, "0.00 usd"],
    ["nothing within a country", paying, ada, undefined, "0.00 usd"],
    [
      "nothing there by a rate of its own, either",
      { ...paying, crossBorderFees: { rate: Rate.of("2%") } },
      ada,
      undefined,
      "0.00 usd"
    ],
    ["the share of the account's country", paying, cara, undefined, "0.25 usd"],
    ["the share of another one", paying, jun, undefined, "1.00 usd"],
    ["a rate of its own", { ...paying, crossBorderFees: { rate: Rate.of("2%") } }, cara, undefined, "2.00 usd"],
    ["nothing of one that pays Connect's fees itself, as none are charged", paying, colin, undefined, "0.00 usd"],
    ["nothing of what settled on its behalf", paying, cara, cara.id, "0.00 usd"],
    ["the share of what settled on the platform's own", paying, cara, market.id, "0.25 usd"]
  ])("is %s", (_, platform, account, settledFor, expected) => {
    expect(Money.format(CrossBorder.fee(platform, account, amount, settledFor))).toBe(expected)
  })

  it("is a line of its own, at once, in the pot of the transfer", () => {
    const world = borders({ platform: paying })
    done(world, charge("sale", "100.00 usd"))
    const sent = done(world, transfer("sent", "50.00 usd", { destination: cara.id, sourceTransaction: "ch_sale" }))
    expect(statement(sent)).toBe(text`
      market: transfer -50.00 - 0.00 = -50.00 usd
        tr_sent, 2026-03-04, transfer, ""
      cara: payment 61.25 - 0.00 = 61.25 cad
        py_sent, 2026-03-04, charge, ""
      market: stripe_fee -0.13 - 0.00 = -0.13 usd
        no source, 2026-03-02T09:30:00Z, fee, "Connect (2026-03-02): Cross-Border Transfers"
    `)
  })

  it("is no line where it is nothing", () => {
    const world = borders({ platform: paying })
    const sold = charge("sale", "100.00 usd", { transferData: { destination: ada.id } })
    expect(done(world, sold).outcome.transactions).toHaveLength(3)
  })
})
