import { expect, it } from "vitest"
import * as Refund from "#core/connect/objects/Refund.ts"
import { after, charge, refund } from "../Worlds.ts"

it("a refund that is given up keeps what it was, and nothing of what it waited for", () => {
  const debit = charge("rent", "10.00 usd", { paymentMethod: "us_bank_account" })
  const waiting = after([debit, refund("back", "py_rent")]).refund("pyr_back")
  if (waiting?.status !== "pending") return expect.fail()
  const { account, amount, charge: of, created, id, object, refundedBefore } = waiting
  const kept = { account, amount, charge: of, created, id, object, refundedBefore }
  expect(Refund.canceled(waiting)).toStrictEqual({ ...kept, status: "canceled" })
  expect(Refund.unfunded(waiting)).toStrictEqual({
    ...kept,
    status: "failed",
    failure: "unfunded",
    failureReason: "insufficient_funds"
  })
})
