/**
 * OwnPayouts: when accounts are paid out without being asked: by their schedule, or because what they hold may be held
 * no longer. An account has one of the two, or neither.
 */
import type { Agenda } from "#adapters/memory/Agenda.ts"
import * as HeldMoney from "#adapters/memory/HeldMoney.ts"
import * as Unswept from "#adapters/memory/Unswept.ts"
import type { Happening } from "#core/connect/Happening.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type * as Instant from "#core/time/Instant.ts"

export type { Reschedulable } from "#adapters/memory/Unswept.ts"

export interface OwnPayouts extends Pick<World, "unswept" | "held"> {
  readonly committed: Unswept.Unswept["committed"]
  /** Takes an outcome, and sets what comes of its lines and what it sets itself; of runs what there is not yet. */
  readonly apply: (outcome: Outcome, now: Instant.Instant, agenda: Agenda) => void
  /** It was handed out. */
  readonly begin: (happening: Happening) => void
  /** One more of its accounts. */
  readonly join: (account: StripeAccount) => void
  /** It is paid out otherwise from now on. */
  readonly change: (account: StripeAccount, now: Instant.Instant, agenda: Agenda) => void
}

export const make = (
  accounts: ReadonlyMap<AccountId, StripeAccount>,
  reschedulable?: Unswept.Reschedulable
): OwnPayouts => {
  const unswept = Unswept.make(accounts, reschedulable)
  const held = HeldMoney.make(accounts)
  return {
    unswept: unswept.of,
    held: held.of,
    committed: unswept.committed,
    apply: (outcome, now, agenda) => {
      for (const run of unswept.apply(outcome, now)) agenda.set(run)
      for (const end of held.apply(outcome, now)) agenda.set(end)
      for (const happening of outcome.happenings) {
        if (happening.kind === "payout_run" && !unswept.isMissing(happening)) continue
        if (happening.kind === "holding_end" && !held.isMissing(happening)) continue
        agenda.set(happening)
      }
    },
    begin: (happening) => {
      if (happening.kind === "payout_run") unswept.begin(happening)
      if (happening.kind === "holding_end") held.begin(happening)
    },
    join: (account) => {
      unswept.join(account)
      held.join(account)
    },
    change: (account, now, agenda) => {
      unswept.change(account)
      for (const end of held.change(account, unswept.of, now)) agenda.set(end)
    }
  }
}
