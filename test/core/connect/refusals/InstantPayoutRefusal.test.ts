import { expect, it } from "vitest"
import * as InstantPayoutRefusal from "#core/connect/refusals/InstantPayoutRefusal.ts"
import { answer, money } from "../Worlds.ts"

const limit = "400 invalid_request_error: Instant Payouts to bank accounts are only supported for amounts"
const noCode = "400 invalid_request_error instant_payouts_"

const table: { readonly [name in keyof typeof InstantPayoutRefusal]: readonly [string, string] } = {
  aboveMaximum: [
    answer(InstantPayoutRefusal.aboveMaximum(money("9999.00 usd"))),
    `${limit} less than or equal to $9999`
  ],
  belowMinimum: [
    answer(InstantPayoutRefusal.belowMinimum(money("0.50 usd"))),
    `${limit} greater than or equal to $0.50`
  ],
  limitExceeded: [
    answer(InstantPayoutRefusal.limitExceeded()),
    `${noCode}limit_exceeded: You have reached your daily processing limits for Instant Payouts.`
  ],
  unsupported: [
    answer(InstantPayoutRefusal.unsupported()),
    `${noCode}unsupported: This card is not eligible for Instant Payouts. Try a debit card from a supported bank.`
  ],
  notEligible: [
    answer(InstantPayoutRefusal.notEligible()),
    `${noCode}config_disabled: This connected account is not eligible for Instant Payouts. Ask the platform to enable ` +
      "Instant Payouts."
  ],
  ofCurrency: [
    answer(InstantPayoutRefusal.ofCurrency()),
    `${noCode}currency_disabled: This connected account is not eligible for Instant Payouts in this currency. Ask the ` +
      "platform to enable Instant Payouts in this currency."
  ]
}

it.each(Object.entries(table))("%s", (_, [said, expected]) => expect(said).toBe(expected))

it("an amount in a currency without a sign of its own is written with its code", () => {
  expect(InstantPayoutRefusal.aboveMaximum(money("99999.00 czk")).message).toContain("equal to 99999 CZK")
  expect(InstantPayoutRefusal.belowMinimum(money("0.40 eur")).message).toContain("equal to 0.40 EUR")
})
