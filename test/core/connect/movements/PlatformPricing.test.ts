import { expect, it } from "vitest"
import * as PlatformPricing from "#core/connect/movements/PlatformPricing.ts"
import type { FeesPayer } from "#core/connect/accounts/Controller.ts"
import * as Rate from "#core/money/Rate.ts"
import { ada, market, money, world } from "../Worlds.ts"

const scheme = (rate: string) => ({ rules: [], fallback: { rate: Rate.of(rate) }, modifiers: [] })
const platform = { ...market, pricing: scheme("4%") }
const common = { _tag: "charge", key: "x", amount: money("10.00 usd") } as const
const paying = (feesPayer: FeesPayer) => ({ ...ada, controller: { ...ada.controller, feesPayer } })

it.each([
  ["account", false],
  ["application", true],
  ["application_express", false],
  ["application_custom", false]
] as const)("with fees paid by %s, direct charges are priced: %s; destination charges always", (payer, direct) => {
  const account = paying(payer)
  const priced = world({ platform, accounts: [account] })
  expect(PlatformPricing.of(priced, { ...common, stripeAccount: account.id }, account)).toBe(
    direct ? platform.pricing : undefined
  )
  expect(PlatformPricing.of(priced, { ...common, transferData: { destination: account.id } }, account)).toBe(
    platform.pricing
  )
})

it("an explicit split overrides it, and an account's own scheme replaces the platform's", () => {
  const own = { ...paying("application"), pricing: scheme("5%") }
  const priced = world({ platform, accounts: [own] })
  const to = { destination: own.id }
  expect(PlatformPricing.of(priced, { ...common, transferData: to }, own)).toBe(own.pricing)
  const fee = { applicationFeeAmount: money("1.00 usd") }
  expect(PlatformPricing.of(priced, { ...common, ...fee, transferData: to }, own)).toBeUndefined()
  const part = { ...to, amount: money("1.00 usd") }
  expect(PlatformPricing.of(priced, { ...common, transferData: part }, own)).toBeUndefined()
})
