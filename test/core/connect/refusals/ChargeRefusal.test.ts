import type { Command } from "#core/connect/decisions/Decision.ts"
import * as ChargeRefusal from "#core/connect/refusals/ChargeRefusal.ts"
import { closed, eachIsMet, fee, inCurrency, part, yen } from "../RefusalRows.ts"
import { charge, connected, hold, money, paymentFailure, platformOf, sten, toAda } from "../Worlds.ts"

const euro = { platform: platformOf("DE"), accounts: [] }
const net = (key: string, amount: string): Command => ({ _tag: "charge", key, netAmount: money(amount) })

eachIsMet<keyof typeof ChargeRefusal>(Object.keys(ChargeRefusal), {
  nothingToCharge: [
    [
      [],
      charge("x", "0.00 usd"),
      "400 invalid_request_error parameter_invalid_integer of amount: The amount must be greater than or equal to the " +
        "minimum charge amount allowed for your account and the currency set " +
        "(https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).  If you want to save a Payment " +
        "Method for future use without an immediate payment, use a Setup Intent instead: " +
        "https://docs.stripe.com/payments/setup-intents"
    ]
  ],
  tooSmall: [
    [
      [],
      charge("x", "0.49 usd"),
      "400 invalid_request_error amount_too_small of amount: Amount must be at least $0.50 usd"
    ],
    [
      [],
      charge("x", "49 jpy"),
      "400 invalid_request_error amount_too_small of amount: Amount must be at least ¥50 jpy",
      yen
    ],
    [
      [],
      charge("x", "0.49 eur"),
      "400 invalid_request_error amount_too_small of amount: Amount must be at least €0.50 eur",
      euro
    ],
    [
      [],
      charge("x", "0.29 gbp"),
      "400 invalid_request_error amount_too_small of amount: Amount must be at least £0.30 gbp",
      inCurrency("gbp")
    ],
    [
      [],
      charge("x", "0.49 cad"),
      "400 invalid_request_error amount_too_small of amount: Amount must be at least CA$0.50 cad",
      inCurrency("cad")
    ],
    [
      [],
      charge("x", "2.99 sek"),
      "400 invalid_request_error amount_too_small of amount: Amount must be at least 3.00 SEK sek",
      inCurrency("sek")
    ]
  ],
  ofNet: [
    [
      [],
      net("x", "0.01 usd"),
      "400 invalid_request_error amount_too_small of net_amount: Amount must be at least $0.50 usd (0.01 usd net come to " +
        "an amount of 0.32 usd)"
    ],
    [
      [],
      net("x", "999999.99 usd"),
      "400 invalid_request_error amount_too_large of net_amount: Amount must be no more than $999,999.99 (999999.99 usd " +
        "net come to an amount of 1029866.42 usd)"
    ]
  ],
  methodCurrency: [
    [
      [],
      charge("x", "10.00 usd", { paymentMethod: "sepa_debit" }),
      "400 invalid_request_error currency: The currency provided (usd) is invalid. Payments with sepa_debit support " +
        "the following currencies: eur."
    ]
  ],
  noCardPayments: [
    [
      [],
      charge("x", "10.00 usd", { stripeAccount: closed.id }),
      "400 invalid_request_error: You cannot create a charge on a connected account without the `card_payments` " +
        "capability enabled.",
      { accounts: [closed] }
    ]
  ],
  feeWithoutAccount: [
    [
      [],
      charge("x", "10.00 usd", fee("1.00 usd")),
      "400 invalid_request_error application_fee_amount: Can only apply an application_fee_amount when the PaymentIntent " +
        "is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using " +
        "`transfer_data[destination]`)."
    ],
    [
      [],
      charge("x", "10.00 usd", { stripeAccount: "acct_market", ...fee("1.00 usd") }),
      "400 invalid_request_error application_fee_amount: Can only apply an application_fee_amount when the PaymentIntent " +
        "is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using " +
        "`transfer_data[destination]`)."
    ]
  ],
  feeAboveCharge: [
    [
      [],
      toAda("x", "1000.00 usd", fee("1000.01 usd")),
      "400 invalid_request_error application_fee_amount: The application fee must not exceed the charge amount of " +
        "$1,000.00"
    ],
    [
      [],
      charge("x", "10.00 usd", { stripeAccount: sten.id, ...fee("10.01 usd") }),
      "400 invalid_request_error application_fee_amount: The application fee must not exceed the charge amount of $10.00"
    ]
  ],
  feeNotBelowCharge: [
    [
      [],
      toAda("x", "10.00 usd", fee("10.00 usd")),
      "400 invalid_request_error application_fee_amount: The application fee must be less than the charge amount of " +
        "$10.00",
      { choices: { applicationFeeLimit: "below_charge_amount" } }
    ]
  ],
  twoSplits: [
    [
      [],
      charge("x", "10.00 usd", { ...part("5.00 usd"), ...fee("1.00 usd") }),
      "400 invalid_request_error transfer_data[amount]: You may not provide the application_fee_amount parameter and the " +
        "transfer_data[amount] parameter simultaneously. They are mutually exclusive."
    ]
  ],
  transferAboveCharge: [
    [
      [],
      charge("x", "10.00 usd", part("10.01 usd")),
      "400 invalid_request_error transfer_data[amount]: The transfer amount must not exceed the charge amount of $10.00"
    ]
  ],
  cannotHold: [
    [
      [],
      hold("x", "10.00 usd", { paymentMethod: "us_bank_account" }),
      "400 invalid_request_error capture_method: Payments by us_bank_account cannot be captured manually."
    ]
  ],
  onlyDebitsFail: [
    [
      [charge("flour", "10.00 usd")],
      paymentFailure("x", "ch_flour"),
      "400 invalid_request_error: Charge ch_flour is by card, and only bank debits fail after they were made."
    ],
    [
      [hold("bike", "10.00 usd")],
      paymentFailure("x", "ch_bike"),
      "400 invalid_request_error: Charge ch_bike is by card, and only bank debits fail after they were made."
    ]
  ],
  onBehalfOfRecipient: [
    [
      [],
      charge("x", "10.00 usd", { onBehalfOf: "acct_rita" }),
      "400 invalid_request_error on_behalf_of: A charge cannot be made on behalf of acct_rita, which is under the " +
        "recipient service agreement.",
      {
        accounts: [
          connected("Rita", "express", { serviceAgreement: "recipient", capabilities: new Set(["transfers"]) })
        ]
      }
    ]
  ],
  onBehalfOfWithoutCardPayments: [
    [
      [],
      charge("x", "10.00 usd", { onBehalfOf: closed.id }),
      "400 invalid_request_error on_behalf_of: A charge cannot be made on behalf of acct_closed without its " +
        "card_payments capability enabled.",
      { accounts: [closed] }
    ]
  ],
  cannotDecline: [
    [
      [],
      charge("x", "10.00 usd", { paymentMethod: "us_bank_account", declineCode: "insufficient_funds" }),
      "400 invalid_request_error: Payments by us_bank_account cannot be declined: only cards are."
    ]
  ]
})
