import * as TransferRefusal from "#core/connect/refusals/TransferRefusal.ts"
import { jun } from "../Borders.ts"
import { cake, closed, eachIsMet, fee, flour, rent, sent, usd, yen } from "../RefusalRows.ts"
import { ada, charge, connected, debit, money, paymentFailure, refund, reversal, sten, transfer } from "../Worlds.ts"

const noTransfers =
  "400 invalid_request_error insufficient_capabilities_for_transfer: Your destination account needs to have at least " +
  "one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments"

const abroad = (country: string): string =>
  `Cannot create a destination charge for connected accounts in ${country} because funds would be settled on the ` +
  "platform and the connected account is outside the platform's region. You may use the `on_behalf_of` parameter to " +
  "have the charge settle in the connected account's country. For more information on `on_behalf_of`, see " +
  "https://stripe.com/docs/connect/charges-transfers#on-behalf-of. If using capabilities (e.g. `card_payments`, " +
  "`transfers`), note that they affect settlement as well. For more information on capabilities, see " +
  "https://stripe.com/docs/connect/account-capabilities. If you still need assistance, please contact us via " +
  "https://support.stripe.com/contact."

eachIsMet<keyof typeof TransferRefusal>(Object.keys(TransferRefusal), {
  noTransfers: [
    [[], charge("x", "10.00 usd", { transferData: { destination: closed.id } }), noTransfers, { accounts: [closed] }],
    [[flour], transfer("x", "1.00 usd", { destination: closed.id }), noTransfers, { accounts: [closed] }]
  ],
  failedSource: [
    [
      [rent, paymentFailure("bank", "py_rent")],
      transfer("x", "1.00 usd", { sourceTransaction: "py_rent" }),
      "400 invalid_request_error source_transaction: Charge py_rent has failed, so no transfer can come from it."
    ]
  ],
  underFullAgreement: [
    [
      [flour],
      transfer("x", "1.00 usd", { destination: jun.id }),
      "400 invalid_request_error transfers_not_allowed: Funds can't be sent to accounts located in JP when the account " +
        "is under the `full` service agreement.",
      { accounts: [jun] }
    ]
  ],
  outsideRegion: [
    [
      [charge("flour", "1000 jpy")],
      transfer("x", "100 jpy"),
      "400 invalid_request_error transfers_not_allowed: Funds can't be sent to accounts located in US because it's " +
        "restricted outside of your platform's region",
      { ...yen, accounts: [ada] }
    ]
  ],
  destinationOutsideRegion: [
    [
      [],
      charge("x", "10.00 usd", { transferData: { destination: jun.id } }),
      `400 invalid_request_error transfers_not_allowed of transfer_data[destination]: ${abroad("JP")}`,
      { accounts: [jun] }
    ],
    [
      [],
      charge("x", "1000 jpy", { transferData: { destination: ada.id } }),
      `400 invalid_request_error transfers_not_allowed of transfer_data[destination]: ${abroad("US")}`,
      { ...yen, accounts: [ada] }
    ]
  ],
  onlySeparateTransfers: [
    [
      [],
      charge("x", "10.00 usd", { transferData: { destination: "acct_isha" } }),
      "400 invalid_request_error transfers_not_allowed of transfer_data[destination]: Accounts in IN receive money from " +
        "other countries by separate transfers only.",
      { accounts: [connected("Isha", "express", { country: "IN", serviceAgreement: "recipient" })] }
    ]
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
  ]
})
