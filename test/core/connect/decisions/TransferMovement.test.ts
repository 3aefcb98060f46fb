import { describe, expect, it } from "vitest"
import type { Done } from "#core/simulation/Run.ts"
import * as Money from "#core/money/Money.ts"
import { after, charge, done, money, objectOf, passed, reversal, topUp, transfer, tuesday } from "../Worlds.ts"

const flour = charge("flour", "10.01 usd")
const stall = transfer("stall", "7.03 usd", { sourceTransaction: "ch_flour" })

const movements: ReadonlyArray<readonly [string, () => Done]> = [
  ["a transfer", () => done(after([flour]), stall, tuesday)],
  ["a reversal", () => done(after([flour, stall]), reversal("x", "tr_stall", { amount: money("3.33 usd") }))]
]

describe("a transfer between two books", () => {
  it.each(movements)("has two lines, the platform's first, of the same amount the other way: %s", (_, send) => {
    const [ours = expect.fail(), theirs = expect.fail(), ...more] = send().outcome.transactions
    expect(more).toEqual([])
    expect(ours.account).toBe("acct_market")
    expect(theirs.account).toBe("acct_ada")
    expect(theirs.amount).toEqual(Money.negate(ours.amount))
    expect(theirs.availableOn).toBe(ours.availableOn)
    expect([ours.fee, theirs.fee]).toEqual([money("0 usd"), money("0 usd")])
  })

  it("draws on one pot and brings the money to the same one, there and back", () => {
    const debit = charge("debit", "10.01 usd", { paymentMethod: "us_bank_account" })
    const world = after([debit])
    const sent = done(world, transfer("stall", "7.03 usd", { sourceTransaction: "py_debit" }))
    const back = done(world, reversal("x", "tr_stall"))
    const lines = [...sent.outcome.transactions, ...back.outcome.transactions]
    expect(lines.map(({ sourceType }) => sourceType)).toEqual(Array.from({ length: 4 }, () => "bank_account"))
    expect(objectOf(sent, "py_stall")).toHaveProperty("paymentMethod", "us_bank_account")
  })

  it("without a charge behind it is like a card payment to the account that receives it", () => {
    const world = after([topUp("more", "50.00 usd", { expectedAvailabilityDate: tuesday })])
    passed(world, tuesday)
    const sent = done(world, transfer("stall", "7.03 usd", { sourceType: "bank_account" }))
    expect(objectOf(sent, "py_stall")).toMatchObject({ paymentMethod: "card", sourceType: "bank_account" })
  })
})
