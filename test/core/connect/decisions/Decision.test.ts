import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Decision from "#core/connect/decisions/Decision.ts"
import {
  after,
  charge,
  feeRefund,
  money,
  refund,
  reversal,
  sten,
  toAda,
  transfer,
  tuesday,
  type world
} from "../Worlds.ts"

const before = [
  toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") }),
  charge("flour", "10.00 usd"),
  transfer("stall", "7.00 usd", { sourceTransaction: "ch_flour" })
]

const commands: ReadonlyArray<readonly [Decision.Command, ReadonlyArray<string>]> = [
  [charge("x", "5.00 usd", { stripeAccount: sten.id }), ["ch_x"]],
  [refund("x", "ch_cake", { reverseTransfer: true, refundApplicationFee: true }), ["re_x", "trr_x", "pyr_x", "fr_x"]],
  [transfer("x", "1.00 usd", { sourceTransaction: "ch_flour" }), ["tr_x", "py_x"]],
  [reversal("x", "tr_stall"), ["trr_x", "pyr_x"]],
  [feeRefund("x", "fee_cake"), ["fr_x"]]
]

/** Everything that the commands could have touched. */
const seen = (of: ReturnType<typeof world>) => ({
  objects: [of.charge("ch_cake"), of.transfer("tr_cake"), of.transfer("tr_stall"), of.charge("ch_flour")],
  more: [of.charge("py_cake"), of.charge("py_stall"), of.applicationFee("fee_cake"), of.charge("ch_x")],
  held: ["acct_market", "acct_ada", "acct_sten"].map((id) => of.balance(id as "acct_ada", money("1 usd").currency)),
  now: of.now()
})

describe("a decision", () => {
  it.each(commands)("on %o makes %j", (command, ids) => {
    const decided = Result.getOrThrow(Decision.decide(after(before), command, tuesday))
    expect(decided.made.map(({ id }) => id)).toEqual(ids)
  })

  it.each(commands)("on %o is the same each time and changes nothing", (command) => {
    const world = after(before)
    const unchanged = seen(world)
    const first = Decision.decide(world, command, tuesday)
    expect(Decision.decide(world, command, tuesday)).toEqual(first)
    expect(seen(world)).toEqual(unchanged)
  })

  it.each(commands)("on %o gives every object and line an id made of its key, each once", (command) => {
    const { made, transactions } = Result.getOrThrow(Decision.decide(after(before), command, tuesday))
    const ids = [...made, ...transactions].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]+_x(\.\d+)?$/)
  })
})
