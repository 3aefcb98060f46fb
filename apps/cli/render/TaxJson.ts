/**
 * TaxJson: what US connected accounts were paid in a year, by calculation method, for machines.
 */
import { integer } from "#apps/cli/render/StripeJson.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import type { TaxForm } from "#core/report/TaxForms.ts"
import * as TaxThreshold from "#core/report/TaxThreshold.ts"

const threshold = (it: TaxThreshold.TaxThreshold | undefined) =>
  it === undefined
    ? null
    : {
        amount: integer(it.amount),
        currency: it.amount.currency,
        transactions: it.transactions,
        crossed: it.crossed,
        source: it.source
      }

export const of = (year: number, { asOf, scenario }: Simulation, forms: ReadonlyArray<TaxForm>) => {
  return {
    scenario: scenario.name,
    as_of: asOf,
    year,
    threshold: threshold(TaxThreshold.of(year)),
    forms: forms.map((form) => ({
      account: form.account.id,
      currency: form.includingFees.currency,
      transactions: form.transactions,
      payments_including_fees: integer(form.includingFees),
      payments_excluding_fees: integer(form.excludingFees),
      payouts_only: integer(form.payouts),
      filed_by: form.filedBy,
      of_account: {
        transactions: form.paid.transactions,
        payments_including_fees: form.paid.isWhole ? integer(form.paid.gross) : null,
        currency: form.paid.gross.currency,
        unrated_currencies: form.unrated
      },
      reportable: form.isReportable ?? null,
      state: form.account.state ?? null,
      state_threshold: threshold(TaxThreshold.of(year, form.account.state ?? "")),
      reportable_in_state: form.isReportableInState ?? null
    }))
  }
}
