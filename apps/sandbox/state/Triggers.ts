/**
 * Triggers: test cards that have Stripe ask for what an account will have to tell, or miss what it had to.
 *
 * They work with a direct charge, or one on behalf of the account, and only on what is asked of it already.
 * https://docs.stripe.com/connect/testing#trigger-cards
 */
import type { Asked } from "#apps/sandbox/state/Endpoint.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { Trigger } from "#apps/sandbox/state/TestCard.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Requirement } from "#core/connect/accounts/Requirement.ts"
import * as Instant from "#core/time/Instant.ts"

/** How long somebody has for what is due from now on: ours, as none is documented. */
const days = 14

const isOpen = (trigger: Trigger, { deadline, isLate, isProvided }: Requirement): boolean =>
  !isProvided && !isLate && (trigger === "next_requirements") === (deadline === undefined)

export const follow = ({ origin, state }: Asked, account: AccountId, trigger: Trigger): void => {
  const asked = state.world.account(account)?.status?.requirements ?? []
  for (const each of asked.filter((requirement) => isOpen(trigger, requirement))) {
    const isNext = trigger === "next_requirements"
    const blocked = trigger === "charge_block" ? ("charges" as const) : ("payouts" as const)
    Recording.carryOut(state, origin, {
      _tag: "requirement_update",
      key: state.ids.key(),
      stripeAccount: account,
      requirement: each.name,
      status: "due",
      deadline: isNext ? Instant.plusDays(origin.at, days) : origin.at,
      disables: isNext ? each.disables : new Set([blocked])
    })
  }
}
