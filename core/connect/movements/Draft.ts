/**
 * Draft: an outcome in the making, for one command at one moment.
 *
 * Ids come from the command's key (`ch_<key>`, then `ch_<key>.2`), so they are the same in every run and a reader
 * finds a command's objects. A draft lives inside one decision; only the finished outcome leaves it.
 */
import * as Destination from "#core/connect/movements/Destination.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Type } from "#core/connect/objects/BalanceTransactionType.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as ReportingCategory from "#core/connect/objects/ReportingCategory.ts"
import * as FeeTax from "#core/connect/objects/FeeTax.ts"
import type { Scheduled } from "#core/connect/Happening.ts"
import type { BankMovement } from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Rate } from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Draft {
  readonly world: World
  readonly at: Instant.Instant
  /** A new id with this prefix. */
  id(prefix: string): string
  make(object: ConnectObject): void
  change(object: ConnectObject): void
  /** Stripe's own fees in it are taxed, where their account bears tax on them. */
  line(line: Line): void
  /** Something that a bank did, for which there is no line. */
  bank(movement: BankMovement): void
  /** Something for later, or for right after this. */
  schedule(happening: Scheduled): void
  outcome(): Outcome
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
  /** Where its source is in another currency. */
  readonly exchangeRate?: Rate | undefined
}

/** An object in the making, whose optional fields are set one by one: a spread for each costs too much. */
export type Mutable<A> = { -readonly [Key in keyof A]: A[Key] }

const noFees: ReadonlyArray<BalanceTransaction.FeeDetail> = []

const noBankMovements: ReadonlyArray<BankMovement> = []

/** A class and not closures: one is made for every command, and objects of one are made much faster. */
class Drafting implements Draft {
  readonly world: World
  readonly at: Instant.Instant
  readonly #key: string
  readonly #isCommand: boolean
  readonly #made: Array<ConnectObject> = []
  #changed: Array<ConnectObject> | undefined
  readonly #transactions: Array<BalanceTransaction.BalanceTransaction> = []
  #happenings: Array<Scheduled> | undefined
  #bankMovements = noBankMovements
  /** How many ids of lines there are, and the prefixes of all others: a few, so that counting is faster than a map. */
  #lines = 0
  readonly #prefixes: Array<string> = []

  constructor(world: World, key: string, at: Instant.Instant, isCommand: boolean) {
    this.world = world
    this.at = at
    this.#key = key
    this.#isCommand = isCommand
  }

  id(prefix: string): string {
    const n = prefix === "txn" ? (this.#lines += 1) : this.count(prefix)
    return n === 1 ? `${prefix}_${this.#key}` : `${prefix}_${this.#key}.${n}`
  }

  count(prefix: string): number {
    let n = 1
    for (const taken of this.#prefixes) if (taken === prefix) n += 1
    this.#prefixes.push(prefix)
    return n
  }

  make(object: ConnectObject): void {
    this.#made.push(object)
  }

  change(object: ConnectObject): void {
    if (this.#changed === undefined) this.#changed = [object]
    else this.#changed.push(object)
  }

  line(line: Line): void {
    const rate = this.world.taxesFees ? this.world.account(line.account)?.feeTax : undefined
    if (rate === undefined) return this.put(line)
    this.put(line.fees === undefined ? line : { ...line, fees: FeeTax.lines(rate, line.fees) })
    const isFee = line.type === "stripe_fee" || line.type === "stripe_fx_fee"
    const tax = isFee ? FeeTax.on(rate, line.amount) : undefined
    if (tax === undefined || Money.isZero(tax)) return
    const description = `${FeeTax.description} on ${line.description}`
    this.put({ ...line, id: this.id("txn"), type: "tax_fee", amount: tax, description })
  }

  put(line: Line): void {
    const draft: Mutable<BalanceTransaction.Draft> = {
      id: line.id,
      account: line.account,
      type: line.type,
      amount: line.amount,
      feeDetails: line.fees ?? noFees,
      source: line.source,
      created: this.at,
      availableOn: line.availableOn,
      description: line.description,
      sourceType: line.sourceType,
      reportingCategory: line.reportingCategory ?? ReportingCategory.of(line.type)
    }
    if (line.exchangeRate !== undefined) draft.exchangeRate = line.exchangeRate
    this.#transactions.push(BalanceTransaction.make(draft))
  }

  bank(movement: BankMovement): void {
    this.#bankMovements = [...this.#bankMovements, movement]
  }

  schedule(happening: Scheduled): void {
    if (this.#happenings === undefined) this.#happenings = [happening]
    else this.#happenings.push(happening)
  }

  outcome(): Outcome {
    const at = this.at
    const made = this.#made
    const changed = this.#changed ?? nothing.changed
    const transactions = this.#transactions
    const bankMovements = this.#bankMovements
    const { matured } = nothing
    const happenings = withFundings(this.#happenings ?? nothing.happenings, this.world, transactions, at)
    return this.#isCommand
      ? { at, key: this.#key, made, changed, transactions, bankMovements, matured, happenings }
      : { at, made, changed, transactions, bankMovements, matured, happenings }
  }
}

export const of = (world: World, key: string, at: Instant.Instant): Draft => new Drafting(world, key, at, true)

/**
 * What time brings about of an earlier command: its ids come from that command's key, which it does not carry out once
 * more.
 */
export const continuing = (world: World, key: string, at: Instant.Instant): Draft => new Drafting(world, key, at, false)

/** Refunds are tried again that wait for funds which come now, or take back from an account whose balance changes. */
const withFundings = (
  happenings: ReadonlyArray<Scheduled>,
  world: World,
  transactions: ReadonlyArray<BalanceTransaction.BalanceTransaction>,
  at: Instant.Instant
): ReadonlyArray<Scheduled> => {
  let all: Array<Scheduled> | undefined
  for (const line of transactions) {
    const isFunded = Money.isPositive(line.net) && BalanceTransaction.matures(line) <= at
    const ofLine = isFunded ? fundings(world, line.account, at) : reversalFundings(world, line.account, at)
    if (ofLine.length > 0) (all ??= [...happenings]).push(...ofLine)
  }
  return all ?? happenings
}

/** Whose refunds may have waited for funds of `account`: its own, and the platform's, which take transfers back from it. */
export const fundings = (world: World, account: AccountId, at: Instant.Instant): ReadonlyArray<Scheduled> => {
  const ofPlatform = reversalFundings(world, account, at)
  return world.waitingRefunds(account).size === 0 ? ofPlatform : [{ kind: "funding", at, account }, ...ofPlatform]
}

/**
 * The platform's refunds that take transfers back from an account may be paid after any change of what that can give:
 * one for which it has enough now, or those behind one for which it has not any more, and for which nothing is kept.
 */
export const reversalFundings = (world: World, id: AccountId, at: Instant.Instant): ReadonlyArray<Scheduled> => {
  if (world.waitingReversals(id).size === 0) return nothing.happenings
  const account = world.account(id)
  const isOpen = account !== undefined && Destination.canBeShort(account)
  return isOpen ? [{ kind: "funding", at, account: world.platform.id }] : nothing.happenings
}

/** When money that follows another payment's can be used: with that payment, or now if it is later. */
export const following = (at: Instant.Instant, availableOn: Instant.Instant): Instant.Instant =>
  Instant.max(at, availableOn)
