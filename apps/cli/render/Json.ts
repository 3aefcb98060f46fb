/**
 * Json: what the commands answer machines: Stripe's field names, amounts as integers of the smallest unit.
 *
 * Complete: every object, line and posting of a run is in it. docs/json.md says what each field is.
 */
import * as StripeJson from "#apps/cli/render/StripeJson.ts"
import * as UpcomingJson from "#apps/cli/render/UpcomingJson.ts"
import type { Happening } from "#core/connect/Happening.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { OpenItem } from "#core/ledger/OpenItems.ts"
import type * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type * as Diary from "#core/report/Diary.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import type { Exposure } from "#core/report/Exposure.ts"
import * as ExposureTotals from "#core/report/ExposureTotals.ts"
import * as Flow from "#core/report/Flow.ts"
import type { Row } from "#core/report/FundFlow.ts"
import type { Open, Sums, TrialBalance } from "#core/report/TrialBalance.ts"
import type { Happened, Refused, Step } from "#core/simulation/Run.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import * as Day from "#core/time/Day.ts"
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

/** The object that it is about; whose money matures, or whose refunds are tried again, is an account. */
const aboutOf = (it: Happening): string | null => {
  switch (it.kind) {
    case "maturity":
    case "shortfall":
    case "funding":
    case "payout_run":
    case "holding_end":
    case "connect_billing":
    case "product_billing":
    case "collection":
    case "reserve_expiry":
      return null
    case "requirement_deadline":
      return it.requirement
    case "authorization_expiry":
      return it.charge
    case "payout_submission":
    case "payout_arrival":
    case "payout_finality":
    case "debit_clearing":
      return it.payout
    case "top_up_arrival":
      return it.topUp
    case "refund_expiry":
      return it.refund
    case "dispute_deadline":
      return it.dispute
  }
}

/** The ids of the balance transactions that each automatic payout pays out. */
const swept = ({ swept = [] }: Outcome) =>
  swept.map(({ payout, transactions }) => ({ payout, balance_transactions: transactions }))

const done = ({ entries, outcome }: Pick<Happened, "entries" | "outcome">, at: Instant, asOf: Instant) => ({
  made: outcome.made.map((each) => StripeJson.object(each, at)),
  changed: outcome.changed.map((each) => StripeJson.object(each, at)),
  entries: entries.map((each) => entry(each, asOf)),
  account_updated: outcome.status === undefined ? null : StripeJson.accountStatus(outcome.status)
})

export const happened = (it: Happened, asOf: Instant) => {
  const { happening } = it
  const matured = happening.kind === "maturity" ? happening : undefined
  return {
    kind: happening.kind,
    at: happening.at,
    account: "account" in happening ? happening.account : null,
    about: aboutOf(happening),
    source_type: matured?.sourceType ?? null,
    amount: matured === undefined ? null : integer(matured.amount),
    currency: matured?.amount.currency ?? null,
    ...done(it, happening.at, asOf),
    swept: swept(it.outcome)
  }
}

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

export const step = (it: Step, asOf: Instant) => {
  const head = {
    id: it.command.key,
    at: it.at,
    request: it.command._tag,
    happened: it.happened.map((each) => happened(each, asOf))
  }
  return it._tag === "refused"
    ? { ...head, refused: refusalOf(it), made: [], changed: [], entries: [], account_updated: null }
    : { ...head, refused: null, ...done(it, it.at, asOf) }
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const row = (it: Row) => ({
  account: it.account,
  currency: it.currency,
  ...Object.fromEntries(
    [...Flow.all, "pending", "available", "connectReserved", "riskReserved", "inTransit", "bank"].map((name) => [
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

const limit = (amount: Money.Money | undefined) => (amount === undefined ? null : integer(amount))

const tariff = (account: AccountId, tariff: Tariff.Tariff) => ({
  account,
  name: tariff.name,
  currency: tariff.currency,
  prices: Tariff.prices(tariff).map(([method, { cap, dispute, failure, fixed, floor, rate, source }]) => ({
    payment_method: method,
    rate: Rate.format(rate),
    fixed: integer(fixed),
    cap: limit(cap),
    floor: limit(floor),
    failure: limit(failure),
    dispute: limit(dispute),
    source
  }))
})

/** What a balance is short of and what covers it, of one or of several. */
const atRisk = (it: Exposure | ExposureTotals.ExposureTotal) => ({
  negative: integer(it.negative),
  held: integer(it.held),
  clearing: integer(it.clearing),
  pending: integer(it.pending),
  pending_late: integer(it.pendingLate),
  reserved: integer(it.reserved),
  uncovered: integer(it.uncovered),
  waiting_refunds: integer(it.waitingRefunds)
})

const exposure = (it: Exposure, disputable: DisputableCharges.DisputableCharges) => ({
  account: it.account,
  currency: it.currency,
  since: it.since ?? null,
  collected_at: it.collectedAt ?? null,
  liable: it.liable,
  ...atRisk(it),
  refunds_fail_at: it.refundsFailAt ?? null,
  disputable: integer(DisputableCharges.of(disputable, it.account, it.currency))
})

const exposureTotal = (it: ExposureTotals.ExposureTotal) => ({
  currency: it.currency,
  liable: it.liable,
  accounts: it.accounts,
  ...atRisk(it),
  disputable: integer(it.disputable)
})

const day = (it: Diary.Row) => ({
  day: Day.format(it.day),
  account: it.account ?? null,
  currency: it.currency,
  new: integer(it.new),
  matured: integer(it.matured),
  paid_out: integer(it.paidOut),
  submitted: integer(it.submitted),
  arrived: integer(it.arrived),
  pending: integer(it.pending),
  available: integer(it.available)
})

const ofSimulation = (it: Simulation, disputable: DisputableCharges.DisputableCharges) => ({
  scenario: it.scenario.name,
  seed: it.scenario.seed ?? null,
  as_of: it.asOf,
  tariffs: it.accounts.flatMap((account) =>
    SettlementCurrency.ever(account).map((currency) => tariff(account.id, SettlementCurrency.tariff(account, currency)))
  ),
  accounts: it.flow.rows.map(row),
  margin: it.flow.margin.map(money),
  stripe: it.flow.stripe.map(money),
  taxes: it.flow.taxes.map(money),
  checks: it.verdict.checks.map(({ account, books, holds, law, objects }) => ({
    law,
    account: account ?? null,
    currency: books.currency,
    objects: integer(objects),
    books: integer(books),
    holds
  })),
  open_items: it.verdict.openItems.map(openItem),
  expectations: it.expectations?.map((each) => ({ ...each, note: each.note ?? null })) ?? null,
  refused: it.generatedRefusals,
  failures: it.failures.map(({ amount, count, object, reason }) => ({ object, reason, count, ...money(amount) })),
  waiting_refunds: it.waitingRefunds.map((each) => StripeJson.object(each, it.asOf)),
  pending_top_ups: it.pendingTopUps.map((each) => StripeJson.object(each, it.asOf)),
  disputes: it.disputes.map(({ amount, count, reinstated, status, withdrawn }) => ({
    status,
    count,
    ...money(amount),
    withdrawn: integer(withdrawn),
    reinstated: integer(reinstated)
  })),
  open_disputes: it.openDisputes.map((each) => StripeJson.object(each, it.asOf)),
  upcoming_payouts: it.upcomingPayouts.map(UpcomingJson.upcoming),
  reserves: it.reserves.map(UpcomingJson.reserve),
  exposure: it.exposures.map((each) => exposure(each, disputable)),
  exposure_totals: ExposureTotals.of(it.scenario.platform.id, it.exposures, disputable).map(exposureTotal),
  unused_delays: it.unusedDelays
})

/** In place of a value's end, or of a list's. */
const open = (text: string): string => text.slice(0, text.lastIndexOf("\n"))

const inside = (text: string, by: string): string => `${by}${text.replaceAll("\n", `\n${by}`)}`

/**
 * A simulation's document in pieces, a line or more each: how it begins, then each step, and how it ends. So a long run
 * is printed without being held.
 */
export const beginning = (
  it: Simulation,
  disputable = DisputableCharges.empty(it.asOf, it.scenario.exchangeRates),
  calendar?: ReadonlyArray<Diary.Row>
): string =>
  `${open(print({ ...ofSimulation(it, disputable), calendar: calendar?.map(day) ?? null }))},\n  "steps": [${it.steps === 0 ? "]," : ""}`

export const nextStep = (it: Step, asOf: Instant, isLast: boolean): string =>
  `${inside(print(step(it, asOf)), "    ")}${isLast ? "\n  ]," : ","}`

export const end = (it: Simulation): string => {
  const all = it.happened.map((each) => happened(each, it.asOf))
  return `${inside(`"happened": ${print(all)}`, "  ")}\n}`
}

const sums = ({ balance, credits, debits, pending }: Sums) => ({
  debits: integer(debits),
  credits: integer(credits),
  balance: integer(balance),
  pending: integer(pending)
})

/** With the whole of each currency, in which debits equal credits, whichever accounts are shown. */
export const ofBalances = (
  trial: ReadonlyArray<TrialBalance>,
  open: ReadonlyArray<Open>,
  entries: number,
  asOf: Instant | undefined
) => ({
  as_of: asOf ?? null,
  entries,
  accounts: trial.flatMap(({ currency, rows }) =>
    rows.map((row) => ({ account: row.account, currency, ...sums(row) }))
  ),
  totals: trial.map(({ all, currency }) => ({ currency, ...sums(all) })),
  open: open.map(({ account, balance }) => ({ account, ...money(balance) }))
})

export const print = (value: unknown): string => JSON.stringify(value, null, 2)
