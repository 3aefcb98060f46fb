/**
 * Payouts: the payouts of a group of sellers: each of all that is available, at the first second of its day.
 *
 * Whoever has nothing then is refused by Stripe, as it would be. What a bank sends back goes with the next one. Ids
 * come from keys: `p1`, `p1-failure`.
 */
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as Later from "#core/simulation/generate/Later.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import type { Failures, PayoutTerms, SellerGroup } from "#core/simulation/generate/SellerGroup.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import type * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Payouts {
  readonly group: string
  /** Who is paid out on each of the terms that anyone has. */
  readonly byTerms: ReadonlyMap<PayoutTerms, ReadonlyArray<AccountId>>
  /** The pots that its orders' money is in: a payout draws on one. */
  readonly pots: ReadonlyArray<SourceType>
  readonly failures: Random.Random
}

export const of = ({ methods, name, sellers }: SellerGroup, seed: number): Payouts => {
  const byTerms = new Map<PayoutTerms, Array<AccountId>>()
  for (const { account, payouts } of sellers) {
    if (payouts === undefined) continue
    const accounts = byTerms.get(payouts)
    if (accounts === undefined) byTerms.set(payouts, [account])
    else accounts.push(account)
  }
  const pots = [...new Set(methods?.values.map(PaymentMethod.sourceType) ?? ["card" as const])]
  return { group: name, byTerms, pots, failures: Random.of(seed, `${name}: payout failures`) }
}

/** Those of a day, each with its failure if it comes to one by `end`; `key` gives each its own. */
export function* on(
  { byTerms, failures: random, group, pots }: Payouts,
  day: Day.Day,
  end: Instant.Instant,
  key: () => string
): Generator<readonly [Dated, ...ReadonlyArray<Dated>], void> {
  const at = Instant.startOf(day)
  for (const [{ failures, schedule }, accounts] of byTerms) {
    if (!PayoutSchedule.names(schedule, day)) continue
    for (const stripeAccount of accounts) {
      for (const sourceType of pots) {
        const id = key()
        const failure = failureOf(failures, id, at, random)
        const fails = failure !== undefined && failure.at <= end
        const command = { _tag: "payout", key: id, stripeAccount, sourceType } as const
        const payout = { at, command, thread: { id, isFirst: true, isLast: !fails }, group }
        yield fails ? [payout, { ...failure, thread: { id, isFirst: false, isLast: true }, group }] : [payout]
      }
    }
  }
}

const failureOf = (
  failures: Failures | undefined,
  payout: string,
  at: Instant.Instant,
  random: Random.Random
): Later.Later | undefined =>
  failures === undefined || !random.chance(failures.rate)
    ? undefined
    : {
        at: Later.daysLater(at, failures.delay, random),
        command: { _tag: "payout_failure", key: `${payout}-failure`, payout: `po_${payout}`, failureCode: failures.why }
      }
