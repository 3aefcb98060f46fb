/**
 * Balances: `/v1/balance` and `/v1/balance_transactions`.
 *
 * https://docs.stripe.com/api/balance and https://docs.stripe.com/api/balance_transactions
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as BalanceView from "#apps/sandbox/state/BalanceView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as View from "#apps/sandbox/state/View.ts"

const list = {
  ...Page.parameters,
  /** As older versions of the API have it. */
  available_on: Parameter.range,
  created: Parameter.range,
  currency: Parameter.currency,
  payout: Parameter.text,
  source: Parameter.text,
  type: Parameter.text
} as const satisfies Parameter.Complete<Stripe.BalanceTransactionListParams> & Parameter.Fields

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("GET", "/v1/balance", {}, ({ account, state }) => Result.succeed(BalanceView.of(state, account))),

  Endpoint.of("GET", "/v1/balance_transactions", list, ({ account, given, state }) => {
    const { available_on: available, created, currency, payout, source, type } = given
    if (payout !== undefined && state.payouts.of(account, payout) === undefined) {
      return Result.fail(Failure.missing("payout", payout, "payout"))
    }
    return Endpoint.listed(state.lines.all(account), given, {
      url: "/v1/balance_transactions",
      noun: "balance transaction",
      show: (kept) => View.line(state, kept),
      // The payout's own line is in its list too.
      matches: ({ beside, item }) =>
        (payout === undefined || beside === payout || item.source === payout) &&
        (source === undefined || item.source === source) &&
        (type === undefined || item.type === type) &&
        (currency === undefined || item.net.currency === currency) &&
        Parameter.isWithin(available, item.availableOn) &&
        Parameter.isWithin(created, item.created)
    })
  }),

  Endpoint.of("GET", "/v1/balance_transactions/{id}", {}, ({ account, named: { id = "" }, state }) =>
    Result.map(Endpoint.found(state.lines.of(account, id), "balance transaction", id), (kept) => View.line(state, kept))
  )
]
