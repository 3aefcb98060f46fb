import { describe, expect, it } from "vitest"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Activity } from "#core/connect/accounts/Requirement.ts"
import * as UpdateRequirement from "#core/connect/decisions/UpdateRequirement.ts"
import { nothing, type MovingWorld } from "#core/connect/World.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  after,
  answer,
  charge,
  connected,
  done,
  held,
  market,
  moment,
  monday,
  passed,
  payout,
  refund,
  refused,
  requirement,
  reversal,
  toAda,
  transfer,
  tuesday,
  world as worldOf
} from "../Worlds.ts"

const ada = connected("Ada", "express", { payouts: { schedule: { interval: "daily" }, debitNegativeBalances: true } })
const deadline = moment("2026-03-10T23:59:59Z")
const due = requirement("due", { status: "due", deadline })

const statusOf = (world: MovingWorld) => StripeAccount.statusOf(world.account("acct_ada") ?? expect.fail())
const told = (world: MovingWorld) => [
  AccountStatus.chargesEnabled(statusOf(world)),
  AccountStatus.payoutsEnabled(statusOf(world)),
  AccountStatus.disabledReason(statusOf(world))
]

const starting = () => {
  const world = worldOf({ accounts: [ada] })
  done(world, due)
  return world
}

describe("what is due of an account", () => {
  it("disables it on the day of its deadline, to the second, and not before", () => {
    const world = starting()
    passed(world, Instant.of(deadline - 1))
    expect(told(world)).toEqual([true, true, undefined])
    const [happened] = passed(world, deadline)
    expect(happened?.happening).toEqual({
      kind: "requirement_deadline",
      at: deadline,
      account: "acct_ada",
      requirement: "individual.verification.document"
    })
    expect(told(world)).toEqual([false, false, "requirements.past_due"])
  })

  it("is of a connected account, and not of the platform", () => {
    const command = {
      _tag: "requirement_update",
      key: "x",
      stripeAccount: market.id,
      requirement: "individual.verification.document",
      status: "due"
    } as const
    expect(answer(refused(worldOf(), command))).toContain("the platform itself")
  })

  it("without a deadline disables nothing, ever", () => {
    const world = worldOf({ accounts: [ada] })
    expect(done(world, requirement("some-day", { status: "due" })).outcome.happenings).toEqual([])
    passed(world, moment("2027-03-10"))
    expect(told(world)).toEqual([true, true, undefined])
  })

  it("of a deadline that has passed disables at once", () => {
    const world = worldOf({ accounts: [ada] })
    expect(done(world, requirement("now", { status: "due", deadline: monday })).outcome.happenings).toEqual([])
    expect(told(world)).toEqual([false, false, "requirements.past_due"])
  })

  it("disables only what it says", () => {
    const world = worldOf({ accounts: [ada] })
    done(world, requirement("now", { status: "due", deadline: monday, disables: new Set(["payouts"]) }))
    expect(told(world)).toEqual([true, false, "requirements.past_due"])
  })

  it("may disable more or other things than before, and not the same again", () => {
    const world = worldOf({ accounts: [ada] })
    const disabling = (...disables: ReadonlyArray<Activity>) =>
      requirement("x", { status: "due", deadline, disables: new Set(disables) })
    for (const command of [disabling(), disabling("charges"), disabling("charges", "payouts"), disabling("payouts")]) {
      done(world, command)
      expect(answer(refused(world, command))).toContain("Nothing changes")
    }
    passed(world, deadline)
    expect(told(world)).toEqual([true, false, "requirements.past_due"])
  })

  it("stands beside what else is due, each by its own deadline", () => {
    const world = starting()
    const name = "external_account"
    done(world, {
      _tag: "requirement_update",
      key: "bank",
      stripeAccount: "acct_ada",
      requirement: name,
      status: "due",
      deadline: moment("2026-03-20"),
      disables: new Set(["payouts"])
    })
    const late = () => statusOf(world).requirements.map((each) => `${each.name} ${each.isLate ? "late" : "due"}`)
    passed(world, deadline)
    expect(late()).toEqual(["individual.verification.document late", "external_account due"])
    passed(world, moment("2026-03-20"))
    expect(late()).toEqual(["individual.verification.document late", "external_account late"])
  })

  it("is late once, also where its deadline was moved and moved back", () => {
    const world = starting()
    done(world, requirement("later", { status: "due", deadline: moment("2026-03-20") }))
    done(world, requirement("back", { status: "due", deadline }))
    expect(passed(world, deadline).filter(({ outcome }) => outcome.status !== undefined)).toHaveLength(1)
  })

  it("is late of nobody where there is no such account", () => {
    const end = { kind: "requirement_deadline", at: deadline, account: "acct_no", requirement: "x" } as const
    expect(UpdateRequirement.expire(worldOf(), end)).toBe(nothing)
  })

  it("may get another deadline, and then the first one means nothing", () => {
    const world = starting()
    done(world, requirement("later", { status: "due", deadline: moment("2026-03-20") }), tuesday)
    passed(world, moment("2026-03-19"))
    expect(told(world)).toEqual([true, true, undefined])
    passed(world, moment("2026-03-20"))
    expect(told(world)).toEqual([false, false, "requirements.past_due"])
  })
})

describe("what is provided", () => {
  it("must be verified too by the deadline", () => {
    const world = starting()
    done(world, requirement("given", { status: "provided" }), tuesday)
    expect(told(world)).toEqual([true, true, undefined])
    passed(world, deadline)
    expect(told(world)).toEqual([false, false, "requirements.pending_verification"])
    done(world, requirement("ok", { status: "verified" }), moment("2026-03-12"))
    expect(told(world)).toEqual([true, true, undefined])
  })

  it("and verified in time disables nothing", () => {
    const world = starting()
    done(world, requirement("given", { status: "provided" }), tuesday)
    done(world, requirement("ok", { status: "verified" }))
    expect(statusOf(world).requirements).toEqual([])
    passed(world, moment("2026-04-01"))
    expect(told(world)).toEqual([true, true, undefined])
  })

  it("and not verified is due again, by the old deadline or by another", () => {
    const world = starting()
    done(world, requirement("given", { status: "provided" }), tuesday)
    done(world, requirement("no", { status: "rejected" }))
    passed(world, deadline)
    expect(told(world)).toEqual([false, false, "requirements.past_due"])
    done(world, requirement("again", { status: "provided" }))
    done(world, requirement("still-no", { status: "rejected", deadline: moment("2026-03-15") }))
    expect(told(world)).toEqual([true, true, undefined])
    passed(world, moment("2026-03-15"))
    expect(told(world)).toEqual([false, false, "requirements.past_due"])
  })

  it("twice differs from nothing only in what it says", () => {
    const world = starting()
    done(world, requirement("other", { status: "due", deadline, disables: new Set(["payouts"]) }))
    done(world, requirement("more", { status: "due", deadline, disables: new Set(["charges"]) }))
    expect(
      answer(refused(world, requirement("x", { status: "due", deadline, disables: new Set(["charges"]) })))
    ).toContain("Nothing changes")
    done(world, requirement("given", { status: "provided" }))
    done(world, requirement("afresh", { status: "due", deadline, disables: new Set(["charges"]) }))
    expect(statusOf(world).requirements).toHaveLength(1)
  })
})

describe("while an account is disabled", () => {
  const stopped = () => {
    const world = after([toAda("cake", "10.00 usd"), charge("bread", "20.00 usd", { stripeAccount: ada.id })], {
      accounts: [ada]
    })
    done(world, requirement("now", { status: "due", deadline: monday }), moment("2026-03-06T10:00Z"))
    return world
  }

  it("it is neither charged nor gets transfers", () => {
    const world = stopped()
    const refusals = [
      charge("x", "1.00 usd", { stripeAccount: ada.id }),
      charge("x", "1.00 usd", { stripeAccount: ada.id, captureMethod: "manual" }),
      toAda("x", "1.00 usd"),
      transfer("x", "1.00 usd")
    ].map((command) => answer(refused(world, command)))
    const transfers =
      "400 invalid_request_error insufficient_capabilities_for_transfer: Your destination account needs to have at least " +
      "one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments"
    const card =
      "400 invalid_request_error: You cannot create a charge on a connected account without the `card_payments` " +
      "capability enabled."
    expect(refusals).toEqual([card, card, transfers, transfers])
  })

  it("a hold on it cannot be captured", () => {
    const world = worldOf({ accounts: [ada] })
    done(world, charge("room", "10.00 usd", { stripeAccount: ada.id, captureMethod: "manual" }))
    done(world, requirement("now", { status: "due", deadline: monday }))
    expect(answer(refused(world, { _tag: "capture", key: "stay", charge: "ch_room" }))).toContain("card_payments")
  })

  it("it is paid out neither when asked for nor instantly nor by itself", () => {
    const world = stopped()
    const asked = [
      payout("x", "1.00 usd", { stripeAccount: ada.id }),
      payout("y", "1.00 usd", { stripeAccount: ada.id, method: "instant" })
    ].map((command) => answer(refused(world, command)))
    const expected =
      "400 invalid_request_error payouts_not_allowed: Payouts of acct_ada are disabled: requirements.past_due."
    expect(asked).toEqual([expected, expected])
  })

  it("refunds and reversals go on", () => {
    const world = stopped()
    done(world, reversal("back", "tr_cake", { amount: { currency: ada.currency, minor: 100n } }))
    done(world, refund("sorry", "ch_bread"))
  })

  it("what is there waits, and is paid out with what came, once it is enabled again", () => {
    const world = worldOf({ accounts: [ada] })
    done(world, requirement("now", { status: "due", deadline: monday, disables: new Set(["payouts"]) }))
    done(world, toAda("cake", "10.00 usd"))
    done(world, toAda("bun", "5.00 usd"), moment("2026-03-05T09:00Z"))
    const runs = passed(world, moment("2026-03-16T10:00Z")).flatMap(({ outcome }) => outcome.swept ?? [])
    expect([runs, held(world, "acct_ada")]).toEqual([[], "0.00 / 15.00"])
    done(world, requirement("given", { status: "provided" }))
    expect(done(world, requirement("ok", { status: "verified" })).outcome.happenings).toEqual([
      {
        kind: "payout_run",
        currency: "usd",
        at: moment("2026-03-17T01:00Z"),
        account: "acct_ada",
        day: Instant.dayOf(moment("2026-03-18"))
      }
    ])
    const [sweep] = passed(world, moment("2026-03-20")).flatMap(({ outcome }) => outcome.swept ?? [])
    expect(sweep?.transactions).toEqual(["txn_cake.3", "txn_bun.3"])
  })
})

describe("a deadline whose requirement is not there any more", () => {
  it("does nothing", () => {
    const world = starting()
    done(world, requirement("given", { status: "provided" }))
    done(world, requirement("ok", { status: "verified" }))
    const happened = passed(world, deadline).filter(({ happening }) => happening.kind === "requirement_deadline")
    expect(happened.map(({ outcome }) => outcome.status)).toEqual([undefined])
  })
})
