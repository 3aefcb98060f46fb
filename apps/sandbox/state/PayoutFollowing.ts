/**
 * PayoutFollowing: where a payout goes, and what the bank there does with it: one that sends it back does so as soon as
 * it has arrived. Which of several external accounts it was, the model does not know: it is told when that fails.
 */
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import * as Instant from "#core/time/Instant.ts"

/**
 * The command as the bank gives it: the failure of a payout to an external account that is not the default of its
 * currency then, or was deleted meanwhile, is one elsewhere.
 */
export const located = (state: State, command: Command): Command => {
  if (command._tag !== "payout_failure") return command
  const destination = state.payouts.get(command.payout)?.beside.destination ?? undefined
  const isElsewhere = destination !== undefined && state.banks.get(destination)?.item.isDefault !== true
  return isElsewhere ? { ...command, elsewhere: true } : command
}

/** Of a payout that was made just now, to the external account that it names or the default one; or that failed. */
export const follow = (state: State, made: ConnectObject, before: ConnectObject | undefined): void => {
  if (made.object !== "payout") return
  const kept = state.payouts.get(made.id)
  if (kept === undefined) return
  if (before !== undefined) {
    const failed = made.status === "failed" ? state.banks.get(kept.beside.destination ?? "") : undefined
    if (failed !== undefined) failed.item = { ...failed.item, isErrored: true }
    return
  }
  const { currency } = made.converted?.amount ?? made.amount
  const bank = state.banks.get(kept.beside.destination ?? "") ?? AccountView.defaultBank(state, made.account, currency)
  if (bank === undefined) return
  kept.beside = { ...kept.beside, destination: bank.id }
  const { failureCode } = bank.item
  if (failureCode === undefined || Payout.isNegative(made)) return
  const at = Instant.max(state.world.now(), made.arrivalDate)
  const command = { _tag: "payout_failure", key: state.ids.key(), payout: made.id, failureCode } as const
  state.agenda.add({ _tag: "command", at, command })
}
