import { Result } from "effect"
import { expect, it } from "vitest"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import { ada, answer, market, world } from "../Worlds.ts"

const refusal = (found: Result.Result<unknown, Refusal>) => answer(Result.getOrThrow(Result.flip(found)))

it("a request is about the account that it names, the platform among them, and about the platform where it names none", () => {
  const find = (stripeAccount: StripeAccount.AccountId) => NamedAccount.find(world(), { stripeAccount })
  expect(NamedAccount.find(world(), {})).toEqual(Result.succeed(market))
  expect([market.id, ada.id].map(find)).toEqual([Result.succeed(market), Result.succeed(ada)])
  expect(refusal(find("acct_nobody"))).toContain("does not have access to account 'acct_nobody'")
})

it("a change of what an account may do is of a connected account that there is", () => {
  const connected = (id: StripeAccount.AccountId) => NamedAccount.connected(world(), id)
  expect(refusal(connected("acct_nobody"))).toContain("does not have access to account 'acct_nobody'")
  expect(refusal(connected(market.id))).toContain("acct_market is the platform itself")
  expect(connected(ada.id)).toEqual(Result.succeed(ada))
})
