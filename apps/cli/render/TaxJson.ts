/**
 * TaxJson: what US connected accounts were paid in a year, by calculation method, for machines.
 */
import { integer } from "#apps/cli/render/StripeJson.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import type { TaxForm } from "#core/report/TaxForms.ts"
import * as TaxThreshold from "#core/report/TaxThreshold.ts"

export const of = (year: number, { asOf, scenario }: Simulation, forms: ReadonlyArray<TaxForm>) => {
  const threshold = TaxThreshold.of(year)
  return {
    scenario: scenario.name,
    as_of: asOf,
    year,
    threshold:
      threshold === undefined
        ? null
        : {
            amount: integer(threshold.amount),
            currency: threshold.amount.currency,
            transactions: threshold.transactions,
            source: threshold.source
          },
    forms: forms.map((form) => ({
      account: form.account.id,
      currency: form.includingFees.currency,
      transactions: form.transactions,
      payments_including_fees: integer(form.includingFees),
      payments_excluding_fees: integer(form.excludingFees),
      payouts_only: integer(form.payouts),
      filed_by: form.filedBy,
      reportable: form.isReportable
    }))
  }
}
