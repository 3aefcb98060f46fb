/**
 * ChargeCommands: the commands of the steps that charge a payer, now or later.
 */
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { requests } from "#core/simulation/schema/ChargeSteps.ts"
import type { Translation, Translations } from "#core/simulation/steps/Translation.ts"

const charge: Translation<"charge"> = (key, asked, { account, report }) => {
  const data = asked.transfer_data
  const direct = given("stripeAccount", asked.stripe_account, (name) => account(name, "charge", "stripe_account"))
  const to = given("transferData", data, ({ amount, destination }) => ({
    destination: account(destination, "charge", "transfer_data", "destination"),
    ...given("amount", amount, readAmount)
  }))
  if (direct.stripeAccount !== undefined && data !== undefined) {
    report(["charge"], "is either direct (stripe_account) or to a destination (transfer_data): leave one of them out")
  }
  const behalf = given("onBehalfOf", asked.on_behalf_of, (name) => account(name, "charge", "on_behalf_of"))
  if (direct.stripeAccount !== undefined && behalf.onBehalfOf !== undefined) {
    report(
      ["charge", "on_behalf_of"],
      "is of charges on the platform, and this one is direct (stripe_account): leave it out"
    )
  }
  const method = asked.payment_method ?? "card"
  if (asked.decline_code !== undefined && !PaymentMethod.isCard(method)) {
    report(["charge", "decline_code"], `is about cards, and ${method} is none: leave it out`)
  }
  const common = {
    _tag: "charge" as const,
    key,
    ...(asked.net_amount === undefined
      ? { amount: readAmount(asked.amount ?? "") }
      : { netAmount: readAmount(asked.net_amount) }),
    ...given("paymentMethod", asked.payment_method, same),
    ...given("captureMethod", asked.capture_method, same),
    ...given("declineCode", asked.decline_code, same),
    ...given("applicationFeeAmount", asked.application_fee_amount, readAmount),
    ...given("products", asked.products, same),
    ...given("transferGroup", asked.transfer_group, same),
    ...given("description", asked.description, same)
  }
  if (to.transferData !== undefined) return { ...common, ...behalf, transferData: to.transferData }
  return direct.stripeAccount === undefined
    ? { ...common, ...behalf }
    : { ...common, stripeAccount: direct.stripeAccount }
}

const capture: Translation<"capture"> = (key, asked, { made }) => ({
  _tag: "capture",
  key,
  charge: made("charge", asked.charge, "capture", "charge"),
  ...given("amountToCapture", asked.amount_to_capture, readAmount),
  ...given("applicationFeeAmount", asked.application_fee_amount, readAmount)
})

export const translations: Translations<keyof typeof requests> = {
  charge,
  capture,
  authorization_cancel: (key, asked, { made }) => ({
    _tag: "authorization_cancel",
    key,
    charge: made("charge", asked.charge, "authorization_cancel", "charge")
  }),
  payment_failure: (key, asked, { made }) => ({
    _tag: "payment_failure",
    key,
    charge: made("charge", asked.charge, "payment_failure", "charge"),
    failureCode: asked.failure_code
  })
}
