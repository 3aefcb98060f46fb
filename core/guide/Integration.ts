/**
 * Integration: the steps that build what was chosen, each with its requests, in the order in which they are needed.
 */
import * as AccountV2 from "#core/connect/accounts/AccountV2.ts"
import * as AccountCalls from "#core/guide/AccountCalls.ts"
import type { ApiCall } from "#core/guide/ApiCall.ts"
import { controller, type Choices } from "#core/guide/Choices.ts"
import * as GuideScenario from "#core/guide/GuideScenario.ts"
import * as PaymentCalls from "#core/guide/PaymentCalls.ts"
import * as Webhooks from "#core/guide/Webhooks.ts"

export interface IntegrationStep {
  readonly title: string
  /** What to know, a line each. */
  readonly notes: ReadonlyArray<string>
  readonly calls: ReadonlyArray<ApiCall>
}

const step = (title: string, notes: ReadonlyArray<string>, calls: ReadonlyArray<ApiCall>): IntegrationStep => ({
  title,
  notes,
  calls
})

const made = (choices: Choices): IntegrationStep =>
  step(
    "Make an account for each seller, once with v2 or once with v1",
    [
      "Who is liable, who pays and which dashboard there is can never be changed: for other terms make another account.",
      ...collectorNote(choices)
    ],
    [AccountCalls.v2(choices), AccountCalls.v1(choices)]
  )

/** In v2 the collector is no choice, so the two requests may make accounts that differ in it. */
const collectorNote = (choices: Choices): ReadonlyArray<string> => {
  const { requirementCollection } = controller(choices)
  return AccountV2.collector(choices.dashboard, choices.losses) === requirementCollection
    ? []
    : [
        "They differ in who asks the seller for what Stripe must know later on: with v2 you, of every account that has " +
          "no dashboard and whose losses are yours; with v1 Stripe."
      ]
}

const onboardingNotes: { readonly [way in Choices["onboarding"]]: string } = {
  hosted: "Send the seller to the link's url at once: it works once and for minutes. Do not mail it.",
  embedded: "Give the session's client_secret to Connect.js, which shows the form on your page.",
  api: "Ask for all that requirements.currently_due names, show Stripe's terms, and look again twice a year."
}

const dashboardNotes: { readonly [dashboard in Choices["dashboard"]]: string } = {
  full: "Sellers log in at dashboard.stripe.com by themselves.",
  express: "Send the seller to the link's url.",
  none: "Show what sellers need on your own pages: Stripe's components do it."
}

const paymentNotes: { readonly [charge in Choices["charge"]]: string } = {
  direct: "The Stripe-Account header makes the seller the merchant; confirm it there with your publishable key.",
  destination: "All of it is sent to the seller, and your fee comes back out of it.",
  separate:
    "Send the seller's part once the payment has succeeded; source_transaction lets it go before it is available."
}

const refundNotes: { readonly [charge in Choices["charge"]]: string } = {
  direct: "It is paid by the seller; without refund_application_fee you keep your fee.",
  destination:
    "It is paid by you: reverse_transfer takes the seller's part back, refund_application_fee returns yours.",
  separate: "It is paid by you: take the seller's part back first, or have the money."
}

const disputeNote = ({ charge, dashboard }: Choices): string => {
  if (charge !== "direct")
    return "It is taken from you at once: answer it, and take the seller's part back if you agreed so."
  return dashboard === "full"
    ? "It is taken from the seller, who answers it on the Dashboard; you may do so too."
    : "It is taken from the seller; you answer it on the seller's behalf."
}

const dashboardStep = (choices: Choices): IntegrationStep => {
  const call = AccountCalls.dashboard(choices)
  return step("Give sellers a view", [dashboardNotes[choices.dashboard]], call === undefined ? [] : [call])
}

export const steps = (choices: Choices): ReadonlyArray<IntegrationStep> => {
  const { charge } = choices
  const isDirect = charge === "direct"
  return [
    made(choices),
    step("Onboard the seller", [onboardingNotes[choices.onboarding]], [AccountCalls.onboarding(choices)]),
    dashboardStep(choices),
    step("Take a payment", [paymentNotes[charge]], PaymentCalls.of(GuideScenario.paid(choices, "kept"), isDirect)),
    step("Refund one", [refundNotes[charge]], PaymentCalls.of(GuideScenario.refunded(choices), isDirect)),
    step("Answer a dispute", [disputeNote(choices)], PaymentCalls.dispute(isDirect)),
    step("Listen", ["Verify each event's signature; it may come twice, and in any order."], Webhooks.of(choices))
  ]
}
