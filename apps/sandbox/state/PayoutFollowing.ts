/**
 * PayoutFollowing: where a payout goes, and what the bank there does with it: one that sends it back does so as soon as
 * it has arrived.
 */
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import * as Instant from "#core/time/Instant.ts"

/** Of a payout that was made just now. */
export const follow = (state: State, made: ConnectObject, before: ConnectObject | undefined): void => {
  if (made.object !== "payout" || before !== undefined) return
  const kept = state.payouts.get(made.id)
  const bank = AccountView.defaultBank(state, made.account)
  if (kept === undefined || bank === undefined || bank.item.currency !== made.amount.currency) return
  kept.beside = { ...kept.beside, destination: bank.id }
  const { failureCode } = bank.item
  if (failureCode === undefined || Payout.isNegative(made)) return
  const at = Instant.max(state.world.now(), made.arrivalDate)
  const command = { _tag: "payout_failure", key: state.ids.key(), payout: made.id, failureCode } as const
  state.agenda.add({ _tag: "command", at, command })
}
