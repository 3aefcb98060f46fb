/**
 * TaxTable: what US connected accounts were paid in a year, by calculation method, with who files which form.
 */
import { cell } from "#apps/cli/render/FlowTable.ts"
import { few } from "#apps/cli/render/Selection.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import { keyIn } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { TaxForm } from "#core/report/TaxForms.ts"
import * as TaxThreshold from "#core/report/TaxThreshold.ts"

const row = (paint: Paint, form: TaxForm): ReadonlyArray<string> => [
  keyIn(form.account.id),
  form.includingFees.currency,
  form.transactions.toLocaleString("en-US"),
  cell(paint, form.includingFees),
  cell(paint, form.excludingFees),
  cell(paint, form.payouts),
  form.filedBy === "stripe" ? "Stripe" : "platform",
  reportable(form)
]

/** Of its payments in all currencies together. */
const reportable = ({ account: { state }, isReportable, isReportableInState, unrated }: TaxForm): string => {
  if (isReportable === undefined || isReportableInState === undefined) return `no rate of ${unrated.join(", ")}`
  if (isReportableInState) return isReportable ? `yes, ${state} too` : `in ${state}`
  return isReportable ? "yes" : "no"
}

const rule = (year: number): string => {
  const threshold = TaxThreshold.of(year)
  if (threshold === undefined) return `There was no Form 1099-K in ${year}`
  const { amount, source, transactions } = threshold
  return `A 1099-K is for more than ${Money.formatGrouped(amount)} ${amount.currency} in more than ${transactions} payments, federally (${source})`
}

/** Of the states that ask for a form of any of them. */
const stateRules = (year: number, forms: ReadonlyArray<TaxForm>): ReadonlyArray<string> =>
  [
    ...new Set(
      forms.flatMap(({ account, isReportableInState }) => (isReportableInState === true ? (account.state ?? []) : []))
    )
  ]
    .toSorted()
    .flatMap((state) => {
      const threshold = TaxThreshold.of(year, state)
      if (threshold === undefined) return []
      const { amount, source, transactions } = threshold
      const many = transactions > 1 ? ` in at least ${transactions} payments` : ""
      return [`In ${state} it is for ${Money.formatGrouped(amount)} ${amount.currency} or more${many} (${source})`]
    })

/** What makes the forms that could not be judged known. */
const rateRules = (forms: ReadonlyArray<TaxForm>): ReadonlyArray<string> => {
  const unknown = forms.filter((form) => form.isReportable === undefined || form.isReportableInState === undefined)
  const pairs = [...new Set(unknown.flatMap(({ unrated }) => unrated))].toSorted().map((currency) => `${currency}/usd`)
  return pairs.length === 0
    ? []
    : [
        `A 1099-K is in US dollars: expected pair: ${pairs.join(", ")} under exchange_rates, from the day of the payments`
      ]
}

/** All of them, or the first few. */
export const print = (paint: Paint, year: number, forms: ReadonlyArray<TaxForm>, isAll: boolean): string => {
  if (forms.length === 0) return `No US connected account was paid anything in ${year}`
  const shown = isAll ? forms : forms.slice(0, few)
  const others = forms.length - shown.length
  const rest = others === 0 ? "" : `\n${paint("dim", `… ${others.toLocaleString("en-US")} more: --all shows them`)}`
  const table = Table.print(paint, {
    head: [String(year), "currency", "payments", "including fees", "excluding fees", "payouts", "filed by", "1099-K"],
    rows: shown.map((form) => row(paint, form)),
    align: "llrrrrll"
  })
  const accounts = new Map(forms.map((form) => [form.account.id, form.isReportable]))
  const above = [...accounts.values()].filter((isReportable) => isReportable === true).length
  const counted = `${above.toLocaleString("en-US")} of ${accounts.size.toLocaleString("en-US")} above it`
  return [`${table}${rest}\n\n${rule(year)}: ${counted}`, ...stateRules(year, forms), ...rateRules(forms)].join("\n")
}
