import { at, eachKnows, eachMayBe, eachMayNotBe } from "./Steps.ts"

const who = { stripe_account: "ada" }
const document = { ...who, requirement: "individual.verification.document" }

eachMayBe([
  { requirement_update: { ...document, status: "due" } },
  { requirement_update: { ...document, status: "due", current_deadline: "2026-03-10", disables: ["payouts"] } },
  { requirement_update: { ...document, status: "rejected", current_deadline: "2026-03-10T10:00Z" } },
  { requirement_update: { ...document, status: "verified" } },
  { capability_update: { ...who, capability: "card_payments", status: "pending" } },
  { account_pause: { ...who, charges: true } },
  { account_pause: { ...who, charges: true, payouts: false } },
  { account_disable: { ...who, disabled_reason: "rejected.platform_fraud", disables: ["charges"] } },
  { account_enable: who }
])

const reasons =
  "under_review, listed, other, rejected.fraud, rejected.incomplete_verification, rejected.listed, rejected.other, " +
  "rejected.terms_of_service, rejected.platform_fraud, rejected.platform_terms_of_service or rejected.platform_other"
const missingAccount = "Missing key. Which connected account it is."

eachMayNotBe([
  [
    { at, requirement_update: {} },
    [
      `it.requirement_update.stripe_account: ${missingAccount}`,
      "it.requirement_update.requirement: Missing key. What Stripe must know, in its words such as individual.verification.document.",
      "it.requirement_update.status: Missing key. What becomes of it: due, provided and now being verified, verified, or rejected and due again. Expected due, provided, verified or rejected"
    ]
  ],
  [
    { at, requirement_update: { ...document, status: "late" } },
    ["it.requirement_update.status: Expected due, provided, verified or rejected"]
  ],
  [
    { at, requirement_update: { ...document, status: "provided", current_deadline: "2026-03-10" } },
    ["it.requirement_update: Expected current_deadline with status: due or rejected only"]
  ],
  [
    { at, requirement_update: { ...document, status: "rejected", disables: ["payouts"] } },
    ["it.requirement_update: Expected disables with status: due only"]
  ],
  [
    { at, requirement_update: { ...document, status: "due", disables: [] } },
    ["it.requirement_update.disables: Expected a list of charges, payouts or both"]
  ],
  [
    { at, requirement_update: { ...document, status: "due", disables: ["refunds"] } },
    ["it.requirement_update.disables.0: Expected charges or payouts"]
  ],
  [
    { at, capability_update: { ...who, capability: "fly", status: "on" } },
    [
      "it.capability_update.capability: Expected card_payments or transfers",
      "it.capability_update.status: Expected active, inactive, pending or unrequested"
    ]
  ],
  [{ at, account_pause: who }, ["it.account_pause: Expected charges, payouts or both"]],
  [{ at, account_pause: { ...who, charges: "yes" } }, ["it.account_pause.charges: Expected true or false"]],
  [
    { at, account_disable: { ...who, disabled_reason: "mood" } },
    [`it.account_disable.disabled_reason: Expected ${reasons}`]
  ],
  [{ at, account_enable: {} }, [`it.account_enable.stripe_account: ${missingAccount}`]]
])

eachKnows([
  [
    "requirement_update.",
    { requirement_update: { ...document, status: "due" } },
    "stripe_account, requirement, status, current_deadline, disables"
  ],
  [
    "capability_update.",
    { capability_update: { ...who, capability: "transfers", status: "active" } },
    "stripe_account, capability, status"
  ],
  ["account_pause.", { account_pause: { ...who, charges: true } }, "stripe_account, charges, payouts"],
  [
    "account_disable.",
    { account_disable: { ...who, disabled_reason: "other" } },
    "stripe_account, disabled_reason, disables"
  ],
  ["account_enable.", { account_enable: who }, "stripe_account"]
])
