import { describe, expect, it } from "vitest"
import * as DisputeRefusal from "#core/connect/DisputeRefusal.ts"

describe("a refund of a disputed charge", () => {
  it("is refused with Stripe's words and code, as recorded", () => {
    expect(DisputeRefusal.chargeDisputed("ch_3MI9w4FwLMQuqQ0P08ZPtxtm")).toMatchObject({
      type: "invalid_request_error",
      status: 400,
      code: "charge_disputed",
      message: "Charge ch_3MI9w4FwLMQuqQ0P08ZPtxtm has been charged back; cannot issue a refund."
    })
  })
})
