/**
 * DisputeCommands: the commands of the steps in which a bank disputes a charge, is answered, or decides.
 */
import { endOf, given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { requests } from "#core/simulation/schema/DisputeSteps.ts"
import type { Translation, Translations } from "#core/simulation/steps/Translation.ts"

const dispute: Translation<"dispute"> = (key, asked, { made }) => ({
  _tag: "dispute",
  key,
  charge: made("charge", asked.charge, "dispute", "charge"),
  ...given("amount", asked.amount, readAmount),
  reason: asked.reason,
  ...given("status", asked.status, same),
  ...given("evidenceDueBy", asked.evidence_due_by, endOf)
})

export const translations: Translations<keyof typeof requests> = {
  dispute,
  dispute_escalation: (key, asked, { made }) => ({
    _tag: "dispute_escalation",
    key,
    dispute: made("dispute", asked.dispute, "dispute_escalation", "dispute"),
    ...given("evidenceDueBy", asked.evidence_due_by, endOf)
  }),
  dispute_evidence: (key, asked, { made }) => ({
    _tag: "dispute_evidence",
    key,
    dispute: made("dispute", asked.dispute, "dispute_evidence", "dispute")
  }),
  dispute_close: (key, asked, { made }) => ({
    _tag: "dispute_close",
    key,
    dispute: made("dispute", asked.dispute, "dispute_close", "dispute")
  }),
  dispute_won: (key, asked, { made }) => ({
    _tag: "dispute_won",
    key,
    dispute: made("dispute", asked.dispute, "dispute_won", "dispute")
  }),
  dispute_lost: (key, asked, { made }) => ({
    _tag: "dispute_lost",
    key,
    dispute: made("dispute", asked.dispute, "dispute_lost", "dispute"),
    ...given("amountReinstated", asked.amount_reinstated, readAmount)
  })
}
