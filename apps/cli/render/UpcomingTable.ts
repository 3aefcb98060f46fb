/**
 * UpcomingTable: the automatic payouts that are on their way or come next, with how much they pay out of how many
 * balance transactions and what is kept back: of the accounts that the fund flow shows, and of the others a sum per
 * currency.
 */
import { cell } from "#apps/cli/render/FlowTable.ts"
import * as Selection from "#apps/cli/render/Selection.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { PayoutStop } from "#core/connect/accounts/AccountStatus.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { FundFlow } from "#core/report/FundFlow.ts"
import type { UpcomingPayout } from "#core/report/UpcomingPayouts.ts"
import type { Why, Withheld } from "#core/report/WithheldPayouts.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** The refunds that something is kept for, and how much they wait for. */
const refundsOf = ({ refunds }: Withheld): string => {
  const [first, ...others] = refunds
  if (first === undefined) return "refunds that wait"
  const sum = Money.formatReadable(others.reduce((all, { amount }) => Money.add(all, amount), first.amount))
  return others.length === 0
    ? `${first.refund}, which waits for ${sum}`
    : `${refunds.length.toLocaleString("en-US")} refunds, which wait for ${sum}`
}

/** Why it stays on the balance. */
const reasonOf = (withheld: Withheld, why: Why): string => {
  switch (why) {
    case "pending_refunds":
      return `held back for ${refundsOf(withheld)}`
    case "minimum_balance":
      return "kept as its minimum balance"
    case "negative_pot":
      return "kept, as other funds of the balance are negative"
    case "minimum_payout":
      return "kept until it comes to the smallest payout that there is"
    case "remainder":
      return "kept until it comes to an amount that can be paid out"
    case "payouts_disabled":
      return "kept until then"
  }
}

/** Each reason with what it keeps; what is missing is kept from the bank. */
const parts = (withheld: Withheld): ReadonlyArray<string> =>
  withheld.kept.map(({ amount, why }) =>
    Money.isNegative(amount)
      ? `${Money.formatGrouped(Money.negate(amount))} not taken from the bank until then`
      : `${Money.formatGrouped(amount)} ${reasonOf(withheld, why)}`
  )

/** What is said, and after it what is kept. */
const beside = (text: string, withheld: Withheld | undefined): string =>
  [text, ...(withheld === undefined ? [] : parts(withheld))].join("; ")

/** What is kept of an automatic payout is on a line that comes with it, and is counted. */
const expected = (text: string, withheld: Withheld | undefined): string =>
  `${beside(text, withheld)}${withheld === undefined ? "" : "; a transaction made then holds that"}`

/** What is to come of it, or stops it. */
export const state = (it: UpcomingPayout): string => {
  switch (it.status) {
    case "pending":
    case "in_transit":
      return `${it.payout} is ${it.status}`
    case "expected":
      return expected(`so far, made at ${Instant.format(it.run)}`, it.withheld)
    case "withheld":
      return parts(it.withheld).join("; ")
    case "held":
      return beside(`paid out by Stripe at ${Instant.format(it.run)}, unless asked for before`, it.withheld)
    case "stopped":
      return beside(stopped[it.why] ?? `stopped: ${it.why}`, it.withheld)
  }
}

const stopped: { readonly [why in PayoutStop]?: string } = {
  errored: "stopped until the bank account is updated",
  missing: "stopped until there is a bank account"
}

const row = (paint: Paint, it: UpcomingPayout): ReadonlyArray<string> => [
  it.account.replace(/^acct_/, ""),
  it.amount.currency,
  cell(paint, it.amount),
  it.transactions.length === 0 ? "–" : it.transactions.length.toLocaleString("en-US"),
  Day.format(it.day),
  paint("dim", state(it))
]

const sums = (paint: Paint, others: ReadonlyArray<UpcomingPayout>): ReadonlyArray<ReadonlyArray<string>> =>
  [...new Set(others.map(({ amount }) => amount.currency))].map((currency) => {
    const all = others.filter(({ amount }) => amount.currency === currency)
    const accounts = new Set(all.map(({ account }) => account)).size
    const amount = Money.sum(
      currency,
      all.map((it) => it.amount)
    )
    const transactions = all.reduce((total, it) => total + it.transactions.length, 0)
    const withheld = Money.sum(
      currency,
      all.flatMap((it) => ("withheld" in it && it.withheld !== undefined ? [it.withheld.amount] : []))
    )
    const kept = Money.isZero(withheld) ? "" : paint("dim", `${Money.formatGrouped(withheld)} kept`)
    const name = `… ${accounts} other${accounts === 1 ? "" : "s"}`
    return [name, currency, cell(paint, amount), transactions.toLocaleString("en-US"), "", kept]
  })

/** Nothing where no payouts are upcoming. */
export const print = (
  paint: Paint,
  platform: AccountId,
  { rows }: FundFlow,
  upcoming: ReadonlyArray<UpcomingPayout>,
  selection: Selection.Selection
): ReadonlyArray<string> => {
  if (upcoming.length === 0) return []
  const shown = Selection.shown(selection, platform, rows)
  const table = Table.print(paint, {
    head: ["upcoming", "currency", "amount", "transactions", "payout day", ""],
    rows: [
      ...upcoming.filter(({ account }) => shown.has(account)).map((it) => row(paint, it)),
      ...sums(
        paint,
        upcoming.filter(({ account }) => !shown.has(account))
      )
    ],
    align: "llrrll"
  })
  return [table, ""]
}
