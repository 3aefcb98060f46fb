/**
 * Rescheduling: which accounts of a scenario its steps have paid out otherwise, and how they are then.
 */
import * as UpdateBalanceSettings from "#core/connect/decisions/UpdateBalanceSettings.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"

type Updated = readonly [id: AccountId, update: UpdateBalanceSettings.UpdateBalanceSettings]

const updates = (platform: StripeAccount, steps: ReadonlyArray<Dated>): ReadonlyArray<Updated> =>
  steps.flatMap(({ command }) =>
    command._tag === "balance_settings_update" ? [[command.stripeAccount ?? platform.id, command] as const] : []
  )

/** Those whose balance settings a step changes. */
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
    const after = before === undefined ? undefined : UpdateBalanceSettings.after(before, update)
    if (after === undefined) return []
    byId.set(id, after)
    return [after]
  })
}
