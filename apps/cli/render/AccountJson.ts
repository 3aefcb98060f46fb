/**
 * AccountJson: what `explain` answers machines of an account, as {@link AccountTree} tells people.
 */
import * as AccountTree from "#apps/cli/render/AccountTree.ts"
import { integer } from "#apps/cli/render/StripeJson.ts"
import * as UpcomingJson from "#apps/cli/render/UpcomingJson.ts"
import * as StoppedPayouts from "#core/report/StoppedPayouts.ts"

export const stopped = ({ account, cause, since, until }: StoppedPayouts.StoppedPayouts) => ({
  account,
  what: cause.what,
  since,
  until: until ?? null,
  ended_by: StoppedPayouts.endedBy(cause) ?? null,
  payout: cause.what === "payout_failed" ? cause.payout : null,
  failure_code: cause.what === "payout_failed" ? cause.failureCode : null,
  requirement: cause.what === "requirement_due" ? cause.requirement : null,
  disabled_reason: cause.what === "disabled" ? cause.reason : null
})

export const of = (it: AccountTree.Account) => ({
  as_of: it.asOf,
  id: it.account.id,
  object: "account",
  interval: AccountTree.intervalOf(it.account),
  payouts_enabled: !AccountTree.isStopped(it),
  debit_negative_balances: it.account.payouts?.debitNegativeBalances ?? false,
  stopped_payouts: it.stops.map(stopped),
  balances: it.rows.map(({ available, currency, pending }) => {
    const own = it.exposures.find((exposure) => exposure.currency === currency)
    return {
      currency,
      pending: integer(pending),
      available: integer(available),
      negative_since: own?.since ?? null,
      collected_at: own?.collectedAt ?? null,
      liable: own?.liable ?? null
    }
  }),
  upcoming_payouts: it.upcoming.map(UpcomingJson.upcoming),
  reserves: it.reserves.map(UpcomingJson.reserve)
})
