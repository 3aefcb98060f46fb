/**
 * Waiting: the worked examples that do not run yet, by what they wait for.
 */
export const waiting: ReadonlyArray<{ readonly for: string; readonly ids: ReadonlyArray<string> }> = [
  { for: "reports of payouts", ids: ["report-bank-reconciliation-8days"] }
]
