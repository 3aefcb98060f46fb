/**
 * CrossingCount: what Stripe takes of the platform for a transfer that crosses a border, counted from the transfer and
 * the countries of both sides.
 */
import * as Country from "#core/connect/countries/Country.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import * as Region from "#core/connect/countries/Region.ts"
import type { Transfer } from "#core/connect/objects/Transfer.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as FeeCount from "#core/simulation/FeeCount.ts"

/** Nothing of what comes from a charge on behalf of an account, which settled abroad. */
export const add = (counted: FeeCount.Counted, world: World, transfer: Transfer): void => {
  const { amount, destination, sourceTransaction, sourceType } = transfer
  const { country, crossBorderFees, id } = world.platform
  const account = world.account(destination)
  const settledFor = (sourceTransaction === undefined ? undefined : world.charge(sourceTransaction)?.onBehalfOf) ?? id
  if (crossBorderFees === undefined || account === undefined || account.country === country || settledFor !== id) return
  if (!FeeResponsibility.isPlatforms("connect", account)) return
  const isOwn = crossBorderFees.rate !== undefined
  if (!isOwn && Region.isFree(country, account.country)) return
  const rate = crossBorderFees.rate ?? Country.all.get(account.country)?.transferRate
  if (rate === undefined) throw new RangeError(`${transfer.id} goes to ${account.country}, whose price is not known`)
  FeeCount.take(counted, world, id, sourceType, Money.share(amount, rate, "half_up"))
}
