import { expect, it } from "vitest"
import { answer, moment, money } from "../Worlds.ts"
import * as ReserveRefusal from "#core/connect/refusals/ReserveRefusal.ts"

it.each([
  [
    ReserveRefusal.notLiable("acct_sten"),
    "400 invalid_request_error: Funds of acct_sten cannot be reserved: only those of a connected account whose negative " +
      "balances the platform is responsible for can."
  ],
  [
    ReserveRefusal.releaseOutside(),
    "400 invalid_request_error release_schedule[release_after]: The release must be at least 3 days and at most 180 days " +
      "in the future."
  ],
  [
    ReserveRefusal.updateOutside(moment("2026-03-05T12:00Z")),
    "400 invalid_request_error release_schedule[release_after]: The release must be in the future, and no later than 180 " +
      "days after the hold was created: until 2026-09-01T12:00:00Z."
  ],
  [
    ReserveRefusal.insufficientFunds("acct_ada", money("2.00 usd"), "bank_account"),
    "400 invalid_request_error balance_insufficient: $2.00 of acct_ada cannot be reserved: that is more than can be spent " +
      "of its bank_account balance."
  ],
  [
    ReserveRefusal.nothingReleasable("reshold_1"),
    "400 invalid_request_error reserve_hold: The reserve hold reshold_1 has already been fully released."
  ],
  [
    ReserveRefusal.aboveReleasable(money("2.00 usd"), money("1.00 usd")),
    "400 invalid_request_error amount: Release amount ($2.00) is greater than the releasable amount on the hold ($1.00)"
  ]
])("a request about reserves is refused: %j", (refusal, expected) => {
  expect(answer(refusal)).toBe(expected)
})
