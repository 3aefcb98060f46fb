/**
 * A sandbox that keeps its world in a file: it goes on where it ended, however it ended, and loses nothing it answered.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { Stripe } from "stripe"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Program from "./Program.ts"
import * as Shop from "./Shop.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-kept-"))
let program = ""
beforeAll(async () => void (program = await Program.make(folder)))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const fresh = (): string => join(folder, `${(files += 1)}.sqlite`)

const client = (port: number): Stripe =>
  new Stripe(Shop.key, { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: 0, telemetry: false })

/** All that an account can be seen to have; of its events, all but who was told. */
const seen = async (stripe: Stripe, account?: string): Promise<string> => {
  const on = account === undefined ? {} : { stripeAccount: account }
  const lists = [stripe.charges, stripe.refunds, stripe.payouts, stripe.paymentIntents, stripe.events] as const
  const all = await Promise.all(lists.map((each) => each.list({ limit: 100 }, on)))
  return JSON.stringify([
    await stripe.balance.retrieve({}, on),
    await stripe.balanceTransactions.list({ limit: 100 }, on),
    await stripe.accounts.retrieveCurrent({}, on),
    all.map(({ data }) => data)
  ])
}

describe("a world in a file", () => {
  it("is the same when it is opened again: objects, balances, events, keys and time", async () => {
    const db = fresh()
    const first = await Shop.start({ db, start: Shop.monday, seed: 4 })
    const ada = await first.seller()
    const pay = (stripe: Stripe) =>
      stripe.paymentIntents.create(
        { ...Shop.paid, amount: 10_000, application_fee_amount: 500, transfer_data: { destination: ada } },
        { idempotencyKey: "order-1" }
      )
    const { id, latest_charge: charge } = await pay(first.stripe)
    first.server.advance(Shop.days(3))
    await first.stripe.refunds.create({ charge: String(charge), amount: 300, reverse_transfer: true })
    await Shop.refused(first.stripe.refunds.create({ charge: String(charge), amount: 99_999_999 }))
    await Shop.refused(
      first.stripe.paymentIntents.create({ ...Shop.paid, amount: 100, payment_method: "pm_card_chargeDeclined" })
    )
    await first.stripe.payouts.create({ amount: 1000, currency: "usd" }, { stripeAccount: ada })
    first.server.advance(Shop.days(1))
    const [platform, account, now] = [await seen(first.stripe), await seen(first.stripe, ada), first.server.now()]
    await first.server.stop()

    const second = await Shop.start({ db })
    expect(second.server.now()).toBe(now)
    expect(await seen(second.stripe)).toBe(platform)
    expect(await seen(second.stripe, ada)).toBe(account)
    const again = await pay(second.stripe)
    expect(again.id).toBe(id)
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true")
    second.server.advance(Shop.days(9))
    const { data } = await second.stripe.payouts.list({}, { stripeAccount: ada })
    expect(data).toMatchObject([{ status: "paid" }])
  })

  it("knows its payers when it is opened again, and what their banks have still to do", async () => {
    const db = fresh()
    const first = await Shop.start({ db, start: Shop.monday, seed: 4 })
    const customer = (await first.stripe.customers.create({ name: "Ada" })).id
    const setup = { customer, payment_method: "pm_card_visa", confirm: true, return_url: Shop.returnUrl }
    const { payment_method } = await first.stripe.setupIntents.create(setup)
    const pay = (stripe: Stripe, method: string) =>
      stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method: method })
    const paying = (await pay(first.stripe, "pm_usBankAccount_success")).id
    const failing = (await pay(first.stripe, "pm_usBankAccount_noAccount")).id
    const line_items = [{ price_data: { currency: "usd", unit_amount: 500, product_data: { name: "A vase" } } }]
    const session = (await first.stripe.checkout.sessions.create({ mode: "payment", line_items })).id
    await first.stripe.refunds.create({ payment_intent: (await pay(first.stripe, "pm_card_refundFail")).id })
    await first.server.stop()

    const { server, stripe } = await Shop.start({ db })
    expect((await stripe.customers.listPaymentMethods(customer)).data).toMatchObject([{ id: payment_method }])
    server.advance(Shop.days(9))
    expect((await stripe.paymentIntents.retrieve(paying)).status).toBe("succeeded")
    expect((await stripe.paymentIntents.retrieve(failing)).status).toBe("requires_payment_method")
    expect((await stripe.checkout.sessions.retrieve(session)).status).toBe("expired")
    expect((await stripe.refunds.list()).data).toMatchObject([{ status: "failed" }])
  })

  it("remembers who has heard of what, and tells the others", async () => {
    const [heard, missed]: [Array<string>, Array<string>] = [[], []]
    let isUp = true
    const listener = createServer((request, response) => {
      let body = ""
      request.on("data", (part: Buffer) => (body += part.toString("utf8")))
      request.on("end", () => {
        ;(isUp ? heard : missed).push((JSON.parse(body) as Stripe.Event).type)
        response.writeHead(isUp ? 200 : 503).end()
      })
    }).listen(0, "127.0.0.1")
    await new Promise((resolve) => listener.once("listening", resolve))
    const address = listener.address()
    const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/hook`
    const db = fresh()
    const first = await Shop.start({ db, waits: [60_000] })
    await first.stripe.webhookEndpoints.create({ url, enabled_events: ["topup.created", "charge.succeeded"] })
    await first.stripe.topups.create({ amount: 1000, currency: "usd" })
    await first.server.delivered()
    isUp = false
    await first.stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" })
    while (missed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await first.server.stop()
    expect(heard).toEqual(["topup.created"])
    isUp = true
    const second = await Shop.start({ db })
    await second.server.delivered()
    expect(heard).toEqual(["topup.created", "charge.succeeded"])
    await second.server.stop()
    const third = await Shop.start({ db })
    await third.server.delivered()
    expect(heard).toEqual(["topup.created", "charge.succeeded"])
    expect((await third.stripe.events.list({ delivery_success: false })).data).toEqual([])
    listener.close()
  })

  it("goes on with what it began with, and refuses to have begun otherwise", async () => {
    const db = fresh()
    await (await Shop.start({ db, seed: 4, platform: { country: "DE" } })).server.stop()
    await (await Shop.start({ db, seed: 4, platform: { country: "DE" } })).server.stop()
    await expect(Shop.start({ db, seed: 5 })).rejects.toThrow(
      `${db}: its world began with seed 4; state nothing of how it begins, or begin with a new file`
    )
    await expect(Shop.start({ db, start: Shop.monday })).rejects.toThrow("its world began with its start at ")
    await expect(Shop.start({ db, of: "accounts" })).rejects.toThrow("began with the other part of its scenario")
    await expect(Shop.start({ db, platform: { country: "US" } })).rejects.toThrow(
      "its world began with another platform or scenario"
    )
    const { stripe } = await Shop.start({ db })
    expect((await stripe.accounts.retrieveCurrent()).country).toBe("DE")
  })

  it("that would come out otherwise is refused rather than shown", async () => {
    const db = fresh()
    const { server, stripe } = await Shop.start({ db })
    await stripe.charges.create({ amount: 4321, currency: "usd", source: "tok_visa" })
    await server.stop()
    const file = new Sqlite(db)
    file.exec(`UPDATE entries SET said = replace(said, '4321', '4322')`)
    file.close()
    await expect(Shop.start({ db })).rejects.toThrow(
      `${db}: what was done there comes out otherwise with this version of connect-ledger, from entry 1 on ` +
        "(POST /v1/charges); open it with the version that wrote it, or begin with a new file"
    )
  })
})

describe("kill -9 amid writes", () => {
  it("loses nothing that was answered, and half of nothing", { timeout: 120_000 }, async () => {
    const args = ["--db", fresh(), "--start", "2026-03-02T10:00:00Z"]
    const answered = new Map<string, string>()
    let sent = 0
    for (const patience of [150, 80, 220]) {
      const running = await Program.start(program, args.slice(0, sent === 0 ? undefined : 2))
      const stripe = client(running.port)
      const pay = async (): Promise<void> => {
        for (;;) {
          const key = `order-${(sent += 1)}`
          const made = await stripe.charges.create(
            { amount: 1000, currency: "usd", source: "tok_visa" },
            { idempotencyKey: key }
          )
          answered.set(key, JSON.stringify(made))
        }
      }
      const clients = Array.from({ length: 8 }, () => pay().catch(() => {}))
      const before = answered.size
      while (answered.size < before + 20) await new Promise((resolve) => setTimeout(resolve, 5))
      await new Promise((resolve) => setTimeout(resolve, patience))
      await running.kill("SIGKILL")
      await Promise.all(clients)
    }
    expect(answered.size).toBeGreaterThanOrEqual(60)

    const running = await Program.start(program, args.slice(0, 2))
    const stripe = client(running.port)
    for (const [key, made] of answered) {
      const { id } = JSON.parse(made) as Stripe.Charge
      expect(JSON.stringify(await stripe.charges.retrieve(id))).toBe(made)
      const again = await stripe.charges.create(
        { amount: 1000, currency: "usd", source: "tok_visa" },
        { idempotencyKey: key }
      )
      expect(again.id).toBe(id)
    }
    let [charges, lines] = [0, 0]
    for await (const each of stripe.charges.list({ limit: 100 })) charges += each.paid ? 1 : 0
    for await (const each of stripe.balanceTransactions.list({ limit: 100 })) lines += each.net
    // What was carried out but never answered is there too, whole.
    expect(charges).toBeGreaterThanOrEqual(answered.size)
    expect(charges).toBeLessThanOrEqual(sent)
    expect(lines).toBe(charges * 941)
    expect((await stripe.balance.retrieve()).pending).toMatchObject([{ amount: charges * 941 }])
    await running.kill("SIGTERM")
  })
})

describe("a disk that is full", () => {
  it("keeps a request from being carried out, and says so", { timeout: 120_000 }, async () => {
    const db = fresh()
    const running = await Program.start(program, ["--db", db, "--start", "2026-03-02T10:00:00Z"], "200")
    const stripe = client(running.port)
    let charges = 0
    const pay = () => stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" })
    const refusal = await (async () => {
      for (;;) {
        try {
          await pay()
          charges += 1
        } catch (error) {
          return error as Stripe.errors.StripeError
        }
      }
    })()
    expect(refusal).toMatchObject({
      statusCode: 500,
      message: expect.stringContaining(
        `Nothing was done, because the sandbox could not keep it: ${db}: it cannot be used`
      )
    })
    const shown = async (from: Stripe) => (await from.balance.retrieve()).pending[0]?.amount
    expect(await shown(stripe)).toBe(charges * 941)
    await running.kill("SIGKILL")
    const again = await Program.start(program, ["--db", db])
    expect(await shown(client(again.port))).toBe(charges * 941)
    await again.kill("SIGTERM")
  })
  it("ends neither by time that passes nor by a webhook that was heard", { timeout: 120_000 }, async () => {
    let heard = 0
    const listener = createServer((_, response) => {
      heard += 1
      response.end()
    }).listen(0, "127.0.0.1")
    await new Promise((resolve) => listener.once("listening", resolve))
    const address = listener.address()
    const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/hook`
    const args = ["--db", fresh(), "--start", "2026-03-02T10:00:00Z", "--clock", "real"]
    const running = await Program.start(program, args, "200")
    const stripe = client(running.port)
    await stripe.webhookEndpoints.create({ url, enabled_events: ["charge.succeeded"] })
    const pay = () => stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" })
    const line = String((await pay()).balance_transaction)
    const { available_on } = await stripe.balanceTransactions.retrieve(line)
    await fetch(`${running.url}/_sandbox/advance`, {
      method: "POST",
      headers: { authorization: `Bearer ${Shop.key}` },
      body: JSON.stringify({ to: available_on - 8 })
    })
    const paid = async (): Promise<boolean> => {
      try {
        await pay()
        return true
      } catch (error) {
        expect(error).toMatchObject({ statusCode: 500 })
        return false
      }
    }
    while (await paid());
    expect(heard).toBeGreaterThan(0)
    // The money of the first one matures meanwhile, which cannot be kept; nor can who has heard of the last.
    await new Promise((resolve) => setTimeout(resolve, 10_000))
    expect(await paid()).toBe(false)
    await running.kill("SIGKILL")
    listener.close()
  })
})
