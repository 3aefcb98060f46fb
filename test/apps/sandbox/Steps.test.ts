/**
 * What banks, schemes and Stripe do, and Dashboards and card readers: steps of a scenario, asked for when they happen.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

type Did = Stripe.ApiList<{ readonly id: string; readonly object: string; readonly status?: string }>

/** Has it happen now; what it made and changed. */
const happen = async (stripe: Stripe, step: Readonly<Record<string, unknown>>): Promise<Did> =>
  (await stripe.rawRequest("POST", "/v1/test_helpers/steps", step)) as unknown as Did

const sold = async ({ stripe }: Shop.Shop, amount = 10_000) => {
  const { latest_charge } = await stripe.paymentIntents.create({ ...Shop.paid, amount })
  return String(latest_charge)
}

describe("a step of a scenario", () => {
  it("disputes a charge when the test says so, and decides as it says", async () => {
    const shop = await Shop.start()
    const { server, stripe } = shop
    const charge = await sold(shop)
    server.advance("30d")
    const step = { charge, amount: "40.00 usd", reason: "product_not_received", evidence_due_by: "2026-04-10" }
    const { data, object } = await happen(stripe, { dispute: step })
    const [{ id } = { id: "" }] = data
    expect(object).toBe("list")
    expect(await stripe.disputes.retrieve(id)).toMatchObject({
      amount: 4000,
      charge,
      reason: "product_not_received",
      status: "needs_response",
      evidence_details: { due_by: Date.parse("2026-04-10T23:59:59Z") / 1000 }
    })
    await stripe.disputes.update(id, { evidence: { uncategorized_text: "It was sent." } })
    await happen(stripe, { dispute_lost: { dispute: id, amount_reinstated: "10.00 usd" } })
    expect(await stripe.disputes.retrieve(id)).toMatchObject({ status: "lost" })
    // A charge of 100.00 less 3.20; 40.00 and 15.00 for the dispute, 15.00 for its evidence; 10.00 come back.
    expect(await shop.balance()).toEqual({ pending: 0, available: 9680 - 4000 - 1500 - 1500 + 1000 })
  })

  it("is told of in events that no request brought about", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const charge = await sold(shop)
    await happen(stripe, { dispute: { charge, reason: "fraudulent" } })
    const { data } = await stripe.events.list({ type: "charge.dispute.created" })
    expect(data).toMatchObject([{ request: { id: null }, data: { object: { charge } } }])
  })

  it("is about any account's objects, whoever asks", async () => {
    const { seller, stripe } = await Shop.start()
    const stripeAccount = await seller()
    await stripe.charges.create({ amount: 10_000, currency: "usd", source: "tok_bypassPending" }, { stripeAccount })
    const { id: payout } = await stripe.payouts.create({ amount: 5000, currency: "usd" }, { stripeAccount })
    const { data } = await happen(stripe, { payout_failure: { payout, failure_code: "account_closed" } })
    expect(data).toMatchObject([
      { id: payout, object: "payout", status: "failed" },
      { id: stripeAccount, object: "account", payouts_enabled: false }
    ])
  })

  it("takes cards in person and typed in, at their prices", async () => {
    const { balance, stripe } = await Shop.start()
    const { data } = await happen(stripe, { charge: { amount: "100.00 usd", payment_method: "card_present" } })
    expect(data).toMatchObject([{ object: "charge" }])
    // 2.7% and 0.05.
    expect(await balance()).toEqual({ pending: 9725, available: 0 })
    const held = { amount: "100.00 usd", payment_method: "card_keyed", capture_method: "manual" }
    const [{ id } = { id: "" }] = (await happen(stripe, { charge: held })).data
    await stripe.charges.capture(id, { amount: 5000 })
    // 3.4% and 0.30.
    expect(await balance()).toEqual({ pending: 9725 + 5000 - 200, available: 0 })
    const [{ id: second } = { id: "" }] = (await happen(stripe, { charge: held })).data
    const released = await happen(stripe, { authorization_cancel: { charge: second } })
    expect(released.data).toMatchObject([{ id: second, captured: false, refunded: true }])
  })

  it("says flags and lists in a form, too", async () => {
    const { seller, stripe } = await Shop.start()
    const account = await seller()
    const stop = { stripe_account: account, disabled_reason: "under_review", disables: ["payouts"] }
    const { data } = await happen(stripe, { account_disable: stop })
    expect(data).toMatchObject([{ id: account, charges_enabled: true, payouts_enabled: false }])
    await happen(stripe, { account_enable: { stripe_account: account } })
    await happen(stripe, { account_pause: { stripe_account: account, payouts: true } })
    expect(await stripe.accounts.retrieve(account)).toMatchObject({
      charges_enabled: true,
      payouts_enabled: false,
      requirements: { disabled_reason: "platform_paused" }
    })
  })

  it("tells what becomes of a capability", async () => {
    const { seller, stripe } = await Shop.start()
    const stripe_account = await seller()
    await happen(stripe, { capability_update: { stripe_account, capability: "transfers", status: "inactive" } })
    const { data } = await stripe.events.list({ type: "capability.updated" }, { stripeAccount: stripe_account })
    expect(data[0]).toMatchObject({
      data: { object: { id: "transfers", status: "inactive" }, previous_attributes: { status: "active" } }
    })
  })

  it("shows no more than the id of what is not served", async () => {
    const { seller, stripe } = await Shop.start()
    const advance = { stripe_account: await seller(), advance_amount: "100.00 usd", withhold_rate: "10%" }
    const { data } = await happen(stripe, { financing: advance })
    const id = expect.any(String)
    expect(data.slice(0, 2)).toEqual([
      { id, object: "flex_loan" },
      { id, object: "capital.financing_transaction" }
    ])
  })
})

/** Refusals in Stripe's words are the model's; the others are ours. */
const refusals: ReadonlyArray<
  readonly [step: Readonly<Record<string, unknown>>, refusal: Readonly<Record<string, unknown>>]
> = [
  [
    { dispute: { charge: "ch_1", reason: "fraudulent" } },
    { code: "resource_missing", message: "No such charge: 'ch_1'", param: "charge" }
  ],
  [
    { dispute: { charge: "ch_1", reason: "fraudulant" } },
    {
      message: expect.stringMatching(/^dispute\.reason: Did you mean fraudulent\? Expected /),
      param: "dispute[reason]"
    }
  ],
  [
    { dispute: { charge: "ch_1" } },
    { message: expect.stringMatching(/^dispute\.reason: Missing key\. Why/), param: "dispute[reason]" }
  ],
  [{}, { message: expect.stringMatching(/^Expected exactly one of charge, /) }],
  [
    { dispute_won: { dispute: "dp_1" }, dispute_lost: { dispute: "dp_1" } },
    { message: "A step does one thing, and this one has dispute_won and dispute_lost; expected a step for each" }
  ],
  [
    { at: "2026-03-04", dispute_won: { dispute: "dp_1" } },
    { code: "parameter_unknown", param: "at" }
  ],
  [
    { top_up: { amount: "5.00 usd", expected_availability_date: "2026-03-01" } },
    {
      message:
        "top_up.expected_availability_date: 2026-03-01 is before the top-up is made, which is at " +
        "2026-03-02T10:00:00Z; expected no earlier moment",
      param: "top_up[expected_availability_date]"
    }
  ],
  [
    { refund: { charge: "ch_1" } },
    { code: "sandbox_not_served", message: "This sandbox cannot do that: the parameter refund is not served." }
  ],
  [
    { charge: { amount: "5.00 usd" } },
    {
      code: "sandbox_not_served",
      message: "This sandbox cannot do that: that is asked for as at Stripe, by POST /v1/payment_intents.",
      param: "charge"
    }
  ],
  [
    { top_up: { amount: "5.00 usd" } },
    { message: "This sandbox cannot do that: that is asked for as at Stripe, by POST /v1/topups." }
  ],
  [
    { account_disable: { stripe_account: "acct_1", disabled_reason: "rejected.platform_fraud" } },
    { message: "This sandbox cannot do that: that is asked for as at Stripe, by POST /v1/accounts/{id}/reject." }
  ],
  [
    { capability_update: { stripe_account: "acct_1", capability: "transfers", status: "unrequested" } },
    {
      message:
        "This sandbox cannot do that: that is asked for as at Stripe, by POST " +
        "/v1/accounts/{id}/capabilities/{capability}."
    }
  ],
  [
    { external_account_update: { stripe_account: "acct_1" } },
    {
      message: "This sandbox cannot do that: that is asked for as at Stripe, by /v1/accounts/{id}/external_accounts."
    }
  ]
]

describe("a step that is refused", () => {
  it("is one that lets a hold go which a payment intent has", async () => {
    const { stripe } = await Shop.start()
    const held = { ...Shop.paid, amount: 1000, capture_method: "manual" } as const
    const { latest_charge: charge } = await stripe.paymentIntents.create(held)
    const { message } = await Shop.refused(happen(stripe, { authorization_cancel: { charge } }))
    expect(message).toBe(
      "This sandbox cannot do that: that is asked for as at Stripe, by POST /v1/payment_intents/{id}/cancel."
    )
  })

  it.each(refusals)("%j", async (step, refusal) => {
    const { stripe } = await Shop.start()
    const { raw } = await Shop.refused(happen(stripe, step))
    expect(raw).toMatchObject({ type: "invalid_request_error", ...refusal })
  })
})
