import { Result } from "effect"
import * as Instant from "#core/time/Instant.ts"
import { eachIs, eachLeadsNowhere, money } from "./Commands.ts"

eachIs([
  [
    { dispute: { charge: "debit", reason: "debit_not_authorized" } },
    { _tag: "dispute", charge: "py_debit", reason: "debit_not_authorized" }
  ],
  [
    {
      dispute: {
        charge: "room",
        amount: "40.00 usd",
        reason: "duplicate",
        status: "lost",
        evidence_due_by: "2026-03-20"
      }
    },
    {
      _tag: "dispute",
      charge: "ch_room",
      amount: money(4000n),
      reason: "duplicate",
      status: "lost",
      evidenceDueBy: Result.getOrThrow(Instant.parse("2026-03-20T23:59:59Z"))
    }
  ],
  [{ dispute_escalation: { dispute: "bank" } }, { _tag: "dispute_escalation", dispute: "dp_bank" }],
  [
    { dispute_escalation: { dispute: "bank", evidence_due_by: "2026-03-20T12:00Z" } },
    {
      _tag: "dispute_escalation",
      dispute: "dp_bank",
      evidenceDueBy: Result.getOrThrow(Instant.parse("2026-03-20T12:00Z"))
    }
  ],
  [{ dispute_evidence: { dispute: "bank" } }, { _tag: "dispute_evidence", dispute: "dp_bank" }],
  [{ dispute_close: { dispute: "bank" } }, { _tag: "dispute_close", dispute: "dp_bank" }],
  [{ dispute_won: { dispute: "bank" } }, { _tag: "dispute_won", dispute: "dp_bank" }],
  [{ dispute_lost: { dispute: "bank" } }, { _tag: "dispute_lost", dispute: "dp_bank" }],
  [
    { dispute_lost: { dispute: "bank", amount_reinstated: "4.00 usd" } },
    { _tag: "dispute_lost", dispute: "dp_bank", amountReinstated: money(400n) }
  ]
])

eachLeadsNowhere([
  [{ dispute: { charge: "stay", reason: "fraudulent" } }, 'dispute.charge: "stay" is a capture, not a charge step'],
  [{ dispute_evidence: { dispute: "x" } }, "dispute_evidence.dispute: there is no earlier dispute step"],
  [{ dispute_lost: { dispute: "flour" } }, 'dispute_lost.dispute: "flour" is a charge, not a dispute step']
])
