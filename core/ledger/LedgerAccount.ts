/**
 * LedgerAccount: where money is, in our books. The chart is closed.
 *
 * Each ledger account is a book and a name in it. The book of a Stripe account holds its pots; the other books
 * are Stripe's side, taxes, what is between two books, opening amounts and what we could not place.
 */
import { Result, Schema } from "effect"
import { type AccountId, isAccountId } from "#core/connect/StripeAccount.ts"

/** What a Stripe account owns. `balance` is its Stripe balance of type payments; the rest are other pots. */
export const pots = [
  "balance",
  "connect_reserved",
  "risk_reserved",
  "prefunding",
  "issuing",
  "minimum_balance_hold",
  "in_transit",
  "bank"
] as const
export type Pot = (typeof pots)[number]

/** Kinds of movement from one Stripe account's book to another's. */
export const crossings = ["transfer", "application_fee", "collection", "balance_transfer"] as const
export type Crossing = (typeof crossings)[number]

const stripe = ["fees", "passthrough", "fx", "advances", "losses"] as const
const tax = ["fees", "withheld"] as const

export type LedgerAccount =
  | { readonly book: AccountId; readonly name: Pot }
  | { readonly book: "stripe"; readonly name: (typeof stripe)[number] }
  | { readonly book: "tax"; readonly name: (typeof tax)[number] }
  | { readonly book: "clearing"; readonly name: Crossing }
  | { readonly book: "opening"; readonly name: AccountId }
  | { readonly book: "suspense"; readonly name: string }
  | { readonly book: "payers"; readonly name: "payers" }

/** Cardholders and other payers: the outside world. */
export const payers: LedgerAccount = { book: "payers", name: "payers" }
export const stripeFees: LedgerAccount = { book: "stripe", name: "fees" }
export const stripePassthrough: LedgerAccount = { book: "stripe", name: "passthrough" }
export const taxOnFees: LedgerAccount = { book: "tax", name: "fees" }
export const taxWithheld: LedgerAccount = { book: "tax", name: "withheld" }

export const of = (account: AccountId, pot: Pot): LedgerAccount => ({ book: account, name: pot })
export const clearing = (crossing: Crossing): LedgerAccount => ({ book: "clearing", name: crossing })
export const opening = (account: AccountId): LedgerAccount => ({ book: "opening", name: account })
export const suspense = (type: string): LedgerAccount => ({ book: "suspense", name: type })

export const equals = (a: LedgerAccount, b: LedgerAccount): boolean => a.book === b.book && a.name === b.name

/** Whether it is this pot of a Stripe account; an unknown type in suspense may be called like one. */
export const isPot = (account: LedgerAccount, pot: Pot): boolean => account.name === pot && account.book !== "suspense"

/** Whether a posting here must say what it is about, so that the item can be seen to close. */
export const hasItems = (account: LedgerAccount): boolean => account.book === "clearing" || isPot(account, "in_transit")

export const format = (account: LedgerAccount): string =>
  account.book === "payers" ? "payers" : `${account.book}/${account.name}`

export class UnknownLedgerAccount extends Schema.TaggedError<UnknownLedgerAccount>()("UnknownLedgerAccount", {
  text: Schema.String
}) {
  override get message() {
    return `"${this.text}" is no ledger account; expected for example acct_…/balance, stripe/fees, clearing/transfer or payers`
  }
}

const includes = <A extends string>(names: ReadonlyArray<A>, name: string): name is A =>
  (names as ReadonlyArray<string>).includes(name)

const found = (book: string, name: string): LedgerAccount | undefined => {
  if (isAccountId(book)) return includes(pots, name) ? { book, name } : undefined
  if (book === "stripe") return includes(stripe, name) ? { book, name } : undefined
  if (book === "tax") return includes(tax, name) ? { book, name } : undefined
  if (book === "clearing") return includes(crossings, name) ? { book, name } : undefined
  if (book === "opening") return isAccountId(name) ? { book, name } : undefined
  if (book === "suspense") return /^[a-z][a-z0-9_]*$/.test(name) ? { book, name } : undefined
  return undefined
}

/** Reads what {@link format} prints, and refuses everything that is not on the chart. */
export const parse = (text: string): Result.Result<LedgerAccount, UnknownLedgerAccount> => {
  const slash = text.indexOf("/")
  const account = text === "payers" ? payers : found(text.slice(0, slash), text.slice(slash + 1))
  return account === undefined ? Result.fail(new UnknownLedgerAccount({ text })) : Result.succeed(account)
}
