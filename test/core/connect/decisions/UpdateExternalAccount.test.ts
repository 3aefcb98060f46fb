import { describe, expect, it } from "vitest"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import {
  after,
  answer,
  connected,
  done,
  held,
  market,
  moment,
  objectOf,
  passed,
  payout,
  payoutFailure,
  refused,
  toAda
} from "../Worlds.ts"

const ada = connected("Ada", "express", {
  payouts: { schedule: { interval: "daily" }, debitNegativeBalances: true }
})
const cake = toAda("cake", "10.00 usd")
const update = (stripeAccount?: "acct_ada" | "acct_nobody"): Command => ({
  _tag: "external_account_update",
  key: "new-bank",
  ...(stripeAccount === undefined ? {} : { stripeAccount })
})

const bankOf = (world: MovingWorld) =>
  StripeAccount.statusOf(world.account("acct_ada") ?? expect.fail()).externalAccount

/** 10.00 are paid out on Wednesday and come back on Thursday; 5.00 more are there on Monday. */
const failed = () => {
  const world = after([cake], { accounts: [ada] })
  done(world, toAda("bun", "5.00 usd"), moment("2026-03-05T09:00Z"))
  done(world, payoutFailure("closed", "po_ada.2026-03-04"), moment("2026-03-05T10:00Z"))
  return world
}

const amounts = (happened: ReturnType<typeof passed>) =>
  happened.flatMap(({ happening, outcome }) =>
    (outcome.swept ?? []).map(
      ({ payout, transactions }) => `${payout} of ${transactions.join(", ")} at ${happening.at}`
    )
  )

describe("a payout that fails", () => {
  it("brings the money back at once and stops what would be paid out by itself", () => {
    const world = failed()
    expect(bankOf(world)).toBe("errored")
    expect(held(world, "acct_ada")).toBe("5.00 / 10.00")
    expect(amounts(passed(world, moment("2026-04-01")))).toEqual([])
    expect(held(world, "acct_ada")).toBe("0.00 / 15.00")
  })

  it("stops the payouts that are asked for too", () => {
    expect(answer(refused(failed(), payout("x", "1.00 usd", { stripeAccount: "acct_ada" })))).toContain(
      "400 invalid_request_error payouts_not_allowed"
    )
  })

  it("stops them too where an account is paid out only when asked for", () => {
    const world = after([cake])
    done(world, payout("out", undefined, { stripeAccount: "acct_ada" }), moment("2026-03-05T10:00Z"))
    done(world, payoutFailure("closed", "po_out"))
    expect(bankOf(world)).toBe("errored")
    const again = payout("again", undefined, { stripeAccount: "acct_ada" })
    expect(answer(refused(world, again))).toContain("payouts_not_allowed")
    done(world, update("acct_ada"))
    expect(done(world, again)._tag).toBe("done")
  })
})

describe("a bank account that is updated", () => {
  it("gets what waits on the next payout day, with what came back", () => {
    const world = failed()
    const updated = done(world, update("acct_ada"), moment("2026-03-10T10:00Z"))
    expect(updated.outcome).toMatchObject({ made: [], changed: [], transactions: [] })
    expect(bankOf(world)).toBe("new")
    expect(amounts(passed(world, moment("2026-04-01")))).toEqual([
      `po_ada.2026-03-12 of txn_bun.3, txn_closed at ${moment("2026-03-11T01:00Z")}`
    ])
    expect(held(world, "acct_ada")).toBe("0.00 / 0.00")
  })

  it("is nothing to an account that waits for nothing, or is paid out when asked for", () => {
    const world = after([], { accounts: [ada] })
    done(world, update("acct_ada"))
    expect(amounts(passed(world, moment("2026-04-01")))).toEqual([])
    const manual = after([cake])
    expect(done(manual, update("acct_ada")).outcome.happenings).toEqual([])
    expect(done(after([]), update()).outcome.status).toMatchObject({
      account: market.id,
      status: { externalAccount: "new" }
    })
  })

  it("is of an account that there is", () => {
    expect(answer(refused(failed(), update("acct_nobody")))).toContain("does not have access to account 'acct_nobody'")
  })
})

describe("an account without a bank account", () => {
  const removal = (stripeAccount?: "acct_ada" | "acct_nobody"): Command => ({
    _tag: "external_account_removal",
    key: "gone",
    ...(stripeAccount === undefined ? {} : { stripeAccount })
  })

  it("is paid out neither by itself nor when asked for, and again when it has one", () => {
    const world = after([cake], { accounts: [ada] })
    done(world, removal("acct_ada"))
    expect(bankOf(world)).toBe("missing")
    expect(amounts(passed(world, moment("2026-03-12")))).toEqual([])
    expect(answer(refused(world, payout("x", "1.00 usd", { stripeAccount: "acct_ada" })))).toBe(
      "400 invalid_request_error: Sorry, you don't have any external accounts in that currency (usd)."
    )
    done(world, update("acct_ada"))
    expect(amounts(passed(world, moment("2026-04-01")))).toEqual([
      `po_ada.2026-03-13 of txn_cake.3 at ${moment("2026-03-12T01:00Z")}`
    ])
  })

  it("cannot lose it twice, nor can one that there is not; the platform can", () => {
    const world = after([cake])
    done(world, removal())
    expect(answer(refused(world, payout("x", "1.00 usd")))).toContain("any external accounts in that currency (usd)")
    expect(answer(refused(world, removal()))).toBe(
      "400 invalid_request_error: Nothing changes: the external account of acct_market is as it should become."
    )
    expect(answer(refused(world, removal("acct_nobody")))).toContain("does not have access to account 'acct_nobody'")
  })
})

it("an automatic payout can come back for 90 days after it arrived, and is then forgotten", () => {
  const last = after([cake], { accounts: [ada] })
  passed(last, moment("2026-06-01T23:59:59Z"))
  expect(objectOf(done(last, payoutFailure("x", "po_ada.2026-03-04")), "po_ada.2026-03-04")).toMatchObject({
    status: "failed"
  })
  const late = after([cake], { accounts: [ada] })
  passed(late, moment("2026-06-02"))
  expect(answer(refused(late, payoutFailure("x", "po_ada.2026-03-04")))).toContain("No such payout")
})
