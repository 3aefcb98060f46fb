/**
 * Entry: the postings that one balance transaction makes, or one of the few listed happenings without one.
 *
 * Entries are made only by {@link make}, which checks, in production as in tests:
 * - every posting is positive, between two different accounts, and names its item where one is needed;
 * - an entry of a balance transaction has the id, the account and the moments that the transaction gives it, and
 *   changes the pot that the transaction moves by exactly its net, in its currency and in no other;
 * - a correction reverses first what it corrects, and books anew by the same laws.
 *
 * A made entry holds lists of its own: whoever gave them cannot add to them afterwards.
 *
 * An entry's identity is its Stripe account and its transaction's id, type, amount, fee lines, currency, source and
 * created, when it matures, and its postings. Status, description, reporting category, source type and recorded time
 * are not part of it.
 */
import { Result, Schema } from "effect"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { BankMovement } from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

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

/** What stands in the books for a balance transaction: its last known version, with its postings and moments. */
export interface Standing {
  readonly transaction: BalanceTransaction.BalanceTransaction | undefined
  readonly created: Instant.Instant
  readonly matures: Instant.Instant
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

const brokenPosting = ({ amount, from, item, to }: Posting.Posting): string | undefined => {
  if (!Money.isPositive(amount)) return `${where(from, to)} must be positive, not ${Money.format(amount)}`
  if (LedgerAccount.equals(from, to)) return `${where(from, to)} must be between two accounts`
  if (item !== undefined) return undefined
  const needed = LedgerAccount.hasItems(from) || LedgerAccount.hasItems(to)
  return needed ? `${where(from, to)} must name its item` : undefined
}

const where = (from: LedgerAccount.LedgerAccount, to: LedgerAccount.LedgerAccount): string =>
  `posting ${LedgerAccount.format(from)} -> ${LedgerAccount.format(to)}`

/** What its transaction says of an entry: the first thing in which the two differ. */
const brokenOrigin = (entry: Entry): string | undefined => {
  const { transaction } = entry
  if (transaction === undefined) return undefined
  const id = `${transaction.account}/${transaction.id}`
  const isId = entry.corrects === undefined ? entry.id === id : isCorrectionOf(id, entry.id)
  if (!isId) return `its transaction asks for the id ${id}${entry.corrects === undefined ? "" : "~1, ~2, …"}`
  if (entry.account !== transaction.account) return `it must be of ${transaction.account}, not ${entry.account}`
  return brokenMoments(entry, transaction, "it")
}

const isCorrectionOf = (original: string, id: string): boolean =>
  id.startsWith(`${original}~`) && /^[1-9][0-9]*$/.test(id.slice(original.length + 1))

const brokenMoments = (
  { created, matures }: Pick<Entry, "created" | "matures">,
  transaction: BalanceTransaction.BalanceTransaction,
  what: string
): string | undefined => {
  const maturity = BalanceTransaction.matures(transaction)
  if (created !== transaction.created) {
    return `${what} must be created at ${Instant.format(transaction.created)}, not ${Instant.format(created)}`
  }
  return matures === maturity
    ? undefined
    : `${what} must mature at ${Instant.format(maturity)}, not ${Instant.format(matures)}`
}

/** What is booked anew changes the pot by the transaction's net, and by nothing in any other currency. */
const brokenNet = ({ corrects, postings, transaction }: Entry): string | undefined => {
  if (transaction === undefined) return undefined
  const pot = moved(transaction)
  const booked = corrects === undefined ? postings : postings.slice(corrects.postings.length)
  const { net } = transaction
  const change = Posting.changeOf(booked, pot, net.currency)
  if (!Money.equals(net, change)) return brokenSum(pot, `the net ${Money.format(net)}`, change)
  for (const { amount } of booked) {
    if (amount.currency === net.currency) continue
    const other = Posting.changeOf(booked, pot, amount.currency)
    if (!Money.isZero(other)) return brokenSum(pot, Money.format(Money.zero(amount.currency)), other)
  }
  return undefined
}

const brokenSum = (pot: LedgerAccount.LedgerAccount, owed: string, change: Money.Money): string =>
  `postings on ${LedgerAccount.format(pot)} must sum to ${owed}, not ${Money.format(change)}`

/** A correction begins by taking back, posting by posting, what it corrects. */
const brokenReversal = ({ corrects, postings }: Entry): string | undefined => {
  if (corrects === undefined) return undefined
  const isReversed = (standing: Posting.Posting, index: number): boolean => {
    const posting = postings[index]
    return posting !== undefined && Posting.equals(posting, Posting.reverse(standing))
  }
  if (!corrects.postings.every(isReversed)) return "its first postings must reverse those that it corrects"
  return corrects.transaction && brokenMoments(corrects, corrects.transaction, "what it corrects")
}

const none: ReadonlyArray<string> = []

const owned = (draft: Entry): Entry => ({
  ...draft,
  postings: [...draft.postings],
  flags: [...draft.flags],
  ...(draft.corrects && { corrects: { ...draft.corrects, postings: [...draft.corrects.postings] } })
})

/** The only way to make an entry. Refuses with {@link BrokenEntry}. */
export const make = (draft: Entry): Result.Result<Entry, BrokenEntry> => {
  const entry = owned(draft)
  return checked(entry, brokenReversal(entry) ?? brokenOrigin(entry))
}

const checked = (entry: Entry, broken: string | undefined): Result.Result<Entry, BrokenEntry> => {
  const law = brokenPostings(entry) ?? broken ?? brokenNet(entry)
  return law === undefined ? Result.succeed(entry) : Result.fail(new BrokenEntry({ entry: entry.id, law }))
}

const brokenPostings = ({ postings }: Entry): string | undefined => {
  for (const posting of postings) {
    const broken = brokenPosting(posting)
    if (broken !== undefined) return broken
  }
  return undefined
}

/** The entry of a balance transaction: one id for ever, derived from the transaction's own, as are its moments. */
export const ofTransaction = (
  transaction: BalanceTransaction.BalanceTransaction,
  postings: ReadonlyArray<Posting.Posting>,
  flags: ReadonlyArray<string> = []
): Result.Result<Entry, BrokenEntry> =>
  checked(
    {
      id: `${transaction.account}/${transaction.id}`,
      account: transaction.account,
      created: transaction.created,
      matures: BalanceTransaction.matures(transaction),
      description: transaction.description,
      postings: [...postings],
      transaction,
      flags: flags.length === 0 ? none : [...flags]
    },
    undefined
  )

/** A payout that reached the bank, or came back from there: Stripe makes no balance transaction for either. */
export const ofPayout = (movement: BankMovement): Result.Result<Entry, BrokenEntry> => {
  const { at, kind, payout } = movement
  return make({
    id: `${payout.id}/${kind}`,
    account: payout.account,
    created: at,
    matures: at,
    description: payout.description,
    postings: ofBank(movement),
    flags: []
  })
}

/** What the bank has in another currency than the balance meets it at Stripe's exchange: each balances by itself. */
const ofBank = ({ kind, payout }: BankMovement): ReadonlyArray<Posting.Posting> => {
  const { account, amount, converted, id: item } = payout
  const back = (money: Money.Money) => (kind === "paid" ? Money.negate(money) : money)
  const inTransit = LedgerAccount.of(account, "in_transit")
  const bank = LedgerAccount.of(account, "bank")
  if (converted === undefined) return [Posting.moving(inTransit, back(amount), { account: bank, item })]
  const exchange = { account: LedgerAccount.stripeExchange, item }
  return [Posting.moving(inTransit, back(amount), exchange), Posting.taking(bank, back(converted.amount), exchange)]
}

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
