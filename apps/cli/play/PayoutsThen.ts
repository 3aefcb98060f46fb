/**
 * PayoutsThen: on which days an account had been paid out by itself when a step was about a payout of another day,
 * which Stripe's answer does not say.
 */
import * as Payout from "#core/connect/objects/Payout.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as PayoutDays from "#core/simulation/PayoutDays.ts"
import type { Refused } from "#core/simulation/Run.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** The account and day that an automatic payout is named by: `po_ada.2026-03-04`, also of a pot. */
const named = /^po_([^.]+)\.(\d{4}-\d{2}-\d{2})/

/** Undefined where it was not for want of an automatic payout that it was refused. */
export const of = (world: MovingWorld, { command, refusal }: Refused): string | undefined => {
  if (refusal._tag !== "Refusal" || refusal.code !== "resource_missing" || !("payout" in command)) return undefined
  const [, owner, day = ""] = named.exec(command.payout) ?? []
  const parsed = Day.parse(day)
  const account = owner === undefined ? undefined : world.account(`acct_${owner}`)
  if (account === undefined || parsed._tag === "Failure") return undefined
  const days: Array<Day.Day> = []
  for (const object of world.objects()) {
    const isItsOwn = object.object === "payout" && object.account === account.id && Payout.isAutomatic(object)
    if (isItsOwn) days.push(Instant.dayOf(object.arrivalDate))
  }
  return PayoutDays.told(account.id, days, parsed.success)
}
