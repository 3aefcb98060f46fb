import { Result } from "effect"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import * as ChargeAmount from "#core/connect/movements/ChargeAmount.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Money from "#core/money/Money.ts"
import { market, money } from "../Worlds.ts"

const usd = (minor: bigint) => Money.of(money("0 usd").currency, minor)
const methods = fc.constantFrom(...PaymentMethod.cards, "us_bank_account" as const)

it("what a net comes to is the smallest amount that leaves it and what is taken besides", () => {
  const minor = fc.bigInt({ min: 50n, max: 5_000_000n })
  fc.assert(
    fc.property(minor, fc.option(fc.bigInt({ min: 1n, max: 1_000n })), methods, (net, extra, paymentMethod) => {
      const fee = (amount: Money.Money) => ProcessingFee.of(market.tariff, paymentMethod, amount)
      const besides = extra === null ? undefined : usd(extra)
      const command = { _tag: "charge", key: "x", netAmount: usd(net), paymentMethod } as const
      const amount = Result.getOrThrow(ChargeAmount.of(command, fee, besides))
      const left = (paid: Money.Money) => paid.minor - fee(paid).minor - (extra ?? 0n)
      expect(left(amount) >= net).toBe(true)
      expect(left(usd(amount.minor - 1n)) < net).toBe(true)
    })
  )
})

it("what is stated is charged as it is, by card unless it says so", () => {
  const command = { _tag: "charge", key: "x", amount: money("10.00 usd") } as const
  expect(ChargeAmount.of(command, (amount) => amount, usd(1n))).toEqual(Result.succeed(money("10.00 usd")))
  expect(ChargeAmount.stated(command)).toEqual(money("10.00 usd"))
  expect(ChargeAmount.methodOf(command)).toBe("card")
  expect(ChargeAmount.refusalOf(command, market)).toBeUndefined()
})
