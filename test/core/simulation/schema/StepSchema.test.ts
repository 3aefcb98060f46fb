import { expect, expectTypeOf, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import { type Request, requestNames } from "#core/simulation/schema/StepSchema.ts"
import { at, eachKnows, eachMayNotBe } from "./Steps.ts"

const requests = [
  "charge",
  "capture",
  "authorization_cancel",
  "payment_failure",
  "refund",
  "refund_cancel",
  "refund_failure",
  "dispute",
  "dispute_escalation",
  "dispute_evidence",
  "dispute_close",
  "dispute_won",
  "dispute_lost",
  "transfer",
  "transfer_reversal",
  "application_fee_refund",
  "payout",
  "payout_cancel",
  "payout_failure",
  "payout_reversal",
  "balance_settings_update",
  "external_account_update",
  "external_account_removal",
  "requirement_update",
  "capability_update",
  "account_pause",
  "account_disable",
  "account_enable",
  "reserve_hold",
  "reserve_hold_update",
  "reserve_release",
  "financing",
  "balance_payment",
  "balance_payment_refund",
  "top_up",
  "top_up_cancel",
  "top_up_failure",
  "top_up_reversal"
] as const
const two = (found: string) => `A step does one thing, and this one has ${found}; expected a step for each`
const oneOf = `Expected exactly one of ${requests.join(", ")}`

it("asks for one thing, and each is a command", () => {
  expect(requestNames).toEqual(requests)
  expectTypeOf<Request>().toEqualTypeOf<Command["_tag"]>()
})

eachMayNotBe([
  [5, [`it: Expected a map with the keys at, id, ${requests.join(", ")}`]],
  [
    { charge: { amount: "10.00 usd" } },
    ["it.at: Missing key. When it happens, in UTC; no earlier than the step above it."]
  ],
  [{ at }, [`it: ${oneOf}`]],
  [{ at, charge: { amount: "1.00 usd" }, refund: { charge: "flour" } }, [`it: ${two("charge and refund")}`]],
  [
    { at, charge: { amount: "1.00 usd" }, refund: { charge: "flour" }, transfer_reversal: { transfer: "stall" } },
    [`it: ${two("charge and refund and transfer_reversal")}`]
  ]
])

eachKnows([["", { charge: { amount: "1.00 usd" } }, `at, id, ${requests.join(", ")}`]])
