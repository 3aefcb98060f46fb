/**
 * SellerGroup: sellers that are alike, ready to draw orders for: who they are, and what they sell.
 */
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Chances from "#core/simulation/generate/Chances.ts"
import type { Exchange } from "#core/simulation/generate/Exchange.ts"
import * as Frequency from "#core/simulation/generate/Frequency.ts"
import * as OrderAmounts from "#core/simulation/generate/OrderAmounts.ts"
import type { Pot } from "#core/simulation/generate/Pot.ts"
import * as Presentment from "#core/simulation/generate/Presentment.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import * as Seller from "#core/simulation/generate/Seller.ts"
import * as Span from "#core/simulation/generate/Span.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"
import { readRate } from "#core/simulation/schema/GenerateValue.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface SellerGroup extends Chances.Chances {
  readonly name: string
  readonly sellers: ReadonlyArray<Seller.Seller>
  readonly charge: SellersSchema["charge"]
  /** Whether charges on the platform are made on behalf of their seller. */
  readonly isOnBehalf: boolean
  readonly frequency: Frequency.Frequency
  readonly amounts: OrderAmounts.OrderAmounts
  /** Undefined where nothing is said of it. */
  readonly methods: Random.Weighted<PaymentMethod.PaymentMethod> | undefined
  /** Undefined where a separate charge's transfer is made at once. */
  readonly transferDelay: Span.Span | undefined
  /** Undefined where all payers pay in the currency of the amounts. */
  readonly presentment: Presentment.Presentment | undefined
  readonly exchange: Exchange
  /** What each of its sellers is paid out of. */
  readonly pots: ReadonlyArray<Pot>
  /** When a bank debit of a moment is paid. */
  readonly paidOn: (method: PaymentMethod.PaymentMethod, at: Instant) => Instant
}

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
    sellers: Seller.all(name, stated, Money.zero(currency), seed),
    charge: stated.charge,
    isOnBehalf: stated.on_behalf_of === true,
    frequency: Frequency.of(stated),
    amounts: OrderAmounts.of(marks, currency),
    methods: methodsOf(stated.payment_methods),
    transferDelay: stated.transfer_delay_days === undefined ? undefined : Span.of(stated.transfer_delay_days),
    presentment: Presentment.of(stated),
    ...Chances.of(stated),
    ...around
  }
}

const methodsOf = (stated: SellersSchema["payment_methods"]): SellerGroup["methods"] =>
  stated === undefined
    ? undefined
    : Random.weighted(
        PaymentMethod.all.map((method) => [method, readRate(stated[method] ?? 0)] as const).filter(isUsed)
      )

const isUsed = ([, weight]: readonly [unknown, Rate.Rate]): boolean => !Rate.equals(weight, Rate.zero)
