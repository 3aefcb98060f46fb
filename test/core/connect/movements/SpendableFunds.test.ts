import { describe, expect, it } from "vitest"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as Money from "#core/money/Money.ts"
import {
  after,
  answer,
  charge,
  done,
  market,
  money,
  passed,
  payout,
  refund,
  thursday,
  topUp,
  transfer,
  refused,
  wednesday
} from "../Worlds.ts"

/** What is available of cards and of bank accounts: 100.00 and 100.00 by 50.00, or by 150.00 less of cards. */
const having = (spent: string, isRefunded: boolean) => {
  const more = topUp("more", "100.00 usd", { expectedAvailabilityDate: wednesday })
  const choices = { refundWithoutFunds: "negative_balance" } as const
  const world = after([charge("stall", "100.00 usd"), more], { choices })
  passed(world, thursday)
  done(world, payout("spent", spent))
  if (isRefunded) done(world, refund("back", "ch_stall"))
  return world
}
const pot = (sourceType: "card" | "bank_account") =>
  ({ account: market.id, currency: money("0 usd").currency, sourceType }) as const

describe("what can be spent of a pot", () => {
  it.each([
    ["what is in it", "46.80 usd", false, "50.00 usd", "100.00 usd"],
    ["less than that where another is negative", "46.80 usd", true, "-50.00 usd", "50.00 usd"]
  ])("is %s", (_, spent, isRefunded, card, bank) => {
    const world = having(spent, isRefunded)
    const spendable = (["card", "bank_account"] as const).map((type) =>
      Money.format(SpendableFunds.of(world, pot(type)))
    )
    expect(spendable).toEqual([card, bank])
  })

  it("is spent to the cent, and beyond it the pot is short or all of them are", () => {
    const world = having("46.80 usd", true)
    const said = (type: "card" | "bank_account", amount: string) => {
      const refusal = SpendableFunds.refusalOf(world, pot(type), money(amount))
      return refusal === undefined ? "" : answer(refusal)
    }
    expect(said("bank_account", "50.00 usd")).toBe("")
    expect(said("bank_account", "50.01 usd")).toContain("insufficient available funds in your Stripe account")
    expect(said("bank_account", "100.00 usd")).toContain("insufficient available funds in your Stripe account")
    expect(said("bank_account", "100.01 usd")).toContain("Your bank account balance is too low")
    expect(said("card", "0.01 usd")).toContain("Your card balance is too low")
    expect(said("card", "-50.00 usd")).toContain("Your card balance is too low")
  })

  it("is what a transfer without a source may take", () => {
    const world = having("46.80 usd", true)
    const asked = (amount: string) => transfer("gift", amount, { sourceType: "bank_account" })
    expect(answer(refused(world, asked("50.01 usd")))).toContain("insufficient available funds")
    expect(done(world, asked("50.00 usd"))._tag).toBe("done")
  })
})
