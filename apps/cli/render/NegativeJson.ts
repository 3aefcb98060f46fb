/**
 * NegativeJson: what machines are answered of a time in which a balance was negative, as {@link NegativeBranches} tells
 * people.
 */
import * as StripeJson from "#apps/cli/render/StripeJson.ts"
import type { NegativeHistory } from "#core/report/NegativeHistory.ts"
import type { Instant } from "#core/time/Instant.ts"

const { integer, money } = StripeJson

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
  reserved: it.reserved.map(({ amount, balanceTransaction, created, id }) => ({
    id,
    ...money(amount),
    created,
    balance_transaction: balanceTransaction
  })),
  collected:
    it.collected === undefined
      ? null
      : {
          id: it.collected.id,
          ...money(it.collected.amount),
          created: it.collected.created,
          liable: it.collected.liable,
          balance_transaction: it.collected.balanceTransaction
        }
})
