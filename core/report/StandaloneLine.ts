/**
 * StandaloneLine: a balance transaction that belongs to no payment, payout or top-up: what the platform sets aside for
 * a negative balance or is given back, what fills one for good, and what Stripe bills by the day or the month.
 *
 * What fills a balance is a line on both sides, which are told together. Its parts are pots, and sum to zero.
 */
import type { Collection } from "#core/connect/objects/Collection.ts"
import type { ReserveTransaction } from "#core/connect/objects/ReserveTransaction.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { ProductBilling } from "#core/connect/Happening.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as Part from "#core/report/Part.ts"
import type { Day } from "#core/time/Day.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Common {
  /** Of what is set aside or fills a balance, `rtx_…` or `connct_…`; of a bill its line. */
  readonly id: string
  readonly at: Instant
  readonly amount: Money.Money
  readonly parts: ReadonlyArray<Part.Part>
}

/** What the platform sets aside, or is given back if the amount is negative; for a debit, if that is cleared by it. */
export interface Reserve extends Common {
  readonly what: "reserve"
  readonly reserve: ReserveTransaction
  readonly cleared?: string
}

export interface Collected extends Common {
  readonly what: "collection"
  readonly collection: Collection
}

/** What is billed for: the use of a product in its period, or the payouts of the month that begins on a day. */
export type Usage = { readonly product: ProductBilling } | { readonly month: Day }

export interface Bill extends Common {
  readonly what: "bill"
  /** Whose balance it is taken from. */
  readonly account: AccountId
  readonly description: string
  readonly usage: Usage
}

export type StandaloneLine = Reserve | Collected | Bill

/** The entries of the line that `id` names, and of the other side of it. */
const entriesOf = ({ entries }: Booked, id: string): ReadonlyArray<Entry> => {
  const isMeant = ({ id: own, transaction }: Entry) =>
    own === id || transaction?.id === id || (transaction?.source !== undefined && transaction.source === id)
  const named = entries.find(isMeant)
  const source = named?.transaction?.source
  if (source !== undefined) return entries.filter(({ transaction }) => transaction?.source === source)
  return named === undefined ? [] : [named]
}

const usageOf = ({ billed, productBilled }: Outcome): Usage | undefined => {
  if (productBilled !== undefined) return { product: productBilled }
  return billed === undefined ? undefined : { month: billed }
}

/** What `id` means of what was done: an `rtx_…`, a `connct_…`, a balance transaction or an entry. */
export const find = (booked: Booked, id: string): StandaloneLine | undefined => {
  const entries = entriesOf(booked, id)
  const [first] = entries
  if (first?.transaction === undefined) return undefined
  const { account, amount, description, id: line, source } = first.transaction
  const { collected: collection, debited, reserved = [] } = booked.outcome
  const parts = Part.all(
    entries.map((entry) => [entry, undefined]),
    { isApart: () => true, isLeftOut: () => false }
  )
  const common = { at: first.created, parts }
  const reserve = reserved.find((each) => each.id === source)
  if (reserve !== undefined) {
    const cleared = debited?.status === "cleared" ? { cleared: debited.payout } : {}
    return { ...common, ...cleared, what: "reserve", id: reserve.id, amount: reserve.amount, reserve }
  }
  if (collection !== undefined && collection.id === source) {
    return { ...common, what: "collection", id: collection.id, amount: collection.amount, collection }
  }
  const usage = usageOf(booked.outcome)
  if (usage === undefined) return undefined
  return { ...common, what: "bill", id: line, amount: Money.negate(amount), account, description, usage }
}

/** Whose negative balance it is about; undefined of a bill. */
export const negativeOf = (line: StandaloneLine): AccountId | undefined => {
  switch (line.what) {
    case "reserve":
      return line.reserve.account
    case "collection":
      return line.collection.account
    case "bill":
      return undefined
  }
}
