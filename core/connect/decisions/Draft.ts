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
import type { Scheduled } from "#core/connect/Happening.ts"
import type { BankMovement } from "#core/connect/Payout.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { SourceType } from "#core/connect/SourceType.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Draft {
  readonly world: World
  readonly at: Instant.Instant
  /** A new id with this prefix. */
  readonly id: (prefix: string) => string
  readonly make: (object: ConnectObject) => void
  readonly change: (object: ConnectObject) => void
  readonly line: (line: Line) => void
  /** Something that a bank did, for which there is no line. */
  readonly bank: (movement: BankMovement) => void
  /** Something for later, or for right after this. */
  readonly schedule: (happening: Scheduled) => void
  readonly outcome: () => Outcome
}

export interface Line {
  readonly id: string
  readonly account: AccountId
  readonly type: Type
  readonly amount: Money.Money
  readonly fees?: ReadonlyArray<BalanceTransaction.FeeDetail>
  readonly availableOn: Instant.Instant
  readonly sourceType: SourceType
  /** Where its type has more than one. */
  readonly reportingCategory?: ReportingCategory.Category
  readonly source?: string
  readonly description: string
}

/** An object in the making, whose optional fields are set one by one: a spread for each costs too much. */
export type Mutable<A> = { -readonly [Key in keyof A]: A[Key] }

const noFees: ReadonlyArray<BalanceTransaction.FeeDetail> = []

export const of = (world: World, key: string, at: Instant.Instant): Draft => {
  const made: Array<ConnectObject> = []
  const changed: Array<ConnectObject> = []
  const transactions: Array<BalanceTransaction.BalanceTransaction> = []
  const bankMovements: Array<BankMovement> = []
  const happenings: Array<Scheduled> = []
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
    line: (line) => {
      transactions.push(
        BalanceTransaction.make({
          id: line.id,
          account: line.account,
          type: line.type,
          amount: line.amount,
          feeDetails: line.fees ?? noFees,
          source: line.source,
          created: at,
          availableOn: line.availableOn,
          description: line.description,
          sourceType: line.sourceType,
          reportingCategory: line.reportingCategory ?? ReportingCategory.of(line.type)
        })
      )
    },
    bank: (movement) => void bankMovements.push(movement),
    schedule: (happening) => void happenings.push(happening),
    outcome: () => ({
      at,
      key,
      made,
      changed,
      transactions,
      bankMovements,
      matured: [],
      happenings: happenings.concat(funded(world, transactions, at))
    })
  }
}

/**
 * What time brings about of an earlier command: its ids come from that command's key, which it does not carry out once
 * more.
 */
export const continuing = (world: World, key: string, at: Instant.Instant): Draft => {
  const draft = of(world, key, at)
  return {
    ...draft,
    outcome: () => {
      const { key: _, ...outcome } = draft.outcome()
      return outcome
    }
  }
}

/** What brings funds now lets the refunds that wait for them be tried again. */
const funded = (
  world: World,
  transactions: ReadonlyArray<BalanceTransaction.BalanceTransaction>,
  at: Instant.Instant
): ReadonlyArray<Scheduled> =>
  transactions
    .filter(({ account }) => isAwaited(world, account) || isAwaited(world, world.platform.id))
    .filter((line) => Money.isPositive(line.net) && BalanceTransaction.matures(line) <= at)
    .flatMap(({ account }) => fundings(world, account, at))

const isAwaited = (world: World, account: AccountId): boolean => world.waitingRefunds(account).size > 0

/** Whose refunds may have waited for funds of `account`: its own, and the platform's, which take transfers back from it. */
export const fundings = (world: World, account: AccountId, at: Instant.Instant): ReadonlyArray<Scheduled> =>
  [...new Set([account, world.platform.id])]
    .filter((id) => isAwaited(world, id))
    .map((id) => ({ kind: "funding", at, account: id }))

/** When money that follows another payment's can be used: with that payment, or now if it is later. */
export const following = (at: Instant.Instant, availableOn: Instant.Instant): Instant.Instant =>
  Instant.max(at, availableOn)
