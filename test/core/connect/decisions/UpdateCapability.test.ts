import { describe, expect, it } from "vitest"
import type { MovingWorld } from "#core/connect/World.ts"
import { ada, after, answer, capability, charge, connected, done, refused, toAda, world as worldOf } from "../Worlds.ts"

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
})
