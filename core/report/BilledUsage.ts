/**
 * BilledUsage: what a bill of Stripe's counts: the payments that used a product in its period, or the payouts of a
 * month that went to the bank.
 *
 * A fold over everything that is done, in order, which changes in place; it is as large as those are many.
 */
import * as BillConnectFees from "#core/connect/decisions/BillConnectFees.ts"
import type { Charge } from "#core/connect/objects/Charge.ts"
import type { ProductBilling } from "#core/connect/Happening.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as ConnectFees from "#core/connect/prices/ConnectFees.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import type { Usage } from "#core/report/StandaloneLine.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** A payment or a payout that is counted, when it was, and what a payout in another currency counts as. */
export interface Counted {
  readonly at: Instant.Instant
  readonly object: Charge | Payout
  readonly volume?: Money.Money
}

/** Those that go to the bank with it: an instant payout as it is made, any other later. */
const sentBy = ({ changed, happenings, made }: Outcome): ReadonlyArray<Payout> => {
  const sent = new Set(happenings.flatMap((each) => (each.kind === "payout_arrival" ? [each.payout] : [])))
  if (sent.size === 0) return []
  return [...made, ...changed].flatMap((each) => (each.object === "payout" && sent.has(each.id) ? [each] : []))
}

const payouts = (world: World, month: Day, outcome: Outcome, at: Instant.Instant): ReadonlyArray<Counted> => {
  if (ConnectFees.monthOf(Instant.dayOf(at)) !== month) return []
  return sentBy(outcome).flatMap((object) => {
    const volume = BillConnectFees.volumeOf(world, object, at)
    if (volume === undefined) return []
    return volume.currency === object.amount.currency ? [{ at, object }] : [{ at, object, volume }]
  })
}

const payments = (
  { account, period, product }: ProductBilling,
  { made }: Outcome,
  at: Instant.Instant
): ReadonlyArray<Counted> => {
  const day = Instant.dayOf(at)
  if (day < period.first || period.last < day) return []
  return made.flatMap((object) =>
    object.object === "charge" && object.account === account && object.products?.includes(product) === true
      ? [{ at, object }]
      : []
  )
}

/** Adds what was done or came about to the list of what `usage` counts. */
export const add = (counted: Array<Counted>, world: World, usage: Usage, { at, happening, outcome }: Booked): void => {
  const moment = at ?? happening?.at
  if (moment === undefined) return
  const more =
    "month" in usage ? payouts(world, usage.month, outcome, moment) : payments(usage.product, outcome, moment)
  for (const each of more) counted.push(each)
}
