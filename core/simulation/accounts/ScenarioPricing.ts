/**
 * ScenarioPricing: the pricing scheme that a scenario states for the platform or for one of its accounts.
 */
import { Result } from "effect"
import type * as PricingScheme from "#core/connect/prices/PricingScheme.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import type { FeeSchema, PricingSchema } from "#core/simulation/schema/PricingSchema.ts"
import { given, readAmount } from "#core/simulation/schema/ScenarioValue.ts"

type Rule = NonNullable<PricingSchema["rules"]>[number]

const readRate = (text: string): Rate.Rate => Result.getOrThrow(Rate.parse(text))

const feeOf = ({ fixed, maximum, minimum, rate }: Omit<Rule, "payment_methods">): PricingScheme.Fee => ({
  rate: rate === undefined ? Rate.zero : readRate(rate),
  ...given("maximum", maximum, readAmount),
  ...(minimum === undefined ? given("fixed", fixed, readAmount) : { minimum: readAmount(minimum) })
})

/** The scheme; what contradicts itself in it is reported at its key. */
export const translate = (stated: PricingSchema, path: Path, report: Report): PricingScheme.PricingScheme => {
  const rules = (stated.rules ?? []).map((rule, index) => {
    const fee = feeOf(rule)
    checkLimits(fee, [...path, "rules", index], report)
    return { paymentMethods: rule.payment_methods, fee }
  })
  const modifiers = (stated.modifiers ?? []).map(({ discount, markup }, index): PricingScheme.Modifier => {
    if (discount === undefined) return { kind: "markup", rate: readRate(markup ?? "0") }
    const rate = readRate(discount)
    if (Rate.compare(rate, Rate.of("100%")) <= 0) return { kind: "discount", rate }
    report([...path, "modifiers", index, "discount"], `"${discount}" must be at most 100%`)
    return { kind: "discount", rate: Rate.zero }
  })
  return { rules, fallback: feeOf(stated.fallback ?? {}), modifiers }
}

/** The fee of instant payouts. */
export const fee = (stated: FeeSchema, path: Path, report: Report): PricingScheme.Fee => {
  const translated = feeOf(stated)
  checkLimits(translated, path, report)
  return translated
}

/** An account is paid out instantly in its own currency only, and so is charged for it. */
export const checkPayouts = (
  stated: FeeSchema,
  { currency, id }: Pick<StripeAccount, "currency" | "id">,
  path: Path,
  report: Report
): void => {
  const { fixed, maximum, minimum } = feeOf(stated)
  const other = [fixed, minimum, maximum].find((amount) => amount !== undefined && amount.currency !== currency)
  if (other === undefined) return
  report(path, `is in ${other.currency}, and ${id} is paid out instantly in ${currency}; expected amounts in that`)
}

const checkLimits = ({ fixed, maximum, minimum }: PricingScheme.Fee, path: Path, report: Report): void => {
  const amounts = [fixed, minimum, maximum].filter((amount) => amount !== undefined)
  const other = amounts.find(({ currency }) => currency !== amounts[0]?.currency)
  if (other !== undefined) {
    report(path, `is in ${amounts[0]?.currency} and in ${other.currency}; expected amounts of one currency`)
  } else if (minimum !== undefined && maximum !== undefined && Money.compare(minimum, maximum) > 0) {
    report([...path, "minimum"], `"${Money.format(minimum)}" must not be more than the maximum`)
  }
}
