/**
 * Whose a payment method is, through the official SDK: nobody pays with what is another's, and nothing pays twice
 * unless it is somebody's.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const spent =
  "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a " +
  "connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a " +
  "PaymentMethod multiple times, you must attach it to a Customer first."

const dead =
  "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may " +
  "not be used again."

const taken =
  "The payment method you provided has already been attached to a customer. Detach it before attaching it to another."

const notOf = (id: string): string =>
  `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`

const ownedBy = (id: string, customer: string, noun: string): string =>
  `The \`payment_method\` parameter supplied ${id} belongs to the Customer ${customer}. Please include the Customer in ` +
  `the \`customer\` parameter on the ${noun}.`

/** Two customers, the first of whom has a card. */
const start = async () => {
  const { balance, server, stripe } = await Shop.start()
  const ada = (await stripe.customers.create()).id
  const ben = (await stripe.customers.create()).id
  const card = (await stripe.paymentMethods.attach("pm_card_visa", { customer: ada })).id
  const pay = (params: Partial<Stripe.PaymentIntentCreateParams>) =>
    stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method: card, ...params })
  const refused = async (asked: Promise<unknown>, message: string, param = "payment_method") =>
    expect(await Shop.refused(asked)).toMatchObject({
      type: "StripeInvalidRequestError",
      statusCode: 400,
      param,
      message
    })
  return { ada, balance, ben, card, pay, refused, server, stripe }
}

const eventsOf = async (stripe: Stripe, type: string): Promise<ReadonlyArray<Stripe.PaymentMethod>> =>
  (await stripe.events.list({ type })).data.map(({ data }) => data.object as Stripe.PaymentMethod)

describe("a customer's payment method", () => {
  it("pays for no other customer, and not without one", async () => {
    const { ada, balance, ben, card, pay, refused, stripe } = await start()
    await refused(pay({ customer: ben }), notOf(card))
    await refused(pay({}), ownedBy(card, ada, "PaymentIntent"))
    await refused(pay({ customer: ben, setup_future_usage: "off_session" }), notOf(card))
    await refused(pay({ customer: ben, confirm: false }), notOf(card))
    const charge = { amount: 1000, currency: "usd", source: card }
    await refused(stripe.charges.create({ ...charge, customer: ben }), notOf(card), "source")
    expect((await stripe.paymentIntents.list()).data).toEqual([])
    expect(await balance()).toEqual({ pending: 0, available: 0 })
    expect((await pay({ customer: ada })).status).toBe("succeeded")
    expect((await pay({ customer: ada })).status).toBe("succeeded")
    expect((await stripe.paymentMethods.retrieve(card)).customer).toBe(ada)
  })

  it("is not taken by an intent that is changed or confirmed with it later", async () => {
    const { ada, ben, card, pay, refused, stripe } = await start()
    const { payment_method: _, confirm: __, ...later } = { ...Shop.paid, amount: 1000 }
    const { id } = await stripe.paymentIntents.create({ ...later, customer: ben })
    await refused(stripe.paymentIntents.update(id, { payment_method: card }), notOf(card))
    await refused(stripe.paymentIntents.confirm(id, { payment_method: card }), notOf(card))
    await refused(
      stripe.paymentIntents.update(id, { customer: ada }),
      "You cannot modify `customer` on a PaymentIntent once it already has been set. To fulfill a payment with a " +
        "different Customer, cancel this PaymentIntent and create a new one.",
      "customer"
    )
    const waiting = await pay({ customer: ada, confirm: false })
    await stripe.paymentMethods.detach(card)
    await refused(stripe.paymentIntents.confirm(waiting.id), spent)
  })

  it("is set up for no other, and is no other's choice", async () => {
    const { ada, ben, card, refused, stripe } = await start()
    const setUp = (params: Stripe.SetupIntentCreateParams) =>
      stripe.setupIntents.create({ payment_method: card, confirm: true, return_url: Shop.returnUrl, ...params })
    await refused(setUp({ customer: ben }), notOf(card))
    await refused(setUp({}), ownedBy(card, ada, "SetupIntent"))
    const { id } = await stripe.setupIntents.create({ customer: ben })
    await refused(stripe.setupIntents.update(id, { payment_method: card }), notOf(card))
    await refused(stripe.setupIntents.confirm(id, { payment_method: card, return_url: Shop.returnUrl }), notOf(card))
    await refused(stripe.customers.create({ payment_method: card }), taken)
    await refused(stripe.paymentMethods.attach(card, { customer: ben }), taken)
    const chosen = { invoice_settings: { default_payment_method: card } }
    await refused(stripe.customers.update(ben, chosen), notOf(card), "invoice_settings[default_payment_method]")
    expect((await stripe.customers.update(ada, chosen)).invoice_settings.default_payment_method).toBe(card)
    expect((await setUp({ customer: ada })).status).toBe("succeeded")
    expect((await stripe.customers.listPaymentMethods(ada)).data).toMatchObject([{ id: card }])
    expect((await stripe.customers.list()).data).toHaveLength(2)
  })

  it("that was detached, or whose customer was deleted, neither pays nor is attached again", async () => {
    const { ada, ben, card, pay, refused, stripe } = await start()
    await stripe.paymentMethods.detach(card)
    await refused(pay({}), spent)
    await refused(pay({ customer: ada }), spent)
    await refused(stripe.paymentMethods.attach(card, { customer: ben }), dead)
    const other = (await stripe.paymentMethods.attach("pm_card_visa", { customer: ben })).id
    await stripe.customers.del(ben)
    expect((await stripe.paymentMethods.retrieve(other)).customer).toBeNull()
    await refused(pay({ payment_method: other }), spent)
    expect(await eventsOf(stripe, "payment_method.detached")).toMatchObject([{ id: other }, { id: card }])
  })
})

describe("a payment method that is nobody's", () => {
  it("pays once", async () => {
    const { ada, pay, refused, stripe } = await start()
    const card = { number: "4242424242424242", exp_month: 3, exp_year: 2031 }
    const { id } = await stripe.paymentMethods.create({ type: "card", card })
    expect((await pay({ payment_method: id })).status).toBe("succeeded")
    await refused(pay({ payment_method: id }), spent)
    await refused(stripe.setupIntents.create({ payment_method: id, confirm: true, return_url: Shop.returnUrl }), spent)
    await refused(stripe.paymentMethods.attach(id, { customer: ada }), dead)
    const charged = await stripe.paymentMethods.create({ type: "card", card })
    const charge = { amount: 1000, currency: "usd", source: charged.id }
    expect((await stripe.charges.create(charge)).paid).toBe(true)
    await refused(stripe.charges.create(charge), spent, "source")
  })

  it("becomes the customer's by a payment or an intent that sets it up, and that is told once", async () => {
    const { ada, card, pay, stripe } = await start()
    const fresh = { payment_method: "pm_card_mastercard", customer: ada }
    const paid = await pay({ ...fresh, setup_future_usage: "off_session" })
    const again = { customer: ada, payment_method: paid.payment_method as string }
    expect((await pay({ ...again, setup_future_usage: "off_session" })).status).toBe("succeeded")
    const setUp = await stripe.setupIntents.create({ ...fresh, confirm: true, return_url: Shop.returnUrl })
    const made = await stripe.customers.create({ payment_method: "pm_card_amex" })
    const attached = (await eventsOf(stripe, "payment_method.attached")).toReversed()
    expect(attached.map(({ customer, id }) => [id, customer])).toEqual([
      [card, ada],
      [paid.payment_method, ada],
      [setUp.payment_method, ada],
      [expect.stringMatching(/^pm_/), made.id]
    ])
  })

  it("may be made somebody's after a payment that is to set it up", async () => {
    const { ada, pay, stripe } = await start()
    const { payment_method } = await pay({ payment_method: "pm_card_visa", setup_future_usage: "off_session" })
    const { customer } = await stripe.paymentMethods.attach(payment_method as string, { customer: ada })
    expect(customer).toBe(ada)
    expect((await pay({ payment_method: payment_method as string, customer: ada })).status).toBe("succeeded")
  })
})
