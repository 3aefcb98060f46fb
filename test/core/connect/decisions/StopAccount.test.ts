import { describe, expect, it } from "vitest"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import { answer, done, enable, market, refused, sten, stop, world as worldOf } from "../Worlds.ts"

const told = (world: MovingWorld) => {
  const status = StripeAccount.statusOf(world.account("acct_ada") ?? expect.fail())
  return [
    AccountStatus.chargesEnabled(status),
    AccountStatus.payoutsEnabled(status),
    AccountStatus.disabledReason(status)
  ]
}

describe("an account that is stopped", () => {
  it("under review may neither be charged nor be paid out, until it may go on", () => {
    const world = worldOf()
    done(world, stop("review"))
    expect(told(world)).toEqual([false, false, "under_review"])
    done(world, enable("ok"))
    expect(told(world)).toEqual([true, true, undefined])
  })

  it("is stopped for another reason, or in another way, as the last one has it", () => {
    const world = worldOf()
    done(world, stop("review", { disables: new Set(["payouts"]) }))
    expect(told(world)).toEqual([true, false, "under_review"])
    done(world, stop("more", { disables: new Set(["charges"]) }))
    expect(told(world)).toEqual([false, true, "under_review"])
    done(world, stop("both"))
    done(world, stop("less", { disables: new Set(["charges"]) }))
    expect(told(world)).toEqual([false, true, "under_review"])
    done(world, stop("listed", { disabledReason: "listed" }))
    expect(told(world)).toEqual([false, false, "listed"])
  })

  it.each([new Set(["charges", "payouts"] as const), new Set(["payouts"] as const), new Set<never>()])(
    "is not stopped again in the same way",
    (disables) => {
      const world = worldOf()
      done(world, stop("review", { disables }))
      expect(answer(refused(world, stop("x", { disables })))).toContain("Nothing changes")
    }
  )

  it("may not go on where nothing has stopped it, nor ever where Stripe has rejected it", () => {
    const world = worldOf()
    expect(answer(refused(world, enable("x")))).toContain("neither under review nor stopped")
    done(world, stop("no", { disabledReason: "rejected.fraud" }))
    for (const command of [enable("x"), stop("y")]) expect(answer(refused(world, command))).toContain("for good")
  })

  it("is rejected by the platform only where that covers its losses, and by Stripe wherever it is", () => {
    const world = worldOf()
    const rejection = { stripeAccount: sten.id, disabledReason: "rejected.platform_fraud" } as const
    expect(answer(refused(world, stop("x", rejection)))).toContain("cannot be rejected by the platform")
    done(world, stop("no", { ...rejection, disabledReason: "rejected.fraud" }))
  })

  it("is never the platform", () => {
    for (const command of [stop("x", { stripeAccount: market.id }), enable("y", market.id)]) {
      expect(answer(refused(worldOf(), command))).toContain("the platform itself")
    }
  })

  it("by a rejection may still be paid out, where the rejecting party says so", () => {
    const world = worldOf()
    done(world, stop("no", { disabledReason: "rejected.platform_fraud", disables: new Set(["charges"]) }))
    expect(told(world)).toEqual([false, true, "rejected.platform_fraud"])
  })

  it.each(["rejected.platform_fraud", "rejected.platform_other", "rejected.platform_terms_of_service"] as const)(
    "by its platform (%s) may be let in again",
    (disabledReason) => {
      const world = worldOf()
      done(world, stop("no", { disabledReason }))
      expect(told(world)).toEqual([false, false, disabledReason])
      done(world, enable("yes"))
      expect(told(world)).toEqual([true, true, undefined])
    }
  )
})
