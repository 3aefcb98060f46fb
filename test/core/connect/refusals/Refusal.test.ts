import type { Command } from "#core/connect/decisions/Decision.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"
import { jun } from "../Borders.ts"
import { type Row, cake, eachIsMet, fee, flour, inCurrency, part, usd, yen } from "../RefusalRows.ts"
import {
  ada,
  charge,
  connected,
  feeRefund,
  money,
  payout,
  refund,
  refundCancel,
  refundFailure,
  reversal,
  sten,
  toAda,
  topUp,
  topUpCancel,
  topUpFailure,
  topUpReversal,
  transfer
} from "../Worlds.ts"

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
const tooSmallToCount = "This value must be greater than or equal to 1."

const constructors = Object.keys(Refusal).filter((name) => name !== "Refusal" && name !== "invalid")

/** At which a cent is worth nothing. */
const strongYen = ExchangeRates.of([
  { from: Currency.of("usd"), to: Currency.of("jpy"), rate: Rate.of("40"), since: Instant.of(0) }
])

eachIsMet<Exclude<keyof typeof Refusal, "Refusal" | "invalid">>(constructors, {
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
  convertsToNothing: [
    [
      [],
      transfer("x", "0.01 usd", { destination: jun.id }),
      "400 invalid_request_error amount_too_small of amount: $0.01 converts to nothing in jpy.",
      { accounts: [{ ...jun, serviceAgreement: "recipient" }], exchangeRates: strongYen }
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
  insufficientFunds: [
    [[flour], transfer("x", "9.42 usd"), `400 invalid_request_error balance_insufficient: ${noFunds}`],
    [[], transfer("x", "0.01 usd"), `400 invalid_request_error balance_insufficient: ${noFunds}`]
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
  ]
})
