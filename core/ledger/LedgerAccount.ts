/**
 * LedgerAccount: where money is, in our books. The chart is closed.
 *
 * Each ledger account is a book and a name in it. The book of a Stripe account holds its pots; the other books
 * are Stripe's side, taxes, what is between two books, opening amounts and what we could not place.
 *
 * Law: whatever is made or read here is one object per ledger account, with a number by which folds find it. One built
 * by hand is equal to it and works everywhere, more slowly; {@link interned} leads to the one object.
 */
import { Result, Schema } from "effect"
import { type AccountId, isAccountId } from "#core/connect/accounts/StripeAccount.ts"

/**
 * What a Stripe account owns. `balance` is its Stripe balance of type payments; the rest are other pots.
 * `network_reserved` is held by a payment network, `issuing_hold` for purchases that its issued cards were authorised for.
 */
export const pots = [
  "balance",
  "connect_reserved",
  "risk_reserved",
  "network_reserved",
  "prefunding",
  "issuing",
  "issuing_hold",
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

/** The one object of each ledger account that was ever asked for: as many as there are accounts, not entries. */
const chart = new Map<string, Map<string, LedgerAccount>>()

const ordinal = Symbol("ordinal")

/** Hidden from whoever compares or copies the object. */
interface Numbered {
  readonly [ordinal]?: number
}

let count = 0

/** The one object that is equal to `account`. */
export const interned = ({ book, name }: LedgerAccount): LedgerAccount => {
  let names = chart.get(book)
  if (names === undefined) chart.set(book, (names = new Map()))
  let one = names.get(name)
  if (one === undefined) {
    one = { book, name } as LedgerAccount
    Object.defineProperty(one, ordinal, { value: count++ })
    names.set(name, one)
  }
  return one
}

/** The number of this ledger account in this process, from 0 without gaps, so that a fold can keep a list by it. */
export const ordinalOf = (account: LedgerAccount): number => {
  const number = (account as Numbered)[ordinal]
  return number === undefined ? ordinalOf(interned(account)) : number
}

/** Cardholders and other payers: the outside world. */
export const payers: LedgerAccount = interned({ book: "payers", name: "payers" })
export const stripeFees: LedgerAccount = interned({ book: "stripe", name: "fees" })
export const stripePassthrough: LedgerAccount = interned({ book: "stripe", name: "passthrough" })
export const stripeAdvances: LedgerAccount = interned({ book: "stripe", name: "advances" })
/** Where currencies are exchanged: each only inside one entry that knows both amounts. */
export const stripeExchange: LedgerAccount = interned({ book: "stripe", name: "fx" })
export const stripeLosses: LedgerAccount = interned({ book: "stripe", name: "losses" })
export const taxOnFees: LedgerAccount = interned({ book: "tax", name: "fees" })
export const taxWithheld: LedgerAccount = interned({ book: "tax", name: "withheld" })

const found = (book: string, name: string): LedgerAccount | undefined => chart.get(book)?.get(name)

/** The balance of each Stripe account, which nearly every posting is about, found without its name. */
const balances = new Map<AccountId, LedgerAccount>()

/** The entries of a command are nearly always in two books, whose balances are then not looked up each time. */
let latest = payers
let before = payers

const balanceOf = (account: AccountId): LedgerAccount => {
  if (latest.book === account) return latest
  let balance: LedgerAccount | undefined = before.book === account ? before : balances.get(account)
  if (balance === undefined) balances.set(account, (balance = interned({ book: account, name: "balance" })))
  before = latest
  latest = balance
  return balance
}

export const of = (account: AccountId, pot: Pot): LedgerAccount =>
  pot === "balance" ? balanceOf(account) : (found(account, pot) ?? interned({ book: account, name: pot }))

const between: { readonly [crossing in Crossing]: LedgerAccount } = {
  transfer: interned({ book: "clearing", name: "transfer" }),
  application_fee: interned({ book: "clearing", name: "application_fee" }),
  collection: interned({ book: "clearing", name: "collection" }),
  balance_transfer: interned({ book: "clearing", name: "balance_transfer" })
}
export const clearing = (crossing: Crossing): LedgerAccount => between[crossing]
export const opening = (account: AccountId): LedgerAccount =>
  found("opening", account) ?? interned({ book: "opening", name: account })
export const suspense = (type: string): LedgerAccount =>
  found("suspense", type) ?? interned({ book: "suspense", name: type })

/** Whether it is the only object of its account that has a number: two such are never the same account. */
const isNumbered = (account: LedgerAccount): boolean => (account as Numbered)[ordinal] !== undefined

export const equals = (a: LedgerAccount, b: LedgerAccount): boolean =>
  a === b || (!(isNumbered(a) && isNumbered(b)) && a.book === b.book && a.name === b.name)

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

const onChart = (book: string, name: string): LedgerAccount | undefined => {
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
  const account = text === "payers" ? payers : onChart(text.slice(0, slash), text.slice(slash + 1))
  return account === undefined ? Result.fail(new UnknownLedgerAccount({ text })) : Result.succeed(interned(account))
}
