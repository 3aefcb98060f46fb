/**
 * Explanation: where each unit of one payment went, over all accounts.
 *
 * A payment is a charge with everything that followed from it: transfers, application fees, refunds, reversals. Its
 * parts are what each side has of it now. Law: the parts sum to what the payer paid at first (to zero for a transfer
 * that came from no charge), and each part is the sum of its lines.
 */
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import type { LedgerAccount } from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import * as Money from "#core/money/Money.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

/** One movement into a part, or out of it. */
export interface Line {
  readonly at: Instant
  readonly amount: Money.Money
  /** The balance transaction's type, or the fee line's. */
  readonly what: string
  /** The balance transaction's source. */
  readonly source: string
  readonly transaction: string
}

/** What one side has of the payment: a Stripe account, Stripe, the payer (what was returned), or what is in between. */
export interface Part {
  readonly side: LedgerAccount["book"]
  readonly amount: Money.Money
  readonly lines: ReadonlyArray<Line>
}

/** A command carried out: what it did and the entries that book it. */
export interface Booked {
  readonly command: { readonly key: string }
  readonly outcome: Outcome
  readonly entries: ReadonlyArray<Entry>
}

export interface Explanation<Step extends Booked = Booked> {
  readonly root: ConnectObject
  /** The steps that touched the payment. */
  readonly steps: ReadonlyArray<Step>
  readonly parts: ReadonlyArray<Part>
}

/** The object that this one followed from. */
const parentOf = (object: ConnectObject): string | undefined => {
  switch (object.object) {
    case "charge":
      return object.sourceTransfer
    case "transfer":
      return object.sourceTransaction
    case "refund":
      return object.charge
    case "transfer_reversal":
      return object.transfer
    case "application_fee":
      return object.originatingTransaction ?? object.charge
    case "fee_refund":
      return object.fee
  }
}

const rootOf = (objects: ReadonlyMap<string, ConnectObject>, object: ConnectObject): ConnectObject => {
  const parent = objects.get(parentOf(object) ?? "")
  return parent === undefined ? object : rootOf(objects, parent)
}

/** The object of `step` that `id` names: by the step's key its first, by a balance transaction that one's source. */
const named = (step: Booked, id: string, objects: ReadonlyMap<string, ConnectObject>): ConnectObject | undefined => {
  const { made, transactions } = step.outcome
  const object = made.find((object) => object.id === id)
  if (object !== undefined) return object
  const line = transactions.find((line) => line.id === id || `${line.account}/${line.id}` === id)
  if (line !== undefined) return objects.get(line.source ?? "") ?? made[0]
  return step.command.key === id ? made[0] : undefined
}

/** A payment's line books its fees too; those are named by what they are. */
const whatOf = (entry: Entry, { fee }: Posting): string => fee ?? entry.transaction?.type ?? entry.description

const sides = (entry: Entry): ReadonlyArray<readonly [LedgerAccount["book"], Line]> =>
  entry.postings.flatMap((posting) => {
    const line = {
      at: entry.created,
      what: whatOf(entry, posting),
      source: entry.transaction?.source ?? "",
      transaction: entry.transaction?.id ?? entry.id
    }
    return [
      [posting.to.book, { ...line, amount: posting.amount }] as const,
      [posting.from.book, { ...line, amount: Money.negate(posting.amount) }] as const
    ]
  })

const isFirstPayment = (root: ConnectObject, side: LedgerAccount["book"], line: Line): boolean =>
  side === "payers" && root.object === "charge" && line.transaction === root.balanceTransaction

const partsOf = (root: ConnectObject, steps: ReadonlyArray<Booked>): ReadonlyArray<Part> => {
  const parts = new Map<LedgerAccount["book"], Array<Line>>()
  for (const [side, line] of steps.flatMap(({ entries }) => entries.flatMap(sides))) {
    if (isFirstPayment(root, side, line)) continue
    const lines = parts.get(side)
    if (lines === undefined) parts.set(side, [line])
    else lines.push(line)
  }
  return [...parts]
    .map(([side, lines]) => ({
      side,
      lines,
      amount: Money.sum(
        root.amount.currency,
        lines.map(({ amount }) => amount)
      )
    }))
    .filter(({ amount, side }) => side !== "clearing" || !Money.isZero(amount))
}

/**
 * The explanation of the payment that `id` belongs to: a step's key, or the id of any object or balance transaction.
 * Undefined when no step of `done` made anything of that name.
 */
export const of = <Step extends Booked>(done: ReadonlyArray<Step>, id: string): Explanation<Step> | undefined => {
  const objects = new Map(done.flatMap(({ outcome }) => outcome.made.map((object) => [object.id, object] as const)))
  let first: ConnectObject | undefined
  for (const step of done) first ??= named(step, id, objects)
  if (first === undefined) return undefined
  const root = rootOf(objects, first)
  const steps = done.filter(({ outcome }) => outcome.made.some((object) => rootOf(objects, object).id === root.id))
  return { root, steps, parts: partsOf(root, steps) }
}
