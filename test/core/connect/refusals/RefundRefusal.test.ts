import * as RefundRefusal from "#core/connect/refusals/RefundRefusal.ts"
import { cake, eachIsMet, flour, rent, sent, usd } from "../RefusalRows.ts"
import { feeRefund, hold, paymentFailure, refund, reversal } from "../Worlds.ts"

eachIsMet<keyof typeof RefundRefusal>(Object.keys(RefundRefusal), {
  alreadyRefunded: [
    [
      [flour, refund("all", "ch_flour")],
      refund("x", "ch_flour"),
      "400 invalid_request_error charge_already_refunded: Charge ch_flour has already been refunded."
    ],
    [
      [flour, refund("all", "ch_flour")],
      refund("x", "ch_flour", usd("1.00")),
      "400 invalid_request_error charge_already_refunded: Charge ch_flour has already been refunded."
    ]
  ],
  aboveCharge: [
    [
      [flour],
      refund("x", "ch_flour", usd("11.00")),
      "400 invalid_request_error amount: Refund amount ($11.00) is greater than charge amount ($10.00)"
    ]
  ],
  aboveUnrefunded: [
    [
      [flour, refund("half", "ch_flour", usd("5.00"))],
      refund("x", "ch_flour", usd("6.00")),
      "400 invalid_request_error amount: Refund amount ($6.00) is greater than unrefunded amount on charge ($5.00)"
    ]
  ],
  noTransfer: [
    [
      [flour],
      refund("x", "ch_flour", { reverseTransfer: true }),
      "400 invalid_request_error: Cannot reverse transfer on charge ch_flour because it does not have an associated " +
        "transfer."
    ]
  ],
  noApplicationFee: [
    [
      [flour],
      refund("x", "ch_flour", { refundApplicationFee: true }),
      "400 invalid_request_error: Attempting to refund_application_fee on ch_flour, but it has no application fee"
    ],
    [
      [flour, sent],
      reversal("x", "tr_sent", { refundApplicationFee: true }),
      "400 invalid_request_error: Attempting to refund_application_fee on py_sent, but it has no application fee"
    ]
  ],
  feeWithoutReversal: [
    [
      [cake],
      refund("x", "ch_cake", { refundApplicationFee: true }),
      "400 invalid_request_error: The application fee for charge ch_cake was taken on the associated transfer, so to " +
        "refund the application fee you must also set reverse_transfer=true"
    ]
  ],
  aboveUnrefundedFee: [
    [
      [cake],
      feeRefund("x", "fee_cake", "1.24 usd"),
      "400 invalid_request_error amount: Application fee could not be refunded: Refund amount ($1.24) is greater than " +
        "unrefunded amount on fee ($1.23)"
    ],
    [
      [cake, feeRefund("all", "fee_cake")],
      feeRefund("x", "fee_cake"),
      "400 invalid_request_error amount: Application fee could not be refunded: Refund amount ($1.23) is greater than " +
        "unrefunded amount on fee ($0.00)"
    ],
    [
      [cake, feeRefund("all", "fee_cake")],
      feeRefund("x", "fee_cake", "0.01 usd"),
      "400 invalid_request_error amount: Application fee could not be refunded: Refund amount ($0.01) is greater than " +
        "unrefunded amount on fee ($0.00)"
    ]
  ],
  failed: [
    [
      [rent, paymentFailure("bank", "py_rent")],
      refund("x", "py_rent"),
      "400 invalid_request_error charge_not_refundable: Charge py_rent has failed, so there is nothing to refund."
    ]
  ],
  notCaptured: [
    [
      [hold("bike", "10.00 usd")],
      refund("x", "ch_bike"),
      "400 invalid_request_error charge_not_refundable: Charge ch_bike has not been captured, so there is " +
        "nothing to refund."
    ]
  ]
})
