import { describe, expect, it } from "vitest"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import { ada, after, charge, done, held, market, money, sten, text, statement, world } from "../Worlds.ts"

const fee = { applicationFeeAmount: money("2.00 usd") }
const ways = [
  ["on the platform", {}],
  ["direct", { stripeAccount: sten.id, ...fee }],
  ["to a destination", { transferData: { destination: ada.id }, ...fee }]
] as const

describe.each(ways)("a payment %s", (_, way) => {
  it.each<readonly [PaymentMethod, string, string]>([
    ["card", "card", "ch_x"],
    ["card_present", "card", "ch_x"],
    ["us_bank_account", "bank_account", "py_x"]
  ])("by %s moves the pot of %s in every line, and is %s", (paymentMethod, sourceType, id) => {
    const { outcome } = done(world(), charge("x", "10.00 usd", { paymentMethod, ...way }))
    expect(outcome.made[0]).toMatchObject({ object: "charge", id, paymentMethod, sourceType })
    expect(new Set(outcome.transactions.map((line) => line.sourceType))).toEqual(new Set([sourceType]))
    const days = new Set(outcome.transactions.map((line) => line.availableOn))
    expect(days.size).toBe(1)
  })
})

it("a bank debit is a payment at Stripe, and its money is in a pot of its own", () => {
  const debit = charge("x", "10.00 usd", { paymentMethod: "us_bank_account" })
  expect(statement(done(world(), debit))).toBe(text`
    market: payment 10.00 - 0.08 = 9.92 usd
      less stripe_fee 0.08, Stripe processing fees
      py_x, 2026-03-06, charge, ""
  `)
  const both = after([debit, charge("y", "10.00 usd")])
  expect([held(both, market.id, "bank_account"), held(both, market.id, "card"), held(both, market.id)]).toEqual([
    "9.92 / 0.00",
    "9.41 / 0.00",
    "19.33 / 0.00"
  ])
})
