/**
 * Entry: the postings that one balance transaction makes, or one of the few listed happenings without one.
 *
 * Entries are made only by {@link make}, which checks, in production as in tests:
 * - every posting is positive, between two different accounts, and names its item where one is needed;
 * - an entry of a balance transaction changes the pot that the transaction moves by exactly its net, in its
 *   currency; a correction changes it by the difference to what it corrects, whose postings it reverses first.
 *
 * An entry's identity is its Stripe account and its transaction's id, type, amount, fee lines, currency, source
 * and created, and its postings. Status, description, reporting category, pot and recorded time are not part of it.
 */
import { Result, Schema } from "effect"
import * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface Entry {
  /** `acct/txn`, `acct/txn~n`, `opening/acct/cur`, `po_…/paid`, `po_…/returned` or `manual/<key>`. */
  readonly id: string
  /** In whose book it stands. */
  readonly account: AccountId
  readonly created: Instant.Instant
  /** From when on its money can be used; pending before. */
  readonly matures: Instant.Instant
  readonly description: string
  readonly postings: ReadonlyArray<Posting.Posting>
  readonly transaction?: BalanceTransaction.BalanceTransaction
  /** What a correction replaces: its first postings reverse these. */
  readonly corrects?: Standing
  /** What a reader should know: an unknown type, an item that could not be linked. */
  readonly flags: ReadonlyArray<string>
}

/** What stands in the books for a balance transaction: its last known version and the postings of that version. */
export interface Standing {
  readonly transaction: BalanceTransaction.BalanceTransaction | undefined
  readonly postings: ReadonlyArray<Posting.Posting>
}

/** An entry that breaks a law of bookkeeping; it is never made. */
export class BrokenEntry extends Schema.TaggedError<BrokenEntry>()("BrokenEntry", {
  entry: Schema.String,
  law: Schema.String
}) {
  override get message() {
    return `entry ${this.entry}: ${this.law}`
  }
}

const potOf: { readonly [type in BalanceTransaction.BalanceType]: LedgerAccount.Pot } = {
  payments: "balance",
  issuing: "issuing",
  refund_and_dispute_prefunding: "prefunding",
  risk_reserved: "risk_reserved"
}

/** The ledger account that a balance transaction moves. */
export const moved = (transaction: BalanceTransaction.BalanceTransaction): LedgerAccount.LedgerAccount =>
  LedgerAccount.of(transaction.account, potOf[transaction.balanceType])

/** By how much the postings change `account`, in `currency`. */
export const changeOf = (
  postings: ReadonlyArray<Posting.Posting>,
  account: LedgerAccount.LedgerAccount,
  currency: Currency
): Money.Money => {
  let sum = Money.zero(currency)
  for (const posting of postings) {
    if (posting.amount.currency !== currency) continue
    if (LedgerAccount.equals(posting.to, account)) sum = Money.add(sum, posting.amount)
    if (LedgerAccount.equals(posting.from, account)) sum = Money.minus(sum, posting.amount)
  }
  return sum
}

const brokenPosting = ({ amount, from, item, to }: Posting.Posting): string | undefined => {
  const where = `posting ${LedgerAccount.format(from)} -> ${LedgerAccount.format(to)}`
  if (!Money.isPositive(amount)) return `${where} must be positive, not ${Money.format(amount)}`
  if (LedgerAccount.equals(from, to)) return `${where} must be between two accounts`
  const needed = LedgerAccount.hasItems(from) || LedgerAccount.hasItems(to)
  return needed && item === undefined ? `${where} must name its item` : undefined
}

/** What the entry owes its transaction: the net, on the pot and in the currency it moves. */
const brokenNet = (entry: Entry): string | undefined => {
  const { transaction } = entry
  if (transaction === undefined) return undefined
  const currency = transaction.net.currency
  const before = changeOf(entry.corrects?.postings ?? [], moved(transaction), currency)
  const owed = Money.minus(transaction.net, before)
  const booked = changeOf(entry.postings, moved(transaction), currency)
  return Money.equals(owed, booked)
    ? undefined
    : `postings on ${LedgerAccount.format(moved(transaction))} must sum to the net ${Money.format(owed)}, not ${Money.format(booked)}`
}

/** A correction begins by taking back, posting by posting, what it corrects. */
const brokenReversal = ({ corrects, postings }: Entry): string | undefined => {
  const isReversed = (standing: Posting.Posting, index: number): boolean => {
    const posting = postings[index]
    return posting !== undefined && Posting.equals(posting, Posting.reverse(standing))
  }
  return corrects === undefined || corrects.postings.every(isReversed)
    ? undefined
    : "its first postings must reverse those that it corrects"
}

/** The only way to make an entry. Refuses with {@link BrokenEntry}. */
export const make = (draft: Entry): Result.Result<Entry, BrokenEntry> => {
  for (const posting of draft.postings) {
    const broken = brokenPosting(posting)
    if (broken !== undefined) return Result.fail(new BrokenEntry({ entry: draft.id, law: broken }))
  }
  const broken = brokenReversal(draft) ?? brokenNet(draft)
  return broken === undefined ? Result.succeed(draft) : Result.fail(new BrokenEntry({ entry: draft.id, law: broken }))
}

/** The entry of a balance transaction: one id for ever, derived from the transaction's own. */
export const ofTransaction = (
  transaction: BalanceTransaction.BalanceTransaction,
  postings: ReadonlyArray<Posting.Posting>,
  flags: ReadonlyArray<string> = []
): Result.Result<Entry, BrokenEntry> =>
  make({
    id: `${transaction.account}/${transaction.id}`,
    account: transaction.account,
    created: transaction.created,
    matures: BalanceTransaction.matures(transaction),
    description: transaction.description,
    postings,
    transaction,
    flags
  })

/**
 * An entry of the embedder's own, `manual/<key>`: the key is printable ASCII without spaces, slashes or tildes
 * (which number corrections), and makes booking it twice harmless.
 */
export const manual = (own: {
  readonly key: string
  readonly account: AccountId
  readonly created: Instant.Instant
  readonly description: string
  readonly postings: ReadonlyArray<Posting.Posting>
}): Result.Result<Entry, BrokenEntry> => {
  const id = `manual/${own.key}`
  if (!/^[!-.0-}]{1,200}$/.test(own.key)) {
    const law = "the key must be 1 to 200 printable ASCII characters, no space, slash or tilde"
    return Result.fail(new BrokenEntry({ entry: id, law }))
  }
  return make({
    id,
    account: own.account,
    created: own.created,
    matures: own.created,
    description: own.description,
    postings: own.postings,
    flags: []
  })
}

/** What stands after `entry`: of a correction, only what it booked anew. */
export const standing = (entry: Entry): Standing => ({
  transaction: entry.transaction,
  postings: entry.postings.slice(entry.corrects?.postings.length ?? 0)
})

/**
 * What replaces `known` when Stripe shows its transaction differently now: the postings that stand reversed, the
 * new ones booked, as the `n`-th correction of the same entry. Of two sound entries it is always sound.
 */
export const correction = (known: Entry, incoming: Entry, n: number): Entry => {
  const corrects = standing(known)
  const made = make({
    ...incoming,
    id: `${incoming.id}~${n}`,
    postings: [...corrects.postings.map(Posting.reverse), ...incoming.postings],
    corrects,
    flags: [...incoming.flags, `corrects ${known.id}`]
  })
  return Result.getOrThrow(made)
}
