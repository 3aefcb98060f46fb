import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import { ada, after, charge, connected, done, market, moment, money, passed, refund, refundFailure } from "../Worlds.ts"

describe("the line of Stripe's fee", () => {
  it.each([
    ["0.59 usd", [{ type: "stripe_fee", amount: money("0.59 usd"), description: "Stripe processing fees" }]],
    ["-0.04 usd", [{ type: "stripe_fee", amount: money("-0.04 usd"), description: "Stripe processing fee refund" }]],
    ["0.00 usd", []]
  ])("of %s is %o", (amount, lines) => {
    expect(ProcessingFee.lines(money(amount))).toEqual(lines)
  })
})

describe("Stripe's fee", () => {
  it.each([
    ["us_bank_account", "py_rent", "pyr_back", "bank_account"],
    ["card", "ch_rent", "re_back", "card"]
  ] as const)(
    "that the platform pays for an account, and gets back, is of the pot of its payment by %s",
    (paymentMethod, paid, back, pot) => {
      const cora = connected("Cora", "custom", { controller: { ...ada.controller, feesPayer: "application" } })
      const world = after([charge("more", "10.00 usd", { stripeAccount: cora.id })], {
        accounts: [cora],
        choices: { processingFeeOnRefund: "recomputed" }
      })
      const commands: ReadonlyArray<Command> = [
        charge("rent", "10.00 usd", { stripeAccount: cora.id, paymentMethod }),
        refund("back", paid, { amount: money("5.00 usd") }),
        refundFailure("no", back)
      ]
      for (const command of commands) {
        if (command._tag === "refund") passed(world, moment("2026-03-06"))
        const lines = done(world, command).outcome.transactions
        expect(lines.map(({ account, sourceType, type }) => [account, type === "stripe_fee", sourceType])).toEqual([
          [cora.id, false, pot],
          [market.id, true, pot]
        ])
      }
    }
  )

  it("of a method without a price is a bug", () => {
    expect(() => ProcessingFee.of(market.tariff, "fpx" as never, money("1.00 usd"))).toThrow("has no price for fpx")
  })
})

describe("what Stripe gives back of its fee", () => {
  const charged = (refunded: string): Charge => ({
    ...(after([charge("flour", "12.00 usd")]).charge("ch_flour") ?? expect.fail()),
    amountRefunded: money(refunded)
  })
  const recomputed: Settings.Settings = { ...Settings.defaults, processingFeeOnRefund: "recomputed" }
  const returned = (settings: Settings.Settings, refunded: string, amount: string) =>
    Money.format(ProcessingFee.returned(settings, market.tariff, charged(refunded), money(amount)))

  it.each([
    ["0 usd", "12.00 usd"],
    ["0 usd", "2.00 usd"],
    ["7.00 usd", "5.00 usd"]
  ])("after %s were refunded, of another %s, is nothing today", (refunded, amount) => {
    expect(returned(Settings.defaults, refunded, amount)).toBe("0.00 usd")
  })

  it.each([
    ["0 usd", "2.00 usd", "-0.06 usd", "0.65 on 12.00, 0.59 on 10.00"],
    ["2.00 usd", "5.00 usd", "-0.14 usd", "0.59 on 10.00, 0.45 on 5.00"],
    ["7.00 usd", "5.00 usd", "-0.45 usd", "0.45 on 5.00, nothing on nothing"],
    ["0 usd", "12.00 usd", "-0.65 usd", "all of it"]
  ])("after %s were refunded, of another %s, was %s under older pricing: %s", (refunded, amount, expected) => {
    expect(returned(recomputed, refunded, amount)).toBe(expected)
  })

  it("adds up to the whole fee when the whole charge was refunded under older pricing, in whatever parts", () => {
    const parts = fc.array(fc.integer({ min: 1, max: 300 }).map(BigInt), { minLength: 1, maxLength: 6 })
    const usd = (minor: bigint) => Money.of(Currency.of("usd"), minor)
    fc.assert(
      fc.property(parts, (parts) => {
        let [refunded, back] = [0n, money("0 usd")]
        for (const part of [...parts, 1200n]) {
          const amount = part < 1200n - refunded ? part : 1200n - refunded
          const of = { ...charged("0 usd"), amountRefunded: usd(refunded) }
          back = Money.add(back, ProcessingFee.returned(recomputed, market.tariff, of, usd(amount)))
          refunded += amount
        }
        expect(back).toEqual(Money.negate(ProcessingFee.of(market.tariff, "card", usd(1200n))))
      })
    )
  })
})
