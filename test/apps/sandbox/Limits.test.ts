/**
 * Requests that are too many, and objects that are in use: refused as by Stripe, repeated by the official SDK where it
 * does that, and never kept.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Stripe } from "stripe"
import { afterAll, describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-limits-"))
afterAll(() => rmSync(folder, { recursive: true }))

const charge = { amount: 1000, currency: "usd", source: "tok_visa" } as const

const refusal = async (promise: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error("it was not refused")
}

const inUse =
  "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. " +
  "If you see this error intermittently, retry the request. If you see this error frequently and are making multiple " +
  "concurrent requests to a single object, make your requests serially or at a lower rate."

describe("a rate limit", () => {
  it("refuses what is too much, in Stripe's words, on one account and not on another", async () => {
    const { seller, server } = await Shop.start({ rateLimit: 1 })
    const ada = await seller()
    // The SDK does not repeat these by itself, however often it may.
    const stripe = Shop.client(server, Shop.key, 5)
    const error = await refusal(Promise.all(Array.from({ length: 20 }, () => stripe.balance.retrieve())))
    expect(error).toBeInstanceOf(Stripe.errors.StripeRateLimitError)
    expect(error).toMatchObject({
      statusCode: 429,
      rawType: "invalid_request_error",
      code: "rate_limit",
      message:
        "Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode. You can learn more " +
        "about rate limits here https://stripe.com/docs/rate-limits.",
      headers: { "stripe-rate-limited-reason": "global-rate", "request-id": expect.stringMatching(/^req_/) }
    })
    expect((await stripe.balance.retrieve({}, { stripeAccount: ada })).object).toBe("balance")
  })

  it(
    "keeps nothing of it: the same key is carried out later, once, and a file opens as before",
    { timeout: 20_000 },
    async () => {
      const db = join(folder, "limited.sqlite")
      const first = await Shop.start({ db, start: Shop.monday, rateLimit: 5 })
      const pay = (key: string) => first.stripe.charges.create(charge, { idempotencyKey: key })
      const keys = Array.from({ length: 20 }, (_, index) => `order-${index}`)
      const settled = await Promise.allSettled(keys.map(pay))
      const refused = keys.filter((_, index) => settled[index]?.status === "rejected")
      expect(refused.length).toBeGreaterThan(0)
      for (const key of refused) {
        while ((await pay(key).catch((error: Stripe.errors.StripeError) => error.statusCode)) === 429) {
          await new Promise((resolve) => setTimeout(resolve, 60))
        }
      }
      await first.server.stop()
      const { balance } = await Shop.start({ db })
      expect(await balance()).toEqual({ pending: 20 * 941, available: 0 })
    }
  )

  it("is off unless it is asked for, and a whole number", async () => {
    await expect(Shop.start({ rateLimit: 0 })).rejects.toThrow("0 is no rate limit")
    const { stripe } = await Shop.start()
    await Promise.all(Array.from({ length: 60 }, () => stripe.balance.retrieve()))
  })
})

describe("an object that is in use", () => {
  it(
    "refuses whoever would change it, in Stripe's words; the SDK repeats that by itself",
    { timeout: 20_000 },
    async () => {
      const { server, stripe } = await Shop.start()
      const { id } = await stripe.charges.create(charge)
      server.lock(id)
      const error = await refusal(stripe.charges.update(id, { description: "a vase" }))
      expect(error).toBeInstanceOf(Stripe.errors.StripeRateLimitError)
      expect(error).toMatchObject({
        statusCode: 429,
        rawType: "invalid_request_error",
        code: "lock_timeout",
        message: inUse
      })
      expect(error.headers?.["stripe-rate-limited-reason"]).toBeUndefined()

      server.lock(id, 2)
      const patient = Shop.client(server, Shop.key, 2)
      expect((await patient.charges.retrieve(id)).description).toBeNull()
      expect((await patient.charges.update(id, { description: "a vase" })).description).toBe("a vase")
    }
  )

  it("is one that the path or a parameter names; others are free, and so is what was answered before", async () => {
    const { server, stripe } = await Shop.start()
    const [one, other] = [await stripe.charges.create(charge), await stripe.charges.create(charge)]
    const refund = () => stripe.refunds.create({ charge: one.id, amount: 100 }, { idempotencyKey: "back" })
    const { id } = await refund()
    server.lock(one.id, 2)
    expect((await refund()).id).toBe(id)
    expect((await stripe.refunds.create({ charge: other.id })).status).toBe("succeeded")
    expect((await refusal(stripe.refunds.create({ charge: one.id, amount: 100 }))).code).toBe("lock_timeout")
    const nested = { amount: 500, currency: "usd", metadata: { of: one.id } } as const
    expect((await refusal(stripe.topups.create(nested))).code).toBe("lock_timeout")
    expect((await stripe.refunds.create({ charge: one.id, amount: 100 })).status).toBe("succeeded")
  })

  it("keeps nothing of it: the same key is carried out later, once, and a file opens as before", async () => {
    const db = join(folder, "locked.sqlite")
    const first = await Shop.start({ db, start: Shop.monday })
    const { id } = await first.stripe.charges.create(charge)
    const refund = () => first.stripe.refunds.create({ charge: id, amount: 100 }, { idempotencyKey: "back" })
    first.server.lock(id)
    expect((await refusal(refund())).code).toBe("lock_timeout")
    expect((await refund()).amount).toBe(100)
    const before = await first.balance()
    first.server.lock(id, 7)
    await first.server.stop()
    const { balance, stripe } = await Shop.start({ db })
    expect(await balance()).toEqual(before)
    expect((await stripe.charges.update(id, { description: "free" })).description).toBe("free")
  })

  it("can be had by a request too, which says what is wrong with it", async () => {
    const { ask, stripe } = await Shop.start()
    const { id } = await stripe.charges.create(charge)
    const lock = async (body: string) => {
      const answer = await ask("/_sandbox/lock", { method: "POST", body })
      return [answer.status, await answer.json()]
    }
    expect(await lock(JSON.stringify({ object: id }))).toEqual([200, { object: id, requests: 1 }])
    expect((await refusal(stripe.charges.update(id, {}))).code).toBe("lock_timeout")
    const none = { error: { message: "No such object: 'ch_none'" } }
    expect(await lock('{"object": "ch_none"}')).toMatchObject([404, none])
    const message = 'Expected a JSON object such as {"object": "pi_…", "requests": 2}, with 1 to 1000 requests.'
    const others = ["", "{", "null", "[]", '{"object": 1}', `{"object": "${id}", "requests": 0}`]
    for (const wrong of [...others, `{"object": "${id}", "requests": 1.5}`, `{"object": "${id}", "requests": 1001}`]) {
      expect([wrong, ...(await lock(wrong))]).toMatchObject([wrong, 400, { error: { message } }])
    }
    const noKey = await fetch(`${(await Shop.start()).server.url}/_sandbox/lock`, { method: "POST", body: "{}" })
    expect(noKey.status).toBe(401)
  })

  it("is one that there is", async () => {
    const { server } = await Shop.start()
    expect(() => server.lock("ch_none")).toThrow("No such object: 'ch_none'")
  })
})
