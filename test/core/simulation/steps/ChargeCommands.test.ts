import { describe, expect, it } from "vitest"
import { commandOf, eachIs, eachLeadsNowhere, money } from "./Commands.ts"

eachIs([
  [{ charge: { amount: "10.00 usd" } }, { _tag: "charge", amount: money(1000n) }],
  [
    {
      charge: { amount: "10.00 usd", stripe_account: "sten", application_fee_amount: "1.00 usd", description: "Lamp" }
    },
    {
      _tag: "charge",
      amount: money(1000n),
      stripeAccount: "acct_sten",
      applicationFeeAmount: money(100n),
      description: "Lamp"
    }
  ],
  [
    { charge: { amount: "1000 jpy", stripe_account: "platform" } },
    { _tag: "charge", amount: money(1000n, "jpy"), stripeAccount: "acct_platform" }
  ],
  [
    { charge: { amount: "10.00 usd", transfer_data: { destination: "ada" }, transfer_group: "orders" } },
    { _tag: "charge", amount: money(1000n), transferData: { destination: "acct_ada" }, transferGroup: "orders" }
  ],
  [
    { charge: { amount: "10.00 usd", transfer_data: { destination: "ada", amount: "9.00 usd" } } },
    { _tag: "charge", amount: money(1000n), transferData: { destination: "acct_ada", amount: money(900n) } }
  ],
  [
    { charge: { amount: "10.00 usd", on_behalf_of: "ada", transfer_data: { destination: "ada" } } },
    { _tag: "charge", amount: money(1000n), onBehalfOf: "acct_ada", transferData: { destination: "acct_ada" } }
  ],
  [
    { charge: { amount: "10.00 usd", on_behalf_of: "ada" } },
    { _tag: "charge", amount: money(1000n), onBehalfOf: "acct_ada" }
  ],
  [
    { charge: { net_amount: "10.00 usd", payment_method: "us_bank_account" } },
    { _tag: "charge", netAmount: money(1000n), paymentMethod: "us_bank_account" }
  ],
  [
    { charge: { net_amount: "10.00 usd", payment_method: "card_keyed" } },
    { _tag: "charge", netAmount: money(1000n), paymentMethod: "card_keyed" }
  ],
  [
    { charge: { amount: "10.00 usd", capture_method: "manual" } },
    { _tag: "charge", amount: money(1000n), captureMethod: "manual" }
  ],
  [
    { charge: { amount: "10.00 usd", capture_method: "automatic", decline_code: "lost_card" } },
    { _tag: "charge", amount: money(1000n), captureMethod: "automatic", declineCode: "lost_card" }
  ],
  [{ capture: { charge: "room" } }, { _tag: "capture", charge: "ch_room" }],
  [
    { capture: { charge: "room", amount_to_capture: "6.00 usd", application_fee_amount: "0.60 usd" } },
    { _tag: "capture", charge: "ch_room", amountToCapture: money(600n), applicationFeeAmount: money(60n) }
  ],
  [{ authorization_cancel: { charge: "room" } }, { _tag: "authorization_cancel", charge: "ch_room" }],
  [
    { payment_failure: { charge: "room", failure_code: "no_account" } },
    { _tag: "payment_failure", charge: "ch_room", failureCode: "no_account" }
  ]
])

eachLeadsNowhere([
  [{ charge: { amount: "1.00 usd", stripe_account: "x" } }, "charge.stripe_account: there is no account"],
  [{ charge: { amount: "1.00 usd", on_behalf_of: "x" } }, "charge.on_behalf_of: there is no account"],
  [
    { charge: { amount: "1.00 usd", transfer_data: { destination: "x" } } },
    "charge.transfer_data.destination: there is no account"
  ],
  [{ capture: { charge: "stay" } }, 'capture.charge: "stay" is a capture, not a charge step'],
  [{ authorization_cancel: { charge: "x" } }, "authorization_cancel.charge: there is no earlier charge step"],
  [
    { payment_failure: { charge: "x", failure_code: "no_account" } },
    "payment_failure.charge: there is no earlier charge step"
  ]
])

describe("a charge that contradicts itself", () => {
  it("is direct and to a destination at once", () => {
    const both = { amount: "1.00 usd", stripe_account: "ada", transfer_data: { destination: "sten" } }
    expect(commandOf({ charge: both }).slice(1)).toEqual([
      "charge: is either direct (stripe_account) or to a destination (transfer_data): leave one of them out"
    ])
  })

  it("is direct and on behalf of an account at once", () => {
    const both = { amount: "1.00 usd", stripe_account: "ada", on_behalf_of: "sten" }
    expect(commandOf({ charge: both }).slice(1)).toEqual([
      "charge.on_behalf_of: is of charges on the platform, and this one is direct (stripe_account): leave it out"
    ])
  })

  it("declines a card where no card pays", () => {
    const asked = { amount: "1.00 usd", decline_code: "lost_card" } as const
    expect(commandOf({ charge: { ...asked, payment_method: "us_bank_account" } }).slice(1)).toEqual([
      "charge.decline_code: is about cards, and us_bank_account is none: leave it out"
    ])
    expect(commandOf({ charge: { ...asked, payment_method: "card_present" } })).toHaveLength(1)
  })
})
