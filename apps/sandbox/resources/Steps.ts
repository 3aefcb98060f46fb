/**
 * Steps: `POST /v1/test_helpers/steps`, which is ours: a step of a scenario that no request of Stripe's asks for, now.
 *
 * It is what banks, schemes and Stripe do, what an owner does in a Dashboard, and what a card reader takes. It has the
 * words of a scenario, with ids in the place of names, is refused as there, and its events name no request. What
 * Stripe's own requests ask for is not taken, so that nothing can be asked for in two ways.
 */
import { Result } from "effect"
import * as List from "#adapters/stripe/wire/List.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Capabilities from "#apps/sandbox/resources/Capabilities.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Outcome } from "#core/connect/World.ts"
import { dotted, type InvalidScenario } from "#core/simulation/schema/Issue.ts"
import type { Request } from "#core/simulation/schema/StepSchema.ts"
import * as LoneStep from "#core/simulation/steps/LoneStep.ts"

const path = "/v1/test_helpers/steps"

const taken = Parameter.tree
const notServed = Parameter.notServed

const fields: Readonly<Record<Request, typeof taken | typeof notServed>> = {
  account_disable: taken,
  account_enable: taken,
  account_pause: taken,
  application_fee_refund: notServed,
  authorization_cancel: taken,
  balance_payment: taken,
  balance_payment_refund: taken,
  balance_settings_update: notServed,
  capability_update: taken,
  capture: notServed,
  charge: taken,
  dispute: taken,
  dispute_close: notServed,
  dispute_escalation: taken,
  dispute_evidence: notServed,
  dispute_lost: taken,
  dispute_won: taken,
  external_account_removal: taken,
  external_account_update: taken,
  financing: taken,
  payment_failure: taken,
  payout: notServed,
  payout_cancel: notServed,
  payout_failure: taken,
  payout_reversal: notServed,
  refund: notServed,
  refund_cancel: notServed,
  refund_failure: taken,
  requirement_update: taken,
  reserve_hold: taken,
  reserve_hold_update: taken,
  reserve_release: taken,
  top_up: taken,
  top_up_cancel: notServed,
  top_up_failure: taken,
  top_up_reversal: taken,
  transfer: notServed,
  transfer_reversal: notServed
}

/** By which of Stripe's requests the same is asked for; undefined where by none. */
const ownRequest = ({ charges, world }: State, it: Command): string | undefined => {
  switch (it._tag) {
    case "authorization_cancel":
      return typeof charges.get(it.charge)?.beside.payment_intent === "string"
        ? "POST /v1/payment_intents/{id}/cancel"
        : undefined
    case "charge":
      return it.paymentMethod === "card_present" || it.paymentMethod === "card_keyed"
        ? undefined
        : "POST /v1/payment_intents"
    case "top_up":
      return it.expectedAvailabilityDate === undefined ? "POST /v1/topups" : undefined
    case "external_account_update":
    case "external_account_removal":
      return (it.stripeAccount ?? world.platform.id) === world.platform.id
        ? undefined
        : "/v1/accounts/{id}/external_accounts"
    case "capability_update":
      return it.status === "unrequested" ? "POST /v1/accounts/{id}/capabilities/{capability}" : undefined
    case "account_disable":
      return AccountStatus.platformReasons.some((reason) => reason === it.disabledReason)
        ? "POST /v1/accounts/{id}/reject"
        : undefined
    default:
      return undefined
  }
}

/** As a scenario has it: forms know neither lists nor flags. */
const plain = (said: unknown): unknown => {
  if (said === "true" || said === "false") return said === "true"
  if (typeof said !== "object" || said === null) return said
  const entries = Object.entries(said)
  const isList = Array.isArray(said) || (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key)))
  return isList
    ? entries.map(([, each]) => plain(each))
    : Object.fromEntries(entries.map(([key, each]) => [key, plain(each)]))
}

const failure = ({ issues: [first] }: InvalidScenario): Failure.Failure => {
  const { message = "", path: keys = [] } = first ?? {}
  const [name, ...within] = keys.map(String)
  const param = name === undefined ? {} : { param: `${name}${within.map((key) => `[${key}]`).join("")}` }
  return Failure.of(Refusal.invalid(keys.length === 0 ? message : `${dotted(keys)}: ${message}`, param))
}

/** What it made and changed; of what is not served no more than the id. */
const seen = (state: State, { changed, made, status }: Outcome): ReadonlyArray<object> => {
  const account = status === undefined ? undefined : state.accounts.get(status.account)
  const objects = [...made, ...changed].map(({ id, object }) => View.find(state, id) ?? { id, object })
  return account === undefined ? objects : [...objects, AccountView.account(state, account)]
}

const carryOut = (asked: Endpoint.Asked, command: Command): Result.Result<Outcome, Failure.Failure> => {
  const { origin, state } = asked
  const act = () => Recording.carryOut(state, origin, command)
  const account = command._tag === "capability_update" ? state.accounts.get(command.stripeAccount) : undefined
  return command._tag === "capability_update" && account !== undefined
    ? Capabilities.tellingOf(asked, account, command.capability, act)
    : act()
}

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("POST", path, fields, (call) => {
    const { origin, state } = call
    const asked = { ...call, origin: Outbox.time(origin.at) }
    const decoded = LoneStep.decode(Object(plain(call.given)), state.ids.key(), origin.at)
    const command = Result.mapError(decoded, failure)
    return Result.flatMap(command, (it) => {
      const own = ownRequest(state, it)
      if (own !== undefined) return Result.fail(Failure.notServed(`that is asked for as at Stripe, by ${own}`, it._tag))
      return Result.map(carryOut(asked, it), (outcome) => List.of(path, seen(state, outcome)))
    })
  })
]
