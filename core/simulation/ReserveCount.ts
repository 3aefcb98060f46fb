/**
 * ReserveCount: what is held of accounts' money in their risk reserves, counted from the holds and releases.
 */
import type { ReserveHold, ReserveRelease } from "#core/connect/objects/Reserve.ts"
import * as Holdings from "#core/simulation/Holdings.ts"

/** What is held goes from the account's balance to its risk reserve, and what is released back, in its own pot. */
export const move = (
  from: Holdings.Holdings,
  to: Holdings.Holdings,
  { account, amount, sourceType }: ReserveHold | ReserveRelease
): void => {
  Holdings.take(from, account, sourceType, amount)
  Holdings.put(to, account, sourceType, amount)
}
