import { describe, expect, it } from "vitest"
import { marketplace, saas } from "../../guide/Combinations.ts"
import { said } from "../../guide/Requests.ts"

describe("a payment and what goes back of it", () => {
  it("is made on the seller's account", () => {
    expect([...said(saas, "Take a payment"), ...said(saas, "Refund one"), ...said(saas, "Answer a dispute")]).toEqual([
      "/v1/payment_intents for the seller amount=10000 currency=usd automatic_payment_methods[enabled]=true " +
        "application_fee_amount=1000",
      "/v1/refunds for the seller charge=$CHARGE refund_application_fee=true",
      "/v1/disputes/$DISPUTE for the seller evidence[uncategorized_text]=$EVIDENCE submit=true"
    ])
  })

  it("is sent on in the same request", () => {
    expect([...said(marketplace, "Take a payment"), ...said(marketplace, "Refund one")]).toEqual([
      "/v1/payment_intents amount=10000 currency=usd automatic_payment_methods[enabled]=true " +
        "application_fee_amount=1000 transfer_data[destination]=$ACCOUNT",
      "/v1/refunds charge=$CHARGE reverse_transfer=true refund_application_fee=true"
    ])
    expect(said(marketplace, "Answer a dispute")[1]).toBe("/v1/transfers/$TRANSFER/reversals")
  })

  it("is sent on by transfers of their own", () => {
    const separate = { ...marketplace, charge: "separate" } as const
    expect([...said(separate, "Take a payment"), ...said(separate, "Refund one")]).toEqual([
      "/v1/payment_intents amount=10000 currency=usd automatic_payment_methods[enabled]=true transfer_group=order-kept",
      "/v1/transfers amount=9000 currency=usd destination=$ACCOUNT source_transaction=$CHARGE transfer_group=order-kept",
      "/v1/transfers/$TRANSFER/reversals",
      "/v1/refunds charge=$CHARGE"
    ])
  })
})
