import { describe, expect, it } from "vitest"
import * as ChargeSplit from "#core/connect/movements/ChargeSplit.ts"
import { ada, money, world } from "../Worlds.ts"

const charge = (amount?: string) => ({
  _tag: "charge" as const,
  key: "cake",
  amount: money("10.00 usd"),
  transferData: { destination: ada.id, ...(amount === undefined ? {} : { amount: money(amount) }) }
})

describe("the part of a charge that goes on", () => {
  it("is up to all of it", () => {
    expect(ChargeSplit.refusalOf(charge())).toBeUndefined()
    expect(ChargeSplit.refusalOf(charge("10.00 usd"))).toBeUndefined()
    expect(ChargeSplit.refusalOf(charge("10.01 usd"))?.message).toContain("must not exceed the charge amount of $10.00")
    expect(ChargeSplit.refusalOf(charge("0.00 usd"))?.message).toContain("greater than or equal to 1")
  })

  it("is stated by one amount, not by two", () => {
    const fee = { applicationFeeAmount: money("1.00 usd") }
    expect(ChargeSplit.refusalOf({ ...charge(), ...fee })).toBeUndefined()
    expect(ChargeSplit.refusalOf({ ...charge("9.00 usd"), ...fee })?.message).toContain("mutually exclusive")
  })
})

describe("the fee that a request states", () => {
  const refused = (fee?: string, applicationFeeLimit: "charge_amount" | "below_charge_amount" = "charge_amount") =>
    ChargeSplit.feeRefusal(
      world({ choices: { applicationFeeLimit } }),
      money("10.00 usd"),
      fee === undefined ? undefined : money(fee)
    )?.message

  it("is up to the charge, or less than that, as the settings say", () => {
    expect(refused()).toBeUndefined()
    expect(refused("10.00 usd")).toBeUndefined()
    expect(refused("9.99 usd", "below_charge_amount")).toBeUndefined()
    expect(refused("10.00 usd", "below_charge_amount")).toContain("must be less than the charge amount of $10.00")
    expect(refused("10.01 usd")).toContain("must not exceed the charge amount of $10.00")
    expect(refused("0.00 usd")).toContain("greater than or equal to 1")
  })
})
