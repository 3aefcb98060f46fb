import type { Command } from "#core/connect/decisions/Decision.ts"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import { eachIsMet } from "../RefusalRows.ts"
import { ada, capability, connected, enable, market, money, pause, requirement, sten, stop } from "../Worlds.ts"

const nao = connected("Nao", "express", { country: "JP" })
const som = connected("Som", "express", { country: "TH", currency: money("0.00 thb").currency })

const recipient = {
  accounts: [{ ...ada, serviceAgreement: "recipient", capabilities: new Set(["transfers"] as const) }, sten]
} as const

const taxId = (key: string, name: string, status: "due" | "provided"): Command => ({
  _tag: "requirement_update",
  key,
  stripeAccount: "acct_ada",
  requirement: name,
  status
})

eachIsMet<keyof typeof AccountRefusal>(Object.keys(AccountRefusal), {
  notConnected: [
    [
      [],
      enable("x", market.id),
      "400 invalid_request_error: acct_market is the platform itself: only connected accounts can be changed so."
    ]
  ],
  notLiable: [
    [
      [],
      pause("x", { stripeAccount: sten.id, payouts: true }),
      "400 invalid_request_error: acct_sten cannot be paused by the platform, which does not cover its losses."
    ],
    [
      [],
      stop("x", { stripeAccount: sten.id, disabledReason: "rejected.platform_fraud" }),
      "400 invalid_request_error: acct_sten cannot be rejected by the platform, which does not cover its losses."
    ]
  ],
  unchanged: [
    [
      [],
      capability("x", { status: "active" }),
      "400 invalid_request_error: Nothing changes: card_payments of acct_ada is as it should become."
    ],
    [
      [],
      pause("x", { payouts: false }),
      "400 invalid_request_error: Nothing changes: what is paused of acct_ada is as it should become."
    ],
    [
      [stop("review")],
      stop("x"),
      "400 invalid_request_error: Nothing changes: the disabled_reason of acct_ada is as it should become."
    ],
    [
      [requirement("due", { status: "due" })],
      requirement("x", { status: "due" }),
      "400 invalid_request_error: Nothing changes: the requirement individual.verification.document of acct_ada is as it " +
        "should become."
    ]
  ],
  impossibleSettings: [
    [
      [],
      { _tag: "balance_settings_update", key: "x", stripeAccount: nao.id, schedule: { interval: "daily" } },
      "400 invalid_request_error payments[payouts][schedule][interval]: acct_nao cannot be paid out so: accounts in JP are " +
        "not paid out daily; expected manual, weekly or monthly.",
      { accounts: [nao] }
    ],
    [
      [],
      { _tag: "balance_settings_update", key: "x", stripeAccount: nao.id, debitNegativeBalances: true },
      "400 invalid_request_error payments[debit_negative_balances]: acct_nao cannot be paid out so: Stripe does not debit " +
        "banks for negative balances in JP; expected false.",
      { accounts: [nao] }
    ],
    [
      [],
      { _tag: "balance_settings_update", key: "x", stripeAccount: som.id, minimumBalances: [money("5.00 thb")] },
      "400 invalid_request_error payments[payouts][minimum_balance_by_currency]: acct_som cannot be paid out so: Stripe " +
        "has no minimum balances in TH; expected none.",
      { accounts: [som] }
    ]
  ],
  noRequirement: [
    [
      [],
      requirement("x", { status: "provided" }),
      "400 invalid_request_error requirement: Nothing called individual.verification.document is required of acct_ada."
    ],
    [
      [requirement("due", { status: "due" }), taxId("more", "company.tax_id", "due")],
      taxId("x", "company.tax", "provided"),
      "400 invalid_request_error requirement: Nothing called company.tax is required of acct_ada: expected one of " +
        "individual.verification.document, company.tax_id."
    ]
  ],
  alreadyProvided: [
    [
      [requirement("due", { status: "due" }), requirement("given", { status: "provided" })],
      requirement("x", { status: "provided" }),
      "400 invalid_request_error requirement: The requirement individual.verification.document of acct_ada has been " +
        "provided, and is being verified."
    ]
  ],
  notProvided: [
    [
      [requirement("due", { status: "due" })],
      requirement("x", { status: "verified" }),
      "400 invalid_request_error requirement: The requirement individual.verification.document of acct_ada has not been " +
        "provided, so there is nothing to verify."
    ]
  ],
  recipient: [
    [
      [],
      capability("x", { status: "active" }),
      "400 invalid_request_error capability: acct_ada is under the recipient service agreement, and cannot request " +
        "card_payments.",
      recipient
    ]
  ],
  rejected: [
    [
      [stop("no", { disabledReason: "rejected.fraud" })],
      enable("x"),
      "400 invalid_request_error: acct_ada has been rejected (rejected.fraud), for good."
    ],
    [
      [stop("no", { disabledReason: "rejected.other" })],
      stop("x"),
      "400 invalid_request_error: acct_ada has been rejected (rejected.other), for good."
    ]
  ],
  notStopped: [[[], enable("x"), "400 invalid_request_error: acct_ada is neither under review nor stopped."]]
})
