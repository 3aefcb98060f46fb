import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as ChargeTerms from "#core/connect/decisions/ChargeTerms.ts"
import type { ChargeRequest } from "#core/connect/decisions/ChargeRequest.ts"
import { ada, market, monday, money, sten, wednesday, world } from "../Worlds.ts"

const common = { _tag: "charge", key: "x", amount: money("10.00 usd") } as const
const fee = money("2.00 usd")

const terms = (command: ChargeRequest) => Result.getOrThrow(ChargeTerms.of(world(), command, monday))

describe("the terms of a charge", () => {
  it("on the platform are the platform's", () => {
    const expected = { way: "platform", merchant: market, availableOn: wednesday }
    expect(terms(common)).toEqual(expected)
    expect(terms({ ...common, stripeAccount: market.id })).toEqual(expected)
  })

  it("on a connected account are its own, with the platform's fee", () => {
    const direct = { ...common, stripeAccount: sten.id }
    const expected = { way: "direct", merchant: sten, availableOn: wednesday }
    expect(terms(direct)).toEqual({ ...expected, applicationFee: undefined })
    expect(terms({ ...direct, applicationFeeAmount: fee })).toEqual({ ...expected, applicationFee: fee })
  })

  it("to a destination are the platform's, and all or a part goes on", () => {
    const expected = { way: "destination", merchant: market, destination: ada, availableOn: wednesday }
    expect(terms({ ...common, transferData: { destination: ada.id }, applicationFeeAmount: fee })).toEqual({
      ...expected,
      transferred: money("10.00 usd"),
      applicationFee: fee
    })
    expect(terms({ ...common, transferData: { destination: ada.id, amount: money("7.00 usd") } })).toEqual({
      ...expected,
      transferred: money("7.00 usd"),
      applicationFee: undefined
    })
  })

  it("are refused before anything is made", () => {
    const refused = ChargeTerms.of(world(), { ...common, amount: money("0.49 usd") }, monday)
    expect(Result.isFailure(refused) && refused.failure.message).toContain("at least $0.50")
  })
})
