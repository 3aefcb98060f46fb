/**
 * Test clocks through the official SDK: they take the sandbox's time with them, and never back.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-clock-"))
afterAll(() => rmSync(folder, { recursive: true }))

const charge = { amount: 1000, currency: "usd", source: "tok_visa" } as const

describe("a test clock", () => {
  it("is advanced with the sandbox's time, and all happens on the way", async () => {
    const { balance, server, stripe } = await Shop.start()
    const clocks = stripe.testHelpers.testClocks
    await stripe.charges.create(charge)
    const { id, status } = await clocks.create({ frozen_time: Shop.monday, name: "A week" })
    expect(status).toBe("ready")
    const target = Shop.monday + Shop.days(7)
    expect(await clocks.advance(id, { frozen_time: target })).toMatchObject({
      status: "advancing",
      status_details: { advancing: { target_frozen_time: target } }
    })
    expect(await clocks.retrieve(id)).toMatchObject({ status: "ready", frozen_time: target, name: "A week" })
    expect(server.now()).toBe(target)
    expect(await balance()).toEqual({ pending: 0, available: 941 })
    const types = (await stripe.events.list()).data.map(({ type }) => type).toReversed()
    expect(types).toEqual([
      "charge.succeeded",
      "test_helpers.test_clock.created",
      "test_helpers.test_clock.advancing",
      "balance.available",
      "test_helpers.test_clock.ready"
    ])
  })

  it("that lags behind moves nothing but itself, and none goes back or too far", async () => {
    const { server, stripe } = await Shop.start()
    const clocks = stripe.testHelpers.testClocks
    const { id } = await clocks.create({ frozen_time: 1_577_836_800 })
    await clocks.advance(id, { frozen_time: 1_580_515_200 })
    expect(server.now()).toBe(Shop.monday)
    expect(await Shop.refused(clocks.advance(id, { frozen_time: 1_580_515_200 }))).toMatchObject({
      param: "frozen_time",
      message: "The frozen_time must be after the one that the test clock has."
    })
    expect(await Shop.refused(clocks.advance(id, { frozen_time: 99_999_999_999 }))).toMatchObject({
      message: "The frozen_time must be at most ten years after the sandbox's now."
    })
    expect((await clocks.list()).data.map((each) => each.id)).toEqual([id])
    expect(await clocks.del(id)).toMatchObject({ deleted: true })
    expect(await Shop.refused(clocks.retrieve(id))).toMatchObject({ code: "resource_missing" })
  })

  it("takes a real clock ahead too", async () => {
    const { server, stripe } = await Shop.start({ clock: "real" })
    const { id } = await stripe.testHelpers.testClocks.create({ frozen_time: Shop.monday })
    const target = Shop.monday + Shop.days(3)
    await stripe.testHelpers.testClocks.advance(id, { frozen_time: target })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect((await stripe.charges.create(charge)).created).toBeGreaterThan(target)
    expect(server.now()).toBeLessThan(target + 60)
  })

  it("has gone as far when its world is opened again", async () => {
    const db = join(folder, "clock.sqlite")
    const first = await Shop.start({ db, start: Shop.monday })
    await first.stripe.charges.create(charge)
    const { id } = await first.stripe.testHelpers.testClocks.create({ frozen_time: Shop.monday })
    await first.stripe.testHelpers.testClocks.advance(id, { frozen_time: Shop.monday + Shop.days(7) })
    await first.stripe.charges.create(charge)
    const before = await first.balance()
    await first.server.stop()
    const second = await Shop.start({ db })
    expect(await second.balance()).toEqual(before)
    expect(second.server.now()).toBe(Shop.monday + Shop.days(7))
  })
})

describe("what is about one thing", () => {
  it("is found in pages of its own, however many others there are", async () => {
    const { stripe } = await Shop.start()
    const [one, other] = [await stripe.charges.create(charge), await stripe.charges.create(charge)]
    const made: Array<string> = []
    for (let count = 0; count < 12; count += 1) {
      made.unshift((await stripe.refunds.create({ charge: one.id, amount: 10 })).id)
      await stripe.refunds.create({ charge: other.id, amount: 20 })
    }
    const found: Array<string> = []
    for await (const { id } of stripe.refunds.list({ charge: one.id, limit: 5 })) found.push(id)
    expect(found).toEqual(made)
    const { refunds } = await stripe.charges.retrieve(one.id, { expand: ["refunds"] })
    expect(refunds?.data.map(({ id }) => id)).toEqual(made.slice(0, 10))
    expect(refunds?.has_more).toBe(true)
    const after = stripe.refunds.list({ charge: other.id, starting_after: made[0] ?? "" })
    expect(await Shop.refused(Promise.resolve(after))).toMatchObject({ code: "resource_missing" })
    expect((await stripe.balanceTransactions.list({ source: made[3] ?? "" })).data).toMatchObject([{ amount: -10 }])
  })
})
