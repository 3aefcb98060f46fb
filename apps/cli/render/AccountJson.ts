/**
 * AccountJson: what `explain` answers machines of an account, as {@link AccountTree} tells people.
 */
import * as AccountTree from "#apps/cli/render/AccountTree.ts"
import * as NegativeJson from "#apps/cli/render/NegativeJson.ts"
import * as ScheduleBranches from "#apps/cli/render/ScheduleBranches.ts"
import * as StripeJson from "#apps/cli/render/StripeJson.ts"
import * as UpcomingJson from "#apps/cli/render/UpcomingJson.ts"
import * as DisabledCapabilities from "#core/report/DisabledCapabilities.ts"
import * as StoppedPayouts from "#core/report/StoppedPayouts.ts"
import * as Day from "#core/time/Day.ts"

const { integer } = StripeJson

export const stopped = ({ account, cause, since, until }: StoppedPayouts.StoppedPayouts) => ({
  account,
  what: cause.what,
  since,
  until: until ?? null,
  ended_by: StoppedPayouts.endedBy(cause) ?? null,
  currency: StoppedPayouts.currencyOf(cause) ?? null,
  payout: cause.what === "payout_failed" ? cause.payout : null,
  failure_code: cause.what === "payout_failed" ? cause.failureCode : null,
  requirement: cause.what === "requirement_due" ? cause.requirement : null,
  disabled_reason: cause.what === "disabled" ? cause.reason : null
})

export const disabled = (it: DisabledCapabilities.DisabledCapabilities) => ({
  account: it.account,
  capabilities: it.capabilities,
  what: it.cause.what,
  since: it.since,
  until: it.until ?? null,
  ended_by: DisabledCapabilities.endedBy(it.cause) ?? null,
  capability: it.cause.what === "capability" ? it.cause.capability : null,
  status: it.cause.what === "capability" ? it.cause.status : null,
  requirement: it.cause.what === "requirement_due" ? it.cause.requirement : null,
  disabled_reason: it.cause.what === "disabled" ? it.cause.reason : null
})

/** How it is paid out: Stripe's names, but for the next day. */
const schedule = ({ account, asOf }: AccountTree.Account) => {
  const { payouts, settlementDelay } = account
  const own = payouts?.schedule
  const next = ScheduleBranches.nextDay(account, asOf)
  return {
    weekly_payout_days:
      own?.interval === "weekly" ? ScheduleBranches.daysOf(own).map((day) => day.toLowerCase()) : null,
    monthly_payout_days: own?.interval === "monthly" ? own.days : null,
    delay_days: settlementDelay.days,
    delay_count: settlementDelay.count,
    minimum_balances: [...(payouts?.minimumBalances?.values() ?? [])].map(StripeJson.money),
    next_payout_day: next === undefined ? null : Day.format(next)
  }
}

export const of = (it: AccountTree.Account) => ({
  as_of: it.asOf,
  id: it.account.id,
  object: "account",
  interval: AccountTree.intervalOf(it.account),
  charges_enabled: AccountTree.isActive(it, "card_payments"),
  transfers_enabled: AccountTree.isActive(it, "transfers"),
  payouts_enabled: !AccountTree.isStopped(it),
  debit_negative_balances: it.account.payouts?.debitNegativeBalances ?? false,
  ...schedule(it),
  stopped_payouts: it.stops.map(stopped),
  disabled_capabilities: it.disabled.map(disabled),
  balances: it.rows.map((row) => {
    const { available, currency, pending } = row
    const own = it.exposures.find((exposure) => exposure.currency === currency)
    return {
      currency,
      pending: integer(pending),
      available: integer(available),
      negative_since: AccountTree.negativeSince(it, row) ?? null,
      collected_at: own?.collectedAt ?? null,
      liable: own?.liable ?? null
    }
  }),
  upcoming_payouts: it.upcoming.map(UpcomingJson.upcoming),
  reserves: it.reserves.map(UpcomingJson.reserve),
  waiting_refunds: it.waiting.map((each) => StripeJson.object(each, it.asOf)),
  negatives: it.negatives.map((each) => NegativeJson.of(each, it.asOf)),
  held_for: it.held.map(({ account, clearing, currency, held, since }) => ({
    account,
    currency,
    held: integer(held),
    clearing: integer(clearing),
    since: since ?? null
  }))
})
