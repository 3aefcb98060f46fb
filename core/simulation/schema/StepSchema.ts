/**
 * StepSchema: the shape of a step of a scenario file: when, and one request to Stripe with its parameters.
 */
import { Schema } from "effect"
import * as AccountSteps from "#core/simulation/schema/AccountSteps.ts"
import * as BalancePaymentSteps from "#core/simulation/schema/BalancePaymentSteps.ts"
import * as ChargeSteps from "#core/simulation/schema/ChargeSteps.ts"
import * as DisputeSteps from "#core/simulation/schema/DisputeSteps.ts"
import * as FinancingSteps from "#core/simulation/schema/FinancingSteps.ts"
import * as PayoutSteps from "#core/simulation/schema/PayoutSteps.ts"
import * as RefundSteps from "#core/simulation/schema/RefundSteps.ts"
import * as ReserveSteps from "#core/simulation/schema/ReserveSteps.ts"
import * as TopUpSteps from "#core/simulation/schema/TopUpSteps.ts"
import * as TransferSteps from "#core/simulation/schema/TransferSteps.ts"
import { Moment, Name, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

/** What a step may do, by the tag of its command; each step does one. */
const requests = {
  ...ChargeSteps.requests,
  ...RefundSteps.requests,
  ...DisputeSteps.requests,
  ...TransferSteps.requests,
  ...PayoutSteps.requests,
  ...AccountSteps.requests,
  ...ReserveSteps.requests,
  ...FinancingSteps.requests,
  ...BalancePaymentSteps.requests,
  ...TopUpSteps.requests
}
export type Request = keyof typeof requests
export const requestNames = Object.keys(requests) as ReadonlyArray<Request>

export const StepSchema = struct({
  at: required(Moment, "When it happens, in UTC; no earlier than the step above it."),
  id: optional(
    Name,
    "What later steps call it; ids of objects are made from it (ch_<id>). Default: step-1, step-2, … by its place."
  ),
  ...requests
}).check(
  Schema.makeFilter(
    (step: object) => {
      const found = requestNames.filter((name) => name in step)
      if (found.length === 1) return undefined
      return found.length === 0
        ? `Expected exactly one of ${requestNames.join(", ")}`
        : `A step does one thing, and this one has ${found.join(" and ")}; expected a step for each`
    },
    { toJsonSchema: () => ({ oneOf: requestNames.map((name) => ({ required: [name] })) }) }
  )
)

export type StepSchema = typeof StepSchema.Type
