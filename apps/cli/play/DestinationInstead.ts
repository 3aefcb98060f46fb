/**
 * DestinationInstead: whom a connected account may send money to, which Stripe's answer to an account debit does not
 * say: it knows no account but the platform.
 */
import type { World } from "#core/connect/World.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Refused } from "#core/simulation/Run.ts"

/** Undefined where it was not for its destination that it was refused. */
export const of = ({ platform }: World, { command, refusal }: Refused): string | undefined => {
  if (command._tag !== "transfer" || command.stripeAccount === undefined || command.stripeAccount === platform.id) {
    return undefined
  }
  const { destination, stripeAccount } = command
  return refusal.message === Refusal.missing("destination", destination, "destination").message
    ? `${stripeAccount} sends money to the platform only, as an account debit: expected destination: platform`
    : undefined
}
