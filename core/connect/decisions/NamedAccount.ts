/**
 * NamedAccount: the account that a request is about, in whose name it is sent; the platform, where it names none.
 * https://docs.stripe.com/connect/authentication
 */
import { Result } from "effect"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { World } from "#core/connect/World.ts"

interface Request {
  readonly stripeAccount?: StripeAccount.AccountId
}

/** Any of them; refuses one that there is not. */
export const find = (
  world: World,
  { stripeAccount = world.platform.id }: Request
): Result.Result<StripeAccount.StripeAccount, Refusal.Refusal> => {
  const account = world.account(stripeAccount)
  return account === undefined ? Result.fail(Refusal.noAccess(stripeAccount)) : Result.succeed(account)
}

/** A connected one; refuses the platform too, which has no status of its own making. */
export const connected = (
  world: World,
  id: StripeAccount.AccountId
): Result.Result<StripeAccount.ConnectedAccount, Refusal.Refusal> =>
  Result.flatMap(find(world, { stripeAccount: id }), (account) =>
    account.kind === "platform" ? Result.fail(AccountRefusal.notConnected(id)) : Result.succeed(account)
  )
