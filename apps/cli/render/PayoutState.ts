/**
 * PayoutState: what became of a payout, in words.
 */
import type { Payout } from "#core/connect/objects/Payout.ts"

export const failing = (status: string, code: string | undefined): string =>
  code === undefined ? status : `${status}, ${code}`

/** What became of a payout. */
export const stateOf = (payout: Payout): string => {
  switch (payout.status) {
    case "pending":
      return "not yet on its way"
    case "in_transit":
      return "on its way"
    case "paid":
      return "arrived"
    case "canceled":
      return "canceled"
    case "failed":
      return failing("failed", payout.failureCode)
  }
}
