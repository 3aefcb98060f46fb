/**
 * The official Stripe CLI against the sandbox: every event that it can trigger, recipes from files, and plain requests.
 */
import { existsSync, readdirSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Stripe } from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"
import * as StripeCli from "./StripeCli.ts"

const recipes = fileURLToPath(new URL("../../fixtures/stripe-cli/", import.meta.url))

/** Which events cannot be triggered, and why; a name that ends in a dot stands for all that begin with it. */
const refused: ReadonlyArray<readonly [reason: string, ...events: ReadonlyArray<string>]> = [
  [
    "Billing is no part of the model: invoices, subscriptions and what belongs to them",
    "billing_portal.",
    "coupon.",
    "credit_note.",
    "customer.discount.",
    "customer.subscription.",
    "invoice.",
    "invoiceitem.",
    "payment_link.",
    "plan.",
    "promotion_code.",
    "quote.",
    "subscription.",
    "subscription_schedule.",
    "tax_rate.",
    "v1.billing."
  ],
  ["Issuing is no part of the model", "issuing_authorization.", "issuing_card.", "issuing_cardholder."],
  ["Issuing is no part of the model", "issuing_transaction."],
  ["nobody's identity is verified here", "identity."],
  ["reports are made by the command line, not by the sandbox", "reporting."],
  [
    "money that payers send ahead is no part of the model",
    "cash_balance.",
    "customer_cash_balance_transaction.",
    "payment_intent.partially_funded"
  ],
  ["how an inquiry ends that its seller closes is not documented", "charge.dispute.closed"],
  ["of older ways to pay, sources are not served", "customer.source."]
]

/** Which cannot be found after the CLI says that it triggered them, and why. */
const unmade: Readonly<Record<string, string>> = {
  "account.application.deauthorized": "it is told on an account that is deleted then, and whose events nobody can list"
}

const reasonOf = (event: string): string | undefined =>
  refused.find(([, ...names]) =>
    names.some((name) => (name.endsWith(".") ? event.startsWith(name) : event === name))
  )?.[0]

/** Of payments by SEPA debit in euros: sent to a platform in France, whose price for those is known. */
const inEuros = new Set([
  "checkout.session.async_payment_failed",
  "checkout.session.async_payment_succeeded",
  "payment_intent.processing"
])

/** A sandbox with some money: the recipes of transfers send more than what their own payment leaves after its fee. */
const shop = async (event: string): Promise<Shop.Shop> => {
  const [country, currency] = inEuros.has(event) ? ["FR", "eur"] : ["US", "usd"]
  const made = await Shop.start({ platform: { country } })
  await made.stripe.charges.create({ amount: 100_000, currency, source: "tok_bypassPending" })
  return made
}

/** Of all events, those of connected accounts too, the newest first. */
const typesOf = async (stripe: Stripe): Promise<ReadonlyArray<string>> => {
  const types: Array<string> = []
  const accounts = (await stripe.accounts.list({ limit: 100 })).data.map(({ id }) => ({ stripeAccount: id }))
  for (const options of [...accounts, {}]) {
    types.push(...(await stripe.events.list({ limit: 100 }, options)).data.map(({ type }) => type))
  }
  return types
}

/** How each of `all` ends, a few of them at a time. */
const outcomes = async (
  all: ReadonlyArray<string>,
  run: (name: string) => Promise<StripeCli.Said & { readonly isMade?: boolean }>
): Promise<Readonly<Record<string, string>>> => {
  const left = [...all]
  const ended: Record<string, string> = {}
  const work = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const { code, isMade = true, text } = await run(name)
      ended[name] =
        code !== 0
          ? `fails: ${text}`
          : isMade
            ? "succeeds"
            : "makes no such event, or is listed as one that is not found"
    }
  }
  await Promise.all([work(), work(), work()])
  return ended
}

const asExpected = (ended: Readonly<Record<string, string>>): ReadonlyArray<string> =>
  Object.entries(ended).flatMap(([event, how]) => {
    const reason = reasonOf(event)
    if ((reason === undefined) === (how === "succeeds")) return []
    return [reason === undefined ? `${event} ${how}` : `${event} succeeds, and is listed as refused: ${reason}`]
  })

describe.skipIf(StripeCli.path === undefined)("the Stripe CLI", { timeout: 240_000 }, () => {
  it("triggers every event that is not listed as refused, and no other", async () => {
    const events = await StripeCli.events()
    expect(events.length).toBeGreaterThan(100)
    const ended = await outcomes(events, async (event) => {
      const { server, stripe } = await shop(event)
      const before = await typesOf(stripe)
      const said = await StripeCli.run(server.url, "trigger", event)
      // Debits are paid, or not, some days later.
      if (inEuros.has(event)) server.advance("14d")
      const types = (await typesOf(stripe)).slice(0, -before.length)
      return { ...said, isMade: types.includes(event) === (unmade[event] === undefined) }
    })
    expect(asExpected(ended)).toEqual([])
    const listed = refused.flatMap(([, ...names]) => names)
    const idle = listed.filter((name) => !events.some((event) => event.startsWith(name)))
    expect(idle).toEqual([])
  })

  it("carries out the same recipes from files", async () => {
    const files = readdirSync(recipes).filter((file) => file.endsWith(".json"))
    expect(files).toHaveLength(30)
    const ended = await outcomes(
      files.map((file) => file.replace(/\.json$/, "")),
      async (event) => {
        const { server } = await shop(event)
        return StripeCli.run(server.url, "fixtures", join(recipes, `${event}.json`))
      }
    )
    expect(asExpected(ended)).toEqual([])
  })

  it("makes what a trigger says that it makes", async () => {
    const event = "transfer.reversed"
    const { server, stripe } = await shop(event)
    await StripeCli.run(server.url, "trigger", event)
    const types = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type)
    expect(types).toContain(event)
    expect((await stripe.transfers.list()).data).toMatchObject([{ amount: 1000, amount_reversed: 100 }])
  })

  it("posts and gets, and says what was refused", async () => {
    const { server } = await Shop.start()
    const post = ["post", "/v1/charges", "-d", "amount=1000", "-d", "currency=usd", "-d", "source=tok_visa"]
    const made = await StripeCli.run(server.url, ...post, "-d", "metadata[order]=1")
    const { id } = JSON.parse(made.text) as { readonly id: string }
    const got = await StripeCli.run(server.url, "get", id, "--expand", "balance_transaction")
    expect(JSON.parse(got.text)).toMatchObject({ id, metadata: { order: "1" }, balance_transaction: { net: 941 } })
    const balance = await StripeCli.run(server.url, "get", "/v1/balance", "--stripe-account", "acct_nobody")
    expect(balance.text).toContain("does not have access to account 'acct_nobody'")
    expect((await StripeCli.run(server.url, "charges", "capture", id)).text).toContain("has already been captured")
  })
})

/** Somebody who hears webhooks. */
const hearing = async () => {
  const heard: Array<{ readonly body: string; readonly signature: string }> = []
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", (part: Buffer) => (body += part.toString("utf8")))
    request.on("end", () => {
      heard.push({ body, signature: String(request.headers["stripe-signature"]) })
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  return { heard, url: `http://127.0.0.1:${port}/hook`, close: () => void server.close() }
}

describe.skipIf(StripeCli.path === undefined)("stripe listen", { timeout: 120_000 }, () => {
  it("hears what happens, also by time alone, and forwards it so that the SDK verifies it", async () => {
    const { seller, server, stripe } = await Shop.start()
    const ada = await seller()
    await stripe.customers.create({ name: "before" })
    const hook = await hearing()
    const cli = StripeCli.listen(server.url, hook.url)
    try {
      await cli.heard(/Ready!/g, 1)
      const secret = /whsec_\w+/.exec(cli.said())?.[0] ?? ""
      await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" })
      await stripe.customers.create(
        { name: "x".repeat(500), metadata: { note: "é".repeat(400) } },
        { stripeAccount: ada }
      )
      server.advance(Shop.days(2))
      await cli.heard(/\[200\]/g, 3)
      const events = hook.heard.map(({ body, signature }) => stripe.webhooks.constructEvent(body, signature, secret))
      expect(events.map(({ type }) => type).toSorted()).toEqual([
        "balance.available",
        "charge.succeeded",
        "customer.created"
      ])
      expect(events.find(({ type }) => type === "customer.created")).toMatchObject({
        account: ada,
        data: { object: { metadata: { note: "é".repeat(400) } } }
      })
    } finally {
      await cli.stop()
      hook.close()
    }
  })

  it("needs a session that was asked for, with a key", async () => {
    const { ask, server } = await Shop.start()
    const session = await ask("/v1/stripecli/sessions", { method: "POST", headers: { authorization: "" } })
    expect(session.status).toBe(401)
    const refused = new WebSocket(`${server.url.replace("http", "ws")}/_sandbox/listen`)
    await new Promise<void>((resolve) => void refused.addEventListener("error", () => resolve()))
    expect((await ask("/v1/balance")).status).toBe(200)
  })
})

describe("the recipes", () => {
  it("are there with their licence", () => expect(existsSync(join(recipes, "LICENSE"))).toBe(true))
})
