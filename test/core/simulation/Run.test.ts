import { describe, expect, it } from "vitest"
import { type MovingWorld, nothing, type Outcome } from "#core/connect/World.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  after,
  charge,
  done,
  feeRefund,
  held,
  hold,
  market,
  moment,
  monday,
  money,
  passed,
  payout,
  refund,
  reversal,
  sten,
  thursday,
  toAda,
  topUp,
  transfer,
  tuesday,
  wednesday,
  world
} from "../connect/Worlds.ts"
import { transaction, written } from "../ledger/Books.ts"

const usd = money("1 usd").currency
const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })
const flour = charge("flour", "10.00 usd")

const maturity = {
  kind: "maturity",
  at: wednesday,
  account: market.id,
  sourceType: "card",
  amount: money("9.41 usd")
} as const
const matured = [{ happening: maturity, outcome: { ...nothing, matured: [maturity] }, entries: [] }]

/** Everything of a world that a test can see, its coming maturities last: looking at those spends the world. */
const spent = (world: MovingWorld, ids: ReadonlyArray<string>) => ({
  objects: ids.map((id) => [world.charge(id), world.refund(id), world.transfer(id), world.applicationFee(id)]),
  balances: [market, ada, sten].map(({ id }) => world.balance(id, usd)),
  now: world.now(),
  coming: passed(world, thursday)
})

describe("a step that is carried out", () => {
  const made = Run.step(after([flour]), { at: thursday, command: cake })

  it("says what time brought about before it", () => {
    expect(made.happened).toEqual(matured)
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
    passed(untouched, tuesday)
    expect(spent(world, ids)).toEqual(spent(untouched, ids))
  })

  it("has the command, the moment, the refusal and what time brought about before it, and nothing else", () => {
    const command = charge("x", "0.01 usd")
    expect(Run.step(after([flour]), { at: thursday, command })).toEqual({
      _tag: "refused",
      at: thursday,
      command,
      happened: matured,
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
      new Error("ch_flour exists already: a command's key must be unique in its world")
    )
    expect(spent(world, ["ch_flour"])).toEqual(spent(after([cake, flour]), ["ch_flour"]))
  })

  it("such as a key of another kind of command throws at once, and what is under way still arrives", () => {
    const world = after([topUp("more", "5.00 usd", { expectedAvailabilityDate: tuesday })])
    expect(() => Run.step(world, { at: monday, command: charge("more", "10.00 usd") })).toThrow(
      new Error('a command with the key "more" was carried out already: a command\'s key must be unique in its world')
    )
    expect(world.charge("ch_more")).toBeUndefined()
    const [arrival] = Run.advance(world, thursday)
    expect(arrival?.outcome.changed).toMatchObject([
      { id: "tu_more", status: "succeeded", balanceTransaction: "txn_more" }
    ])
  })

  it("such as a top-up with the key of a charge throws before its arrival is set", () => {
    const world = after([flour])
    expect(() => Run.step(world, { at: monday, command: topUp("flour", "5.00 usd") })).toThrow('the key "flour"')
    expect(world.topUp("tu_flour")).toBeUndefined()
    expect(Run.advance(world, moment("2026-04-01")).map(({ happening }) => happening.kind)).toEqual(["maturity"])
  })

  it("such as a line without its facts throws", () => {
    const outcome: Outcome = { ...nothing, transactions: [transaction({ type: "payment", source: "py_unseen" })] }
    expect(() => Run.book(world(), outcome)).toThrow("txn_1 waits for the transfer behind py_unseen")
  })

  it("such as time running back throws", () => {
    const world = after([flour])
    passed(world, wednesday)
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

describe("time", () => {
  it("books what it brings about, without a command", () => {
    const world = after([topUp("more", "5.00 usd", { expectedAvailabilityDate: tuesday })])
    expect(Run.advance(world, monday)).toEqual([])
    const happened = Run.advance(world, thursday)
    expect(happened.map(({ happening }) => happening.kind)).toEqual(["top_up_arrival"])
    expect(happened.flatMap(({ entries }) => entries.flatMap(({ postings }) => postings.map(written)))).toEqual([
      "5.00 usd acct_market/bank -> acct_market/balance"
    ])
    expect([Run.advance(world, thursday), world.now()]).toEqual([[], thursday])
  })

  it("brings about, before a command, all that is due at its very moment", () => {
    const world = after([flour, topUp("more", "0.59 usd", { expectedAvailabilityDate: thursday })])
    Run.step(world, { at: wednesday, command: refund("back", "ch_flour") })
    const { happened } = Run.step(world, { at: thursday, command: charge("x", "10.00 usd") })
    expect(happened.map(({ happening }) => happening.kind)).toEqual(["top_up_arrival", "funding", "funding"])
    expect(world.refund("re_back")?.status).toBe("succeeded")
  })

  const plan = [
    toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") }),
    hold("bike", "20.00 usd"),
    flour,
    charge("debit", "10.00 usd", { paymentMethod: "us_bank_account" }),
    topUp("more", "3.00 usd")
  ]
  const later = [
    refund("back", "ch_cake", { reverseTransfer: true, refundApplicationFee: true }),
    payout("out", "8.00 usd"),
    refund("rest", "ch_flour")
  ]
  const end = moment("2026-04-01")

  it.each([
    ["hours", 3_600],
    ["days", 86_400],
    ["an odd step", 50_021]
  ])("in one step or in many, of %s, gives the same world", (_, seconds) => {
    const [once, often] = [after(plan), after(plan)]
    for (const made of [once, often]) for (const command of later) done(made, command, thursday)
    const whole = Run.advance(once, end)
    const parts: Array<Run.Happened> = []
    while (often.now() < end) parts.push(...Run.advance(often, Instant.min(end, Instant.plus(often.now(), seconds))))
    expect(parts).toEqual(whole)
    expect(whole.length).toBeGreaterThan(6)
    expect([...often.objects()]).toEqual([...once.objects()])
    for (const { id } of [market, ada, sten]) {
      for (const pot of ["card", "bank_account", undefined] as const)
        expect(held(often, id, pot)).toBe(held(once, id, pot))
    }
  })
})

describe("a thread of steps", () => {
  const known = (world: MovingWorld) => [...world.objects()].map(({ id }) => id)
  const end = moment("2026-04-01")
  const run = (world: MovingWorld, steps: ReadonlyArray<Dated>) => {
    for (const each of Run.steps(world, steps)) expect(each._tag).toBe("done")
  }
  const of = (id: string, place: "first" | "inner" | "last" | "only") => ({
    thread: { id, isFirst: place === "first" || place === "only", isLast: place === "last" || place === "only" }
  })

  it("is remembered until its last step, and no longer; what is of no thread is remembered", () => {
    const world = after([])
    run(world, [
      { at: monday, command: cake, ...of("cake", "first") },
      { at: monday, command: flour },
      { at: monday, command: charge("salt", "10.00 usd"), ...of("salt", "only") },
      { at: tuesday, command: refund("back", "ch_cake"), ...of("cake", "inner") }
    ])
    expect(known(world)).toEqual(["ch_cake", "tr_cake", "py_cake", "fee_cake", "ch_flour", "re_back"])
    run(world, [{ at: tuesday, command: charge("x", "10.00 usd") }])
    expect(world.charge("ch_cake")).toBeDefined()
  })

  it("is forgotten with all that it made", () => {
    const world = after([])
    run(world, [
      { at: monday, command: cake, ...of("cake", "first") },
      { at: tuesday, command: refund("back", "ch_cake", { reverseTransfer: true }), ...of("cake", "last") }
    ])
    expect(known(world)).toEqual([])
    Run.advance(world, end)
    expect(held(world, market.id)).toBe("0.00 / -0.59")
    expect(held(world, ada.id)).toBe("0.00 / -2.00")
  })

  it.each<readonly [string, ReadonlyArray<Dated>, string, (world: MovingWorld) => string | undefined]>([
    [
      "a refund that waits and its charge",
      [
        { at: monday, command: flour, ...of("it", "first") },
        { at: thursday, command: refund("back", "ch_flour"), ...of("it", "last") }
      ],
      "pending",
      (world) => world.charge("ch_flour") && world.refund("re_back")?.status
    ],
    [
      "a refund that waits and takes a transfer and a fee back with it",
      [
        { at: monday, command: cake, ...of("it", "first") },
        {
          at: thursday,
          command: refund("back", "ch_cake", { reverseTransfer: true, refundApplicationFee: true }),
          ...of("it", "last")
        }
      ],
      "pending",
      (world) => world.transfer("tr_cake") && world.refund("re_back")?.status
    ],
    [
      "a payout that has not arrived",
      [
        { at: monday, command: flour, ...of("it", "first") },
        { at: thursday, command: payout("out"), ...of("it", "last") }
      ],
      "pending",
      (world) => world.payout("po_out")?.status
    ],
    [
      "a top-up that is to come",
      [{ at: thursday, command: topUp("late", "1.00 usd"), ...of("it", "only") }],
      "pending",
      (world) => world.topUp("tu_late")?.status
    ],
    [
      "an authorisation that may expire",
      [{ at: thursday, command: hold("bike", "10.00 usd"), ...of("it", "only") }],
      "held",
      (world) => world.authorization("ch_bike")?.status
    ]
  ])("that has ended is remembered while something can still happen to it: %s", (_, steps, status, look) => {
    const world = after([])
    run(world, steps)
    expect(look(world)).toBe(status)
    const more = topUp("more", "99.00 usd", { expectedAvailabilityDate: moment("2026-03-10") })
    run(world, [{ at: thursday, command: more, ...of("more", "only") }])
    expect(look(world)).toBe(status)
    Run.advance(world, end)
    run(world, [{ at: end, command: charge("x", "10.00 usd"), ...of("x", "only") }])
    expect(known(world)).toEqual([])
  })
})
