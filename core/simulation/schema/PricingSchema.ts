/**
 * PricingSchema: the shape of a pricing scheme of the platform pricing tools.
 */
import { Schema } from "effect"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import {
  Amount,
  choice,
  FixedFee,
  optional,
  Percentage,
  required,
  struct
} from "#core/simulation/schema/ScenarioValue.ts"

const fee = {
  rate: optional(Percentage, "The platform's share of a payment's amount. Default: nothing."),
  fixed: optional(FixedFee, "What the platform adds per payment. Default: nothing.")
}

const isFee = ({
  fixed,
  maximum,
  minimum,
  rate
}: {
  readonly rate?: string
  readonly fixed?: string
  readonly minimum?: string
  readonly maximum?: string
}) => {
  if (rate === undefined && fixed === undefined) return "Expected rate, fixed or both"
  if (minimum !== undefined && fixed !== undefined) return "Expected minimum only without fixed"
  return maximum !== undefined && rate === undefined ? "Expected maximum only with rate" : undefined
}

const limits = {
  minimum: optional(Amount, "The least that it takes; not together with fixed."),
  maximum: optional(Amount, "The most that it takes.")
}

/** A fee without a condition: of an instant payout. */
export const FeeSchema = struct({
  rate: optional(Percentage, "The platform's share of what is paid out. Default: nothing."),
  fixed: optional(FixedFee, "What the platform adds per payout. Default: nothing."),
  ...limits
}).check(Schema.makeFilter(isFee))

export type FeeSchema = typeof FeeSchema.Type

const methods = { message: "Expected a list of payment methods" }

/** A conditional fee. Stripe's editor has a minimum only where there is no fixed part. */
const Rule = struct({
  payment_methods: required(
    Schema.Array(choice(PaymentMethod.all)).annotate(methods).check(Schema.isMinLength(1, methods)),
    "The payments it is for."
  ),
  ...fee,
  ...limits
}).check(Schema.makeFilter(isFee))

const Modifier = struct({
  markup: optional(Percentage, "Makes the fee so much larger."),
  discount: optional(Percentage, "Makes the fee so much smaller.")
}).check(
  Schema.makeFilter(
    ({ discount, markup }) =>
      (discount === undefined) === (markup === undefined) ? "Expected exactly one of markup, discount" : undefined,
    { toJsonSchema: () => ({ oneOf: [{ required: ["markup"] }, { required: ["discount"] }] }) }
  )
)

const maximumRules = 125
const ruleCount = { message: `Expected at most ${maximumRules} rules` }

export const PricingSchema = struct({
  rules: optional(
    Schema.Array(Rule)
      .annotate({ message: "Expected a list of rules" })
      .check(Schema.isMaxLength(maximumRules, ruleCount)),
    "The first that is for a payment decides its application fee. Default: none is."
  ),
  fallback: optional(struct(fee), "The fee of payments that no rule is for. Default: nothing."),
  modifiers: optional(
    Schema.Array(Modifier).annotate({ message: "Expected a list of modifiers" }),
    "Change the fee, whichever rule decided, one after the other. Default: none."
  )
})

export type PricingSchema = typeof PricingSchema.Type
