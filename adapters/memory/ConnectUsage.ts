/**
 * ConnectUsage: what the payouts of each month that was not billed yet come to, as far as they are billed.
 */
import * as ConnectFees from "#core/connect/prices/ConnectFees.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { AccountId, PlatformAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"

interface Counted {
  readonly accounts: Set<AccountId>
  payouts: bigint
  volume: Money.Money
  instantVolume: Money.Money
  smallInstants: bigint
}

export interface ConnectUsage {
  readonly of: (month: Day) => ConnectFees.Usage | undefined
  /** Counts one that went to the bank on `day`, billed by `volume`; the month, if it is its first. */
  readonly add: (payout: Payout, volume: Money.Money, day: Day) => Day | undefined
  readonly forget: (month: Day) => void
}

/** As large as the accounts are many that are paid out to in a month. */
export const make = ({
  connectFees: fees,
  currency
}: Pick<PlatformAccount, "connectFees" | "currency">): ConnectUsage => {
  const months = new Map<Day, Counted>()
  const none = Money.zero(currency)
  const empty = (): Counted => ({
    accounts: new Set(),
    payouts: 0n,
    volume: none,
    instantVolume: none,
    smallInstants: 0n
  })
  return {
    of: (month) => {
      const counted = months.get(month)
      return counted && { ...counted, activeAccounts: BigInt(counted.accounts.size) }
    },
    add: ({ account, method }, volume, day) => {
      const month = ConnectFees.monthOf(day)
      const known = months.get(month)
      const counted = known ?? empty()
      counted.accounts.add(account)
      counted.payouts += 1n
      counted.volume = Money.add(counted.volume, volume)
      if (method === "instant") {
        if (fees?.instant !== undefined && ConnectFees.isSmall(fees.instant, volume)) counted.smallInstants += 1n
        else counted.instantVolume = Money.add(counted.instantVolume, volume)
      }
      if (known !== undefined) return undefined
      months.set(month, counted)
      return month
    },
    forget: (month) => void months.delete(month)
  }
}
