/**
 * SellerGroup: sellers that are alike, ready to draw orders for: who they are and what each of them agreed to.
 */
import type { AccountId, ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Reason } from "#core/connect/objects/Dispute.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import type * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as AccountBasis from "#core/simulation/accounts/AccountBasis.ts"
import type { Exchange } from "#core/simulation/generate/Exchange.ts"
import * as Frequency from "#core/simulation/generate/Frequency.ts"
import * as OrderAmounts from "#core/simulation/generate/OrderAmounts.ts"
import type { Pot } from "#core/simulation/generate/Pot.ts"
import * as Presentment from "#core/simulation/generate/Presentment.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import type { Fee } from "#core/simulation/generate/Split.ts"
import * as ScenarioPayouts from "#core/simulation/accounts/ScenarioPayouts.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"
import { asList, readRate } from "#core/simulation/schema/GenerateValue.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Seller {
  readonly account: AccountId
  /** What the platform takes of each order, or the share of it that is sent to the seller; neither: all is sent. */
  readonly fee: Fee | undefined
  readonly share: Rate.Rate | undefined
  readonly payouts: PayoutTerms | undefined
}

/** When a seller is paid out, and which payouts come back. */
export interface PayoutTerms {
  readonly schedule: PayoutSchedule.Automatic
  readonly failures: PayoutFailures | undefined
}

/** From so many days or hours later to so many. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What a bank sends back of what it was sent: how much of it, how much later, and why. */
export interface Failures {
  readonly rate: Random.Odds
  readonly delay: Span
  readonly why: string
}

/** Which payouts come back, and how much later than that the seller updates the bank account. */
export interface PayoutFailures extends Failures {
  readonly update: Span
}

export interface Refunds {
  readonly rate: Random.Odds
  readonly delay: Span
  readonly partial: Random.Odds
  readonly reverseTransfer: boolean
  readonly refundApplicationFee: boolean
  readonly failures: Failures | undefined
}

export interface Disputes {
  readonly rate: Random.Odds
  readonly delay: Span
  readonly reason: Reason
  readonly inquiries: Random.Odds
  readonly answered: Random.Odds
  readonly answer: Span
  readonly won: Random.Odds
  readonly decision: Span
}

export interface Declines {
  readonly rate: Random.Odds
  readonly code: string
}

/** Which bank debits are not paid, and whether the platform then takes back what it had sent of them. */
export interface PaymentFailures extends Failures {
  readonly reverseTransfer: boolean
}

export interface Holds {
  readonly rate: Random.Odds
  readonly captureHours: Span
  readonly captured: Random.Odds
  readonly partial: Random.Odds
}

export interface SellerGroup {
  readonly name: string
  readonly sellers: ReadonlyArray<Seller>
  readonly charge: SellersSchema["charge"]
  /** Whether charges on the platform are made on behalf of their seller. */
  readonly isOnBehalf: boolean
  readonly frequency: Frequency.Frequency
  readonly amounts: OrderAmounts.OrderAmounts
  /** Undefined where nothing is said of it. */
  readonly methods: Random.Weighted<PaymentMethod.PaymentMethod> | undefined
  /** Undefined where a separate charge's transfer is made at once. */
  readonly transferDelay: Span | undefined
  readonly declines: Declines | undefined
  readonly holds: Holds | undefined
  readonly paymentFailures: PaymentFailures | undefined
  readonly refunds: Refunds | undefined
  readonly disputes: Disputes | undefined
  /** Undefined where all payers pay in the currency of the amounts. */
  readonly presentment: Presentment.Presentment | undefined
  readonly exchange: Exchange
  /** What each of its sellers is paid out of. */
  readonly pots: ReadonlyArray<Pot>
  /** When a bank debit of a moment is paid. */
  readonly paidOn: (method: PaymentMethod.PaymentMethod, at: Instant) => Instant
}

/** The names of so many sellers, in order: `shops-0001`, `shops-0002`. */
export const names = (group: string, count: number): ReadonlyArray<string> => {
  const digits = String(count).length
  return Array.from(
    { length: count },
    (_, index) => `${group}-${String(index + 1).padStart(digits < 4 ? 4 : digits, "0")}`
  )
}

/** The accounts of a group's sellers, each like `one`; a name that all share gets each seller's number. */
export const accounts = (
  group: string,
  { account, count }: Pick<SellersSchema, "account" | "count">,
  one: ConnectedAccount
): ReadonlyArray<ConnectedAccount> =>
  names(group, count).map((name) => {
    const shown = account.name === undefined ? name : `${account.name} ${name.slice(group.length + 1)}`
    return { ...one, id: AccountBasis.idOf(name), name: shown }
  })

/** The group that a sound part of a scenario states. */
export const of = (
  name: string,
  stated: SellersSchema,
  { seed, ...around }: Pick<SellerGroup, "exchange" | "paidOn" | "pots"> & { readonly seed: number }
): SellerGroup => {
  const marks = stated.amounts.map(readAmount)
  const { currency } = marks[0] ?? readAmount("1 usd")
  return {
    name,
    sellers: sellersOf(name, stated, Money.zero(currency), seed),
    charge: stated.charge,
    isOnBehalf: stated.on_behalf_of === true,
    frequency: Frequency.of(stated),
    amounts: OrderAmounts.of(marks, currency),
    methods: methodsOf(stated.payment_methods),
    transferDelay: stated.transfer_delay_days === undefined ? undefined : spanOf(stated.transfer_delay_days),
    declines: stated.declines === undefined ? undefined : declinesOf(stated.declines),
    holds: stated.holds === undefined ? undefined : holdsOf(stated.holds),
    paymentFailures: stated.payment_failures === undefined ? undefined : paymentFailuresOf(stated.payment_failures),
    refunds: stated.refunds === undefined ? undefined : refundsOf(stated.refunds),
    disputes: stated.disputes === undefined ? undefined : disputesOf(stated.disputes),
    presentment: Presentment.of(stated),
    ...around
  }
}

/** What the platform may take of an order, each seller of it drawing one. */
export const feesOf = (stated: SellersSchema, nothing: Money.Money): ReadonlyArray<Fee> =>
  stated.application_fee === undefined
    ? []
    : asList(stated.application_fee).map(({ fixed, rate }) => ({
        rate: readRate(rate),
        fixed: fixed === undefined ? nothing : readAmount(fixed)
      }))

/** The shares of an order that may be sent to its seller. */
export const sharesOf = ({ transfer_share: shares }: SellersSchema): ReadonlyArray<Rate.Rate> =>
  shares === undefined ? [] : asList(shares).map(readRate)

const sellersOf = (name: string, stated: SellersSchema, nothing: Money.Money, seed: number): ReadonlyArray<Seller> => {
  const draws = <A>(label: string, all: ReadonlyArray<A>): (() => A | undefined) => {
    const random = Random.of(seed, `${name}: ${label}`)
    return () => (all.length === 0 ? undefined : random.one(all))
  }
  const fee = draws("fees", feesOf(stated, nothing))
  const share = draws("shares", sharesOf(stated))
  const payouts = draws("schedules", stated.payouts === undefined ? [] : asList(stated.payouts).map(payoutTermsOf))
  return names(name, stated.count).map((seller) => ({
    account: AccountBasis.idOf(seller),
    fee: fee(),
    share: share(),
    payouts: payouts()
  }))
}

const methodsOf = (stated: SellersSchema["payment_methods"]): SellerGroup["methods"] =>
  stated === undefined
    ? undefined
    : Random.weighted(
        PaymentMethod.all.map((method) => [method, readRate(stated[method] ?? 0)] as const).filter(isUsed)
      )

const isUsed = ([, weight]: readonly [unknown, Rate.Rate]): boolean => !Rate.equals(weight, Rate.zero)

const spanOf = ([from = 0, to = from]: ReadonlyArray<number>): Span => ({ from, to })

const declinesOf = (stated: NonNullable<SellersSchema["declines"]>): Declines => ({
  rate: Random.odds(readRate(stated.rate)),
  code: stated.code ?? "generic_decline"
})

const paymentFailuresOf = (stated: NonNullable<SellersSchema["payment_failures"]>): PaymentFailures => ({
  rate: Random.odds(readRate(stated.rate)),
  delay: spanOf(stated.delay_days ?? [1, 5]),
  why: stated.code ?? "insufficient_funds",
  reverseTransfer: stated.reverse_transfer ?? false
})

const holdsOf = (stated: NonNullable<SellersSchema["holds"]>): Holds => ({
  rate: Random.odds(readRate(stated.rate)),
  captureHours: spanOf(stated.capture_hours ?? [1, 48]),
  captured: Random.odds(readRate(stated.captured ?? 1)),
  partial: Random.odds(readRate(stated.partial ?? 0))
})

const disputesOf = (stated: NonNullable<SellersSchema["disputes"]>): Disputes => ({
  rate: Random.odds(readRate(stated.rate)),
  delay: spanOf(stated.delay_days ?? [5, 60]),
  reason: stated.reason ?? "fraudulent",
  inquiries: Random.odds(readRate(stated.inquiries ?? 0)),
  answered: Random.odds(readRate(stated.answered ?? 1)),
  answer: spanOf(stated.answer_days ?? [1, 10]),
  won: Random.odds(readRate(stated.won ?? 0)),
  decision: spanOf(stated.decision_days ?? [30, 75])
})

type StatedPayouts = Exclude<NonNullable<SellersSchema["payouts"]>, ReadonlyArray<unknown>>

const payoutTermsOf = (stated: StatedPayouts): PayoutTerms => ({
  schedule: ScenarioPayouts.automatic(stated),
  failures:
    stated.failures === undefined
      ? undefined
      : {
          rate: Random.odds(readRate(stated.failures.rate)),
          delay: spanOf(stated.failures.delay_days ?? [1, 5]),
          why: stated.failures.code ?? "could_not_process",
          update: spanOf(stated.failures.update_days ?? [1, 5])
        }
})

const refundsOf = (stated: NonNullable<SellersSchema["refunds"]>): Refunds => ({
  rate: Random.odds(readRate(stated.rate)),
  delay: spanOf(stated.delay_days ?? [1, 14]),
  partial: Random.odds(readRate(stated.partial ?? 0)),
  reverseTransfer: stated.reverse_transfer ?? false,
  refundApplicationFee: stated.refund_application_fee ?? false,
  failures:
    stated.failures === undefined
      ? undefined
      : {
          rate: Random.odds(readRate(stated.failures.rate)),
          delay: spanOf(stated.failures.delay_days ?? [1, 14]),
          why: stated.failures.reason ?? "expired_or_canceled_card"
        }
})
