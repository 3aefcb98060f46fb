import { reasons } from "#core/connect/objects/Dispute.ts"
import { at, eachMayBe, eachMayNotBe } from "./Steps.ts"

eachMayBe([
  { dispute: { charge: "flour", reason: "fraudulent" } },
  {
    dispute: {
      charge: "flour",
      amount: "99.00 usd",
      reason: "product_not_received",
      status: "warning_needs_response",
      evidence_due_by: "2026-03-20"
    }
  }
])

eachMayNotBe([
  [
    { at, dispute: {} },
    [
      "it.dispute.charge: Missing key. The charge that the payer's bank disputes, by the id of its step.",
      "it.dispute.reason: Missing key. Why the payer disputes it, in Stripe's words such as fraudulent."
    ]
  ],
  [
    { at, dispute: { charge: "flour", reason: "anger", status: "won" } },
    [
      `it.dispute.reason: Expected ${reasons.slice(0, -1).join(", ")} or unrecognized`,
      "it.dispute.status: Expected needs_response, warning_needs_response, lost or prevented"
    ]
  ],
  [
    { at, dispute_escalation: {} },
    ["it.dispute_escalation.dispute: Missing key. The inquiry that becomes a chargeback, by the id of its step."]
  ],
  [
    { at, dispute_evidence: {} },
    ["it.dispute_evidence.dispute: Missing key. The dispute to answer with evidence, by the id of its step."]
  ],
  [
    { at, dispute_close: {} },
    ["it.dispute_close.dispute: Missing key. The chargeback to accept as lost, by the id of its step."]
  ],
  [
    { at, dispute_won: {} },
    ["it.dispute_won.dispute: Missing key. The chargeback that the bank gives back, by the id of its step."]
  ],
  [
    { at, dispute_lost: {} },
    ["it.dispute_lost.dispute: Missing key. The chargeback that the bank upholds, by the id of its step."]
  ]
])
