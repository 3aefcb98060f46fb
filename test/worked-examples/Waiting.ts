/**
 * Waiting: the worked examples that do not run yet, by what they wait for.
 */
export const waiting: ReadonlyArray<{ readonly for: string; readonly ids: ReadonlyArray<string> }> = [
  {
    for: "on_behalf_of",
    ids: ["gum-obo-charge", "gum-obo-half-refund", "gum-obo-half-then-tenth", "gum-obo-full-refund-nofee"]
  },
  { for: "reports of payouts", ids: ["report-bank-reconciliation-8days"] }
]
