/**
 * Application fees: whose payment shows them, and what may be changed of what was given back of them.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

describe("an application fee", () => {
  it("is shown by the destination charge that it is of, and by the payment at its destination", async () => {
    const { seller, stripe } = await Shop.start()
    const destination = await seller()
    const fee = { application_fee_amount: 100, transfer_data: { destination } }
    const expand = ["latest_charge.transfer"]
    const { latest_charge } = await stripe.paymentIntents.create({ ...Shop.paid, ...fee, amount: 1000, expand })
    const charge = latest_charge as Stripe.Charge
    const [made] = (await stripe.applicationFees.list()).data
    expect(charge.application_fee).toBe(made?.id)
    const payment = String((charge.transfer as Stripe.Transfer).destination_payment)
    expect(made).toMatchObject({ charge: payment, originating_transaction: charge.id })
    const arrived = await stripe.charges.retrieve(payment, {}, { stripeAccount: destination })
    expect(arrived.application_fee).toBe(made?.id)
    const expanded = await stripe.charges.retrieve(charge.id, { expand: ["application_fee"] })
    expect(expanded.application_fee).toMatchObject({ id: made?.id, amount: 100 })
    const [told] = (await stripe.events.list({ type: "charge.succeeded" })).data
    expect(told?.data.object).toMatchObject({ application_fee: made?.id })
    const none = await stripe.paymentIntents.create({
      ...Shop.paid,
      amount: 1000,
      transfer_data: { destination },
      expand: ["latest_charge"]
    })
    expect(none.latest_charge).toMatchObject({ application_fee: null })
  })

  it("is told by the id of an account that has no name, and by the name of one that has", async () => {
    const { seller, stripe } = await Shop.start()
    const told = async (stripeAccount: string) => {
      const fee = { amount: 1000, application_fee_amount: 100 }
      await stripe.paymentIntents.create({ ...Shop.paid, ...fee }, { stripeAccount })
      return (await stripe.balanceTransactions.list({ type: "application_fee" })).data[0]?.description
    }
    const id = await seller()
    expect(await told(id)).toMatch(new RegExp(`^Application fee from application .* for ${id} \\(${id}\\)$`, "u"))
    const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
    const business_profile = { name: "Bakery" }
    const { id: named } = await stripe.accounts.create({ type: "express", business_profile, capabilities })
    expect(await told(named)).toMatch(new RegExp(` for Bakery \\(${named}\\)$`, "u"))
  })

  it("has metadata on what was given back of it, and its change is told", async () => {
    const { seller, stripe } = await Shop.start()
    const stripeAccount = await seller()
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, application_fee_amount: 100 }, { stripeAccount })
    const [fee] = (await stripe.applicationFees.list()).data
    const id = fee?.id ?? ""
    const refund = await stripe.applicationFees.createRefund(id, { amount: 40, metadata: { a: "1" } })
    const changed = await stripe.applicationFees.updateRefund(id, refund.id, { metadata: { a: "", b: "2" } })
    expect(changed).toMatchObject({ id: refund.id, amount: 40, metadata: { b: "2" } })
    expect(await stripe.applicationFees.retrieveRefund(id, refund.id)).toEqual(changed)
    const [told] = (await stripe.events.list({ type: "application_fee.refund.updated" })).data
    expect(told?.data).toMatchObject({
      object: { id: refund.id },
      previous_attributes: { metadata: { a: "1", b: null } }
    })
    expect(await Shop.refused(stripe.applicationFees.updateRefund(id, "fr_none", {}))).toMatchObject({
      statusCode: 404,
      message: "No such fee refund: 'fr_none'"
    })
  })
})
