/**
 * PayoutDays: on which days an account was paid out by itself, told to whoever named another one: those nearest to it.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Day from "#core/time/Day.ts"

const most = 6

const apart = (a: Day.Day, b: Day.Day): number => (a < b ? b - a : a - b)

/** As in `acct_ada was paid out by itself on 2026-03-04, 2026-03-05`; `days` in any order, also twice. */
export const told = (account: AccountId, days: Iterable<Day.Day>, named: Day.Day): string => {
  const all = [...new Set(days)]
  if (all.length === 0) return `${account} was never paid out by itself`
  const nearest = all.toSorted((a, b) => apart(a, named) - apart(b, named) || a - b).slice(0, most)
  const listed = nearest.toSorted((a, b) => a - b).map(Day.format)
  const others = all.length - listed.length
  const more = others === 0 ? "" : ` and ${others.toLocaleString("en-US")} other day${others === 1 ? "" : "s"}`
  return `${account} was paid out by itself on ${listed.join(", ")}${more}`
}
