/**
 * Bad references: scenarios whose values are fine by themselves, but not together: an order of time that is none, names
 * of nothing, accounts that Stripe does not have, steps that Stripe would refuse.
 */
import { writeFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as CommandLine from "./CommandLine.ts"
import { head, order, path, type Problem, refusalEnding, saidOf, told, toldRefused } from "./Complaint.ts"

describe("the order of time", () => {
  it("does not run back", () =>
    told(`${head}${order}  - { at: 2026-03-01T23:59:59Z, refund: { charge: order } }\n`, [
      ["6:11", "steps[1].at: is before the step above it, which is at 2026-03-02T00:00:00Z; expected no earlier moment"]
    ]))

  it("does not end before the last step", () =>
    told(`${head}${order}until: 2026-03-01\n`, [
      ["6:8", "until: ends before the last step, which is at 2026-03-02T00:00:00Z"]
    ]))
})

describe("names of nothing", () => {
  it("are told with what they could have been", () =>
    told(
      `${head}  - { at: 2026-03-02, refund: { charge: order } }
${order}  - { at: 2026-03-02, refund: { charge: oder } }
  - { at: 2026-03-02, charge: { amount: 1.00 usd, stripe_account: bob } }
  - { at: 2026-03-02, charge: { amount: 1.00 usd, transfer_data: { destination: bob } } }
  - { at: 2026-03-02, id: order, transfer: { amount: 1.00 usd, destination: Ada, source_transaction: later } }
  - { at: 2026-03-02, transfer_reversal: { transfer: oder } }
  - { at: 2026-03-02, application_fee_refund: { fee: step-1 } }
  - { at: 2026-03-02, id: later, charge: { amount: 1.00 usd } }
expect:
  balances: { bob: { pending: 1.00 usd } }
  fees: { bob: {} }
  refusals: { step-99: no }
`,
      [
        ["5:41", 'steps[0].refund.charge: there is no earlier charge step "order", nor any other'],
        ["7:41", 'steps[2].refund.charge: there is no earlier charge step "oder"; expected order'],
        ["8:67", 'steps[3].charge.stripe_account: there is no account "bob"; expected one of platform, ada'],
        ["9:81", 'steps[4].charge.transfer_data.destination: there is no account "bob"; expected one of platform, ada'],
        ["10:27", 'steps[5].id: "order" is the id of an earlier step'],
        [
          "10:77",
          'steps[5].transfer.destination: there is no account "Ada"; expected one of platform, ada; did you mean ada?'
        ],
        [
          "10:102",
          'steps[5].transfer.source_transaction: there is no earlier charge step "later"; ' +
            "expected one of order, step-4, step-5"
        ],
        [
          "11:54",
          'steps[6].transfer_reversal.transfer: there is no earlier transfer, charge or capture step "oder"; ' +
            "expected one of order, step-4, step-5; did you mean order?"
        ],
        [
          "12:54",
          'steps[7].application_fee_refund.fee: "step-1" is a refund, not a charge, capture or instant payout step; ' +
            "expected one of order, step-4, step-5"
        ],
        ["15:15", 'expect.balances.bob: there is no account "bob"; expected one of platform, ada'],
        ["16:11", 'expect.fees.bob: there is no account "bob"; expected one of platform, ada'],
        ["17:15", 'expect.refusals.step-99: there is no step "step-99"']
      ]
    ))

  it("are told of holds, payouts and top-ups too, and of what was made by another step than the one that is named", () =>
    told(
      `${head}  - { at: 2026-03-02, id: room, charge: { amount: 9.00 usd, capture_method: manual } }
${order}  - { at: 2026-03-02, id: stay, capture: { charge: romo } }
  - { at: 2026-03-02, authorization_cancel: { charge: stay } }
  - { at: 2026-03-02, transfer_reversal: { transfer: room } }
  - { at: 2026-03-02, application_fee_refund: { fee: room } }
  - { at: 2026-03-02, id: out, payout: { stripe_account: bob } }
  - { at: 2026-03-02, payout_cancel: { payout: in } }
  - { at: 2026-03-02, payout_failure: { payout: more, failure_code: no_account } }
  - { at: 2026-03-02, id: more, top_up: { amount: 5.00 usd } }
  - { at: 2026-03-02, top_up_cancel: { top_up: out } }
  - { at: 2026-03-02, refund_cancel: { refund: order } }
  - { at: 2026-03-02, payout_cancel: { payout: po_ada.2026-03-05 } }
  - { at: 2026-03-02, payout_cancel: { payout: po_bob.2026-03-05 } }
`,
      [
        [
          "7:52",
          'steps[2].capture.charge: there is no earlier charge step "romo"; expected one of room, order; did you mean room?'
        ],
        [
          "8:55",
          'steps[3].authorization_cancel.charge: "stay" is a capture, not a charge step; expected one of room, order'
        ],
        [
          "9:54",
          'steps[4].transfer_reversal.transfer: the money of "room" is held until it is captured; ' +
            "expected the id of the capture's step"
        ],
        [
          "10:54",
          'steps[5].application_fee_refund.fee: the money of "room" is held until it is captured; ' +
            "expected the id of the capture's step"
        ],
        ["11:58", 'steps[6].payout.stripe_account: there is no account "bob"; expected one of platform, ada'],
        ["12:48", 'steps[7].payout_cancel.payout: there is no earlier payout step "in"; expected out'],
        ["13:49", 'steps[8].payout_failure.payout: there is no earlier payout step "more"; expected out'],
        ["15:48", 'steps[10].top_up_cancel.top_up: "out" is a payout, not a top_up step; expected more'],
        ["16:48", 'steps[11].refund_cancel.refund: "order" is a charge, not a refund step, and there is none above it'],
        [
          "17:48",
          'steps[12].payout_cancel.payout: "po_ada.2026-03-05" is the id of an automatic payout; ' +
            "expected its account and day, ada.2026-03-05"
        ],
        ["18:48", 'steps[13].payout_cancel.payout: there is no account "po_bob"; expected one of platform, ada']
      ]
    ))

  it("are told together with values of another type elsewhere", () =>
    told(
      `${head}  - { at: 2026-03-02, id: order, charge: { amount: 10 } }
  - { at: 2026-03-02, refund: { charge: order } }
  - { at: 2026-03-02, refund: { charge: oder } }
expect: { balances: { ada: { pending: 3 }, bob: {} } }
`,
      [
        ["5:52", 'steps[0].charge.amount: Expected an amount above zero such as "10.00 usd"'],
        ["7:41", 'steps[2].refund.charge: there is no earlier charge step "oder"; expected order'],
        [
          "8:39",
          'expect.balances.ada.pending: Expected an amount such as "10.00 usd", which may be negative or zero, or a list of them in several currencies'
        ],
        ["8:44", 'expect.balances.bob: there is no account "bob"; expected one of platform, ada']
      ]
    ))
})

describe("accounts that Stripe does not have", () => {
  const typeOrController = "Expected exactly one of type (standard, express or custom), controller and v2"
  const tariffs = "expected one of US, AU, CA, DE, FR, GB, IE, JP, SG, or a tariff of your own under tariffs"

  it("are told with the reason", () =>
    told(
      `platform: { country: US }
accounts:
  none: {}
  both:
    type: custom
    controller: { losses: stripe, fees_payer: account, requirement_collection: stripe, dashboard: full }
  impossible:
    controller: { losses: stripe, fees_payer: application, requirement_collection: stripe, dashboard: none }
  platform: { type: express }
  zealand: { type: express, country: NZ }
  yen: { type: express, currency: jpy }
  wrong: { type: express, currency: xxx }
  mine: { type: express, tariff: mine }
steps: []
`,
      [
        ["3:9", `accounts.none: ${typeOrController}`],
        ["5:5", `accounts.both: ${typeOrController}; found type and controller`],
        [
          "8:17",
          "accounts.impossible.controller: dashboard: none needs losses: application and a fees_payer of application"
        ],
        ["9:3", "accounts.platform: is the platform's own name; expected another one"],
        [
          "10:38",
          "accounts.zealand.country: Stripe's price in NZ is not known; expected tariff: one of US, AU, CA, DE, FR, GB, IE, JP, SG, or one of your own under tariffs, " +
            "such as { rate: 0% } where nobody pays the account directly"
        ],
        [
          "11:35",
          "accounts.yen.currency: settles in jpy, but its tariff charges in usd; expected usd, or a tariff in jpy"
        ],
        ["12:37", 'accounts.wrong.currency: unknown currency "xxx": expected an ISO 4217 code such as "usd"'],
        ["13:34", `accounts.mine.tariff: there is no tariff "mine"; ${tariffs}`]
      ]
    ))
})

describe("minimum balances", () => {
  it("are one of each currency, and of those that the account settles in", () =>
    told(
      `platform: { country: US, payouts: { minimum_balance: [5.00 usd, 6.00 usd] } }
accounts:
  ada:
    type: express
    external_accounts: [{ currency: usd }, { currency: eur }]
    payouts:
      minimum_balance:
        - 5.00 eur
        - 5.00 gbp
steps:
  - at: 2026-03-02
    balance_settings_update: { stripe_account: ada, minimum_balance: [5.00 usd, 5.00 eur, 0.00 eur] }
`,
      [
        ["1:65", "platform.payouts.minimum_balance[1]: is a second amount in usd; expected one of each currency"],
        ["9:11", "accounts.ada.payouts.minimum_balance[1]: is in gbp, and the account settles in usd"],
        [
          "12:91",
          "steps[0].balance_settings_update.minimum_balance[2]: is a second amount in eur; expected one of each currency"
        ]
      ]
    ))
})

describe("a step that Stripe would refuse", () => {
  const tooLow =
    "refused: balance_insufficient: You have insufficient funds in your Stripe account for this transfer. Your card balance " +
    "is too low.  You can use the /v1/balance endpoint to view your Stripe balance (for more details, see " +
    "stripe.com/docs/api#balance)."
  const directly = order.replace("}", ", stripe_account: ada }")
  const refused = "refused:"
  const seller = (capability: string) => head.replace("express }", `express, capabilities: [${capability}] }`)
  const charge = (parameters: string) => `  - { at: 2026-03-02, charge: { ${parameters} } }\n`

  it.each<readonly [string, string, ReadonlyArray<Problem>]>([
    [
      "an application fee above the charge",
      head + charge("amount: 10.00 usd, stripe_account: ada, application_fee_amount: 10.01 usd"),
      [
        [
          "5:97",
          `steps[0].charge.application_fee_amount: ${refused} The application fee must not exceed the charge amount of $10.00`
        ]
      ]
    ],
    [
      "a refund above the charge",
      `${head}${order}  - { at: 2026-03-02, refund: { charge: order, amount: 10.01 usd } }\n`,
      [["6:56", `steps[1].refund.amount: ${refused} Refund amount ($10.01) is greater than charge amount ($10.00)`]]
    ],
    [
      "a second refund",
      `${head}${order}${"  - { at: 2026-03-02, refund: { charge: order } }\n".repeat(2)}`,
      [["7:31", "steps[2].refund: refused: charge_already_refunded: Charge ch_order has already been refunded."]]
    ],
    [
      "a direct charge on an account without card_payments",
      seller("transfers") + charge("amount: 10.00 usd, stripe_account: ada"),
      [
        [
          "5:31",
          `steps[0].charge: ${refused} You cannot create a charge on a connected account without the \`card_payments\` ` +
            "capability enabled. (acct_ada has not asked for card_payments: expected it among its capabilities, or with v2 " +
            "merchant among its applied_configurations)"
        ]
      ]
    ],
    [
      "a transfer to an account without transfers",
      seller("card_payments") + charge("amount: 10.00 usd, transfer_data: { destination: ada }"),
      [
        [
          "5:82",
          "steps[0].charge.transfer_data.destination: refused: insufficient_capabilities_for_transfer: Your destination " +
            "account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, " +
            "legacy_payments (acct_ada has not asked for transfers: expected it among its capabilities, or with v2 " +
            "recipient among its applied_configurations)"
        ]
      ]
    ],
    [
      "an amount beyond what JavaScript counts exactly",
      head + charge("amount: 99999999999999999999.00 usd"),
      [["5:41", "steps[0].charge.amount: refused: amount_too_large: Amount must be no more than $999,999.99"]]
    ],
    [
      "an amount that is too small",
      head + charge("amount: 0.49 usd"),
      [["5:41", "steps[0].charge.amount: refused: amount_too_small: Amount must be at least $0.50 usd"]]
    ],
    [
      "a net that comes to too small an amount",
      head + charge("net_amount: 0.01 usd"),
      [
        [
          "5:45",
          "steps[0].charge.net_amount: refused: amount_too_small: Amount must be at least $0.50 usd (0.01 usd net come " +
            "to an amount of 0.32 usd)"
        ]
      ]
    ],
    [
      "a capture of too little",
      `${head}  - { at: 2026-03-02, id: room, charge: { amount: 9.00 usd, capture_method: manual } }
  - { at: 2026-03-02, capture: { charge: room, amount_to_capture: 0.10 usd } }
`,
      [["6:67", "steps[1].capture.amount_to_capture: refused: amount_too_small: Amount must be at least $0.50 usd"]]
    ],
    [
      "a transfer above its source, and one above what is available",
      `${head}${order}  - { at: 2026-03-02, transfer: { amount: 10.01 usd, destination: ada, source_transaction: order } }
  - { at: 2026-03-02, transfer: { amount: 1.00 usd, destination: ada } }
`,
      [
        [
          "6:33",
          `steps[1].transfer: ${refused} Transfers using this transaction as a source must not exceed the source ` +
            "amount of $10.00."
        ],
        [
          "7:43",
          "steps[2].transfer.amount: refused: balance_insufficient: You have insufficient available funds in your Stripe " +
            "account. Try adding funds directly to your available balance by creating Charges using the " +
            "4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance (acct_platform has nothing " +
            "available, 9.41 usd pending until 2026-03-04; the test card is advice of Stripe's for its test mode: in a " +
            "scenario, a top_up before it, a source_transaction or a later moment helps)"
        ]
      ]
    ],
    [
      "a capture of more than is held, and a second one",
      `${head}  - { at: 2026-03-02, id: room, charge: { amount: 10.00 usd, capture_method: manual } }
  - { at: 2026-03-02, capture: { charge: room, amount_to_capture: 10.01 usd } }
  - { at: 2026-03-02, capture: { charge: room } }
  - { at: 2026-03-02, capture: { charge: room } }
`,
      [
        [
          "6:67",
          `steps[1].capture.amount_to_capture: ${refused} Amount to capture ($10.01) is greater than the authorized ` +
            "amount ($10.00)"
        ],
        ["8:32", "steps[3].capture: refused: charge_already_captured: Charge ch_room has already been captured."]
      ]
    ],
    [
      "a payout of nothing, and one that arrived canceled",
      `${head}  - { at: 2026-03-02, payout: { stripe_account: ada } }
  - { at: 2026-03-02, id: more, top_up: { amount: 5.00 usd, expected_availability_date: 2026-03-03 } }
  - { at: 2026-03-04, id: out, payout: { source_type: bank_account } }
  - { at: 2026-03-05, payout_cancel: { payout: out } }
`,
      [
        [
          "5:31",
          "steps[0].payout: refused: balance_insufficient: You have insufficient funds in your Stripe account for this " +
            "transfer. Your card balance is too low.  You can use the /v1/balance endpoint to view your Stripe balance " +
            "(for more details, see stripe.com/docs/api#balance). (acct_ada has nothing available, 0.00 usd pending)"
        ],
        ["8:38", `steps[3].payout_cancel: ${refused} Payouts can only be canceled while they are pending.`]
      ]
    ],
    [
      "instant payouts that are too large for one, or for a day, and a part that there is not",
      `${head}  - { at: 2026-03-02, charge: { amount: 300000.00 usd } }
  - { at: 2026-03-04, id: much, payout: { method: instant, amount: 20000.00 usd } }
  - { at: 2026-03-04, payout: { method: instant, amount: 200000.00 usd } }
  - { at: 2026-03-04, payout: { method: instant, amount: 200000.00 usd, split: true } }
  - { at: 2026-03-04, id: both, payout: { method: instant, amount: 10000.00 usd, split: true } }
  - { at: 2026-03-04, payout_failure: { payout: both.3, failure_code: no_account } }
`,
      [
        [
          "6:41",
          "steps[1].payout: refused: Instant Payouts to bank accounts are only supported " +
            "for amounts less than or equal to $9999 (with split: true it is 3 payouts)"
        ],
        [
          "7:31",
          "steps[2].payout: refused: Instant Payouts to bank accounts are only supported " +
            "for amounts less than or equal to $9999"
        ],
        [
          "8:31",
          "steps[3].payout: refused: instant_payouts_limit_exceeded: You have reached your daily processing limits for " +
            "Instant Payouts."
        ],
        ["10:39", "steps[5].payout_failure: refused: resource_missing: No such payout: 'po_both.3'"]
      ]
    ],
    [
      "balance settings that an account cannot have",
      `platform: { country: US }
accounts:
  ada: { type: express, payouts: { schedule: { interval: daily } } }
  nao: { type: express, country: JP }
steps:
  - { at: 2026-03-02, balance_settings_update: { stripe_account: ada, schedule: { delay_days: 1 } } }
  - { at: 2026-03-02, balance_settings_update: { stripe_account: ada, minimum_balance: 5.00 gbp } }
  - { at: 2026-03-02, balance_settings_update: { stripe_account: nao, schedule: { interval: daily } } }
  - { at: 2026-03-02, balance_settings_update: { stripe_account: nao, debit_negative_balances: true } }
  - { at: 2026-03-02, balance_settings_update: { stripe_account: ada, schedule: { interval: daily } } }
`,
      [
        [
          "6:95",
          `steps[0].balance_settings_update.schedule.delay_days: ${refused} You cannot lower this merchant's delay below ` +
            "2 (expected more days, minimum, or a settlement_delay that Stripe has agreed to)"
        ],
        [
          "7:88",
          `steps[1].balance_settings_update.minimum_balance: ${refused} The currency of minimum_balance must be usd`
        ],
        [
          "8:93",
          `steps[2].balance_settings_update.schedule.interval: ${refused} acct_nao cannot be paid out so: accounts in JP ` +
            "are not paid out daily; expected manual, weekly or monthly."
        ],
        [
          "9:96",
          `steps[3].balance_settings_update.debit_negative_balances: ${refused} acct_nao cannot be paid out so: Stripe ` +
            "does not debit banks for negative balances in JP; expected false."
        ],
        [
          "10:48",
          `steps[4].balance_settings_update: ${refused} Nothing changes: what is stated of acct_ada is as it should become.`
        ]
      ]
    ],
    [
      "a part of an instant payout that was refused",
      `${head}  - { at: 2026-03-02, id: k, payout: { method: instant, split: true } }
  - { at: 2026-03-02, payout_failure: { payout: k.2, failure_code: no_account } }
`,
      [
        [
          "5:38",
          "steps[0].payout: refused: balance_insufficient: You have insufficient funds in your Stripe account for this " +
            "transfer. Your card balance is too low.  You can use the /v1/balance endpoint to view your Stripe balance " +
            "(for more details, see stripe.com/docs/api#balance). (acct_platform has nothing available, 0.00 usd pending)"
        ]
      ]
    ],
    [
      "automatic payouts of days on which there were none",
      `${head}  - { at: 2026-03-02, charge: { amount: 10.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-02, charge: { amount: 10.00 usd } }
  - { at: 2026-03-03, charge: { amount: 10.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-06, payout_failure: { payout: ada.2026-03-06, failure_code: no_account } }
  - { at: 2026-03-06, payout_reversal: { payout: platform.2026-03-04 } }
  - { at: 2026-03-06, payout_cancel: { payout: ada.2026-03-03.bank_account } }
`.replace("ada: { type: express }", "ada: { type: express, payouts: { schedule: { interval: daily } } }"),
      [
        [
          "8:39",
          "steps[3].payout_failure: refused: resource_missing: No such payout: 'po_ada.2026-03-06' (acct_ada was paid " +
            "out by itself on 2026-03-04, 2026-03-05)"
        ],
        [
          "9:40",
          "steps[4].payout_reversal: refused: resource_missing: No such payout: 'po_platform.2026-03-04' (acct_platform " +
            "was never paid out by itself)"
        ],
        [
          "10:38",
          "steps[5].payout_cancel: refused: resource_missing: No such payout: 'po_ada.2026-03-03.bank_account' " +
            "(acct_ada was paid out by itself on 2026-03-04, 2026-03-05)"
        ]
      ]
    ],
    [
      "a payout of a currency that the account does not have",
      `${head}  - { at: 2026-03-02, top_up: { amount: 5.00 usd, expected_availability_date: 2026-03-03 } }
  - { at: 2026-03-04, payout: { amount: 4.00 eur, source_type: bank_account } }
`,
      [
        [
          "6:41",
          "steps[1].payout.amount: refused: balance_insufficient: You have insufficient funds in your Stripe account for this " +
            "transfer. Your bank account balance is too low.  You can use the /v1/balance endpoint to view your Stripe " +
            "balance (for more details, see stripe.com/docs/api#balance). (acct_platform settles in usd only, so it has no " +
            "eur; external_accounts say in what else an account settles)"
        ]
      ]
    ],
    [
      "an instant payout whose fee does not fit, and another that does not fit in several",
      `platform: { country: US, instant_payout_pricing: { rate: 2%, minimum: 1.00 usd } }
accounts: { ada: { type: express } }
steps:
${directly}  - { at: 2026-03-06, payout: { stripe_account: ada, method: instant, amount: 9.00 usd } }
  - { at: 2026-03-06, payout: { stripe_account: ada, method: instant, amount: 9.00 usd, split: true } }
`,
      [
        [
          "5:79",
          `steps[1].payout.amount: ${tooLow} (acct_ada has 9.41 usd of card available, 0.00 usd pending; 9.00 usd ` +
            "cost 1.00 usd more; at most 8.41 usd can be paid out)"
        ],
        [
          "6:79",
          `steps[2].payout.amount: ${tooLow} (acct_ada has 9.41 usd of card available, 0.00 usd pending; at most ` +
            "8.41 usd can be paid out)"
        ]
      ]
    ],
    [
      "a transfer of more than one source type has, told with all of them",
      `${head}  - { at: 2026-03-02, top_up: { amount: 5.00 usd, expected_availability_date: 2026-03-03 } }
${order}  - { at: 2026-03-06, transfer: { amount: 20.00 usd, destination: ada } }
  - { at: 2026-03-06, transfer: { amount: 6.00 usd, destination: ada, source_type: bank_account } }
`,
      [
        [
          "7:43",
          "steps[2].transfer.amount: refused: balance_insufficient: You have insufficient available funds in your Stripe " +
            "account. Try adding funds directly to your available balance by creating Charges using the " +
            "4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance (acct_platform has 9.41 usd " +
            "of card and 5.00 usd of bank_account available, 14.41 usd in all, 0.00 usd pending; the test card is advice of " +
            "Stripe's for its test mode: in a scenario, a top_up before it, a source_transaction or a later moment helps)"
        ],
        [
          "8:43",
          `steps[3].transfer.amount: ${tooLow.replace("card", "bank account")} (acct_platform has 9.41 usd of card and ` +
            "5.00 usd of bank_account available, 14.41 usd in all, 0.00 usd pending)"
        ]
      ]
    ],
    [
      "holds of more than there is, for too short a time, and of nothing",
      `${head}${directly}  - { at: 2026-03-05, reserve_hold: { stripe_account: ada, amount: 50.00 usd, release_after: 2026-04-01 } }
  - { at: 2026-03-05, reserve_hold: { stripe_account: ada, amount: 5.00 usd, release_after: 2026-03-01 } }
  - { at: 2026-03-05, reserve_release: { hold: order } }
`,
      [
        [
          "6:68",
          "steps[1].reserve_hold.amount: refused: balance_insufficient: $50.00 of acct_ada cannot be reserved: that is more " +
            "than can be spent of its card balance. (acct_ada has 9.41 usd of card available, 0.00 usd pending)"
        ],
        [
          "7:93",
          `steps[2].reserve_hold.release_after: ${refused} The release must be at least 3 days and at most 180 days in ` +
            "the future. (from 2026-03-08T00:00:00Z to 2026-09-01T00:00:00Z; as days, which mean their last second, from " +
            "2026-03-08 to 2026-08-31)"
        ],
        ["8:48", "steps[3].reserve_release.hold: refused: resource_missing: No such reserve hold: 'reshold_order'"]
      ]
    ],
    [
      "a reversal of what the account has paid out",
      `${head}  - { at: 2026-03-02, id: order, charge: { amount: 9.00 usd, transfer_data: { destination: sten } } }
  - { at: 2026-03-05, payout: { stripe_account: sten, amount: 8.00 usd } }
  - { at: 2026-03-06, transfer_reversal: { transfer: order } }
`.replace("ada: { type: express }", "ada: { type: express }\n  sten: { type: standard }"),
      [
        [
          "8:42",
          "steps[2].transfer_reversal: refused: balance_insufficient: The destination account acct_sten has " +
            "insufficient funds for this reversal. (acct_sten has 1.00 usd of card available, 0.00 usd pending; po_step-2 paid out 8.00 usd on 2026-03-05)"
        ]
      ]
    ],
    [
      "two ways to split",
      `${head}  - at: 2026-03-02
    charge:
      amount: 10.00 usd
      transfer_data: { destination: ada, amount: 9.00 usd }
      application_fee_amount: 1.00 usd
`,
      [
        [
          "8:50",
          `steps[0].charge.transfer_data.amount: ${refused} You may not provide the application_fee_amount parameter and ` +
            "the transfer_data[amount] parameter simultaneously. They are mutually exclusive."
        ]
      ]
    ]
  ])("%s", (_, text, problems) => toldRefused(text, problems))

  it("is no refusal of Stripe's where only the model cannot do it, expected or not", async () => {
    const text = `${head}  - { at: 2026-03-02, id: o, top_up: { amount: 10.00 eur } }\n`
    const problem: Problem = [
      "5:38",
      "steps[0].top_up: cannot be run: converting eur to usd, the currency that acct_platform settles in, is not modelled yet"
    ]
    await toldRefused(text, [problem], "Nothing was run or written")
    await toldRefused(
      `${text}expect: { refusals: { o: converting eur to usd } }\n`,
      [problem],
      "Nothing was run or written"
    )
  })

  it("is no refusal at all where a rate is missing: that is told of the file, once for each pair", async () => {
    const euros = "  - { at: 2026-03-02, id: o, charge: { amount: 10.00 eur } }\n"
    const more = "  - { at: 2026-03-03, charge: { amount: 5.00 eur } }\n  - { at: 2026-03-03, refund: { charge: o } }\n"
    const needed = (from: string, day: string) =>
      `there is no exchange rate of ${from} to usd on ${day}; expected pair: ${from}/usd under exchange_rates, from that ` +
      "day or before"
    const end = "Nothing was run or written"
    const ofEuros: Problem = ["5:48", `steps[0].charge.amount: ${needed("eur", "2026-03-02")}`]
    await toldRefused(`${head}${euros}`, [ofEuros], end)
    await toldRefused(`${head}${euros}expect: { refusals: { o: there is no exchange rate } }\n`, [ofEuros], end)
    const yen = "  - { at: 2026-03-04, charge: { amount: 900 jpy } }\n"
    const later = "exchange_rates: [{ pair: eur/usd, rate: 1.1, from: 2026-03-03 }]\n"
    await toldRefused(
      `${head}${euros}${more}${yen}`,
      [
        ["5:48", `${ofEuros[1]} (and 1 more step needs it)`],
        ["8:41", `steps[3].charge.amount: ${needed("jpy", "2026-03-04")}`]
      ],
      end
    )
    await toldRefused(`${head}${euros}${later}`, [ofEuros], end)
  })

  it("is not told again at the steps that follow from it", async () => {
    const refund = "  - { at: 2026-03-02, id: back, refund: { charge: o } }\n"
    const tooSmall = "Amount must be at least $0.50 usd"
    const text = `${head}  - { at: 2026-03-02, id: o, charge: { amount: 0.10 usd } }\n${refund}`
    await toldRefused(text, [["5:48", `steps[0].charge.amount: refused: amount_too_small: ${tooSmall}`]])
    await toldRefused(`${text}expect: { refusals: { o: amount_too_small } }\n`, [
      ["6:51", "steps[1].refund.charge: refused, because o was: resource_missing: No such charge: 'ch_o'"]
    ])
  })

  it("is a failed expectation where another refusal was expected", async () => {
    const text = `${head}  - { at: 2026-03-02, id: o, charge: { amount: 0.10 usd } }\nexpect: { refusals: { o: amount_too_large } }\n`
    writeFileSync(path("flow.yaml"), text)
    const { code, err, out } = await CommandLine.run("simulate", path("flow.yaml"))
    expect({ code, err }).toEqual({ code: 1, err: "" })
    expect(out).toContain(
      "✗ the refusal of o: expected amount_too_large, got amount_too_small: Amount must be at least $0.50 usd"
    )
  })

  it("is told twenty at a time", async () => {
    const lines = (await saidOf(head + charge("amount: 0.01 usd").repeat(25))).split("\n")
    expect(lines).toHaveLength(20 * 3 + 2)
    expect(lines.slice(-2)).toEqual(["… and 5 more", refusalEnding])
  })
})
