/**
 * ScenarioSetup: how a connected account of a scenario is set up, in whichever vocabulary of Stripe's the file says it.
 */
import { Result } from "effect"
import type { AccountSetup } from "#core/connect/accounts/AccountSetup.ts"
import * as AccountV2 from "#core/connect/accounts/AccountV2.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import * as ServiceAgreement from "#core/connect/accounts/ServiceAgreement.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { AccountSchema } from "#core/simulation/schema/AccountSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"

export type ScenarioSetup = Pick<ConnectedAccount, "controller" | "type" | "serviceAgreement" | "capabilities">

/** Undefined, and reported, where Stripe has no such account. */
export const translate = (account: AccountSchema, path: Path, report: Report): ScenarioSetup | undefined => {
  const setup = setupOf(account, path, report)
  if (setup === undefined) return undefined
  const { capabilities, controller } = setup
  const made =
    account.type === undefined ? { controller, capabilities } : { controller, capabilities, type: account.type }
  if (account.service_agreement !== "recipient") return made
  const refusal = ServiceAgreement.recipientRefusal(controller)
  if (refusal !== undefined) report([...path, "service_agreement"], refusal)
  if (capabilities.has("card_payments")) {
    const [key, word] =
      account.v2 === undefined
        ? [["capabilities"], "card_payments"]
        : [["v2", "applied_configurations"], "the configuration merchant"]
    report([...path, ...key], `an account under the recipient agreement cannot have ${word}; expected transfers only`)
  }
  return { ...made, serviceAgreement: "recipient" }
}

type Setup = Pick<AccountSetup, "controller" | "capabilities">

const setupOf = (account: AccountSchema, path: Path, report: Report): Setup | undefined => {
  if (account.v2 !== undefined) return ofV2(account.v2, [...path, "v2"], report)
  const capabilities = new Set(
    account.capabilities ?? ServiceAgreement.capabilities[account.service_agreement ?? "full"]
  )
  const controller =
    account.type === undefined ? controllerOf(account.controller, path, report) : Controller.typed[account.type]
  return controller === undefined ? undefined : { controller, capabilities }
}

const controllerOf = (
  stated: AccountSchema["controller"],
  path: Path,
  report: Report
): Controller.Controller | undefined => {
  if (stated === undefined) throw new Error("an account that has the shape of one says in one vocabulary what it is")
  const checked = Controller.make({
    losses: stated.losses,
    feesPayer: stated.fees_payer,
    requirementCollection: stated.requirement_collection,
    dashboard: stated.dashboard
  })
  if (Result.isSuccess(checked)) return checked.success
  report([...path, "controller"], checked.failure.message)
  return undefined
}

const ofV2 = (
  { applied_configurations: applied, dashboard, responsibilities }: NonNullable<AccountSchema["v2"]>,
  path: Path,
  report: Report
): Setup | undefined => {
  const read = AccountV2.setup({
    dashboard,
    configuration: {
      ...(applied.includes("merchant") ? { merchant: AccountV2.merchant } : {}),
      ...(applied.includes("recipient") ? { recipient: AccountV2.recipient } : {})
    },
    defaults: {
      responsibilities: {
        ...responsibilities,
        requirements_collector:
          responsibilities.requirements_collector ?? AccountV2.collector(dashboard, responsibilities.losses_collector)
      }
    }
  })
  if (Result.isSuccess(read)) return read.success
  report(path, read.failure.message)
  return undefined
}
