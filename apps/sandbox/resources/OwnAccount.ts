/**
 * OwnAccount: the account that a path names, where the caller may see it: its own, and of a platform those it made.
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import type * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"

export const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) => {
  const platform = state.world.platform.id
  const kept = id === account || account === platform ? state.accounts.get(id) : undefined
  return kept === undefined ? Result.fail(Failure.of(Refusal.noAccess(id))) : Result.succeed(kept)
}

/** Of an account that is on the shelf. */
export const idOf = (id: string): AccountId => id as AccountId
