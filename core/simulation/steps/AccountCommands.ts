/**
 * AccountCommands: the commands of the steps that change what a connected account may do.
 */
import type { UpdateRequirement } from "#core/connect/decisions/UpdateRequirement.ts"
import type { requests } from "#core/simulation/schema/AccountSteps.ts"
import { endOf, given, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { Translation, Translations } from "#core/simulation/steps/Translation.ts"

const requirement: Translation<"requirement_update"> = (key, asked, { account }): UpdateRequirement => {
  const common = {
    _tag: "requirement_update",
    key,
    stripeAccount: account(asked.stripe_account, "requirement_update", "stripe_account"),
    requirement: asked.requirement
  } as const
  const deadline = given("deadline", asked.current_deadline, endOf)
  switch (asked.status) {
    case "due":
      return {
        ...common,
        status: asked.status,
        ...deadline,
        ...given("disables", asked.disables, (all) => new Set(all))
      }
    case "rejected":
      return { ...common, status: asked.status, ...deadline }
    default:
      return { ...common, status: asked.status }
  }
}

export const translations: Translations<keyof typeof requests> = {
  requirement_update: requirement,
  capability_update: (key, asked, { account }) => ({
    _tag: "capability_update",
    key,
    stripeAccount: account(asked.stripe_account, "capability_update", "stripe_account"),
    capability: asked.capability,
    status: asked.status
  }),
  account_pause: (key, asked, { account }) => ({
    _tag: "account_pause",
    key,
    stripeAccount: account(asked.stripe_account, "account_pause", "stripe_account"),
    ...given("charges", asked.charges, same),
    ...given("payouts", asked.payouts, same)
  }),
  account_disable: (key, asked, { account }) => ({
    _tag: "account_disable",
    key,
    stripeAccount: account(asked.stripe_account, "account_disable", "stripe_account"),
    disabledReason: asked.disabled_reason,
    ...given("disables", asked.disables, (all) => new Set(all))
  }),
  account_enable: (key, asked, { account }) => ({
    _tag: "account_enable",
    key,
    stripeAccount: account(asked.stripe_account, "account_enable", "stripe_account")
  })
}
