/**
 * Presentment: the currencies that a group's payers pay in, by weight: that of its amounts, unless it says others.
 *
 * Only cards can pay in several; a bank debit pays in its own.
 * https://docs.stripe.com/currencies#presentment-currencies
 */
import { Result } from "effect"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"
import { readRate } from "#core/simulation/schema/GenerateValue.ts"
import type { Report } from "#core/simulation/schema/Issue.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"

export type Presentment = Random.Weighted<Currency.Currency>

type Stated = Pick<SellersSchema, "amounts" | "presentment_currencies">

/** Those with a weight, in the order in which they are stated; what is no currency is left out. */
const weights = ({
  presentment_currencies: stated = {}
}: Stated): ReadonlyArray<readonly [Currency.Currency, Rate.Rate]> =>
  Object.entries(stated).flatMap(([code, factor]) => {
    const currency = Currency.parse(code)
    const weight = readRate(factor)
    return Result.isFailure(currency) || Rate.equals(weight, Rate.zero) ? [] : [[currency.success, weight] as const]
  })

/** Undefined where all pay in the currency of the amounts. */
export const of = (stated: Stated): Presentment | undefined =>
  stated.presentment_currencies === undefined ? undefined : Random.weighted(weights(stated))

/** All that those who pay by `method` may pay in. */
export const currenciesBy = (stated: Stated, method: PaymentMethod.PaymentMethod): ReadonlyArray<Currency.Currency> => {
  const isFree = stated.presentment_currencies !== undefined && PaymentMethod.isCard(method)
  return isFree ? weights(stated).map(([currency]) => currency) : [readAmount(stated.amounts[0] ?? "1 usd").currency]
}

/** Codes that are no currency's, and none with a weight. */
export const report = (stated: Stated, say: Report): void => {
  const { presentment_currencies: currencies } = stated
  if (currencies === undefined) return
  let isKnown = true
  for (const code of Object.keys(currencies)) {
    const currency = Currency.parse(code)
    if (Result.isSuccess(currency)) continue
    isKnown = false
    say(["presentment_currencies", code], currency.failure.message, "key")
  }
  if (isKnown && weights(stated).length === 0) {
    say(["presentment_currencies"], "has no currency with a weight of more than zero; expected one at least")
  }
}
