/**
 * MoneyLaws: no money appears, vanishes or stands between two accounts, and nothing goes beyond its source.
 */
import { Array } from "effect"
import * as DisputeLaws from "./DisputeLaws.ts"
import * as ExchangeLaws from "./ExchangeLaws.ts"
import { type Law, netsOf, objects, total, unequal } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import * as StripeFees from "./StripeFees.ts"
import * as AccountDebit from "#core/connect/objects/AccountDebit.ts"
import * as ApplicationFee from "#core/connect/objects/ApplicationFee.ts"
import * as CrossBorder from "#core/connect/CrossBorder.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Financing from "#core/connect/objects/Financing.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as InstantPayoutTerms from "#core/connect/schedules/InstantPayoutTerms.ts"
import { nothing } from "#core/connect/World.ts"
import * as Balances from "#core/ledger/Balances.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Conservation from "#core/simulation/Conservation.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"

/** The amounts of the lines on `account` that name `source`. */
const linesOf = ({ transactions }: Moment, account: string, source: string): ReadonlyArray<Money.Money> =>
  transactions.filter((line) => line.account === account && line.source === source).map(({ amount }) => amount)

/** Charges less what went back are the payers', tariffs are Stripe's, debits are credits, and nothing is in between. */
export const conservation: Law = ({ entries, tally, world }) => {
  const counted = { ...Conservation.empty(world.platform.id, world.now()), tally }
  Conservation.add(counted, world, { outcome: nothing, entries })
  const { checks, openItems } = Conservation.verify(counted, Balances.of(entries, world.now()), world)
  return [
    ...checks
      // A command may have left an account short a moment ago: that is covered before time moves on, a law of its own.
      .filter(({ holds, name }) => !holds && name !== Conservation.covered)
      .map(({ books, law, objects }) => `${law}: ${Money.format(objects)} against ${Money.format(books)}`),
    ...openItems.map(({ crossing, item }) => `${crossing} ${item} is open`)
  ]
}

/** Each negative balance is covered once, by whoever is liable for it, when its moment is over. */
export const negativesAreCovered: Law = ({ uncovered }) => uncovered

/** Exposure has one row for each of them, with its amount and whoever is liable, and none for what is not negative. */
export const negativesAreToldOnce: Law = ({ untold }) => untold

const feeOf = (
  { amount, feeDetails }: BalanceTransaction.BalanceTransaction,
  type: BalanceTransaction.FeeType
): Money.Money =>
  sum(
    amount,
    feeDetails.filter((line) => line.type === type)
  )

/** A line that is a fee of Stripe's whole, or the tax on it. */
const isBilled = ({ type }: BalanceTransaction.BalanceTransaction): boolean =>
  type === "stripe_fee" || type === "stripe_fx_fee" || type === "tax_fee"

const isReturned = ({ status }: { readonly status: string }): boolean => status === "failed" || status === "canceled"

/** Where a payout is: on its way what left the balance, at the bank what that got for it. */
const reached = ({ amount, converted, status }: Payout): Money.Money =>
  status === "paid" && converted !== undefined ? converted.amount : amount

/**
 * All that the accounts have together, and what is held for those that have too little, is what payers paid and got
 * back, less what Stripe took and what is with banks, and what was exchanged for another currency.
 */
export const nothingAppearsOrVanishes: Law = (moment) => {
  const books = Balances.of(moment.entries)
  return Snapshot.currencies.flatMap((currency) => {
    const zero = Money.zero(currency)
    const here = (amount: Money.Money) => amount.currency === currency
    const sumOf = (amounts: ReadonlyArray<Money.Money>) => total(zero, amounts.filter(here))
    const paid = objects(moment, "charge").filter((it) => it.sourceTransfer === undefined && it.failure === undefined)
    const returned = objects(moment, "refund").filter(
      (refund) => refund.sourceTransferReversal === undefined && refund.status === "succeeded"
    )
    const sent = objects(moment, "payout").filter((payout) => !isReturned(payout))
    const come = objects(moment, "topup").filter(({ status }) => status === "succeeded")
    const disputed = objects(moment, "dispute").map(DisputeLaws.withdrawn)
    const taken = moment.transactions.flatMap((line) => [feeOf(line, "stripe_fee"), feeOf(line, "tax")])
    const billed = moment.transactions.filter(isBilled).map(({ amount }) => amount)
    const had = Snapshot.accountsOf(moment.scenario)
      .map((account) => moment.world.balance(account, currency))
      .flatMap(({ available, pending }) => [available, pending])
    const reserved = moment.world.negatives().map(({ held }) => held)
    const held = objects(moment, "reserve.hold").map(({ amountReleasable }) => amountReleasable)
    const lost = moment.transactions.filter(({ description }) => description === NegativeBalance.writtenOff)
    const lent = objects(moment, "flex_loan").map(({ amount, paidAmount }) => Money.minus(amount, paidAmount))
    const owed = [
      sumOf(paid.map(({ amount }) => amount)),
      Money.negate(sumOf(returned.map(({ amount }) => amount))),
      Money.negate(sumOf(disputed)),
      Money.negate(sumOf(taken)),
      sumOf(billed),
      Money.negate(sumOf(sent.map(reached))),
      sumOf(come.map(({ amount }) => amount)),
      sumOf(lost.map(({ amount }) => amount)),
      sumOf(lent),
      ...exchanges.map((account) => Money.negate(Balances.balance(books, account, currency)))
    ]
    return unequal(
      `all there is in ${currency}`,
      total(zero, [...had, sumOf(reserved), sumOf(held)]),
      total(zero, owed)
    )
  })
}

/** Where what has become another currency stands against that: in Stripe's exchange, and between two sides of a fee. */
const exchanges = [LedgerAccount.stripeExchange, LedgerAccount.clearing("application_fee")]

/** Whether a step has given the account a bank account in that currency, which it may have lost again. */
const isGiven = ({ stated }: Scenario, id: AccountId, currency: Currency): boolean =>
  stated.some(
    ({ command: it }) => it._tag === "external_account_update" && it.stripeAccount === id && it.currency === currency
  )

/**
 * Every balance of a connected account is of a currency that it settles in: what no bank account could take never comes
 * to be. A platform may have others: what is set aside for accounts abroad, and their application fees and charges on
 * their behalf.
 */
export const balancesAreSettled: Law = ({ scenario, world }) =>
  scenario.accounts.flatMap((account) =>
    Snapshot.currencies
      .filter((currency) => !SettlementCurrency.settles(account, currency) && !isGiven(scenario, account.id, currency))
      .flatMap((currency) => {
        const { available, pending } = world.balance(account.id, currency)
        const zero = Money.zero(currency)
        return [
          ...unequal(`available of ${account.id}`, available, zero),
          ...unequal(`pending of ${account.id}`, pending, zero)
        ]
      })
  )

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

/**
 * What a transfer and its reversals move on the platform, they move the other way on the destination: what they say of
 * it, where it was converted on its way.
 */
export const transfersClose: Law = (moment) => {
  const refunds = objects(moment, "refund")
  const reversals = objects(moment, "transfer_reversal")
  return objects(moment, "transfer").flatMap(({ account, amount, amountReversed, destination, ...transfer }) => {
    const payment = transfer.destinationPayment
    const arrivals = [payment, ...refunds.filter(({ charge }) => charge === payment).map(({ id }) => id)]
    const sent = total(amount, linesOf(moment, account, transfer.id))
    const there = transfer.arrived?.amount ?? amount
    const back = reversals.filter((reversal) => reversal.transfer === transfer.id)
    const taken = back.map((reversal) => reversal.taken?.amount ?? reversal.amount)
    const arrived = total(there, arrivals.flatMap((source) => linesOf(moment, destination, source)).values())
    const adjusted = moment.transactions.filter((line) => line.type === "adjustment" && line.source === payment)
    const paid = Money.minus(
      arrived,
      total(
        there,
        adjusted.map((line) => line.amount)
      )
    )
    return [
      ...unequal(`what ${transfer.id} brought`, paid, Money.minus(there, total(there, taken))),
      ...unequal(`what is left of ${transfer.id}`, Money.negate(sent), Money.minus(amount, amountReversed))
    ]
  })
}

/**
 * What the platform has of an application fee is what the connected account's payment lacks: what the fee says of it on
 * either side, where that stands in another currency.
 */
export const applicationFeesClose: Law = (moment) =>
  objects(moment, "application_fee").flatMap((fee) => {
    const { account, amount, amountRefunded, exchanged, id } = fee
    const [there, here] = [exchanged?.taken?.amount ?? amount, exchanged?.received?.amount ?? amount]
    const back = objects(moment, "fee_refund").filter((it) => it.fee === id)
    const returnedOf = back.map((it) => it.exchanged?.returned ?? it.amount)
    const paidOf = back.map((it) => it.exchanged?.paid ?? it.amount)
    const collected = total(here, linesOf(moment, moment.scenario.platform.id, id))
    const own = moment.transactions.filter(
      (line) => line.account === account && line.source === ApplicationFee.sourceOf(fee)
    )
    const returned = own.filter(({ type }) => type === "adjustment").map((line) => line.amount)
    const taken = own.map((line) => feeOf(line, "application_fee"))
    const lacking = Money.minus(total(there, taken), total(there, returned))
    return [
      ...unequal(`the other side of ${id}`, lacking, Money.minus(there, total(there, returnedOf))),
      ...unequal(`what is left of ${id}`, collected, Money.minus(here, total(here, paidOf))),
      ...unequal(`what is given back of ${id}`, sum(amount, back), amountRefunded)
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
  const refunds = Array.groupBy(
    objects(moment, "refund").filter((refund) => !isReturned(refund)),
    ({ charge }) => charge
  )
  const reversals = Array.groupBy(objects(moment, "transfer_reversal"), ({ transfer }) => transfer)
  const feeRefunds = Array.groupBy(objects(moment, "fee_refund"), ({ fee }) => fee)
  const released = Array.groupBy(objects(moment, "reserve.release"), ({ reserveHold }) => reserveHold)
  const drawn = Array.groupBy(objects(moment, "transfer"), ({ sourceTransaction }) => sourceTransaction ?? "")
  return [
    ...objects(moment, "charge").flatMap(({ amount, amountRefunded, id, settled, transferred }) => [
      ...within(`refunded of ${id}`, amountRefunded, amount),
      ...unequal(`refunded of ${id}`, amountRefunded, sum(amount, refunds[id])),
      ...within(`transferred of ${id}`, transferred.total, settled?.amount ?? amount),
      ...unequal(`transferred of ${id}`, transferred.total, sum(settled?.amount ?? amount, drawn[id]))
    ]),
    ...objects(moment, "transfer").flatMap(({ amount, amountReversed, id }) => [
      ...within(`reversed of ${id}`, amountReversed, amount),
      ...unequal(`reversed of ${id}`, amountReversed, sum(amount, reversals[id]))
    ]),
    ...objects(moment, "reserve.hold").flatMap(({ amount, amountReleasable, id }) => [
      ...within(`held by ${id}`, amountReleasable, amount),
      ...unequal(`released of ${id}`, Money.minus(amount, amountReleasable), sum(amount, released[id]))
    ]),
    ...objects(moment, "flex_loan").flatMap((loan) => {
      const { id, paidAmount } = loan
      const of = objects(moment, "capital.financing_transaction").filter(({ flexLoan }) => flexLoan === id)
      const [paid, back] = ["payment", "reversal"].map((type) => of.filter((it) => it.type === type))
      return [
        ...within(`paid of ${id}`, paidAmount, Money.add(paidAmount, Financing.remaining(loan))),
        ...unequal(`paid of ${id}`, paidAmount, Money.minus(sum(paidAmount, paid), sum(paidAmount, back)))
      ]
    }),
    ...objects(moment, "balance_payment").flatMap(({ amount, amountRefunded, id }) => [
      ...within(`refunded of ${id}`, amountRefunded, amount),
      ...unequal(
        `refunds of ${id}`,
        amountRefunded,
        sum(
          amount,
          objects(moment, "balance_payment_refund").filter(({ payment }) => payment === id)
        )
      )
    ]),
    ...objects(moment, "application_fee").flatMap(
      ({ amount, amountRefunded, charge = "", id, payout = "", ...fee }) => [
        ...within(`refunded of ${id}`, amountRefunded, amount),
        ...unequal(`refunded of ${id}`, amountRefunded, sum(amount, feeRefunds[id])),
        ...within(
          `the fee ${id}`,
          amount,
          (moment.world.charge(fee.originatingTransaction ?? charge) ?? moment.world.payout(payout))?.amount ??
            Money.zero(amount.currency)
        )
      ]
    )
  ]
}

/** Each pot of a balance holds the nets of its own lines, and the pots together are the balance. */
export const potsAreTheBalance: Law = ({ scenario, transactions, world }) =>
  Snapshot.accountsOf(scenario).flatMap((account) =>
    Snapshot.currencies.flatMap((currency) => {
      const zero = Money.zero(currency)
      const own = transactions.filter((line) => line.account === account && line.net.currency === currency)
      const whole = world.balance(account, currency)
      const pots = Snapshot.sourceTypes.map((pot) => ({ pot, ...world.balance(account, currency, pot) }))
      const parts = (name: "available" | "pending") =>
        total(
          zero,
          pots.map((pot) => pot[name])
        )
      return [
        ...unequal(`available of all pots of ${account}`, parts("available"), whole.available),
        ...unequal(`pending of all pots of ${account}`, parts("pending"), whole.pending),
        ...pots.flatMap(({ available, pending, pot }) => {
          const lines = own.filter(({ sourceType }) => sourceType === pot)
          return unequal(`${pot} of ${account}`, Money.add(available, pending), netsOf(lines, zero))
        })
      ]
    })
  )

/**
 * A payout with its fee, and a platform's transfer without a source, take no more than their pot has available, with
 * what Stripe advances.
 */
export const nothingLeavesAnEmptyPot: Law = ({ outcomes, scenario, step, transactions }) => {
  const made = step._tag === "done" ? step.outcome.made : []
  const fresh = new Set(step._tag === "done" ? (outcomes.at(-1)?.outcome.transactions ?? []) : [])
  return made.flatMap((object) => {
    if (object.object !== "payout" && object.object !== "transfer") return []
    if (object.object === "transfer" && object.sourceTransaction !== undefined) return []
    if (object.object === "transfer" && object.account !== scenario.platform.id) return []
    const pot = transactions.filter(
      (line) =>
        !fresh.has(line) &&
        line.account === object.account &&
        line.sourceType === object.sourceType &&
        line.net.currency === object.amount.currency &&
        BalanceTransaction.matures(line) <= step.at
    )
    const about = [...fresh].filter(({ account, source }) => account === object.account && source === object.id)
    const advanced = about.filter(({ type }) => type === "advance")
    const available = netsOf([...pot, ...advanced], object.amount)
    const own = about.filter(({ type }) => type !== "advance" && type !== "advance_funding")
    const taken = Money.negate(netsOf(own, object.amount))
    // A payout that is taken back brings money, however empty the pot is.
    return Money.isPositive(taken) && Money.compare(taken, available) > 0
      ? [`${object.id} takes ${Money.format(taken)} of ${Money.format(available)}`]
      : []
  })
}

/** What is on its way to a bank is in transit, what is there less what came from there is in the bank. */
export const payoutsAreWhereTheySay: Law = (moment) => {
  const balances = Balances.of(moment.entries)
  const payouts = objects(moment, "payout")
  const topUps = objects(moment, "topup").filter(({ status }) => status === "succeeded")
  return Snapshot.accountsOf(moment.scenario).flatMap((account) =>
    Snapshot.currencies.flatMap((currency) => {
      const zero = Money.zero(currency)
      const own = (it: { readonly account: string; readonly amount: Money.Money }) =>
        it.account === account && it.amount.currency === currency
      const there = payouts
        .filter(({ status }) => status === "paid")
        .map((payout) => ({ account: payout.account, amount: reached(payout) }))
        .filter(own)
      const way = payouts.filter((it) => own(it) && (it.status === "pending" || it.status === "in_transit"))
      const book = (name: "in_transit" | "bank") =>
        Balances.balance(balances, LedgerAccount.of(account, name), currency)
      return [
        ...unequal(`in transit of ${account}`, book("in_transit"), sum(zero, way)),
        ...unequal(`bank of ${account}`, book("bank"), Money.minus(sum(zero, there), sum(zero, topUps.filter(own))))
      ]
    })
  )
}

/** What Stripe takes of the debits and of the payments from Stripe balances that there were, on the platform. */
const debitFees = (moment: Moment): ReadonlyArray<Money.Money> => {
  const { country, id } = moment.scenario.platform
  const debits = objects(moment, "transfer")
    .filter(({ account }) => account !== id)
    .map(({ amount }) => {
      const price = AccountDebit.priceIn(country, amount.currency)
      return price === undefined ? amount : Tariff.fee(price, amount)
    })
  const paid = objects(moment, "balance_payment").map(({ amount }) => Money.share(amount, Rate.of("1%"), "half_up"))
  return [...debits, ...paid]
}

/** What Stripe takes of the platform for what it sends abroad, if not of what settled there. */
const crossingFees = ({ objects: all, world, ...moment }: Moment): ReadonlyArray<Money.Money> => {
  const { country, crossBorderFees, id } = world.platform
  return objects({ ...moment, objects: all, world }, "transfer").flatMap((transfer) => {
    const { account, amount, destination, sourceTransaction = "" } = transfer
    const to = world.account(destination)
    const { onBehalfOf = id } = world.charge(sourceTransaction) ?? {}
    if (crossBorderFees === undefined || account !== id || to === undefined || to.country === country) return []
    if (onBehalfOf !== id || !FeeResponsibility.isPlatforms("connect", to)) return []
    const rate = crossBorderFees.rate ?? CrossBorder.transferRate(country, to.country)
    return [Money.share(amount, rate, "half_up")]
  })
}

/** What it bills for products, and for paying accounts out; how much that is, conservation counts. */
const besideFees = ({ transactions }: Moment): ReadonlyArray<Money.Money> =>
  transactions.flatMap(({ amount, description, type }) =>
    type === "stripe_fee" && billedBeside.test(description) ? [Money.negate(amount)] : []
  )

const billedBeside =
  /^(Radar|Invoicing)|^Connect \(.*\): (Active Account Billing|Account Volume Billing|Payout Fee|Instant Payouts)$/

/** What Stripe takes of the instant payouts that accounts pay for themselves: the platform, and standard accounts. */
const instantFees = (moment: Moment): ReadonlyArray<Money.Money> =>
  objects(moment, "payout").flatMap(({ account: id, amount, method }) => {
    const account = moment.world.account(id)
    const isOwn = account?.kind === "platform" || account?.controller.feesPayer === "account"
    const price = InstantPayoutTerms.of(account?.country ?? "")?.price
    return method === "instant" && isOwn && price !== undefined ? [Tariff.fee(price, amount)] : []
  })

/**
 * Stripe keeps its tariff on each charge, or what one costs that failed, its fees for each dispute, and its price of
 * each account debit and instant payout; where it recomputes the tariff, that on what the payer has not got back,
 * whatever was refunded, failed or waited on the way there. What a platform abroad pays of it is by the rates of the
 * days.
 */
export const stripeKeepsItsTariff: Law = (moment) => {
  const balances = Balances.of(moment.entries)
  const due = [
    ...StripeFees.all(moment).map((taken) => StripeFees.paid(moment, taken)),
    ...debitFees(moment),
    ...instantFees(moment),
    ...crossingFees(moment),
    ...besideFees(moment),
    ...ExchangeLaws.fees(moment)
  ]
  return Snapshot.currencies.flatMap((currency) => {
    const taken = Balances.balance(balances, LedgerAccount.stripeFees, currency)
    const own = due.filter((fee) => fee.currency === currency)
    return unequal(`what Stripe took in ${currency}`, taken, total(Money.zero(currency), own))
  })
}
