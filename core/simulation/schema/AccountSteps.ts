/**
 * AccountSteps: the shapes of the steps that change what a connected account may do.
 */
import { Schema } from "effect"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as Capability from "#core/connect/accounts/Capability.ts"
import { activities } from "#core/connect/accounts/Requirement.ts"
import { choice, Flag, Line, Moment, Name, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

const one = { message: "Expected a list of charges, payouts or both" }
const Activities = Schema.Array(choice(activities)).annotate(one).check(Schema.isMinLength(1, one))

const account = required(Name, "Which connected account it is.")

const RequirementUpdate = struct({
  stripe_account: account,
  requirement: required(Line, "What Stripe must know, in its words such as individual.verification.document."),
  status: required(
    choice(["due", "provided", "verified", "rejected"]),
    "What becomes of it: due, provided and now being verified, verified, or rejected and due again."
  ),
  current_deadline: optional(
    Moment,
    "Of due and rejected: by when it must be provided and verified. A day means its last second. Default: of due, " +
      "none, so that it is due eventually; of rejected, the one it had."
  ),
  disables: optional(Activities, "Of due: what is disabled from its deadline on. Default: charges and payouts.")
}).check(
  Schema.makeFilter(
    ({
      current_deadline: deadline,
      disables,
      status
    }: {
      status: string
      current_deadline?: string
      disables?: unknown
    }) => {
      if (disables !== undefined && status !== "due") return "Expected disables with status: due only"
      const isSet = status === "due" || status === "rejected"
      return deadline === undefined || isSet ? undefined : "Expected current_deadline with status: due or rejected only"
    }
  )
)

const CapabilityUpdate = struct({
  stripe_account: account,
  capability: required(choice(Capability.all), "What it may do or not."),
  status: required(
    choice(Capability.states),
    "What becomes of it: requested and active, inactive or pending; or unrequested."
  )
})

const AccountPause = struct({
  stripe_account: account,
  charges: optional(Flag, "Whether the platform pauses its charges, and transfers to it. Default: as it is."),
  payouts: optional(Flag, "Whether the platform pauses its payouts. Default: as it is.")
}).check(
  Schema.makeFilter(
    ({ charges, payouts }: { readonly charges?: boolean; readonly payouts?: boolean }) =>
      charges === undefined && payouts === undefined ? "Expected charges, payouts or both" : undefined,
    { toJsonSchema: () => ({ anyOf: [{ required: ["charges"] }, { required: ["payouts"] }] }) }
  )
)

const AccountDisable = struct({
  stripe_account: account,
  disabled_reason: required(
    choice([...AccountStatus.stripeReasons, ...AccountStatus.platformReasons]),
    "Why, in Stripe's words such as under_review."
  ),
  disables: optional(Activities, "What is disabled. Default: charges and payouts.")
})

const AccountEnable = struct({ stripe_account: account })

/** By the tag of their commands. */
export const requests = {
  requirement_update: optional(RequirementUpdate, "Something becomes due of an account, is provided, or verified."),
  capability_update: optional(CapabilityUpdate, "A capability is requested or given up, activated or deactivated."),
  account_pause: optional(AccountPause, "The platform pauses an account whose losses it covers, or lets it go on."),
  account_disable: optional(AccountDisable, "An account is put under review, found on a list, or rejected."),
  account_enable: optional(
    AccountEnable,
    "An account that was put under review, found on a list, or rejected by its platform, may go on."
  )
}
