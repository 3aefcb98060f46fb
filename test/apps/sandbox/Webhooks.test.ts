/**
 * Events and webhooks: what happened, told to whoever listens, so that the official SDK verifies it.
 */
import { createServer, type Server } from "node:http"
import { Stripe } from "stripe"
import { afterEach, describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

interface Heard {
  readonly body: string
  readonly signature: string
}

const listening: Array<Server> = []
afterEach(() => void listening.splice(0).map((server) => server.close()))

/** Somebody who hears webhooks, and answers the first of them with these statuses. */
const listener = async (...statuses: ReadonlyArray<number>) => {
  const heard: Array<Heard> = []
  const left = [...statuses]
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", (part: Buffer) => (body += part.toString("utf8")))
    request.on("end", () => {
      heard.push({ body, signature: String(request.headers["stripe-signature"]) })
      response.writeHead(left.shift() ?? 200).end()
    })
  })
  listening.push(server)
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  return { heard, url: `http://127.0.0.1:${port}/hook` }
}

const typesOf = (heard: ReadonlyArray<Heard>) => heard.map(({ body }) => (JSON.parse(body) as Stripe.Event).type)

describe("a webhook", () => {
  it("is heard by whoever says yes, though they never stop talking", async () => {
    const cut: Array<string> = []
    const talker = createServer((_, response) => {
      response.writeHead(200)
      const talking = setInterval(() => void response.write("x".repeat(1000)), 1)
      response.on("close", () => {
        clearInterval(talking)
        cut.push("off")
      })
    })
    listening.push(talker)
    await new Promise<void>((resolve) => void talker.listen(0, "127.0.0.1", resolve))
    const address = talker.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    const { server, stripe } = await Shop.start()
    await stripe.webhookEndpoints.create({ url: `http://127.0.0.1:${port}`, enabled_events: ["topup.created"] })
    for (const amount of [100, 200]) await stripe.topups.create({ amount, currency: "usd" })
    await server.delivered()
    while (cut.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    expect((await stripe.events.list({ type: "topup.created" })).data.map((event) => event.pending_webhooks)).toEqual([
      0, 0
    ])
  })

  it("is signed so that the SDK verifies it", async () => {
    const { server, stripe } = await Shop.start()
    const { heard, url } = await listener()
    const { id, secret } = await stripe.webhookEndpoints.create({ url, enabled_events: ["charge.succeeded"] })
    expect(secret).toMatch(/^whsec_\w{32}$/)
    expect(await stripe.webhookEndpoints.retrieve(id)).not.toHaveProperty("secret")
    await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" }, { idempotencyKey: "order-1" })
    await server.delivered()
    const [{ body, signature } = { body: "", signature: "" }] = heard
    const event = stripe.webhooks.constructEvent(body, signature, secret ?? "")
    expect(event).toMatchObject({
      object: "event",
      type: "charge.succeeded",
      api_version: Stripe.API_VERSION,
      data: { object: { object: "charge", amount: 1000 } },
      request: { id: expect.stringMatching(/^req_/), idempotency_key: "order-1" }
    })
    expect(event).not.toHaveProperty("account")
    expect(() => stripe.webhooks.constructEvent(`${body} `, signature, secret ?? "")).toThrow("signature")
    expect(await stripe.events.retrieve(event.id)).toMatchObject({ pending_webhooks: 0, type: "charge.succeeded" })
  })

  it("of a connected account goes to Connect endpoints, and says whose it is", async () => {
    const { seller, server, stripe } = await Shop.start()
    const ada = await seller()
    const [own, connect] = [await listener(), await listener()]
    await stripe.webhookEndpoints.create({ url: own.url, enabled_events: ["*"] })
    await stripe.webhookEndpoints.create({ url: connect.url, enabled_events: ["*"], connect: true })
    const on = { stripeAccount: ada }
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, application_fee_amount: 100 }, on)
    await server.delivered()
    expect(typesOf(own.heard)).toEqual(["application_fee.created"])
    expect(typesOf(connect.heard)).toEqual(["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"])
    expect(connect.heard.every(({ body }) => (JSON.parse(body) as Stripe.Event).account === ada)).toBe(true)
  })

  it("is sent again until somebody hears it, in order", async () => {
    const { server, stripe } = await Shop.start()
    const { heard, url } = await listener(500, 302)
    await stripe.webhookEndpoints.create({ url, enabled_events: ["charge.succeeded", "refund.created"] })
    const { id } = await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" })
    await stripe.refunds.create({ charge: id })
    await server.delivered()
    expect(typesOf(heard)).toEqual(["charge.succeeded", "charge.succeeded", "charge.succeeded", "refund.created"])
    expect((await stripe.events.list({ delivery_success: false })).data).toEqual([])
  })

  it("is given up after a while, and ends with its endpoint", async () => {
    const { server, stripe } = await Shop.start()
    const { heard, url } = await listener(500, 500, 500)
    const { id } = await stripe.webhookEndpoints.create({ url, enabled_events: ["topup.created"] })
    await stripe.topups.create({ amount: 1000, currency: "usd" })
    await server.delivered()
    expect(heard).toHaveLength(3)
    expect((await stripe.events.list({ delivery_success: false })).data).toMatchObject([{ pending_webhooks: 1 }])
    await stripe.webhookEndpoints.update(id, { disabled: true })
    await stripe.topups.create({ amount: 1000, currency: "usd" })
    expect(await stripe.webhookEndpoints.del(id)).toMatchObject({ deleted: true })
    await stripe.topups.create({ amount: 1000, currency: "usd" })
    await server.delivered()
    expect(heard).toHaveLength(3)
  })
})

describe("an event", () => {
  it("tells of everything in its order, also of what time brings about", async () => {
    const { server, stripe } = await Shop.start()
    await stripe.charges.create({ amount: 10_000, currency: "usd", source: "tok_visa" })
    server.advance(Shop.days(2))
    await stripe.payouts.create({ amount: 5000, currency: "usd" })
    server.advance(Shop.days(3))
    const events = (await stripe.events.list()).data.toReversed()
    expect(events.map(({ type }) => type)).toEqual([
      "charge.succeeded",
      "balance.available",
      "payout.created",
      "payout.updated",
      "payout.paid"
    ])
    expect(events[1]).toMatchObject({
      created: Shop.monday + Shop.days(2) - 10 * 3600,
      data: { object: { object: "balance", available: [{ amount: 9680 }] } },
      request: { id: null, idempotency_key: null }
    })
    expect(events.at(-1)?.data.object).toMatchObject({ status: "paid" })
    expect((await stripe.events.list({ type: "payout.*" })).data).toHaveLength(3)
    expect((await stripe.events.list({ types: ["payout.paid", "charge.succeeded"] })).data).toHaveLength(2)
  })

  it("shows an object as it was then", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" })
    await stripe.refunds.create({ charge: id, amount: 400 })
    const [made] = (await stripe.events.list({ type: "charge.succeeded" })).data
    const [changed] = (await stripe.events.list({ type: "charge.refunded" })).data
    expect(made?.data.object).toMatchObject({ amount_refunded: 0 })
    expect(changed?.data.object).toMatchObject({ amount_refunded: 400 })
  })
})
