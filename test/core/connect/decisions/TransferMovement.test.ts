import { describe, expect, it } from "vitest"
import type { Done } from "#core/simulation/Run.ts"
import * as Money from "#core/money/Money.ts"
import { after, charge, done, money, reversal, transfer, tuesday } from "../Worlds.ts"

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
})
