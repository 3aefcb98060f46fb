/**
 * Charges of a connected account: the platform takes money out of its balance.
 */
import { expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const debit = { amount: 1000, currency: "usd" } as const

it("brings the platform a payment, and the account a transfer", async () => {
  const { balance, seller, stripe } = await Shop.start()
  const source = await seller()
  await stripe.charges.create({ ...debit, amount: 5000, source: "tok_bypassPending" }, { stripeAccount: source })
  const [before, had] = [await balance(), await balance(source)]
  const said = { description: "rent", metadata: { month: "may" }, transfer_group: "rents" }
  const made = await stripe.charges.create({ ...debit, source, ...said, expand: ["balance_transaction"] })
  expect(made).toMatchObject({
    ...said,
    id: expect.stringMatching(/^py_/),
    object: "charge",
    amount: 1000,
    captured: true,
    paid: true,
    status: "succeeded",
    payment_method_details: { type: "stripe_account" },
    source_transfer: expect.stringMatching(/^tr_/),
    balance_transaction: { type: "payment", amount: 1000, fee: 15, net: 985 }
  })
  expect(await stripe.charges.retrieve(made.id)).toMatchObject(said)
  const after = await balance()
  expect(after.available - before.available).toBe(985)
  expect(await balance(source)).toEqual({ ...had, available: had.available - 1000 })
  const [transfer] = (await stripe.transfers.list({}, { stripeAccount: source })).data
  expect(transfer).toMatchObject({ id: made.source_transfer, amount: 1000, destination_payment: made.id })
})

it("is refused as the account's own transfer is, and of what it cannot say", async () => {
  const { seller, stripe } = await Shop.start()
  const source = await seller()
  const refused = async (said: object, options = {}) =>
    Shop.refused(stripe.charges.create({ ...debit, source, ...said }, options))
  expect(await refused({ currency: "eur" })).toMatchObject({ statusCode: 400, rawType: "invalid_request_error" })
  expect(await refused({ source: "acct_none" })).toMatchObject({ statusCode: 403, code: "account_invalid" })
  const unserved = "sandbox_not_served"
  for (const [name, value] of [
    ["capture", false],
    ["on_behalf_of", source],
    ["application_fee_amount", 5]
  ] as const) {
    expect(await refused({ [name]: value })).toMatchObject({
      code: unserved,
      param: name,
      message: `This sandbox cannot do that: an account debit with ${name} is not served.`
    })
  }
  expect(await refused({}, { stripeAccount: source })).toMatchObject({
    code: unserved,
    param: "source",
    message: "This sandbox cannot do that: only the platform debits accounts."
  })
  expect((await stripe.charges.list()).data).toEqual([])
})

it("is not given back, though its payment is there", async () => {
  const { seller, stripe } = await Shop.start()
  const source = await seller()
  await stripe.charges.create({ ...debit, amount: 5000, source: "tok_bypassPending" }, { stripeAccount: source })
  const { id } = await stripe.charges.create({ ...debit, source })
  expect(await Shop.refused(stripe.refunds.create({ charge: id }))).toMatchObject({
    statusCode: 400,
    code: "sandbox_not_served",
    param: "charge",
    message: `This sandbox cannot do that: refunding ${id}, which a transfer brought, is not served.`
  })
})
