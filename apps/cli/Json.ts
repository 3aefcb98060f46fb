/**
 * Json: what the commands answer machines: Stripe's field names, amounts as integers of the smallest unit.
 *
 * Amounts are written digit by digit, so they are exact beyond what a JavaScript number holds; docs/json.md says what
 * each field is.
 */
import type * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { OpenItem } from "#core/ledger/OpenItems.ts"
import type * as Money from "#core/money/Money.ts"
import type { Explanation } from "#core/report/Explanation.ts"
import { flows, type Row } from "#core/report/FundFlow.ts"
import type { Done, Step } from "#core/simulation/Run.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"

declare global {
  interface JSON {
    /** A piece of JSON text as a value; ES2026, in Node since 21. */
    rawJSON(text: string): unknown
  }
}

const integer = (amount: Money.Money): unknown => JSON.rawJSON(amount.minor.toString())

const money = (amount: Money.Money) => ({ amount: integer(amount), currency: amount.currency })

const transaction = (it: BalanceTransaction.BalanceTransaction) => ({
  id: it.id,
  object: "balance_transaction",
  account: it.account,
  amount: integer(it.amount),
  available_on: it.availableOn,
  balance_type: it.balanceType,
  created: it.created,
  currency: it.amount.currency,
  description: it.description,
  fee: integer(it.fee),
  fee_details: it.feeDetails.map(({ amount, description, type }) => ({
    amount: integer(amount),
    currency: amount.currency,
    description,
    type
  })),
  net: integer(it.net),
  reporting_category: it.reportingCategory,
  source: it.source ?? null,
  type: it.type
})

const entry = (it: Entry) => ({
  id: it.id,
  account: it.account,
  created: it.created,
  matures: it.matures,
  description: it.description,
  flags: it.flags,
  postings: it.postings.map(({ amount, from, item, to }) => ({
    from: LedgerAccount.format(from),
    to: LedgerAccount.format(to),
    ...money(amount),
    item: item ?? null
  })),
  balance_transaction: it.transaction === undefined ? null : transaction(it.transaction)
})

const step = (it: Step) => {
  const head = { id: it.command.key, at: it.at, request: it.command._tag }
  if (it._tag === "done") return { ...head, refused: null, entries: it.entries.map(entry) }
  const { refusal } = it
  const refused =
    refusal._tag === "Refusal"
      ? {
          type: refusal.type,
          code: refusal.code ?? null,
          param: refusal.param ?? null,
          status: refusal.status,
          message: refusal.message
        }
      : { type: "not_modelled", code: null, param: null, status: null, message: refusal.message }
  return { ...head, refused, entries: [] }
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const row = (it: Row) => ({
  account: it.account,
  currency: it.currency,
  ...Object.fromEntries(
    [...flows, "pending", "available", "inTransit", "bank"].map((name) => [
      snake(name),
      integer(it[name as Exclude<keyof Row, "account" | "currency">])
    ])
  )
})

const openItem = ({ crossing, item, lines }: OpenItem) => ({
  crossing,
  item,
  lines: lines.map((line) => ({ entry: line.entry, account: line.account, ...money(line.amount) }))
})

export const ofSimulation = (it: Simulation) => ({
  scenario: it.scenario.name,
  as_of: it.asOf,
  accounts: it.flow.rows.map(row),
  margin: it.flow.margin.map(money),
  stripe: it.flow.stripe.map(money),
  checks: it.verdict.checks.map(({ account, books, holds, law, objects }) => ({
    law,
    account: account ?? null,
    currency: books.currency,
    objects: integer(objects),
    books: integer(books),
    holds
  })),
  open_items: it.verdict.openItems.map(openItem),
  differences: it.differences,
  steps: it.steps.map(step)
})

export const ofExplanation = ({ parts, root, steps }: Explanation<Done>) => ({
  id: root.id,
  object: root.object,
  ...money(root.amount),
  created: root.created,
  parts: parts.map(({ amount, lines, side }) => ({
    side,
    ...money(amount),
    lines: lines.map((line) => ({
      at: line.at,
      ...money(line.amount),
      what: line.what,
      source: line.source === "" ? null : line.source,
      balance_transaction: line.transaction
    }))
  })),
  steps: steps.map(step)
})

export const print = (value: unknown): string => JSON.stringify(value, null, 2)
