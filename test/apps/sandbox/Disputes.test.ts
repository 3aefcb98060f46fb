/**
 * Disputes through the official SDK: found, answered with evidence, won, lost, escalated and closed.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

/** A Monday with three disputes: two chargebacks and, of a seller's own charge, an inquiry. */
const scenario = {
  platform: { country: "US" },
  accounts: { ada: { type: "express" } },
  steps: [
    { at: "2026-03-02T10:00:00Z", id: "mug", charge: { amount: "100.00 usd" } },
    { at: "2026-03-02T10:00:00Z", id: "cup", charge: { amount: "50.00 usd" } },
    { at: "2026-03-02T10:00:00Z", id: "jar", charge: { amount: "80.00 usd", stripe_account: "ada" } },
    { at: "2026-03-02T11:00:00Z", id: "mug-back", dispute: { charge: "mug", reason: "fraudulent" } },
    { at: "2026-03-02T12:00:00Z", id: "cup-back", dispute: { charge: "cup", reason: "product_not_received" } },
    {
      at: "2026-03-02T13:00:00Z",
      id: "jar-asked",
      dispute: { charge: "jar", reason: "general", status: "warning_needs_response" }
    }
  ]
}

const start = () => Shop.start({ scenario })

const onAda = { stripeAccount: "acct_ada" }

const lineOf = ({ balance_transactions: lines }: Stripe.Dispute) =>
  lines.map(({ amount, fee, net }) => [amount, fee, net])

const told = async (stripe: Stripe, on: Stripe.RequestOptions = {}) =>
  (await stripe.events.list({ types: ["charge.dispute.*"] }, on)).data.map(({ type }) => type).toReversed()

describe("a dispute", () => {
  it("is found by itself, by its charge and among all, with its balance transactions in it", async () => {
    const { stripe } = await start()
    const [found] = (await stripe.disputes.list({ charge: "ch_mug" })).data
    expect(found).toMatchObject({
      object: "dispute",
      id: "dp_mug-back",
      amount: 10_000,
      currency: "usd",
      charge: "ch_mug",
      reason: "fraudulent",
      status: "needs_response",
      is_charge_refundable: false,
      evidence: { uncategorized_text: null },
      evidence_details: { has_evidence: false, past_due: false, submission_count: 0 }
    })
    expect(found === undefined ? [] : lineOf(found)).toEqual([[-10_000, 1500, -11_500]])
    expect((await stripe.disputes.list()).data.map(({ id }) => id)).toEqual(["dp_cup-back", "dp_mug-back"])
    const { charge } = await stripe.disputes.retrieve("dp_mug-back", { expand: ["charge"] })
    expect(charge).toMatchObject({ id: "ch_mug", disputed: true })
    const [line] = (await stripe.balanceTransactions.list({ source: "dp_mug-back", expand: ["data.source"] })).data
    expect(line).toMatchObject({ type: "adjustment", source: { object: "dispute", id: "dp_mug-back" } })
    expect(await told(stripe)).toEqual([
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn"
    ])
  })

  it("is its account's only", async () => {
    const { stripe } = await start()
    expect((await stripe.disputes.list({}, onAda)).data.map(({ id }) => id)).toEqual(["dp_jar-asked"])
    expect(await Shop.refused(stripe.disputes.retrieve("dp_jar-asked"))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
      message: "No such dispute: 'dp_jar-asked'"
    })
  })

  it("keeps evidence that is not submitted yet, and metadata", async () => {
    const { stripe } = await start()
    const staged = await stripe.disputes.update("dp_mug-back", {
      evidence: { customer_name: "Jane", uncategorized_text: "winning_evidence" },
      metadata: { case: "7" },
      submit: false
    })
    expect(staged).toMatchObject({
      status: "needs_response",
      metadata: { case: "7" },
      evidence: { customer_name: "Jane" },
      evidence_details: { has_evidence: true, submission_count: 0 }
    })
    expect(await stripe.disputes.update("dp_mug-back", { submit: true })).toMatchObject({
      status: "won",
      evidence: { customer_name: "Jane" },
      evidence_details: { has_evidence: true, submission_count: 1 }
    })
  })

  it("is answered, and then its bank thinks about it", async () => {
    const { stripe } = await start()
    const answered = await stripe.disputes.update("dp_mug-back", { evidence: { product_description: "A mug" } })
    expect(answered).toMatchObject({ status: "under_review", evidence_details: { submission_count: 1 } })
    expect((await told(stripe)).at(-1)).toBe("charge.dispute.updated")
    const again = stripe.disputes.update("dp_mug-back", { evidence: { product_description: "A large mug" } })
    expect(await Shop.refused(again)).toMatchObject({ message: expect.stringContaining("so it cannot be answered") })
    expect((await stripe.disputes.retrieve("dp_mug-back")).evidence.product_description).toBe("A mug")
  })

  it("may be one of several of its charge, found together, and each decided by itself", async () => {
    const { balance, stripe } = await Shop.start()
    const { id: intent, latest_charge: charge } = await stripe.paymentIntents.create({ ...Shop.paid, amount: 10_000 })
    const step = (asked: object) => stripe.rawRequest("POST", "/v1/test_helpers/steps", asked)
    await step({ dispute: { charge, amount: "30.00 usd", reason: "product_unacceptable" } })
    await step({ dispute: { charge, amount: "20.00 usd", reason: "general", status: "warning_needs_response" } })
    await step({ dispute: { charge, reason: "product_not_received" } })
    const shown = async () => {
      const { data } = await stripe.disputes.list({ payment_intent: intent })
      return data.map((it) => [it.amount, it.status, it.is_charge_refundable, lineOf(it).length])
    }
    expect(await shown()).toEqual([
      [5000, "needs_response", false, 1],
      [2000, "warning_needs_response", false, 0],
      [3000, "needs_response", false, 1]
    ])
    const found = (await stripe.disputes.list({ charge: String(charge) })).data
    expect(found.map(({ id }) => id)).toHaveLength(3)
    expect(await balance()).toEqual({ pending: 9680 - 3000 - 5000 - 2 * 1500, available: 0 })
    for (const each of found.filter(({ status }) => status === "needs_response")) {
      await stripe.disputes.update(each.id, { evidence: { uncategorized_text: "winning_evidence" } })
    }
    expect((await shown()).map(([, status, isRefundable]) => [status, isRefundable])).toEqual([
      ["won", true],
      ["warning_needs_response", true],
      ["won", true]
    ])
    await stripe.refunds.create({ payment_intent: intent })
    expect((await shown()).map(([, status]) => status)).toEqual(["won", "warning_closed", "won"])
    expect(await balance()).toEqual({ pending: -320 - 2 * 1500, available: 0 })
    expect((await stripe.events.list({ type: "charge.dispute.created" })).data).toHaveLength(3)
  })

  it("is won by winning evidence, and the money comes back", async () => {
    const { balance, stripe } = await start()
    const before = await balance()
    const won = await stripe.disputes.update("dp_mug-back", { evidence: { uncategorized_text: "winning_evidence" } })
    expect(won).toMatchObject({ status: "won", is_charge_refundable: true })
    expect(lineOf(won).map(([amount]) => amount)).toEqual([-10_000, 10_000])
    const after = await balance()
    expect(after.available + after.pending - before.available - before.pending).toBe(10_000)
    expect((await told(stripe)).slice(-3)).toEqual([
      "charge.dispute.updated",
      "charge.dispute.closed",
      "charge.dispute.funds_reinstated"
    ])
  })

  it("is lost by losing evidence, by closing it, and by its deadline", async () => {
    const { balance, server, stripe } = await start()
    const lost = await stripe.disputes.update("dp_mug-back", { evidence: { uncategorized_text: "losing_evidence" } })
    expect(lost).toMatchObject({ status: "lost", evidence_details: { has_evidence: true } })
    const before = await balance()
    expect(await stripe.disputes.close("dp_cup-back")).toMatchObject({ status: "lost" })
    expect(await balance()).toEqual(before)
    expect((await told(stripe)).at(-1)).toBe("charge.dispute.closed")
    expect(await Shop.refused(stripe.disputes.close("dp_cup-back"))).toMatchObject({ statusCode: 400 })

    const other = await start()
    other.server.advance("30d")
    expect(await other.stripe.disputes.retrieve("dp_mug-back")).toMatchObject({
      status: "lost",
      evidence_details: { past_due: true }
    })
    expect(server.now()).toBeLessThan(other.server.now())
  })

  it("that only asks is escalated by the evidence that does that, and takes the money then", async () => {
    const { balance, stripe } = await start()
    const asked = await stripe.disputes.retrieve("dp_jar-asked", {}, onAda)
    expect(asked).toMatchObject({ status: "warning_needs_response", balance_transactions: [] })
    const won = stripe.disputes.update("dp_jar-asked", { evidence: { uncategorized_text: "winning_evidence" } }, onAda)
    expect(await Shop.refused(won)).toMatchObject({
      code: "sandbox_not_served",
      message: "This sandbox cannot do that: an inquiry that ends by winning_evidence is not served."
    })
    const before = await balance("acct_ada")
    const escalated = await stripe.disputes.update(
      "dp_jar-asked",
      { evidence: { uncategorized_text: "escalate_inquiry_evidence" } },
      onAda
    )
    expect(escalated).toMatchObject({ status: "needs_response" })
    expect(lineOf(escalated)).toHaveLength(1)
    expect((await balance("acct_ada")).pending - before.pending).toBeLessThan(-7999)
    expect(await told(stripe, onAda)).toEqual([
      "charge.dispute.created",
      "charge.dispute.updated",
      "charge.dispute.updated",
      "charge.dispute.funds_withdrawn"
    ])
  })

  it("takes no more text than a bank reads", async () => {
    const { stripe } = await start()
    const long = stripe.disputes.update("dp_mug-back", { evidence: { uncategorized_text: "a".repeat(150_001) } })
    expect(await Shop.refused(long)).toMatchObject({
      param: "evidence",
      message: "The evidence has more than 150000 characters in all."
    })
  })
})

it("tells what the evidence was before it was submitted", async () => {
  const { stripe } = await Shop.start()
  await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method: "pm_card_createDispute" })
  const [dispute] = (await stripe.disputes.list()).data
  const id = dispute?.id ?? ""
  await stripe.disputes.update(id, { evidence: { product_description: "a book" }, submit: false })
  await stripe.disputes.update(id, { evidence: { product_description: "two books", customer_name: "Ada" } })
  const [told] = (await stripe.events.list({ type: "charge.dispute.updated" })).data
  expect(told?.data).toMatchObject({
    object: { status: "under_review", evidence: { product_description: "two books", customer_name: "Ada" } },
    previous_attributes: {
      status: "needs_response",
      evidence: { product_description: "a book", customer_name: null },
      evidence_details: { submission_count: 0 }
    }
  })
})
