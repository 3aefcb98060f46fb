/**
 * Early fraud warnings through the official SDK.
 */
import { expect, it } from "vitest"
import * as Specification from "../../specification/Specification.ts"
import * as Shop from "./Shop.ts"

it("a card's bank warns of fraud, and there is something to be done until the payment is refunded or disputed", async () => {
  const { stripe } = await Shop.start()
  const pay = (payment_method: string) => stripe.paymentIntents.create({ ...Shop.paid, amount: 1000, payment_method })
  await stripe.charges.create({ amount: 100_000, currency: "usd", source: "tok_bypassPending" })
  const [one, other] = [await pay("pm_card_createIssuerFraudRecord"), await pay("pm_card_createIssuerFraudRecord")]
  const { data } = await stripe.radar.earlyFraudWarnings.list()
  expect(data.map(({ actionable, charge, payment_intent }) => [actionable, charge, payment_intent])).toEqual([
    [true, other.latest_charge, other.id],
    [true, one.latest_charge, one.id]
  ])
  expect(data.flatMap(Specification.problems)).toEqual([])
  const [warning] = (await stripe.radar.earlyFraudWarnings.list({ payment_intent: one.id })).data
  expect(warning?.id).toMatch(/^issfr_/)
  expect((await stripe.radar.earlyFraudWarnings.list({ charge: String(other.latest_charge) })).data).toHaveLength(1)
  await stripe.refunds.create({ payment_intent: one.id, reason: "fraudulent" })
  const found = await stripe.radar.earlyFraudWarnings.retrieve(warning?.id ?? "", { expand: ["charge"] })
  expect(found).toMatchObject({ actionable: false, fraud_type: "unauthorized_use_of_card", charge: { refunded: true } })
  const events = await stripe.events.list({ type: "radar.early_fraud_warning.created" })
  expect(events.data).toHaveLength(2)
  const { message } = await Shop.refused(stripe.radar.earlyFraudWarnings.retrieve("issfr_none"))
  expect(message).toBe("No such early fraud warning: 'issfr_none'")
})
