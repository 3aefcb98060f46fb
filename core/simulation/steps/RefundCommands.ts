/**
 * RefundCommands: the commands of the steps that give a payer money back.
 */
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { requests } from "#core/simulation/schema/RefundSteps.ts"
import type { Translation, Translations } from "#core/simulation/steps/Translation.ts"

const refund: Translation<"refund"> = (key, asked, { made }) => ({
  _tag: "refund",
  key,
  charge: made("charge", asked.charge, "refund", "charge"),
  ...given("amount", asked.amount, readAmount),
  ...given("reverseTransfer", asked.reverse_transfer, same),
  ...given("refundApplicationFee", asked.refund_application_fee, same)
})

export const translations: Translations<keyof typeof requests> = {
  refund,
  refund_cancel: (key, asked, { made }) => ({
    _tag: "refund_cancel",
    key,
    refund: made("refund", asked.refund, "refund_cancel", "refund")
  }),
  refund_failure: (key, asked, { made }) => ({
    _tag: "refund_failure",
    key,
    refund: made("refund", asked.refund, "refund_failure", "refund"),
    failureReason: asked.failure_reason
  })
}
