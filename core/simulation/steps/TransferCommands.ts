/**
 * TransferCommands: the commands of the steps that move money between the platform and an account.
 */
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { requests } from "#core/simulation/schema/TransferSteps.ts"
import type { Translation, Translations } from "#core/simulation/steps/Translation.ts"

const transfer: Translation<"transfer"> = (key, asked, { account, made, report }) => {
  const source = given("sourceTransaction", asked.source_transaction, (name) =>
    made("charge", name, "transfer", "source_transaction")
  )
  const common = {
    _tag: "transfer" as const,
    key,
    amount: readAmount(asked.amount),
    destination: account(asked.destination, "transfer", "destination"),
    ...given("sourceType", asked.source_type, same),
    ...given("transferGroup", asked.transfer_group, same),
    ...given("description", asked.description, same)
  }
  if (asked.stripe_account === undefined) return { ...common, ...source }
  if (source.sourceTransaction !== undefined) {
    report(["transfer", "source_transaction"], "is for transfers of the platform; leave it or stripe_account out")
  }
  return { ...common, stripeAccount: account(asked.stripe_account, "transfer", "stripe_account") }
}

export const translations: Translations<keyof typeof requests> = {
  transfer,
  transfer_reversal: (key, asked, { made }) => ({
    _tag: "transfer_reversal",
    key,
    transfer: made("transfer", asked.transfer, "transfer_reversal", "transfer"),
    ...given("amount", asked.amount, readAmount),
    ...given("refundApplicationFee", asked.refund_application_fee, same)
  }),
  application_fee_refund: (key, asked, { part }) => ({
    _tag: "application_fee_refund",
    key,
    fee: part("fee", asked.fee, "application_fee_refund", "fee"),
    ...given("amount", asked.amount, readAmount)
  })
}
