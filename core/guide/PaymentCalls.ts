/**
 * PaymentCalls: the requests behind the steps of the guide's scenario: so what is shown in numbers is what is called.
 */
import { Result } from "effect"
import type { ApiCall, Parameters } from "#core/guide/ApiCall.ts"
import type * as GuideScenario from "#core/guide/GuideScenario.ts"
import * as Money from "#core/money/Money.ts"

type Step = GuideScenario.Step

const amountOf = (text: string): Parameters => {
  const { currency, minor } = Result.getOrThrow(Money.parse(text))
  return { amount: minor.toString(), currency }
}

const present = (values: { readonly [name: string]: string | boolean | Parameters | undefined }): Parameters =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

const charge = (asked: NonNullable<Step["charge"]>): ApiCall => ({
  path: "/v1/payment_intents",
  ...(asked.stripe_account === undefined ? {} : { isForSeller: true }),
  parameters: {
    ...amountOf(asked.amount ?? ""),
    automatic_payment_methods: { enabled: true },
    ...present({
      application_fee_amount:
        asked.application_fee_amount === undefined
          ? undefined
          : String(amountOf(asked.application_fee_amount)["amount"]),
      on_behalf_of: asked.on_behalf_of === undefined ? undefined : "$ACCOUNT",
      transfer_data: asked.transfer_data === undefined ? undefined : { destination: "$ACCOUNT" },
      transfer_group: asked.transfer_group
    })
  }
})

const transfer = (asked: NonNullable<Step["transfer"]>): ApiCall => ({
  path: "/v1/transfers",
  parameters: {
    ...amountOf(asked.amount),
    destination: "$ACCOUNT",
    source_transaction: "$CHARGE",
    ...present({ transfer_group: asked.transfer_group })
  }
})

const refund = (asked: NonNullable<Step["refund"]>, isForSeller: boolean): ApiCall => ({
  path: "/v1/refunds",
  ...(isForSeller ? { isForSeller } : {}),
  parameters: {
    charge: "$CHARGE",
    ...present({ reverse_transfer: asked.reverse_transfer, refund_application_fee: asked.refund_application_fee })
  }
})

const reversal: ApiCall = { path: "/v1/transfers/$TRANSFER/reversals", parameters: {} }

/** Of steps of one kind, each its request; `isDirect` where the charge is on the seller's account. */
export const of = (steps: ReadonlyArray<Step>, isDirect: boolean): ReadonlyArray<ApiCall> =>
  steps.flatMap((step) => [
    ...(step.charge === undefined ? [] : [charge(step.charge)]),
    ...(step.transfer === undefined ? [] : [transfer(step.transfer)]),
    ...(step.transfer_reversal === undefined ? [] : [reversal]),
    ...(step.refund === undefined ? [] : [refund(step.refund, isDirect)])
  ])

/** What answers a dispute, and what takes the seller's part back where the payment was the platform's. */
export const dispute = (isDirect: boolean): ReadonlyArray<ApiCall> => [
  {
    path: "/v1/disputes/$DISPUTE",
    ...(isDirect ? { isForSeller: true } : {}),
    parameters: { evidence: { uncategorized_text: "$EVIDENCE" }, submit: true }
  },
  ...(isDirect ? [] : [reversal])
]
