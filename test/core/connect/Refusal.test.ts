import { describe, expect, it } from "vitest"
import * as DisputeRefusal from "#core/connect/DisputeRefusal.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Refusal from "#core/connect/Refusal.ts"
import type * as StripeAccount from "#core/connect/StripeAccount.ts"
import {
  ada,
  after,
  answer,
  capture,
  charge,
  connected,
  debit,
  dispute,
  disputeClose,
  escalation,
  evidence,
  feeRefund,
  hold,
  inquiry,
  lost,
  moment,
  market,
  money,
  payout,
  payoutReversal,
  payoutFailure,
  platformOf,
  priced,
  refund,
  refundCancel,
  refundFailure,
  refused,
  release,
  reversal,
  sten,
  thursday,
  toAda,
  topUp,
  topUpCancel,
  topUpFailure,
  topUpReversal,
  transfer,
  won,
  monday
} from "./Worlds.ts"

type Constructor = Exclude<keyof typeof Refusal, "Refusal" | "invalid"> | keyof typeof DisputeRefusal

/** What was done before, what is asked now (three days later, when all money is available), and Stripe's answer. */
type Row = readonly [
  before: ReadonlyArray<Command>,
  asked: Command,
  answer: string,
  setup?: Parameters<typeof after>[1]
]

const closed = connected("Closed", "express", { capabilities: new Set() })
const yen = { platform: platformOf("JP"), accounts: [] }
const euro = { platform: platformOf("DE"), accounts: [] }
const pounds = (country: string, currency: string): StripeAccount.PlatformAccount => {
  const fixed = { ...money(`0 ${currency}`) }
  return { ...platformOf("US"), country, currency: fixed.currency, tariff: priced(platformOf("US").tariff, { fixed }) }
}
const inCurrency = (currency: string) => ({ platform: pounds("US", currency), accounts: [] })

const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("1.23 usd") })
const flour = charge("flour", "10.00 usd")
const sent = transfer("sent", "4.08 usd", { sourceTransaction: "ch_flour" })
const net = (key: string, amount: string): Command => ({ _tag: "charge", key, netAmount: money(amount) })
const usd = (amount: string) => ({ amount: money(`${amount} usd`) })
const fee = (amount: string) => ({ applicationFeeAmount: money(amount) })
const part = (amount: string) => ({ transferData: { destination: ada.id, amount: money(amount) } })

const isk = { ...inCurrency("isk"), accounts: [connected("Ada", "express", { currency: money("0 isk").currency })] }
/** Commands whose amounts are finer than whole krónur, with the parameter and the minor units they state. */
const stepped = (...asked: ReadonlyArray<readonly [Command, param: string, minor: number]>): ReadonlyArray<Row> =>
  asked.map(([command, param, minor]) => [
    [charge("flour", "1000 isk"), toAda("cake", "1000 isk", { applicationFeeAmount: money("100 isk") })],
    command,
    `400 invalid_request_error ${param}: Amounts in isk must be divisible by 100, and ${minor} is not`,
    isk
  ])

const noFunds =
  "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance " +
  "by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance"
const noPot = (name: string) =>
  "400 invalid_request_error balance_insufficient: You have insufficient funds in your Stripe account for this transfer. " +
  `Your ${name} balance is too low.  You can use the /v1/balance endpoint to view your Stripe balance (for more details, ` +
  "see stripe.com/docs/api#balance)."
const noTransfers =
  "400 invalid_request_error insufficient_capabilities_for_transfer: Your destination account needs to have at least " +
  "one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments"
const tooSmallToCount = "This value must be greater than or equal to 1."

const table: { readonly [constructor in Constructor]: ReadonlyArray<Row> } = {
  missing: [
    [
      [],
      charge("x", "10.00 usd", { transferData: { destination: "acct_nobody" } }),
      "400 invalid_request_error resource_missing of transfer_data[destination]: No such destination: 'acct_nobody'"
    ],
    [
      [flour],
      transfer("x", "1.00 usd", { destination: "acct_nobody" }),
      "400 invalid_request_error resource_missing of destination: No such destination: 'acct_nobody'"
    ],
    [
      [],
      transfer("x", "1.00 usd", { sourceTransaction: "ch_nothing" }),
      "400 invalid_request_error resource_missing of source_transaction: No such charge: 'ch_nothing'"
    ],
    [
      [charge("lamp", "20.00 usd", { stripeAccount: sten.id })],
      transfer("x", "1.00 usd", { sourceTransaction: "ch_lamp" }),
      "400 invalid_request_error resource_missing of source_transaction: No such charge: 'ch_lamp'"
    ],
    [
      [cake],
      transfer("x", "1.00 usd", { sourceTransaction: "py_cake" }),
      "400 invalid_request_error resource_missing of source_transaction: No such charge: 'py_cake'"
    ],
    [
      [],
      refund("x", "ch_nothing"),
      "400 invalid_request_error resource_missing of charge: No such charge: 'ch_nothing'"
    ],
    [[cake], refund("x", "py_cake"), "400 invalid_request_error resource_missing of charge: No such charge: 'py_cake'"],
    [[cake], refund("x", "tr_cake"), "400 invalid_request_error resource_missing of charge: No such charge: 'tr_cake'"],
    [
      [flour],
      reversal("x", "tr_flour"),
      "404 invalid_request_error resource_missing of id: No such transfer: 'tr_flour'"
    ],
    [
      [flour],
      feeRefund("x", "fee_flour"),
      "404 invalid_request_error resource_missing of id: No such application fee: 'fee_flour'"
    ]
  ],
  noAccess: [
    [
      [],
      charge("x", "10.00 usd", { stripeAccount: "acct_nobody" }),
      "403 invalid_request_error account_invalid: The provided key does not have access to account 'acct_nobody' (or " +
        "that account does not exist). Application access may have been revoked."
    ]
  ],
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
  notPositive: [
    [[], charge("x", "-1.00 usd"), `400 invalid_request_error parameter_invalid_integer of amount: ${tooSmallToCount}`],
    [
      [],
      charge("x", "10.00 usd", part("0 usd")),
      `400 invalid_request_error parameter_invalid_integer of transfer_data[amount]: ${tooSmallToCount}`
    ],
    [
      [],
      toAda("x", "10.00 usd", fee("0 usd")),
      `400 invalid_request_error parameter_invalid_integer of application_fee_amount: ${tooSmallToCount}`
    ],
    [
      [flour],
      transfer("x", "0 usd"),
      `400 invalid_request_error parameter_invalid_integer of amount: ${tooSmallToCount}`
    ],
    [
      [flour],
      refund("x", "ch_flour", usd("0")),
      `400 invalid_request_error parameter_invalid_integer of amount: ${tooSmallToCount}`
    ],
    [
      [cake],
      reversal("x", "tr_cake", usd("-1")),
      `400 invalid_request_error parameter_invalid_integer of amount: ${tooSmallToCount}`
    ],
    [
      [cake],
      feeRefund("x", "fee_cake", "0 usd"),
      `400 invalid_request_error parameter_invalid_integer of amount: ${tooSmallToCount}`
    ]
  ],
  otherCurrency: [
    [
      [],
      charge("x", "10.00 usd", part("5.00 eur")),
      "400 invalid_request_error transfer_data[amount]: The currency of transfer_data[amount] must be usd"
    ],
    [
      [],
      toAda("x", "10.00 usd", fee("1.00 eur")),
      "400 invalid_request_error application_fee_amount: The currency of application_fee_amount must be usd"
    ],
    [
      [flour],
      refund("x", "ch_flour", { amount: money("1.00 eur") }),
      "400 invalid_request_error amount: The currency of amount must be usd"
    ],
    [
      [cake],
      reversal("x", "tr_cake", { amount: money("1 jpy") }),
      "400 invalid_request_error amount: The currency of amount must be usd"
    ],
    [
      [cake],
      feeRefund("x", "fee_cake", "1.00 gbp"),
      "400 invalid_request_error amount: The currency of amount must be usd"
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
  tooLarge: [
    [
      [],
      charge("x", "1000000.00 usd"),
      "400 invalid_request_error amount_too_large of amount: Amount must be no more than $999,999.99"
    ],
    [
      [],
      charge("x", "100000000 jpy"),
      "400 invalid_request_error amount_too_large of amount: Amount must be no more than ¥99,999,999",
      yen
    ],
    [
      [],
      charge("x", "10000000000.00 idr"),
      "400 invalid_request_error amount_too_large of amount: Amount must be no more than 9,999,999,999.99 IDR",
      inCurrency("idr")
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
  notOfStep: [
    [
      [],
      charge("x", "5.50 isk"),
      "400 invalid_request_error amount: Amounts in isk must be divisible by 100, and 550 is not",
      inCurrency("isk")
    ],
    [
      [],
      charge("x", "5.001 kwd"),
      "400 invalid_request_error amount: Amounts in kwd must be divisible by 10, and 5001 is not",
      inCurrency("kwd")
    ],
    ...stepped(
      [refund("x", "ch_flour", { amount: money("0.01 isk") }), "amount", 1],
      [refund("x", "ch_cake", { amount: money("0.01 isk"), reverseTransfer: true }), "amount", 1],
      [transfer("x", "333.33 isk", { sourceTransaction: "ch_flour" }), "amount", 33333],
      [reversal("x", "tr_cake", { amount: money("1.50 isk") }), "amount", 150],
      [feeRefund("x", "fee_cake", "0.10 isk"), "amount", 10],
      [toAda("x", "1000 isk", fee("10.01 isk")), "application_fee_amount", 1001],
      [
        charge("x", "1000 isk", { transferData: { destination: ada.id, amount: money("999.99 isk") } }),
        "transfer_data[amount]",
        99999
      ]
    )
  ],
  methodCurrency: [
    [
      [],
      charge("x", "10.00 usd", { paymentMethod: "sepa_debit" }),
      "400 invalid_request_error currency: Payments by sepa_debit must be in eur"
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
  noTransfers: [
    [[], charge("x", "10.00 usd", { transferData: { destination: closed.id } }), noTransfers, { accounts: [closed] }],
    [[flour], transfer("x", "1.00 usd", { destination: closed.id }), noTransfers, { accounts: [closed] }]
  ],
  ownDestination: [
    [
      [],
      charge("x", "10.00 usd", { transferData: { destination: "acct_market" } }),
      "400 invalid_request_error transfer_data[destination]: The 'transfer_data[destination]' param cannot be set to " +
        "your own account."
    ],
    [
      [flour],
      transfer("x", "1.00 usd", { destination: "acct_market" }),
      "400 invalid_request_error destination: The 'destination' param cannot be set to your own account."
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
  insufficientFunds: [
    [[flour], transfer("x", "9.42 usd"), `400 invalid_request_error balance_insufficient: ${noFunds}`],
    [[], transfer("x", "0.01 usd"), `400 invalid_request_error balance_insufficient: ${noFunds}`]
  ],
  aboveSource: [
    [
      [flour],
      transfer("x", "10.01 usd", { sourceTransaction: "ch_flour" }),
      "400 invalid_request_error: Transfers using this transaction as a source must not exceed the source amount of " +
        "$10.00."
    ],
    [
      [charge("flour", "4.80 usd"), sent],
      transfer("x", "0.73 usd", { sourceTransaction: "ch_flour" }),
      "400 invalid_request_error: Transfers using this transaction as a source must not exceed the source amount of " +
        "$4.80. (There is already a transfer using this source, amounting to $4.08.)"
    ],
    [
      [flour, sent, transfer("more", "5.00 usd", { sourceTransaction: "ch_flour" })],
      transfer("x", "0.93 usd", { sourceTransaction: "ch_flour" }),
      "400 invalid_request_error: Transfers using this transaction as a source must not exceed the source amount of " +
        "$10.00. (There are already 2 transfers using this source, amounting to $9.08.)"
    ],
    [
      [cake],
      transfer("x", "0.01 usd", { sourceTransaction: "ch_cake" }),
      "400 invalid_request_error: Transfers using this transaction as a source must not exceed the source amount of " +
        "$10.00. (There is already a transfer using this source, amounting to $10.00.)"
    ]
  ],
  sourceCurrency: [
    [
      [flour],
      transfer("x", "1.00 eur", { sourceTransaction: "ch_flour", destination: "acct_emma" }),
      "400 invalid_request_error source_transaction: The currency of source_transaction's balance transaction (usd) " +
        "must be the same as the transfer currency (eur)",
      { accounts: [connected("Emma", "express", { country: "DE", currency: money("1 eur").currency })] }
    ]
  ],
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
  payoutsNotAllowed: [
    [
      [
        topUp("more", "5.00 usd", { expectedAvailabilityDate: monday }),
        payout("out", "4.00 usd", { sourceType: "bank_account" }),
        payoutFailure("no", "po_out")
      ],
      payout("x", "1.00 usd"),
      "400 invalid_request_error payouts_not_allowed: Payouts of acct_market are stopped: a payout to its bank failed, " +
        "and its external account must be updated first.",
      { platform: { ...market, payouts: { schedule: { interval: "daily" }, debitNegativeBalances: true } } }
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
  alreadyReversed: [
    [
      [cake, reversal("all", "tr_cake")],
      reversal("x", "tr_cake"),
      "400 invalid_request_error: The transfer tr_cake is already fully reversed."
    ]
  ],
  aboveUnreversed: [
    [
      [cake, reversal("some", "tr_cake", usd("4.00"))],
      reversal("x", "tr_cake", usd("6.01")),
      "400 invalid_request_error amount: Transfer reversal amount ($6.01) is greater than unreversed amount on transfer " +
        "($6.00)"
    ]
  ],
  destinationShort: [
    [
      [charge("lamp", "10.00 usd", { transferData: { destination: sten.id }, ...fee("1.00 usd") })],
      reversal("x", "tr_lamp"),
      "400 invalid_request_error balance_insufficient: The destination account acct_sten has insufficient funds for this " +
        "reversal."
    ],
    [
      [charge("lamp", "10.00 usd", { transferData: { destination: sten.id }, ...fee("1.00 usd") })],
      refund("x", "ch_lamp", { reverseTransfer: true }),
      "400 invalid_request_error balance_insufficient: The destination account acct_sten has insufficient funds for this " +
        "reversal."
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
  insufficientPot: [
    [[topUp("more", "9.00 usd")], payout("x", "0.01 usd"), `${noPot("card")}`],
    [[flour], payout("x", "9.42 usd"), `${noPot("card")}`],
    [[flour], payout("x", "0.01 usd", { sourceType: "bank_account" }), `${noPot("bank account")}`],
    [[flour], payout("x", undefined, { sourceType: "fpx" }), `${noPot("FPX")}`]
  ],
  notCancelable: [
    [
      [flour, refund("back", "ch_flour", usd("1.00"))],
      refundCancel("x", "re_back"),
      "400 invalid_request_error: The refund re_back is succeeded, and only a pending one can be canceled."
    ],
    [
      [topUp("more", "9.00 usd"), topUpCancel("no", "tu_more")],
      topUpCancel("x", "tu_more"),
      "400 invalid_request_error: The top-up tu_more is canceled, and only a pending one can be canceled."
    ]
  ],
  cannotFail: [
    [
      [flour, refund("back", "ch_flour", usd("1.00")), refundFailure("no", "re_back")],
      refundFailure("x", "re_back"),
      "400 invalid_request_error: The refund re_back is failed, so it cannot fail."
    ],
    [
      [topUp("more", "9.00 usd"), topUpCancel("no", "tu_more")],
      topUpFailure("x", "tu_more"),
      "400 invalid_request_error: The top-up tu_more is canceled, so it cannot fail."
    ]
  ],
  cannotReverse: [
    [
      [topUp("more", "9.00 usd")],
      topUpReversal("x", "tu_more"),
      "400 invalid_request_error: The top-up tu_more is pending, so it cannot be reversed."
    ]
  ],
  notReversible: [
    [
      [charge("flour", "10.00 usd"), payout("out", "5.00 usd")],
      payoutReversal("x", "po_out"),
      "400 invalid_request_error: The payout po_out cannot be reversed: it is the platform's own.",
      { platform: { ...platformOf("US"), settlementDelay: { days: 0, count: "calendar" } } }
    ]
  ],
  notOnStandard: [
    [
      [],
      debit("x", "1.00 usd", { stripeAccount: sten.id }),
      "400 invalid_request_error not_allowed_on_standard_account: Transfers and payouts on behalf of a Standard " +
        "connected account are not allowed."
    ]
  ],
  otherRegion: [
    [
      [],
      debit("x", "1.00 usd"),
      "400 invalid_request_error: An account in CA cannot be debited by a platform in US: both must be in the same " +
        "region, where account debits are available.",
      { accounts: [connected("Ada", "express", { country: "CA" })] }
    ]
  ],
  notDefaultCurrency: [
    [
      [],
      debit("x", "1.00 eur"),
      "400 invalid_request_error currency: The currency of the debit (eur) must be the default currency of acct_ada (usd)"
    ]
  ],
  cannotHold: [
    [
      [],
      hold("x", "10.00 usd", { paymentMethod: "us_bank_account" }),
      "400 invalid_request_error capture_method: Payments by us_bank_account cannot be captured manually."
    ]
  ],
  cannotDecline: [
    [
      [],
      charge("x", "10.00 usd", { paymentMethod: "us_bank_account", declineCode: "insufficient_funds" }),
      "400 invalid_request_error: Payments by us_bank_account cannot be declined: only cards are."
    ]
  ],
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
  ],
  notCaptured: [
    [
      [hold("bike", "10.00 usd")],
      refund("x", "ch_bike"),
      "400 invalid_request_error charge_not_refundable: Charge ch_bike has not been captured, so there is " +
        "nothing to refund."
    ]
  ],
  chargeDisputed: [
    [
      [flour, dispute("bank", "ch_flour")],
      refund("x", "ch_flour"),
      "400 invalid_request_error charge_disputed: Charge ch_flour has been charged back; cannot issue a refund."
    ]
  ],
  disputeStatus: [
    [
      [flour, dispute("bank", "ch_flour")],
      escalation("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is needs_response, so it cannot be escalated: expected an open " +
        "inquiry."
    ],
    [
      [flour, dispute("bank", "ch_flour", { status: "lost" })],
      evidence("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is lost, so it cannot be answered: expected one that needs a " +
        "response."
    ],
    [
      [flour, inquiry("bank", "ch_flour")],
      disputeClose("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is warning_needs_response, so it cannot be closed: expected one " +
        "in needs_response."
    ],
    [
      [flour, dispute("bank", "ch_flour")],
      won("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is needs_response, so it cannot be won: expected one that was " +
        "countered (dispute_evidence), or lost whole."
    ],
    [
      [flour, dispute("bank", "ch_flour", { status: "prevented" })],
      lost("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is prevented, so it cannot be lost: expected one that was " +
        "countered (dispute_evidence); others need no decision."
    ]
  ],
  nothingToDispute: [
    [
      [flour, refund("back", "ch_flour")],
      dispute("x", "ch_flour"),
      "400 invalid_request_error: Charge ch_flour was refunded whole, so there is nothing to dispute."
    ],
    [
      [hold("bike", "10.00 usd")],
      dispute("x", "ch_bike"),
      "400 invalid_request_error: Charge ch_bike was not captured, so there is nothing to dispute."
    ]
  ],
  deadlinePassed: [
    [
      [flour],
      dispute("x", "ch_flour", { evidenceDueBy: moment("2026-03-05T11:59:59Z") }),
      "400 invalid_request_error evidence_due_by: The deadline for evidence must not be before the dispute."
    ],
    [
      [flour, inquiry("bank", "ch_flour")],
      escalation("x", "dp_bank", moment("2026-03-05T11:59:59Z")),
      "400 invalid_request_error evidence_due_by: The deadline for evidence must not be before the dispute."
    ]
  ],
  notPartOfDispute: [
    [
      [flour, dispute("bank", "ch_flour"), evidence("no", "dp_bank")],
      lost("x", "dp_bank", "10.00 usd"),
      "400 invalid_request_error amount_reinstated: The amount reinstated ($10.00) must be less than the disputed amount " +
        "($10.00); a dispute that returns all of it is won."
    ]
  ]
}

describe.each(Object.entries(table))("%s", (_, rows) => {
  it.each(rows.map((row) => [row[2], row] as const))("%s", (expected, [before, asked, , setup]) => {
    const world = after(before, setup)
    expect(answer(refused(world, asked, thursday))).toBe(expected)
  })
})

it("every refusal that there is has its rows here", () => {
  const own = Object.keys(Refusal).filter((name) => name !== "Refusal" && name !== "invalid")
  const constructors = [...own, ...Object.keys(DisputeRefusal)]
  expect(Object.keys(table).toSorted()).toEqual(constructors.toSorted())
  for (const [name, rows] of Object.entries(table)) expect(rows.length, name).toBeGreaterThan(0)
})
