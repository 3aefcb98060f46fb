/**
 * Accounts that are deleted, rejected and let in again, through the official SDK.
 */
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

describe("an account that is deleted", () => {
  it("is found no more, and nothing can be done for it", async () => {
    const { seller, stripe } = await Shop.start()
    const id = await seller()
    await stripe.webhookEndpoints.create({ url: "http://127.0.0.1:9/", enabled_events: ["*"], connect: true })
    expect(await stripe.accounts.del(id)).toMatchObject({ id, object: "account", deleted: true })
    for (const asked of [
      () => stripe.accounts.retrieve(id),
      () => stripe.accounts.del(id),
      () => stripe.balance.retrieve({}, { stripeAccount: id })
    ]) {
      const { code, statusCode } = await Shop.refused(asked())
      expect([code, statusCode]).toEqual(["account_invalid", 403])
    }
    expect((await stripe.accounts.list()).data.map((each) => each.id)).not.toContain(id)
    const sent = stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, transfer_data: { destination: id } })
    expect((await Shop.refused(sent)).code).toBe("insufficient_capabilities_for_transfer")
  })

  it("has no money: nothing pending, available, or reserved", async () => {
    const { balance, seller, server, stripe } = await Shop.start()
    const id = await seller()
    const on = { stripeAccount: id }
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000 }, on)
    const refused = async () => (await Shop.refused(stripe.accounts.del(id))).message
    expect(await refused()).toBe(`${id} cannot be deleted: all of its balances must be zero, and it has 9.41 usd.`)
    server.advance(Shop.days(2))
    expect(await balance(id)).toEqual({ pending: 0, available: 941 })
    expect(await refused()).toContain("it has 9.41 usd")
    await stripe.payouts.create({ amount: 941, currency: "usd" }, on)
    expect((await stripe.accounts.del(id)).deleted).toBe(true)
  })

  it("is never the caller's own", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.accounts.retrieveCurrent()
    expect((await Shop.refused(stripe.accounts.del(id))).message).toBe(
      "Your own account is deleted in its settings, and not by the API."
    )
  })

  it("is not among those of v2 either", async () => {
    const { seller, stripe } = await Shop.start()
    const [one, other] = [await seller(), await seller()]
    await stripe.accounts.del(one)
    expect((await stripe.v2.core.accounts.list()).data.map(({ id }) => id)).toEqual([other])
  })
})

describe("an account that is rejected", () => {
  it.each([
    ["fraud_other", "rejected.platform_fraud"],
    ["fraud", "rejected.platform_fraud"],
    ["terms_of_service", "rejected.platform_terms_of_service"],
    ["credit", "rejected.platform_other"],
    ["other", "rejected.platform_other"]
  ])("for %s is disabled: %s", async (reason, disabled) => {
    const { seller, stripe } = await Shop.start()
    const account = await stripe.accounts.reject(await seller(), { reason })
    expect(account).toMatchObject({ charges_enabled: false, payouts_enabled: false })
    expect(account.requirements?.disabled_reason).toBe(disabled)
  })

  it("may still be paid out, and is let in again", async () => {
    const { seller, stripe } = await Shop.start()
    const id = await seller()
    const rejected = await stripe.accounts.reject(id, { reason: "other", payouts_action: "none" })
    expect(rejected).toMatchObject({ charges_enabled: false, payouts_enabled: true })
    const again = await stripe.accounts.unreject(id)
    expect(again).toMatchObject({
      charges_enabled: true,
      payouts_enabled: true,
      requirements: { disabled_reason: null }
    })
    expect((await Shop.refused(stripe.accounts.unreject(id))).message).toBe(`${id} has not been rejected.`)
  })

  it("is one whose losses the platform covers", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({ type: "standard" })
    expect((await Shop.refused(stripe.accounts.reject(id, { reason: "other" }))).message).toBe(
      `${id} cannot be rejected by the platform, which does not cover its losses.`
    )
  })
})

describe("an account of v2 that is closed", () => {
  it("has no money, names all that it was for, and is known as closed from then on", async () => {
    const { seller, server, stripe } = await Shop.start()
    const [id, other] = [await seller(), await seller()]
    const on = { stripeAccount: id }
    const all = ["merchant", "recipient"] as const
    const close = (applied: ReadonlyArray<"merchant" | "recipient"> = all) =>
      stripe.v2.core.accounts.close(id, { applied_configurations: [...applied] })
    expect((await Shop.refused(close(["merchant"]))).message).toBe(
      "All configurations of the account must be passed in to close it: merchant, recipient."
    )
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000 }, on)
    server.advance(Shop.days(2))
    expect((await Shop.refused(close())).message).toContain("all of its balances must be zero, and it has 9.41 usd")
    await stripe.payouts.create({ amount: 941, currency: "usd" }, on)
    expect(await close()).toMatchObject({ id, closed: true })
    expect(await stripe.v2.core.accounts.retrieve(id)).toMatchObject({ id, closed: true })
    expect((await Shop.refused(stripe.v2.core.accounts.update(id, { display_name: "x" }))).statusCode).toBe(403)
    expect((await Shop.refused(stripe.accounts.retrieve(id))).statusCode).toBe(403)
    const ids = async (closed: boolean) => (await stripe.v2.core.accounts.list({ closed })).data.map((each) => each.id)
    expect([await ids(true), await ids(false)]).toEqual([[id], [other]])
  })
})
