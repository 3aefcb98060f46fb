/**
 * Explanation: where each unit of one payment went, over all accounts; or where the money of a payout or a top-up is.
 *
 * A payment is a charge with everything that it came from and that followed from it: its authorisation and capture,
 * transfers, application fees, refunds, disputes and what became of them, reversals. Its parts are what each side has
 * of it now. Law: the parts sum to what the payer paid at first (of an authorisation, what was captured; to zero for a
 * transfer that came from no charge), and each part is the sum of its lines.
 *
 * What moved no money is told by its notes: what was held and what became of it, a refund that waits or came to
 * nothing, a top-up that has not come. Of a dispute it is said what became of it, when.
 *
 * A payout or a top-up stays with one Stripe account, but for the fee of an instant payout. Its parts are pots, and sum
 * to zero. An automatic one says what it pays out; and of a payment it is said which automatic payouts paid it out,
 * what a reserve plan held of it and what became of that, and what is in none of them.
 */
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import type * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as DisputeHistory from "#core/report/DisputeHistory.ts"
import * as Note from "#core/report/Note.ts"
import * as Origin from "#core/report/Origin.ts"
import * as Part from "#core/report/Part.ts"
import * as PayoutTrail from "#core/report/PayoutTrail.ts"
import * as ReserveHistory from "#core/report/ReserveHistory.ts"
import * as Unpaid from "#core/report/Unpaid.ts"

/** An automatic payout that paid out something of what is explained. */
export interface PaidBy extends PayoutTrail.PaidBy {
  /** How much of it: of a payout that came back, only what of it had been in that one. */
  readonly amount: Money.Money
}

export interface Explanation<Step extends Booked = Booked> {
  /** What everything followed from, as it is now. */
  readonly root: ConnectObject
  /** What touched it, in the order of time. */
  readonly steps: ReadonlyArray<Step>
  readonly parts: ReadonlyArray<Part.Part>
  /** In the order of time. */
  readonly notes: ReadonlyArray<Note.Note>
  /** Of its disputes, in the order in which they were filed. */
  readonly disputes: ReadonlyArray<DisputeHistory.DisputeHistory>
  /** The automatic payouts that paid out its balance transactions, in the order of time. */
  readonly paidBy: ReadonlyArray<PaidBy>
  /** In the order in which they were made. */
  readonly holds: ReadonlyArray<ReserveHistory.ReserveHistory>
  /** Nothing of a payout, a top-up or a hold. */
  readonly unpaid: ReadonlyArray<Unpaid.Unpaid>
  /** What an automatic payout pays out; undefined of anything else. */
  readonly contents: ReadonlyArray<BalanceTransaction> | undefined
}

/** What it made, then what it changed. */
const touched = ({ outcome }: Booked): ReadonlyArray<ConnectObject> => [...outcome.made, ...outcome.changed]

/** The object that a step means by `id`: by its key its first, by one of its lines that one's source. */
const meant = (step: Booked, id: string, objects: Origin.Objects): ConnectObject | undefined => {
  const [first] = touched(step)
  const line = step.outcome.transactions.find((it) => it.id === id || `${it.account}/${it.id}` === id)
  if (line !== undefined) return objects.get(line.source ?? "") ?? first
  return step.command?.key === id || step.entries.some((entry) => entry.id === id) ? first : undefined
}

const named = (done: ReadonlyArray<Booked>, id: string, objects: Origin.Objects): ConnectObject | undefined => {
  const object = objects.get(id)
  if (object !== undefined) return object
  for (const step of done) {
    const first = meant(step, id, objects)
    if (first !== undefined) return objects.get(first.id)
  }
  return undefined
}

/** Whether `id` may mean something that this step did. */
export const mentions = (step: Booked, id: string): boolean =>
  touched(step).some((object) => object.id === id) || meant(step, id, new Map()) !== undefined

/**
 * The ids of what everything that a step touched followed from, among the `objects` there were after it: so that of a
 * long run only the steps that touched one payment need to be kept for {@link of}.
 */
export const roots = (step: Booked, objects: Origin.Objects): ReadonlySet<string> =>
  new Set(touched(step).map((object) => Origin.of(objects, object).id))

/** What the payer paid, of which the parts are told; a capture may be the whole that was held less what is released. */
const isFirstPayment = (root: ConnectObject, { transaction }: Entry): boolean =>
  root.object === "charge" &&
  (transaction?.id === root.balanceTransaction || transaction?.reportingCategory === "partial_capture_reversal")

const staysWithin = ({ object }: ConnectObject): boolean =>
  object === "payout" || object === "topup" || object === "reserve.hold"

/** Whether it is told apart from the rest of its book: Stripe's exchange is, and what it lends, which are no fees. */
const isApart = (root: ConnectObject, { book, name }: LedgerAccount.LedgerAccount): boolean =>
  staysWithin(root) || (book === "stripe" && (name === "fx" || name === "advances"))

/** What an entry is about, where its line says it or a bank did it; the other side of a payment says something else. */
const sourceOf = ({ postings: [first], transaction }: Entry): string =>
  (transaction === undefined ? first?.item : transaction.source) ?? ""

/** Whether it is about what followed from something else: what is split, or comes of one moment, may be of many. */
const isOfAnother = (root: ConnectObject, objects: Origin.Objects, entry: Entry): boolean => {
  const source = objects.get(sourceOf(entry))
  // What pays a loan down is told with its payment, and here too.
  if (root.object === "flex_loan") return source?.object !== "capital.financing_transaction"
  return source !== undefined && Origin.of(objects, source).id !== root.id
}

/** The one that a step is about; a refund that closes an inquiry has bills of its own. */
const disputeOf = (step: Booked): string | undefined =>
  touched(step).some(({ object }) => object === "refund")
    ? undefined
    : touched(step).find(({ object }) => object === "dispute")?.id

const partsOf = (
  root: ConnectObject,
  steps: ReadonlyArray<Booked>,
  objects: Origin.Objects
): ReadonlyArray<Part.Part> =>
  Part.all(
    steps.flatMap((step) =>
      step.entries.flatMap((entry) => (isOfAnother(root, objects, entry) ? [] : [[entry, disputeOf(step)] as const]))
    ),
    {
      isApart: (account) => isApart(root, account),
      isLeftOut: ({ book }, entry) => book === "payers" && isFirstPayment(root, entry)
    }
  )

/** What is to be itemised to explain `root`: itself, if it is an automatic payout. */
export const itemised = (root: ConnectObject | undefined): ReadonlyArray<readonly [string, AccountId]> =>
  root?.object === "payout" && Payout.isAutomatic(root) ? [[root.id, root.account]] : []

const follow = (done: ReadonlyArray<Booked>, root: ConnectObject, own: ReadonlySet<BalanceTransaction>) => {
  const trail = PayoutTrail.empty(new Map(itemised(root)))
  for (const { outcome } of done) {
    PayoutTrail.add(
      trail,
      outcome,
      outcome.transactions.some((line) => own.has(line))
    )
  }
  return trail
}

const allLines = (steps: ReadonlyArray<Booked>): ReadonlySet<BalanceTransaction> =>
  new Set(steps.flatMap(({ outcome }) => outcome.transactions))

/** The lines of what followed from one of `roots`; and those of `steps` of which nothing is known to be the source. */
const linesOfRoots = (
  done: ReadonlyArray<Booked>,
  steps: ReadonlySet<Booked>,
  roots: ReadonlySet<string>,
  objects: Origin.Objects
): ReadonlySet<BalanceTransaction> =>
  new Set(
    done.flatMap((step) =>
      step.outcome.transactions.filter(({ source }) => {
        const object = objects.get(source ?? "")
        return object === undefined ? steps.has(step) : roots.has(Origin.of(objects, object).id)
      })
    )
  )

/** Those that paid out some of `lines`, or what one of them brought back, each with its part of what came back. */
const paidByOf = (
  trail: PayoutTrail.PayoutTrail,
  root: ConnectObject,
  lines: ReadonlySet<BalanceTransaction>
): ReadonlyArray<PaidBy> => {
  const isOwn = ({ type }: BalanceTransaction) => root.object !== "flex_loan" || type.startsWith("financing_")
  const own = new Set([...lines].filter(isOwn))
  const found = new Map<string, PaidBy>()
  for (const each of PayoutTrail.list(trail)) {
    const lines = each.lines.filter((line) => own.has(line) || found.has(line.source ?? ""))
    if (lines.length === 0 || each.payout.id === root.id) continue
    const amounts = lines.map((line) => (own.has(line) ? line.net : (found.get(line.source ?? "")?.amount ?? line.net)))
    found.set(each.payout.id, { ...each, lines, amount: Money.sum(each.payout.amount.currency, amounts) })
  }
  return [...found.values()]
}

/**
 * The explanation of the payment, payout or top-up that `id` belongs to: a step's key, or the id of any object, balance
 * transaction or entry. `done` is what was carried out and what time brought about, in order: all of it, or what touched
 * it with the `trail` of all of it. Undefined when nothing of it has that name.
 */
export const of = <Step extends Booked>(
  done: ReadonlyArray<Step>,
  id: string,
  trail?: PayoutTrail.PayoutTrail
): Explanation<Step> | undefined => {
  const objects = new Map<string, ConnectObject>()
  for (const step of done) for (const object of touched(step)) objects.set(object.id, object)
  const first = named(done, id, objects)
  if (first === undefined) return undefined
  const root = Origin.of(objects, first)
  const steps = done.filter((step) => touched(step).some((object) => Origin.of(objects, object).id === root.id))
  const holds = ReserveHistory.of(root, objects)
  const roots = new Set([root.id, ...holds.map(({ hold }) => hold.id)])
  // What pays a loan down is told with its payment, and here too.
  const lines =
    root.object === "flex_loan" ? allLines(steps) : linesOfRoots(done, new Set<Booked>(steps), roots, objects)
  const followed = trail ?? follow(done, root, lines)
  const [parts, paidBy] = [partsOf(root, steps, objects), paidByOf(followed, root, lines)]
  return {
    root,
    steps,
    parts,
    notes: Note.of(steps),
    disputes: DisputeHistory.of(steps),
    paidBy,
    holds,
    unpaid: staysWithin(root) ? [] : Unpaid.of(parts, paidBy, holds),
    contents: PayoutTrail.contentsOf(followed, root.id)
  }
}
