/**
 * Design: a way of setting up a platform, as a run of it shows: what it earns whom, what it costs, what it risks and
 * how long it takes. Two of them are compared by these figures.
 *
 * Its fold changes in place, and keeps no entry.
 */
import { Order } from "effect"
import type { Losses } from "#core/connect/accounts/Controller.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as DaysUntilCash from "#core/report/DaysUntilCash.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import * as DisputeCost from "#core/report/DisputeCost.ts"
import * as Equivalent from "#core/report/Equivalent.ts"
import type { Exposure } from "#core/report/Exposure.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import * as Takings from "#core/report/Takings.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What is counted while it runs. */
export interface Counted {
  /** When the run ends, and the rates of its world. */
  readonly asOf: Instant
  readonly exchangeRates: ExchangeRates.ExchangeRates
  readonly takings: Takings.Takings
  readonly days: DaysUntilCash.DaysUntilCash
  readonly disputes: DisputeCost.DisputeCost
  readonly disputable: DisputableCharges.DisputableCharges
}

/** Nothing yet, of a run that ends at `asOf`, by the rates of its world. */
export const empty = (asOf: Instant, exchangeRates: ExchangeRates.ExchangeRates = ExchangeRates.none): Counted => ({
  asOf,
  exchangeRates,
  takings: Takings.empty(),
  days: DaysUntilCash.empty(),
  disputes: DisputeCost.empty(),
  disputable: DisputableCharges.empty(asOf, exchangeRates)
})

/** Counts what an outcome did `at` its moment, in the world that it has just been applied to. */
export const add = (counted: Counted, world: World, outcome: Outcome, at: Instant): void => {
  Takings.add(counted.takings, world, outcome, at)
  DaysUntilCash.add(counted.days, world, outcome)
  DisputeCost.add(counted.disputes, outcome)
  DisputableCharges.add(counted.disputable, world, outcome)
}

export interface Design extends Counted {
  readonly platform: AccountId
  readonly accounts: ReadonlyArray<StripeAccount>
  readonly flow: FundFlow.FundFlow
  readonly exposures: ReadonlyArray<Exposure>
  /** Refunds that wait at the end, for whatever reason. */
  readonly waitingRefunds: ReadonlyArray<Waiting>
}

/** Of the platform and of all connected accounts together. */
export const figures = [
  "margin",
  "sellersNet",
  "stripeFees",
  "platformStripeFees",
  "sellersStripeFees",
  "applicationFees",
  "platformDisputes",
  "sellersDisputes",
  "platformNegative",
  "stripeNegative",
  "platformDisputable",
  "stripeDisputable",
  "waitingRefunds",
  "unpaid"
] as const

/**
 * - `margin` and `sellersNet` as `FundFlow.made` says: payouts and top-ups left out.
 * - Fees, what disputes cost and what is negative are above zero where they cost something.
 * - `platformNegative`, `stripeNegative`: negative balances at the end, by who is liable for them.
 * - `platformDisputable`, `stripeDisputable`: what payers could still dispute at the end, by who bears it in the end: the
 *   platform what is on its own account, and on those whose losses are its own; Stripe the rest.
 * - `waitingRefunds`: what payers were promised at the end and have not got, because an account had no funds for it.
 * - `unpaid`: what of the sellers' money is not at their banks at the end.
 */
export type Figure = (typeof figures)[number]

export interface Figures extends Readonly<Record<Figure, Money.Money>> {
  /** Of the sellers' money that has arrived. */
  readonly days: DaysUntilCash.Waited
}

const sellersOf = ({ accounts, platform }: Design): ReadonlyArray<AccountId> =>
  accounts.flatMap(({ id }) => (id === platform ? [] : [id]))

/** Who bears in the end what the account cannot. */
const bearerOf = (account: StripeAccount): Losses =>
  account.kind === "platform" ? "application" : account.controller.losses

const isShort = ({ pendingReason }: Waiting): boolean => pendingReason === "insufficient_funds"

/** What the run came to in one currency. */
export const of = (design: Design, currency: Currency): Figures => {
  const { accounts, days, disputable, disputes, exposures, flow, platform, waitingRefunds } = design
  const rows = flow.rows.filter((row) => row.currency === currency)
  const own = rows.filter(({ account }) => account === platform)
  const theirs = rows.filter(({ account }) => account !== platform)
  const sum = (amounts: Iterable<Money.Money>) => Money.sum(currency, amounts)
  const fees = (some: ReadonlyArray<FundFlow.Row>) => Money.negate(sum(some.map(({ stripeFees }) => stripeFees)))
  const negative = (losses: Losses) =>
    sum(exposures.flatMap((it) => (it.liable === losses && it.currency === currency ? [it.negative] : [])))
  const open = (losses: Losses) =>
    sum(
      accounts.flatMap((account) =>
        bearerOf(account) === losses ? [DisputableCharges.of(disputable, account.id, currency)] : []
      )
    )
  const sellers = sellersOf(design)
  const waited = DaysUntilCash.of(days, sellers, currency)
  return {
    margin: sum(own.map(FundFlow.made)),
    sellersNet: sum(theirs.map(FundFlow.made)),
    stripeFees: fees(rows),
    platformStripeFees: fees(own),
    sellersStripeFees: fees(theirs),
    applicationFees: sum(own.map(({ applicationFees }) => applicationFees)),
    platformDisputes: DisputeCost.of(disputes, platform, currency),
    sellersDisputes: sum(sellers.map((id) => DisputeCost.of(disputes, id, currency))),
    platformNegative: negative("application"),
    stripeNegative: negative("stripe"),
    platformDisputable: open("application"),
    stripeDisputable: open("stripe"),
    waitingRefunds: sum(
      waitingRefunds.filter(isShort).flatMap(({ amount }) => (amount.currency === currency ? [amount] : []))
    ),
    unpaid: waited.unpaid,
    days: waited
  }
}

/** One connected account in one currency. */
export interface Seller {
  readonly account: AccountId
  readonly net: Money.Money
  readonly days: DaysUntilCash.Waited
}

/** Every connected account that has something to do with the currency, by id. */
export const sellers = ({ days, flow, platform }: Design, currency: Currency): ReadonlyArray<Seller> =>
  flow.rows
    .filter((row) => row.currency === currency && row.account !== platform)
    .map((row) => ({
      account: row.account,
      net: FundFlow.made(row),
      days: DaysUntilCash.of(days, [row.account], currency)
    }))
    .toSorted((a, b) => Order.String(a.account, b.account))

/** The currencies of its balances, and of refunds that wait for funds. */
export const currencies = ({ flow, waitingRefunds }: Design): ReadonlySet<Currency> =>
  new Set([
    ...flow.rows.map(({ currency }) => currency),
    ...waitingRefunds.filter(isShort).map(({ amount }) => amount.currency)
  ])

/** Those that say which of two designs earns more, and whom. */
export const earnings = ["margin", "sellersNet", "stripeFees"] as const

export type Earning = (typeof earnings)[number]

/** The platform's own currency, in which it counts. */
export const currencyOf = ({ accounts, platform }: Design): Currency | undefined =>
  accounts.find(({ id }) => id === platform)?.currency

/** What an earning comes to in all currencies together, in one, as the run ends; undefined where a rate is missing. */
export const together = (design: Design, earning: Earning, currency: Currency): Money.Money | undefined =>
  Equivalent.of(
    design.exchangeRates,
    [...currencies(design)].map((each) => of(design, each)[earning]),
    currency,
    design.asOf
  )
