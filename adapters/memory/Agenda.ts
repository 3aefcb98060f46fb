/**
 * Agenda: the queue of dated happenings, handed out one at a time: by moment, what matures first, then as it was set.
 *
 * What matures at one moment on one account, in one currency and of one source type, is one happening.
 */
import type { SourceType } from "#core/connect/SourceType.ts"
import type { Happening, Maturity, Scheduled } from "#core/connect/Happening.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Share {
  readonly account: AccountId
  readonly sourceType: SourceType
  amount: Money.Money
}

/** What is due at one moment; as both are handed out, `next` counts up. */
interface Day {
  readonly at: Instant
  /** Account → what matures there, seldom more than one. */
  readonly maturing: Map<AccountId, Array<Share>>
  readonly others: Array<Scheduled>
  next: number
}

export interface Agenda {
  readonly set: (happening: Scheduled) => void
  /** Adds `amount` to what matures at `at`. */
  readonly mature: (at: Instant, account: AccountId, sourceType: SourceType, amount: Money.Money) => void
  /** Takes out the first happening up to and including `moment`. */
  readonly next: (moment: Instant) => Happening | undefined
}

const same = (share: Share, sourceType: SourceType, currency: Currency): boolean =>
  share.sourceType === sourceType && share.amount.currency === currency

const takeMaturity = ({ at, maturing }: Day): Maturity | undefined => {
  for (const [account, shares] of maturing) {
    const share = shares.shift()
    if (shares.length === 0) maturing.delete(account)
    if (share !== undefined) return { kind: "maturity", at, ...share }
  }
  return undefined
}

/** Money matures at midnight, so many happenings share few moments: a list per moment, and the moments sorted. */
export const make = (): Agenda => {
  const days = new Map<Instant, Day>()
  const sorted: Array<Day> = []

  const dayAt = (at: Instant): Day => {
    const known = days.get(at)
    if (known !== undefined) return known
    const day: Day = { at, maturing: new Map(), others: [], next: 0 }
    days.set(at, day)
    sorted.splice(sorted.findLastIndex((it) => it.at < at) + 1, 0, day)
    return day
  }

  const take = (day: Day): Happening | undefined => {
    const maturity = takeMaturity(day)
    if (maturity !== undefined) return maturity
    day.next += 1
    return day.others[day.next - 1]
  }

  return {
    set: (happening) => void dayAt(happening.at).others.push(happening),
    mature: (at, account, sourceType, amount) => {
      const { maturing } = dayAt(at)
      const shares = maturing.get(account)
      if (shares === undefined) {
        maturing.set(account, [{ account, sourceType, amount }])
        return
      }
      const share = shares.find((it) => same(it, sourceType, amount.currency))
      if (share === undefined) shares.push({ account, sourceType, amount })
      else share.amount = Money.add(share.amount, amount)
    },
    next: (moment) => {
      for (let day = sorted[0]; day !== undefined && day.at <= moment; day = sorted[0]) {
        const happening = take(day)
        if (happening !== undefined) return happening
        days.delete(day.at)
        sorted.shift()
      }
      return undefined
    }
  }
}
