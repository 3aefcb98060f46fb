/**
 * MoneyLaws: no money appears, vanishes or stands between two accounts, and nothing goes beyond its source.
 */
import { Array } from "effect"
import { type Law, objects, total, unequal } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import * as Money from "#core/money/Money.ts"
import * as Conservation from "#core/simulation/Conservation.ts"

/** The amounts of the lines on `account` that name `source`. */
const linesOf = ({ transactions }: Moment, account: string, source: string): ReadonlyArray<Money.Money> =>
  transactions.filter((line) => line.account === account && line.source === source).map(({ amount }) => amount)

/** Charges less refunds are the payers', tariffs are Stripe's, debits are credits, and nothing is between two books. */
export const conservation: Law = ({ entries, tally, world }) => {
  const { checks, openItems } = Conservation.verify(tally, entries, world, world.now())
  return [
    ...checks
      .filter(({ holds }) => !holds)
      .map(({ books, law, objects }) => `${law}: ${Money.format(objects)} against ${Money.format(books)}`),
    ...openItems.map(({ crossing, item }) => `${crossing} ${item} is open`)
  ]
}

const feeOf = (
  { amount, feeDetails }: BalanceTransaction.BalanceTransaction,
  type: BalanceTransaction.FeeType
): Money.Money =>
  sum(
    amount,
    feeDetails.filter((line) => line.type === type)
  )

/** All that the accounts have together is what payers paid and got back, less what Stripe took. */
export const nothingAppearsOrVanishes: Law = (moment) =>
  Snapshot.currencies.flatMap((currency) => {
    const zero = Money.zero(currency)
    const here = (amount: Money.Money) => amount.currency === currency
    const sumOf = (amounts: ReadonlyArray<Money.Money>) => total(zero, amounts.filter(here))
    const paid = objects(moment, "charge").filter(({ sourceTransfer }) => sourceTransfer === undefined)
    const returned = objects(moment, "refund").filter((refund) => refund.sourceTransferReversal === undefined)
    const taken = moment.transactions.map((line) => feeOf(line, "stripe_fee"))
    const billed = moment.transactions.filter(({ type }) => type === "stripe_fee").map(({ amount }) => amount)
    const had = Snapshot.accountsOf(moment.scenario)
      .map((account) => moment.world.balance(account, currency))
      .flatMap(({ available, pending }) => [available, pending])
    const owed = [
      sumOf(paid.map(({ amount }) => amount)),
      Money.negate(sumOf(returned.map(({ amount }) => amount))),
      Money.negate(sumOf(taken)),
      sumOf(billed)
    ]
    return unequal(`all there is in ${currency}`, total(zero, had), total(zero, owed))
  })

/** What an account has is the sum of the nets of its balance transactions, pending until each matures. */
export const balancesAreNets: Law = ({ scenario, transactions, world }) =>
  Snapshot.accountsOf(scenario).flatMap((account) =>
    Snapshot.currencies.flatMap((currency) => {
      const own = transactions.filter((line) => line.account === account && line.net.currency === currency)
      const isPending = (line: BalanceTransaction.BalanceTransaction) => BalanceTransaction.matures(line) > world.now()
      const nets = (lines: typeof own) =>
        total(
          Money.zero(currency),
          lines.map(({ net }) => net)
        )
      const { available, pending } = world.balance(account, currency)
      return [
        ...unequal(`pending of ${account}`, pending, nets(own.filter(isPending))),
        ...unequal(`available of ${account}`, available, nets(own.filter((line) => !isPending(line))))
      ]
    })
  )

/** What a transfer and its reversals move on the platform, they move the other way on the destination. */
export const transfersClose: Law = (moment) => {
  const refunds = objects(moment, "refund")
  return objects(moment, "transfer").flatMap(({ account, amount, amountReversed, destination, ...transfer }) => {
    const payment = transfer.destinationPayment
    const arrivals = [payment, ...refunds.filter(({ charge }) => charge === payment).map(({ id }) => id)]
    const sent = total(amount, linesOf(moment, account, transfer.id))
    const arrived = total(amount, arrivals.flatMap((source) => linesOf(moment, destination, source)).values())
    const adjusted = moment.transactions.filter((line) => line.type === "adjustment" && line.source === payment)
    const paid = Money.minus(
      arrived,
      total(
        amount,
        adjusted.map((line) => line.amount)
      )
    )
    return [
      ...unequal(`what ${transfer.id} brought`, paid, Money.negate(sent)),
      ...unequal(`what is left of ${transfer.id}`, Money.negate(sent), Money.minus(amount, amountReversed))
    ]
  })
}

/** What the platform has of an application fee is what the connected account's payment lacks. */
export const applicationFeesClose: Law = (moment) =>
  objects(moment, "application_fee").flatMap(({ account, amount, amountRefunded, charge, id }) => {
    const collected = total(amount, linesOf(moment, moment.scenario.platform.id, id))
    const own = moment.transactions.filter((line) => line.account === account && line.source === charge)
    const returned = own.filter(({ type }) => type === "adjustment").map((line) => line.amount)
    const taken = own.map((line) => feeOf(line, "application_fee"))
    return [
      ...unequal(`the other side of ${id}`, Money.minus(total(amount, taken), total(amount, returned)), collected),
      ...unequal(`what is left of ${id}`, collected, Money.minus(amount, amountRefunded))
    ]
  })

const sum = (like: Money.Money, of: ReadonlyArray<{ readonly amount: Money.Money }> = []): Money.Money =>
  total(
    like,
    of.map(({ amount }) => amount)
  )

const within = (what: string, part: Money.Money, whole: Money.Money): ReadonlyArray<string> =>
  Money.isNegative(part) || Money.compare(part, whole) > 0
    ? [`${what}: ${Money.format(part)} of ${Money.format(whole)}`]
    : []

/**
 * Nothing is refunded, reversed, transferred or taken as a fee beyond its source, and each count is of real objects.
 */
export const nothingBeyondItsSource: Law = (moment) => {
  const refunds = Array.groupBy(objects(moment, "refund"), ({ charge }) => charge)
  const reversals = Array.groupBy(objects(moment, "transfer_reversal"), ({ transfer }) => transfer)
  const feeRefunds = Array.groupBy(objects(moment, "fee_refund"), ({ fee }) => fee)
  const drawn = Array.groupBy(objects(moment, "transfer"), ({ sourceTransaction }) => sourceTransaction ?? "")
  return [
    ...objects(moment, "charge").flatMap(({ amount, amountRefunded, id, transferred }) => [
      ...within(`refunded of ${id}`, amountRefunded, amount),
      ...unequal(`refunded of ${id}`, amountRefunded, sum(amount, refunds[id])),
      ...within(`transferred of ${id}`, transferred.total, amount),
      ...unequal(`transferred of ${id}`, transferred.total, sum(amount, drawn[id]))
    ]),
    ...objects(moment, "transfer").flatMap(({ amount, amountReversed, id }) => [
      ...within(`reversed of ${id}`, amountReversed, amount),
      ...unequal(`reversed of ${id}`, amountReversed, sum(amount, reversals[id]))
    ]),
    ...objects(moment, "application_fee").flatMap(({ amount, amountRefunded, charge, id }) => [
      ...within(`refunded of ${id}`, amountRefunded, amount),
      ...unequal(`refunded of ${id}`, amountRefunded, sum(amount, feeRefunds[id])),
      ...within(`the fee ${id}`, amount, moment.world.charge(charge)?.amount ?? Money.zero(amount.currency))
    ])
  ]
}
