import { describe, expect, it } from "vitest"
import type { MovingWorld, Outcome } from "#core/connect/World.ts"
import * as Run from "#core/simulation/Run.ts"
import {
  ada,
  after,
  charge,
  feeRefund,
  market,
  monday,
  money,
  refund,
  reversal,
  sten,
  thursday,
  toAda,
  transfer,
  tuesday,
  wednesday,
  world
} from "../connect/Worlds.ts"
import { transaction, written } from "../ledger/Books.ts"

const usd = money("1 usd").currency
const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })
const flour = charge("flour", "10.00 usd")

/** Everything of a world that a test can see, its coming maturities last: looking at those spends the world. */
const spent = (world: MovingWorld, ids: ReadonlyArray<string>) => ({
  objects: ids.map((id) => [world.charge(id), world.refund(id), world.transfer(id), world.applicationFee(id)]),
  balances: [market, ada, sten].map(({ id }) => world.balance(id, usd)),
  now: world.now(),
  coming: world.advance(thursday)
})

describe("a step that is carried out", () => {
  const made = Run.step(after([flour]), { at: thursday, command: cake })

  it("says what time brought about before it", () => {
    expect(made.happened).toEqual([
      { kind: "maturity", at: wednesday, account: market.id, transaction: "txn_flour", amount: money("9.41 usd") }
    ])
    expect(Run.step(after([flour]), { at: tuesday, command: cake }).happened).toEqual([])
  })

  it("is applied: its objects are there, its balances moved, its time has come", () => {
    const world = after([flour])
    Run.step(world, { at: tuesday, command: cake })
    expect(world.now()).toBe(tuesday)
    expect(world.charge("py_cake")).toBeDefined()
    expect(world.balance(ada.id, usd)).toEqual({ pending: money("8.00 usd"), available: money("0 usd") })
  })

  it("is booked: an entry for each balance transaction, in their order", () => {
    if (made._tag !== "done") return expect.fail("refused")
    expect(made.entries.map(({ id }) => id)).toEqual([
      "acct_market/txn_cake",
      "acct_market/txn_cake.2",
      "acct_ada/txn_cake.3",
      "acct_market/txn_cake.4"
    ])
    expect(made.entries.map(({ postings }) => postings.map(written))).toEqual([
      ["10.00 usd payers -> acct_market/balance", "0.59 usd acct_market/balance -> stripe/fees"],
      ["10.00 usd acct_market/balance -> clearing/transfer [tr_cake]"],
      [
        "10.00 usd clearing/transfer -> acct_ada/balance [tr_cake]",
        "2.00 usd acct_ada/balance -> clearing/application_fee [py_cake]"
      ],
      ["2.00 usd clearing/application_fee -> acct_market/balance [py_cake]"]
    ])
    expect(made.outcome.transactions.map(({ id }) => id)).toEqual(made.entries.map((entry) => entry.transaction?.id))
  })
})

describe("a step that is refused", () => {
  const refusals = [
    charge("x", "0.01 usd"),
    charge("x", "10.00 eur"),
    charge("x", "10.00 usd", { applicationFeeAmount: money("1.00 usd") }),
    refund("x", "ch_cake", { refundApplicationFee: true }),
    refund("x", "ch_nothing"),
    transfer("x", "99.00 usd"),
    transfer("x", "99.00 usd", { sourceTransaction: "ch_flour" }),
    reversal("x", "tr_cake", { amount: money("10.01 usd") }),
    feeRefund("x", "fee_cake", "2.01 usd")
  ]
  const ids = ["ch_cake", "tr_cake", "py_cake", "fee_cake", "ch_flour", "ch_x", "re_x", "tr_x", "trr_x", "fr_x"]

  it.each(refusals)("says so and changes nothing but the time: %o", (command) => {
    const world = after([cake, flour])
    const step = Run.step(world, { at: tuesday, command })
    expect(step._tag).toBe("refused")
    const untouched = after([cake, flour])
    untouched.advance(tuesday)
    expect(spent(world, ids)).toEqual(spent(untouched, ids))
  })

  it("has the command, the moment, the refusal and what time brought about before it, and nothing else", () => {
    const command = charge("x", "0.01 usd")
    expect(Run.step(after([flour]), { at: thursday, command })).toEqual({
      _tag: "refused",
      at: thursday,
      command,
      happened: [
        { kind: "maturity", at: wednesday, account: market.id, transaction: "txn_flour", amount: money("9.41 usd") }
      ],
      refusal: expect.objectContaining({ code: "amount_too_small" })
    })
  })

  it("can be sent again with the same key", () => {
    const world = after([flour])
    expect(Run.step(world, { at: monday, command: transfer("x", "5.00 usd") })._tag).toBe("refused")
    expect(Run.step(world, { at: wednesday, command: transfer("x", "5.00 usd") })._tag).toBe("done")
  })
})

describe("a bug", () => {
  it("such as a key that was used before throws and changes nothing", () => {
    const world = after([cake, flour])
    expect(() => Run.step(world, { at: monday, command: flour })).toThrow(
      new Error("txn_flour exists already: a command's key must be unique in its world")
    )
    expect(spent(world, ["ch_flour"])).toEqual(spent(after([cake, flour]), ["ch_flour"]))
  })

  it("such as a line without its facts throws", () => {
    const outcome: Outcome = {
      made: [],
      changed: [],
      transactions: [transaction({ type: "payment", source: "py_unseen" })],
      happenings: []
    }
    expect(() => Run.book(world(), outcome)).toThrow("txn_1 waits for the transfer behind py_unseen")
  })

  it("such as time running back throws", () => {
    const world = after([flour])
    world.advance(wednesday)
    expect(() => Run.step(world, { at: tuesday, command: cake })).toThrow(new Error("time does not run back"))
  })
})

describe("steps", () => {
  it("are handed out one at a time, each before the next command is looked at", () => {
    const world = after([])
    const looked: Array<string> = []
    function* commands() {
      for (const command of [flour, charge("x", "0.01 usd"), cake]) {
        looked.push(command.key)
        yield { at: monday, command }
      }
    }
    const seen: Array<string> = []
    for (const step of Run.steps(world, commands())) seen.push(`${step.command.key} ${step._tag} of ${looked.length}`)
    expect(seen).toEqual(["flour done of 1", "x refused of 2", "cake done of 3"])
  })
})
