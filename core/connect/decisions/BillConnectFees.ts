/**
 * BillConnectFees: Stripe takes Connect's fees of a month from the platform's balance, as lines of their own.
 */
import * as ConnectFees from "#core/connect/prices/ConnectFees.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type { ConnectBilling } from "#core/connect/Happening.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"

/** Whether a payout that goes to the bank is billed to the platform: to an account whose Connect fees it pays. */
export const isBilled = ({ account: find, platform }: Pick<World, "account" | "platform">, payout: Payout): boolean => {
  const account = find(payout.account)
  return (
    platform.connectFees !== undefined &&
    account !== undefined &&
    FeeResponsibility.isPlatforms("connect", account) &&
    Money.isPositive(payout.amount) &&
    payout.amount.currency === platform.currency
  )
}

/** No scenario has a step called so: its names have no dots. */
const keyOf = (month: Day.Day): string => `connect.${Day.format(month)}`

export const bill = (world: World, { at, month }: ConnectBilling): Outcome => {
  const { connectFees, id } = world.platform
  const usage = world.connectUsage(month)
  if (connectFees === undefined || usage === undefined) return nothing
  const draft = Draft.continuing(world, keyOf(month), at)
  for (const { amount, description } of ConnectFees.lines(connectFees, usage, month)) {
    draft.line({
      id: draft.id("txn"),
      account: id,
      type: "stripe_fee",
      amount: Money.negate(amount),
      availableOn: at,
      sourceType: "card",
      description
    })
  }
  return { ...draft.outcome(), billed: month }
}
