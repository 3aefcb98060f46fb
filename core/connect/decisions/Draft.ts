/**
 * Draft: an outcome in the making, for one command at one moment.
 *
 * Ids come from the command's key (`ch_<key>`, then `ch_<key>.2`), so they are the same in every run and a reader
 * finds a command's objects. A draft lives inside one decision; only the finished outcome leaves it.
 */
import * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import type { Type } from "#core/connect/BalanceTransactionType.ts"
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import * as ReportingCategory from "#core/connect/ReportingCategory.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Draft {
  readonly world: World
  readonly at: Instant.Instant
  /** A new id with this prefix. */
  readonly id: (prefix: string) => string
  readonly make: (object: ConnectObject) => void
  readonly change: (object: ConnectObject) => void
  readonly line: (line: Line) => void
  readonly outcome: () => Outcome
}

export interface Line {
  readonly id: string
  readonly account: AccountId
  readonly type: Type
  readonly amount: Money.Money
  readonly fees?: ReadonlyArray<BalanceTransaction.FeeDetail>
  readonly availableOn: Instant.Instant
  readonly source?: string
  readonly description: string
}

export const of = (world: World, key: string, at: Instant.Instant): Draft => {
  const made: Array<ConnectObject> = []
  const changed: Array<ConnectObject> = []
  const transactions: Array<BalanceTransaction.BalanceTransaction> = []
  const taken = new Map<string, number>()
  return {
    world,
    at,
    id: (prefix) => {
      const n = (taken.get(prefix) ?? 0) + 1
      taken.set(prefix, n)
      return n === 1 ? `${prefix}_${key}` : `${prefix}_${key}.${n}`
    },
    make: (object) => void made.push(object),
    change: (object) => void changed.push(object),
    line: ({ fees, source, ...line }) => {
      transactions.push(
        BalanceTransaction.make({
          ...line,
          feeDetails: fees ?? [],
          source,
          created: at,
          reportingCategory: ReportingCategory.of(line.type)
        })
      )
    },
    outcome: () => ({
      made,
      changed,
      transactions,
      happenings: transactions.filter((line) => BalanceTransaction.matures(line) > at).map(maturity)
    })
  }
}

const maturity = (line: BalanceTransaction.BalanceTransaction): Outcome["happenings"][number] => ({
  kind: "maturity",
  at: BalanceTransaction.matures(line),
  account: line.account,
  transaction: line.id,
  amount: line.net
})

/** When money that follows another payment's can be used: with that payment, or now if it is later. */
export const following = (at: Instant.Instant, availableOn: Instant.Instant): Instant.Instant =>
  Instant.max(at, availableOn)
