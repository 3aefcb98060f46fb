import { expect, it } from "vitest"
import { borders, cara, colin } from "../Borders.ts"
import { charge, done, money, statement, text } from "../Worlds.ts"

const choices = { conversionFee: "stripe_fx_fee" } as const

it("what Stripe keeps of a charge that is converted is a line of its own", () => {
  const sale = done(borders({ choices }), charge("sale", "100.00 usd", { stripeAccount: colin.id }))
  expect(statement(sale)).toBe(text`
    colin: charge 125.00 - 3.93 = 121.07 cad
      less stripe_fee 3.93, Stripe processing fees
      ch_sale, 2026-03-04, charge, ""
    colin: stripe_fx_fee -2.50 - 0.00 = -2.50 cad
      no source, 2026-03-04, fee, "Currency conversion fee for ch_sale"
  `)
})

it("so it is of an application fee that the platform gets in its own currency", () => {
  const world = borders({ choices })
  const sale = charge("sale", "100.00 cad", { stripeAccount: colin.id, applicationFeeAmount: money("10.00 cad") })
  expect(statement(done(world, sale))).toBe(text`
    colin: charge 100.00 - 13.20 = 86.80 cad
      less stripe_fee 3.20, Stripe processing fees
      less application_fee 10.00, Market application fee
      ch_sale, 2026-03-04, charge, ""
    market: application_fee 8.00 - 0.00 = 8.00 usd
      fee_sale, 2026-03-04, platform_earning, "Application fee from application Market for Colin (acct_colin)"
    market: stripe_fx_fee -0.08 - 0.00 = -0.08 usd
      no source, 2026-03-04, fee, "Currency conversion fee for fee_sale"
  `)
})

it("so it is of a transfer as it arrives, and there is none where nothing is converted", () => {
  const world = borders({ choices })
  const sale = charge("sale", "100.00 usd", { transferData: { destination: cara.id } })
  expect(statement(done(world, sale))).toBe(text`
    market: charge 100.00 - 3.20 = 96.80 usd
      less stripe_fee 3.20, Stripe processing fees
      ch_sale, 2026-03-04, charge, ""
    market: transfer -100.00 - 0.00 = -100.00 usd
      tr_sale, 2026-03-04, transfer, ""
    cara: payment 125.00 - 0.00 = 125.00 cad
      py_sale, 2026-03-04, charge, ""
    cara: stripe_fx_fee -2.50 - 0.00 = -2.50 cad
      no source, 2026-03-04, fee, "Currency conversion fee for py_sale"
  `)
})

it("one that comes to nothing is no line", () => {
  const world = borders({ choices })
  const sale = charge("sale", "100.00 usd", { transferData: { destination: cara.id, amount: money("0.01 usd") } })
  expect(done(world, sale).outcome.transactions.map(({ type }) => type)).toEqual(["charge", "transfer", "payment"])
})
