/**
 * RemoveExternalAccount: an account loses a bank account or debit card.
 *
 * Without one in its own currency nothing is paid out or debited any more. Without one in another, what comes in that
 * is converted, and what is there is paid out when asked for.
 * https://docs.stripe.com/connect/multicurrency-settlement
 */
import { Result } from "effect"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface RemoveExternalAccount {
  readonly _tag: "external_account_removal"
  readonly key: string
  /** Whose bank account it is; the platform's, if absent. */
  readonly stripeAccount?: StripeAccount.AccountId
  /** Which of its bank accounts; that in its own currency, if absent. */
  readonly currency?: Currency
}

type Decided = Result.Result<Outcome, Refusal>

/** Refuses one that is not there, and of the platform all but its own. */
export const decide = (world: World, command: RemoveExternalAccount, at: Instant): Decided =>
  Result.flatMap(NamedAccount.find(world, command), (account) => {
    const { currency = account.currency, key } = command
    return currency === account.currency ? ofOwn(world, account, key, at) : ofOther(account, currency, key, at)
  })

const ofOwn = (world: World, account: StripeAccount.StripeAccount, key: string, at: Instant): Decided => {
  const status = StripeAccount.statusOf(account)
  return status.externalAccount === "missing"
    ? Result.fail(AccountRefusal.unchanged(account.id, "the external account"))
    : Result.succeed({ ...StatusMovement.change(world, account, { ...status, externalAccount: "missing" }, at), key })
}

/** What has settled in its currency may still come back, at the prices that it had. */
const ofOther = (account: StripeAccount.StripeAccount, currency: Currency, key: string, at: Instant): Decided => {
  const { externalAccounts, id, kind, status } = account
  if (kind === "platform") return Result.fail(AccountRefusal.notConnected(id))
  const bank = externalAccounts?.get(currency)
  if (bank === undefined || bank.isRemoved === true) {
    return Result.fail(AccountRefusal.unchanged(id, `the external account in ${currency}`))
  }
  const left = new Map([...(externalAccounts ?? []), [currency, { ...bank, isRemoved: true as const }]])
  return Result.succeed({
    ...nothing,
    at,
    key,
    externalAccounts: { account: id, externalAccounts: left },
    // What failed there stops nothing any more.
    ...(status?.erroredIn?.has(currency) === true
      ? { status: { account: id, status: AccountStatus.withErrored(status, currency, false) } }
      : {})
  })
}
