/**
 * The server as a library: started and stopped in a test, several at once, with many clients, by either clock.
 */
import { createConnection } from "node:net"
import { describe, expect, it } from "vitest"
import * as Server from "#apps/sandbox/http/Server.ts"
import * as Shop from "./Shop.ts"

const payment = { ...Shop.paid, amount: 1000 }

describe("a server", () => {
  it("starts in under a second, on this machine only", async () => {
    const before = performance.now()
    const { server } = await Shop.start()
    expect(performance.now() - before).toBeLessThan(1000)
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  it("knows nothing of another one", async () => {
    const [one, two] = [await Shop.start({ seed: 1 }), await Shop.start({ seed: 2, platform: { country: "DE" } })]
    await one.stripe.paymentIntents.create(payment)
    one.server.advance(Shop.days(9))
    expect(await one.balance()).toEqual({ pending: 0, available: 941 })
    expect(await two.balance()).toEqual({ pending: 0, available: 0 })
    expect(two.server.now()).toBe(Shop.monday)
    expect((await two.stripe.accounts.retrieveCurrent()).country).toBe("DE")
  })

  it("lets time pass by seconds or durations, and by nothing else", async () => {
    const { server } = await Shop.start()
    server.advance(60)
    server.advance("2d")
    expect(server.now()).toBe(Shop.monday + 60 + Shop.days(2))
    for (const by of [-1, 0.5, "soon"]) {
      expect(() => server.advance(by)).toThrow(
        `${by} is no time to pass: expected whole seconds, or a duration such as`
      )
    }
  })

  it("goes to no moment in milliseconds, and stays as it was", async () => {
    const { ask, server, stripe } = await Shop.start()
    await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" })
    for (const to of [Shop.monday * 1000, Number.MAX_SAFE_INTEGER]) {
      const answer = await ask("/_sandbox/advance", { method: "POST", body: JSON.stringify({ to }) })
      const message = "Expected a moment at most ten years after the sandbox's now, in seconds since 1970."
      expect([answer.status, await answer.json()]).toMatchObject([400, { error: { message } }])
    }
    expect(server.now()).toBe(Shop.monday)
    expect((await stripe.charges.list()).data).toHaveLength(1)
  })

  it("is free for the next one when it has stopped", async () => {
    const first = await Server.start({ start: Shop.monday })
    await first.stop()
    const second = await Server.start({ start: Shop.monday, port: first.port })
    expect(second.port).toBe(first.port)
    await second.stop()
  })

  it("cannot be of a country whose prices are not known", async () => {
    await expect(Server.start({ platform: { country: "ZW" } })).rejects.toThrow("Stripe's prices in ZW are not known")
  })

  it("serves many at once, and each request once", async () => {
    const { balance, stripe } = await Shop.start()
    const asked = Array.from({ length: 100 }, (_, index) =>
      stripe.paymentIntents.create(payment, { idempotencyKey: `order-${index % 50}` })
    )
    const settled = await Promise.allSettled(asked)
    const made = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value.id] : []))
    expect(new Set(made).size).toBe(50)
    for (const each of settled) {
      if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "idempotency_key_in_use" })
    }
    expect(await balance()).toEqual({ pending: 50 * 941, available: 0 })
  })

  it("survives a client that leaves, and one that speaks something else", async () => {
    const { balance, server } = await Shop.start()
    for (const said of ["POST /v1/charges HTTP/1.1\r\nContent-Length: 99\r\n\r\namount", "cheese\r\n\r\n"]) {
      const socket = createConnection(server.port, "127.0.0.1")
      await new Promise<void>((resolve) => void socket.write(said, () => resolve()))
      socket.destroy()
    }
    expect(await balance()).toEqual({ pending: 0, available: 0 })
  })
})

describe("the real clock", () => {
  it("passes by itself, and can be moved ahead", async () => {
    const { server, stripe } = await Shop.start({ clock: "real" })
    server.advance(Shop.days(1))
    expect(server.now()).toBeGreaterThanOrEqual(Shop.monday + Shop.days(1))
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const { created } = await stripe.paymentIntents.create(payment)
    expect(created).toBeGreaterThan(Shop.monday + Shop.days(1))
    expect(created).toBeLessThan(Shop.monday + Shop.days(1) + 60)
  })
})

describe("the manual clock", () => {
  it("stands still", async () => {
    const { server, stripe } = await Shop.start()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect((await stripe.paymentIntents.create(payment)).created).toBe(Shop.monday)
    expect(server.now()).toBe(Shop.monday)
  })
})
