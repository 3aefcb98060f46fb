/**
 * Conservation: whether money was kept, counted from the objects and not from the postings, which cannot fail it.
 *
 * - charges − refunds = what the payers paid;
 * - the tariffs on the charges = what Stripe took;
 * - per account, the nets of all its balance transactions = its Stripe balance, in the ledger and in the world;
 * - every item between two books is closed.
 *
 * A law is checked wherever the objects or the books have something to say: money that only one of them knows of
 * breaks it. Where neither has, there is no check.
 */
import type { BalanceTransaction } from "#core/connect/BalanceTransaction.ts"
import * as ProcessingFee from "#core/connect/decisions/ProcessingFee.ts"
import { type AccountId, isAccountId } from "#core/connect/StripeAccount.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import type { World } from "#core/connect/World.ts"
import * as Balances from "#core/ledger/Balances.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as OpenItems from "#core/ledger/OpenItems.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Done } from "#core/simulation/Run.ts"
import type { Instant } from "#core/time/Instant.ts"

/** One law in one currency: what the objects say and what the books say. */
export interface Check {
  /** What is kept, in a word or two. */
  readonly name: string
  readonly law: string
  /** The Stripe account it is about; without one, all of them together. */
  readonly account?: AccountId
  readonly objects: Money.Money
  readonly books: Money.Money
  readonly holds: boolean
}

/** Money per currency. */
type Sum = ReadonlyMap<Currency, Money.Money>

/** What the objects of a run add up to; as large as the accounts are many, however many payments there are. */
export interface Tally {
  readonly paid: Sum
  readonly fees: Sum
  readonly nets: ReadonlyMap<AccountId, Sum>
}

type Sums = Map<Currency, Money.Money>

const add = (sum: Sums, amount: Money.Money): void =>
  void sum.set(amount.currency, Money.add(sum.get(amount.currency) ?? Money.zero(amount.currency), amount))

/** What payers paid and got back by one step, and Stripe's fees on it. */
const tallyPayments = (paid: Sums, fees: Sums, world: World, { outcome }: Done): void => {
  for (const object of outcome.made) {
    if (object.object === "charge" && object.sourceTransfer === undefined) {
      const merchant = world.account(object.account)
      add(paid, object.amount)
      if (merchant !== undefined) add(fees, Tariff.fee(merchant.tariff, object.amount))
    }
    if (object.object === "refund" && object.sourceTransferReversal === undefined) {
      const charge = outcome.changed.find(({ id }) => id === object.charge)
      const merchant = world.account(object.account)
      add(paid, Money.negate(object.amount))
      if (charge?.object === "charge" && merchant !== undefined) {
        const before = { ...charge, amountRefunded: Money.minus(charge.amountRefunded, object.amount) }
        add(fees, ProcessingFee.returned(world.settings, merchant.tariff, before, object.amount))
      }
    }
  }
}

const tallyTransaction = (nets: Map<AccountId, Sums>, { account, net }: BalanceTransaction): void => {
  let own = nets.get(account)
  if (own === undefined) nets.set(account, (own = new Map()))
  add(own, net)
}

/** What the objects that `steps` made add up to. */
export const tally = (steps: Iterable<Done>, world: World): Tally => {
  const [paid, fees, nets]: [Sums, Sums, Map<AccountId, Sums>] = [new Map(), new Map(), new Map()]
  for (const step of steps) {
    tallyPayments(paid, fees, world, step)
    for (const transaction of step.outcome.transactions) tallyTransaction(nets, transaction)
  }
  return { paid, fees, nets }
}

const check = (name: string, law: string, objects: Money.Money, books: Money.Money): Check => ({
  name,
  law,
  objects,
  books,
  holds: Money.equals(objects, books)
})

/** A law over all accounts: the two counts of every currency that either of them has. */
const overall = (name: string, law: string, objects: Sum, books: Sum): ReadonlyArray<Check> =>
  [...new Set([...objects.keys(), ...books.keys()])].map((currency) => {
    const zero = Money.zero(currency)
    return check(name, law, objects.get(currency) ?? zero, books.get(currency) ?? zero)
  })

const ofAccount = (
  account: AccountId,
  net: Money.Money,
  balances: Balances.Balances,
  world: World
): ReadonlyArray<Check> => {
  const { available, pending } = world.balance(account, net.currency)
  const ledger = LedgerAccount.of(account, "balance")
  return [
    check("balance", "nets of balance transactions = balance", net, Balances.balance(balances, ledger, net.currency)),
    check("pending", "not matured = pending", pending, Balances.pending(balances, ledger, net.currency)),
    check("available", "matured = available", available, Balances.available(balances, ledger, net.currency))
  ].map((it) => ({ ...it, account }))
}

/** What the books have that the laws speak of: each Stripe balance, what payers paid, what Stripe took. */
const inBooks = (balances: Balances.Balances) => {
  const [paid, fees, held]: [Sums, Sums, Map<AccountId, Set<Currency>>] = [new Map(), new Map(), new Map()]
  for (const { account, total } of Balances.all(balances)) {
    const balance = Balances.balance(balances, account, total.currency)
    if (account.book === "payers") add(paid, Money.negate(balance))
    if (account.book === "stripe" && account.name === "fees") add(fees, balance)
    if (isAccountId(account.book) && account.name === "balance") {
      held.set(account.book, (held.get(account.book) ?? new Set()).add(total.currency))
    }
  }
  return { paid, fees, held }
}

export interface Verdict {
  readonly checks: ReadonlyArray<Check>
  readonly openItems: ReadonlyArray<OpenItems.OpenItem>
  /** Whether anything crossed from one account's books to another's, so that an item could be open. */
  readonly crossed: boolean
  readonly holds: boolean
}

/** Every law, for the `entries` of a run and the world it ended in at the moment `asOf`. */
export const verify = (counted: Tally, entries: ReadonlyArray<Entry>, world: World, asOf: Instant): Verdict => {
  const balances = Balances.of(entries, asOf)
  const books = inBooks(balances)
  const openItems = OpenItems.of(world.platform.id, entries, asOf)
  const accounts = new Set([...counted.nets.keys(), ...books.held.keys()])
  const checks = [
    ...overall("payers", "charges − refunds = payers", counted.paid, books.paid),
    ...overall("Stripe fees", "tariffs on the charges = Stripe's fees", counted.fees, books.fees),
    ...[...accounts].flatMap((account) => {
      const nets = counted.nets.get(account) ?? new Map<Currency, Money.Money>()
      const currencies = new Set([...nets.keys(), ...(books.held.get(account) ?? [])])
      return [...currencies].flatMap((currency) =>
        ofAccount(account, nets.get(currency) ?? Money.zero(currency), balances, world)
      )
    })
  ]
  const crossed = Balances.all(balances).some(({ account }) => account.book === "clearing")
  return { checks, openItems, crossed, holds: openItems.length === 0 && checks.every(({ holds }) => holds) }
}
