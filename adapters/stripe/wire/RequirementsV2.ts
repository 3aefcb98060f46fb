/**
 * RequirementsV2: `requirements` of Stripe's `v2.core.account`: what is asked of an account, one entry each.
 *
 * An entry is described by the name that it has in API v1. What can be known of when it bites is its deadline's status;
 * only the first deadline of all has a moment. https://docs.stripe.com/api/v2/core/accounts/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type * as Requirement from "#core/connect/accounts/Requirement.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as Instant from "#core/time/Instant.ts"

const Deadline = Schema.Struct({ status: Schema.Literals(["currently_due", "eventually_due", "past_due"]) })

const Entry = WireObject.open({
  awaiting_action_from: Schema.Literals(["stripe", "user"]),
  description: Schema.String,
  impact: WireObject.open({
    restricts_capabilities: Schema.Array(
      WireObject.open({ capability: Schema.String, configuration: Schema.String, deadline: Deadline })
    )
  }),
  minimum_deadline: Deadline
})

export const RequirementsV2 = WireObject.open({
  entries: Schema.Array(Entry),
  summary: Schema.NullOr(
    WireObject.open({ minimum_deadline: WireObject.open({ ...Deadline.fields, time: WireObject.Text }) })
  )
})

type Status = (typeof Deadline.Type)["status"]

const statuses: ReadonlyArray<Status> = ["past_due", "currently_due", "eventually_due"]

const merchant = { capability: "card_payments", configuration: "merchant" } as const
const transfers = { capability: "stripe_balance.stripe_transfers", configuration: "recipient" } as const
const payouts = { capability: "stripe_balance.payouts", configuration: "recipient" } as const

type Impact = typeof merchant | typeof transfers | typeof payouts

/** What of all that the account is asked for it cannot do without this. */
const impactOf = (it: StripeAccount.ConnectedAccount, disables: ReadonlySet<Requirement.Activity>) => {
  const { capabilities: asked } = StripeAccount.statusOf(it)
  const found: ReadonlyArray<Impact> = [
    ...(disables.has("charges") && asked.has("card_payments") ? [merchant] : []),
    ...(disables.has("charges") && asked.has("transfers") ? [transfers] : []),
    ...(disables.has("payouts") ? [payouts] : [])
  ]
  return found
}

const entry = (description: string, isProvided: boolean, status: Status, impact: ReadonlyArray<Impact>) => ({
  awaiting_action_from: isProvided ? ("stripe" as const) : ("user" as const),
  description,
  errors: [],
  impact: { restricts_capabilities: impact.map((each) => ({ ...each, deadline: { status } })) },
  minimum_deadline: { status },
  reference: null,
  requested_reasons: [{ code: "routine_onboarding" as const }]
})

const statusOf = ({ deadline, isLate }: Requirement.Requirement): Status =>
  isLate ? "past_due" : deadline === undefined ? "eventually_due" : "currently_due"

/** What is asked of the account now; a bank account to be paid out to, or one to be mended, is one of these too. */
export const of = (it: StripeAccount.ConnectedAccount) => {
  const status = StripeAccount.statusOf(it)
  const asked = status.requirements.map((each) =>
    entry(each.name, each.isProvided, statusOf(each), impactOf(it, each.disables))
  )
  const bank = status.externalAccount === "new" ? [] : [entry("external_account", false, "past_due", [payouts])]
  const entries = [...asked, ...bank]
  const strictest = statuses.find((each) => entries.some(({ minimum_deadline: { status } }) => status === each))
  const { currentDeadline } = AccountStatus.requirements(status)
  const time = strictest === "currently_due" && currentDeadline !== undefined ? moment(currentDeadline) : null
  return { entries, summary: strictest === undefined ? null : { minimum_deadline: { status: strictest, time } } }
}

/** To the millisecond, as v2 has it. */
export const moment = (at: Instant.Instant): string => Instant.format(at).replace(/Z$/, ".000Z")
