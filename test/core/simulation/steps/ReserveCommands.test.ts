import { Result } from "effect"
import * as Instant from "#core/time/Instant.ts"
import { eachIs, eachLeadsNowhere, money } from "./Commands.ts"

const hold = { stripe_account: "ada", amount: "5.00 usd", release_after: "2026-03-20" }
const held = {
  _tag: "reserve_hold",
  stripeAccount: "acct_ada",
  amount: money(500n),
  releaseAfter: Result.getOrThrow(Instant.parse("2026-03-20T23:59:59Z"))
} as const

eachIs([
  [{ reserve_hold: hold }, held],
  [{ reserve_hold: { ...hold, source_type: "fpx" } }, { ...held, sourceType: "fpx" }],
  [
    { reserve_hold_update: { hold: "flour", release_after: "2026-03-20" } },
    { _tag: "reserve_hold_update", hold: "reshold_flour", releaseAfter: held.releaseAfter }
  ],
  [{ reserve_release: { hold: "flour" } }, { _tag: "reserve_release", hold: "reshold_flour" }],
  [
    { reserve_release: { hold: "stall", amount: "1.00 usd" } },
    { _tag: "reserve_release", hold: "reshold_stall", amount: money(100n) }
  ]
])

eachLeadsNowhere([
  [{ reserve_hold: { ...hold, stripe_account: "eve" } }, 'reserve_hold.stripe_account: there is no account "eve"'],
  [
    { reserve_hold_update: { hold: "x", release_after: "2026-03-20" } },
    "reserve_hold_update.hold: there is no earlier reserve_hold, charge or transfer step"
  ],
  [
    { reserve_release: { hold: "out" } },
    'reserve_release.hold: "out" is a payout, not a reserve_hold, charge or transfer step'
  ],
  [
    { reserve_release: { hold: "x" } },
    "reserve_release.hold: there is no earlier reserve_hold, charge or transfer step"
  ]
])
