/**
 * RecordLine: a line of a journal read by hand, for journals of millions of lines.
 *
 * Law: what is read here is what `JournalSchema` reads, to the last field, laws of bookkeeping included. What it would
 * refuse is not read here either; the schema then says what is wrong with it.
 */
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import { Result } from "effect"
import * as JournalSchema from "#apps/cli/export/JournalSchema.ts"
import type * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import { type AccountId, isAccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Entry from "#core/ledger/Entry.ts"
import type * as Journal from "#core/ledger/Journal.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

type Json = Readonly<Record<string, unknown>>

/** Thrown inside this file for whatever is not as it must be; one for all, since nobody reads it. */
const unfit = new Error("no record")

const text = (value: unknown): string => {
  if (typeof value !== "string") throw unfit
  return value
}

/** An object with these keys, and of `optional` ones so many, and no others. */
const object = (value: unknown, keys: number, ...optional: ReadonlyArray<string>): Json => {
  if (typeof value !== "object" || value === null) throw unfit
  const json = value as Json
  let count = keys
  for (const key of optional) if (json[key] !== undefined) count += 1
  if (Object.keys(json).length !== count) throw unfit
  return json
}

const list = <A>(value: unknown, read: (element: unknown) => A): ReadonlyArray<A> => {
  if (!Array.isArray(value)) throw unfit
  return value.map(read)
}

const oneOf = <A extends string>(...known: ReadonlyArray<A>) => {
  const all: ReadonlySet<unknown> = new Set(known)
  return (value: unknown): A => {
    if (!all.has(value)) throw unfit
    return value as A
  }
}

type Parse<A> = (text: string) => Result.Result<A, unknown>

/** Parses a text, but for the last one, which often comes again. */
const parsed = <A>(parse: Parse<A>) => {
  let lastText: unknown
  let last: A | undefined
  return (value: unknown): A => {
    if (last !== undefined && value === lastText) return last
    const result = parse(text(value))
    if (result._tag === "Failure") throw unfit
    lastText = value
    return (last = result.success)
  }
}

const remembered = 4096

/** Parses a text once, as long as there are not too many to remember. */
const known = <A>(parse: Parse<A>) => {
  const results = new Map<unknown, A>()
  return (value: unknown): A => {
    const before = results.get(value)
    if (before !== undefined) return before
    const result = parse(text(value))
    if (result._tag === "Failure") throw unfit
    if (results.size === remembered) results.clear()
    results.set(value, result.success)
    return result.success
  }
}

const parseAccountId = (id: string): Result.Result<AccountId, undefined> =>
  isAccountId(id) ? Result.succeed(id) : Result.fail(undefined)

const amount = known(Money.parse)
const ledgerAccount = known(LedgerAccount.parse)
// One for each place in a line, so that the last text there is at hand.
const [accountId, recorded, created] = [parsed(parseAccountId), parsed(Instant.parse), parsed(Instant.parse)]
const exchangeRate = known(Rate.parse)
const matures = known(Instant.parse)

const feeType = oneOf<BalanceTransaction.FeeType>(
  "application_fee",
  "payment_method_passthrough_fee",
  "stripe_fee",
  "tax",
  "withheld_tax"
)
const balanceType = oneOf<BalanceTransaction.BalanceType>(
  "payments",
  "issuing",
  "refund_and_dispute_prefunding",
  "risk_reserved"
)
const sourceType = oneOf<SourceType>("card", "bank_account", "fpx")

const posting = (value: unknown): Posting => {
  const json = object(value, 3, "item", "fee")
  const { fee, item } = json
  const moved = { from: ledgerAccount(json["from"]), to: ledgerAccount(json["to"]), amount: amount(json["amount"]) }
  if (fee === undefined) return item === undefined ? moved : { ...moved, item: text(item) }
  return item === undefined ? { ...moved, fee: feeType(fee) } : { ...moved, item: text(item), fee: feeType(fee) }
}

const feeDetail = (value: unknown): BalanceTransaction.FeeDetail => {
  const json = object(value, 3)
  return { type: feeType(json["type"]), amount: amount(json["amount"]), description: text(json["description"]) }
}

const transaction = (value: unknown): BalanceTransaction.BalanceTransaction => {
  const json = object(value, 14, "exchange_rate")
  const rate = json["exchange_rate"]
  const source = json["source"]
  const stated = {
    id: text(json["id"]),
    account: accountId(json["account"]),
    type: text(json["type"]),
    balanceType: balanceType(json["balance_type"]),
    amount: amount(json["amount"]),
    fee: amount(json["fee"]),
    feeDetails: list(json["fee_details"], feeDetail),
    net: amount(json["net"]),
    created: created(json["created"]),
    availableOn: matures(json["available_on"]),
    source: source === null ? undefined : text(source),
    description: text(json["description"]),
    reportingCategory: text(json["reporting_category"]),
    sourceType: sourceType(json["source_type"]),
    ...(rate === undefined ? {} : { exchangeRate: exchangeRate(rate) })
  }
  if (JournalSchema.contradiction(stated) !== undefined) throw unfit
  return stated
}

const standing = (value: unknown): Entry.Standing => {
  const json = object(value, 4)
  const line = json["balance_transaction"]
  return {
    transaction: line === null ? undefined : transaction(line),
    created: created(json["created"]),
    matures: matures(json["matures"]),
    postings: list(json["postings"], posting)
  }
}

const entry = (value: unknown): Entry.Entry => {
  const json = object(value, 7, "balance_transaction", "corrects")
  const { balance_transaction: line, corrects } = json
  const own = {
    id: text(json["id"]),
    account: accountId(json["account"]),
    created: created(json["created"]),
    matures: matures(json["matures"]),
    description: text(json["description"]),
    postings: list(json["postings"], posting),
    flags: list(json["flags"], text)
  }
  const draft: Entry.Entry = line === undefined ? own : { ...own, transaction: transaction(line) }
  const made = Entry.make(corrects === undefined ? draft : { ...draft, corrects: standing(corrects) })
  if (made._tag === "Failure") throw unfit
  return made.success
}

const record = (value: unknown): Journal.Record => {
  const json = object(value, 4)
  const sequence = json["sequence"]
  if (!Number.isSafeInteger(sequence) || Number(sequence) < 1) throw unfit
  return {
    sequence: Number(sequence),
    recorded: recorded(json["recorded"]),
    entry: entry(json["entry"]),
    hash: text(json["hash"])
  }
}

/** The record that a line's JSON `value` is; undefined where the schema has something to say about it. */
export const read = (value: unknown): Journal.Record | undefined => {
  try {
    return record(value)
  } catch (error) {
    if (error !== unfit) throw error
    return undefined
  }
}
