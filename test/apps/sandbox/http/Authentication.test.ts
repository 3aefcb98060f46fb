/**
 * The page that a payer is sent to: it completes what their intent waits for, and leads them back.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type Stripe from "stripe"
import { describe, expect, it, onTestFinished } from "vitest"
import * as Specification from "../../../specification/Specification.ts"
import * as Shop from "../Shop.ts"

const paid = { amount: 1000, currency: "usd", confirm: true, return_url: "https://example.com/return?order=7" } as const

const open = (url: string | null | undefined, rest = "") => fetch(`${url}${rest}`, { redirect: "manual" })

const pageOf = ({ next_action }: Pick<Stripe.PaymentIntent, "next_action">) => next_action?.redirect_to_url?.url

describe("a payment intent whose payer is sent to prove who they are", () => {
  it("pays once they were there, and has them come back", async () => {
    const { balance, server, stripe } = await Shop.start()
    const made = await stripe.paymentIntents.create({ ...paid, payment_method: "pm_card_threeDSecure2Required" })
    const url = `${server.url}/_sandbox/authenticate/${made.id}?client_secret=${made.client_secret}`
    expect(made.next_action).toEqual({ type: "redirect_to_url", redirect_to_url: { return_url: paid.return_url, url } })
    expect(Specification.problems(made).filter((problem) => !Specification.isKnown(problem))).toEqual([])
    const opened = await open(url)
    expect(opened.status).toBe(303)
    expect(opened.headers.get("location")).toBe(
      `https://example.com/return?order=7&payment_intent=${made.id}` +
        `&payment_intent_client_secret=${made.client_secret}&redirect_status=succeeded`
    )
    const after = await stripe.paymentIntents.retrieve(made.id)
    expect(after).toMatchObject({ status: "succeeded", amount_received: 1000, next_action: null })
    expect((await balance()).pending).toBeGreaterThan(0)
    const again = await open(url)
    expect(again.status).toBe(400)
    expect(await again.json()).toMatchObject({ error: { code: "payment_intent_unexpected_state" } })
  })

  it("does not if they fail to, or are declined after it", async () => {
    const { stripe } = await Shop.start()
    const failing = await stripe.paymentIntents.create({ ...paid, payment_method: "pm_card_authenticationRequired" })
    const failed = await open(pageOf(failing), "&outcome=failed")
    expect(failed.headers.get("location")).toContain("redirect_status=failed")
    expect(await stripe.paymentIntents.retrieve(failing.id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "payment_intent_authentication_failure" }
    })
    const payment_method = "pm_card_threeDSecureRequiredChargeDeclined"
    const declined = await open(pageOf(await stripe.paymentIntents.create({ ...paid, payment_method })))
    expect([declined.status, declined.headers.get("location")]).toEqual([
      303,
      expect.stringContaining("redirect_status=failed")
    ])
  })

  it("cannot have another outcome", async () => {
    const { stripe } = await Shop.start()
    const made = await stripe.paymentIntents.create({ ...paid, payment_method: "pm_card_authenticationRequired" })
    const wrong = await open(pageOf(made), "&outcome=zz")
    expect([wrong.status, await wrong.json()]).toMatchObject([
      400,
      { error: { message: "Invalid outcome: must be one of succeeded, or failed", param: "outcome" } }
    ])
    expect((await stripe.paymentIntents.retrieve(made.id)).status).toBe("requires_action")
  })

  it("is nobody's who has not its secret", async () => {
    const { ask, server, stripe } = await Shop.start()
    const made = await stripe.paymentIntents.create({ ...paid, payment_method: "pm_card_authenticationRequired" })
    const url = `${server.url}/_sandbox/authenticate/${made.id}`
    for (const each of [url, `${url}?client_secret=pi_1`, `${server.url}/_sandbox/authenticate/pi_1?client_secret=`]) {
      expect((await open(each)).status).toBe(404)
    }
    expect((await ask(`/_sandbox/authenticate/${made.id}`, { method: "POST" })).status).toBe(404)
    expect((await stripe.paymentIntents.retrieve(made.id)).status).toBe("requires_action")
  })

  it("is sent nowhere where Stripe's scripts ask them, or nothing says where they come back to", async () => {
    const { stripe } = await Shop.start()
    const payment_method = "pm_card_authenticationRequired"
    const scripted = await stripe.paymentIntents.create({ ...paid, payment_method, use_stripe_sdk: true })
    const plain = await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method })
    for (const { next_action } of [scripted, plain]) expect(next_action?.type).toBe("use_stripe_sdk")
    const confirmed = await stripe.paymentIntents.confirm(plain.id, { return_url: "myshop://back", payment_method })
    expect((await open(pageOf(confirmed))).headers.get("location")).toContain("myshop://back?payment_intent=pi_")
  })

  it("pays on the account that it is of", async () => {
    const { seller, stripe } = await Shop.start()
    const on = { stripeAccount: await seller() }
    const payment_method = "pm_card_authenticationRequired"
    const made = await stripe.paymentIntents.create({ ...paid, payment_method }, on)
    expect((await open(pageOf(made))).status).toBe(303)
    expect((await stripe.paymentIntents.retrieve(made.id, {}, on)).status).toBe("succeeded")
  })
})

describe("a setup intent whose payer is sent to prove who they are", () => {
  it("is ready once they were there", async () => {
    const { stripe } = await Shop.start()
    const payment_method = "pm_card_authenticationRequired"
    const { id } = await stripe.setupIntents.create({ payment_method })
    const made = await stripe.setupIntents.confirm(id, { return_url: "https://example.com/return" })
    expect(made.next_action?.redirect_to_url?.return_url).toBe("https://example.com/return")
    const opened = await open(made.next_action?.redirect_to_url?.url)
    expect(opened.headers.get("location")).toBe(
      `https://example.com/return?setup_intent=${id}&setup_intent_client_secret=${made.client_secret}` +
        "&redirect_status=succeeded"
    )
    expect((await stripe.setupIntents.retrieve(id)).status).toBe("succeeded")
    const create = { payment_method, confirm: true, return_url: "https://example.com/return" }
    const other = await stripe.setupIntents.create(create)
    const failed = await open(other.next_action?.redirect_to_url?.url, "&outcome=failed")
    expect(failed.headers.get("location")).toContain("redirect_status=failed")
  })
})

describe("a world in a file", () => {
  it("keeps where a payer is sent to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "connect-ledger-authentication-"))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const db = join(folder, "world.sqlite")
    const first = await Shop.start({ db })
    const made = await first.stripe.paymentIntents.create({ ...paid, payment_method: "pm_card_authenticationRequired" })
    await first.server.stop()
    const second = await Shop.start({ db })
    expect((await second.stripe.paymentIntents.retrieve(made.id)).next_action).toEqual(made.next_action)
  })
})
