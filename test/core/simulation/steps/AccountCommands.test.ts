import * as Instant from "#core/time/Instant.ts"
import { eachIs, eachLeadsNowhere } from "./Commands.ts"

const document = { stripe_account: "ada", requirement: "individual.verification.document" }
const stripeAccount = "acct_ada"
const due = { _tag: "requirement_update", stripeAccount, requirement: document.requirement } as const
const endOfDay = Instant.of(1_773_187_199)

eachIs([
  [{ requirement_update: { ...document, status: "due" } }, { ...due, status: "due" }],
  [
    { requirement_update: { ...document, status: "due", current_deadline: "2026-03-10", disables: ["payouts"] } },
    { ...due, status: "due", deadline: endOfDay, disables: new Set(["payouts"]) }
  ],
  [{ requirement_update: { ...document, status: "provided" } }, { ...due, status: "provided" }],
  [{ requirement_update: { ...document, status: "verified" } }, { ...due, status: "verified" }],
  [
    { requirement_update: { ...document, status: "rejected", current_deadline: "2026-03-10T23:59:59Z" } },
    { ...due, status: "rejected", deadline: endOfDay }
  ],
  [{ requirement_update: { ...document, status: "rejected" } }, { ...due, status: "rejected" }],
  [
    { capability_update: { stripe_account: "ada", capability: "transfers", status: "pending" } },
    { _tag: "capability_update", stripeAccount, capability: "transfers", status: "pending" }
  ],
  [
    { account_pause: { stripe_account: "ada", charges: true, payouts: false } },
    { _tag: "account_pause", stripeAccount, charges: true, payouts: false }
  ],
  [
    { account_pause: { stripe_account: "ada", payouts: true } },
    { _tag: "account_pause", stripeAccount, payouts: true }
  ],
  [
    { account_disable: { stripe_account: "ada", disabled_reason: "listed", disables: ["charges", "payouts"] } },
    { _tag: "account_disable", stripeAccount, disabledReason: "listed", disables: new Set(["charges", "payouts"]) }
  ],
  [
    { account_disable: { stripe_account: "ada", disabled_reason: "rejected.fraud" } },
    { _tag: "account_disable", stripeAccount, disabledReason: "rejected.fraud" }
  ],
  [{ account_enable: { stripe_account: "ada" } }, { _tag: "account_enable", stripeAccount }],
  [{ external_account_removal: {} }, { _tag: "external_account_removal" }],
  [{ external_account_removal: { stripe_account: "ada" } }, { _tag: "external_account_removal", stripeAccount }]
])

const nobody = { stripe_account: "x" }
eachLeadsNowhere([
  [
    { requirement_update: { ...document, ...nobody, status: "due" } },
    "requirement_update.stripe_account: there is no account"
  ],
  [
    { capability_update: { ...nobody, capability: "transfers", status: "active" } },
    "capability_update.stripe_account: there is no account"
  ],
  [{ account_pause: { ...nobody, payouts: true } }, "account_pause.stripe_account: there is no account"],
  [
    { account_disable: { ...nobody, disabled_reason: "listed" } },
    "account_disable.stripe_account: there is no account"
  ],
  [{ account_enable: nobody }, "account_enable.stripe_account: there is no account"],
  [{ external_account_removal: nobody }, "external_account_removal.stripe_account: there is no account"],
  [
    { external_account_removal: { currency: "zzz" } },
    'external_account_removal.currency: unknown currency "zzz": expected an ISO 4217 code such as "usd"'
  ],
  [
    { external_account_update: { currency: "zzz" } },
    'external_account_update.currency: unknown currency "zzz": expected an ISO 4217 code such as "usd"'
  ]
])
