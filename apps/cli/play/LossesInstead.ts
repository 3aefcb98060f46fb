/**
 * LossesInstead: what an account would have to be for a request that Stripe takes only where the platform covers its
 * losses, which Stripe's answer does not say: debiting it, holding its money, pausing or rejecting it, taking a payout
 * back.
 */
import * as ChargeCompatibility from "#core/connect/accounts/ChargeCompatibility.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import * as ReserveRefusal from "#core/connect/refusals/ReserveRefusal.ts"
import * as TransferRefusal from "#core/connect/refusals/TransferRefusal.ts"
import type { World } from "#core/connect/World.ts"
import type { Refused } from "#core/simulation/Run.ts"

/** Whose account it was about. */
const asked = (world: World, { command }: Refused): AccountId | undefined =>
  command._tag === "payout_reversal"
    ? world.payout(command.payout)?.account
    : "stripeAccount" in command
      ? command.stripeAccount
      : undefined

const isForLosses = (id: AccountId, { command, refusal }: Refused): boolean =>
  command._tag === "payout_reversal"
    ? refusal.message.includes(`does not cover the losses of ${id}`)
    : [
        TransferRefusal.notOnStandard(),
        ReserveRefusal.notLiable(id),
        AccountRefusal.notLiable(id, "paused"),
        AccountRefusal.notLiable(id, "rejected")
      ].some(({ message }) => message === refusal.message)

/** Undefined where it was not for whose its losses are that it was refused. */
export const of = (world: World, refused: Refused): string | undefined => {
  const account = world.account(asked(world, refused) ?? "acct_")
  if (account?.kind !== "connected" || !isForLosses(account.id, refused)) return undefined
  const { controller, id } = account
  const type = Controller.typeOf(controller)
  return (
    `the losses of ${id} are Stripe's${type === undefined ? "" : `, as with type: ${type}`}, and have to be the ` +
    `platform's: expected type: express or custom${orOwn(controller)}`
  )
}

/** The same account with the platform's losses, unless that is advised against. */
const orOwn = (controller: Controller.Controller): string => {
  const { dashboard, feesPayer, requirementCollection } = controller
  const { rating } = ChargeCompatibility.of({ ...controller, losses: "application" }, { charge: "direct" })
  return rating === "blocked"
    ? ""
    : `, or controller: { losses: application, fees_payer: ${feesPayer}, ` +
        `requirement_collection: ${requirementCollection}, dashboard: ${dashboard} }`
}
