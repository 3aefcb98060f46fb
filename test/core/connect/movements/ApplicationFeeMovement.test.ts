import { describe, expect, it } from "vitest"
import type { Done } from "#core/simulation/Run.ts"
import * as Money from "#core/money/Money.ts"
import { after, charge, connected, done, feeRefund, money, refund, sten, toAda } from "../Worlds.ts"

const fee = { applicationFeeAmount: money("1.99 usd") }
const cake = toAda("cake", "10.01 usd", fee)
const lamp = charge("lamp", "10.01 usd", { stripeAccount: sten.id, ...fee })
const both = { reverseTransfer: true, refundApplicationFee: true }

const movements: ReadonlyArray<readonly [string, () => Done]> = [
  ["an application-fee refund", () => done(after([cake]), feeRefund("x", "fee_cake", "0.07 usd"))]
]

describe("an application fee between two books", () => {
  it.each(movements)("has two lines, the platform's first, of the same amount the other way: %s", (_, send) => {
    const [ours = expect.fail(), theirs = expect.fail(), ...more] = send().outcome.transactions
    expect(more).toEqual([])
    expect(ours.account).toBe("acct_market")
    expect(theirs.account).toBe("acct_ada")
    expect(theirs.amount).toEqual(Money.negate(ours.amount))
    expect(theirs.availableOn).toBe(ours.availableOn)
    expect([ours.fee, theirs.fee]).toEqual([money("0 usd"), money("0 usd")])
  })

  it("returns to the pot that it came out of", () => {
    const rent = charge("rent", "10.01 usd", { stripeAccount: sten.id, paymentMethod: "us_bank_account", ...fee })
    const pots = done(after([rent]), feeRefund("x", "fee_rent")).outcome.transactions.map((line) => line.sourceType)
    expect(pots).toEqual(["bank_account", "bank_account"])
  })

  it("comes back to a recipient when its payment comes, a day after the platform gives it up", () => {
    const world = after([cake], { accounts: [connected("Ada", "express", { serviceAgreement: "recipient" })] })
    const [ours, theirs] = done(world, feeRefund("x", "fee_cake")).outcome.transactions
    const paid = world.charge("py_cake") ?? expect.fail()
    expect(theirs?.availableOn).toBe(paid.availableOn)
    expect(paid.availableOn - (ours?.availableOn ?? 0)).toBe(24 * 60 * 60)
  })

  it.each([
    ["a destination charge", () => done(after([]), cake), "10.01 usd", "0.59 usd"],
    ["a direct charge", () => done(after([]), lamp), "10.01 usd", "0.59 usd"],
    ["a whole refund", () => done(after([cake]), refund("x", "ch_cake", both)), "-10.01 usd", "0.00 usd"]
  ] as const)("adds nothing: over all balances %s is what the payer and Stripe make of it", (_, send, paid, fee) => {
    const nets = send().outcome.transactions.map(({ net }) => net)
    expect(Money.sum(money(paid).currency, nets)).toEqual(Money.minus(money(paid), money(fee)))
  })
})
