/**
 * Whatever is sent: never a crash, never an answer that blames the sandbox, never another account's objects, never half
 * of a request.
 */
import { createConnection, type Socket } from "node:net"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Served from "#apps/sandbox/resources/Served.ts"
import * as Counterexample from "../../properties/Counterexample.ts"
import * as Shop from "./Shop.ts"

const charge = { amount: 1000, currency: "usd", source: "tok_visa" } as const

const json = { "content-type": "application/json" }

/** Two accounts with something of most kinds, and the ids of one of them. */
const busy = async () => {
  const shop = await Shop.start()
  const { seller, stripe } = shop
  const [ada, ben] = [await seller(), await seller()]
  await stripe.charges.create({ ...charge, amount: 1_000_000, source: "tok_bypassPending" })
  const paid = await stripe.paymentIntents.create({ ...Shop.paid, amount: 5000, transfer_data: { destination: ada } })
  const direct = await stripe.paymentIntents.create({ ...Shop.paid, amount: 5000 }, { stripeAccount: ada })
  const refund = await stripe.refunds.create({ payment_intent: direct.id, amount: 100 }, { stripeAccount: ada })
  const { id: customer } = await stripe.customers.create({ name: "Jo" }, { stripeAccount: ada })
  const transfer = (await stripe.transfers.list()).data[0]?.id ?? ""
  const payout = (await stripe.payouts.create({ amount: 100, currency: "usd" })).id
  const own = [paid.id, String(paid.latest_charge), transfer, payout, ada, "acct_platform"]
  return { ...shop, ada, ben, own, foreign: [direct.id, String(direct.latest_charge), refund.id, customer] }
}

describe("an account", () => {
  it("is shown nothing of another's, and changes nothing of it", async () => {
    const { ask, ben, foreign } = await busy()
    const headers = { "stripe-account": ben }
    const shown = Served.endpoints.filter(({ path }) => path.startsWith("/v1/") && path.includes("{id}"))
    for (const { method, path } of shown) {
      for (const id of foreign) {
        const answer = await ask(path.replaceAll(/\{\w+\}/g, id), { method, headers })
        expect([method, path, id, answer.status < 400]).toEqual([method, path, id, false])
      }
    }
    for (const { method, path } of Served.endpoints) {
      if (method !== "GET" || path.includes("{") || path.startsWith("/v2/")) continue
      const text = await (await ask(path, { headers })).text()
      expect(foreign.filter((id) => text.includes(id))).toEqual([])
    }
  })
})

describe("any request", () => {
  const { numRuns } = Counterexample.tries(400)
  const odd = fc.oneof(
    fc.constantFrom("", "0", "-1", "1.5", "99999999999999999999999999", "null", "true", "__proto__", "usd", "%", "💶"),
    fc.string({ unit: "binary", maxLength: 20 })
  )
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: "small" }, odd, fc.integer(), fc.boolean(), fc.constant(null), tie("tree")),
    tree: fc.oneof(fc.dictionary(odd, tie("value"), { maxKeys: 3 }), fc.array(tie("value"), { maxLength: 3 }))
  })).value

  it("is answered by what is wrong with it, and the books still balance", { timeout: 300_000 }, async () => {
    const { ada, ask, balance, own } = await busy()
    const named = fc.constantFrom(...Served.endpoints).chain((endpoint) =>
      fc.record({
        endpoint: fc.constant(endpoint),
        id: fc.oneof(fc.constantFrom(...own), odd),
        parameters: fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(endpoint.fields), "expand"), odd), value, {
          maxKeys: 4
        }),
        account: fc.option(fc.constantFrom(ada, "acct_platform", "__proto__"), { nil: undefined }),
        key: fc.option(fc.constantFrom("one", "two", "three"), { nil: undefined })
      })
    )
    const property = fc.asyncProperty(named, async ({ account, endpoint, id, key, parameters }) => {
      const { method, path } = endpoint
      const answer = await ask(path.replaceAll(/\{\w+\}/g, encodeURIComponent(id)), {
        method,
        headers: {
          ...json,
          ...(account === undefined ? {} : { "stripe-account": account }),
          ...(key === undefined ? {} : { "idempotency-key": key })
        },
        ...(method === "GET" ? {} : { body: JSON.stringify(parameters) })
      })
      const text = await answer.text()
      expect([answer.status < 500, text]).toEqual([true, text])
      JSON.parse(text)
    })
    await fc.assert(property, { numRuns })
    expect(await balance()).toEqual({ pending: expect.any(Number), available: expect.any(Number) })
  })

  it("whose names mean something to JavaScript is read as what it says", async () => {
    const { ask, stripe } = await Shop.start()
    const { id } = await stripe.charges.create(charge)
    const body = '{"metadata": {"__proto__": "a", "constructor": "b", "toString": "c"}}'
    const kept = await ask(`/v1/charges/${id}`, { method: "POST", headers: json, body })
    expect(JSON.stringify(((await kept.json()) as { readonly metadata: object }).metadata)).toBe(
      '{"__proto__":"a","constructor":"b","toString":"c"}'
    )
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      const inForm = await ask("/v1/charges", { method: "POST", body: new URLSearchParams({ [`${name}[a]`]: "1" }) })
      expect(inForm.status).toBe(400)
      expect((await ask(`/v1/charges/${name}`)).status).toBe(404)
      expect((await ask(`/v1/${name}`)).status).toBe(404)
      expect((await ask(`/v1/charges/${id}?expand[]=${name}`)).status).toBe(400)
    }
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined()
  })

  it("that nests without end, or is too large, is refused", async () => {
    const { ask } = await Shop.start()
    const post = async (body: string, headers: Record<string, string> = json) =>
      (await ask("/v1/charges", { method: "POST", headers, body })).status
    expect(await post("[".repeat(500_000))).toBe(400)
    expect(await post(`{"a":${'{"a":'.repeat(20)}1${"}".repeat(20)}}`)).toBe(400)
    expect(await post(`a${"[a]".repeat(300_000)}=1`, { "content-type": "application/x-www-form-urlencoded" })).toBe(400)
    expect(await post(`a=${"1".repeat(1_000_001)}`)).toBe(413)
    expect((await ask(`/v1/charges?limit=1&a=${"b".repeat(10_000)}`)).status).toBe(400)
  })
})

describe("many clients", () => {
  it("are served two hundred at once, each request once, and none is lost", { timeout: 120_000 }, async () => {
    const { balance, server, stripe } = await Shop.start()
    const clients = Array.from({ length: 200 }, () => Shop.client(server))
    const made = await Promise.all(
      clients.map(async (client, index) => {
        const on = { idempotencyKey: `client-${index}` }
        const first = await client.charges.create(charge, on)
        const again = await client.charges.create(charge, on)
        return [first.id, again.id]
      })
    )
    expect(made.every(([first, again]) => first === again)).toBe(true)
    expect(new Set(made.map(([first]) => first)).size).toBe(200)
    expect(await balance()).toEqual({ pending: 200 * 941, available: 0 })
    let count = 0
    for await (const each of stripe.charges.list({ limit: 100 })) count += each.paid ? 1 : 0
    expect(count).toBe(200)
  })

  it("that are slow, or cut off, keep nobody waiting and do nothing by halves", { timeout: 60_000 }, async () => {
    const { balance, server, stripe } = await Shop.start()
    const body = "amount=1000&currency=usd&source=tok_visa"
    const head =
      `POST /v1/charges HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${Shop.key}\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nIdempotency-Key: slow\r\nContent-Length: ${body.length}\r\n\r\n`
    const open = async (text: string): Promise<Socket> => {
      const socket = createConnection(server.port, "127.0.0.1")
      socket.on("error", () => {})
      await new Promise<void>((resolve) => void socket.write(text, () => resolve()))
      return socket
    }
    const slow = await Promise.all(
      Array.from({ length: 50 }, (_, index) => open(head.replace("slow", `slow-${index}`)))
    )
    await stripe.charges.create(charge)
    for (const socket of slow) socket.write(body.slice(0, 20))
    await stripe.charges.create(charge)
    expect(await balance()).toEqual({ pending: 2 * 941, available: 0 })
    // Half of them finish; the others are gone, and their keys are free.
    for (const socket of slow.slice(0, 25)) socket.write(body.slice(20))
    for (const socket of slow.slice(25)) socket.destroy()
    await Promise.all(slow.slice(0, 25).map((socket) => new Promise((resolve) => socket.once("data", resolve))))
    expect(await balance()).toEqual({ pending: 27 * 941, available: 0 })
    const again = stripe.charges.create(charge, { idempotencyKey: "slow-49" })
    expect((await again).paid).toBe(true)
    // Whoever leaves without reading the answer has been served all the same, once.
    const leaving = await open(head.replace("slow", "gone") + body)
    leaving.destroy()
    await stripe.charges.create(charge, { idempotencyKey: "gone", maxNetworkRetries: 5 })
    expect(await balance()).toEqual({ pending: 29 * 941, available: 0 })
    for (const socket of slow) socket.destroy()
  })

  it("that ask for another protocol and are cut off, or speak none, keep nobody waiting", async () => {
    const { server, stripe } = await Shop.start()
    const head = `POST /v1/charges HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${Shop.key}\r\n`
    const upgrade = "GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    const said = async (text: string, isCut = false): Promise<string> => {
      const socket = createConnection(server.port, "127.0.0.1")
      let answer = ""
      socket.on("error", () => {})
      socket.on("data", (part) => (answer += String(part)))
      await new Promise<void>((resolve) => void socket.write(text, () => resolve()))
      if (isCut) socket.resetAndDestroy()
      else await new Promise((resolve) => void socket.once("close", resolve))
      return answer
    }
    for (let count = 0; count < 20; count += 1) await said(upgrade + "x".repeat(100_000), true)
    expect(await said(upgrade)).toContain("HTTP/1.1 400")
    expect(await said("cheese\r\n\r\n")).toContain("HTTP/1.1 400")
    expect(await said(`${head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n`)).toContain("HTTP/1.1 400")
    expect(await said(`${head}Transfer-Encoding: chunked\r\n\r\nzzz\r\n`)).toContain("HTTP/1.1 400")
    const form = "amount=1000&currency=usd&source=tok_visa"
    const parts = `${form.length.toString(16)}\r\n${form}\r\n0\r\n\r\n`
    const type = "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
    expect(await said(`${head}${type}Transfer-Encoding: chunked\r\n\r\n${parts}`)).toContain('"amount":1000')
    expect((await stripe.charges.list()).data).toHaveLength(1)
  })
})
