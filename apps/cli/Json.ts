/**
 * Json: what the commands answer machines: Stripe's field names, amounts as integers of the smallest unit.
 *
 * Complete: every object, line and posting of a run is in it. docs/json.md says what each field is.
 */
import * as StripeJson from "#apps/cli/StripeJson.ts"
import type { Happening } from "#core/connect/Happening.ts"
import type { StripeAccount } from "#core/connect/StripeAccount.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { OpenItem } from "#core/ledger/OpenItems.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Explanation } from "#core/report/Explanation.ts"
import { flows, type Row } from "#core/report/FundFlow.ts"
import type { Done, Refused, Step } from "#core/simulation/Run.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import type { Instant } from "#core/time/Instant.ts"

const { integer, money } = StripeJson

const entry = (it: Entry, asOf: Instant) => ({
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
  balance_transaction: it.transaction === undefined ? null : StripeJson.transaction(it.transaction, asOf)
})

const happening = ({ account, amount, at, kind, transaction }: Happening) => ({
  kind,
  at,
  account,
  balance_transaction: transaction,
  ...money(amount)
})

const refusalOf = ({ refusal }: Refused) =>
  refusal._tag === "Refusal"
    ? {
        type: refusal.type,
        code: refusal.code ?? null,
        param: refusal.param ?? null,
        status: refusal.status,
        message: refusal.message
      }
    : { type: "not_modelled", code: null, param: null, status: null, message: refusal.message }

const step = (it: Step, asOf: Instant) => {
  const head = { id: it.command.key, at: it.at, request: it.command._tag, happened: it.happened.map(happening) }
  return it._tag === "refused"
    ? { ...head, refused: refusalOf(it), made: [], changed: [], entries: [] }
    : {
        ...head,
        refused: null,
        made: it.outcome.made.map(StripeJson.object),
        changed: it.outcome.changed.map(StripeJson.object),
        entries: it.entries.map((each) => entry(each, asOf))
      }
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
  lines: lines.map((line) => ({ side: line.side, ...money(line.amount) }))
})

const tariff = ({ id, tariff: { fixed, name, rate, source } }: StripeAccount) => ({
  account: id,
  name,
  rate: Rate.format(rate),
  fixed: integer(fixed),
  currency: fixed.currency,
  source
})

export const ofSimulation = (it: Simulation) => ({
  scenario: it.scenario.name,
  as_of: it.asOf,
  tariffs: [it.scenario.platform, ...it.scenario.accounts].map(tariff),
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
  expectations: it.expectations ?? null,
  steps: it.steps.map((each) => step(each, it.asOf)),
  happened: it.happened.map(happening)
})

export const ofExplanation = ({ parts, root, steps }: Explanation<Done>, asOf: Instant) => ({
  as_of: asOf,
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
  steps: steps.map((each) => step(each, asOf))
})

export const print = (value: unknown): string => JSON.stringify(value, null, 2)
