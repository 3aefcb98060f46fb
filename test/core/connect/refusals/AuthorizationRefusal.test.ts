import * as AuthorizationRefusal from "#core/connect/refusals/AuthorizationRefusal.ts"
import { eachIsMet } from "../RefusalRows.ts"
import { capture, charge, hold, money, release } from "../Worlds.ts"

eachIsMet<keyof typeof AuthorizationRefusal>(Object.keys(AuthorizationRefusal), {
  alreadyCaptured: [
    [
      [hold("bike", "10.00 usd"), capture("one", "ch_bike", { amountToCapture: money("1.00 usd") })],
      capture("x", "ch_bike"),
      "400 invalid_request_error charge_already_captured: Charge ch_bike has already been captured."
    ]
  ],
  notCapturable: [
    [
      [hold("bike", "10.00 usd"), release("no", "ch_bike")],
      capture("x", "ch_bike"),
      "400 invalid_request_error: Charge ch_bike cannot be captured: its authorization is canceled."
    ],
    [
      [hold("bike", "10.00 usd", { paymentMethod: "card_present" })],
      capture("x", "ch_bike"),
      "400 invalid_request_error charge_expired_for_capture: Charge ch_bike cannot be captured: its authorization is " +
        "expired."
    ]
  ],
  aboveAuthorized: [
    [
      [hold("bike", "10.00 usd")],
      capture("x", "ch_bike", { amountToCapture: money("10.01 usd") }),
      "400 invalid_request_error amount_to_capture: Amount to capture ($10.01) is greater than the authorized amount " +
        "($10.00)"
    ]
  ],
  notReleasable: [
    [
      [hold("bike", "10.00 usd"), capture("one", "ch_bike")],
      release("x", "ch_bike"),
      "400 invalid_request_error: The authorization of ch_bike cannot be canceled: it is captured."
    ],
    [
      [charge("bike", "10.00 usd", { declineCode: "insufficient_funds" })],
      release("x", "ch_bike"),
      "400 invalid_request_error: The authorization of ch_bike cannot be canceled: it is declined."
    ]
  ]
})
