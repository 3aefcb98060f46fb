import { describe, expect, it } from "vitest"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Instant from "#core/time/Instant.ts"
import { after, charge, money, paymentFailure, refund, toAda, transfer } from "../Worlds.ts"

const debit = charge("rent", "10.00 usd", { paymentMethod: "us_bank_account" })
const found = (id: string, ...commands: Parameters<typeof after>[0]): Charge.Charge =>
  after([charge("flour", "10.00 usd"), ...commands]).charge(id) ?? expect.fail()

describe("a charge", () => {
  it("by card has succeeded at once, and a bank debit when its money is available", () => {
    const [flour, rent] = [found("ch_flour"), found("py_rent", debit)]
    expect(Charge.statusAt(flour, flour.created)).toBe("succeeded")
    expect(Charge.statusAt(rent, Instant.of(rent.availableOn - 1))).toBe("pending")
    expect(Charge.statusAt(rent, rent.availableOn)).toBe("succeeded")
    const brought = found("py_sent", debit, transfer("sent", "1.00 usd", { sourceTransaction: "py_rent" }))
    expect(brought.paymentMethod).toBe("us_bank_account")
    expect(Charge.statusAt(brought, brought.created)).toBe("succeeded")
  })

  it("has failed once its bank did not pay", () => {
    const rent = found("py_rent", debit, paymentFailure("bank", "py_rent"))
    expect(Charge.statusAt(rent, rent.created)).toBe("failed")
    expect(rent.failure).toEqual({ code: "insufficient_funds", balanceTransaction: "txn_bank" })
  })

  it("can be refunded by what was not refunded yet", () => {
    expect(Charge.unrefunded(found("ch_flour"))).toEqual(money("10.00 usd"))
    expect(Charge.unrefunded(found("ch_flour", refund("x", "ch_flour", { amount: money("3.50 usd") })))).toEqual(
      money("6.50 usd")
    )
    expect(Charge.unrefunded(found("ch_flour", refund("x", "ch_flour")))).toEqual(money("0 usd"))
  })

  it("counts the transfers that draw on it, and their gross amounts, its own included", () => {
    const sent = (key: string, amount: string) => transfer(key, amount, { sourceTransaction: "ch_flour" })
    const drawn = (count: number, total: string) => ({ count, total: money(total) })
    const two = found("ch_flour", sent("a", "4.08 usd"), sent("b", "5.00 usd"))
    expect(found("ch_flour").transferred).toEqual(drawn(0, "0 usd"))
    expect(two.transferred).toEqual(drawn(2, "9.08 usd"))
    expect(found("ch_cake", toAda("cake", "10.00 usd")).transferred).toEqual(drawn(1, "10.00 usd"))
    expect(Charge.drawn(two.transferred, money("0.92 usd"))).toEqual(drawn(3, "10.00 usd"))
  })

  it("after a refund is the same but for what was refunded", () => {
    const flour = found("ch_flour")
    const once = Charge.refunded(flour, money("3.50 usd"))
    expect(Charge.refunded(once, money("6.50 usd"))).toEqual({ ...flour, amountRefunded: money("10.00 usd") })
    expect(flour.amountRefunded).toEqual(money("0 usd"))
  })
})
