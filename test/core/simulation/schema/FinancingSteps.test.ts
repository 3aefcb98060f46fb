import { at, eachKnows, eachMayBe, eachMayNotBe } from "./Steps.ts"

const financing = { stripe_account: "ada", advance_amount: "1000.00 usd", withhold_rate: "10%" }

eachMayBe([{ financing }, { financing: { ...financing, fee_amount: "100.00 usd" } }])

eachMayNotBe([
  [
    { at, financing: {} },
    [
      "it.financing.stripe_account: Missing key. The connected account that the money is advanced to.",
      'it.financing.advance_amount: Missing key. What it gets, in the currency that it settles in. Expected an amount above zero such as "10.00 usd"',
      "it.financing.withhold_rate: Missing key. What is withheld of each of its payments until both are repaid, such as " +
        "10%."
    ]
  ]
])

eachKnows([["financing.", { financing }, "stripe_account, advance_amount, fee_amount, withhold_rate"]])
