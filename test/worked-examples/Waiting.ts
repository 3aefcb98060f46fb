/**
 * Waiting: the worked examples that do not run yet, by what they wait for.
 */
export const waiting: ReadonlyArray<{ readonly for: string; readonly ids: ReadonlyArray<string> }> = [
  { for: "disputes and conversion", ids: ["gum-dispute-nonobo-ca"] },
  {
    for: "on_behalf_of and conversion",
    ids: ["gum-obo-charge", "gum-obo-half-refund", "gum-obo-half-then-tenth", "gum-obo-full-refund-nofee"]
  },
  { for: "reports of payouts", ids: ["report-bank-reconciliation-8days"] },
  { for: "conversion", ids: ["doc-fx-refund-60usd", "doc-exchange-rate-1234"] }
]
