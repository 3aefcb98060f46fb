/**
 * ConnectFeeCount: what Connect's fees of each month must come to, counted from the payouts that went to banks.
 *
 * It is asked of the accounts whose fees they are, and not of what was billed. It is as large as the accounts are many
 * that are paid out to in a month, and changes in place.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as ConnectFees from "#core/connect/prices/ConnectFees.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

interface Sent {
  readonly account: AccountId
  /** In the platform's currency. */
  readonly amount: Money.Money
  readonly isInstant: boolean
}

/** The months that were not billed yet, each by its first day. */
export type ConnectFeeCount = Map<Day, Array<Sent>>

export const empty = (): ConnectFeeCount => new Map()

const none: ReadonlyArray<Money.Money> = []

/** Counts one outcome, in the world that it has just been applied to: the fees that are due with it. */
export const add = (count: ConnectFeeCount, world: World, outcome: Outcome): ReadonlyArray<Money.Money> => {
  if (world.platform.connectFees === undefined) return none
  for (const happening of outcome.happenings) {
    if (happening.kind === "payout_arrival" && outcome.at !== undefined) {
      // Of a long time that passed at once, the world may have forgotten it.
      const sent = outcome.changed.find(({ id }) => id === happening.payout)
      const payout = sent?.object === "payout" ? sent : world.payout(happening.payout)
      addSent(count, world, payout, outcome.at)
    }
  }
  return outcome.billed === undefined ? none : due(count, world.platform.connectFees, outcome.billed)
}

const addSent = (count: ConnectFeeCount, world: World, payout: Payout | undefined, at: Instant.Instant): void => {
  const account = payout === undefined ? undefined : world.account(payout.account)
  if (payout === undefined || account === undefined || !FeeResponsibility.isPlatforms("connect", account)) return
  if (!Money.isPositive(payout.amount)) return
  const amount = billedOf(world, payout, at)
  if (amount === undefined) return
  const sent = { account: account.id, amount, isInstant: payout.method === "instant" }
  const month = ConnectFees.monthOf(Instant.dayOf(at))
  const others = count.get(month)
  if (others === undefined) count.set(month, [sent])
  else others.push(sent)
}

/** What the bank gets, in the platform's currency by the rate of the day; without a rate nothing was billed. */
const billedOf = ({ exchangeRates, platform }: World, payout: Payout, at: Instant.Instant): Money.Money | undefined => {
  const { amount } = payout.converted ?? payout
  if (amount.currency === platform.currency) return amount
  const rate = ExchangeRates.middle(exchangeRates, amount.currency, platform.currency, at)
  return rate && Money.convert(amount, platform.currency, rate)
}

const due = (count: ConnectFeeCount, fees: ConnectFees.ConnectFees, month: Day): ReadonlyArray<Money.Money> => {
  const sent = count.get(month) ?? []
  count.delete(month)
  const { currency } = fees.payout
  const volume = (some: ReadonlyArray<Sent>): Money.Money =>
    Money.sum(
      currency,
      some.map(({ amount }) => amount)
    )
  const { instant: price } = fees
  const instant = sent.filter(({ isInstant }) => isInstant)
  const large = instant.filter(({ amount }) => price === undefined || !ConnectFees.isSmall(price, amount))
  const usage = {
    activeAccounts: BigInt(new Set(sent.map(({ account }) => account)).size),
    payouts: BigInt(sent.length),
    volume: volume(sent),
    instantVolume: volume(large),
    smallInstants: BigInt(instant.length - large.length)
  }
  return ConnectFees.lines(fees, usage, month).map(({ amount }) => amount)
}
