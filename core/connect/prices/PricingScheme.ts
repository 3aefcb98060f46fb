/**
 * PricingScheme: the application fee of a charge that names none, by the platform pricing tools.
 *
 * - The first rule whose condition fits the payment decides; the fallback, where none does.
 * - A rule's fee is a rate of the amount, a fixed part or both, not below its minimum and not above its maximum.
 * - Modifiers then mark it up or down, one upon the other, in their order.
 * - It is rounded once, half up, at the end (14.80 × 1.04 × 0.97 = 14.93024 is 14.93), and is at most the amount.
 *
 * An explicit `application_fee_amount` or `transfer_data[amount]` overrides it, and it applies only where Stripe's fee
 * is the platform's: to destination charges, and to direct ones of accounts whose `controller.fees.payer` is
 * `application`. An account's own scheme replaces the platform's.
 * https://docs.stripe.com/connect/platform-pricing-tools/pricing-schemes, read 2026-11.
 */
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

interface Proportional {
  readonly rate: Rate.Rate
  readonly maximum?: Money.Money
}

/** Stripe's editor has a minimum only where there is no fixed part. */
export type Fee = Proportional &
  (
    | {
        /** Nothing, if absent. */
        readonly fixed?: Money.Money
        readonly minimum?: never
      }
    | { readonly fixed?: never; readonly minimum: Money.Money }
  )

export interface Rule {
  /** What it is for: Stripe's conditions on method, card border, presence and manual entry come down to these. */
  readonly paymentMethods: ReadonlyArray<PaymentMethod>
  readonly fee: Fee
}

/** A markup of 10% or a discount of 5% of whatever the rules come to. */
export interface Modifier {
  readonly kind: "markup" | "discount"
  readonly rate: Rate.Rate
}

export interface PricingScheme {
  readonly rules: ReadonlyArray<Rule>
  readonly fallback: Fee
  readonly modifiers: ReadonlyArray<Modifier>
}

const whole = Rate.of("1")

/** The fee that decides for `method`. */
export const feeFor = ({ fallback, rules }: PricingScheme, method: PaymentMethod): Fee =>
  rules.find(({ paymentMethods }) => paymentMethods.includes(method))?.fee ?? fallback

const base = ({ fixed, maximum, minimum, rate }: Fee, amount: Money.Money) => {
  const parts = [[amount, rate], ...(fixed === undefined ? [] : [[fixed, whole] as const])] as const
  if (minimum !== undefined && Money.compare(Money.blend(parts, "floor"), minimum) < 0)
    return [[minimum, whole]] as const
  if (maximum !== undefined && Money.compare(Money.blend(parts, "ceiling"), maximum) > 0)
    return [[maximum, whole]] as const
  return parts
}

const factorOf = ({ kind, rate }: Modifier): Rate.Rate =>
  kind === "markup" ? Rate.add(whole, rate) : Rate.complement(rate)

/** The application fee of a payment of `amount` by `method`; zero where the scheme asks for nothing. */
export const fee = (scheme: PricingScheme, method: PaymentMethod, amount: Money.Money): Money.Money => {
  const factor = scheme.modifiers.map(factorOf).reduce(Rate.multiply, whole)
  const [first, ...rest] = base(feeFor(scheme, method), amount)
  const modified = ([money, rate]: Money.Part): Money.Part => [money, Rate.multiply(rate, factor)]
  return Money.min(amount, Money.blend([modified(first), ...rest.map(modified)], "half_up"))
}

/** The first currency of the fee for `method` that is not `currency`. */
export const otherCurrency = (
  scheme: PricingScheme,
  method: PaymentMethod,
  currency: Currency
): Currency | undefined => {
  const { fixed, maximum, minimum } = feeFor(scheme, method)
  return [fixed, minimum, maximum].find((money) => money !== undefined && money.currency !== currency)?.currency
}
