/**
 * Endpoint: one thing that the sandbox can be asked: a method, a path, its parameters and how it is answered.
 */
import { Result } from "effect"
import * as List from "#adapters/stripe/wire/List.ts"
import type * as Expansion from "#apps/sandbox/dialect/Expansion.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import type { Kept } from "#apps/sandbox/state/Shelf.ts"
import * as View from "#apps/sandbox/state/View.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"

/** A request, as far as an endpoint needs to know it. */
export interface Asked {
  readonly state: State
  /** Whose objects it is about: the platform's, or those of `Stripe-Account`. */
  readonly account: AccountId
  readonly origin: Outbox.Origin
  /** What stands in the path, such as the id of an object. */
  readonly named: Readonly<Record<string, string>>
  /** By which address it came, such as `127.0.0.1:12111`, of a request that says where a payer comes back to. */
  readonly host?: string | undefined
}

export interface Call<F extends Parameter.Fields> extends Asked {
  readonly given: Parameter.Given<F>
}

export type Answered = Result.Result<object, Failure.Failure>

export type Method = "GET" | "POST" | "DELETE"

export interface Endpoint {
  readonly method: Method
  /** As Stripe writes it, such as `/v1/charges/{id}`. */
  readonly path: string
  readonly fields: Parameter.Fields
  /** Reads its parameters: what is wrong with them is answered before anything is done. */
  readonly read: (
    parameters: Readonly<Record<string, unknown>>
  ) => Result.Result<(asked: Asked) => Answered, Failure.Failure>
}

/** Whether what the path names at its end would have too much metadata. */
const overfilled = (state: State, named: Asked["named"], changes: unknown): Failure.Failure | undefined => {
  if (typeof changes !== "object" || changes === null) return undefined
  const shown = View.find(state, Object.values(named).at(-1) ?? "")
  if (shown === undefined || !("metadata" in shown)) return undefined
  return Parameter.overfilled(shown.metadata, changes as Readonly<Record<string, string>>)
}

export const of = <const F extends Parameter.Fields>(
  method: Method,
  path: string,
  fields: F,
  answer: (call: Call<F>) => Answered
): Endpoint => {
  const read = Parameter.all(fields)
  const changesIts = method === "POST" && fields.metadata !== undefined && /(\}|\/capture)$/.test(path)
  return {
    method,
    path,
    fields,
    read: (parameters) =>
      Result.map(read(parameters), (given) => ({ account, host, named, origin, state }: Asked): Answered => {
        const refusal = changesIts ? overfilled(state, named, given.metadata) : undefined
        return refusal === undefined ? answer({ account, host, named, origin, state, given }) : Result.fail(refusal)
      })
  }
}

const objects: Readonly<Record<string, string>> = {
  account: "account",
  account_links: "account_link",
  account_sessions: "account_session",
  accounts: "account",
  application_fees: "application_fee",
  balance: "balance",
  balance_settings: "balance_settings",
  balance_transactions: "balance_transaction",
  capabilities: "capability",
  charges: "charge",
  customers: "customer",
  disputes: "dispute",
  early_fraud_warnings: "radar.early_fraud_warning",
  events: "event",
  login_links: "login_link",
  external_accounts: "bank_account",
  payment_intents: "payment_intent",
  payment_methods: "payment_method",
  payouts: "payout",
  persons: "person",
  prices: "price",
  products: "product",
  refunds: "refund",
  payment_pages: "checkout.session",
  reversals: "transfer_reversal",
  sessions: "checkout.session",
  setup_intents: "setup_intent",
  test_clocks: "test_helpers.test_clock",
  tokens: "token",
  topups: "topup",
  transfers: "transfer",
  webhook_endpoints: "webhook_endpoint"
}

/** The object that it answers, by the last noun of its path, and whether it answers a list of them. */
export const shown = ({ method, path }: Endpoint): Expansion.Shown => {
  const nouns = path.split("/").filter((part) => Object.hasOwn(objects, part))
  const noun = nouns.at(-1) ?? ""
  const object = noun === "refunds" && nouns.length > 1 ? "fee_refund" : (objects[noun] ?? noun)
  return { object, isList: method === "GET" && path.endsWith("s") && noun !== "balance_settings" }
}

/** What the path names, or that there is none such; of intents Stripe calls it `intent`. */
export const found = <Kept>(
  kept: Kept | undefined,
  noun: string,
  id: string,
  param = "id"
): Result.Result<Kept, Failure.Failure> =>
  kept === undefined ? Result.fail(Failure.missing(noun, id, param, 404)) : Result.succeed(kept)

/** Changes it, tells of that in an event of each of these types where anything is other than before, and shows it. */
export const changed = <Item, Beside>(
  { origin, state }: Asked,
  kept: Kept<Item, Beside>,
  types: ReadonlyArray<string>,
  show: (state: State, kept: Kept<Item, Beside>) => object,
  change: () => void
): object => {
  const before = show(state, kept)
  change()
  const object = show(state, kept)
  Outbox.emitChange(state, origin, kept.owner, types, { before, object })
  return object
}

interface Lists<Item> {
  readonly url: string
  readonly noun: string
  readonly show: (item: Item) => object
  readonly matches?: (item: Item) => boolean
}

/** A page of those that the caller sees. */
export const listed = <Item>(
  sequence: Page.Sequence<Item>,
  given: Page.Asked,
  { matches, noun, show, url }: Lists<Item>
): Answered =>
  Result.map(Page.of(sequence, given, noun, matches), ({ hasMore, items }) => List.of(url, items.map(show), hasMore))
