/**
 * NegativeJson: what machines are answered of a time in which a balance was negative, as {@link NegativeBranches} tells
 * people.
 */
import * as StripeJson from "#apps/cli/render/StripeJson.ts"
import type { Collection } from "#core/connect/objects/Collection.ts"
import * as Filling from "#core/report/Filling.ts"
import type { NegativeHistory } from "#core/report/NegativeHistory.ts"
import type { Instant } from "#core/time/Instant.ts"

const { integer, money } = StripeJson

/** Who bore what was missing in the end; null where nobody has. */
export const collected = (it: Collection | undefined) =>
  it === undefined
    ? null
    : {
        id: it.id,
        ...money(it.amount),
        created: it.created,
        liable: it.liable,
        balance_transaction: it.balanceTransaction
      }

export const of = (it: NegativeHistory, asOf: Instant) => ({
  account: it.account,
  currency: it.currency,
  since: it.since,
  until: it.until ?? null,
  changes: it.changes.map(({ at, available, lines }) => ({
    at,
    available: integer(available),
    balance_transactions: lines.map((line) => StripeJson.transaction(line, asOf))
  })),
  filled_by: Filling.sources(it).map(({ amount, lines, type }) => ({
    type,
    ...money(amount),
    balance_transactions: lines.map(({ id }) => id)
  })),
  reserved: it.reserved.map(({ amount, balanceTransaction, created, id }) => ({
    id,
    ...money(amount),
    created,
    balance_transaction: balanceTransaction
  })),
  collected: collected(it.collected)
})
