/**
 * Conservation: whether money was kept, counted from the objects and not from the postings, which cannot fail it.
 *
 * - charges − refunds − disputes = what the payers paid;
 * - the tariffs on the charges and disputes = what Stripe took;
 * - the taxes on what Stripe took = taxes on fees;
 * - per account, what its charges, refunds, disputes, transfers, fees, payouts and top-ups come to = its Stripe balance
 *   in the ledger; what of it has matured = what the world has available, and the rest = what it has pending;
 * - per account and source type, what the same objects come to = what the world has in that pot;
 * - per account, payouts − top-ups = what is in transit and in its bank, and those on their way = what is in transit;
 * - what connected accounts are short of whose losses are the platform's, and what debits of their banks have filled
 *   that are clearing = the platform's connect_reserved;
 * - per account, reserve holds − releases = its risk_reserved;
 * - negative balances that Stripe filled = Stripe's losses;
 * - what Stripe lent − what was paid down = what Stripe has advanced;
 * - what conversions took and gave = what is in Stripe's exchange; what the two sides of application fees in two
 *   currencies do not have in common = what is left between them;
 * - every item between two books is closed.
 *
 * A law is checked wherever the objects or the books have something to say: money that only one of them knows of
 * breaks it. Where neither has, there is no check.
 */
import * as SourceType from "#core/connect/prices/SourceType.ts"
import { type AccountId, isAccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Balances from "#core/ledger/Balances.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as OpenItems from "#core/ledger/OpenItems.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as ConnectFeeCount from "#core/simulation/ConnectFeeCount.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as Sums from "#core/simulation/Sums.ts"
import * as Tally from "#core/simulation/Tally.ts"
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

/** What is counted while a run goes on, beside its balances: its objects, and what crosses between two books. */
export interface Conservation {
  readonly asOf: Instant
  readonly tally: Tally.Tally
  readonly connectFees: ConnectFeeCount.ConnectFeeCount
  readonly openItems: OpenItems.OpenItems
}

/** Nothing counted yet, for a run that ends at `asOf`. */
export const empty = (platform: AccountId, asOf: Instant): Conservation => ({
  asOf,
  tally: Tally.empty(),
  connectFees: ConnectFeeCount.empty(),
  openItems: OpenItems.empty(platform)
})

/** Counts an outcome, in the world that it has just been applied to, and the entries that book it. */
export const add = (
  { asOf, connectFees, openItems, tally }: Conservation,
  world: World,
  done: { readonly outcome: Outcome; readonly entries: ReadonlyArray<Entry> }
): void => {
  Tally.add(tally, world, done.outcome)
  for (const fee of ConnectFeeCount.add(connectFees, world, done.outcome))
    Tally.bill(tally, world, world.platform.id, fee)
  for (const entry of done.entries) OpenItems.add(openItems, entry, asOf)
}

const check = (name: string, law: string, objects: Money.Money, books: Money.Money): Check => ({
  name,
  law,
  objects,
  books,
  holds: Money.equals(objects, books)
})

/** A law: the two counts of every currency that either of them has. */
const compare = (name: string, law: string, objects: Sums.Sum, books: Sums.Sum): ReadonlyArray<Check> =>
  [...new Set([...objects.keys(), ...books.keys()])].map((currency) => {
    const zero = Money.zero(currency)
    return check(name, law, objects.get(currency) ?? zero, books.get(currency) ?? zero)
  })

const ofBalance = (
  account: AccountId,
  holdings: ReadonlyArray<Holdings.Holding>,
  balances: Balances.Balances,
  world: World,
  currency: Currency
): ReadonlyArray<Check> => {
  const { available, pending } = world.balance(account, currency)
  const ledger = LedgerAccount.of(account, "balance")
  const own = holdings.filter(({ held }) => held.currency === currency)
  const sum = Money.sum(
    currency,
    own.map(({ held }) => held)
  )
  return [
    check("balance", "what its objects come to = balance", sum, Balances.balance(balances, ledger, currency)),
    check("pending", "not matured = pending", pending, Balances.pending(balances, ledger, currency)),
    check("available", "matured = available", available, Balances.available(balances, ledger, currency)),
    ...SourceType.all.flatMap((sourceType) => ofPot(account, own, world, currency, sourceType))
  ]
}

/** A pot that no object fills and that is empty has nothing to say. */
const ofPot = (
  account: AccountId,
  holdings: ReadonlyArray<Holdings.Holding>,
  world: World,
  currency: Currency,
  sourceType: SourceType.SourceType
): ReadonlyArray<Check> => {
  const { available, pending } = world.balance(account, currency, sourceType)
  const held = Money.add(available, pending)
  const own = holdings.find((holding) => holding.sourceType === sourceType)
  if (own === undefined && Money.isZero(held)) return []
  const due = own === undefined ? Money.zero(currency) : own.held
  return [check(sourceType, `what its objects of ${sourceType} come to = its ${sourceType} pot`, due, held)]
}

type SumsByAccount = Map<AccountId, Sums.Sums>

const sums = (): Sums.Sums => new Map()

/** What the books have that the laws speak of: what payers paid, what Stripe took, and what each account has where. */
const inBooks = (balances: Balances.Balances) => {
  const [paid, fees, losses, reserved] = [sums(), sums(), sums(), sums()]
  const [taxes, advanced, exchanged, residues] = [sums(), sums(), sums(), sums()]
  const held = new Map<AccountId, Set<Currency>>()
  const [paidOut, onTheirWay]: [SumsByAccount, SumsByAccount] = [new Map(), new Map()]
  const riskReserved: SumsByAccount = new Map()
  for (const { account, total } of Balances.all(balances)) {
    const balance = Balances.balance(balances, account, total.currency)
    if (account.book === "payers") Sums.add(paid, Money.negate(balance))
    if (account.book === "stripe" && account.name === "fees") Sums.add(fees, balance)
    if (account.book === "tax" && account.name === "fees") Sums.add(taxes, balance)
    if (account.book === "stripe" && account.name === "losses") Sums.add(losses, Money.negate(balance))
    if (account.book === "stripe" && account.name === "advances") Sums.add(advanced, Money.negate(balance))
    if (account.book === "stripe" && account.name === "fx") Sums.add(exchanged, balance)
    if (account.book === "clearing" && account.name === "application_fee") Sums.add(residues, balance)
    if (!isAccountId(account.book)) continue
    if (account.name === "connect_reserved") Sums.add(reserved, balance)
    if (account.name === "balance") held.set(account.book, (held.get(account.book) ?? new Set()).add(total.currency))
    if (account.name === "risk_reserved") Sums.addOf(riskReserved, account.book, balance)
    if (account.name === "in_transit") Sums.addOf(onTheirWay, account.book, balance)
    if (account.name === "in_transit" || account.name === "bank") Sums.addOf(paidOut, account.book, balance)
  }
  return { paid, fees, taxes, losses, reserved, advanced, exchanged, residues, riskReserved, held, paidOut, onTheirWay }
}

/** What the accounts of `held` are short of that the platform is liable for, or were until a debit that is clearing. */
const missing = (held: ReadonlyMap<AccountId, ReadonlySet<Currency>>, world: World): Sums.Sum => {
  const sums: Sums.Sums = new Map()
  for (const [id, currencies] of held) {
    const account = world.account(id)
    if (account?.kind !== "connected" || account.controller.losses === "stripe") continue
    for (const currency of currencies) {
      const { available } = world.balance(id, currency)
      if (Money.isNegative(available)) Sums.add(sums, Money.negate(available))
      for (const { amount } of world.negative(id, currency)?.clearing ?? []) Sums.add(sums, amount)
    }
  }
  return sums
}

/** Where nothing is owed there is nothing to say; an instant payout's advance is taken back in the same step. */
const advancesOf = (objects: Sums.Sum, books: Sums.Sum): ReadonlyArray<Check> =>
  compare("advances", "what Stripe lent − what was paid down = Stripe's advances", objects, books).filter(
    ({ holds, objects: owed }) => !holds || !Money.isZero(owed)
  )

/** A fee in one currency leaves nothing between its sides; where all are, there is nothing to say. */
const residuesOf = (objects: Sums.Sum, books: Sums.Sum): ReadonlyArray<Check> =>
  objects.size === 0
    ? []
    : compare("fee residues", "two sides of application fees = what is left between them", objects, books)

export interface Verdict {
  readonly checks: ReadonlyArray<Check>
  readonly openItems: ReadonlyArray<OpenItems.OpenItem>
  /** Whether anything crossed from one account's books to another's, so that an item could be open. */
  readonly crossed: boolean
  readonly holds: boolean
}

/** Holds once a moment is over: what a command leaves short is covered before time moves on. */
export const covered = "negative balances"

const none: Sums.Sum = new Map()

const sumOf = (holdings: ReadonlyArray<Holdings.Holding>): Sums.Sum => {
  const sums: Sums.Sums = new Map()
  for (const { held } of holdings) Sums.add(sums, held)
  return sums
}

/** Every law, for what was counted, the balances of all its entries and the world it ended in. */
export const verify = ({ openItems, tally }: Conservation, balances: Balances.Balances, world: World): Verdict => {
  const books = inBooks(balances)
  const open = OpenItems.list(openItems)
  const ofAccount = (account: AccountId): ReadonlyArray<Check> => {
    const holdings = Holdings.of(tally.holdings, account)
    const currencies = new Set([...holdings.map(({ held }) => held.currency), ...(books.held.get(account) ?? [])])
    const of = (sums: Sums.ByAccount): Sums.Sum => sums.get(account) ?? none
    return [
      ...[...currencies].flatMap((currency) => ofBalance(account, holdings, balances, world, currency)),
      ...compare(
        "risk reserve",
        "reserve holds − releases = risk_reserved",
        sumOf(Holdings.of(tally.riskReserved, account)),
        of(books.riskReserved)
      ),
      ...compare("payouts", "payouts − top-ups = in transit + bank", of(tally.paidOut), of(books.paidOut)),
      ...compare("in transit", "payouts on their way = in transit", of(tally.onTheirWay), of(books.onTheirWay))
    ].map((it) => ({ ...it, account }))
  }
  const accounts = new Set([
    ...tally.holdings.pots.keys(),
    ...books.held.keys(),
    ...tally.paidOut.keys(),
    ...books.paidOut.keys(),
    ...books.riskReserved.keys()
  ])
  const checks = [
    ...compare("payers", "charges − refunds − disputes = payers", tally.paid, books.paid),
    ...compare("Stripe fees", "tariffs on the charges and disputes = Stripe's fees", tally.fees, books.fees),
    ...compare("taxes", "taxes on Stripe's fees = taxes on fees", tally.taxes, books.taxes),
    ...compare(
      covered,
      "negative balances of the platform's liability + negative payouts that are clearing = connect_reserved",
      missing(books.held, world),
      books.reserved
    ),
    ...compare("Stripe's losses", "negative balances Stripe filled = Stripe's losses", tally.lost, books.losses),
    ...advancesOf(tally.advanced, books.advanced),
    ...compare("exchange", "what conversions took and gave = Stripe's exchange", tally.exchanged, books.exchanged),
    ...residuesOf(tally.residues, books.residues),
    ...[...accounts].flatMap(ofAccount)
  ]
  const crossed = Balances.all(balances).some(({ account }) => account.book === "clearing")
  return { checks, openItems: open, crossed, holds: open.length === 0 && checks.every(({ holds }) => holds) }
}
