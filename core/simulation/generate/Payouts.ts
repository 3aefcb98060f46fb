/**
 * Payouts: the payouts of a group of sellers: each of all that is available, at the first second of its day.
 *
 * Whoever has nothing then is refused by Stripe, as it would be, and so is whose last payout came back, until the
 * bank account is updated some days later; what came back goes with the next one. Ids come from keys: `p1`,
 * `p1-failure`, `p1-update`.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as Later from "#core/simulation/generate/Later.ts"
import type { Pot } from "#core/simulation/generate/Pot.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import type { PayoutFailures, PayoutTerms } from "#core/simulation/generate/PayoutTerms.ts"
import type { SellerGroup } from "#core/simulation/generate/SellerGroup.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import type * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Payouts {
  readonly group: string
  /** Who is paid out on each of the terms that anyone has. */
  readonly byTerms: ReadonlyMap<PayoutTerms, ReadonlyArray<AccountId>>
  readonly pots: ReadonlyArray<Pot>
  readonly failures: Random.Random
  readonly updates: Random.Random
}

export const of = ({ name, pots, sellers }: SellerGroup, seed: number): Payouts => {
  const byTerms = new Map<PayoutTerms, Array<AccountId>>()
  for (const { account, payouts } of sellers) {
    if (payouts === undefined) continue
    const accounts = byTerms.get(payouts)
    if (accounts === undefined) byTerms.set(payouts, [account])
    else accounts.push(account)
  }
  return {
    group: name,
    byTerms,
    pots,
    failures: Random.of(seed, `${name}: payout failures`),
    updates: Random.of(seed, `${name}: bank account updates`)
  }
}

/** Those of a day, each with its failure and what that leads to, as far as they come by `end`; `key` gives each its own. */
export function* on(
  payouts: Payouts,
  day: Day.Day,
  end: Instant.Instant,
  key: () => string
): Generator<readonly [Dated, ...ReadonlyArray<Dated>], void> {
  const { byTerms, group, pots } = payouts
  const at = Instant.startOf(day)
  for (const [{ failures, schedule }, accounts] of byTerms) {
    if (!PayoutSchedule.names(schedule, day)) continue
    for (const stripeAccount of accounts) {
      for (const pot of pots) {
        const id = key()
        const payout = { at, command: { _tag: "payout", key: id, stripeAccount, ...pot } as const }
        const back = failures === undefined ? [] : failure(payouts, failures, { id, at, stripeAccount })
        const others = back.filter((each) => each.at <= end)
        const inThread = (step: Later.Later, index: number): Dated => ({
          ...step,
          thread: { id, isFirst: index === 0, isLast: index === others.length },
          group
        })
        yield [inThread(payout, 0), ...others.map((step, index) => inThread(step, index + 1))]
      }
    }
  }
}

interface Sent {
  readonly id: string
  readonly at: Instant.Instant
  readonly stripeAccount: AccountId
}

/** The failure of a payout, if it comes to one, and the update of the bank account after it. */
const failure = (
  { failures: random, updates }: Payouts,
  { delay, rate, update, why }: PayoutFailures,
  { at, id, stripeAccount }: Sent
): ReadonlyArray<Later.Later> => {
  if (!random.chance(rate)) return []
  const fails = Later.daysLater(at, delay, random)
  return [
    { at: fails, command: { _tag: "payout_failure", key: `${id}-failure`, payout: `po_${id}`, failureCode: why } },
    {
      at: Later.daysLater(fails, update, updates),
      command: { _tag: "external_account_update", key: `${id}-update`, stripeAccount }
    }
  ]
}
