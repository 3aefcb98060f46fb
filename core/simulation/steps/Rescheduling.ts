/**
 * Rescheduling: which accounts of a scenario its steps have paid out otherwise, and how they are then.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as UpdateBalanceSettings from "#core/connect/decisions/UpdateBalanceSettings.ts"
import * as UpdateExternalAccount from "#core/connect/decisions/UpdateExternalAccount.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"

type OfPayouts = Extract<
  Command,
  { readonly _tag: "balance_settings_update" | "external_account_update" | "external_account_removal" }
>
type Updated = readonly [id: AccountId, update: OfPayouts]

const updates = (platform: StripeAccount, steps: ReadonlyArray<Dated>): ReadonlyArray<Updated> =>
  steps.flatMap(({ command }): ReadonlyArray<Updated> => {
    switch (command._tag) {
      case "external_account_update": {
        const isSame = command.currency === undefined && command.object === undefined
        return isSame ? [] : [[command.stripeAccount ?? platform.id, command]]
      }
      case "external_account_removal":
        return command.currency === undefined ? [] : [[command.stripeAccount ?? platform.id, command]]
      case "balance_settings_update":
        return [[command.stripeAccount ?? platform.id, command]]
      default:
        return []
    }
  })

/** Those whose balance settings a step changes, what they settle in, or whether a card takes
 * their payouts. */
export const reschedulable = (platform: StripeAccount, steps: ReadonlyArray<Dated>): ReadonlySet<AccountId> =>
  new Set(updates(platform, steps).map(([id]) => id))

/** What each of them is after each of those steps, if Stripe takes it. */
export const rescheduled = (
  platform: StripeAccount,
  connected: ReadonlyArray<StripeAccount>,
  steps: ReadonlyArray<Dated>
): ReadonlyArray<StripeAccount> => {
  const byId = new Map([platform, ...connected].map((account) => [account.id, account]))
  return updates(platform, steps).flatMap(([id, update]) => {
    const before = byId.get(id)
    const after = before === undefined ? undefined : afterOf(before, update)
    if (after === undefined) return []
    byId.set(id, after)
    return [after]
  })
}

const afterOf = (before: StripeAccount, update: OfPayouts): StripeAccount | undefined => {
  switch (update._tag) {
    case "balance_settings_update":
      return UpdateBalanceSettings.after(before, update)
    case "external_account_update":
      return UpdateExternalAccount.after(before, update)
    case "external_account_removal":
      return undefined
  }
}
