/**
 * Payment methods of the platform's customers that are cloned to connected accounts, and pay there.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Specification from "../../specification/Specification.ts"
import * as Shop from "./Shop.ts"

/** A customer of the platform with a card, and a seller. */
const open = async (card = "pm_card_mastercard") => {
  const shop = await Shop.start()
  const { seller, stripe } = shop
  const customer = (await stripe.customers.create()).id
  const original = (await stripe.paymentMethods.attach(card, { customer })).id
  return { ...shop, ada: await seller(), customer, original }
}

const pay = (stripe: Stripe, stripeAccount: string, params: Partial<Stripe.PaymentIntentCreateParams>) =>
  stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, ...params }, { stripeAccount })

describe("a customer's card", () => {
  it("is cloned to an account, and pays it once", async () => {
    const { ada, balance, customer, original, stripe } = await open()
    const on = { stripeAccount: ada }
    await stripe.paymentMethods.update(original, { billing_details: { name: "Ben" }, metadata: { of: "Ben" } })
    const clone = await stripe.paymentMethods.create({ customer, payment_method: original }, on)
    expect(Specification.problems(clone).filter((problem) => !Specification.isKnown(problem))).toEqual([])
    expect(clone).toMatchObject({
      billing_details: { name: "Ben" },
      card: { brand: "mastercard", last4: "4444" },
      customer: null,
      metadata: {},
      type: "card"
    })
    expect((await Shop.refused(stripe.paymentMethods.retrieve(clone.id))).statusCode).toBe(404)
    const { latest_charge } = await pay(stripe, ada, { application_fee_amount: 100, payment_method: clone.id })
    const charge = await stripe.charges.retrieve(latest_charge as string, {}, on)
    expect([charge.payment_method, charge.payment_method_details?.card?.last4]).toEqual([clone.id, "4444"])
    expect(await balance(ada)).toEqual({ pending: 841, available: 0 })
    const again = await Shop.refused(pay(stripe, ada, { payment_method: clone.id }))
    expect(again.message).toContain("It may not be used again.")
    expect((await stripe.paymentMethods.retrieve(original)).customer).toBe(customer)
  })

  it("may be a customer's there too, and pays for them then", async () => {
    const { ada, customer, original, stripe } = await open("pm_card_authenticationRequiredOnSetup")
    const on = { stripeAccount: ada }
    const clone = await stripe.paymentMethods.create({ customer, payment_method: original, metadata: { a: "1" } }, on)
    expect(clone.metadata).toEqual({ a: "1" })
    const theirs = (await stripe.customers.create({}, on)).id
    await stripe.paymentMethods.attach(clone.id, { customer: theirs }, on)
    for (const _ of [1, 2]) {
      const paid = await pay(stripe, ada, { customer: theirs, payment_method: clone.id, off_session: true })
      expect(paid.status).toBe("succeeded")
    }
  })

  it("was set up once for all accounts", async () => {
    const { ada, customer, original, stripe } = await open("pm_card_authenticationRequiredOnSetup")
    const clone = await stripe.paymentMethods.create({ customer, payment_method: original }, { stripeAccount: ada })
    expect((await pay(stripe, ada, { payment_method: clone.id, off_session: true })).status).toBe("succeeded")
  })
})

describe("a card that is nobody's", () => {
  it("has had its use once it is cloned", async () => {
    const { ada, stripe } = await open()
    const on = { stripeAccount: ada }
    const { id } = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } })
    const clone = await stripe.paymentMethods.create({ payment_method: id }, on)
    expect((await pay(stripe, ada, { payment_method: clone.id })).status).toBe("succeeded")
    const again = await Shop.refused(stripe.paymentMethods.create({ payment_method: id }, on))
    expect(again.message).toContain("shared with a connected account without Customer attachment")
  })

  it("may be one of Stripe's test names", async () => {
    const { ada, stripe } = await open()
    const clone = await stripe.paymentMethods.create({ payment_method: "pm_card_visa" }, { stripeAccount: ada })
    expect(clone.card?.last4).toBe("4242")
  })
})

describe("a request to clone one", () => {
  const refusals: ReadonlyArray<readonly [what: string, params: (known: Known) => object, message: string]> = [
    [
      "without its customer",
      ({ original }) => ({ payment_method: original }),
      "The `payment_method` parameter supplied ORIGINAL belongs to the Customer CUSTOMER. Please include the Customer in " +
        "the `customer` parameter on the PaymentMethod."
    ],
    [
      "of a customer who does not have it",
      ({ customer }) => ({ customer, payment_method: "pm_card_visa" }),
      "The customer does not have a payment method with the ID pm_card_visa. The payment method must be attached to the " +
        "customer."
    ],
    ["of nobody", ({ original }) => ({ customer: "cus_1", payment_method: original }), "No such customer: 'cus_1'"],
    ["that is not there", ({ customer }) => ({ customer, payment_method: "pm_1" }), "No such PaymentMethod: 'pm_1'"],
    ["that is not named", ({ customer }) => ({ customer }), "Missing required param: payment_method."],
    [
      "as another type",
      ({ customer, original }) => ({ customer, payment_method: original, type: "us_bank_account" }),
      "The payment method is of type card, not us_bank_account."
    ],
    ["that says nothing", () => ({}), "Missing required param: type."]
  ]

  interface Known {
    readonly customer: string
    readonly original: string
  }

  it.each(refusals)("%s is refused", async (_, params, message) => {
    const known = await open()
    const { ada, customer, original, stripe } = known
    const refused = await Shop.refused(stripe.paymentMethods.create(params(known), { stripeAccount: ada }))
    expect(refused.message).toBe(message.replace("ORIGINAL", original).replace("CUSTOMER", customer))
    expect((await stripe.paymentMethods.list({}, { stripeAccount: ada })).data).toEqual([])
  })

  it("to the platform itself is refused", async () => {
    const { customer, original, stripe } = await open()
    const refused = await Shop.refused(stripe.paymentMethods.create({ customer, payment_method: original }))
    expect(refused.message).toBe(
      "A payment method can only be shared with a connected account: send its id as Stripe-Account."
    )
  })
})
