/**
 * Conservation: whether money was kept, counted from the objects and not from the postings, which cannot fail it.
 *
 * - charges − refunds = what the payers paid;
 * - the tariffs on the charges = what Stripe took;
 * - per account, the nets of all its balance transactions = its Stripe balance, in the ledger and in the world;
 * - payouts = what is in transit and at the bank;
 * - over all ledger accounts, debits = credits; and every item between two books is closed.
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
type Sum = Map<Currency, Money.Money>

const add = (sum: Sum, amount: Money.Money): void =>
  void sum.set(amount.currency, Money.add(sum.get(amount.currency) ?? Money.zero(amount.currency), amount))

/** What the objects of a run add up to; grows with the accounts, not with the payments. */
export interface Tally {
  readonly paid: Sum
  readonly fees: Sum
  readonly payouts: Sum
  readonly nets: Map<AccountId, Sum>
}

export const empty = (): Tally => ({ paid: new Map(), fees: new Map(), payouts: new Map(), nets: new Map() })

const tallyTransaction = (tally: Tally, { account, net, type }: BalanceTransaction): void => {
  let nets = tally.nets.get(account)
  if (nets === undefined) tally.nets.set(account, (nets = new Map()))
  add(nets, net)
  if (type.startsWith("payout")) add(tally.payouts, Money.negate(net))
}

/** Adds the objects that `step` made to the tally. */
export const tally = (into: Tally, world: World, { outcome }: Done): void => {
  for (const object of outcome.made) {
    if (object.object === "charge" && object.sourceTransfer === undefined) {
      const merchant = world.account(object.account)
      add(into.paid, object.amount)
      if (merchant !== undefined) add(into.fees, Tariff.fee(merchant.tariff, object.amount))
    }
    if (object.object === "refund" && object.sourceTransferReversal === undefined) {
      const charge = outcome.changed.find(({ id }) => id === object.charge)
      const merchant = world.account(object.account)
      add(into.paid, Money.negate(object.amount))
      if (charge?.object === "charge" && merchant !== undefined) {
        const before = { ...charge, amountRefunded: Money.minus(charge.amountRefunded, object.amount) }
        add(into.fees, ProcessingFee.returned(world.settings, merchant.tariff, before, object.amount))
      }
    }
  }
  for (const transaction of outcome.transactions) tallyTransaction(into, transaction)
}

const check = (name: string, law: string, objects: Money.Money, books: Money.Money): Check => ({
  name,
  law,
  objects,
  books,
  holds: Money.equals(objects, books)
})

const isPaidOut = ({ book, name }: LedgerAccount.LedgerAccount): boolean =>
  isAccountId(book) && (name === "in_transit" || name === "bank")

/** The balances of all accounts that `matches`, in `currency`. */
const total = (
  balances: Balances.Balances,
  currency: Currency,
  matches: (account: LedgerAccount.LedgerAccount) => boolean
): Money.Money =>
  Money.sum(
    currency,
    Balances.all(balances)
      .filter((line) => line.total.currency === currency && matches(line.account))
      .map((line) => Balances.balance(balances, line.account, currency))
  )

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

export interface Verdict {
  readonly checks: ReadonlyArray<Check>
  readonly openItems: ReadonlyArray<OpenItems.OpenItem>
  readonly holds: boolean
}

/** Every law, for the `entries` of a run and the world it ended in at the moment `asOf`. */
export const verify = (counted: Tally, entries: ReadonlyArray<Entry>, world: World, asOf: Instant): Verdict => {
  const balances = Balances.of(entries, asOf)
  const openItems = OpenItems.of(entries)
  const currencies = new Set(Balances.all(balances).map((line) => line.total.currency))
  const checks = [...currencies].flatMap((currency) => {
    const zero = Money.zero(currency)
    const stripe = total(balances, currency, ({ book, name }) => book === "stripe" && name === "fees")
    const paid = total(balances, currency, ({ book }) => book === "payers")
    const everything = total(balances, currency, () => true)
    const paidOut = total(balances, currency, isPaidOut)
    return [
      check("payers", "charges − refunds = payers", counted.paid.get(currency) ?? zero, Money.negate(paid)),
      check("Stripe fees", "tariffs on the charges = Stripe's fees", counted.fees.get(currency) ?? zero, stripe),
      check("payouts", "payouts = in transit + bank", counted.payouts.get(currency) ?? zero, paidOut),
      check("debits = credits", "debits = credits", zero, everything)
    ]
  })
  for (const [account, nets] of counted.nets) {
    for (const net of nets.values()) checks.push(...ofAccount(account, net, balances, world))
  }
  return { checks, openItems, holds: openItems.length === 0 && checks.every(({ holds }) => holds) }
}
