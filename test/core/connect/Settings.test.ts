import { expect, it } from "vitest"
import * as Settings from "#core/connect/Settings.ts"

it("where sources disagree, the documented behaviour of today is the default, or a recording's", () => {
  expect(Settings.defaults).toEqual({
    weekends: "next_business_day_is_day_zero",
    sepaDebits: "six_business_days",
    latePaymentFailures: "dispute",
    processingFeeOnRefund: "kept",
    completingRefund: "returns_the_rest",
    applicationFeeLimit: "charge_amount",
    directRefund: "as_requested",
    refundWithoutFunds: "waits",
    partialCapture: "captured_amount",
    reserveOnCollection: "released_before",
    applicationFeeCurrency: "platform",
    crossBorderTransfers: "self_serve",
    settlementCurrencies: "by_country",
    conversionFee: "inside_exchange_rate"
  })
})
