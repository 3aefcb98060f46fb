import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import { ada, market } from "../Worlds.ts"

describe("an account's id", () => {
  it.each(["acct_1", "acct_1NnvHFPlatform", "acct_bakers-market", "acct_a_b"])("may be %s", (id) => {
    expect(StripeAccount.isAccountId(id)).toBe(true)
  })

  it.each(["", "acct", "acct_", "acc_1", "Acct_1", "ch_1", "acct_a/b", "acct_a b", "acct_a\n", " acct_a", "acct_é"])(
    "may not be %j",
    (id) => {
      expect(StripeAccount.isAccountId(id)).toBe(false)
    }
  )

  it("has nothing in it that separates ids and accounts", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        return !StripeAccount.isAccountId(`acct_${name}`) || /^[\w-]+$/.test(name)
      })
    )
  })
})

it("what stands behind acct_ is what an account is called", () => {
  expect(StripeAccount.keyIn("acct_ada-2")).toBe("ada-2")
})

it("a platform whose payouts stop is charged all the same, and as before when they go on", () => {
  const status = StripeAccount.statusOf(market)
  expect([AccountStatus.chargesEnabled(status), AccountStatus.disabledReason(status)]).toEqual([true, undefined])
  const stopped = { ...status, externalAccount: "errored" } as const
  expect([AccountStatus.chargesEnabled(stopped), AccountStatus.payoutsEnabled(stopped)]).toEqual([true, false])
})

it("its type is shown as the one that it was made by, or none", () => {
  expect(StripeAccount.shownType({ ...ada, type: "express" })).toBe("express")
  expect(StripeAccount.shownType(ada)).toBe("none")
})
