/**
 * StripeFees: what Stripe takes for payments, each part of it at its moment: a scenario's own count of its tariffs.
 *
 * Whenever what a payer has paid changes, by the payment, a refund or one that came back, the tariff on it does; where
 * Stripe keeps its fee, only the payment counts. One that failed costs the price of failures, and no tariff.
 * A platform that pays for an account, and does not settle in that currency, pays each part by the rate of its moment.
 */
import { objects, type Of } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as DisputePrice from "#core/connect/prices/DisputePrice.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** A part of what Stripe takes, in the currency that its payment settled in; given back, if negative. */
export interface Taken {
  readonly product: "payment_processing" | "payment_method_failures" | "disputes"
  readonly account: StripeAccount
  readonly fee: Money.Money
  readonly at: Instant
}

/** When each line was made. */
const moments = ({ transactions }: Moment): ReadonlyMap<string, Instant> =>
  new Map(transactions.map(({ created, id }) => [id, created]))

type Lines = ReadonlyMap<string, Instant>

const atOf = (lines: Lines, id: string): Instant => {
  const at = lines.get(id)
  if (at === undefined) throw new Error(`there is no line ${id}`)
  return at
}

/** What came back to the payer of one charge and what returned from there, by the lines that did it, in their order. */
const returns = (moment: Moment, { id }: Charge.Charge): ReadonlyArray<readonly [line: string, back: Money.Money]> => {
  const paid = objects(moment, "refund").filter(({ charge }) => charge === id)
  const changes = new Map(
    paid.flatMap((it) => {
      if (!("balanceTransaction" in it)) return []
      const out = [it.balanceTransaction, it.amount] as const
      return it.status === "failed" ? [out, [it.failureBalanceTransaction, Money.negate(it.amount)] as const] : [out]
    })
  )
  return moment.transactions.flatMap(({ id: line }) => {
    const back = changes.get(line)
    return back === undefined ? [] : [[line, back] as const]
  })
}

/** The prices of whoever it was charged for, in the currency that it settled in. */
const tariffOf = ({ world }: Moment, charge: Charge.Charge, account: StripeAccount): Tariff.Tariff => {
  const settling = charge.onBehalfOf === undefined ? account : (world.account(charge.onBehalfOf) ?? account)
  return SettlementCurrency.tariff(settling, Charge.settledAmount(charge).currency)
}

const ofPayment = (moment: Moment, lines: Lines, charge: Charge.Charge, account: StripeAccount): Array<Taken> => {
  const tariff = tariffOf(moment, charge, account)
  const feeOn = (left: Money.Money) => ProcessingFee.of(tariff, charge.paymentMethod, Charge.settledPart(charge, left))
  const product = "payment_processing"
  const first = { product, account, fee: feeOn(charge.amount), at: atOf(lines, charge.balanceTransaction) } as const
  if (charge.failure !== undefined) {
    const at = atOf(lines, charge.failure.balanceTransaction)
    const price = Tariff.priceOf(tariff, charge.paymentMethod)?.failure
    const failed = price === undefined ? [] : [{ product: "payment_method_failures", account, fee: price, at } as const]
    return [first, { product, account, fee: Money.negate(first.fee), at }, ...failed]
  }
  if (moment.scenario.settings.processingFeeOnRefund === "kept") return [first]
  let left = charge.amount
  const later = returns(moment, charge).map(([line, back]): Taken => {
    const before = left
    left = Money.minus(left, back)
    return { product, account, fee: Money.minus(feeOn(left), feeOn(before)), at: atOf(lines, line) }
  })
  return [first, ...later]
}

/** When it was countered, by whoever asked for that: an inquiry may have been answered before it was escalated. */
const counteredAt = ({ accepted, step }: Moment, id: string): Instant | undefined => {
  const now = step._tag === "done" ? [{ at: step.at, command: step.command }] : []
  return [...accepted, ...now].findLast(({ command }) => command._tag === "dispute_evidence" && command.dispute === id)
    ?.at
}

const ofDispute = (moment: Moment, lines: Lines, dispute: Of<"dispute">): ReadonlyArray<Taken> => {
  const [withdrawal, reinstatement] = dispute.balanceTransactions
  const charge = moment.world.charge(dispute.charge)
  const account = moment.world.account(dispute.account)
  if (withdrawal === undefined || charge === undefined || account === undefined) return []
  const tariff = tariffOf(moment, charge, account)
  if (tariff.disputes === undefined) throw new Error(`${dispute.id} costs what nobody knows`)
  const price = DisputePrice.at(tariff.disputes, dispute.created)
  const method = charge.paymentMethod
  const own = Tariff.priceOf(tariff, method)?.dispute
  const [received, countered] = [DisputePrice.received(price, method, own), DisputePrice.countered(price, method)]
  const taken = (fee: Money.Money, at: Instant): Taken => ({ product: "disputes", account, fee, at })
  const answered = dispute.status === "under_review" || ("hasEvidence" in dispute && dispute.hasEvidence)
  const at = answered ? counteredAt(moment, dispute.id) : undefined
  if (answered && at === undefined) throw new Error(`${dispute.id} was countered by nobody`)
  const won = dispute.status === "won" && reinstatement !== undefined ? atOf(lines, reinstatement) : undefined
  return [
    taken(received, atOf(lines, withdrawal)),
    ...(at === undefined ? [] : [taken(countered, at)]),
    ...(won === undefined || !price.returnsReceived ? [] : [taken(Money.negate(received), won)]),
    ...(won === undefined || at === undefined ? [] : [taken(Money.negate(countered), won)])
  ]
}

/** All of it, of payments that payers made. */
export const all = (moment: Moment): ReadonlyArray<Taken> => {
  const lines = moments(moment)
  const paid = objects(moment, "charge").filter(({ sourceTransfer }) => sourceTransfer === undefined)
  return [
    ...paid.flatMap((charge) => {
      const account = moment.world.account(charge.account)
      return account === undefined ? [] : ofPayment(moment, lines, charge, account)
    }),
    ...objects(moment, "dispute").flatMap((dispute) => ofDispute(moment, lines, dispute))
  ]
}

/** Fees for disputes are the platform's only where the losses are, too. */
const isPlatforms = ({ account, product }: Taken): boolean =>
  FeeResponsibility.isPlatforms(product, account) &&
  (product !== "disputes" || (account.kind === "connected" && account.controller.losses === "application"))

/** Whether a platform pays it that does not settle in its currency. */
export const isBilledAbroad = ({ world: { platform } }: Moment, taken: Taken): boolean =>
  isPlatforms(taken) && !SettlementCurrency.settles(platform, taken.fee.currency)

/** What is paid of it: itself, or what it comes to by the rate of its moment, half up on either side of zero. */
export const paid = (moment: Moment, taken: Taken): Money.Money => {
  if (!isBilledAbroad(moment, taken)) return taken.fee
  const { exchangeRates, platform } = moment.world
  const rate = ExchangeRates.middle(exchangeRates, taken.fee.currency, platform.currency, taken.at)
  if (rate === undefined) throw new Error(`no rate of ${taken.fee.currency} for ${platform.currency}`)
  const amount = Money.convert(Money.absolute(taken.fee), platform.currency, rate)
  return Money.isNegative(taken.fee) ? Money.negate(amount) : amount
}
