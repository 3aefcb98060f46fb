import { describe, expect, it } from "vitest"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import {
  ada,
  after,
  answer,
  capability,
  charge,
  connected,
  done,
  market,
  refused,
  toAda,
  world as worldOf
} from "../Worlds.ts"

const active = (world: MovingWorld) => {
  const account = world.account("acct_ada")
  return account?.kind === "connected" ? [...account.capabilities] : []
}

describe("a capability", () => {
  it("that Stripe deactivates takes the other one with it, and both come back together", () => {
    const world = worldOf()
    expect(active(world)).toEqual(["card_payments", "transfers"])
    done(world, capability("no"))
    expect(active(world)).toEqual([])
    expect(answer(refused(world, toAda("x", "1.00 usd")))).toContain("insufficient_capabilities_for_transfer")
    done(world, capability("ok", { status: "active" }))
    expect(active(world)).toEqual(["card_payments", "transfers"])
  })

  it("that is given up takes nothing with it", () => {
    const world = after([capability("none", { status: "unrequested" })])
    expect(active(world)).toEqual(["transfers"])
    done(world, toAda("cake", "1.00 usd"))
    expect(answer(refused(world, charge("x", "1.00 usd", { stripeAccount: ada.id })))).toContain("card_payments")
    expect(answer(refused(world, capability("x", { status: "unrequested" })))).toContain("Nothing changes")
  })

  it("that is requested may be used once it is active", () => {
    const closed = connected("Ada", "express", { capabilities: new Set(["transfers"]) })
    const world = worldOf({ accounts: [closed] })
    done(world, capability("asked", { status: "pending" }))
    expect(active(world)).toEqual(["transfers"])
    done(world, capability("ok", { status: "active" }))
    done(world, charge("bread", "1.00 usd", { stripeAccount: ada.id }))
  })

  it("the last one given up leaves nothing requested, which is why the account can do nothing", () => {
    const world = after([capability("none", { status: "unrequested" })])
    const reason = () => AccountStatus.disabledReason(StripeAccount.statusOf(world.account(ada.id) ?? expect.fail()))
    expect(reason()).toBeUndefined()
    done(world, capability("nothing", { capability: "transfers", status: "unrequested" }))
    expect(reason()).toBe("action_required.requested_capabilities")
  })

  it("of a recipient is for its transfers alone, which change as any account's do", () => {
    const recipient = { ...ada, serviceAgreement: "recipient", capabilities: new Set(["transfers"] as const) } as const
    const world = worldOf({ accounts: [recipient] })
    done(world, capability("no", { capability: "transfers" }))
    expect(active(world)).toEqual([])
    expect(answer(refused(world, capability("x", { status: "pending" })))).toContain("recipient")
  })

  it("to take payments is not given where nobody knows what they would cost", () => {
    const transfers = new Set(["transfers"] as const)
    const spanish = {
      ...ada,
      country: "ES",
      tariff: { ...ada.tariff, isUnknown: true as const },
      capabilities: transfers
    }
    const world = worldOf({ accounts: [spanish] })
    expect(answer(refused(world, capability("x", { status: "pending" })))).toContain(
      "what Stripe charges for payments in ES, where acct_ada is, is not modelled yet"
    )
    done(world, capability("no", { capability: "transfers", status: "unrequested" }))
  })

  it("is no platform's", () => {
    expect(answer(refused(worldOf(), capability("x", { stripeAccount: market.id })))).toContain("the platform itself")
  })
})
